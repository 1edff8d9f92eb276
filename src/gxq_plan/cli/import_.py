"""`gxq import`: a published plan document to a plan file."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Argument, Command, Wrong
from gxq_plan.cli._exit import code_of
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.cli._settings import Settings
    from gxq_plan.model.period import Period
    from gxq_plan.report.imported import Imported

_ABOUT = Text(
    zh="从公开的计划文件取出附件的指标表（.docx、.xlsx、.xls、网页、纯文本；PDF 请先另存为 .docx），"
    "写成计划文件：层级、编号、名称、单位、来源、目标、部门，正文里的牵头和协助部门、总体目标。"
    "口径和方向按措辞提出，标为待确认；取了什么、没有取什么、要人定什么，逐处列出。",
    en="Takes the table of indicators of a published plan (.docx, .xlsx, .xls, a web page, plain text; save a PDF as "
    ".docx first) into a plan file: levels, numbers, names, units, sources, targets, departments, who leads and "
    "assists, the goals of the text. Kinds and directions are proposed and marked unconfirmed; what was taken, what "
    "was left and what a person must decide is told place by place.",
)
_YEARS = re.compile(r"(?P<first>20[0-9]{2})\s*[-—~至]\s*(?P<last>20[0-9]{2})")


def _to_periods(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[Period, ...]:
    """`2021-2025`, or years with commas."""
    from gxq_plan.model.period import Period

    if value is None:
        return ()
    if (found := _YEARS.fullmatch(value.strip())) and found["first"] <= found["last"]:
        return tuple(Period(year) for year in range(int(found["first"]), int(found["last"]) + 1))
    years = [one for one in re.split(r"[\s,，、]+", value) if one]
    if not years or any(not re.fullmatch(r"20[0-9]{2}", one) for one in years) or sorted(set(years)) != years:
        wording = Text(
            zh="--periods 看不懂“{value}”；请写 2021-2025 或 2018,2019,2020",
            en="--periods cannot be '{value}'; write 2021-2025 or 2018,2019,2020",
        )
        raise Wrong(wording, ctx, value=value)
    return tuple(Period(int(one)) for one in years)


@click.command(
    "import",
    cls=Command,
    about=_ABOUT,
    examples=(
        "gxq import 三年行动计划.docx -o plan.yaml",
        "gxq import 附件.xlsx --periods 2021-2025 -o plan.yaml",
        "gxq import page.html --format json",
    ),
)
@click.argument(
    "document",
    cls=Argument,
    shown=Text(zh="文档", en="DOC"),
    type=click.Path(path_type=Path, readable=False, allow_dash=True),
)
@options.option(
    "-o",
    "--output",
    "target",
    type=click.Path(path_type=Path, readable=False, writable=False),
    value=Text(zh="文件", en="FILE"),
    help=Text(
        zh="把计划文件写到这里，- 为屏幕；不写则只看不写",
        en="write the plan file here, - is the screen; else only look",
    ),
)
@options.option("--force", is_flag=True, help=Text(zh="文件已存在时覆盖", en="overwrite a file that is there"))
@options.option(
    "--periods",
    callback=_to_periods,
    value=Text(zh="年度", en="YEARS"),
    help=Text(zh="计划的年度，如 2021-2025（文档没有写明时）", en="the years of the plan, such as 2021-2025"),
)
@options.option("--title", value=Text(zh="名称", en="TITLE"), help=Text(zh="计划的名称", en="the title of the plan"))
@options.option("--id", "name", value=Text(zh="代号", en="ID"), help=Text(zh="计划的代号", en="the id of the plan"))
@options.fail_on()
@options.formats("json", schema="gxq.import/1")
@click.pass_context
def command(
    ctx: click.Context,
    document: Path,
    target: Path | None,
    force: bool,
    periods: tuple[Period, ...],
    title: str | None,
    name: str | None,
    fail_on: str,
    format: str,
) -> int:
    from gxq_plan.uses.import_document import import_document, read_file
    from gxq_plan.uses.import_plan import Given
    from gxq_plan.uses.locate import shown

    settings = options.settings_of(ctx)
    if target is not None and target.is_file() and not force:
        wording = Text(
            zh="{file} 已经存在，没有覆盖；换一个文件名，或加 --force",
            en="{file} is there already; choose another or add --force",
        )
        raise Wrong(wording, ctx, file=target.as_posix())
    is_piped = str(document) == "-"
    data = sys.stdin.buffer.read() if is_piped else read_file(document)
    found = import_document(data, "-" if is_piped else shown(document), Given(name, title, periods))
    if target is not None and str(target) != "-":
        from gxq_plan.write.atomic import write

        write(target, found.text.encode())
    _say(found, settings, target)
    return code_of(found.findings, fail_on)


def _say(found: Imported, settings: Settings, target: Path | None) -> None:
    """The report; it goes to standard error where the plan file itself takes standard output."""
    if target is not None and str(target) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(found.text.encode())
        sys.stdout.flush()
        click.echo(_report(found, settings, None), nl=False, err=True)
    else:
        put(_report(found, settings, target), settings)


def _report(found: Imported, settings: Settings, target: Path | None) -> str:
    if settings.format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record_import import of_import

        return to_json(of_import(found, settings.lang))
    from gxq_plan.report.outline_import import blocks

    file = target.as_posix() if target is not None else None
    return table(blocks(found, written=file, everything=settings.verbose, verdict_only=settings.quiet), settings)
