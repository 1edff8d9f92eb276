"""The way that targets ask for: from the baseline, where the plan gives one, through the years."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.model.target import Direction
from gxq_plan.model.unit import is_counting

if TYPE_CHECKING:
    from gxq_plan.checks.plan._telling import Path
    from gxq_plan.model.plan import Indicator

# Of what is counted one by one, a step of fewer is no leap whatever its ratio: 1, 2, 3.
SMALL_COUNT = Decimal(5)
_DAYS = ("天", "日", "工作日", "个工作日")


def whole_way(indicator: Indicator, path: Path) -> Path:
    """The path with the baseline before it, if that lies before its first year."""
    base = indicator.baseline
    if base is None or not path or not base.period.is_annual or base.period.year >= path[0][0].year:
        return path
    return ((base.period, base.value), *path)


def rises_by(indicator: Indicator, before: Decimal, after: Decimal) -> Decimal:
    """How far a step goes the way that is wanted; below 0 where it goes back."""
    return before - after if indicator.direction is Direction.DOWN else after - before


def is_small(indicator: Indicator, step: Decimal) -> bool:
    return (is_counting(indicator.unit) or indicator.unit in _DAYS) and abs(step) < SMALL_COUNT
