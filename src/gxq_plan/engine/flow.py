"""Flows: their sums against the sums of their targets (method.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gxq_plan.engine.compare import Bools, Codes, Floats, divided, first_of, rounded, satisfied
from gxq_plan.engine.path import bands
from gxq_plan.frames.columns import ACTUAL_DECIMALS, BOUND, TARGET_DECIMALS, TRENDS, codes

if TYPE_CHECKING:
    from gxq_plan.engine.rows import Rows

_TREND = codes(TRENDS)


@dataclass(frozen=True)
class Sums:
    """Over the years up to t that have both a target and an actual: `done` sum a, `due` sum T, `years` how many;
    `total` is the sum of all targets; NaN and False where the row is no flow."""

    done: Floats
    due: Floats
    total: Floats
    years: Floats
    progress: Floats
    planned: Floats
    S: Floats
    reached: Bools
    behind: Bools


def sums(rows: Rows, flow: Bools) -> Sums:
    """A missing year is not a zero. Sums are rounded to the finest decimals of what was added, so that 0.66 + 0.78 is
    1.44 and touches its target."""
    series, T = rows.series, rows.T_path
    both = rows.reported & ~np.isnan(T)
    finest = series.largest(np.where(rows.annual, np.maximum(rows[ACTUAL_DECIMALS], rows[TARGET_DECIMALS]), 0))
    promised = np.where(np.isnan(T), 0.0, T)
    done = rounded(series.running_sum(np.where(both, rows.a, 0.0)), finest)
    due = rounded(series.running_sum(np.where(both, T, 0.0)), finest)
    so_far = rounded(series.running_sum(promised), finest)
    total = series.last(so_far)
    years = series.running_sum(both.astype("float64"))
    paired = flow & (years > 0)
    S = np.where(paired, 1 + divided(rows.d * (done - due), np.abs(due)), np.nan)
    missing = series.total((rows.annual & ~np.isnan(T) & ~rows.reported).astype("float64"))
    whole = (rows.d > 0) | (rows.final & (missing == 0))
    return Sums(
        done=np.where(paired, done, np.nan),
        due=np.where(paired, due, np.nan),
        total=np.where(flow, total, np.nan),
        years=np.where(paired, years, np.nan),
        progress=np.where(paired, divided(done, total), np.nan),
        planned=np.where(flow, divided(so_far, total), np.nan),
        S=S,
        reached=paired & satisfied(done, rows.of_final(rows[BOUND]), total, total) & whole,
        behind=paired & (rows.d * (done - due) < 0),
    )


def flow_words(rows: Rows, found: Sums) -> Codes:
    """As for levels; S <= 0 is `lagging`. Where the targets so far add up to 0, met or not decides."""
    return first_of(
        (
            (found.reached & rows.final, _TREND["achieved"]),
            (found.reached, _TREND["achieved_early"]),
            (np.isnan(found.years), _TREND["insufficient_data"]),
            *bands(found.S, rows.limits),
            (~np.isnan(found.S) | found.behind, _TREND["lagging"]),
        ),
        _TREND["on_track"],
        found.S,
    )
