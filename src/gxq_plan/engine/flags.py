"""The flags of section 3: warnings beside the status, independent of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gxq_plan.engine.compare import Bools, at_least, satisfied
from gxq_plan.engine.groups import taken
from gxq_plan.frames.columns import (
    ATTAINMENT,
    FIRST_YEAR,
    MET,
    PLAN_BASELINE,
    PLAN_BASELINE_YEAR,
    POINTS,
    YEAR,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.engine.way import Way


def flags(way: Way, figures: Mapping[str, Any]) -> dict[str, Bools]:
    """The bool columns FLAGS, from the columns of attainment and trend in `figures`.

    Only rows with a trend have flags; flows know `target_too_easy` by attainment alone, bands none.
    """
    rows, path, found, limit = way.rows, way.path, way.paces, way.rows.limits
    share = figures[ATTAINMENT]
    before = rows.series.latest_before(rows.reported)
    own_baseline = np.where(rows[PLAN_BASELINE_YEAR] < rows.t, rows[PLAN_BASELINE], np.nan)
    previous = np.where(before >= 0, taken(rows.a, before), own_baseline)
    slow = ~at_least(found.S, limit("hollow")) & ~np.isnan(found.S)
    easy = (path | way.flow) & at_least(share, limit("too_easy"))
    return {
        "hollow": path & at_least(share, limit("near")) & slow & ~way.reached,
        "back_loaded": path & at_least(found.elapsed - found.planned, limit("loaded")),
        "front_loaded": path & at_least(found.planned - found.elapsed, limit("loaded")),
        "reversal": path & (figures[MET] == 1) & (rows.d * (rows.a - previous) < 0),
        "relapse": path & (rows.series.latest_before(way.reached) >= 0) & ~way.reached,
        "target_too_easy": easy | (path & _reached_at_once(way)),
        "weak_evidence": path & (figures[POINTS] == 2),
    }


def _reached_at_once(way: Way) -> Bools:
    """The plan's first year already reached the final target, and the plan's own baseline, if any, had not."""
    rows = way.rows
    first = rows.series.first(rows.annual & way.reached & np.asarray(rows[YEAR] == rows[FIRST_YEAR]))
    return (first >= 0) & ~satisfied(rows[PLAN_BASELINE], *rows.final_edges)
