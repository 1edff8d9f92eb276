"""The flags of section 3: warnings beside the status, independent of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gxq_plan.engine.compare import at_least, satisfied
from gxq_plan.engine.groups import Series, taken
from gxq_plan.frames import (
    ACTUAL,
    ATTAINMENT,
    BOUND,
    ELAPSED_SHARE,
    FINAL_YEAR,
    FIRST_YEAR,
    FORM,
    HIGH,
    KIND,
    LOW,
    MET,
    PACE_PLAN,
    PLAN_BASELINE,
    PLAN_BASELINE_YEAR,
    PLANNED_SHARE,
    POINTS,
    REACHED,
    SIGN,
    TREND,
    YEAR,
)

if TYPE_CHECKING:
    import pandas as pd

    from gxq_plan.model.plan import Conventions


def flags(timeline: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """The timeline (with the columns of attainment and trend) with the bool columns FLAGS.

    Only rows with a trend have flags; flows know `target_too_easy` by attainment alone, bands none.
    """
    limits = conventions.thresholds
    series = Series(timeline)
    actual, year = timeline[ACTUAL].to_numpy(), timeline[YEAR].to_numpy()
    share, pace = timeline[ATTAINMENT].to_numpy(), timeline[PACE_PLAN].to_numpy()
    reached, sign = timeline[REACHED].to_numpy(), timeline[SIGN].to_numpy()
    planned, elapsed = timeline[PLANNED_SHARE].to_numpy(), timeline[ELAPSED_SHARE].to_numpy()
    final_band = (
        series.largest(((timeline[FORM] == "band") & (year == timeline[FINAL_YEAR])).to_numpy().astype("int64")) == 1
    )
    with_trend = (
        (timeline[TREND] != "").to_numpy() & (timeline[FORM] != "band").to_numpy() & ~final_band & ~np.isnan(sign)
    )
    flow = (timeline[KIND] == "flow").to_numpy()
    path = with_trend & ~flow
    met = (timeline[MET] == True).to_numpy(dtype=bool)  # noqa: E712 - an object column of True, False and None
    before = series.latest_before(~np.isnan(actual))
    own_baseline = np.where(timeline[PLAN_BASELINE_YEAR] < year, timeline[PLAN_BASELINE], np.nan)
    previous = np.where(before >= 0, taken(actual, before), own_baseline)
    result = timeline.copy()
    result["hollow"] = path & at_least(share, limits.near) & ~at_least(pace, limits.hollow) & ~np.isnan(pace) & ~reached
    result["back_loaded"] = path & at_least(elapsed - planned, limits.loaded)
    result["front_loaded"] = path & at_least(planned - elapsed, limits.loaded)
    result["reversal"] = path & met & (sign * (actual - previous) < 0)
    result["relapse"] = path & (series.latest_before(reached) >= 0) & ~reached
    result["target_too_easy"] = (with_trend & at_least(share, limits.too_easy)) | (
        path & _reached_at_once(timeline, series)
    )
    result["weak_evidence"] = path & (timeline[POINTS] == 2).to_numpy()
    return result


def _reached_at_once(timeline: pd.DataFrame, series: Series) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The plan's first year already reached the final target, and the plan's own baseline, if any, had not."""
    year = timeline[YEAR].to_numpy()
    at_first = series.at(timeline[REACHED].to_numpy().astype("float64"), year == timeline[FIRST_YEAR].to_numpy()) == 1
    final = year == timeline[FINAL_YEAR].to_numpy()
    index = series.first(final)
    bound = timeline[BOUND].to_numpy()[np.maximum(index, 0)]
    low, high = (taken(timeline[edge].to_numpy(), index) for edge in (LOW, HIGH))
    at_baseline = satisfied(timeline[PLAN_BASELINE].to_numpy(), bound, low, high)
    return np.asarray(at_first & ~at_baseline)
