"""Two rows for one indicator in one period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.period import Period


@rule(
    "A002",
    Severity.ERROR,
    title=Text(zh="同一指标报了两次", en="the same indicator twice"),
    message=Text(
        zh="{period}的 {id} {name} 在 {first} 已经报过",
        en="{id} {name} for {period} already stands at {first}",
    ),
    remedy=Text(
        zh="请只留一行；若是更正，请删去旧的一行",
        en="keep one row; if this one corrects the other, delete the other",
    ),
    why=Text(zh="两行数不同时，没有人知道哪一个是真的。", en="When the two differ nobody knows which one is true."),
    example=Text(zh="W13-1 在第 5 行和第 9 行各报了一次", en="W13-1 on row 5 and again on row 9"),
)
def duplicate_row(evidence: Evidence) -> Iterator[Hit]:
    seen: dict[tuple[str, Period], str] = {}
    for submission, row in evidence.rows():
        if row.subject is None or row.period is None:
            continue
        place = submission.place(row, Column.ID if row.text(Column.ID) else Column.INDICATOR)
        first = seen.setdefault((row.subject, row.period), f"{submission.path}:{row.number}")
        if first != f"{submission.path}:{row.number}":
            facts: dict[str, object] = {
                "id": row.subject,
                "name": _name(evidence, row.subject),
                "period": row.period,
                "first": first,
            }
            yield Hit(place, row.subject, facts)


def _name(evidence: Evidence, subject: str) -> str:
    seat = evidence.plan.by_id.get(subject)
    return seat.indicator.name if seat else next(one.name for one in evidence.plan.works if one.id == subject)
