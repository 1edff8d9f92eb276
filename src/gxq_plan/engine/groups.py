"""Looking along an indicator's years without a loop: every step depends on the rows of its own indicator only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from gxq_plan.frames import INDICATOR, PLAN

if TYPE_CHECKING:
    from gxq_plan.engine.compare import Bools, Floats

Integers = npt.NDArray[np.int64]


class Series:
    """The rows of a timeline sorted by KEY, seen as one series an indicator. `codes` numbers the series."""

    def __init__(self, timeline: pd.DataFrame) -> None:
        plan, indicator = timeline[PLAN].to_numpy(), timeline[INDICATOR].to_numpy()
        starts = np.ones(len(timeline), dtype=bool)
        starts[1:] = (plan[1:] != plan[:-1]) | (indicator[1:] != indicator[:-1])
        self.codes: Integers = np.cumsum(starts) - 1
        self.starts: Integers = np.flatnonzero(starts)
        self.rows: Integers = np.arange(len(timeline))

    def at(self, values: npt.NDArray[Any], chosen: Bools) -> Floats:
        """On every row, its series' value on the chosen row (at most one a series); NaN where there is none."""
        found = np.full(len(self.starts), np.nan)
        found[self.codes[chosen]] = values[chosen]
        return found[self.codes]

    def first(self, chosen: Bools) -> Integers:
        """On every row, the index of its series' first chosen row; -1 where there is none."""
        found = np.full(len(self.starts), -1, dtype="int64")
        backwards = np.flatnonzero(chosen)[::-1]
        found[self.codes[backwards]] = backwards
        return found[self.codes]

    def latest_before(self, chosen: Bools) -> Integers:
        """On every row, the index of the latest chosen row before it in its series; -1 where there is none."""
        seen = np.maximum.accumulate(np.where(chosen, self.rows, -1))
        before = np.concatenate([[-1], seen[:-1]]).astype("int64")
        return np.where(before >= self.starts[self.codes], before, -1)

    def running_sum(self, values: Floats) -> Floats:
        """On every row, the sum of its series' values up to it."""
        return np.asarray(pd.Series(values).groupby(self.codes, sort=False).cumsum(), dtype="float64")

    def total(self, values: npt.NDArray[Any]) -> Floats:
        """On every row, the sum over its whole series."""
        return np.add.reduceat(values, self.starts)[self.codes] if len(values) else values.astype("float64")

    def largest(self, values: npt.NDArray[Any]) -> npt.NDArray[Any]:
        """On every row, the largest value of its whole series."""
        return np.maximum.reduceat(values, self.starts)[self.codes] if len(values) else values


def taken(values: npt.NDArray[Any], index: Integers) -> Floats:
    """The values at an index; NaN where the index is -1."""
    return np.where(index >= 0, values[np.maximum(index, 0)], np.nan) if len(values) else values.astype("float64")
