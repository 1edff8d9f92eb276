"""The fourth section of a 通报: who has not reported what, and the reason where one was given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._settle import reason
from gxq_plan.model.submission import Column
from gxq_plan.report.blocks import Block, Paragraph
from gxq_plan.report.bulletin_counts import own_rows, whole
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report


class _Left(NamedTuple):
    """What was not reported, and the reason where one was given."""

    name: str
    id: str
    cause: str


def missing(report: Report) -> Iterator[Block]:
    """First the departments that sent nothing, then a sentence for each that left something out."""
    silent = [whole(group.name) for group in report.rollups["departments"] if group.due and not group.reported]
    if silent:
        wording = Text(zh="{names}本期未报送任何指标。", en="No indicator was reported by {names}.")
        yield Paragraph(wording.given(names=silent))
    for what, found in (
        (Text(zh="指标", en="indicators"), _rows(report)),
        (Text(zh="工作进展", en="the progress of works"), _works(report)),
    ):
        for owner, left in found.items():
            yield Paragraph(_sentence(owner, what, left))


def missing_works(report: Report) -> int:
    """How many works without indicators have no word of progress."""
    return sum(map(len, _works(report).values()))


def _rows(report: Report) -> dict[str, list[_Left]]:
    found: dict[str, list[_Left]] = {}
    for row in own_rows(report):
        if row.status == "not_reported":
            one = row.seat.indicator
            found.setdefault(one.department or "", []).append(_Left(one.name, one.id, reason(row.note or "")))
    return found


def _works(report: Report) -> dict[str, list[_Left]]:
    found: dict[str, list[_Left]] = {}
    for work, submitted in report.works_without_indicators:
        last = submitted[-1][1] if submitted else None
        if not last or not last.text(Column.PROGRESS):
            cause = reason(last.note or "") if last else ""
            found.setdefault(work.department or work.lead or "", []).append(_Left(work.name, work.id, cause))
    return found


def _sentence(owner: str, what: Text, left: list[_Left]) -> Text:
    plain = Text(zh="{name}（{id}）", en="{name} ({id})")
    because = Text(zh="{name}（{id}：{cause}）", en="{name} ({id}: {cause})")
    said = [
        (because if one.cause else plain).given(
            name=whole(one.name), id=one.id, **({"cause": whole(one.cause.rstrip("。."))} if one.cause else {})
        )
        for one in left
    ]
    wording = Text(
        zh="{owner}未报送{what}{count}项：{said}{unsaid}。", en="{owner}: {count} {what} not reported: {said}{unsaid}."
    )
    return wording.given(
        owner=whole(owner),
        what=what,
        count=len(left),
        said=said,
        unsaid=_unsaid(sum(not one.cause for one in left), left),
    )


def _unsaid(count: int, left: list[_Left]) -> Text | str:
    if not count:
        return ""
    if count == len(left):
        return Text(zh="，未说明原因", en="; no reason was given")
    return Text(zh="，其中{count}项未说明原因", en="; no reason was given for {count}").given(count=count)
