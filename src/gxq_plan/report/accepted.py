"""What the use case behind `accept` hands to its outline and its record."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.record import Line, State
    from gxq_plan.model.rules import Terms
    from gxq_plan.model.submission import Submission
    from gxq_plan.place import Place

# In the order in which they are told (words.TAKEN).
KINDS = ("new", "raised", "revised", "withdrawn", "noted", "restored", "unchanged")


class Change(NamedTuple):
    """A submitted value and what becomes of it. `old` is None where nothing stood; `line` is what the record says of
    it (numbered when it is written), None where it is unchanged."""

    kind: str
    id: str
    name: str
    unit: str
    period: Period
    old: State | None
    new: State
    place: Place
    raw: str
    sha256: str
    reason: str
    line: Line | None = None


class LeftOut(NamedTuple):
    """A row that says nothing to take in: its cell, and why (`empty`, `unreadable`, `unknown`)."""

    place: Place
    subject: str | None
    why: str


class Accepted(NamedTuple):
    """What was taken in, or would be. With `refused` it is nothing; the findings say why. `written` are the files that
    changed, as messages name them; `record` the folder of the record."""

    plan: Plan
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    actuals: tuple[str, ...]
    record: str
    refused: bool
    dry_run: bool
    terms: Terms

    @property
    def counts(self) -> Counter[str]:
        return Counter(one.kind for one in self.changes)

    @property
    def taken(self) -> tuple[Change, ...]:
        return tuple(one for one in self.changes if one.line)
