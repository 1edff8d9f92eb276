"""The fourth section of a 通报: who has not reported what, and the reason where one was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._settle import reason
from gxq_plan.model.submission import Column
from gxq_plan.report.blocks import Block, Paragraph
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report


def missing(report: Report) -> Iterator[Block]:
    """A sentence for each department that left something out, in the plan's order; first those that sent nothing."""
    by_owner: dict[str, list[Text]] = {}
    one = Text(zh="{id} {name}{why}", en="{id} {name}{why}")
    for row in report.rows:
        if row.status == "not_reported":
            owner = row.seat.indicator.department or "—"
            said = one.given(id=row.seat.indicator.id, name=row.seat.indicator.name, why=_why(row.note))
            by_owner.setdefault(owner, []).append(said)
    for work, submitted in report.works_without_indicators:
        if not submitted or not submitted[-1][1].text(Column.PROGRESS):
            note = submitted[-1][1].note if submitted else None
            said = one.given(id=work.id, name=work.name, why=_why(note))
            by_owner.setdefault(work.department or work.lead or "—", []).append(said)
    silent = [group.name for group in report.rollups["departments"] if group.due and not group.reported]
    if silent:
        wording = Text(zh="本期一项未报的部门：{names}。", en="Departments that reported nothing: {names}.")
        yield Paragraph(wording.given(names=silent))
    for owner, rows in by_owner.items():
        wording = Text(zh="{owner}未报送{count}项：{rows}。", en="{owner} has not reported {count}: {rows}.")
        yield Paragraph(wording.given(owner=owner, count=len(rows), rows=rows))


def _why(note: str | None) -> Text:
    cause = reason(note or "")
    if not cause:
        return Text(zh="（未说明原因）", en=" (no reason given)")
    return Text(zh="（{cause}）", en=" ({cause})").given(cause=cause.rstrip("。."))
