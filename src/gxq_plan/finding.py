"""What can be wrong (`Fault`) and one case of it (`Finding`)."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.place import Place


class Severity(StrEnum):
    """How much a finding weighs: an error must be put right, a warning answered, an info is for reading."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Fault(NamedTuple):
    """A kind of thing that can be wrong, with all that is to be said of it.

    `message`, `remedy` may hold placeholders, filled from a finding's facts. `stops` marks what leaves nothing to
    judge (exit code 2); `kept` what must be said whatever a plan chooses; a warning that is not `answerable` is about
    the missing of a reason, so that no note can be one. Codes: P plan, F file, A actuals, X across indicators,
    R results, S scoring; never
    reused.
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
    kept: bool = False
    answerable: bool = True

    @property
    def is_optional(self) -> bool:
        """Whether a plan or a call may leave it out, or a waiver cover it."""
        return not (self.stops or self.kept)

    def at(self, place: Place, subject: str | None = None, **facts: object) -> Finding:
        """A case of this fault at a place, with its facts."""
        return Finding(self, self.severity, place, subject, facts)


class Answer(NamedTuple):
    """Why a finding needs no more doing: the note of its row, or a waiver with who approved it, its last day, and the
    day by which it was judged to be in force."""

    reason: str
    approver: str | None = None
    until: str | None = None
    as_of: str | None = None

    @property
    def is_waiver(self) -> bool:
        return self.approver is not None

    def words(self) -> Text:
        if not self.is_waiver:
            return _NOTED.given(reason=self.reason)
        return _WAIVED.given(reason=self.reason, approver=self.approver, until=self.until, as_of=self.as_of)


_NOTED = Text(zh="说明：{reason}", en="note: {reason}")
_WAIVED = Text(
    zh="已豁免：{reason}（批准：{approver}，有效至 {until}，按 {as_of} 判断）",
    en="waived: {reason} (approved by {approver}, until {until}, judged as of {as_of})",
)


class Finding(NamedTuple):
    """One case of a fault: a code and facts, never a sentence. `subject` is the id of the node it is about. One with
    an `answer` is an info, whatever it was before."""

    fault: Fault
    severity: Severity
    place: Place
    subject: str | None = None
    facts: Mapping[str, object] = MappingProxyType({})
    answer: Answer | None = None

    def answered(self, answer: Answer) -> Finding:
        """The finding with its answer: it stays, and no longer counts."""
        return self._replace(severity=Severity.INFO, answer=answer)

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
