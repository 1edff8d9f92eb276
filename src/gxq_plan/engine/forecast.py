"""Section 4 of the method: where it leads by the final year, and what it takes from now on (t < F)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gxq_plan.engine.compare import Bools, Codes, Floats, at_least, divided, first_of
from gxq_plan.frames.columns import (
    ACCELERATION,
    FINAL_YEAR,
    FORECAST_CLIPPED,
    FORECAST_GAP_BEST,
    FORECAST_GAP_WORST,
    FORECAST_HIGH,
    FORECAST_LINEAR,
    FORECAST_LOW,
    FORECAST_PLAN,
    FORECAST_VERDICT,
    LIMIT_HIGH,
    LIMIT_LOW,
    NEEDED_PER_YEAR,
    OBSERVED_PER_YEAR,
    VERDICTS,
    codes,
)

if TYPE_CHECKING:
    from gxq_plan.engine.rows import Rows
    from gxq_plan.engine.way import Way

_VERDICT = codes(VERDICTS)
# The part of the way that may be missing (method.md 4).
_WITHIN_REACH, _WHOLE_WAY = 0.10, 1.0


def forecast(way: Way) -> dict[str, Any]:
    """FORECAST_LINEAR f_lin and FORECAST_PLAN f_plan (in the unit; a flow's only forecast is its f_plan),
    FORECAST_LOW and FORECAST_HIGH what they span inside the limits, FORECAST_CLIPPED whether a limit moved one,
    FORECAST_GAP_BEST and _WORST the smaller and the larger G, FORECAST_VERDICT; NEEDED_PER_YEAR and
    OBSERVED_PER_YEAR (in the unit, a year), ACCELERATION K. NaN and no word where method.md 4 has none: growth, bands,
    milestones, the final year, a baseline that satisfies T_F already, one point only."""
    rows = way.rows
    ahead = np.asarray(rows[FINAL_YEAR] > rows.t)
    linear, planned, scale = _ahead(way)
    within = [np.clip(one, *_limits(rows)) for one in (linear, planned)]
    low, high = np.fmin(*within), np.fmax(*within)
    gaps = [divided(rows.d * (rows.F - one), scale) for one in within]
    # Of a flow that should be nothing in the last year there is no G, and so nothing to say.
    there = ahead & ~(np.isnan(gaps[0]) & np.isnan(gaps[1]))
    best, worst = (np.where(there, one, np.nan) for one in (np.fmin(*gaps), np.fmax(*gaps)))
    clipped = (low != np.fmin(linear, planned)) | (high != np.fmax(linear, planned))
    return {
        FORECAST_LINEAR: np.where(there, linear, np.nan),
        FORECAST_PLAN: np.where(there, planned, np.nan),
        FORECAST_LOW: np.where(there, low + 0.0, np.nan),
        FORECAST_HIGH: np.where(there, high + 0.0, np.nan),
        FORECAST_CLIPPED: there & clipped,
        FORECAST_GAP_BEST: best,
        FORECAST_GAP_WORST: worst,
        FORECAST_VERDICT: _verdict(best, worst),
        **_effort(way, ahead),
    }


def _ahead(way: Way) -> tuple[Floats, Floats, Floats]:
    """f_lin, f_plan and what G is measured in: the way T_F - b, of a flow |T_F|."""
    rows, found, sums = way.rows, way.paces, way.sums
    open_way = found.possible & ~rows.b_satisfies
    step = divided(rows.a - rows.b, rows.t - rows.y0)
    linear = np.where(open_way, rows.a + step * (rows[FINAL_YEAR] - rows.t), np.nan)
    planned = np.where(open_way, rows.b + found.S * (rows.F - rows.b), np.nan)
    of_sums = rows.F * divided(sums.done, sums.due)
    scale = np.abs(np.where(way.flow, rows.F, rows.F - rows.b))
    return linear, np.where(way.flow, of_sums, planned), scale


def _limits(rows: Rows) -> tuple[Floats, Floats]:
    low, high = rows[LIMIT_LOW], rows[LIMIT_HIGH]
    return np.where(np.isnan(low), -np.inf, low), np.where(np.isnan(high), np.inf, high)


def _verdict(best: Floats, worst: Floats) -> Codes:
    """Both <= 0, one <= 0, best <= 0.10, best <= 1, else; a G that touches an edge is on it."""
    return first_of(
        (
            (np.isnan(best), 0),
            (at_least(-worst, 0.0), _VERDICT["likely"]),
            (at_least(-best, 0.0), _VERDICT["uncertain"]),
            (at_least(-best, -_WITHIN_REACH), _VERDICT["within_reach"]),
            (at_least(-best, -_WHOLE_WAY), _VERDICT["unlikely"]),
        ),
        _VERDICT["diverging"],
        best,
    )


def _effort(way: Way, ahead: Bools) -> dict[str, Floats]:
    """Needed a year with its sign, 0 once T_F is reached; observed a year so far; K = needed / observed, NaN where
    observed is 0 or adverse, for flows that should fall, and where there is one point only."""
    rows, sums = way.rows, way.sums
    years = np.where(ahead, rows[FINAL_YEAR] - rows.t, np.nan)
    rest = np.where(way.flow, sums.total - sums.done, np.where(way.path, rows.F - rows.a, np.nan))
    needed = np.where(way.reached & ahead, 0.0, divided(rest, years)) + 0.0
    needed = np.where(way.path | way.flow, needed, np.nan)
    of_path = divided(rows.a - rows.b, rows.t - rows.y0)
    observed = np.where(way.flow, divided(sums.done, sums.years), np.where(way.path, of_path, np.nan))
    observed = np.where(ahead, observed + 0.0, np.nan)
    helps = (rows.d * observed > 0) & ~(way.flow & (rows.d < 0))
    return {
        NEEDED_PER_YEAR: needed,
        OBSERVED_PER_YEAR: observed,
        ACCELERATION: np.where(helps, divided(needed, observed) + 0.0, np.nan),
    }
