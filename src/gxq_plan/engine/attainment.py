"""Section 2 of the method: met, attainment, gap, shortfall, status of an annual period."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from gxq_plan.engine.compare import Bools, Floats, at_least, divided, rounded, satisfied
from gxq_plan.frames import (
    ACTUAL,
    ACTUAL_DECIMALS,
    ATTAINMENT,
    BOUND,
    DUE_YEAR,
    FORM,
    GAP,
    HIGH,
    KIND,
    LOW,
    MET,
    NUMERIC_FORMS,
    SHORTFALL,
    SIGN,
    STATUS,
    TARGET,
    TARGET_DECIMALS,
    YEAR,
)

if TYPE_CHECKING:
    from gxq_plan.model.plan import Conventions


def attainment(timeline: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """The timeline with MET (object: True, False, None where nothing was assessed), ATTAINMENT (share, NaN where it
    is not available: T = 0, growth, half-width 0), GAP and SHORTFALL (in the unit, rounded to the finer of target and
    actual), STATUS (method.md 2 in its order; `not_assessed` for the forms of target that are kept but not judged).
    """
    actual, target = timeline[ACTUAL].to_numpy(), timeline[TARGET].to_numpy()
    low, high = timeline[LOW].to_numpy(), timeline[HIGH].to_numpy()
    form, bound, kind = timeline[FORM].to_numpy(), timeline[BOUND].to_numpy(), timeline[KIND].to_numpy()
    band = form == "band"
    judged = np.isin(form, NUMERIC_FORMS) & ~np.isnan(actual) & ~_not_due(timeline)
    met = satisfied(actual, bound, low, high) & judged
    away = np.where(actual < low, actual - low, np.where(actual > high, actual - high, 0.0))
    sign = timeline[SIGN].to_numpy()
    decimals = np.maximum(timeline[TARGET_DECIMALS].to_numpy(), timeline[ACTUAL_DECIMALS].to_numpy())
    gap = rounded(np.where(band, away, actual - target), decimals)
    behind = rounded(np.where(band, np.abs(away), np.maximum(0.0, sign * (target - actual))), decimals)
    share = np.where(band, _in_band(away, low, high), _share(actual, target, sign, conventions))
    share = np.where(judged & (kind != "growth"), share, np.nan)
    hopeless = (sign < 0) & (actual <= 0) & (target > 0) & (conventions.reverse_attainment == "quotient")
    result = timeline.copy()
    result[MET] = pd.Series(np.where(judged, met, None), dtype="object")
    result[ATTAINMENT] = share
    result[GAP] = np.where(judged, gap, np.nan)
    result[SHORTFALL] = np.where(judged, behind, np.nan)
    result[STATUS] = pd.Series(_status(timeline, judged, met, share, behind, hopeless, conventions), dtype="object")
    return result


def _share(actual: Floats, target: Floats, sign: Floats, conventions: Conventions) -> Floats:
    """A = 1 + d(a - T)/|T|, or T/a where the plan chose the quotient and it can be formed."""
    share = 1 + divided(sign * (actual - target), np.abs(target))
    if conventions.reverse_attainment == "quotient":
        reverse = (sign < 0) & (target > 0)
        share = np.where(reverse, np.where(actual > 0, divided(target, actual), np.nan), share)
    return share


def _in_band(away: Floats, low: Floats, high: Floats) -> Floats:
    """1 inside, else 1 - distance from the edge over the half-width; not available where the band is a point."""
    inside = np.where(away == 0, 1.0, 1 - divided(np.abs(away), (high - low) / 2))
    return np.where(high == low, np.nan, inside)


def _not_due(timeline: pd.DataFrame) -> Bools:
    """A milestone is not due before the year of its date."""
    return np.asarray((timeline[KIND] == "milestone") & (timeline[DUE_YEAR] > timeline[YEAR]))


def _status(
    timeline: pd.DataFrame,
    judged: Bools,
    met: Bools,
    share: Floats,
    shortfall: Floats,
    hopeless: Bools,
    conventions: Conventions,
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    limits = conventions.thresholds
    form, growth = timeline[FORM].to_numpy(), timeline[KIND].to_numpy() == "growth"
    near = np.where(growth, shortfall <= limits.growth_near * (1 + 1e-9), at_least(share, limits.near))
    behind = np.where(growth, shortfall <= limits.growth_behind * (1 + 1e-9), at_least(share, limits.behind))
    return np.select(
        [
            form == "text",
            np.isin(form, ("", "none")),
            ~np.isin(form, NUMERIC_FORMS),
            _not_due(timeline),
            ~judged,
            met & (at_least(share, limits.exceeded) | hopeless),
            met,
            near,
            behind,
        ],
        ["qualitative", "no_target", "not_assessed", "not_due", "not_reported", "exceeded", "met", "near", "behind"],
        default="far_behind",
    ).astype("object")
