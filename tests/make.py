"""Builders of small plans, their actuals and their figures. All numbers go through the text that a person would
write, so that a test takes the same path to the engine as a plan file does."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from gxq_plan import frames
from gxq_plan.engine.assess import assess
from gxq_plan.model import period as periods
from gxq_plan.model.rows import Rows
from gxq_plan.model.submission import About, Absence, Cell, Row, Submission
from gxq_plan.read import plan_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan

PERIODS = "[2018, 2019, 2020]"
FILE = Submission("actuals.csv", "", "utf-8", {}, Rows(), ())


def indicator(targets: str, *, id: str = "I-1", kind: str = "level", direction: str = "up", extra: str = "") -> str:
    """One indicator as YAML; `targets` without its braces, `extra` any further `key: value` pairs."""
    more = f", {extra}" if extra else ""
    return (
        f"{{id: {id}, name: 指标{id}, unit: 亿元, kind: {kind}, direction: {direction}, targets: {{{targets}}}{more}}}"
    )


def plan_of(*indicators: str, periods: str = PERIODS, conventions: str = "", rest: str = "") -> Plan:
    """A plan whose indicators stand under the plan itself; `rest` is further YAML at the top level."""
    parts = ["schema: gxq.plan/1", f"plan: {{id: demo, title: 示例, periods: {periods}}}"]
    if conventions:
        parts.append(f"conventions: {{{conventions}}}")
    if rest:
        parts.append(rest)
    if indicators:
        parts += ["indicators:", *(f"- {one}" for one in indicators)]
    return plan_file.from_bytes("\n".join(parts).encode(), "plan.yaml")


When = int | str  # 2019, or a period inside a year: "2019Q3"
Values = Mapping[Any, str]  # by indicator and When; a mapping's key is invariant, so that naming it refuses plain years


def period_of(when: When) -> Period:
    found = periods.from_text(str(when))
    assert found is not None
    return found


def submitted(subject: str | None, when: When, value: str | None, number: int = 2) -> tuple[Submission, Row]:
    """A submitted row of one value, as the readers make it."""
    exact = None if value is None else Decimal(value)
    return FILE, row_of(subject, period_of(when), exact, number=number)


def row_of(
    subject: str | None,
    period: Period | None,
    value: Decimal | None,
    absence: Absence | None = None,
    number: int = 2,
) -> Row:
    """A row as the readers make it."""
    read = Cell("" if value is None else str(value), value, absence)
    return Row(number, About(subject=subject), period, "", None, read)


def actuals_of(plan: Plan, values: Values) -> pd.DataFrame:
    """The actuals frame of values by indicator and period."""
    rows = [submitted(subject, when, value, at) for at, ((subject, when), value) in enumerate(values.items(), 2)]
    return frames.from_rows(plan, rows)


def assessed(plan: Plan, values: Values, within: Iterable[When] = ()) -> pd.DataFrame:
    """Every figure of every indicator, in every year of the plan and every period of the values (and `within`)."""
    inside = [period_of(when) for when in (*within, *(when for _, when in values))]
    return assess(frames.from_plan(plan, inside), actuals_of(plan, values), plan.conventions)


class Figures(NamedTuple):
    """The figures of one indicator in one year; missing is None, never NaN, so that `==` and `is None` work."""

    actual: float | None
    met: bool | None
    attainment: float | None
    gap: float | None
    shortfall: float | None
    status: str
    baseline: float | None
    baseline_year: float | None
    baseline_from: str
    points: int
    final_target: float | None
    reached: bool
    progress: float | None
    planned_share: float | None
    elapsed_share: float | None
    pace_plan: float | None
    pace_constant: float | None
    trend: str
    target: float | None
    stretch_reached: bool | None
    span_target: float | None
    span_actual: float | None
    span_met: bool | None
    expected: float | None
    schedule_gap: float | None
    forecast_linear: float | None
    forecast_plan: float | None
    forecast_low: float | None
    forecast_high: float | None
    forecast_clipped: bool
    forecast_gap_best: float | None
    forecast_gap_worst: float | None
    forecast_verdict: str
    needed_per_year: float | None
    observed_per_year: float | None
    acceleration: float | None
    flags: frozenset[str]


def figures(frame: pd.DataFrame, when: When, id: str = "I-1") -> Figures:
    """One row of an assessed frame."""
    here = frame[frames.INDICATOR] == id
    for column, part in zip(frames.PERIOD, period_of(when), strict=True):
        here &= frame[column] == part
    [found] = frame[here].to_dict("records")
    own = {name: _plain(found[name]) for name in Figures._fields if name != "flags"}
    return Figures(flags=frozenset(flag for flag in frames.FLAGS if found[flag]), **own)


def _plain(value: Any) -> Any:
    return None if pd.isna(value) else value


def series(
    targets: str,
    actuals: Values,
    *,
    year: When | None = None,
    kind: str = "level",
    direction: str = "up",
    extra: str = "",
    periods: str = PERIODS,
    conventions: str = "",
) -> Figures:
    """The figures of a plan of one indicator in `year`, by default the last one with an actual."""
    plan = plan_of(
        indicator(targets, kind=kind, direction=direction, extra=extra), periods=periods, conventions=conventions
    )
    frame = assessed(plan, {("I-1", at): value for at, value in actuals.items()}, [] if year is None else [year])
    return figures(frame, max(actuals, key=lambda one: period_of(one).order) if year is None else year)


def all_figures(frame: pd.DataFrame, ids: Iterable[str]) -> dict[tuple[str, int], Figures]:
    """The figures of some indicators in every year of the frame."""
    years = frame[frames.YEAR].unique().tolist()
    return {(id, year): figures(frame, year, id) for id in ids for year in years}


def submission_of(values: Values, path: str = "actuals.csv") -> Submission:
    """A submitted file that holds values by indicator and period, as the readers make it."""
    rows = [submitted(subject, when, value, at)[1] for at, ((subject, when), value) in enumerate(values.items(), 2)]
    periods = tuple(sorted({row.period for row in rows if row.period}, key=lambda one: one.order))
    return FILE._replace(path=path, rows=Rows.of(rows), periods=periods)
