"""What a department wrote into a ledger of supervised rows (督办台账), as it was taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model import period as periods
from gxq_plan.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period

# How far a department is with a row (words.LEDGER_STATE); what it says changes no figure.
OPEN, IN_HAND, DONE = "open", "in_hand", "done"


class Entry(NamedTuple):
    """One row of a ledger that came back: why, what is done, by when (ISO), by whom, how it goes.

    `state` is OPEN, IN_HAND, DONE or empty. `number` counts the ledgers that were taken in, `accepted` says when (ISO);
    `file`, `sheet`, `row` and `sha256` where the entry stands in the file that is kept byte for byte.
    """

    id: str
    period: str
    cause: str = ""
    measure: str = ""
    deadline: str = ""
    person: str = ""
    handling: str = ""
    state: str = ""
    number: int = 0
    accepted: str = ""
    file: str = ""
    sheet: str = ""
    row: int = 0
    sha256: str = ""

    @property
    def order(self) -> tuple[tuple[int, int, int], int, str, int]:
        """Later periods after earlier ones, and of one period in the order in which they came in."""
        found = periods.from_text(self.period)
        return found.order if found else (0, 0, 0), self.number, self.sha256, self.row

    def is_overdue(self, day: str) -> bool:
        """Whether its deadline is over on a day and it is not said to be done."""
        return bool(self.deadline) and self.deadline < day and self.state != DONE


def last_of(entries: Iterable[Entry], id: str, until: Period) -> Entry | None:
    """The entry of a row or a work that counts in a period: of it, else of the latest one before it."""
    own = [one for one in entries if one.id == id and one.order[0] <= until.order]
    return max(own, key=lambda one: one.order, default=None)


class LedgerRow(NamedTuple):
    """A row of a ledger that came back, as its cells show it; `texts` by the columns of words.LEDGER."""

    number: int
    texts: Mapping[str, str]

    def text(self, key: str) -> str:
        return self.texts.get(key, "")


class Ledger(NamedTuple):
    """A ledger that came back: a text file, or one sheet of a workbook. `headers` gives each known column its header
    text and number (from 1)."""

    path: str
    sha256: str
    sheet: str | None
    headers: Mapping[str, tuple[str, int]]
    rows: tuple[LedgerRow, ...]
    findings: tuple[Finding, ...] = ()

    def place(self, row: LedgerRow, key: str) -> Place:
        return Place(self.path, self.sheet, row.number, *self.headers.get(key, (None, None)))
