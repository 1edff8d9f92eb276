"""The last section of a 通报: what the figures ask of whom. Deadlines and orders are the office's to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Blank, Block, Paragraph
from gxq_plan.report.bulletin_lagging import LATE
from gxq_plan.report.figures import worst_first
from gxq_plan.report.outline_next import line, line_inside
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report


def asked(report: Report) -> Iterator[Block]:
    """Rows to submit, rows to catch up on with what they need, then the blanks."""
    at = 0
    unreported = [one for one in report.rows if one.status == "not_reported"]
    if unreported:
        at += 1
        wording = Text(
            zh="{at}.补报。未报送的{count}项由责任部门补报。",
            en="{at}. Reports. The {count} missing figures are to be submitted.",
        )
        yield Paragraph(wording.given(at=at, count=len(unreported)))
        yield Blank(Text(zh="补报截止日期", en="deadline"))
    late = worst_first(row for row in report.rows if row.status in LATE)
    if late:
        at += 1
        wording = Text(
            zh="{at}.赶进度。滞后的{count}项，按计划目标还需：",
            en="{at}. Catching up. For its target each of the {count} rows behind needs:",
        )
        yield Paragraph(wording.given(at=at, count=len(late)))
        for row in late:
            owned = Text(zh="{said}（{owner}）", en="{said} ({owner})")
            said = line(row) if report.period.is_annual else line_inside(row)
            owner = row.seat.indicator.department
            yield Paragraph(owned.given(said=said, owner=owner) if owner else said)
    yield Blank(Text(zh="其他要求、完成时限和联系人", en="further orders, deadlines, contact"))
