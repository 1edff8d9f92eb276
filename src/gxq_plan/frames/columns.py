"""Column names, dtypes and words of the tidy frames that pass between rooms.

`targets` has one row for each indicator and period, with all that the method needs to know of both; `actuals` one row
for each submitted value. Both carry the plan's id, so that many plans fit in one frame. A period is three whole
numbers, as in model.period: its year, the month that it ends after, and how many months long it is (12 for a year).
Missing numbers are NaN, missing words "". Words are categoricals with the same categories in every frame, so that
frames of several plans can be concatenated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from gxq_plan.model.target import Bound, Form, Kind
from gxq_plan.words import LIGHT as LIGHT_WORDS
from gxq_plan.words import STATUS as STATUS_WORDS
from gxq_plan.words import TREND as TREND_WORDS
from gxq_plan.words import VERDICT as VERDICT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Keys
PLAN, INDICATOR, YEAR, MONTHS, MONTHS_LONG = "plan", "indicator", "year", "months", "months_long"
PERIOD = [YEAR, MONTHS, MONTHS_LONG]
KEY = [PLAN, INDICATOR, *PERIOD]

# What an indicator declares, the same on each of its rows. SIGN is +1 where higher is better, -1 where lower is, NaN
# for a range; COMPOUND where yearly rates compound (`growth: compound`, and growth in percent); DUE_MONTH the month of
# a milestone's date, counted from year 0 (12 x year + month).
ORDER, KIND, SIGN, SAME_AS, WEIGHT = "order", "kind", "sign", "same_as", "weight"
BINDING, COMPOUND, FIRST_YEAR, FINAL_YEAR = "binding", "compound", "first_year", "final_year"
PLAN_BASELINE, PLAN_BASELINE_YEAR, DUE_MONTH = "plan_baseline", "plan_baseline_year", "due_month"
LIMIT_LOW, LIMIT_HIGH = "limit_low", "limit_high"

# What it promises for the year (on rows inside a year, too). LOW and HIGH are the exact edges that `met` compares with,
# tolerance included; FORM is a model.target.Form, "" where the plan says nothing about the year. A relative target has
# its margin as TARGET and edges around it, to be added to the actual of RELATIVE_TO.
FORM, BOUND, TARGET, LOW, HIGH, TARGET_DECIMALS = "form", "bound", "target", "low", "high", "target_decimals"
STRETCH, RELATIVE_TO = "stretch", "relative_to"
# What it promises for the span of the plan, by its share up to the year: NUMBER or AVERAGE, "" where nothing.
SPAN_FORM, SPAN_BOUND, SPAN_TARGET, SPAN_LOW, SPAN_HIGH = (
    "span_form",
    "span_bound",
    "span_target",
    "span_low",
    "span_high",
)
# Inside a year: the number that the plan itself gives for the period, and whether the year's amount is so small a
# count that it comes in one piece (method.md 2).
NODE_TARGET, SMALL_COUNT = "node_target", "small_count"

# What was delivered
ACTUAL, ACTUAL_DECIMALS, ORIGIN = "actual", "actual_decimals", "origin"

# Figures: engine/attainment.py
MET, ATTAINMENT, GAP, SHORTFALL, STATUS = "met", "attainment", "gap", "shortfall", "status"
STRETCH_REACHED, SPAN_ACTUAL, SPAN_MET = "stretch_reached", "span_actual", "span_met"
# engine/schedule.py
EXPECTED, SCHEDULE_GAP = "expected", "schedule_gap"
# engine/trend.py
BASELINE, BASELINE_YEAR, BASELINE_FROM, POINTS = "baseline", "baseline_year", "baseline_from", "points"
FINAL_TARGET, REACHED, PROGRESS, PLANNED_SHARE = "final_target", "reached", "progress", "planned_share"
ELAPSED_SHARE, PACE_PLAN, PACE_CONSTANT, TREND = "elapsed_share", "pace_plan", "pace_constant", "trend"
# engine/forecast.py
FORECAST_LINEAR, FORECAST_PLAN, FORECAST_LOW, FORECAST_HIGH, FORECAST_CLIPPED = (
    "forecast_linear",
    "forecast_plan",
    "forecast_low",
    "forecast_high",
    "forecast_clipped",
)
FORECAST_GAP_BEST, FORECAST_GAP_WORST, FORECAST_VERDICT = (
    "forecast_gap_best",
    "forecast_gap_worst",
    "forecast_verdict",
)
NEEDED_PER_YEAR, OBSERVED_PER_YEAR, ACCELERATION = "needed_per_year", "observed_per_year", "acceleration"
# engine/flags.py: one bool column each
FLAGS = ["hollow", "back_loaded", "front_loaded", "reversal", "relapse", "target_too_easy", "weak_evidence"]

# engine/rollup.py: members say which indicator belongs to which group
LEVEL, GROUP = "level", "group"
DUE, REPORTED, REPORTING_RATE, LIGHT, RANK = "due", "reported", "reporting_rate", "light", "rank"
MET_STRICT, MET_LENIENT, SCORE_STRICT, SCORE_LENIENT = "met_strict", "met_lenient", "score_strict", "score_lenient"


# --- words --------------------------------------------------------------------------------------------------------


def _words(words: Iterable[str]) -> pd.CategoricalDtype:
    """A categorical of fixed words; "" stands for none and has code 0."""
    return pd.CategoricalDtype(pd.Index(["", *(str(word) for word in words if word)], dtype="object"))


KINDS, FORMS, BOUNDS = _words(Kind), _words(Form), _words(Bound)
STATUSES, TRENDS, VERDICTS = _words(STATUS_WORDS), _words(TREND_WORDS), _words(VERDICT_WORDS)
BASELINES, LIGHTS = _words(("plan", "actual")), _words(LIGHT_WORDS)


def codes(words: pd.CategoricalDtype) -> Mapping[str, int]:
    """The code of each word, as the engine's arrays hold them."""
    return {str(word): code for code, word in enumerate(words.categories)}


# --- dtypes -------------------------------------------------------------------------------------------------------

TARGET_DTYPES: Mapping[str, Any] = {
    PLAN: "object",
    INDICATOR: "object",
    YEAR: "int64",
    MONTHS: "int64",
    MONTHS_LONG: "int64",
    ORDER: "int64",
    KIND: KINDS,
    SIGN: "float64",
    SAME_AS: "object",
    WEIGHT: "float64",
    BINDING: "bool",
    COMPOUND: "bool",
    FIRST_YEAR: "int64",
    FINAL_YEAR: "int64",
    PLAN_BASELINE: "float64",
    PLAN_BASELINE_YEAR: "float64",
    DUE_MONTH: "float64",
    LIMIT_LOW: "float64",
    LIMIT_HIGH: "float64",
    FORM: FORMS,
    BOUND: BOUNDS,
    TARGET: "float64",
    LOW: "float64",
    HIGH: "float64",
    TARGET_DECIMALS: "int64",
    STRETCH: "float64",
    RELATIVE_TO: "object",
    SPAN_FORM: FORMS,
    SPAN_BOUND: BOUNDS,
    SPAN_TARGET: "float64",
    SPAN_LOW: "float64",
    SPAN_HIGH: "float64",
    NODE_TARGET: "float64",
    SMALL_COUNT: "bool",
}
ACTUAL_DTYPES: Mapping[str, Any] = {
    PLAN: "object",
    INDICATOR: "object",
    YEAR: "int64",
    MONTHS: "int64",
    MONTHS_LONG: "int64",
    ACTUAL: "float64",
    ACTUAL_DECIMALS: "int64",
    ORIGIN: "int64",
}
FIGURE_DTYPES: Mapping[str, Any] = {
    MET: "boolean",
    ATTAINMENT: "float64",
    GAP: "float64",
    SHORTFALL: "float64",
    STATUS: STATUSES,
    STRETCH_REACHED: "boolean",
    SPAN_ACTUAL: "float64",
    SPAN_MET: "boolean",
    EXPECTED: "float64",
    SCHEDULE_GAP: "float64",
    BASELINE: "float64",
    BASELINE_YEAR: "float64",
    BASELINE_FROM: BASELINES,
    POINTS: "int64",
    FINAL_TARGET: "float64",
    REACHED: "bool",
    PROGRESS: "float64",
    PLANNED_SHARE: "float64",
    ELAPSED_SHARE: "float64",
    PACE_PLAN: "float64",
    PACE_CONSTANT: "float64",
    TREND: TRENDS,
    FORECAST_LINEAR: "float64",
    FORECAST_PLAN: "float64",
    FORECAST_LOW: "float64",
    FORECAST_HIGH: "float64",
    FORECAST_CLIPPED: "bool",
    FORECAST_GAP_BEST: "float64",
    FORECAST_GAP_WORST: "float64",
    FORECAST_VERDICT: VERDICTS,
    NEEDED_PER_YEAR: "float64",
    OBSERVED_PER_YEAR: "float64",
    ACCELERATION: "float64",
    **dict.fromkeys(FLAGS, "bool"),
}
MEMBER_DTYPES: Mapping[str, Any] = dict.fromkeys((LEVEL, GROUP, PLAN, INDICATOR), "object")
