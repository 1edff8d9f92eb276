"""A share below 0 or above 100, or outside the limits that the plan declares."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_percent
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A006",
    Severity.ERROR,
    title=Text(zh="百分数超出范围", en="a percentage out of range"),
    message=Text(zh="{value}% 不在 {low} 至 {high} 之间", en="{value}% is not between {low} and {high}"),
    remedy=Text(
        zh="请核对：占比只能在此范围内；若口径不同，请在计划中写明 limits",
        en="check it: a share lies within this range; where it may not, the plan declares limits",
    ),
    why=Text(
        zh="占比超过100%多半是单位或分母错了。",
        en="A share above 100% mostly has the wrong unit or denominator.",
    ),
    example=Text(zh="研发人员占比 140 应为 14.0", en="a share of 140 that should be 14.0"),
)
def percent_out_of_range(evidence: Evidence) -> Iterator[Hit]:
    for submission, row, indicator in evidence.indicator_rows():
        if row.value is None or not is_percent(indicator.unit) or indicator.kind is Kind.GROWTH:
            continue
        low, high = indicator.limits
        low, high = Decimal(0) if low is None else low, Decimal(100) if high is None else high
        if not low <= row.value <= high:
            facts: dict[str, object] = {"value": row.value, "low": low, "high": high}
            yield Hit(submission.place(row, Column.VALUE), indicator.id, facts)
