"""The plan under supposed values: in memory only, by the same assessment as `report`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks.a003_not_a_number import PROBLEM
from gxq_plan.checks.a006_value_out_of_range import is_out_of_range
from gxq_plan.model.rows import Rows
from gxq_plan.model.submission import About, Cell, Row, Submission
from gxq_plan.read.cells import cell
from gxq_plan.report.difference import goals_changed, groups_changed, rows_changed
from gxq_plan.report.shown import Effect, Supposed, WhatIf
from gxq_plan.text import Text
from gxq_plan.uses.audit import audit
from gxq_plan.uses.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan


class NoValueError(Exception):
    """A text that is no number that could be supposed; `wording` says why and what to write."""

    def __init__(self, wording: Text) -> None:
        super().__init__(wording.en)
        self.wording = wording


def supposed(plan: Plan, indicator: str, period: Period, written: str) -> Supposed:
    """A value as it is written on the command line, in the plan's unit. Raises NoValueError for anything that a cell
    of a submission could not be either: guesses, other units, words."""
    own = plan.by_id[indicator].indicator
    read = cell(written, own.unit)
    if read.value is None:
        raise NoValueError(_why(read, own.unit))
    return Supposed(indicator, period, read.value, written.strip(), within=not is_out_of_range(own, read.value))


def _why(read: Cell, unit: str) -> Text:
    """Why it is no number, and what to write: the number that is meant where there is one."""
    if read.refusal is None:
        wording = Text(
            zh="没有写出数；请写一个确定的数（{unit}）", en="names no number; write a definite one (in {unit})"
        )
        return wording.given(unit=unit)
    problem = PROBLEM[read.refusal]
    if read.meant is not None:
        wording = Text(
            zh="{problem}；如确为 {meant}{unit}，请写 {meant}", en="{problem}; if it is {meant} {unit}, write {meant}"
        )
        return wording.given(problem=problem, meant=read.meant, unit=unit)
    wording = Text(zh="{problem}；请写一个确定的数（{unit}）", en="{problem}; write a definite one (in {unit})")
    return wording.given(problem=problem, unit=unit)


def latest(plan: Plan, submissions: Sequence[Submission]) -> Period:
    """The period that `report` is about by default."""
    return audit(plan, submissions, Scope({})).period


def whatif(
    plan: Plan, submissions: Sequence[Submission], given: Sequence[Supposed], scope: Scope, chosen: Period
) -> WhatIf:
    """What changes in the `chosen` period, and in every other that the supposed values touch."""
    wanted = with_copies(plan, given)
    after = with_values(submissions, wanted)
    periods = {chosen, *plan.periods, *(one.period for one in wanted), *_reported(submissions)}
    inside = [one for one in periods if one.year in {year.year for year in plan.periods}]
    effects = []
    actual: dict[tuple[str, Period], float | None] = {}
    for one in sorted(inside, key=lambda each: each.order):
        left = audit(plan, submissions, scope, period=one)
        right = audit(plan, after, scope, period=one)
        actual |= {(row.seat.indicator.id, one): row.actual for row in left.rows}
        effect = Effect(
            one,
            tuple(rows_changed(left.rows, right.rows)),
            tuple(groups_changed(left.rollups, right.rollups)),
            tuple(goals_changed(left.goals, right.goals)),
            len(left.rows),
            sum(len(groups) for groups in left.rollups.values()),
        )
        if one == chosen or effect.changed:
            effects.append(effect)
    told = tuple(one._replace(before=actual.get((one.id, one.period))) for one in wanted)
    return WhatIf(plan, chosen, told, tuple(effects), scope.chosen)


def _reported(submissions: Iterable[Submission]) -> set[Period]:
    return {period for one in submissions for period in one.rows.held()}


def with_copies(plan: Plan, given: Sequence[Supposed]) -> tuple[Supposed, ...]:
    """Rows that repeat one another (`same_as`) are one thing: what is supposed of one is of all that were not named."""
    named = {(one.id, one.period) for one in given}
    found = []
    for one in given:
        found.append(one)
        thing = plan.by_id[one.id].indicator.same_as or one.id
        same = [
            seat.indicator.id
            for seat in plan.seats
            if thing in (seat.indicator.id, seat.indicator.same_as) and (seat.indicator.id, one.period) not in named
        ]
        found += [one._replace(id=other, copied=one.id) for other in same]
    return tuple(found)


def with_values(submissions: Sequence[Submission], wanted: Sequence[Supposed]) -> tuple[Submission, ...]:
    """The submissions without the rows that supposed values stand in for, and a table of those values."""
    replaced = {(one.id, one.period) for one in wanted}
    kept = tuple(
        one._replace(rows=Rows.of(row for row in one.rows if (row.subject, row.period) not in replaced))
        for one in submissions
    )
    rows = Rows.of(
        Row(at, About(subject=one.id), one.period, "", None, Cell(one.written, one.value))
        for at, one in enumerate(wanted, 1)
    )
    return (*kept, Submission("whatif", "", "", {}, rows, rows.held()))
