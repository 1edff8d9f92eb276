"""What becomes of findings after the rules ran: those that were not asked for go, some weigh more or less, notes
answer warnings, and waivers cover what they name. Nothing else is hidden.

Of a million rows only those are looked at that a finding is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import takewhile
from typing import TYPE_CHECKING, Protocol

from gxq_plan.checks.f107_made_up_data import MARK
from gxq_plan.checks.waiver_faults import WAIVER_EXPIRED, WAIVER_UNUSED
from gxq_plan.finding import Answer, Finding, Severity
from gxq_plan.model.period import Period
from gxq_plan.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.model.plan import Plan
    from gxq_plan.model.rules import Terms, Waiver
    from gxq_plan.model.submission import Row, Submission

_NO_REASON = re.compile(r"无|没有|无说明|略|同上|见上|暂无|none|na|nil|no")


class Judged(Protocol):
    """What the rules looked at: a plan, files under check (none where the plan itself was), and which rules ran."""

    @property
    def plan(self) -> Plan: ...
    @property
    def submissions(self) -> tuple[Submission, ...]: ...
    def judges(self, code: str) -> bool:
        """Whether rules of this code's kind ran."""


def settled(findings: Iterable[Finding], evidence: Judged, terms: Terms) -> list[Finding]:
    """The findings as they are to be told, and what is to be said of the waivers themselves.

    A waiver goes before a note: it has an approver and an end. There may be a million findings and there are a few
    codes, so what goes by code is asked once a code, and steps that have nothing to do are left out.
    """
    known = list(findings)
    faults = {one.fault.code: one.fault for one in known}
    left_out = {code for code, fault in faults.items() if not terms.applies(fault)}
    told = [one for one in known if one.code not in left_out] if left_out else known
    if terms.rules.severity:
        told = [_regraded(one, terms) for one in told]
    filed = _Filed(evidence)
    waivers = _Waivers(terms, evidence, filed) if terms.rules.waivers else None
    if waivers:
        told = [waivers.over(one) for one in told]
    told = [_noted(one, filed) if one.severity is Severity.WARNING else one for one in told]
    return [*told, *(waivers.said() if waivers else ())]


def _regraded(one: Finding, terms: Terms) -> Finding:
    """At the plan's severity. What a call made of it (`--complete`) stays: the command line wins over the plan."""
    level = terms.rules.severity.get(one.code)
    if level is None or one.severity is not one.fault.severity:
        return one
    return one._replace(severity=level)


def _noted(one: Finding, filed: _Filed) -> Finding:
    """A warning with the note that answers it, as it is where there is none."""
    if not one.fault.answerable:
        return one
    said = next((reason(row.note) for row in filed.rows(one.place)), "")
    return one.answered(Answer(said)) if said else one


# Brackets around the mark, when it is taken out.
_EMPTY = re.compile(r"[(（\[【]\s*[)）\]】]")


def reason(note: str) -> str:
    """What a note gives as a reason, empty where it gives none: the mark of sample data, punctuation and words such
    as 无 explain nothing."""
    own = _EMPTY.sub("", note.replace(MARK, "")).strip(" ;；,，。.、:：")
    plain = "".join(one for one in own if one.isalnum()).lower()
    return own if plain and not _NO_REASON.fullmatch(plain) else ""


class _Filed:
    """The rows under check by their place. Rows stand in the order of their files, so a place is found by halving."""

    def __init__(self, evidence: Judged) -> None:
        self.tables = {(one.path, one.sheet): one for one in evidence.submissions}

    def table(self, place: Place) -> Submission | None:
        return self.tables.get((place.file or "", place.sheet))

    def rows(self, place: Place) -> tuple[Row, ...]:
        """The rows at a place: of a wide table that of its column, else all of the line, which share their note."""
        table = self.table(place)
        if table is None or place.row is None:
            return ()
        numbers = table.rows.numbers
        first = bisect_left(numbers, place.row)
        after = takewhile(lambda at: numbers[at] == place.row, range(first, len(numbers)))
        line = tuple(table.rows[at] for at in after)
        own = tuple(one for one in line if one.column and one.column[1] == place.column_number)
        return own or line


class _Waivers:
    """A plan's waivers at work: what each covers, and whether it was in force."""

    def __init__(self, terms: Terms, evidence: Judged, filed: _Filed) -> None:
        self.terms, self.evidence, self.filed = terms, evidence, filed
        self.by_code: dict[str, list[int]] = {}
        self.covered = [0] * len(terms.rules.waivers)
        for at, one in enumerate(terms.rules.waivers):
            self.by_code.setdefault(one.code, []).append(at)

    def over(self, one: Finding) -> Finding:
        """The finding with the waiver that covers it; as it is where that has run out."""
        for at in self.by_code.get(one.code, ()):
            waiver = self.terms.rules.waivers[at]
            if not self._is_about(waiver, one):
                continue
            self.covered[at] += 1
            if self._in_force(waiver):
                return one.answered(Answer(waiver.reason, waiver.approver, waiver.until, self.terms.as_of))
        return one

    def _in_force(self, waiver: Waiver) -> bool:
        return waiver.until >= self.terms.as_of

    def _is_about(self, waiver: Waiver, one: Finding) -> bool:
        if waiver.indicator and one.subject != waiver.indicator:
            return False
        if waiver.work and waiver.work not in (one.subject, self._work(one)):
            return False
        if waiver.department and waiver.department != self._department(one):
            return False
        return waiver.period is None or waiver.period in self._periods(one)

    def _work(self, one: Finding) -> str | None:
        seat = self.evidence.plan.by_id.get(one.subject or "")
        return seat.work.id if seat and seat.work else None

    def _department(self, one: Finding) -> str | None:
        """Whose fault it is: the owner of the indicator or work, else the office that the table is from."""
        plan = self.evidence.plan
        if seat := plan.by_id.get(one.subject or ""):
            return seat.indicator.department
        if work := next((each for each in plan.works if each.id == one.subject), None):
            return work.department or work.lead
        table = self.filed.table(one.place)
        return table.department if table else None

    def _periods(self, one: Finding) -> tuple[Period, ...]:
        """The period that a finding is about: of its row, else the one that it names, else those of its table."""
        if rows := self.filed.rows(one.place):
            return tuple(row.period for row in rows if row.period)
        if isinstance(named := one.facts.get("period"), Period):
            return (named,)
        table = self.filed.table(one.place)
        return table.periods if table else ()

    def said(self) -> list[Finding]:
        """Of each waiver that has run out while it was needed, and of each that nothing needs."""
        found = []
        for waiver, covered in zip(self.terms.rules.waivers, self.covered, strict=True):
            place = Place(self.evidence.plan.path, row=waiver.line, column_number=waiver.column)
            subject = waiver.indicator or waiver.work
            facts = {"code": waiver.code, "approver": waiver.approver, "until": waiver.until}
            if covered and not self._in_force(waiver):
                expired = WAIVER_EXPIRED.at(place, subject, **facts, as_of=self.terms.as_of, count=covered)
                found.append(_regraded(expired, self.terms))
            elif not covered and self._was_asked_for(waiver.code):
                found.append(_regraded(WAIVER_UNUSED.at(place, subject, **facts), self.terms))
        return [one for one in found if self.terms.applies(one.fault)]

    def _was_asked_for(self, code: str) -> bool:
        """Whether the waiver could have covered something in this call: everything under check, and its rule run."""
        held = self.terms.command.holds(code)
        if held is None:
            held = self.terms.rules.choice.holds(code)
        return self.terms.whole and self.evidence.judges(code) and held is not False
