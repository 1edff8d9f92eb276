"""`gxq report`: where the plan stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Command, Word
from gxq_plan.cli._exit import FAIL_ON, FINDINGS, code_of
from gxq_plan.cli._output import put, table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.period import Period

_ABOUT = Text(
    zh="评价计划在一个年度的完成情况：各部门、各指标（问题在前）、"
    "无指标的工作，最后一行是结论。不写期间就用最近有数的年度。",
    en="Assesses the plan for one year: departments, indicators worst first, works without indicators, the verdict "
    "last. Without --period it is the latest year with an actual.",
)
_NAMED = Text(zh="名称或编号", en="name, id or number")
_BY_NAME = Text(zh="名称", en="name")
_STATUSES = ("near", "behind", "far_behind")


def _scope(name: str, zh: str, en: str, how: Text = _NAMED) -> options.Decorator:
    about = Text(zh="只看此{what}（可重复；写{how}）", en="this {what} only (repeatable; {how})")
    about = about.given(what=Text(zh=zh, en=en), how=how)
    return options.option(f"--{name}", multiple=True, value=Text(zh=zh, en=en.upper()), help=about)


@click.command(
    "report",
    cls=Command,
    about=_ABOUT,
    examples=("gxq report --dept 科学技术局", "gxq report --period 2018 --status 滞后", "gxq report -o report.json"),
)
@options.period()
@_scope("dept", "部门", "department", Text(zh="名称或别名", en="name or alias"))
@_scope("project", "工程", "project")
@_scope("task", "任务", "task")
@_scope("work", "工作", "work")
@_scope("source", "来源", "source", _BY_NAME)
@_scope("priority", "路线图类别", "priority", _BY_NAME)
@_scope("status", "状态", "status", Text(zh="滞后、behind 这样的词", en="a word such as behind or 滞后"))
@_scope("trend", "趋势", "trend", Text(zh="停滞、stalled 这样的词", en="a word such as stalled or 停滞"))
@options.option(
    "--fail-on",
    type=Word(FAIL_ON),
    default="error",
    help=Text(
        zh="数据问题从哪一级起退出码为 1（默认 error）",
        en="the severity of findings from which the exit code is 1 (default error)",
    ),
)
@options.option(
    "--fail-on-status",
    type=Word(_STATUSES),
    help=Text(zh="有此状态或更差的指标时退出码为 1", en="exit code 1 where an indicator has this status or worse"),
)
@options.as_of()
@options.output()
@options.formats("json", schema="gxq.report/1")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    period: Period | None,
    fail_on: str,
    fail_on_status: str | None,
    as_of: str | None,
    output: Path | None,
    format: str,
    **scope: tuple[str, ...],
) -> int:
    from gxq_plan.errors import InputError
    from gxq_plan.read.names import Names
    from gxq_plan.uses.audit import audit
    from gxq_plan.uses.check import read
    from gxq_plan.uses.locate import sources

    settings = options.settings_of(ctx)
    plan, folder = options.open_plan(settings)
    options.of_plan(plan, period, ctx)
    chosen = options.scope_of(plan, ctx, **scope)
    inputs, unnamed = sources((), folder)
    submissions, unread = read(Names(plan), inputs)
    if not submissions:
        raise InputError([*unnamed, *unread])
    report = audit(plan, submissions, chosen, period=period, earlier=[*unnamed, *unread], as_of=as_of)
    if format == "json":
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record import of_report

        text = to_json(of_report(report, settings.lang))
    else:
        from gxq_plan.report.outline_report import blocks

        said = blocks(report, everything=settings.verbose, verdict_only=settings.quiet)
        text = table(said, settings, output)
    put(text, settings, output)
    missed = fail_on_status and {one.status for one in report.rows} & set(_STATUSES[_STATUSES.index(fail_on_status) :])
    return code_of(report.findings, fail_on) or (FINDINGS if missed else 0)
