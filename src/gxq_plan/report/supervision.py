"""The result of `supervise`: what has to be urged on, why, and what was promised about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.finding import Finding
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.exemption import Exemption, Register
    from gxq_plan.model.ledger import Entry
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan, Work
    from gxq_plan.model.submission import Submission


class Lasting(NamedTuple):
    """How long it has been so: in `periods` without a break up to this one, the first of them `since`. `history`
    has the status of every period that was looked at, the earliest first; those without a judgement neither count nor
    break."""

    since: str
    periods: int
    history: tuple[tuple[str, str], ...]


class Promise(NamedTuple):
    """What is to happen, in the words of the last ledger, else of the plan; empty where nobody said it. `state` is of
    words.LEDGER_STATE or empty; `from_period` the period of an earlier ledger whose promise is carried over."""

    measure: str = ""
    deadline: str = ""
    person: str = ""
    handling: str = ""
    state: str = ""
    from_period: str | None = None
    overdue: bool = False


class Item(NamedTuple):
    """A row, or a work without indicators, on the list. Exactly one of `row` and `work` is there. `status` is of
    words.STATUS, of a work of words.NO_PROGRESS. `copies` are rows that repeat this one; `cause` what a ledger or the
    note of the row gives as a reason; `entry` what the last ledger said of it."""

    id: str
    name: str
    department: str | None
    lead: str | None
    assist: tuple[str, ...]
    assist_open: bool
    status: str
    lasting: Lasting
    row: Assessed | None = None
    work: Work | None = None
    copies: tuple[str, ...] = ()
    cause: str = ""
    promise: Promise = Promise()
    entry: Entry | None = None
    exemption: Exemption | None = None


class Supervision(NamedTuple):
    """The list of one period. `as_of` is the day by which deadlines and exemptions are judged."""

    plan: Plan
    period: Period
    scope: Mapping[str, tuple[str, ...]]
    as_of: str
    items: tuple[Item, ...]
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    register: Register

    def count(self, *statuses: str) -> int:
        return sum(one.status in statuses for one in self.items)


class Taken(NamedTuple):
    """What became of ledgers that came back: `kept` names the files that now hold them, `already` those that had been
    taken in before; nothing is kept while a finding is an error."""

    plan: Plan
    as_of: str
    files: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]
    kept: tuple[str, ...] = ()
    already: tuple[str, ...] = ()
