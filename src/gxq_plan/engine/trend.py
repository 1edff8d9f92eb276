"""Section 3 of the method: where an indicator stands on its way to the final year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gxq_plan.engine.flow import flow_words
from gxq_plan.engine.path import path_words
from gxq_plan.frames.columns import (
    BASELINE,
    BASELINE_FROM,
    BASELINE_YEAR,
    BASELINES,
    ELAPSED_SHARE,
    FINAL_TARGET,
    HIGH,
    LOW,
    PACE_CONSTANT,
    PACE_PLAN,
    PLAN_BASELINE_YEAR,
    PLANNED_SHARE,
    POINTS,
    PROGRESS,
    REACHED,
    TREND,
    TRENDS,
    codes,
)

if TYPE_CHECKING:
    from gxq_plan.engine.compare import Codes, Integers
    from gxq_plan.engine.rows import Rows
    from gxq_plan.engine.way import Way

_FROM, _TREND = codes(BASELINES), codes(TRENDS)


def trend(way: Way) -> dict[str, Any]:
    """BASELINE to TREND of the frames. BASELINE_FROM is plan, actual or none; POINTS counts the observations up to the
    year; REACHED whether the actual (of a flow the sum) satisfies the final target; PROGRESS, PLANNED_SHARE,
    ELAPSED_SHARE are shares, PACE_PLAN is S, PACE_CONSTANT is R; TREND is a word of method.md 3, none where there is no
    actual, no final target, or the kind has no trend, and inside a year."""
    rows, path, flow, found, sums = way.rows, way.path, way.flow, way.paces, way.sums
    words = np.where(path, path_words(rows, found), np.where(flow, flow_words(rows, sums), 0))
    source = np.where(rows.from_plan, _FROM["plan"], _FROM["actual"])
    return {
        BASELINE: np.where(path, rows.b, np.nan),
        BASELINE_YEAR: np.where(path, rows.y0, np.nan),
        BASELINE_FROM: np.where(path & ~np.isnan(rows.b), source, 0).astype("int8"),
        POINTS: _points(rows),
        FINAL_TARGET: np.where(way.assessable, rows.F, np.nan),
        REACHED: way.reached,
        PROGRESS: np.where(flow, sums.progress, found.progress),
        PLANNED_SHARE: np.where(flow, sums.planned, found.planned),
        ELAPSED_SHARE: np.where(path, found.elapsed, np.nan),
        PACE_PLAN: np.where(flow, sums.S, found.S),
        PACE_CONSTANT: np.where(path, found.R, np.nan),
        TREND: np.where(way.band, _band_words(rows), words).astype("int8"),
    }


def _points(rows: Rows) -> Integers:
    """How many observations there are up to and including the year, the plan's baseline among them; an actual of the
    baseline's own year is not another one."""
    observed = rows.series.running_sum(rows.reported.astype("float64"))
    own_year = rows.reported & np.asarray(rows[PLAN_BASELINE_YEAR] == rows.t)
    twice = rows.series.first(own_year) >= 0
    return np.asarray(np.where(rows.annual, observed + (rows.from_plan & ~twice), 0), dtype="int64")


def _band_words(rows: Rows) -> Codes:
    """Inside the period's band, else inside the final one."""
    _, final_low, final_high = rows.final_edges
    low, high = np.where(rows.band, rows[LOW], final_low), np.where(rows.band, rows[HIGH], final_high)
    inside = (rows.a >= low) & (rows.a <= high)
    return np.where(inside, _TREND["holding"], _TREND["slipping"]).astype("int8")
