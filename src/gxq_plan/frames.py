"""The tidy frames that pass between rooms: column names, dtypes and order.

`targets` has one row for each indicator and period of a plan, with all that the method needs to know of both;
`actuals` one row for each submitted value. Both carry the plan's id, so that many plans fit in one frame. Periods
here are years (int64): in-year periods are another frame's business. Missing numbers are NaN, missing words "".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from gxq_plan.model.target import Direction, Form, Target, decimal_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.model.plan import Indicator, Plan
    from gxq_plan.model.submission import Row, Submission

# Keys
PLAN, INDICATOR, YEAR = "plan", "indicator", "year"
KEY = [PLAN, INDICATOR, YEAR]

# What an indicator declares, the same on each of its rows
ORDER, KIND, SIGN, SAME_AS, WEIGHT = "order", "kind", "sign", "same_as", "weight"
BINDING, COMPOUND, FIRST_YEAR, FINAL_YEAR = "binding", "compound", "first_year", "final_year"
PLAN_BASELINE, PLAN_BASELINE_YEAR, DUE_YEAR = "plan_baseline", "plan_baseline_year", "due_year"

# What it promises for the year. LOW and HIGH are the exact edges that `met` compares with, tolerance included;
# FORM is a model.target.Form, "" where the plan says nothing about the year.
FORM, BOUND, TARGET, LOW, HIGH, TARGET_DECIMALS = "form", "bound", "target", "low", "high", "target_decimals"

# What was delivered
ACTUAL, ACTUAL_DECIMALS, ORIGIN = "actual", "actual_decimals", "origin"

# Figures: engine/attainment.py
MET, ATTAINMENT, GAP, SHORTFALL, STATUS = "met", "attainment", "gap", "shortfall", "status"
# engine/trend.py
BASELINE, BASELINE_YEAR, BASELINE_FROM, POINTS = "baseline", "baseline_year", "baseline_from", "points"
FINAL_TARGET, REACHED, PROGRESS, PLANNED_SHARE = "final_target", "reached", "progress", "planned_share"
ELAPSED_SHARE, PACE_PLAN, PACE_CONSTANT, TREND = "elapsed_share", "pace_plan", "pace_constant", "trend"
# engine/flags.py: one bool column each
FLAGS = ["hollow", "back_loaded", "front_loaded", "reversal", "relapse", "target_too_easy", "weak_evidence"]

# engine/rollup.py: members say which indicator belongs to which group
LEVEL, GROUP = "level", "group"
DUE, REPORTED, REPORTING_RATE = "due", "reported", "reporting_rate"
MET_STRICT, MET_LENIENT, SCORE_STRICT, SCORE_LENIENT, LIGHT = (
    "met_strict",
    "met_lenient",
    "score_strict",
    "score_lenient",
    "light",
)

_TARGET_DTYPES: Mapping[str, Any] = {
    PLAN: "object",
    INDICATOR: "object",
    YEAR: "int64",
    ORDER: "int64",
    KIND: "object",
    SIGN: "float64",
    SAME_AS: "object",
    WEIGHT: "float64",
    BINDING: "bool",
    COMPOUND: "bool",
    FIRST_YEAR: "int64",
    FINAL_YEAR: "int64",
    PLAN_BASELINE: "float64",
    PLAN_BASELINE_YEAR: "float64",
    DUE_YEAR: "float64",
    FORM: "object",
    BOUND: "object",
    TARGET: "float64",
    LOW: "float64",
    HIGH: "float64",
    TARGET_DECIMALS: "int64",
}
_ACTUAL_DTYPES: Mapping[str, Any] = {
    PLAN: "object",
    INDICATOR: "object",
    YEAR: "int64",
    ACTUAL: "float64",
    ACTUAL_DECIMALS: "int64",
    ORIGIN: "int64",
}


def from_plan(plan: Plan) -> pd.DataFrame:
    """The targets frame of a plan: one row for each indicator and period, in the plan's order."""
    years = [period.year for period in plan.periods]
    rows = []
    for order, (indicator, *_) in enumerate(plan.seats):
        declared = _declared(plan, indicator, order, years)
        rows += [
            (
                plan.id,
                indicator.id,
                one.year,
                *declared,
                *_promised(indicator.targets.get(one), indicator.target_elsewhere(one)),
            )
            for one in plan.periods
        ]
    return _frame(rows, _TARGET_DTYPES)


def _declared(plan: Plan, indicator: Indicator, order: int, years: list[int]) -> tuple[Any, ...]:
    """In the order of the columns ORDER to DUE_YEAR. Direction `range` has no sign: nothing is better than inside."""
    baseline = indicator.baseline
    return (
        order,
        str(indicator.kind),
        {Direction.UP: 1.0, Direction.DOWN: -1.0}.get(indicator.direction, np.nan),
        indicator.same_as or "",
        float(indicator.weight),
        indicator.nature == "binding",
        indicator.compound,
        years[0],
        years[-1],
        float(baseline.value) if baseline else np.nan,
        float(baseline.period.year) if baseline else np.nan,
        float(indicator.date[:4]) if indicator.date else np.nan,
    )


def _promised(target: Target | None, elsewhere: Target | None) -> tuple[Any, ...]:
    """In the order of the columns FORM to TARGET_DECIMALS. A year whose only target stands under another key is not
    judged by it."""
    if target is None:
        return ("" if elsewhere is None else str(Form.SPAN)), "", np.nan, np.nan, np.nan, 0
    if not target.is_numeric:
        return str(target.form), "", np.nan, np.nan, np.nan, 0
    edges = (np.nan if one is None else float(one) for one in (target.value, target.low, target.high))
    return str(target.form), str(target.bound), *edges, target.decimals


def from_rows(plan: Plan, values: Iterable[tuple[Submission, Row]]) -> pd.DataFrame:
    """The actuals frame of submitted rows with a usable annual value; ORIGIN is the row's index in `values`.

    Of several values for one indicator and year the last one counts.
    """
    found: dict[tuple[str, int], tuple[Any, ...]] = {}
    for index, (_, row) in enumerate(values):
        known = row.subject is not None and row.subject in plan.by_id
        if known and row.value is not None and row.period and row.period.is_annual:
            key = str(row.subject), row.period.year
            found[key] = plan.id, *key, float(row.value), decimal_places(row.value), index
    return _frame(list(found.values()), _ACTUAL_DTYPES)


def _frame(rows: list[tuple[Any, ...]], dtypes: Mapping[str, Any]) -> pd.DataFrame:
    """Column by column with the dtype set, never inferred: an inferred one differs between pandas versions."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(dtypes)
    return pd.DataFrame(
        {
            name: pd.Series(list(column), dtype=dtype)
            for (name, dtype), column in zip(dtypes.items(), columns, strict=True)
        }
    )


def members_of(plan: Plan) -> pd.DataFrame:
    """Which indicator belongs to which group: LEVEL (plan, projects, tasks, works, departments, sources), GROUP (the
    group's id), PLAN, INDICATOR; groups in the plan's order. The owner of a row is its first department."""
    rows = []
    for indicator, project, task, work in plan.seats:
        groups = {
            "plan": plan.id,
            "projects": project and project.id,
            "tasks": task and task.id,
            "works": work and work.id,
            "departments": indicator.department,
            "sources": indicator.source,
        }
        rows += [(level, group, plan.id, indicator.id) for level, group in groups.items() if group]
    return _frame(rows, dict.fromkeys((LEVEL, GROUP, PLAN, INDICATOR), "object"))


NUMERIC_FORMS = (str(Form.NUMBER), str(Form.BAND))
