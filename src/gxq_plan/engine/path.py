"""Levels, totals and ratios on their way from the baseline to the final target (method.md 3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gxq_plan.engine.compare import Bools, Codes, Floats, at_least, divided, first_of
from gxq_plan.frames.columns import COMPOUND, FINAL_YEAR, HIGH, LOW, TRENDS, codes

if TYPE_CHECKING:
    from gxq_plan.engine.limits import Limits
    from gxq_plan.engine.rows import Rows

# Below this planned share the plan hardly leaves the baseline and S would explode (method.md 3).
_HARDLY_PLANNED = 0.10
_TREND = codes(TRENDS)


@dataclass(frozen=True)
class Paces:
    """P, pi, tau, S and R; `possible` where they can be formed at all."""

    possible: Bools
    progress: Floats
    planned: Floats
    elapsed: Floats
    S: Floats
    R: Floats


def paces(rows: Rows, path: Bools) -> Paces:
    """P, pi, tau, S and R, all only if d(T_F - b) > 0 and t > y0; S only where pi has left the baseline."""
    possible = path & (rows.d * (rows.F - rows.b) > 0) & (rows.t > rows.y0)
    way = np.where(possible, rows.F - rows.b, np.nan)
    progress = divided(rows.a - rows.b, way)
    target = np.where(rows.is_form("average"), np.nan, rows.T)
    planned = divided(target - rows.b, way)
    elapsed = divided(rows.t - rows.y0, np.where(possible, rows[FINAL_YEAR] - rows.y0, np.nan))
    S = np.where(at_least(planned, _HARDLY_PLANNED), divided(progress, planned), np.nan)
    R = divided(progress, elapsed)
    compound = possible & rows[COMPOUND]
    if compound.any():
        R = np.where(compound, _compound_pace(rows, possible), R)
    return Paces(possible, progress, planned, elapsed, S, R)


def _compound_pace(rows: Rows, possible: Bools) -> Floats:
    """CAGR over required CAGR; NaN where b, a and T_F differ in sign or one is 0 (method.md 3)."""
    defined = possible & (rows.a * rows.b > 0) & (rows.F * rows.b > 0)
    a, b, F = (np.where(defined, one, 1.0) for one in (rows.a, rows.b, rows.F))
    years = np.where(defined, rows.t - rows.y0, 1.0)
    span = np.where(defined, rows[FINAL_YEAR] - rows.y0, 1.0)
    achieved, required = (a / b) ** (1 / years) - 1, (F / b) ** (1 / span) - 1
    return np.where(defined, divided(achieved, required), np.nan)


def path_words(rows: Rows, found: Paces) -> Codes:
    """The first row of the table of method.md 3 that matches."""
    one_point = np.isnan(rows.b)
    moving = rows.d * (rows.a - rows.b) > 0
    this_year = np.where(rows.d > 0, rows.a >= rows[LOW], rows.a <= rows[HIGH])
    refused = rows[COMPOUND] & np.isnan(found.R) & np.isnan(rows.T)
    pace = np.where(np.isnan(found.S), found.R, found.S)
    arrives = (one_point | ~rows.b_satisfies) & rows.reached
    return first_of(
        (
            (arrives & rows.final, _TREND["achieved"]),
            (arrives, _TREND["achieved_early"]),
            (one_point, _TREND["insufficient_data"]),
            (rows.b_satisfies & rows.reached, _TREND["holding"]),
            (rows.b_satisfies, _TREND["slipping"]),
            ((found.planned <= 0) & this_year, _TREND["on_track"]),
            (found.planned <= 0, _TREND["regressing"]),
            (rows.a == rows.b, _TREND["stalled"]),
            *bands(pace, rows.limits),
            (pace > 0, _TREND["lagging"]),
            (pace <= 0, _TREND["regressing"]),
            (refused, _TREND["insufficient_data"]),
            (moving, _TREND["on_track"]),
        ),
        _TREND["regressing"],
        pace,
    )


def bands(pace: Floats, limit: Limits) -> tuple[tuple[Bools, int], ...]:
    """The upper three bands of a pace, as cases."""
    return (
        (at_least(pace, limit("ahead")), _TREND["ahead"]),
        (at_least(pace, limit("on_track")), _TREND["on_track"]),
        (at_least(pace, limit("slow")), _TREND["slow"]),
    )
