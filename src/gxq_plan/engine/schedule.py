"""Section 2 of the method, its last part: a period inside a year against what the year asks by then (序时进度)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gxq_plan.engine.compare import Bools, Codes, Floats, at_least, divided, first_of, satisfied
from gxq_plan.engine.groups import taken
from gxq_plan.frames.columns import (
    BOUND,
    DUE_MONTH,
    EXPECTED,
    HIGH,
    LOW,
    MONTHS,
    NODE_TARGET,
    PLAN_BASELINE,
    PLAN_BASELINE_YEAR,
    SCHEDULE_GAP,
    SMALL_COUNT,
    STATUS,
    STATUSES,
    YEAR,
    codes,
)

if TYPE_CHECKING:
    from gxq_plan.engine.rows import Rows

_STATUS = codes(STATUSES)


def schedule(rows: Rows, status: Codes) -> dict[str, Any]:
    """EXPECTED (in the unit; NaN for bands and where nothing is due yet), SCHEDULE_GAP (d(a - E)/|T|, a share of the
    year's target; NaN for bands and T = 0) and STATUS, all of periods inside a year; `status` stays as it is on years.
    """
    if not rows.has_periods_inside:
        nothing = np.full(len(status), np.nan)
        return {EXPECTED: nothing, SCHEDULE_GAP: nothing, STATUS: status}
    asked = ~rows.annual & ~rows.is_form("text") & (rows.numeric | ~np.isnan(rows[NODE_TARGET]))
    expected = _expected(rows)
    waits = _waits(rows, expected)
    reached = _reached(rows)
    judged = asked & ~np.isnan(rows.now) & (~waits | reached)
    ahead = np.where(rows.band, np.nan, rows.d * (rows.now - expected))
    gap = np.where(judged, divided(ahead, np.abs(rows.T)), np.nan)
    # With T = 0, or a target inside the year only, there are no points: compared only.
    level = np.where(np.isnan(gap), divided(ahead, np.maximum(np.abs(rows.now), np.abs(expected))), gap)
    enough = np.where(rows.band, _in_scaled_band(rows), at_least(level, 0.0) | (ahead == 0))
    words = first_of(
        (
            (~asked, status),
            (waits & ~reached, _STATUS["not_due"]),
            (np.isnan(rows.now), _STATUS["not_reported"]),
            (reached, _STATUS["reached"]),
            (at_least(gap, rows.limits("schedule_ahead")), _STATUS["ahead_of_schedule"]),
            (enough, _STATUS["on_schedule"]),
        ),
        _STATUS["behind_schedule"],
        status,
    )
    shown = asked & ~waits & ~rows.band
    return {
        EXPECTED: np.where(shown, expected + 0.0, np.nan),
        SCHEDULE_GAP: np.where(shown, gap + 0.0, np.nan),
        STATUS: np.where(rows.annual, status, words).astype("int8"),
    }


def _elapsed(rows: Rows) -> Floats:
    return np.asarray(rows[MONTHS] / 12)


def _expected(rows: Rows) -> Floats:
    """E by the table of method.md 1: the plan's own number for the period; a flow's part of the year; for a state, the
    way from last year's actual (else target, else the plan's baseline of that year) to this year's target; else T. A
    relative target is of the same period already."""
    before = rows.series.latest_before(rows.annual)
    last_year = taken(rows.t, before) == rows.t - 1
    point = rows.annual & ~rows.band & rows.numeric
    targets = taken(np.where(point, rows.T, np.nan), before)
    delivered = np.where(last_year, taken(rows.a, before), np.nan)
    promised = np.where(last_year, targets, np.nan)
    own = np.where(rows[PLAN_BASELINE_YEAR] == rows.t - 1, rows[PLAN_BASELINE], np.nan)
    start = np.where(~np.isnan(delivered), delivered, np.where(~np.isnan(promised), promised, own))
    share = _elapsed(rows)
    state = rows.is_kind("level", "cumulative")
    expected = np.where(rows.flow, rows.T * share, np.where(state, start + (rows.T - start) * share, rows.T))
    expected = np.where(rows.is_form("relative"), rows.T, expected)
    return np.where(np.isnan(rows[NODE_TARGET]), expected, rows[NODE_TARGET])


def _waits(rows: Rows, expected: Floats) -> Bools:
    """What is not due yet: a milestone before its date (the year's end where it has none), a small count before the
    year is over, a state that starts from nothing known."""
    year_open, no_node = np.asarray(rows[MONTHS] < 12), np.isnan(rows[NODE_TARGET])
    date = rows[DUE_MONTH]
    dated = np.where(np.isnan(date), year_open, date > 12 * rows[YEAR] + rows[MONTHS])
    broken = (rows.d < 0) & ~satisfied(rows.now, rows[BOUND], rows[LOW], rows[HIGH]) & ~np.isnan(rows.now)
    milestone = rows.is_kind("milestone") & no_node & np.asarray(dated, dtype=bool)
    small = np.asarray(rows[SMALL_COUNT]) & year_open & ~broken
    unknown = rows.is_kind("level", "cumulative") & ~rows.band & np.isnan(expected)
    return np.asarray(milestone | small | unknown)


def _reached(rows: Rows) -> Bools:
    """Whether the actual satisfies the year's target. An amount that should stay small, or within a band, can still
    grow, and so can the row that a relative target follows: that is known when the year is over (as for the sums of a
    flow that should fall, method.md 3)."""
    can_grow = (rows.flow & (rows.band | ~(rows.d > 0))) | rows.is_form("relative")
    over = np.asarray(rows[MONTHS] == 12)
    return rows.numeric & satisfied(rows.now, rows[BOUND], rows[LOW], rows[HIGH]) & (over | ~can_grow)


def _in_scaled_band(rows: Rows) -> Bools:
    """Inside a band; of a flow, above its part of the lower edge and not yet above the upper one."""
    low = np.where(rows.flow, rows[LOW] * _elapsed(rows), rows[LOW])
    return np.asarray((rows.now >= low) & (rows.now <= rows[HIGH]))
