"""Assessing: submissions joined with the plan, figures computed, a Report assembled."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from gxq_plan import frames
from gxq_plan.checks._evidence import Evidence
from gxq_plan.engine.assess import assess
from gxq_plan.engine.lift import Leaf, lifted, next_better
from gxq_plan.engine.rollup import COUNTED, leaves, rollup
from gxq_plan.finding import Finding, sorted_findings
from gxq_plan.model.assessed import Assessed, Origin
from gxq_plan.model.period import Period
from gxq_plan.model.submission import Absence, Column, Row, Submission
from gxq_plan.model.target import ABOUT_SHARE
from gxq_plan.report.diff import Standing
from gxq_plan.report.report import GoalState, Lift, Report, Rollup, Rollups, Step
from gxq_plan.uses.check import found, terms_of
from gxq_plan.uses.compare import comparison
from gxq_plan.words import VERDICT

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable, Iterator, Mapping, Sequence

    import numpy.typing as npt

    from gxq_plan.model.plan import Goal, Plan, Work
    from gxq_plan.uses.scope import Scope

_Values = list[tuple[Submission, Row]]


def figures(plan: Plan, submissions: Sequence[Submission], history: Sequence[Submission]) -> tuple[Assessed, ...]:
    """The figures of what the files hold: a row for each indicator and period that stands in them."""
    values = _values((*history, *submissions))
    rows = [row for file in submissions for row in file.rows if row.period and _says_so(row)]
    held = {(row.subject, *row.period) for row in rows if row.period}
    frame = assessed(plan, values)
    keys = zip(*(frame[name].tolist() for name in (frames.INDICATOR, *frames.PERIOD)), strict=True)
    return _assessed(plan, frame, values, np.array([key in held for key in keys], dtype=bool))


def _says_so(row: Row) -> bool:
    """Whether a row holds a figure, or says that there is none yet. What cannot be read is a finding, no figure."""
    return row.value is not None or row.absence is Absence.PENDING


def every_period(
    plan: Plan, submissions: Sequence[Submission], indicator: str, asked: Period | None = None
) -> tuple[Assessed, ...]:
    """One indicator in every year of the plan, in every period inside a year that it was reported for, and in the one
    that is asked for."""
    values = _values(submissions)
    inside = [row.period for _, row in values if row.subject == indicator and row.period]
    frame = assessed(plan, values, [*inside, *([asked] if asked else [])])
    return _assessed(plan, frame, values, (frame[frames.INDICATOR] == indicator).to_numpy())


def every_row(
    plan: Plan, submissions: Sequence[Submission], scope: Scope, asked: Period | None = None
) -> tuple[Assessed, ...]:
    """Every indicator in scope, in every year of the plan, every period inside a year that was reported for, and the
    one that is asked for."""
    values = _values(submissions)
    inside = [*_periods(values), *([asked] if asked else [])]
    frame = assessed(plan, values, inside)
    rows = _assessed(plan, frame, values, np.ones(len(frame), dtype=bool))
    return tuple(one for one in rows if scope.holds(one.seat))


def used_periods(submissions: Iterable[Submission]) -> tuple[Period, ...]:
    """The periods with an actual, the earliest first."""
    return tuple(_periods(_values(submissions)))


def audit(
    plan: Plan,
    submissions: Sequence[Submission],
    scope: Scope,
    *,
    period: Period | None = None,
    compare: Period | None = None,
    earlier: Iterable[Finding] = (),
    as_of: str | None = None,
) -> Report:
    """The plan assessed for one period (by default see `latest_year`), beside an earlier one of the same length where
    `compare` names it. `as_of` is the day by which waivers are judged (today)."""
    values = _values(submissions)
    used = _periods(values)
    chosen = period or latest_year(plan, submissions)
    frame = assessed(plan, values, [chosen, *([compare] if compare else [])])
    of_period = _is(frame, chosen)
    everything = _assessed(plan, frame, values, of_period)
    rows = [one for one in everything if scope.holds(one.seat)]
    ids = {one.seat.indicator.id for one in rows}
    current = frame[of_period & frame[frames.INDICATOR].isin(ids).to_numpy()]
    evidence = Evidence(plan, tuple(submissions), assessed=tuple(rows))
    terms = terms_of(plan, as_of=as_of)
    rollups = _rollups(plan, current)
    shown = tuple(one for one in rows if scope.shows(one))
    compared = None
    if compare:
        at = _is(frame, compare) & frame[frames.INDICATOR].isin(ids).to_numpy()
        before = _assessed(plan, frame, values, at)
        lights = (_rollups(plan, frame[at]), rollups)
        compared = comparison(compare, before, shown, lights, _whole(plan, current))
    # A copy is the same thing as its original.
    counted = [one for one in rows if one.seat.indicator.same_as not in ids]
    return Report(
        plan=plan,
        period=chosen,
        scope=scope.chosen,
        submissions=tuple(submissions),
        findings=sorted_findings([*earlier, *found(evidence, terms)]),
        rows=shown,
        rollups=rollups,
        works_without_indicators=tuple(
            (work, tuple(sorted((one for one in values if _is_of(one[1], work, chosen)), key=_said)))
            for project in plan.projects
            for task in project.tasks
            for work in task.works
            if not work.indicators and scope.holds_work(project, task, work)
        ),
        goals=_goals(plan, {one.seat.indicator.id: one for one in everything}, chosen),
        later_periods=tuple(one for one in used if one.order > chosen.order and not one.is_annual),
        elsewhere=scope.elsewhere(plan),
        terms=terms,
        lifts=tuple(_lifts(plan, current, rollups)),
        outlook={verdict: sum(one.forecast_verdict == verdict for one in counted) for verdict in VERDICT},
        comparison=compared,
        unreported=tuple(one.seat.indicator.id for one in rows if one.status == "not_reported"),
    )


def standings(
    plan: Plan, submissions: Sequence[Submission], periods: Iterable[Period], within: Container[str] | None = None
) -> dict[Period, Standing]:
    """The plan assessed once for several periods, without looking for findings. Periods outside of its years are left
    out; `within` limits it to some indicators, as a scope does."""
    values = _values(submissions)
    asked = [one for one in periods if Period(one.year) in plan.periods]
    frame = assessed(plan, values, asked)
    rows: dict[str, list[Assessed]] = {str(one): [] for one in asked}
    for row in _assessed(plan, frame, values, np.ones(len(frame), dtype=bool)):
        rows.setdefault(row.period, []).append(row)
    scope = np.array([within is None or one in within for one in frame[frames.INDICATOR].tolist()], dtype=bool)
    groups: dict[Period, list[Mapping[Hashable, Any]]] = {one: [] for one in asked}
    for group in rollup(frame[scope], frames.members_of(plan), plan.conventions).to_dict("records"):
        groups.setdefault(Period(*(group[name] for name in frames.PERIOD)), []).append(group)
    return {
        one: Standing(
            tuple(row for row in rows[str(one)] if within is None or row.seat.indicator.id in within),
            _levels(plan, groups[one]),
            _goals(plan, {row.seat.indicator.id: row for row in rows[str(one)]}, one),
        )
        for one in asked
    }


def latest_year(plan: Plan, submissions: Iterable[Submission]) -> Period:
    """The latest year with an actual, else the plan's first year."""
    annual = [one for one in _periods(_values(submissions)) if one.is_annual]
    return annual[-1] if annual else plan.periods[0]


def _periods(values: _Values) -> list[Period]:
    """The periods with an actual, the earliest first."""
    return sorted({row.period for _, row in values if row.value is not None and row.period}, key=lambda one: one.order)


def _is_of(row: Row, work: Work, period: Period) -> bool:
    return row.subject == work.id and row.period == period


def _values(submissions: Iterable[Submission]) -> _Values:
    return [(submission, row) for submission in submissions for row in submission.rows if row.subject]


def assessed(plan: Plan, values: _Values, within: Iterable[Period] | None = None) -> pd.DataFrame:
    """The plan's figures in its own order; beside its years the periods of `within`, else all that were reported."""
    inside = {row.period for _, row in values if row.period} if within is None else within
    frame = assess(frames.from_plan(plan, inside), frames.from_rows(plan, values), plan.conventions)
    return frame.sort_values([frames.ORDER, *frames.PERIOD], ignore_index=True)


def _is(frame: pd.DataFrame, period: Period) -> npt.NDArray[np.bool_]:
    parts = [frame[name] == part for name, part in zip(frames.PERIOD, period, strict=True)]
    return np.asarray(np.logical_and.reduce(parts), dtype=bool)


def _assessed(plan: Plan, frame: pd.DataFrame, values: _Values, asked: npt.NDArray[np.bool_]) -> tuple[Assessed, ...]:
    """The rows asked for as plain objects, each with the submitted row behind it (also one without a value)."""
    # Where several rows say why there is no value, which of them is shown must not depend on the order of files.
    submitted = {(row.subject, row.period): (file, row) for file, row in sorted(values, key=_said)}
    series: dict[str, list[tuple[str, float | None, float | None]]] = {}
    columns = (frames.INDICATOR, frames.YEAR, frames.TARGET, frames.ACTUAL)
    years = frame[frame[frames.MONTHS_LONG] == 12]
    for indicator, year, target, actual in zip(*(years[one].tolist() for one in columns), strict=True):
        series.setdefault(indicator, []).append((str(year), _number(target), _number(actual)))
    records: list[dict[str, Any]] = frame[asked].to_dict("records")  # type: ignore[assignment]
    return tuple(_one(plan, one, values, submitted, tuple(series[one[frames.INDICATOR]])) for one in records)


def _said(one: tuple[Submission, Row]) -> tuple[str, ...]:
    return tuple(one[1].text(column) for column in Column)


def _one(
    plan: Plan,
    one: Mapping[str, Any],
    values: _Values,
    submitted: Mapping[tuple[str | None, Period | None], tuple[Submission, Row]],
    history: tuple[tuple[str, float | None, float | None], ...],
) -> Assessed:
    period = Period(*(one[name] for name in frames.PERIOD))
    seat, year = plan.by_id[one[frames.INDICATOR]], Period(period.year)
    target = seat.indicator.targets.get(year) or seat.indicator.target_elsewhere(year)
    band = one[frames.BOUND] in ("between", "about")
    index = one[frames.ORIGIN]
    behind = values[index] if index >= 0 else submitted.get((seat.indicator.id, period))
    return Assessed(
        seat=seat,
        period=str(period),
        target_low=_number(one[frames.LOW]) if band else None,
        target_high=_number(one[frames.HIGH]) if band else None,
        target_bound=one[frames.BOUND] or None,
        target_written=target.written if target else None,
        target_form=one[frames.FORM] or None,
        relative_to=one[frames.RELATIVE_TO] or None,
        revisions=tuple(each for each in seat.indicator.revisions if each.period in (period, year)),
        data_status=(behind[1].text(Column.DATA_STATUS) or None) if behind else None,
        note=(behind[1].note or None) if behind else None,
        status=one[frames.STATUS],
        baseline_period=None if pd.isna(one[frames.BASELINE_YEAR]) else str(int(one[frames.BASELINE_YEAR])),
        baseline_from=one[frames.BASELINE_FROM] or None,
        points=int(one[frames.POINTS]),
        trend=one[frames.TREND] or None,
        flags=tuple(flag for flag in frames.FLAGS if one[flag]),
        forecast_clipped=bool(one[frames.FORECAST_CLIPPED]),
        forecast_verdict=one[frames.FORECAST_VERDICT] or None,
        origin=_origin(*behind) if behind else None,
        history=history,
        met=_truth(one[frames.MET]),
        stretch_reached=_truth(one[frames.STRETCH_REACHED]),
        span_met=_truth(one[frames.SPAN_MET]),
        **{name: _number(one[name]) for name in _NUMBERS},
    )


def _origin(file: Submission, row: Row) -> Origin:
    return Origin(file.path, row.number, file.sha256, file.sheet, file.place(row, Column.VALUE).cell)


# Columns that are fields of the same name.
_NUMBERS = (
    frames.TARGET, frames.STRETCH, frames.SPAN_TARGET, frames.SPAN_ACTUAL, frames.ACTUAL, frames.ATTAINMENT, frames.GAP,
    frames.SHORTFALL, frames.EXPECTED, frames.SCHEDULE_GAP, frames.BASELINE, frames.FINAL_TARGET, frames.PROGRESS,
    frames.PLANNED_SHARE, frames.ELAPSED_SHARE, frames.PACE_PLAN, frames.PACE_CONSTANT, frames.FORECAST_LINEAR,
    frames.FORECAST_PLAN, frames.FORECAST_LOW, frames.FORECAST_HIGH, frames.FORECAST_GAP_BEST,
    frames.FORECAST_GAP_WORST, frames.NEEDED_PER_YEAR, frames.OBSERVED_PER_YEAR, frames.ACCELERATION,
)  # fmt: skip


def _truth(value: Any) -> bool | None:
    return None if pd.isna(value) else bool(value)


def _number(value: float) -> float | None:
    return None if value != value else float(value)


def _rollups(plan: Plan, current: pd.DataFrame) -> Rollups:
    """Every level's groups in the plan's order; the plan itself is there even when the scope is empty."""
    return _levels(plan, rollup(current, frames.members_of(plan), plan.conventions).to_dict("records"))


def _levels(plan: Plan, groups: Sequence[Mapping[Hashable, Any]]) -> Rollups:
    """The groups of one period, by level."""
    names = _names(plan)
    order = {key: at for at, key in enumerate(names)}
    made: dict[str, list[Rollup]] = {
        level: [] for level in ("plan", "projects", "tasks", "works", "departments", "sources")
    }
    for one in sorted(groups, key=lambda one: order.get((one[frames.LEVEL], one[frames.GROUP]), len(order))):
        level, group = str(one[frames.LEVEL]), str(one[frames.GROUP])
        made[level].append(_rollup(group, names.get((level, group), group), one))  # type: ignore[arg-type]
    if not made["plan"]:
        empty = dict.fromkeys(COUNTED, 0)
        made["plan"] = [Rollup(plan.id, plan.title, 0, 0, empty, None, None, None, None, None, None)]
    return {level: tuple(rows) for level, rows in made.items()}


def _names(plan: Plan) -> dict[tuple[str, str], str]:
    return {
        ("plan", plan.id): plan.title,
        **{("projects", one.id): one.name for one in plan.projects},
        **{("tasks", one.id): one.name for one in plan.tasks},
        **{("works", one.id): one.name for one in plan.works},
        **{("departments", one.name): one.name for one in plan.departments},
        **{("sources", one.name): one.name for one in plan.sources},
    }


def _rollup(group: str, name: str, one: Mapping[str, Any]) -> Rollup:
    return Rollup(
        id=group,
        name=name,
        due=int(one[frames.DUE]),
        reported=int(one[frames.REPORTED]),
        counts={status: int(one[status]) for status in COUNTED},
        reporting_rate=_number(one[frames.REPORTING_RATE]),
        met_strict=_number(one[frames.MET_STRICT]),
        met_lenient=_number(one[frames.MET_LENIENT]),
        score_strict=_number(one[frames.SCORE_STRICT]),
        score_lenient=_number(one[frames.SCORE_LENIENT]),
        light=one[frames.LIGHT] or None,
        rank=None if pd.isna(one[frames.RANK]) else int(one[frames.RANK]),
    )


# Whose lights a report says how to lift.
_LIFTED = ("departments", "projects")


def _lifts(plan: Plan, current: pd.DataFrame, rollups: Rollups) -> Iterator[Lift]:
    """For each department and project below green what would lift it, from the leaves that its light counts. A group
    that is only in part in scope has no light of its own."""
    of_group: dict[tuple[str, str], list[Leaf]] = {}
    whole = _whole(plan, current)
    found = leaves(current, frames.members_of(plan))
    for one in found[found[frames.DUE] > 0].to_dict("records"):
        of_group.setdefault((one[frames.LEVEL], one[frames.GROUP]), []).append(leaf(one))
    for level in _LIFTED:
        for group in rollups[level]:
            if group.light not in (None, "green") and (level, group.id) in whole:
                rows, limits = of_group[level, group.id], plan.conventions.thresholds
                steps = [lifted(rows, limits, least) for least in (next_better(group.light), "green")]
                yield Lift(level, group, *(Step(*one) if one else None for one in steps))


def _whole(plan: Plan, current: pd.DataFrame) -> set[tuple[str, str]]:
    """The groups, by level and id, all of whose indicators are in scope. The others have no light of their own."""
    members = frames.members_of(plan)
    inside = members[frames.INDICATOR].isin(current[frames.INDICATOR])
    groups = [set(zip(some[frames.LEVEL], some[frames.GROUP], strict=True)) for some in (members, members[~inside])]
    return groups[0] - groups[1]


def leaf(one: Mapping[Hashable, Any]) -> Leaf:
    """A row of engine.rollup.leaves as a plain one. Inside a year a row is on schedule or it is not."""
    weight, good = one["w_due"], one["w_good"] > 0
    annual = one[frames.MONTHS_LONG] == 12
    score = (one["w_score"] / weight if weight else 0.0) if annual else float(good)
    distance = 1 - one[frames.ATTAINMENT] if annual else -one[frames.SCHEDULE_GAP]
    return Leaf(
        id=one[frames.INDICATOR],
        score=score,
        distance=1 - score if distance != distance else distance,
        reported=one[frames.REPORTED] > 0,
        good=good,
        missed=one["binding_missed"] > 0,
        far=one["binding_far"] > 0,
        weight=weight,
    )


def _goals(plan: Plan, current: Mapping[str, Assessed], period: Period) -> tuple[GoalState, ...]:
    """A goal's actual through the row that is the same, or converts to it. Judged when its year has come."""
    return tuple(_goal(goal, current, period) for goal in plan.goals)


def _goal(goal: Goal, current: Mapping[str, Assessed], period: Period) -> GoalState:
    link = next((one for one in goal.links if one.relation in ("same", "converted")), None)
    if link is None:
        return GoalState(goal, None, None)
    row = current.get(link.indicator)
    # In decimals: 0.29 x 100 is 29 and meets 29.
    actual = None if row is None or row.actual is None else Decimal(repr(row.actual)) * (link.factor or 1)
    # Inside a year there is a schedule, and no goal is judged yet.
    early = not period.is_annual or (goal.by is not None and goal.by.order > period.order and not goal.per_year)
    asked = None if goal.multiple_of else goal.change_percent if goal.value is None else goal.value
    if actual is None or asked is None:
        return GoalState(
            goal, _float(actual), "not_due" if early else "not_reported" if actual is None else None, link.indicator
        )
    reached = _reaches(goal, actual, asked)
    status = "not_due" if early else "met" if reached else "behind"
    return GoalState(goal, float(actual), status, link.indicator, float(actual - asked), reached)


def _float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _reaches(goal: Goal, actual: Decimal, asked: Decimal) -> bool:
    return {
        "above": actual > asked,
        "at_most": actual <= asked,
        "below": actual < asked,
        "about": abs(actual - asked) <= abs(asked) * ABOUT_SHARE,
    }.get(goal.bound or "at_least", actual >= asked)
