"""A pending value whose note is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A014",
    Severity.WARNING,
    title=Text(zh="待统计没有写原因", en="pending without a reason"),
    message=Text(zh="实际值写“{written}”，说明里没有原因", en="the value is {written}, but the note gives no reason"),
    remedy=Text(
        zh="请在“说明”里写为什么没有数、什么时候有",
        en="write in the note why there is no figure and when there will be one",
    ),
    why=Text(
        zh="有原因的缺数可以等，没有原因的只能催。", en="A gap with a reason can wait; one without must be chased."
    ),
    example=Text(zh="待统计，说明写：火炬年报 4 月定稿", en="待统计, with the note: annual return due in April"),
    answerable=False,
)
def pending_without_reason(evidence: Evidence) -> Iterator[Hit]:
    for submission, row, indicator in evidence.without_value(Absence.PENDING):
        if not row.note:
            yield Hit(submission.place(row, Column.NOTE), indicator.id, {"written": row.cell.raw})
