"""Two assessments of the same rows side by side: which figures differ, and which groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.report import GoalState, Rollup, Rollups

# The figures that are compared, in the order of the method; names are those of Assessed.
FIGURES = (
    "target", "actual", "expected", "schedule_gap", "met", "gap", "attainment", "status", "baseline", "progress",
    "planned_share", "pace_plan", "pace_constant", "trend", "flags", "forecast_low", "forecast_high",
    "forecast_verdict", "needed_per_year", "acceleration",
)  # fmt: skip
LEVELS = ("plan", "projects", "tasks", "works", "departments", "sources")


class RowChange(NamedTuple):
    """A row before and after, with the names of the figures that differ."""

    before: Assessed
    after: Assessed
    figures: tuple[str, ...]

    def flips(self, figure: str) -> bool:
        return figure in self.figures


class GroupChange(NamedTuple):
    """A group of a level before and after; `flips` where its light does."""

    level: str
    before: Rollup
    after: Rollup

    @property
    def flips(self) -> bool:
        return self.before.light != self.after.light


class GoalChange(NamedTuple):
    """A goal before and after."""

    before: GoalState
    after: GoalState


def rows_changed(before: Iterable[Assessed], after: Iterable[Assessed]) -> Iterator[RowChange]:
    """The rows of one period that differ in any figure; both in the plan's order."""
    for one, two in zip(before, after, strict=True):
        figures = tuple(name for name in FIGURES if getattr(one, name) != getattr(two, name))
        if figures:
            yield RowChange(one, two, figures)


def groups_changed(before: Rollups, after: Rollups) -> Iterator[GroupChange]:
    """The groups that differ in their counts, rates, scores or light (a place among others alone is no change)."""
    for level in LEVELS:
        for one, two in zip(before[level], after[level], strict=True):
            if one._replace(rank=None) != two._replace(rank=None):
                yield GroupChange(level, one, two)


def goals_changed(before: Iterable[GoalState], after: Iterable[GoalState]) -> Iterator[GoalChange]:
    for one, two in zip(before, after, strict=True):
        if (one.actual, one.status) != (two.actual, two.status):
            yield GoalChange(one, two)
