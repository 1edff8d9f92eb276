"""The immutable results that use cases hand to outlines and records."""

from __future__ import annotations

from collections.abc import Mapping
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


class GoalState(NamedTuple):
    """A goal with the actual of the row that stands for it; None where none does, or nothing was reported."""

    goal: Goal
    actual: float | None
    status: str | None


class Checked(NamedTuple):
    """What `check` found in files. `rows` are the figures of what they hold, empty where none were asked for."""

    plan: Plan
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    rows: tuple[Assessed, ...] = ()
    terms: Terms = Terms()

    def count(self, severity: Severity) -> int:
        return sum(one.severity is severity for one in self.findings)


class Report(NamedTuple):
    """An assessment of one period. `rows` are those in scope and asked for; roll-ups are over the scope."""

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
