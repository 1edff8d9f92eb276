"""Submitted rows against what stands: what becomes of each, and what speaks against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._settle import reason as reason_in
from gxq_plan.checks._words import REVISED, finality
from gxq_plan.checks.accept_faults import CHANGE_WITHOUT_REASON, LOWER_STATUS, TWO_AT_ONCE, VALUE_WITHDRAWN
from gxq_plan.model.record import Key, Line, State
from gxq_plan.model.submission import Absence, Column, Remark
from gxq_plan.report.accepted import Change, LeftOut
from gxq_plan.text import Text
from gxq_plan.uses.same import firmness, number_of, same, same_value
from gxq_plan.uses.standing import state_of, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from gxq_plan.finding import Fault, Finding
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Row, Submission
    from gxq_plan.place import Place
    from gxq_plan.uses.standing import Was

_KEPT = ("note", "submitted_by", "as_of", "evidence")


class Call(NamedTuple):
    """What a call says of all its values: why they change, who takes them in, and when."""

    reason: str = ""
    by: str = ""
    now: str = ""


class Incoming(NamedTuple):
    """A submitted row that says something of a key."""

    table: Submission
    row: Row
    subject: str
    period: Period
    state: State

    @property
    def key(self) -> Key:
        return self.subject, str(self.period)

    @property
    def place(self) -> Place:
        return self.table.place(self.row, Column.PROGRESS if self.is_progress else Column.VALUE)

    @property
    def is_progress(self) -> bool:
        return self.row.value is None and self.row.remark.progress == self.state.value

    @property
    def raw(self) -> str:
        return self.row.remark.progress if self.is_progress else self.row.cell.raw


def incoming(
    plan: Plan, tables: Iterable[Submission], wrong: Collection[tuple[str | None, str | None, int | None]]
) -> tuple[list[Incoming], list[LeftOut], list[Finding]]:
    """The rows that say something, each key once; those that say nothing, and why; and keys of which two rows say
    different things. Rows that are known to be `wrong` (file, sheet, row) are left to their findings."""
    found: dict[Key, Incoming] = {}
    left_out: list[LeftOut] = []
    said: list[Finding] = []
    works = {one.id for one in plan.works}
    for table in tables:
        for row in table.rows:
            if (table.path, table.sheet, row.number) in wrong:
                continue
            one = _incoming(table, row, works)
            if isinstance(one, LeftOut):
                left_out.append(one)
            elif not same((first := found.setdefault(one.key, one)).state, one.state):
                said.append(_objection(TWO_AT_ONCE, plan, one, first.state, Text.both(first.place.words)))
    return list(found.values()), left_out, said


def _incoming(table: Submission, row: Row, works: Collection[str]) -> Incoming | LeftOut:
    state = state_of(row)
    if state and row.subject and row.period:
        if row.subject not in works and row.remark.progress == state.value and row.value is None:
            state = None  # progress is of works; an indicator has a number
        elif row.subject in works and row.value is not None:
            state = State(row.remark.progress, row.remark.data_status) if row.remark.progress else None
    if state and row.subject and row.period:
        return Incoming(table, row, row.subject, row.period, state)
    why = "empty" if row.absence is Absence.EMPTY else "unreadable" if row.subject and row.period else "unknown"
    return LeftOut(table.place(row, Column.VALUE), row.subject, why)


def judged(one: Incoming, was: Was | None, plan: Plan, call: Call) -> tuple[Change, Finding | None]:
    """What becomes of a row, and what speaks against it."""
    # A note that stood there before explains the value that it was written for, not the one that comes now.
    note = one.row.note if was is None or one.row.note != was.remark.note else ""
    why = reason_in(note) or call.reason
    kind = _kind(one, was)
    fault = _fault(one.state, was.state, why) if was and kind not in ("unchanged", "noted") else None
    change = _change(one, was, kind, plan, call, why if was else call.reason)
    against = _objection(fault, plan, one, was.state, was.where) if fault and was else None
    return change, against


def _kind(one: Incoming, was: Was | None) -> str:
    if was is None:
        return "new"
    new, old = one.state, was.state
    # A row that repeats a value and says nothing of its status takes nothing back.
    if same(new, old) or (same_value(new, old) and not new.data_status):
        return "noted" if _says_more(one.row.remark, was.remark) else "unchanged"
    if number_of(new) is None and number_of(old) is not None:
        return "withdrawn"
    if number_of(old) is None and not one.is_progress:
        return "new"
    if finality(new.data_status) == REVISED or firmness(new) <= firmness(old):
        return "revised"
    return "raised"


def _fault(new: State, old: State, why: str) -> Fault | None:
    revised = finality(new.data_status) == REVISED
    if number_of(new) is None and number_of(old) is not None:
        return None if revised and why else CHANGE_WITHOUT_REASON if revised else VALUE_WITHDRAWN
    if number_of(new) is not None and number_of(old) is None:
        return None  # a number where there was none
    if number_of(new) is not None and firmness(new) < firmness(old):
        return LOWER_STATUS
    needs = revised or (not same_value(new, old) and firmness(new) <= firmness(old))
    return CHANGE_WITHOUT_REASON if needs and not why else None


def _says_more(now: Remark, before: Remark) -> bool:
    return any((said := getattr(now, name)) and said != getattr(before, name) for name in _KEPT)


def _change(one: Incoming, was: Was | None, kind: str, plan: Plan, call: Call, why: str) -> Change:
    seat = plan.by_id.get(one.subject)
    name = plan.name_of(one.subject)
    place = one.place
    # What is said beside a value belongs to it: a new value takes it all along, an old one keeps what is not replaced.
    keeps = was is not None and same_value(one.state, was.state)
    beside = {
        field: getattr(one.row.remark, field) or (getattr(was.remark, field) if was and keeps else "")
        for field in _KEPT
    }
    state = one.state
    if was and keeps and not state.data_status:
        state = State(state.value, was.state.data_status)
    line = None
    if kind != "unchanged":
        line = Line(
            number=0,
            accepted=call.now,
            id=one.subject,
            indicator=name,
            period=str(one.period),
            old_value=was.state.value if was else "",
            old_data_status=was.state.data_status if was else "",
            value=state.value,
            data_status=state.data_status,
            reason=why,
            source_file=one.table.path,
            sheet=one.table.sheet or "",
            cell=place.cell or "",
            raw=one.raw,
            sha256=one.table.sha256,
            accepted_by=call.by,
            **beside,
        )
        line = Line._make(clean(text) if isinstance(text, str) else text for text in line)
    return Change(
        kind,
        one.subject,
        name,
        seat.indicator.unit if seat else "",
        one.period,
        was.state if was else None,
        state,
        place,
        one.raw,
        one.table.sha256,
        why,
        line,
    )


def clean(text: str) -> str:
    """Text that can be written and read again: a file's name may hold bytes that are no characters, a cell a NUL."""
    return text.replace("\0", "\\0").encode("utf-8", "backslashreplace").decode("utf-8")


def _objection(fault: Fault, plan: Plan, one: Incoming, old: State, where: Text) -> Finding:
    at = Column.DATA_STATUS if fault is LOWER_STATUS else None
    return fault.at(
        one.table.place(one.row, at) if at else one.place,
        one.subject,
        period=one.period,
        id=one.subject,
        name=plan.name_of(one.subject),
        value=one.raw if fault is VALUE_WITHDRAWN else words_of(one.state),
        old=words_of(old),
        where=where,
    )
