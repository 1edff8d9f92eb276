"""What `diff` finds between two states: what was changed, by cause, and what each cause moved."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from decimal import Decimal

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan, Revision
    from gxq_plan.place import Place
    from gxq_plan.report.report import GoalState, Rollups


class Cause(StrEnum):
    """Why figures differ, in the order in which changes are applied. METHOD is how is judged, TARGET what was
    promised, ROWS which rows there are and whose they are; the others are of the data."""

    METHOD = "method"
    TARGET = "target"
    ROWS = "rows"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"
    NEW = "new"


class Standing(NamedTuple):
    """A plan in one period: every row, group and goal."""

    rows: tuple[Assessed, ...]
    rollups: Rollups
    goals: tuple[GoalState, ...]


class PlanChange(NamedTuple):
    """Something that the plan says otherwise. `subject` is the id of a node, empty for the plan itself; `field` the
    key of the plan file, `key` the period of a target or the name of a threshold. `before` is None where it was not
    there, `after` where it no longer is. A target that was changed is `documented` where the new plan's `revisions`
    say so, in the entry `revision`; None where that is not asked. Lines are of the two plan files."""

    cause: Cause
    subject: str
    name: str
    field: str
    key: str | None
    before: object
    after: object
    line_before: int | None = None
    line_after: int | None = None
    documented: bool | None = None
    revision: Revision | None = None


class Value(NamedTuple):
    """A submitted value with its place. A work has `progress` in place of a value; where both are missing `raw` is what
    the cell says instead."""

    value: Decimal | None
    progress: str
    raw: str
    data_status: str
    note: str
    place: Place
    sha256: str


class ValueChange(NamedTuple):
    """A value of an indicator, or the progress of a work. `kind` is new, revised, status (the same value under another
    data status) or withdrawn; `cause` that of the stage that it belongs to."""

    cause: Cause
    kind: str
    id: str
    period: Period
    before: Value | None
    after: Value | None


class RowMove(NamedTuple):
    """A row of one period with the figures that differ; one side is None where the row is not in that plan."""

    period: Period
    before: Assessed | None
    after: Assessed | None
    figures: tuple[str, ...]

    @property
    def row(self) -> Assessed:
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def id(self) -> str:
        return self.row.seat.indicator.id

    @property
    def statuses(self) -> tuple[str | None, str | None]:
        return self.before and self.before.status, self.after and self.after.status

    @property
    def flips(self) -> bool:
        """Whether a row that both plans have is judged otherwise."""
        return None not in self.statuses and self.statuses[0] != self.statuses[1]


class LightMove(NamedTuple):
    """A group whose light is another one; None where it has none, or is not there."""

    period: Period
    level: str
    id: str
    name: str
    before: str | None
    after: str | None


class GoalMove(NamedTuple):
    """A goal whose actual or status is another one; None where it is not there."""

    period: Period
    before: GoalState | None
    after: GoalState | None


class Stage(NamedTuple):
    """One cause: what was changed, and what is different once that is applied to all that came before it."""

    cause: Cause
    plan: tuple[PlanChange, ...] = ()
    values: tuple[ValueChange, ...] = ()
    rows: tuple[RowMove, ...] = ()
    lights: tuple[LightMove, ...] = ()
    goals: tuple[GoalMove, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.plan or self.values or self.rows or self.lights or self.goals)

    @property
    def flips(self) -> tuple[RowMove, ...]:
        return tuple(one for one in self.rows if one.flips)


class Side(NamedTuple):
    """One of the two states as it was named, with the files that it was read from: path and hash."""

    shown: str
    plan: tuple[str, str]
    inputs: tuple[tuple[str, str], ...]


class Diff(NamedTuple):
    """Two states side by side. `sort` is what was compared (plan, actuals, state); together the stages, in their order,
    explain every difference between the figures of OLD and NEW in `periods`."""

    sort: str
    old: Side
    new: Side
    plan: Plan
    periods: tuple[Period, ...]
    stages: tuple[Stage, ...]

    @property
    def is_empty(self) -> bool:
        return all(one.is_empty for one in self.stages)
