"""What the use cases behind `show` and `whatif` hand to their outlines and records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.ledger import Entry
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
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
    indicators that its targets refer to, or that it repeats, by id and period. `ledger` is what
    ledgers that came back said of it."""

    plan: Plan
    rows: tuple[Assessed, ...]
    chosen: Period
    others: Mapping[tuple[str, str], Assessed]
    readings: tuple[Reading, ...] = ()
    ledger: tuple[Entry, ...] = ()


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
