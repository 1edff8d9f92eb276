"""The part of a document that is about one department: its counts, what it must do next, its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Paragraph
from gxq_plan.report.cells import unconfirmed_footnote
from gxq_plan.report.figures import figures_table, worst_first
from gxq_plan.report.groups_table import groups_table
from gxq_plan.report.outline_next import next_steps
from gxq_plan.report.outline_works import works
from gxq_plan.report.paper import Part
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report, Rollup


def departments(report: Report) -> Iterator[Part]:
    """A part for each department that owns rows of the report or works without any, in the plan's order."""
    for name in _names(report):
        part = _of(report, name)
        yield Part("department", name, Text.both(name), tuple(_blocks(part, name)))


def _names(report: Report) -> list[str]:
    owners = [row.seat.indicator.department for row in report.rows]
    owners += [work.department or work.lead for work, _ in report.works_without_indicators]
    listed = [one.name for one in report.plan.departments]
    return sorted({one for one in owners if one}, key=lambda one: (*listed, one).index(one))


def _of(report: Report, name: str) -> Report:
    """The report with the rows and works of one department. Its roll-ups are those of the whole report, so that what
    is said of the department here is what is said of it there."""
    return report._replace(
        scope={**report.scope, "dept": (name,)},
        rows=tuple(row for row in report.rows if row.seat.indicator.department == name),
        works_without_indicators=tuple(
            one for one in report.works_without_indicators if (one[0].department or one[0].lead) == name
        ),
    )


def _blocks(report: Report, name: str) -> Iterator[Block]:
    group = _rollup(report, name)
    if group:
        yield groups_table((group,), words.DEPARTMENT, inside=not report.period.is_annual)
    yield from next_steps(report)
    if report.rows:
        yield figures_table(worst_first(report.rows))._replace(narrow="fold")
        yield from unconfirmed_footnote(report.rows)
    else:
        yield Paragraph(Text(zh="本范围内没有它负责的指标。", en="It owns no indicator in scope."), "quiet")
    yield from works(report)


def _rollup(report: Report, name: str) -> Rollup | None:
    return next((one for one in report.rollups["departments"] if one.id == name), None)
