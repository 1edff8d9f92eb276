"""The summary at the end of a plan (收官): targets, actuals and statuses of every year beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Amount, Cell, Code, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import (
    actual_cell,
    indicator_name,
    method_line,
    status_label,
    target_cell,
    trend_label,
    unconfirmed_footnote,
)
from gxq_plan.report.groups_table import three
from gxq_plan.report.outline_goals import goals
from gxq_plan.report.outline_report import made_up
from gxq_plan.report.outline_works import works
from gxq_plan.report.paper import WARNING, Paper, Part
from gxq_plan.report.paper_department import departments
from gxq_plan.report.paper_sources import sources, stamps
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.blocks import Block
    from gxq_plan.report.final import Final, Line

_TOTAL = Text(zh="合计", en="total")
_MET = Text(zh="完成年数", en="years met")
_OVERVIEW = Text(zh="总体情况", en="Overview")
_TABLE = Text(zh="各年目标、实际和状态", en="Targets, actuals and statuses by year")
_SOURCES = Text(zh="依据与方法", en="Sources and method")


def title(final: Final) -> Text:
    years = {"title": final.last.plan.title, "first": final.periods[0], "last": final.periods[-1]}
    if final.is_whole:
        return Text(zh="{title}  收官总结（{first}至{last}）", en="{title}: final summary, {first} to {last}").given(
            **years
        )
    wording = Text(zh="{title}  截至{last}的总结（尚未收官）", en="{title}: summary up to {last}, not final")
    return wording.given(title=years["title"], last=years["last"])


def blocks(final: Final, *, verdict_only: bool = False) -> list[Block]:
    """On the screen: the years, the indicators, the goals at their last value, the verdict."""
    if verdict_only:
        return [verdict(final)]
    parts: list[Block] = [Heading(title(final), 1), *made_up(final.last), *years(final)]
    count = Text(zh="指标（{count} 项）", en="Indicators ({count})").given(count=len(final.lines))
    parts += [Heading(count, 2), table(final, short=True), *notes(final)]
    parts += [*works(final.last), *goals(final.last)]
    return [*parts, method_line(final.last.plan), verdict(final)]


def years(final: Final) -> Iterator[Block]:
    """What was due, reported and met in each year."""
    columns = (
        Column(words.PERIOD),
        Column(words.DUE, "right"),
        Column(words.REPORTED, "right"),
        Column(words.STATUS["met"], "right"),
        Column(words.STATUS["near"], "right"),
        Column(words.STATUS["behind"], "right"),
        Column(words.MET_RATE, "right", least=8),
        Column(words.SCORE, "right", least=8),
    )
    rows: list[tuple[Cell, ...]] = []
    for report in final.reports:
        one = report.rollups["plan"][0]
        counts = (one.due, one.reported, *three(one, False))
        rows.append((str(report.period), *map(str, counts), percent(one.met_strict), percent(one.score_strict)))
    yield Heading(Text(zh="各年情况", en="By year"), 2)
    yield Table(columns, tuple(rows), "fold")


def table(final: Final, *, short: bool = False) -> Table:
    """A line for each indicator. On a screen target and status of earlier years give way first; paper has no room for
    the columns that are marked wide."""
    columns = [Column(words.ID, least=5), Column(words.INDICATOR, grow=True, least=14)]
    columns += [Column(words.DEPARTMENT, least=10, wide=1), Column(words.UNIT, least=4, wide=1)]
    for at, period in enumerate(final.periods):
        wide = int(short and at < len(final.periods) - 1)
        columns += [
            Column(_of(period, words.TARGET), "right", least=5, wide=wide),
            Column(_of(period, words.ACTUAL), "right", least=5),
            Column(_of(period, words.STATUS_TITLE), least=8, wide=wide * 2),
        ]
    columns += [
        Column(_TOTAL, "right", least=5, wide=int(short)),
        Column(Text(zh="目标合计", en="planned"), "right", least=5, wide=1),
        Column(_MET, "right", least=4),
        Column(words.TREND_TITLE, least=8, wide=1),
    ]
    return Table(tuple(columns), tuple(_cells(one) for one in final.lines), "drop" if short else "fold")


def _of(period: object, what: Text) -> Text:
    return Text(zh="{period}{what}", en="{period} {what}").given(period=str(period), what=what)


def _cells(line: Line) -> tuple[Cell, ...]:
    indicator = line.last.seat.indicator
    cells: list[Cell] = [Code(indicator.id), indicator_name(indicator), indicator.department or "—", indicator.unit]
    for row in line.years:
        cells += [target_cell(row), actual_cell(row), status_label(row.status)]
    cells += [Amount(line.total, indicator.unit), Amount(line.planned, indicator.unit)]
    met = Text(zh="{met}/{judged}", en="{met}/{judged}").given(met=line.met, judged=line.judged)
    return (*cells, met if line.judged else "—", trend_label(line.last.trend))


def notes(final: Final) -> Iterator[Block]:
    said = Text(
        zh="合计只加当年数（流量），并且只加目标和实际都有的年度；年末数、累计数、比率和增速不能相加。"
        "完成年数是达到目标的年数比可判断的年数。",
        en="Only a year's own amounts are added up, over the years that have both a target and an actual; levels, "
        "cumulative totals, ratios and growth are not. Years met are out of those that can be judged.",
    )
    yield Paragraph(said, "quiet")
    yield from unconfirmed_footnote(line.last for line in final.lines)


def verdict(final: Final) -> Paragraph:
    """How many indicators ended with their target met, and how many met it in every year."""
    one = final.last.rollups["plan"][0]
    good, _, late = three(one, False)
    # A copy is the same thing as its original.
    ids = {line.last.seat.indicator.id for line in final.lines}
    judged = [line for line in final.lines if line.judged and line.last.seat.indicator.same_as not in ids]
    wording = Text(
        zh="结论：{period}应报 {due} 项，完成 {met}，滞后 {late}，未报送 {missing}；"
        "各年都完成的 {always} 项，一年也没有完成的 {never} 项",
        en="Verdict: {period}: {due} due, {met} met, {late} behind, {missing} missing; {always} met in every year, "
        "{never} in none",
    )
    facts = {
        "period": final.periods[-1],
        "due": one.due,
        "met": good,
        "late": late,
        "missing": one.due - one.reported,
        "always": sum(line.is_always_met for line in judged),
        "never": sum(line.met == 0 for line in judged),
    }
    return Paragraph(wording.given(**facts), "fair" if late or one.due > one.reported else "good")


def paper(final: Final) -> Paper:
    """The document of a summary."""
    plan = final.last.plan
    about = [one for one in (plan.document_no, plan.issuer) if one]
    said = Text(zh="{about}", en="{about}").given(about=about)
    warning = WARNING if made_up(final.last) else None
    return Paper(title(final), said, tuple(_parts(final)), warning, stamps(final.last))


def _parts(final: Final) -> Iterator[Part]:
    overview = (*made_up(final.last), verdict(final), *years(final), *works(final.last), *goals(final.last))
    yield Part("overview", "overview", _OVERVIEW, overview)
    yield Part("figures", "figures", _TABLE, (table(final),))
    yield from departments(final.last)
    yield Part("sources", "sources", _SOURCES, (*notes(final), *sources(final.last)))
