"""What a derivation fills in: a row with the parts of its plan and of its years that the figures are made of."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan import words
from gxq_plan.model.period import Period
from gxq_plan.model.unit import is_percent
from gxq_plan.report.step import Words, n, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Indicator, Plan, Thresholds
    from gxq_plan.model.target import Target


class Point(NamedTuple):
    """A year with its target and its actual."""

    year: int
    target: float | None
    actual: float | None


class Facts:
    """A row and what its figures were computed from. Nothing here is a figure of the method: those are the row's."""

    def __init__(self, plan: Plan, row: Assessed, others: Mapping[str, Assessed]) -> None:
        self.plan, self.row, self.others = plan, row, others
        self.period = row.period_itself()

    @property
    def indicator(self) -> Indicator:
        return self.row.seat.indicator

    @property
    def limits(self) -> Thresholds:
        return self.plan.conventions.thresholds

    @property
    def year(self) -> int:
        return self.period.year

    @property
    def last_year(self) -> int:
        return self.plan.periods[-1].year

    @property
    def sign(self) -> float:
        return -1.0 if self.indicator.direction == "down" else 1.0

    @property
    def is_band(self) -> bool:
        return self.row.target_low is not None

    @property
    def kind(self) -> str:
        return str(self.indicator.kind)

    @property
    def unit(self) -> str:
        return self.indicator.unit

    @property
    def gap_unit(self) -> Words:
        """A distance in percent is in percentage points."""
        return words.POINTS if is_percent(self.unit) else self.unit

    @cached_property
    def target(self) -> Target | None:
        return self.indicator.targets.get(Period(self.year))

    @cached_property
    def years(self) -> tuple[Point, ...]:
        return tuple(Point(int(year), target, actual) for year, target, actual in self.row.history)

    @cached_property
    def so_far(self) -> tuple[Point, ...]:
        """The reported years up to the row's."""
        return tuple(one for one in self.years if one.year <= self.year and one.actual is not None)

    @property
    def earlier(self) -> tuple[Point, ...]:
        return tuple(one for one in self.so_far if one.year < self.year)

    @property
    def value(self) -> float | None:
        """What is compared with the target: the actual, of an average the mean of the years so far."""
        if self.row.target_form == "average" and not self.row.in_year:
            return self.row.span_actual
        return self.row.actual

    @property
    def tolerance(self) -> Decimal:
        """By how much the edge that decides `met` lies beside the target."""
        target = self.target
        if target is None or target.value is None or target.low is None:
            return Decimal(0)
        return target.value - target.low

    # --- flows: the years whose targets add up

    def on_way(self, year: int) -> bool:
        target = self.indicator.targets.get(Period(year))
        return target is not None and str(target.form) in ("number", "band", "average")

    @cached_property
    def planned(self) -> tuple[Point, ...]:
        return tuple(one for one in self.years if one.target is not None and self.on_way(one.year))

    @cached_property
    def paired(self) -> tuple[Point, ...]:
        """Of a flow, the years up to the row's that have both a target and an actual."""
        return tuple(one for one in self.planned if one.year <= self.year and one.actual is not None)

    @property
    def done(self) -> Decimal:
        return total([one.actual for one in self.paired])

    @property
    def due(self) -> Decimal:
        return total([one.target for one in self.paired])

    @property
    def whole(self) -> Decimal:
        return total([one.target for one in self.planned])

    # --- the final target

    @cached_property
    def final(self) -> Target | None:
        return self.indicator.targets.get(Period(self.last_year))

    def satisfies_final(self, value: float | None) -> bool | None:
        """Whether a value satisfies the final target's edges; None where either is missing."""
        if value is None or self.final is None or not self.on_way(self.last_year):
            return None
        return satisfies(self.final, value)


def satisfies(target: Target, value: float) -> bool | None:
    low, high = (None if one is None else float(one) for one in (target.low, target.high))
    if low is None or high is None:
        return None
    return {
        "at_least": value >= low,
        "above": value > low,
        "at_most": value <= high,
        "below": value < high,
    }.get(str(target.bound), low <= value <= high)


def comparison(value: str, bound: str | None, target: str, tolerance: Decimal) -> str:
    """How an actual stands to a target, as it should: `5.3 ≥ 5.5 - 0.2`."""
    up = bound in ("at_least", "above", None)
    reach = f" {'-' if up else '+'} {n(tolerance)}" if tolerance else ""
    return f"{value} {words.BOUND_SIGN.get(bound or 'at_least', '≥')} {target}{reach}"
