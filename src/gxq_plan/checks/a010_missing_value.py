"""A row without a value although a target is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks.a009_missing_row import owed
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A010",
    Severity.WARNING,
    title=Text(zh="实际值没有填", en="the value is empty"),
    message=Text(zh="{id} {name} 的实际值是空的", en="the value of {id} {name} is empty"),
    remedy=Text(
        zh="请填数；尚未统计的写“待统计”，并在说明中写原因",
        en="fill it in; where there is no figure yet write 待统计 and the reason in the note",
    ),
    why=Text(zh="空格分不清是忘了填、没有数，还是零。", en="An empty cell may mean forgotten, unknown or zero."),
    example=Text(zh="W13-1,高新技术企业数,,", en="W13-1,高新技术企业数,,"),
)
def missing_value(evidence: Evidence) -> Iterator[Hit]:
    for submission, row, indicator in evidence.without_value(Absence.EMPTY):
        if row.period is not None and owed(indicator, [row.period]) and not row.remark.progress:
            facts: dict[str, object] = {"id": indicator.id, "name": indicator.name}
            severity = Severity.ERROR if evidence.complete else None
            yield Hit(submission.place(row, Column.VALUE), indicator.id, facts, severity)
