"""`gxq bulletin`: the 通报 of a period as a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Command
from gxq_plan.cli._exit import code_of
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.period import Period

_ABOUT = Text(
    zh="起草一个期间的通报：总体情况、分工程分部门、滞后事项和原因、未报送、下一步、附件表。"
    "句子都由数据写成；数据里没有的（文号、主送、日期、未说明的原因）留作标黄的待填处。",
    en="Drafts the bulletin of a period: overall, by project and department, what lags and why, what is missing, next "
    "steps, annex tables. Every sentence is made of figures; what they do not say is a marked blank.",
)
_WISHES = {
    "to": (Text(zh="主送单位", en="addressees"), Text(zh="单位", en="NAMES")),
    "number": (Text(zh="发文字号", en="document number"), Text(zh="字号", en="NUMBER")),
    "signature": (
        Text(zh="署名，默认为计划的发布单位", en="signature (the plan's issuer)"),
        Text(zh="单位", en="NAME"),
    ),
    "date": (Text(zh="成文日期，如 2020年1月20日", en="date, such as 2020-01-20"), Text(zh="日期", en="DATE")),
}


def _wish(name: str) -> options.Decorator:
    about, value = _WISHES[name]
    return options.option(f"--{name}", value=value, help=about)


@click.command(
    "bulletin",
    cls=Command,
    about=_ABOUT,
    examples=("gxq bulletin -o 通报.docx", "gxq bulletin --period 2020Q3 --to 各部门 -o 通报.docx"),
)
@options.period()
@_wish("to")
@_wish("number")
@_wish("signature")
@_wish("date")
@options.as_of()
@options.output(".docx", ".md")
@options.formats("docx", "markdown", schema="")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    period: Period | None,
    as_of: str | None,
    output: Path | None,
    format: str,
    **wishes: str | None,
) -> int:
    from gxq_plan.report.outline_bulletin import Wishes, blocks, bulletin

    settings = options.settings_of(ctx)
    options.readable(format, output, ctx)
    report = options.report_of(ctx, period, as_of)
    made = bulletin(report, Wishes(**wishes))
    result: str | bytes
    if format == "docx":
        from gxq_plan.render import to_docx

        result = to_docx.bulletin(made, settings.lang)
    elif format == "markdown":
        from gxq_plan.render.to_markdown import to_markdown

        result = to_markdown(blocks(made), settings.lang)
    else:
        result = table(blocks(made), settings, output)
    put(result, settings, output)
    return code_of(report.findings, "error")
