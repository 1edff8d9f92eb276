"""What can be wrong (`Fault`) and one case of it (`Finding`)."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.place import Place
    from gxq_plan.text import Text


class Severity(StrEnum):
    """How much a finding weighs: an error must be put right, a warning answered, an info is for reading."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fault(NamedTuple):
    """A kind of thing that can be wrong, with all that is to be said of it.

    `message`, `remedy` may hold placeholders, filled from a finding's facts. `stops` marks what leaves nothing to
    judge (exit code 2). Codes: P plan, F file, A actuals, X across indicators, R results; never reused.
    """

    code: str
    name: str
    severity: Severity
    title: Text
    message: Text
    remedy: Text
    why: Text
    example: Text
    stops: bool = False

    def at(self, place: Place, subject: str | None = None, **facts: object) -> Finding:
        """A case of this fault at a place, with its facts."""
        return Finding(self, self.severity, place, subject, facts)


class Finding(NamedTuple):
    """One case of a fault: a code and facts, never a sentence. `subject` is the id of the node it is about."""

    fault: Fault
    severity: Severity
    place: Place
    subject: str | None = None
    facts: Mapping[str, object] = MappingProxyType({})

    @property
    def code(self) -> str:
        return self.fault.code


def sorted_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by place, then code: the one order in which they are shown. What is said twice of one cell is said once:
    a line of a wide table gives a row for each period, and its name is wrong in every one of them."""
    found: list[Finding] = []
    for one in sorted(findings, key=_order):
        if not (found and found[-1].fault is one.fault and found[-1] == one):
            found.append(one)
    return tuple(found)


def _order(one: Finding) -> tuple[object, ...]:
    return *one.place.order, one.code, one.subject or ""
