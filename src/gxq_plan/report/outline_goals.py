"""The overall goals of a plan: judged through the rows that stand for them, the others named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.unit import is_percent
from gxq_plan.report.blocks import Amount, Block, Cell, Code, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import goal_target, status_label
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from gxq_plan.report.report import GoalState, Report


def goals(report: Report) -> list[Block]:
    """Only in a report on the whole plan: a table of the goals that a row stands for, a line that names the others."""
    if any(report.scope.values()) or not report.goals:
        return []
    title = Text(zh="总体目标（{all} 个，其中 {linked} 个有对应指标）", en="Goals ({all}, {linked} with an indicator)")
    linked = [one for one in report.goals if one.row is not None]
    parts: list[Block] = [Heading(title.given(all=len(report.goals), linked=len(linked)), 2)]
    if linked:
        parts.append(_table(linked))
    return [*parts, *_others(report)]


def _table(states: list[GoalState]) -> Table:
    columns = (
        Column(words.ID),
        Column(Text(zh="总体目标", en="goal"), grow=True, least=14),
        Column(words.TARGET, "right", least=6),
        Column(words.ACTUAL, "right", least=6),
        Column(words.GAP, "right", least=6),
        Column(words.STATUS_TITLE, least=10),
        Column(Text(zh="依据", en="through"), least=8),
    )
    return Table(columns, tuple(_cells(one) for one in states))


def _cells(one: GoalState) -> tuple[Cell, ...]:
    goal, unit = one.goal, one.goal.unit or ""
    return (
        Code(goal.id),
        goal.name,
        goal_target(goal),
        Amount(one.actual, unit),
        Amount(one.gap, words.POINTS if is_percent(unit) else unit, signed=True),
        _status(one),
        _through(one),
    )


def _status(one: GoalState) -> Cell:
    """Before its year a goal is not judged, but what already reaches it is said."""
    if one.status is None:
        return "—"
    if one.status == "not_due" and one.reached:
        return Text(zh="未到期，现已达到", en="not due, reached so far")
    return status_label(one.status)


def _through(one: GoalState) -> Text:
    """The row that stands for the goal, with the factor where it is converted."""
    factor = next((link.factor for link in one.goal.links if link.indicator == one.row), None)
    if factor is None:
        return Text.both(one.row or "")
    return Text(zh="{id} × {factor}", en="{id} × {factor}").given(id=one.row, factor=number(factor))


def _others(report: Report) -> list[Block]:
    """Named, so that nobody takes silence for a judgement: those without any indicator, and those that rows are only
    related to."""
    without = [one.goal for one in report.goals if one.row is None]
    bare = [f"{one.id} {one.name}" for one in without if not one.links]
    related = [f"{one.id} {one.name}" for one in without if one.links]
    parts: list[Block] = []
    if bare:
        wording = Text(zh="没有对应指标、无法评价的 {count} 个：{names}", en="{count} have no indicator: {names}")
        parts.append(Paragraph(wording.given(count=len(bare), names=bare), "quiet"))
    if related:
        wording = Text(
            zh="只有相关指标、不能据以评价的 {count} 个：{names}（gxq list goals）",
            en="{count} have only related indicators, which do not judge them: {names} (gxq list goals)",
        )
        parts.append(Paragraph(wording.given(count=len(related), names=related), "quiet"))
    return parts
