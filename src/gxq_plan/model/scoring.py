"""An office's own rules of appraisal (考核办法), as its scoring file says them: the plan has none."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.plan import Seat, Work

# How an attainment becomes points: in proportion, or all for a target that is met and nothing for one that is not.
PROPORTIONAL, MET_ONLY = "proportional", "met_only"
# The statuses that a deduction or a bonus can go by.
STATUSES = ("exceeded", "met", "near", "behind", "far_behind", "not_reported")
_NONE: Mapping[str, Decimal] = MappingProxyType({})


class Attained(NamedTuple):
    """How an attainment becomes a share of the points: capped at `cap`, nothing below `floor` (shares)."""

    method: str = PROPORTIONAL
    cap: Decimal = Decimal(1)
    floor: Decimal = Decimal(0)


class Weights(NamedTuple):
    """The weight of each row: the closest of indicator, work, task and project that is given, else `default`.
    `departments` weigh the mean of all departments."""

    default: Decimal = Decimal(1)
    projects: Mapping[str, Decimal] = _NONE
    tasks: Mapping[str, Decimal] = _NONE
    works: Mapping[str, Decimal] = _NONE
    indicators: Mapping[str, Decimal] = _NONE
    departments: Mapping[str, Decimal] = _NONE

    def of(self, seat: Seat) -> Decimal:
        """The weight of an indicator."""
        levels = (
            (self.indicators, seat.indicator),
            (self.works, seat.work),
            (self.tasks, seat.task),
            (self.projects, seat.project),
        )
        return next((given[node.id] for given, node in levels if node and node.id in given), self.default)

    def of_work(self, work: Work, task: str, project: str) -> Decimal:
        """The weight of a work without indicators, which is one row."""
        levels = ((self.works, work.id), (self.tasks, task), (self.projects, project))
        return next((given[id] for given, id in levels if id in given), self.default)


class Joint(NamedTuple):
    """With what share of its weight a row counts for its owner, and for the departments that lead and assist its
    work. Who has several parts in a row has the largest share, not their sum."""

    owner: Decimal = Decimal(1)
    lead: Decimal = Decimal(0)
    assist: Decimal = Decimal(0)


class ByStatus(NamedTuple):
    """Points for each own row with a status."""

    status: str
    points: Decimal
    line: int = 0


class Given(NamedTuple):
    """Points that the office itself gives or takes, with its reason: figures do not say them."""

    department: str
    points: Decimal
    reason: str
    document: str | None = None
    line: int = 0


class Extra(NamedTuple):
    """Deductions, or bonuses. `limit` is the most for a department; bonuses that are not `counted` stand beside the
    total and decide only between equals."""

    rules: tuple[ByStatus, ...] = ()
    given: tuple[Given, ...] = ()
    limit: Decimal | None = None
    counted: bool = True


class LeftOut(NamedTuple):
    """A row that is not scored, and why."""

    id: str
    reason: str
    line: int = 0


class Scoring(NamedTuple):
    """A scoring file. `works` gives the share of the points for each progress of a work without indicators, empty where
    such works are not scored; `path` and `sha256` are of the file."""

    title: str
    document: str | None = None
    total: Decimal = Decimal(100)
    decimals: int = 2
    attained: Attained = Attained()
    weights: Weights = Weights()
    joint: Joint = Joint()
    works: Mapping[str, Decimal] = _NONE
    left_out: tuple[LeftOut, ...] = ()
    deductions: Extra = Extra()
    bonuses: Extra = Extra()
    path: str = ""
    sha256: str = ""
