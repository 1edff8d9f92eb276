"""Section 2 of the method: met, attainment, gap, shortfall, status of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gxq_plan.engine.compare import Bools, Codes, Floats, at_least, divided, first_of, known, rounded, satisfied
from gxq_plan.engine.mean import mean_so_far
from gxq_plan.engine.rows import FORM_CODE
from gxq_plan.frames.columns import (
    ACTUAL_DECIMALS,
    ATTAINMENT,
    BOUND,
    DUE_MONTH,
    GAP,
    HIGH,
    LOW,
    MET,
    SHORTFALL,
    SPAN_ACTUAL,
    SPAN_BOUND,
    SPAN_FORM,
    SPAN_HIGH,
    SPAN_LOW,
    SPAN_MET,
    STATUS,
    STATUSES,
    STRETCH,
    STRETCH_REACHED,
    TARGET_DECIMALS,
    YEAR,
    codes,
)

if TYPE_CHECKING:
    from gxq_plan.engine.rows import Rows

_STATUS = codes(STATUSES)
# A mean of several years has more decimals than they have.
_MEAN_DECIMALS = 6


def attainment(rows: Rows) -> dict[str, Any]:
    """MET (1, 0, -1 where nothing was assessed), ATTAINMENT (share, NaN where it is not available: T = 0, growth,
    half-width 0), GAP and SHORTFALL (in the unit, rounded to the finer of target and actual), STATUS (method.md 2 in
    its order), STRETCH_REACHED, SPAN_ACTUAL (the mean so far, or the year's actual, that is compared with what the
    plan asks of its span) and SPAN_MET. Nothing inside a year but `qualitative`, `no_target` and `not_reported`."""
    average = rows.is_form("average")
    means = mean_so_far(rows) if _spans(rows).any() or average.any() else rows.a
    a, T = np.where(average, means, rows.a), rows.T
    judged = rows.numeric & rows.annual & ~np.isnan(a) & ~not_due(rows)
    low, high = rows[LOW], rows[HIGH]
    met = satisfied(a, rows[BOUND], low, high) & judged
    away = np.where(a < low, a - low, np.where(a > high, a - high, 0.0))
    decimals = np.maximum(rows[TARGET_DECIMALS], np.where(average, _MEAN_DECIMALS, rows[ACTUAL_DECIMALS]))
    gap = rounded(np.where(rows.band, away, a - T), decimals)
    shortfall = rounded(np.where(rows.band, np.abs(away), np.maximum(0.0, rows.d * (T - a))), decimals)
    share = np.where(rows.band, _in_band(away, low, high), _share(rows, a))
    share = np.where(judged & ~rows.is_kind("growth"), share, np.nan)
    span = _spans(rows)
    span_actual = np.where(span == FORM_CODE["average"], means, np.where(span != 0, rows.a, np.nan))
    within_span = satisfied(span_actual, rows[SPAN_BOUND], rows[SPAN_LOW], rows[SPAN_HIGH])
    striven = rows.d * (rows.a - rows[STRETCH])
    return {
        MET: known(met, judged),
        ATTAINMENT: share,
        GAP: np.where(judged, gap, np.nan),
        SHORTFALL: np.where(judged, shortfall, np.nan),
        STATUS: _status(rows, judged, met, share, shortfall),
        STRETCH_REACHED: known(striven >= 0, ~np.isnan(striven)),
        SPAN_ACTUAL: span_actual,
        SPAN_MET: known(within_span, ~np.isnan(span_actual)),
    }


def _spans(rows: Rows) -> Codes:
    return np.where(rows.annual, rows[SPAN_FORM], 0).astype("int8")


def _share(rows: Rows, a: Floats) -> Floats:
    """A = 1 + d(a - T)/|T|, or T/a where the plan chose the quotient and it can be formed."""
    share = 1 + divided(rows.d * (a - rows.T), np.abs(rows.T))
    reverse = rows.limits.quotient & (rows.d < 0) & (rows.T > 0)
    if reverse.any():
        share = np.where(reverse, np.where(a > 0, divided(rows.T, a), np.nan), share)
    return share


def _in_band(away: Floats, low: Floats, high: Floats) -> Floats:
    """1 inside, else 1 - distance from the edge over the half-width; not available where the band is a point."""
    inside = np.where(away == 0, 1.0, 1 - divided(np.abs(away), (high - low) / 2))
    return np.where(high == low, np.nan, inside)


def not_due(rows: Rows) -> Bools:
    """A milestone is not due before the year of its date."""
    return np.asarray(rows.is_kind("milestone") & (rows[DUE_MONTH] > 12 * rows[YEAR] + 12))


def _status(rows: Rows, judged: Bools, met: Bools, share: Floats, shortfall: Floats) -> Codes:
    """The first that applies. What should fall to T > 0 and is at 0 or below has no quotient: more than was asked."""
    limit, growth = rows.limits, rows.is_kind("growth")
    hopeless = limit.quotient & (rows.d < 0) & (rows.a <= 0) & (rows.T > 0)
    near = np.where(growth, ~above(shortfall, limit("growth_near")), at_least(share, limit("near")))
    behind = np.where(growth, ~above(shortfall, limit("growth_behind")), at_least(share, limit("behind")))
    return first_of(
        (
            (rows.is_form("text"), _STATUS["qualitative"]),
            (~rows.numeric, _STATUS["no_target"]),
            (not_due(rows), _STATUS["not_due"]),
            (~judged, _STATUS["not_reported"]),
            (met & (at_least(share, limit("exceeded")) | hopeless), _STATUS["exceeded"]),
            (met, _STATUS["met"]),
            (near, _STATUS["near"]),
            (behind, _STATUS["behind"]),
        ),
        _STATUS["far_behind"],
        share,
    )


def above(shortfall: Floats, points: float | Floats) -> Bools:
    """Whether a shortfall is more than so many points; within 1e-9 relative it is not (method.md 2)."""
    return np.asarray(shortfall > points * (1 + 1e-9))
