"""The result of `score`: the points of each department, with every term that they are made of."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.finding import Finding
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.exemption import Exemption, Register
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.scoring import Scoring
    from gxq_plan.model.submission import Submission

Duty = Literal["owner", "lead", "assist"]
# Why a row has its share of the points (words.SCORED), or has none and does not count.
Why = Literal[
    "met", "attained", "capped", "below_floor", "not_met", "not_reported", "progress", "no_progress",
    "left_out", "copy", "no_target", "unscored_works",
]  # fmt: skip


class Rate(NamedTuple):
    """The share of its points that a row gets, rounded down to four places; None where the row does not count. `earned`
    is what it would be without the exemption that has effect on it."""

    share: Decimal | None
    why: Why
    earned: Decimal | None = None
    exemption: Exemption | None = None


class Term(NamedTuple):
    """A row in the score of a department: `weight` x `part` is what it weighs there, `rate` what it gets. `points` is
    its contribution, rounded for reading. Exactly one of `row` and `work` is there; `progress` of a work."""

    id: str
    name: str
    duty: Duty
    weight: Decimal
    part: Decimal
    rate: Rate
    points: Decimal | None
    row: Assessed | None = None
    progress: str | None = None

    @property
    def counted(self) -> bool:
        return self.rate.share is not None and self.weights > 0

    @property
    def weights(self) -> Decimal:
        return self.weight * self.part


class Charge(NamedTuple):
    """Points that are added or taken off: for a status of a row (`id`), or given by the office with a reason. `points`
    are those in effect, `full` those before an exemption."""

    points: Decimal
    full: Decimal
    status: str | None = None
    id: str | None = None
    reason: str | None = None
    document: str | None = None


class Extras(NamedTuple):
    """The deductions, or the bonuses, of a department: their sum, and what is left of it under the limit."""

    charges: tuple[Charge, ...] = ()
    sum: Decimal = Decimal(0)
    effect: Decimal = Decimal(0)


class Scored(NamedTuple):
    """A department: `base` = total x `earned` / `weighed`, where those are the sums of weight x part x share and of
    weight x part over the rows that count; None where none does. `total` = base - deductions + bonuses (where they are
    counted), never below 0."""

    department: str
    terms: tuple[Term, ...]
    weighed: Decimal
    earned: Decimal
    base: Decimal | None
    deductions: Extras
    bonuses: Extras
    total: Decimal | None


class Scores(NamedTuple):
    """All departments in the plan's order. `mean` is their totals' mean by the weights of departments, over those that
    have one. `exemptions` are the entries of the register for this period."""

    plan: Plan
    period: Period
    scope: Mapping[str, tuple[str, ...]]
    as_of: str
    scoring: Scoring
    register: Register
    departments: tuple[Scored, ...]
    mean: Decimal | None
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        return tuple(one for one in self.register.exemptions if one.period == self.period)
