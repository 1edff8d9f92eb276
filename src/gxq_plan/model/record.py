"""The record: one line for every value that was taken in, chained so that a line changed afterwards is found."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Key = tuple[str, str]  # of an indicator or a work, and a period: what has one value at a time
PENDING, NOT_APPLICABLE = "待统计", "——"
_SHORT = 16


class State(NamedTuple):
    """What stands for a key: a number in the plan's unit, 待统计, —— or the progress of a work, as it is written."""

    value: str
    data_status: str = ""


class Line(NamedTuple):
    """One value that was taken in: what it was, what it is now, and the cell of the received file that says so.

    `old_value` is empty where nothing stood before. `cell` is an address in spreadsheet style, of text files too.
    `note`, `as_of`, `submitted_by` and `evidence` are what stands beside the value from now on. The fields are the
    columns of revisions.csv in their order; all but `number` are text, as they are written there.
    """

    number: int
    accepted: str
    id: str
    indicator: str
    period: str
    old_value: str
    old_data_status: str
    value: str
    data_status: str
    reason: str
    source_file: str
    sheet: str
    cell: str
    raw: str
    sha256: str
    submitted_by: str
    as_of: str
    evidence: str
    note: str
    accepted_by: str
    check: str = ""

    @property
    def key(self) -> Key:
        return self.id, self.period

    @property
    def state(self) -> State:
        return State(self.value, self.data_status)


class Record(NamedTuple):
    """Every line, the first one first, and the names that the columns have in the file (empty before the first)."""

    lines: tuple[Line, ...] = ()
    header: tuple[str, ...] = ()

    @property
    def end(self) -> str:
        """The checksum that the next line goes on from."""
        return self.lines[-1].check if self.lines else ""

    def last(self) -> Mapping[Key, Line]:
        """The line of each key that counts: the latest."""
        return {one.key: one for one in self.lines}

    def history(self, key: Key) -> tuple[Line, ...]:
        """The lines of a key, the first one first."""
        return tuple(one for one in self.lines if one.key == key)


def checksum(before: str, line: Line) -> str:
    """Of a line's fields and the checksum of the line before it: who changes, inserts or deletes a line would have to
    change every one behind it. Against slips of the hand, not against forgers: those can count too."""
    said = json.dumps([before, *line[:-1]], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:_SHORT]


def chained(record: Record, lines: Iterable[Line]) -> tuple[Line, ...]:
    """New lines with their numbers and checksums, behind those of the record."""
    made: list[Line] = []
    before = record.end
    for number, one in enumerate(lines, len(record.lines) + 1):
        numbered = one._replace(number=number)
        made.append(numbered._replace(check=checksum(before, numbered)))
        before = made[-1].check
    return tuple(made)
