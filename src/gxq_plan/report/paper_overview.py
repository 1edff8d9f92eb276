"""The first part of a document: how many rows met their targets, the lights, what lags, what is to be expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Heading, Pairs, Table
from gxq_plan.report.cells import LEVELS, level
from gxq_plan.report.figures import View, figures_table, worst_first
from gxq_plan.report.groups_table import groups_table
from gxq_plan.report.outline_compare import changes
from gxq_plan.report.outline_goals import goals
from gxq_plan.report.outline_lift import lifts
from gxq_plan.report.outline_outlook import outlook
from gxq_plan.report.outline_report import made_up, title, verdict
from gxq_plan.report.outline_works import works
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.blocks import Cell
    from gxq_plan.report.report import Report

LAGGING = ("far_behind", "behind", "behind_schedule", "not_reported")
_WHY = View(("id", "name", "department", "target", "actual", "gap", "attainment", "status", "note"))
_WHY_INSIDE = View(("id", "name", "department", "target", "expected", "actual", "schedule", "status", "note"))


def overview(report: Report) -> Iterator[Block]:
    """Verdict and counts, then the lights of each level, what lags with the reasons that were given, outlook, works,
    goals."""
    yield from made_up(report)
    yield verdict(report)
    yield Pairs(tuple(_counts(report)))
    yield from title(report).notes
    yield from _lights(report)
    yield from lifts(report)
    yield from changes(report)
    yield from _lagging(report)
    yield from outlook(report)
    yield from works(report)
    yield from goals(report)


def _counts(report: Report) -> Iterator[tuple[Text, Cell]]:
    """What was counted, of how many; the met rate from strict (of what was due) to lenient (of what was reported)."""
    one = report.rollups["plan"][0]
    yield words.DUE, str(one.due)
    yield words.REPORTED, f"{one.reported}（{percent(one.reporting_rate)}）"
    for status, count in one.counts.items():
        if count:
            yield words.STATUS[status], str(count)
    interval = Text(zh="{strict}（按应报）~ {lenient}（按已报）", en="{strict} (of due) ~ {lenient} (of reported)")
    yield words.MET_RATE, interval.given(strict=percent(one.met_strict), lenient=percent(one.met_lenient))


def _lights(report: Report) -> Iterator[Block]:
    for which in (*LEVELS[:2], "departments"):
        groups = report.rollups[which]
        if len(groups) > 1:
            name = words.DEPARTMENT if which == "departments" else level(report.plan, which)
            yield Heading(Text(zh="各{name}", en="By {name}").given(name=name), 2)
            yield groups_table(groups, name, inside=not report.period.is_annual)


def _lagging(report: Report) -> Iterator[Block]:
    rows = [row for row in worst_first(report.rows) if row.status in LAGGING]
    if rows:
        yield Heading(Text(zh="滞后与未报（{count} 项）", en="Behind or missing ({count})").given(count=len(rows)), 2)
        view = _WHY if report.period.is_annual else _WHY_INSIDE
        yield _fitted(figures_table(rows, view.of(report.rows)))


def _fitted(table: Table) -> Table:
    return table._replace(narrow="fold")
