"""A block of sorted rows as arrays, under the symbols of the method: what the measures compute from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from gxq_plan.engine.compare import Bools, Codes, Floats, Integers, satisfied
from gxq_plan.engine.groups import taken
from gxq_plan.frames.columns import (
    ACTUAL,
    BOUND,
    BOUNDS,
    FINAL_YEAR,
    FORM,
    FORMS,
    HIGH,
    KIND,
    KINDS,
    LOW,
    MONTHS_LONG,
    PLAN_BASELINE,
    PLAN_BASELINE_YEAR,
    SIGN,
    TARGET,
    YEAR,
    codes,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.engine.groups import Series
    from gxq_plan.engine.limits import Limits

KIND_CODE, FORM_CODE, BOUND_CODE = codes(KINDS), codes(FORMS), codes(BOUNDS)


@dataclass(frozen=True)
class Rows:
    """Whole series of a timeline. `columns` are those of the targets and actuals frames as arrays, words as codes;
    the thresholds in `limits` are numbers, or arrays where plans of the block differ."""

    columns: Mapping[str, Any]
    series: Series
    limits: Limits

    def __getitem__(self, column: str) -> Any:
        return self.columns[column]

    def is_kind(self, *words: str) -> Bools:
        return _is_any(self[KIND], [KIND_CODE[word] for word in words])

    def is_form(self, *words: str) -> Bools:
        return _is_any(self[FORM], [FORM_CODE[word] for word in words])

    # --- the row itself

    @cached_property
    def annual(self) -> Bools:
        return np.asarray(self[MONTHS_LONG] == 12)

    @cached_property
    def has_periods_inside(self) -> bool:
        return not self.annual.all()

    @cached_property
    def now(self) -> Floats:
        """The actual of the row's own period, whatever it is."""
        return np.asarray(self[ACTUAL], dtype="float64")

    @cached_property
    def a(self) -> Floats:
        """The actual of a year; NaN inside a year, which sections 3 and 4 never look at."""
        return np.where(self.annual, self.now, np.nan) if self.has_periods_inside else self.now

    @cached_property
    def reported(self) -> Bools:
        return ~np.isnan(self.a)

    @cached_property
    def T(self) -> Floats:
        return np.asarray(self[TARGET], dtype="float64")

    @cached_property
    def d(self) -> Floats:
        return np.asarray(self[SIGN], dtype="float64")

    @cached_property
    def t(self) -> Floats:
        return np.asarray(self[YEAR], dtype="float64")

    @cached_property
    def band(self) -> Bools:
        return _is_any(self[BOUND], [BOUND_CODE["between"], BOUND_CODE["about"]])

    @cached_property
    def numeric(self) -> Bools:
        """Whether there is something that an actual is compared with; a relative target once it is a number."""
        return self.is_form("number", "band", "average") | (self.is_form("relative") & ~np.isnan(self.T))

    @cached_property
    def flow(self) -> Bools:
        return self.is_kind("flow")

    # --- the way to the final year

    @cached_property
    def on_way(self) -> Bools:
        """Whether the year's target lies on a way. An average does not, but for a flow, whose sum it promises; what
        depends on another row is not known ahead."""
        return np.asarray(self.annual & (self.is_form("number", "band") | (self.is_form("average") & self.flow)))

    @cached_property
    def T_path(self) -> Floats:
        return np.where(self.on_way, self.T, np.nan)

    @cached_property
    def final(self) -> Bools:
        return np.asarray(self.annual & (self[YEAR] == self[FINAL_YEAR]))

    @cached_property
    def at_final(self) -> Integers:
        """The index of the final year's row; -1 where the frame has none."""
        return self.series.first(self.final)

    def of_final(self, values: Any) -> Any:
        """On every row, its series' value in the final year; NaN (or the first code) where there is none."""
        if values.dtype.kind == "f":
            return taken(values, self.at_final)
        if not len(values):
            return values
        return np.where(self.at_final >= 0, values[np.maximum(self.at_final, 0)], np.zeros(1, dtype=values.dtype))

    @cached_property
    def F(self) -> Floats:
        return np.asarray(self.of_final(self.T_path))

    @cached_property
    def final_edges(self) -> tuple[Codes, Floats, Floats]:
        """Bound, low and high of the final target; a bound without edges satisfies nothing."""
        low, high = (np.where(self.on_way, self[edge], np.nan) for edge in (LOW, HIGH))
        return self.of_final(self[BOUND]), self.of_final(low), self.of_final(high)

    @cached_property
    def reached(self) -> Bools:
        """Whether the year's actual satisfies the final target."""
        return satisfied(self.a, *self.final_edges)

    @cached_property
    def from_plan(self) -> Bools:
        """Whether the baseline is the plan's own: of a year before t."""
        return np.asarray(self.annual & (self[PLAN_BASELINE_YEAR] < self[YEAR]))

    @cached_property
    def _baseline(self) -> tuple[Floats, Floats]:
        """b and y0: the plan's own baseline of a year before t, else the earliest actual before t, never a target."""
        first = self.series.first(self.reported)
        earliest, year = taken(self.a, first), taken(self.t, first)
        earlier = year < self.t
        b = np.where(self.from_plan, self[PLAN_BASELINE], np.where(earlier, earliest, np.nan))
        y0 = np.where(self.from_plan, self[PLAN_BASELINE_YEAR], np.where(earlier, year, np.nan))
        return b, y0

    @property
    def b(self) -> Floats:
        return self._baseline[0]

    @property
    def y0(self) -> Floats:
        return self._baseline[1]

    @cached_property
    def b_satisfies(self) -> Bools:
        return satisfied(self.b, *self.final_edges)


def _is_any(values: Codes, wanted: list[int]) -> Bools:
    result = values == wanted[0]
    for one in wanted[1:]:
        result |= values == one
    return np.asarray(result)
