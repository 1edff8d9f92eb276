"""Numbers of two rows side by side."""

from __future__ import annotations

from decimal import Decimal

from gxq_plan.model.unit import conversion, folded, is_counting


def into(unit: str, other: str) -> Decimal | None:
    """What a number in one unit is multiplied by to stand beside one in another: 1 for the same unit and for things
    that are counted one by one (3 项 and 5 家), 10,000 for 亿元 beside 万元; None where they cannot be compared."""
    if folded(unit) == folded(other) or (is_counting(unit) and is_counting(other)):
        return Decimal(1)
    return conversion(unit, other)
