"""A count, a total or a year's amount below zero."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_counting
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Indicator


@rule(
    "A015",
    Severity.ERROR,
    title=Text(zh="数量为负", en="a negative amount"),
    message=Text(
        zh="{value} {unit}：数量、累计和当年发生额不能小于 0",
        en="{value} {unit}: counts, totals and a year's amounts cannot be below 0",
    ),
    remedy=Text(
        zh="请核对正负号；若是净增减，请与计划部门确认口径",
        en="check the sign; if it is a net change, agree on the definition with the plan office",
    ),
    why=Text(
        zh="负号多半是破折号或上年相减留下的。",
        en="A minus mostly comes from a dash, or from a subtraction of last year.",
    ),
    example=Text(zh="新增机构 -2 家", en="-2 new institutions"),
)
def negative_amount(evidence: Evidence) -> Iterator[Hit]:
    for indicator, _ in evidence.by_indicator:
        lowest = least(indicator)
        if lowest is None:
            continue
        for submission, row in evidence.values(indicator, lowest.__gt__):
            facts: dict[str, object] = {"value": row.value, "unit": indicator.unit}
            yield Hit(submission.place(row, Column.VALUE), indicator.id, facts)


def least(indicator: Indicator) -> Decimal | None:
    """What a count, a total or an amount cannot be below: 0 where the plan declares nothing; None for all else."""
    if indicator.kind not in (Kind.FLOW, Kind.CUMULATIVE) and not is_counting(indicator.unit):
        return None
    declared = indicator.limits[0]
    return declared if declared is not None else Decimal(0)
