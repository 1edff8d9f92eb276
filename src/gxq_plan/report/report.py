"""The immutable results that use cases hand to outlines and records."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.rules import Terms

if TYPE_CHECKING:
    from gxq_plan.finding import Finding, Severity
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Goal, Plan, Work
    from gxq_plan.model.submission import Row, Submission


class Rollup(NamedTuple):
    """A group of indicators (method.md 5). Rates and scores are shares, None where they cannot be formed; inside a
    year the rates are of rows on schedule or better, and there are no scores. `rank` is the place among the groups of
    its level by the strict score (inside a year: rate), None with fewer than three due."""

    id: str
    name: str
    due: int
    reported: int
    counts: Mapping[str, int]
    reporting_rate: float | None
    met_strict: float | None
    met_lenient: float | None
    score_strict: float | None
    score_lenient: float | None
    light: str | None
    rank: int | None = None


Rollups = Mapping[str, tuple[Rollup, ...]]


class Step(NamedTuple):
    """Rows that would have to meet their targets exactly, and the light that their group would have then."""

    light: str
    rows: tuple[str, ...]


class Lift(NamedTuple):
    """What would lift a group below green: the fewest rows to any better light, and to green; None where not even all
    its rows would be enough."""

    level: str
    group: Rollup
    better: Step | None
    green: Step | None


class Change(NamedTuple):
    """One indicator in two periods. `move` (words.MOVE) is of its status, `gap` (words.GAP_CHANGE) of what is missing
    of each period's own target; None where it cannot be said, `gap` also where nothing is missing in both."""

    before: Assessed
    after: Assessed
    move: str | None
    gap: str | None


class LightChange(NamedTuple):
    """A group whose light moved."""

    level: str
    id: str
    name: str
    before: str
    after: str


class Comparison(NamedTuple):
    """A report's period against an earlier one of the same length."""

    period: Period
    changes: tuple[Change, ...]
    lights: tuple[LightChange, ...]


class GoalState(NamedTuple):
    """A goal with the actual of the row that stands for it (`row`); None where none does, or nothing was reported.
    `gap` and `reached` compare the actual with the goal whether or not its year has come."""

    goal: Goal
    actual: float | None
    status: str | None
    row: str | None = None
    gap: float | None = None
    reached: bool | None = None


class Checked(NamedTuple):
    """What `check` found in files. `rows` are the figures of what they hold, empty where none were asked for."""

    plan: Plan
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    rows: tuple[Assessed, ...] = ()
    terms: Terms = Terms()

    def count(self, severity: Severity) -> int:
        return sum(one.severity is severity for one in self.findings)


class Linted(NamedTuple):
    """What `lint` found in a plan itself."""

    plan: Plan
    findings: tuple[Finding, ...]
    terms: Terms = Terms()

    def count(self, severity: Severity) -> int:
        return sum(one.severity is severity for one in self.findings)


class Report(NamedTuple):
    """An assessment of one period. `rows` are those in scope and asked for; roll-ups and `outlook` (how many rows
    have each verdict of the forecast) are over the scope, `unreported` its rows that are due and were not reported."""

    plan: Plan
    period: Period
    scope: Mapping[str, tuple[str, ...]]
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    rows: tuple[Assessed, ...]
    rollups: Rollups
    works_without_indicators: tuple[tuple[Work, tuple[tuple[Submission, Row], ...]], ...]
    goals: tuple[GoalState, ...]
    later_periods: tuple[Period, ...] = ()
    elsewhere: int = 0
    terms: Terms = Terms()
    lifts: tuple[Lift, ...] = ()
    outlook: Mapping[str, int] = MappingProxyType({})
    unreported: tuple[str, ...] = ()
    comparison: Comparison | None = None
