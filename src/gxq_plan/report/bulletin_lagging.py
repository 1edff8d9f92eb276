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
    """What is known of the row; a share, a distance and an owner that there are none of go unsaid."""
    indicator = row.seat.indicator
    wording = Text(
        zh="{at}.{name}（{id}）：{status}，{year}目标{target}，实际{actual}{apart}{share}。{owner}",
        en="{at}. {name} ({id}): {status}, target {target}{year}, actual {actual}{apart}{share}.{owner}",
    )
    return wording.given(
        at=at,
        name=indicator.name,
        id=indicator.id,
        status=words.STATUS[row.status],
        year=Text(zh="全年", en=" for the year") if row.in_year else _NOTHING,
        target=_said(target_cell(row)),
        actual=_said(actual_cell(row)),
        apart=_behind(row) if row.in_year else _apart(row),
        share=_NOTHING if row.attainment is None else _SHARE.given(share=percent(row.attainment)),
        owner=_OWNER.given(owner=indicator.department) if indicator.department else _NOTHING,
    )


_NOTHING = Text(zh="", en="")
_SHARE = Text(zh="，完成率{share}", en=", {share} attained")
_OWNER = Text(zh="责任部门：{owner}。", en=" Owner: {owner}.")


def _apart(row: Assessed) -> Text:
    gap = gap_cell(row)
    if gap.value is None:
        return _NOTHING
    return Text(zh="，与目标相差{gap}", en=", off by {gap}").given(gap=_said(gap._replace(value=abs(gap.value))))


def _behind(row: Assessed) -> Text:
    gap = schedule_cell(row)
    if gap.value is None:
        return _NOTHING
    wording = Text(zh="，低于序时进度{behind}个百分点", en=", {behind} pp behind schedule")
    return wording.given(behind=number(abs(gap.value), gap.decimals))


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
