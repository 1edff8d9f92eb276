"""Looking along an indicator's periods without a loop over rows: every step stays within its own indicator."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from gxq_plan.engine.compare import Bools, Floats, Integers


class Series:
    """Sorted rows seen as one series an indicator; `starts` holds the row that each series begins with."""

    def __init__(self, starts: Integers, rows: int) -> None:
        self.starts = starts
        self.lengths: Integers = np.diff(starts, append=rows)
        self.codes: Integers = np.repeat(np.arange(len(starts)), self.lengths)
        self.rows: Integers = np.arange(rows)

    @cached_property
    def _begins(self) -> Integers:
        return self.starts[self.codes]

    @cached_property
    def _later(self) -> list[Integers]:
        """The rows that are second in their series, the third ones, and so on."""
        place = self.rows - self._begins
        return [np.flatnonzero(place == at) for at in range(1, int(self.lengths.max(initial=0)))]

    def first(self, chosen: Bools) -> Integers:
        """On every row, the index of its series' first chosen row; -1 where there is none."""
        found = np.full(len(self.starts), -1, dtype="int64")
        backwards = np.flatnonzero(chosen)[::-1]
        found[self.codes[backwards]] = backwards
        return found[self.codes]

    def latest_before(self, chosen: Bools) -> Integers:
        """On every row, the index of the latest chosen row before it in its series; -1 where there is none."""
        seen = np.maximum.accumulate(np.where(chosen, self.rows, -1))
        before = np.concatenate([np.full(min(1, len(seen)), -1), seen[:-1]])
        return np.where(before >= self._begins, before, -1)

    def running_sum(self, values: Floats) -> Floats:
        """On every row, the sum of its series' values up to it. Step by step along all series at once: a running sum
        over the whole frame would let the rounding of one indicator reach the next."""
        result: Floats = np.array(values, dtype="float64")
        for rows in self._later:
            result[rows] += result[rows - 1]
        return result

    def total(self, values: Floats) -> Floats:
        """On every row, the sum over its whole series."""
        return self.last(self.running_sum(values))

    def last(self, values: Floats) -> Floats:
        """On every row, the value of its series' last row."""
        return np.asarray(values[self.starts + self.lengths - 1][self.codes])

    def largest(self, values: Integers) -> Integers:
        """On every row, the largest value of its whole series."""
        return np.maximum.reduceat(values, self.starts)[self.codes] if len(values) else values


def taken(values: npt.NDArray[Any], index: Integers) -> Floats:
    """The values at an index; NaN where the index is -1."""
    if not len(values):
        return np.zeros(0)
    return np.where(index >= 0, values[np.maximum(index, 0)], np.nan)
