"""Which rows have a way to the final year, and what sections 3 and 4 of the method share about it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from gxq_plan.engine.flow import Sums, sums
from gxq_plan.engine.path import Paces, paces

if TYPE_CHECKING:
    from gxq_plan.engine.compare import Bools
    from gxq_plan.engine.rows import Rows


@dataclass(frozen=True)
class Way:
    """The rows of a year with an actual and a final target, by how they are judged: as a `path` from a baseline, as
    the sums of a `flow`, or as a `band` to stay in (a band in the year or at the end, or direction `range`)."""

    rows: Rows

    @cached_property
    def assessable(self) -> Bools:
        rows = self.rows
        there = ~np.isnan(rows.F) | self.final_band
        return rows.reported & there & rows.is_kind("level", "cumulative", "ratio", "flow")

    @cached_property
    def final_band(self) -> Bools:
        rows = self.rows
        return np.asarray(rows.of_final(rows.band & rows.on_way), dtype=bool)

    @cached_property
    def band(self) -> Bools:
        return self.assessable & (self.rows.band | self.final_band | np.isnan(self.rows.d))

    @cached_property
    def flow(self) -> Bools:
        return self.assessable & self.rows.flow & ~self.band

    @cached_property
    def path(self) -> Bools:
        return self.assessable & ~self.rows.flow & ~self.band

    @cached_property
    def paces(self) -> Paces:
        return paces(self.rows, self.path)

    @cached_property
    def sums(self) -> Sums:
        return sums(self.rows, self.flow)

    @cached_property
    def reached(self) -> Bools:
        """Whether the final target is satisfied: by the year's actual, or by a flow's sum so far."""
        return np.where(self.flow, self.sums.reached, self.rows.reached) & self.assessable
