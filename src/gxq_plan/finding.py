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
    """Findings by place, then code: the one order in which they are shown."""
    return tuple(sorted(findings, key=lambda one: (*one.place.order, one.code, one.subject or "")))
