"""A plan and submitted rows as frames. Plain Python over the model: a plan has some hundred rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from gxq_plan.frames.columns import ACTUAL_DTYPES, MEMBER_DTYPES, TARGET_DTYPES
from gxq_plan.model.period import Period
from gxq_plan.model.standing import preferred
from gxq_plan.model.target import Direction, Form, Kind, Target, decimal_places
from gxq_plan.model.unit import is_counting, is_percent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.model.plan import Indicator, Plan
    from gxq_plan.model.submission import Row, Submission

# Counts up to this a year come in one piece (method.md 2).
_FEW = 3


def from_plan(plan: Plan, within: Iterable[Period] = ()) -> pd.DataFrame:
    """The targets frame of a plan: one row for each indicator and year, in the plan's order, and one for each period
    of `within` that lies inside a year of the plan."""
    years = [period.year for period in plan.periods]
    inside = {one for one in within if not one.is_annual and one.year in years}
    periods = sorted({*plan.periods, *inside}, key=lambda one: one.order)
    rows = []
    for order, (indicator, *_) in enumerate(plan.seats):
        declared = _declared(indicator, order, years)
        rows += [
            (plan.id, indicator.id, *one, *declared, *_promised(indicator, one), *_inside(indicator, one))
            for one in periods
        ]
    return framed(rows, TARGET_DTYPES)


def _declared(indicator: Indicator, order: int, years: list[int]) -> tuple[Any, ...]:
    """In the order of the columns ORDER to LIMIT_HIGH. Direction `range` has no sign: nothing is better than inside."""
    baseline, date = indicator.baseline, indicator.date
    return (
        order,
        str(indicator.kind),
        {Direction.UP: 1.0, Direction.DOWN: -1.0}.get(indicator.direction, np.nan),
        indicator.same_as or "",
        float(indicator.weight),
        indicator.nature == "binding",
        indicator.compound or (indicator.kind is Kind.GROWTH and is_percent(indicator.unit)),
        years[0],
        years[-1],
        _float(baseline and baseline.value),
        float(baseline.period.year) if baseline else np.nan,
        12.0 * int(date[:4]) + int(date[5:7]) if date else np.nan,
        *map(_float, indicator.limits_in_force),
    )


def _promised(indicator: Indicator, period: Period) -> tuple[Any, ...]:
    """In the order of the columns FORM to SPAN_HIGH: the year's target; a span is judged by whole years."""
    target, span = indicator.targets.get(Period(period.year)), indicator.span_targets.get(period)
    stretch = _float(target and target.stretch)
    relative_to = str(target.terms.get("relative_to", "")) if target else ""
    of_span = span if span is not None and span.is_numeric else None
    return (*_edges(target), target.decimals if target else 0, stretch, relative_to, *_edges(of_span))


def _edges(target: Target | None) -> tuple[Any, ...]:
    """Form, bound, target, low, high."""
    if target is None or target.form is Form.SPAN:
        return "", "", np.nan, np.nan, np.nan
    return str(target.form), str(target.bound or ""), *map(_float, (target.value, target.low, target.high))


def _inside(indicator: Indicator, period: Period) -> tuple[float, bool]:
    """In the order of the columns NODE_TARGET and SMALL_COUNT; both say something inside a year only."""
    if period.is_annual:
        return np.nan, False
    nodes = indicator.node_targets(period.year)
    year = indicator.targets.get(Period(period.year))
    few = (
        indicator.kind is Kind.FLOW
        and is_counting(indicator.unit)
        and year is not None
        and year.form is Form.NUMBER
        and abs(year.value or Decimal(0)) <= _FEW
    )
    if few:
        # A count that was due by June is still due in September.
        earlier = [value for months, value in nodes.items() if months <= period.months]
        return _float(earlier[-1] if earlier else None), not earlier
    return _float(nodes.get(period.months)), False


def _float(value: Decimal | None) -> float:
    return np.nan if value is None else float(value)


def from_rows(plan: Plan, values: Iterable[tuple[Submission, Row]]) -> pd.DataFrame:
    """The actuals frame of submitted rows with a usable value; ORIGIN is the row's index in `values`.

    Of several values for one indicator and period the one with the better standing counts (model.standing).
    """
    found: dict[tuple[str, Period], list[tuple[int, Row]]] = {}
    for index, (_, row) in enumerate(values):
        if row.subject in plan.by_id and row.value is not None and row.period:
            found.setdefault((str(row.subject), row.period), []).append((index, row))
    rows = []
    for (subject, period), several in found.items():
        index, row = several[0] if len(several) == 1 else preferred(several, plan.by_id[subject].indicator)
        value = row.value or Decimal(0)
        rows.append((plan.id, subject, *period, float(value), decimal_places(value), index))
    return framed(rows, ACTUAL_DTYPES)


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
    return framed(rows, MEMBER_DTYPES)


def framed(rows: list[tuple[Any, ...]], dtypes: Mapping[str, Any]) -> pd.DataFrame:
    """Column by column with the dtype set, never inferred: an inferred one differs between pandas versions."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(dtypes)
    return pd.DataFrame(
        {
            name: pd.Series(list(column), dtype=dtype)
            for (name, dtype), column in zip(dtypes.items(), columns, strict=True)
        }
    )
