"""Parts of one whole that add up to more than the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks._relations import bound, with_unit
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._words import after_number
from gxq_plan.checks.a006_value_out_of_range import is_out_of_range
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "X003",
    Severity.ERROR,
    title=Text(zh="分项合计超过上限", en="parts that add up to too much"),
    message=Text(
        zh="{period}合计 {sum}{unit}，超过 {limit}{unit}（{parts}）：{reason}",
        en="{sum}{unit} in all for {period}, more than {limit}{unit} ({parts}): {reason}",
    ),
    remedy=Text(
        zh="请逐格核对：是不是重复计算、错行，或者分母不同",
        en="check each cell: something counted twice, a slipped row, or different denominators",
    ),
    why=Text(
        zh="同一个整体的各部分加起来不会超过整体。", en="The parts of one whole cannot add up to more than the whole."
    ),
    example=Text(zh="四类用地比例 45、20、20、30，合计 115%", en="land shares of 45, 20, 20 and 30: 115% in all"),
)
def sum_too_large(evidence: Evidence) -> Iterator[Hit]:
    for relation, indicators, values in bound(evidence, "sum"):
        if relation.limit is None:
            continue
        for period in sorted({period for known in values for period in known}):
            present = [(one, known[period]) for one, known in zip(indicators, values, strict=True) if period in known]
            checked = [(one, point) for one, point in present if point.checked]
            # Parts that are missing can only add to the sum; the plan's parts are never below 0 (A006, A015).
            total = sum((point.value for _, point in present), Decimal(0))
            if not checked or total <= relation.limit or any(is_out_of_range(one, at.value) for one, at in present):
                continue
            indicator, seen = checked[-1]
            facts: dict[str, object] = {
                "period": period,
                "sum": total,
                "limit": relation.limit,
                "unit": after_number(indicator.unit),
                "parts": [f"{one.id} {with_unit(point, one)} {point.place.words}" for one, point in present],
                "reason": relation.reason,
                "ids": [one.id for one, _ in present],
            }
            yield Hit(seen.place, indicator.id, facts)
