"""Two rows that give one indicator different values for the same period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "X002",
    Severity.ERROR,
    title=Text(zh="同一指标报了两个数", en="one indicator, two values"),
    message=Text(
        zh="{period}的 {id} {name} 这里是 {value}，{first} 是 {other}",
        en="{id} {name} for {period} is {value} here and {other} at {first}",
    ),
    remedy=Text(
        zh="请由责任部门{owner}核定一个数，另一行删去；若是更正，只留更正后的一行",
        en="let {owner} decide which is right and delete the other row; if one corrects the other keep that one",
    ),
    why=Text(
        zh="两个部门各报各的数，哪个先被引用哪个就成了“官方数”。",
        en="Where two offices send different values, whichever is quoted first becomes official.",
    ),
    example=Text(
        zh="W13-1 在科技局的表里是 98，在经发局的表里是 99", en="W13-1 is 98 in one office's file, 99 in another's"
    ),
)
def two_values(evidence: Evidence) -> Iterator[Hit]:
    for subject, period, rows in evidence.repeated():
        valued = [one for one in rows if one[1].value is not None]
        for submission, row in valued[1:]:
            first_file, first = valued[0]
            if subject not in evidence.plan.by_id or first.value == row.value:
                continue
            facts: dict[str, object] = {
                "id": subject,
                "name": evidence.plan.name_of(subject),
                "period": period,
                "value": row.value,
                "other": first.value,
                "first": first_file.place(first, Column.VALUE).words,
                "owner": evidence.plan.by_id[subject].indicator.department or "—",
            }
            yield Hit(submission.place(row, Column.VALUE), subject, facts)
