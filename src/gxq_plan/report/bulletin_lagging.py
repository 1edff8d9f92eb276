"""The third section of a 通报: row by row what lags, by how much, why, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.checks._settle import reason
from gxq_plan.report.blocks import Amount, Blank, Block, Interval, Paragraph
from gxq_plan.report.bulletin_counts import named, own_rows, whole
from gxq_plan.report.cells import actual_cell, gap_cell, target_cell
from gxq_plan.report.figures import FIGURES, schedule_cell, worst_first
from gxq_plan.report.outline_next import amount
from gxq_plan.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.blocks import Cell
    from gxq_plan.report.report import Report

LATE = ("far_behind", "behind", "behind_schedule")


def late_rows(report: Report) -> list[Assessed]:
    """The worst first."""
    return worst_first(row for row in own_rows(report) if row.status in LATE)


def lagging(report: Report) -> Iterator[Block]:
    """A cause that nobody gave is a blank for its department to fill."""
    for at, row in enumerate(late_rows(report), 1):
        yield Paragraph(_sentence(row, at))
        if not reason(row.note or ""):
            owner = row.seat.indicator.department or words.DEPARTMENT
            yield Blank(Text(zh="原因，由{owner}补充", en="cause, to be given by {owner}").given(owner=owner))


def _sentence(row: Assessed, at: int) -> Text:
    said = Text(
        zh="{at}.{row}：{status}，{figures}。{cause}{owner}",
        en="{at}. {row}: {status}, {figures}.{cause}{owner}",
    )
    figures = _inside(row) if row.in_year else _annual(row)
    status = words.STATUS[row.status]
    return said.given(at=at, row=named(row), status=status, figures=figures, cause=_cause(row), owner=_owner(row))


def _cause(row: Assessed) -> Text | str:
    cause = reason(row.note or "")
    return Text(zh="原因：{cause}。", en=" Cause: {cause}.").given(cause=whole(cause.rstrip("。."))) if cause else ""


def _owner(row: Assessed) -> Text | str:
    owner = row.seat.indicator.department
    return Text(zh="责任部门：{owner}。", en=" Owner: {owner}.").given(owner=owner) if owner else ""


def _annual(row: Assessed) -> Text:
    """Target and actual, how far they are apart, and the attainment where there is one."""
    gap = gap_cell(row)
    apart = _said(gap._replace(value=None if gap.value is None else abs(gap.value)))
    below = Text(zh="，低于目标{gap}", en=", {gap} below it")
    above = Text(zh="，高于目标{gap}", en=", {gap} above it")
    off = "" if not gap.value else (below if gap.value < 0 else above).given(gap=apart)
    rate = Text(zh="，完成率{share}", en=", {share} attained").given(share=percent(row.attainment))
    wording = Text(zh="目标{target}，实际{actual}{off}{rate}", en="target {target}, actual {actual}{off}{rate}")
    return wording.given(
        target=_said(target_cell(row)),
        actual=_said(actual_cell(row)),
        off=off,
        rate="" if row.attainment is None else rate,
    )


def _inside(row: Assessed) -> Text:
    """Beside the schedule where there is one; what must hold all year, such as a ratio, beside its target."""
    target, actual = _said(target_cell(row)), _said(actual_cell(row))
    if row.expected is not None and row.expected == row.target and row.actual is not None:
        below = Text(zh="低于目标{apart}", en="{apart} below it")
        above = Text(zh="高于目标{apart}", en="{apart} above it")
        apart = amount(row, round(abs(row.actual - row.target), 6))
        off = (below if row.actual < row.target else above).given(apart=apart)
        wording = Text(zh="全年目标{target}，实际{actual}，{off}", en="{target} for the year, {actual} actual, {off}")
        return wording.given(target=target, actual=actual, off=off)
    wording = Text(
        zh="全年目标{target}，按序时进度应达{expected}，实际{actual}，低于序时进度{behind}个百分点",
        en="{target} for the year, {expected} due by now, {actual} actual, {behind} pp behind schedule",
    )
    gap = schedule_cell(row)
    behind = "—" if gap.value is None else number(abs(gap.value), gap.decimals)
    expected = _said(FIGURES["expected"].cell(row))
    return wording.given(target=target, expected=expected, actual=actual, behind=behind)


def _said(cell: Cell) -> Text:
    """An amount, a band or words, as they stand in a sentence."""
    if isinstance(cell, Amount):
        if cell.value is None:
            return Text.both("—")
        wording = Text(zh="{prefix}{value}{unit}", en="{prefix}{value}{unit}")
        return wording.given(prefix=cell.prefix, value=number(cell.value, cell.decimals), unit=cell.unit)
    if isinstance(cell, Interval):
        return Text.both(f"{number(cell.low)}～{number(cell.high)}{cell.unit}")
    return cell if isinstance(cell, Text) else Text.both(str(cell))
