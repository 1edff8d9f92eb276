"""A row that repeats another (`same_as`) with a different value."""

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
    "X001",
    Severity.ERROR,
    title=Text(zh="同一指标两处不同值", en="one indicator, two values"),
    message=Text(
        zh="{id} 与 {original} 是同一指标，{period}一处是 {value}，另一处是 {other}",
        en="{id} and {original} are one indicator, but {period} has {value} here and {other} there",
    ),
    remedy=Text(zh="请核对后改成同一个数", en="find out which is right and use it in both"),
    why=Text(
        zh="同一指标对外出现两个数，两个都不可信。",
        en="One indicator published with two values: neither is believed.",
    ),
    example=Text(
        zh="技术合同交易额在第1项工作报 0.80，在第33项工作报 0.78",
        en="the same contract volume as 0.80 under work 1 and 0.78 under work 33",
    ),
)
def copy_differs(evidence: Evidence) -> Iterator[Hit]:
    for indicator, _ in evidence.by_indicator:
        original = indicator.same_as
        if original is None:
            continue
        values = {period: row.value for period, _, row in evidence.series(original)}
        for submission, row in evidence.values(indicator):
            other = values.get(row.period) if row.period else None
            if other is not None and other != row.value:
                facts: dict[str, object] = {
                    "id": indicator.id,
                    "original": original,
                    "period": row.period,
                    "value": row.value,
                    "other": other,
                    "ids": [indicator.id, original],
                }
                yield Hit(submission.place(row, Column.VALUE), indicator.id, facts)
