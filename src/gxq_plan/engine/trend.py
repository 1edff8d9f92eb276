"""Section 3 of the method: where an indicator stands on its way to the final year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from gxq_plan.engine.compare import Bools, Floats, at_least, divided, rounded, satisfied
from gxq_plan.engine.groups import Series, taken
from gxq_plan.frames import (
    ACTUAL,
    ACTUAL_DECIMALS,
    BASELINE,
    BASELINE_FROM,
    BASELINE_YEAR,
    BOUND,
    COMPOUND,
    ELAPSED_SHARE,
    FINAL_TARGET,
    FINAL_YEAR,
    FORM,
    HIGH,
    KIND,
    LOW,
    PACE_CONSTANT,
    PACE_PLAN,
    PLAN_BASELINE,
    PLAN_BASELINE_YEAR,
    PLANNED_SHARE,
    POINTS,
    PROGRESS,
    REACHED,
    SIGN,
    TARGET,
    TARGET_DECIMALS,
    TREND,
    YEAR,
)

if TYPE_CHECKING:
    from gxq_plan.model.plan import Conventions

# Below this planned share the plan hardly leaves the baseline and S would explode (method.md 3).
_HARDLY_PLANNED = 0.10


@dataclass(frozen=True)
class _Rows:
    """The columns of a timeline as arrays, under the symbols of the method."""

    a: Floats
    T: Floats
    F: Floats
    d: Floats
    t: Floats
    b: Floats
    y0: Floats
    final: Bools
    low: Floats
    high: Floats
    reached: Bools
    b_satisfies: Bools


def trend(timeline: pd.DataFrame, conventions: Conventions) -> pd.DataFrame:
    """The timeline (sorted by KEY, with the columns of attainment) with the columns BASELINE to TREND of frames.py.

    BASELINE_FROM is plan, actual or ""; POINTS counts the observations up to the year; REACHED whether the actual
    satisfies the final target; PROGRESS, PLANNED_SHARE, ELAPSED_SHARE are shares, PACE_PLAN is S, PACE_CONSTANT is R;
    TREND is a word of method.md 3, "" where there is no actual, no final target, or the kind has no trend.
    """
    series = Series(timeline)
    result = timeline.copy()
    kind, form = timeline[KIND].to_numpy(), timeline[FORM].to_numpy()
    rows = _rows(timeline, series)
    final_form = np.where(rows.final, form, "")
    band_final = series.largest((final_form == "band").astype("int64")) == 1
    assessable = ~np.isnan(rows.a) & (~np.isnan(rows.F) | band_final) & np.isin(kind, _WITH_TREND)
    band = assessable & ((form == "band") | band_final | np.isnan(rows.d))
    flow = assessable & (kind == "flow") & ~band
    path = assessable & (kind != "flow") & ~band
    paces = _paces(timeline, rows, path)
    sums = _sums(timeline, rows, series, flow)
    words = np.full(len(timeline), "", dtype="object")
    words[path] = _path_words(timeline, rows, paces, conventions)[path]
    words[flow] = _flow_words(rows, sums, conventions)[flow]
    words[band] = _band_words(timeline, rows, series)[band]
    result[BASELINE], result[BASELINE_YEAR] = np.where(path, rows.b, np.nan), np.where(path, rows.y0, np.nan)
    result[BASELINE_FROM] = pd.Series(np.where(path, _baseline_from(timeline, rows), ""), dtype="object")
    result[POINTS] = _points(timeline, rows, series)
    result[FINAL_TARGET] = np.where(assessable, rows.F, np.nan)
    result[REACHED] = np.where(flow, sums.reached, rows.reached) & assessable
    result[PROGRESS] = np.where(flow, sums.progress, paces.progress)
    result[PLANNED_SHARE] = np.where(flow, sums.planned, paces.planned)
    result[ELAPSED_SHARE] = np.where(path, paces.elapsed, np.nan)
    result[PACE_PLAN] = np.where(flow, sums.S, paces.S)
    result[PACE_CONSTANT] = np.where(path, paces.R, np.nan)
    result[TREND] = pd.Series(words, dtype="object")
    return result


_WITH_TREND = ("level", "cumulative", "ratio", "flow")


def _rows(timeline: pd.DataFrame, series: Series) -> _Rows:
    a, year = timeline[ACTUAL].to_numpy(), timeline[YEAR].to_numpy()
    final = year == timeline[FINAL_YEAR].to_numpy()
    target, bound = timeline[TARGET].to_numpy(), timeline[BOUND].to_numpy()
    low, high = (series.at(timeline[edge].to_numpy(), final) for edge in (LOW, HIGH))
    final_bound = bound[_index_of(series, final)]
    b, y0 = _baseline(timeline, series)
    return _Rows(
        a=a,
        T=target,
        F=series.at(target, final),
        d=timeline[SIGN].to_numpy(),
        t=year.astype("float64"),
        b=b,
        y0=y0,
        final=final,
        low=low,
        high=high,
        reached=satisfied(a, final_bound, low, high),
        b_satisfies=satisfied(b, final_bound, low, high),
    )


def _index_of(series: Series, chosen: Bools) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The index of each series' chosen row; of its first row where none is chosen (its edges are NaN then)."""
    found = series.first(chosen)
    return np.where(found >= 0, found, series.starts[series.codes])


def _baseline(timeline: pd.DataFrame, series: Series) -> tuple[Floats, Floats]:
    """b and y0: the plan's own baseline of a year before t, else the earliest actual before t, never a target."""
    a, year = timeline[ACTUAL].to_numpy(), timeline[YEAR].to_numpy()
    own, own_year = timeline[PLAN_BASELINE].to_numpy(), timeline[PLAN_BASELINE_YEAR].to_numpy()
    first = series.first(~np.isnan(a))
    earliest, earliest_year = taken(a, first), taken(year, first)
    earlier = earliest_year < year
    from_plan = own_year < year
    b = np.where(from_plan, own, np.where(earlier, earliest, np.nan))
    return b, np.where(from_plan, own_year, np.where(earlier, earliest_year, np.nan))


def _baseline_from(timeline: pd.DataFrame, rows: _Rows) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    from_plan = timeline[PLAN_BASELINE_YEAR].to_numpy() < rows.t
    return np.where(np.isnan(rows.b), "", np.where(from_plan, "plan", "actual")).astype("object")


def _points(timeline: pd.DataFrame, rows: _Rows, series: Series) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How many observations there are up to and including the year, the plan's baseline among them; an
    actual of the baseline's own year is not another one."""
    observed = series.running_sum((~np.isnan(rows.a)).astype("float64"))
    own_year = timeline[PLAN_BASELINE_YEAR].to_numpy()
    twice = series.at((~np.isnan(rows.a)).astype("float64"), own_year == rows.t) == 1
    return np.asarray(observed + ((own_year < rows.t) & ~twice), dtype="int64")


# --- levels, totals and ratios ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Paces:
    progress: Floats
    planned: Floats
    elapsed: Floats
    S: Floats
    R: Floats


def _paces(timeline: pd.DataFrame, rows: _Rows, path: Bools) -> _Paces:
    """P, pi, tau, S and R, all only if d(T_F - b) > 0 and t > y0; S only where pi has left the baseline."""
    possible = path & (rows.d * (rows.F - rows.b) > 0) & (rows.t > rows.y0)
    way = np.where(possible, rows.F - rows.b, np.nan)
    progress = divided(rows.a - rows.b, way)
    planned = divided(rows.T - rows.b, way)
    elapsed = divided(rows.t - rows.y0, np.where(possible, timeline[FINAL_YEAR].to_numpy() - rows.y0, np.nan))
    S = np.where(at_least(planned, _HARDLY_PLANNED), divided(progress, planned), np.nan)
    compound = timeline[COMPOUND].to_numpy()
    R = np.where(compound, _compound_pace(timeline, rows, possible), divided(progress, elapsed))
    return _Paces(progress, planned, elapsed, S, R)


def _compound_pace(timeline: pd.DataFrame, rows: _Rows, possible: Bools) -> Floats:
    """CAGR over required CAGR; NaN where b, a and T_F differ in sign or one is 0 (method.md 3)."""
    defined = possible & (rows.a * rows.b > 0) & (rows.F * rows.b > 0)
    safe = np.where(defined, rows.b, 1.0)
    years, span = (
        np.where(defined, rows.t - rows.y0, 1.0),
        np.where(defined, timeline[FINAL_YEAR].to_numpy() - rows.y0, 1.0),
    )
    achieved = (np.where(defined, rows.a, 1.0) / safe) ** (1 / years) - 1
    required = (np.where(defined, rows.F, 1.0) / safe) ** (1 / span) - 1
    return np.where(defined, divided(achieved, required), np.nan)


def _path_words(
    timeline: pd.DataFrame, rows: _Rows, paces: _Paces, conventions: Conventions
) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """The first row of the table of method.md 3 that matches."""
    one_point = np.isnan(rows.b)
    moving = rows.d * (rows.a - rows.b) > 0
    this_year = np.where(rows.d > 0, rows.a >= timeline[LOW].to_numpy(), rows.a <= timeline[HIGH].to_numpy())
    no_plan = np.isnan(rows.T)
    refused = timeline[COMPOUND].to_numpy() & np.isnan(paces.R) & no_plan
    pace = np.where(np.isnan(paces.S), paces.R, paces.S)
    return np.select(
        [
            (one_point | ~rows.b_satisfies) & rows.reached & rows.final,
            (one_point | ~rows.b_satisfies) & rows.reached,
            one_point,
            rows.b_satisfies & rows.reached,
            rows.b_satisfies,
            (paces.planned <= 0) & this_year,
            paces.planned <= 0,
            rows.a == rows.b,
            *_bands(pace, conventions),
            refused,
            moving,
        ],
        [
            "achieved",
            "achieved_early",
            "insufficient_data",
            "holding",
            "slipping",
            "on_track",
            "regressing",
            "stalled",
            *_BAND_WORDS,
            "insufficient_data",
            "on_track",
        ],
        default="regressing",
    ).astype("object")


_BAND_WORDS = ("ahead", "on_track", "slow", "lagging", "regressing")


def _bands(pace: Floats, conventions: Conventions) -> list[Bools]:
    limits = conventions.thresholds
    return [
        at_least(pace, limits.ahead),
        at_least(pace, limits.on_track),
        at_least(pace, limits.slow),
        pace > 0,
        pace <= 0,
    ]


# --- flows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Sums:
    progress: Floats
    planned: Floats
    S: Floats
    paired: Bools
    reached: Bools
    behind: Bools


def _sums(timeline: pd.DataFrame, rows: _Rows, series: Series, flow: Bools) -> _Sums:
    """Sums over the years up to t that have both a target and an actual; a missing year is not a zero.

    Sums are rounded to the finest decimals of what was added, so that 0.66 + 0.78 is 1.44 and touches its target.
    """
    both = ~np.isnan(rows.a) & ~np.isnan(rows.T)
    places = np.maximum(timeline[ACTUAL_DECIMALS].to_numpy(), timeline[TARGET_DECIMALS].to_numpy())
    finest = series.largest(places)
    done = rounded(series.running_sum(np.where(both, rows.a, 0.0)), finest)
    due = rounded(series.running_sum(np.where(both, rows.T, 0.0)), finest)
    promised = np.where(np.isnan(rows.T), 0.0, rows.T)
    total = rounded(series.total(promised), finest)
    so_far = rounded(series.running_sum(promised), finest)
    paired = series.running_sum(both.astype("float64")) > 0
    S = np.where(paired, 1 + divided(rows.d * (done - due), np.abs(due)), np.nan)
    bound = timeline[BOUND].to_numpy()[_index_of(series, rows.final)]
    every_year = series.total((~np.isnan(rows.T) & np.isnan(rows.a)).astype("float64")) == 0
    reached = paired & satisfied(done, bound, total, total) & ((rows.d > 0) | (rows.final & every_year))
    return _Sums(
        progress=np.where(flow & paired, divided(done, total), np.nan),
        planned=np.where(flow, divided(so_far, total), np.nan),
        S=np.where(flow, S, np.nan),
        paired=paired,
        reached=reached,
        behind=paired & (rows.d * (done - due) < 0),
    )


def _flow_words(rows: _Rows, sums: _Sums, conventions: Conventions) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """As for levels; S <= 0 is `lagging`. Where the targets so far add up to 0, met or not decides."""
    ahead, on_track, slow, _, _ = _bands(sums.S, conventions)
    return np.select(
        [sums.reached & rows.final, sums.reached, ~sums.paired, ahead, on_track, slow, ~np.isnan(sums.S) | sums.behind],
        ["achieved", "achieved_early", "insufficient_data", "ahead", "on_track", "slow", "lagging"],
        default="on_track",
    ).astype("object")


# --- bands --------------------------------------------------------------------------------------------------------


def _band_words(timeline: pd.DataFrame, rows: _Rows, series: Series) -> np.ndarray[tuple[int], np.dtype[np.object_]]:
    """Inside the period's band, else inside the final one."""
    own = timeline[FORM].to_numpy() == "band"
    low = np.where(own, timeline[LOW].to_numpy(), rows.low)
    high = np.where(own, timeline[HIGH].to_numpy(), rows.high)
    return np.where((rows.a >= low) & (rows.a <= high), "holding", "slipping").astype("object")
