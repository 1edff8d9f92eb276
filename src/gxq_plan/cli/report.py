"""`gxq report`: where the plan stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import click

from gxq_plan.cli import _options as options
from gxq_plan.cli._click import Command, Word, Wrong
from gxq_plan.cli._exit import FAIL_ON, FINDINGS, code_of
from gxq_plan.cli._final import refused, summed_up, written
from gxq_plan.cli._output import put, table
from gxq_plan.render.formats import FORMATS, rendered
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gxq_plan.model.period import Period
    from gxq_plan.report.figures import View
    from gxq_plan.report.report import Report

_ABOUT = Text(
    zh="评价计划在一个年度的完成情况：各部门、各指标（问题在前）、"
    "无指标的工作，最后一行是结论。不写期间就用最近有数的年度。",
    en="Assesses the plan for one year: departments, indicators worst first, works without indicators, the verdict "
    "last. Without --period it is the latest year with an actual.",
)
_NAMED = Text(zh="名称或编号", en="name, id or number")
_BY_NAME = Text(zh="名称", en="name")
_FORMATS = ("json", *FORMATS)
# Worst last. Inside a year there is one word for what is late: it counts as behind.
_STATUSES = ("near", "behind", "far_behind")
_INSIDE_A_YEAR = {"behind": ("behind_schedule",)}


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
@options.option(
    "--compare",
    callback=options.to_period,
    value=Text(zh="期间", en="PERIOD"),
    help=Text(
        zh="与更早的一个同长度期间相比：状态、灯号、差距的变化",
        en="compare with an earlier period of the same length: statuses, lights and gaps that moved",
    ),
)
@options.option(
    "--final",
    is_flag=True,
    help=Text(
        zh="收官总结：各年的目标、实际、状态并列；最后一年还没有数时，加 --period 写明截至哪一年",
        en="the summary at the end: all years side by side; before the last year has data, --period says up to which",
    ),
)
@options.option(
    "--columns",
    value=Text(zh="列", en="NAMES"),
    help=Text(
        zh="表中只要这些列，按此顺序，用逗号分开，如 编号,指标,目标,推算",
        en="these columns of the table in this order, with commas: id,name,target,forecast",
    ),
)
@options.option(
    "--wide",
    is_flag=True,
    help=Text(zh="列出所有列，表可以比屏幕宽", en="every column; the table may be wider than the screen"),
)
@options.option(
    "--sort",
    value=Text(zh="依据", en="KEY"),
    help=Text(
        zh="排序：状态（默认，差的在前）、编号、完成率、差距、趋势、责任部门、推算、每年需、序时差；前加 - 则倒序",
        en="order: status (default, worst first), id, attainment, gap, trend, department, forecast, needed, schedule; "
        "a - before it reverses",
    ),
)
@options.as_of()
@options.output(".html", ".xlsx", ".docx", ".md", ".csv", several=True)
@options.formats(*_FORMATS, schema="gxq.report/1")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    period: Period | None,
    fail_on: str,
    fail_on_status: str | None,
    compare: Period | None,
    final: bool,
    columns: str | None,
    wide: bool,
    sort: str | None,
    as_of: str | None,
    output: tuple[Path, ...],
    format: str,
    **scope: tuple[str, ...],
) -> int:
    from gxq_plan.uses.audit import audit, latest_year

    settings = options.settings_of(ctx)
    if final and format == "json":
        settings.schema = "gxq.final/1"
    plan, folder = options.open_plan(settings)
    options.of_plan(plan, period, ctx)
    chosen = options.scope_of(plan, ctx, **scope)
    asked = _Asked(columns, wide, sort)
    targets = {one: options.format_of(ctx, one, _FORMATS) if len(output) > 1 else format for one in output or (None,)}
    for target, its_format in targets.items():
        options.readable(its_format, target, ctx)
    if "table" not in targets.values():
        _only_a_table(asked, ctx)
    if final:
        refused(ctx, period, compare=compare, **asked._asdict())
    submissions, unread = options.submitted(plan, folder)
    if final:
        found = summed_up(ctx, plan, submissions, chosen, period, unread, as_of)
        for target, its_format in targets.items():
            put(written(found, its_format, settings, target), settings, target)
        return code_of(found.last.findings, fail_on)
    period = period or latest_year(plan, submissions)
    if compare:
        options.of_plan(plan, compare, ctx, "compare")
        _comparable(period, compare, ctx)
    report = audit(plan, submissions, chosen, period=period, compare=compare, earlier=unread, as_of=as_of)
    for target, its_format in targets.items():
        put(_result(report, its_format, asked, target, ctx), settings, target)
    missed = fail_on_status and {one.status for one in report.rows} & _as_bad_as(fail_on_status)
    return code_of(report.findings, fail_on) or (FINDINGS if missed else 0)


def _result(report: Report, format: str, asked: _Asked, target: Path | None, ctx: click.Context) -> str | bytes:
    """The report in a format: JSON, a document, or the table that was asked for."""
    settings = options.settings_of(ctx)
    if format == "json":
        from gxq_plan import __version__
        from gxq_plan.render.to_json import to_json
        from gxq_plan.report.record import of_report

        return to_json(of_report(report, settings.lang, __version__))
    if format in FORMATS:
        from gxq_plan.report.outline_paper import paper

        return rendered(paper(report), format, settings.lang)
    from gxq_plan.report.outline_report import blocks

    said = blocks(report, _view(asked, report, ctx), everything=settings.verbose, verdict_only=settings.quiet)
    return table(said, settings, target)


def _as_bad_as(status: str) -> set[str]:
    """A status and all worse ones, with what they are called inside a year."""
    worse = _STATUSES[_STATUSES.index(status) :]
    return {*worse, *(word for one in worse for word in _INSIDE_A_YEAR.get(one, ()))}


class _Asked(NamedTuple):
    """What the command line says of the table, as it is written."""

    columns: str | None
    wide: bool
    sort: str | None


def _only_a_table(asked: _Asked, ctx: click.Context) -> None:
    """JSON has every figure in the plan's order; an option that would do nothing is an error."""
    given = next((name for name, value in asked._asdict().items() if value), None)
    if given:
        wording = Text(
            zh="--{option} 只用于表格；JSON 总是列出全部数据", en="--{option} is for the table; JSON has every figure"
        )
        raise Wrong(wording, ctx, option=given)


def _comparable(period: Period, compare: Period, ctx: click.Context) -> None:
    if compare.months_long != period.months_long or compare.order >= period.order:
        wording = Text(
            zh="--compare {compare} 不能与 {period} 相比：要同样长短、更早的期间",
            en="--compare {compare} cannot be compared with {period}: give an earlier period of the same length",
        )
        raise Wrong(wording, ctx, compare=str(compare), period=str(period))


def _view(asked: _Asked, report: Report, ctx: click.Context) -> View:
    """The table that is asked for; an unknown column or key is answered with the nearest."""
    from gxq_plan.report.figures import SORTS, View, available

    if asked.wide and asked.columns:
        raise Wrong(Text(zh="--wide 和 --columns 只能用一个", en="use either --wide or --columns"), ctx)
    known = {name: name for name in SORTS} | {word: name for name, (also, _) in SORTS.items() for word in also}
    changes = report.comparison.changes if report.comparison else None
    sort = asked.sort or "status"
    key = _named(sort.removeprefix("-"), known, "sort", ctx)
    columns: tuple[str, ...] = ()
    if asked.columns is not None:
        figures = available(inside=not report.period.is_annual, changes=changes)
        known = {word: name for name, one in figures.items() for word in (name, *one.chinese)}
        written = [word for word in re.split(r"[\s,，、]+", asked.columns) if word]
        columns = tuple(dict.fromkeys(_named(word, known, "columns", ctx) for word in written))
        if not columns:
            raise Wrong(Text(zh="--columns 没有写列名", en="--columns names no column"), ctx)
    return View(columns, asked.wide, f"-{key}" if sort.startswith("-") else key, changes)


def _named(word: str, known: Mapping[str, str], option: str, ctx: click.Context) -> str:
    from gxq_plan.read.nearest import folded, nearest

    found = {folded(name): key for name, key in known.items()}.get(folded(word))
    if found is not None:
        return found
    near = nearest(word, known)
    hint = (
        Text(zh="是不是：{names}？", en="did you mean {names}?").given(names=list(near))
        if near
        else Text(zh="可以是：{names}", en="it can be: {names}").given(names=list(dict.fromkeys(known.values())))
    )
    wording = Text(zh="--{option} 没有“{word}”；{hint}", en="--{option}: there is no '{word}'; {hint}")
    raise Wrong(wording, ctx, option=option, word=word, hint=hint)
