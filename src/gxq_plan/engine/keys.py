"""Where the rows of two frames belong: one whole number for each plan, indicator and period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from gxq_plan.frames.columns import INDICATOR, MONTHS, MONTHS_LONG, PLAN, YEAR

if TYPE_CHECKING:
    from gxq_plan.engine.compare import Integers

Names = npt.NDArray[np.object_]
# A table of so many slots a row is cheaper than sorting.
_SPARSE = 16


class Keys:
    """The keys of both frames, in the order of the plans' and indicators' names and of the periods' ends."""

    def __init__(self, targets: pd.DataFrame, actuals: pd.DataFrame) -> None:
        plan, plans = _coded(targets[PLAN], actuals[PLAN])
        indicator, self.names = _coded(targets[INDICATOR], actuals[INDICATOR])
        period, self.periods = _periods(targets, actuals)
        self.plans = [str(one) for one in plans]
        self.indicators = max(1, len(self.names))
        # Python's own integers do not overflow: a frame too large for one key must not pass unnoticed.
        self._size = len(self.plans) * self.indicators * self.periods
        if self._size >= 2**63:
            raise ValueError("more plans, indicators and periods than one frame can hold")
        keys = (plan * self.indicators + indicator) * self.periods + period
        self.targets, self.actuals = keys[: len(targets)], keys[len(targets) :]

    def joined(self) -> tuple[Integers | None, Integers]:
        """The targets' rows in the order of their keys (None where they stand in it), and for each of them, in that
        order, its row of the actuals, -1 where there is none. `targets` is in that order afterwards.

        Every key gets a slot of its own and each frame fills in its rows: no sorting, no hashing, and the time grows
        as the rows do. Raises ValueError where two rows want the same slot.
        """
        ours, theirs, size = self._slots()
        order = None
        if not (self.targets[1:] > self.targets[:-1]).all():
            filled = _filled(ours, size, "targets")
            order = filled[filled >= 0]
            ours, self.targets = ours[order], self.targets[order]
        return order, _filled(theirs, size, "actuals")[ours]

    def _slots(self) -> tuple[Integers, Integers, int]:
        rows = len(self.targets) + len(self.actuals)
        if self._size <= _SPARSE * rows:
            return self.targets, self.actuals, self._size
        dense, found = pd.factorize(np.concatenate([self.targets, self.actuals]), sort=True)
        return dense[: len(self.targets)], dense[len(self.targets) :], len(found)

    def of(self, others: Names, rows: Integers) -> Integers:
        """The row of another indicator in the same plan and period as each of some rows; -1 where there is none."""
        if not len(self.targets):
            return np.full(len(rows), -1)
        name = np.minimum(np.searchsorted(self.names, others), self.indicators - 1)
        series, period = np.divmod(self.targets[rows], self.periods)
        wanted = (series // self.indicators * self.indicators + name) * self.periods + period
        at = np.minimum(np.searchsorted(self.targets, wanted), len(self.targets) - 1)
        return np.where((self.names[name] == others) & (self.targets[at] == wanted), at, -1)


def _coded(first: pd.Series[Any], second: pd.Series[Any]) -> tuple[Integers, Names]:
    """The number of each name among all names of both columns, sorted. Only the first of equal neighbours is looked up;
    names that stand in order already are not sorted again (`stable` is timsort for objects)."""
    both = np.concatenate([first.to_numpy(dtype="object"), second.to_numpy(dtype="object")])
    changes = np.ones(len(both), dtype=bool)
    changes[1:] = both[1:] != both[:-1]
    found, names = pd.factorize(both[changes])
    if (found < 0).any():
        raise ValueError(f"a row without {first.name}")
    order = np.argsort(names, kind="stable")
    place = np.empty(len(order), dtype="int64")
    place[order] = np.arange(len(order))
    return place[found][np.cumsum(changes) - 1], np.asarray(names, dtype="object")[order]


def _periods(targets: pd.DataFrame, actuals: pd.DataFrame) -> tuple[Integers, int]:
    """The number of each period among those that there are, by their ends, a longer one after a shorter one."""
    parts = (
        np.concatenate([one[name].to_numpy() for one in (targets, actuals)]) for name in (YEAR, MONTHS, MONTHS_LONG)
    )
    year, months, long = parts
    ends = (year * 16 + months) * 16 + long
    if not len(ends):
        return ends, 1
    ends -= ends.min()
    present = np.zeros(int(ends.max()) + 1, dtype=bool)
    present[ends] = True
    return (np.cumsum(present) - 1)[ends], int(present.sum())


def _filled(slots: Integers, size: int, name: str) -> Integers:
    """The row in each slot, -1 where there is none."""
    table = np.full(size, -1, dtype="int64")
    table[slots] = np.arange(len(slots))
    if np.count_nonzero(table >= 0) != len(slots):
        raise ValueError(f"an indicator's period stands twice in the {name} frame: keys must be unique")
    return table
