"""What the use cases behind `show` and `whatif` hand to their outlines and records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from gxq_plan.finding import Finding
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.ledger import Entry
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.record import Line
    from gxq_plan.model.target import Kind
    from gxq_plan.report.difference import GoalChange, GroupChange, RowChange


class Reading(NamedTuple):
    """An indicator whose kind the document leaves open, assessed as another kind: what differs of it in the periods
    that are shown, and of the groups that it belongs to."""

    kind: Kind
    rows: tuple[RowChange, ...]
    groups: tuple[tuple[Period, GroupChange], ...]


class Shown(NamedTuple):
    """One indicator in every period. `chosen` is the period that is derived by default; `others` are the rows of
    indicators that its targets refer to, or that it repeats, by id and period. `record` holds the lines of the record
    about them; `findings` what is wrong with it; `ledger` what ledgers that came back said of it."""

    plan: Plan
    rows: tuple[Assessed, ...]
    chosen: Period
    others: Mapping[tuple[str, str], Assessed]
    readings: tuple[Reading, ...] = ()
    record: Record = Record()
    findings: tuple[Finding, ...] = ()
    ledger: tuple[Entry, ...] = ()

    def lines(self, row: Assessed) -> tuple[Line, ...]:
        """What the record says of a row's value, the first line first."""
        return self.record.history((row.seat.indicator.id, row.period))


class Supposed(NamedTuple):
    """A supposed value in the plan's unit. `before` is what stands in its place, `copied` the id of the row that it is
    the same thing as, where only that one was named; `within` whether it lies inside the limits of the indicator."""

    id: str
    period: Period
    value: Decimal
    written: str
    before: float | None = None
    copied: str | None = None
    within: bool = True


class Effect(NamedTuple):
    """What the supposed values change in one period. `rows` counts all that were compared, `groups` likewise."""

    period: Period
    changed: tuple[RowChange, ...]
    groups: tuple[GroupChange, ...]
    goals: tuple[GoalChange, ...]
    rows_compared: int
    groups_compared: int


class WhatIf(NamedTuple):
    """The plan under supposed values: the effects in the asked period, and in every other that is touched."""

    plan: Plan
    period: Period
    supposed: tuple[Supposed, ...]
    effects: tuple[Effect, ...]
    scope: Mapping[str, tuple[str, ...]]
