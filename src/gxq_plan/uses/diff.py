"""Two states of a plan and its actuals side by side: what was changed, and which cause moved what.

The changes are applied to OLD one cause at a time, in the order of `Cause`, and everything is assessed after each:
what moves then is put down to that cause. OLD's files are read anew against every plan on the way, since a unit or a
row that the plan changes is read otherwise. The last stage is NEW itself, so that the stages explain every difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.report.diff import (
    Cause,
    Diff,
    GoalMove,
    LightMove,
    RowMove,
    Side,
    Stage,
    Standing,
)
from gxq_plan.report.difference import FIGURES, LEVELS
from gxq_plan.uses.audit import standings
from gxq_plan.uses.between import with_method, with_targets
from gxq_plan.uses.plan_changes import plan_changes
from gxq_plan.uses.value_changes import by_cause, merged, value_changes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission
    from gxq_plan.uses.state import State


class _Point(NamedTuple):
    """A plan and files on the way from OLD to NEW, and the cause that led here."""

    cause: Cause | None
    plan: Plan
    files: tuple[Submission, ...]


def diff(sort: str, old: State, new: State, within: Container[str] | None = None) -> Diff:
    """Every difference between two states; `within` limits the rows, and what groups are made of, to some indicators.
    Raises InputError where a file of either cannot be read."""
    last = new.read(new.plan)
    first = _Point(None, old.plan, old.read(old.plan))
    reread = old.read(new.plan)
    changes = value_changes(new.plan, reread, last)
    periods = _periods((old.plan, new.plan), (*first.files, *reread, *last))
    planned, valued = plan_changes(old.plan, new.plan), by_cause(changes)
    stages = []
    before = standings(first.plan, first.files, periods, within)
    for point in _points(old, new, reread, last):
        cause = point.cause
        assert cause is not None
        of_plan = tuple(one for one in planned if one.cause is cause)
        # What was not changed is not assessed again; the last is NEW itself, whatever was found.
        touched = of_plan or valued[cause] or cause in (Cause.ROWS, Cause.NEW)
        after = standings(point.plan, point.files, periods, within) if touched else before
        stages.append(Stage(cause, of_plan, valued[cause], *_moves(periods, before, after)))
        before = after
    return Diff(sort, side(old), side(new), new.plan, periods, tuple(stages))


def _points(old: State, new: State, reread: tuple[Submission, ...], last: tuple[Submission, ...]) -> Iterator[_Point]:
    method = with_method(old.plan, new.plan)
    yield _Point(Cause.METHOD, method, old.read(method))
    targets = with_targets(method, new.plan)
    yield _Point(Cause.TARGET, targets, old.read(targets))
    yield _Point(Cause.ROWS, new.plan, reread)
    changes = value_changes(new.plan, reread, last)
    for cause in (Cause.REVISED, Cause.WITHDRAWN):
        yield _Point(cause, new.plan, merged(new.plan, reread, last, changes, cause))
    yield _Point(Cause.NEW, new.plan, last)


def side(state: State) -> Side:
    files = tuple((one.shown, one.sha256) for one in state.files)
    return Side(state.shown, (state.plan.path, state.plan.sha256), files)


def _periods(plans: Sequence[Plan], files: Iterable[Submission]) -> tuple[Period, ...]:
    """The years of the plans, and every period inside them that was reported."""
    years = {one for plan in plans for one in plan.periods}
    inside = {one for file in files for one in file.rows.held() if one.year in {year.year for year in years}}
    return tuple(sorted(years | inside, key=lambda one: one.order))


def _moves(
    periods: Iterable[Period], before: Mapping[Period, Standing], after: Mapping[Period, Standing]
) -> tuple[tuple[RowMove, ...], tuple[LightMove, ...], tuple[GoalMove, ...]]:
    nothing = Standing((), dict.fromkeys(LEVELS, ()), ())
    pairs = [] if before is after else [(one, before.get(one, nothing), after.get(one, nothing)) for one in periods]
    return (
        tuple(move for pair in pairs for move in _rows(*pair)),
        tuple(move for pair in pairs for move in _lights(*pair)),
        tuple(move for pair in pairs for move in _goals(*pair)),
    )


def _rows(period: Period, before: Standing, after: Standing) -> Iterator[RowMove]:
    ours, theirs = ({one.seat.indicator.id: one for one in each.rows} for each in (before, after))
    for id in dict.fromkeys((*theirs, *ours)):
        one, other = ours.get(id), theirs.get(id)
        figures = tuple(name for name in FIGURES if getattr(one, name, None) != getattr(other, name, None))
        if figures or one is None or other is None:
            yield RowMove(period, one, other, figures)


def _lights(period: Period, before: Standing, after: Standing) -> Iterator[LightMove]:
    for level in LEVELS:
        ours, theirs = ({one.id: one for one in each.rollups[level]} for each in (before, after))
        for id in dict.fromkeys((*theirs, *ours)):
            was, now = ours.get(id), theirs.get(id)
            lights = was and was.light, now and now.light
            if lights[0] != lights[1]:
                found = now or was
                assert found is not None
                yield LightMove(period, level, id, found.name, *lights)


def _goals(period: Period, before: Standing, after: Standing) -> Iterator[GoalMove]:
    ours, theirs = ({one.goal.id: one for one in each.goals} for each in (before, after))
    for id in dict.fromkeys((*theirs, *ours)):
        one, other = ours.get(id), theirs.get(id)
        if one is None or other is None or (one.actual, one.status) != (other.actual, other.status):
            yield GoalMove(period, one, other)
