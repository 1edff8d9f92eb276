"""The third section of a 通报: row by row what lags, by how much, why, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.checks._settle import reason
from gxq_plan.report.blocks import Amount, Blank, Block, Interval, Paragraph
from gxq_plan.report.cells import actual_cell, gap_cell, target_cell
from gxq_plan.report.figures import schedule_cell, worst_first
from gxq_plan.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.blocks import Cell
    from gxq_plan.report.report import Report

LATE = ("far_behind", "behind", "behind_schedule")


def lagging(report: Report) -> Iterator[Block]:
    """The worst first. A cause that nobody gave is a blank for its department to fill."""
    for at, row in enumerate((row for row in worst_first(report.rows) if row.status in LATE), 1):
        yield Paragraph(_sentence(row, at))
        cause = reason(row.note or "")
        if cause:
            yield Paragraph(Text(zh="原因：{cause}。", en="Cause: {cause}.").given(cause=cause.rstrip("。.")))
        else:
            owner = row.seat.indicator.department or words.DEPARTMENT
            yield Blank(Text(zh="原因，由{owner}补充", en="cause, to be given by {owner}").given(owner=owner))


def _sentence(row: Assessed, at: int) -> Text:
    indicator = row.seat.indicator
    facts: dict[str, object] = {
        "at": at,
        "name": indicator.name,
        "id": indicator.id,
        "status": words.STATUS[row.status],
        "owner": indicator.department or "—",
        "target": _said(target_cell(row)),
        "actual": _said(actual_cell(row)),
    }
    if row.in_year:
        wording = Text(
            zh="{at}.{name}（{id}）：{status}，全年目标{target}，实际{actual}，"
            "低于序时进度{behind}个百分点。责任部门：{owner}。",
            en="{at}. {name} ({id}): {status}, {target} for the year, {actual} actual, {behind} pp behind schedule. "
            "Owner: {owner}.",
        )
        gap = schedule_cell(row)
        behind = "—" if gap.value is None else number(abs(gap.value), gap.decimals)
        return wording.given(behind=behind, **facts)
    wording = Text(
        zh="{at}.{name}（{id}）：{status}，目标{target}，实际{actual}，"
        "与目标相差{gap}，完成率{share}。责任部门：{owner}。",
        en="{at}. {name} ({id}): {status}, target {target}, actual {actual}, off by {gap}, {share} attained. "
        "Owner: {owner}.",
    )
    gap = gap_cell(row)
    apart = gap._replace(value=None if gap.value is None else abs(gap.value))
    return wording.given(gap=_said(apart), share=percent(row.attainment), **facts)


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
