"""A ledger that came back, row by row: what cannot be taken in, and the entries that can."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan import words
from gxq_plan.checks import ledger_faults as faults
from gxq_plan.checks._settle import reason
from gxq_plan.model import day as days
from gxq_plan.model import period as periods
from gxq_plan.model.ledger import DONE, Entry
from gxq_plan.model.period import Period
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.ledger import Ledger, LedgerRow
    from gxq_plan.model.plan import Plan

# What must be said of every matter; how it goes and its state may stay empty.
_REQUIRED = ("cause", "measure", "deadline", "person")
_STATES = {word.casefold(): key for key, title in words.LEDGER_STATE.items() for word in (title.zh, title.en)}


class Stands(NamedTuple):
    """What a call knows of a matter now: its status as words, and the locked cells as they would be sent out in either
    language. `listed` is false of a row that is on no list any more."""

    status: Text
    listed: bool
    locked: tuple[Mapping[str, str], ...] = ()


class Checking:
    """Checks the ledgers of one call. `stands` tells how a row or work stands in a period, None where there is none;
    `near` the ids that may have been meant."""

    def __init__(
        self,
        plan: Plan,
        day: str,
        stands: Callable[[str, Period], Stands | None],
        near: Callable[[str], Sequence[str]],
    ) -> None:
        self.plan, self.day, self.stands, self.near = plan, day, stands, near
        self.seen: dict[tuple[str, str], str] = {}

    def findings(self, ledger: Ledger, row: LedgerRow) -> Iterator[Finding]:
        """Everything that is wrong with a row."""
        id, period = row.text("id"), self.period(row)
        if period is None:
            example = str(self.plan.periods[0])
            place = ledger.place(row, "period")
            yield faults.PERIOD_UNREADABLE.at(place, id or None, written=row.text("period"), example=example)
        known = self.stands(id, period or self.plan.periods[0])
        if known is None:
            near = self.near(id)
            hint = _MEANT.given(near=list(near)) if near else _NOTHING
            yield faults.UNKNOWN_ROW.at(ledger.place(row, "id"), None, written=id, near=hint)
            return
        if period is None:
            return
        yield from self._twice(ledger, row, period)
        if not known.listed:
            facts = {"id": id, "period": str(period), "status": known.status}
            yield faults.NOT_SUPERVISED.at(ledger.place(row, "id"), id, **facts)
        yield from _changed(ledger, row, known)
        yield from self._asked(ledger, row)

    def period(self, row: LedgerRow) -> Period | None:
        found = periods.from_text(row.text("period"))
        return found if found and Period(found.year) in self.plan.periods else None

    def _twice(self, ledger: Ledger, row: LedgerRow, period: Period) -> Iterator[Finding]:
        key, place = (row.text("id"), str(period)), ledger.place(row, "id")
        if key in self.seen:
            yield faults.DUPLICATE_ROW.at(place, key[0], id=key[0], period=key[1], other=self.seen[key])
        self.seen.setdefault(key, place.words)

    def _asked(self, ledger: Ledger, row: LedgerRow) -> Iterator[Finding]:
        id = row.text("id")
        given = {key: row.text(key) for key in _REQUIRED} | {"cause": reason(row.text("cause"))}
        missing = [key for key in _REQUIRED if not given[key]]
        if missing:
            titles = [words.LEDGER[key] for key in missing]
            place = ledger.place(row, missing[0])
            yield faults.CELL_EMPTY.at(place, id, id=id, missing=titles, example=self._example())
        if given["deadline"]:
            yield from self._deadline(ledger, row)
        state = row.text("state")
        if state and state.casefold() not in _STATES:
            choices = list(words.LEDGER_STATE.values())
            yield faults.STATE_UNKNOWN.at(ledger.place(row, "state"), id, written=state, choices=choices)

    def _deadline(self, ledger: Ledger, row: LedgerRow) -> Iterator[Finding]:
        written, place, id = row.text("deadline"), ledger.place(row, "deadline"), row.text("id")
        found = days.from_text(written)
        if found is None:
            meant = days.from_serial(written)
            example = meant.isoformat() if meant else self._example()
            yield faults.DAY_UNREADABLE.at(place, id, written=written, example=example)
        elif found.isoformat() < self.day and _state(row) != DONE:
            yield faults.DEADLINE_OVER.at(place, id, day=found.isoformat(), as_of=self.day)

    def _example(self) -> str:
        return f"{date.fromisoformat(self.day).year}-12-31"


def entry(ledger: Ledger, row: LedgerRow, period: Period) -> Entry:
    """A row without fault as it is kept: its day as ISO, its state by its key."""
    found = days.from_text(row.text("deadline"))
    assert found is not None
    return Entry(
        row.text("id"),
        str(period),
        cause=row.text("cause"),
        measure=row.text("measure"),
        person=row.text("person"),
        handling=row.text("handling"),
        deadline=found.isoformat(),
        state=_state(row),
        file=ledger.path,
        sheet=ledger.sheet or "",
        row=row.number,
        sha256=ledger.sha256,
    )


def _state(row: LedgerRow) -> str:
    return _STATES.get(row.text("state").casefold(), "")


def _changed(ledger: Ledger, row: LedgerRow, known: Stands) -> Iterator[Finding]:
    """Locked cells that say something else than what stands: in neither language the words that would be sent out."""
    if not known.locked or not known.listed:
        return
    for key, now in known.locked[0].items():
        written = row.text(key)
        if key in ledger.headers and not any(_same(written, one[key]) for one in known.locked):
            header = ledger.headers[key][0]
            facts = {"header": header, "written": written, "expected": now}
            yield faults.LOCKED_CHANGED.at(ledger.place(row, key), row.text("id"), **facts)


def _same(written: str, now: str) -> bool:
    """Whether a cell says what would be sent out; a CSV has the number without its unit and sign."""
    said, sent = ("".join(one.split()).lstrip("+") for one in (written, now))
    rest = sent.removeprefix(said) if said else sent
    return (
        said == sent
        or (said == "" and sent == "—")
        or (rest != sent and not any(map(str.isdigit, rest)) and "." not in rest)
    )


_MEANT = Text(zh="：是不是 {near}？", en=": did you mean {near}?")
_NOTHING = Text(zh="", en="")
