"""One submitted file: its rows, each value with its raw text and its place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period


class Column(StrEnum):
    """What a column of a submitted file holds (contract: Submitted files)."""

    ID = "id"
    INDICATOR = "indicator"
    UNIT = "unit"
    PERIOD = "period"
    VALUE = "value"
    DEPARTMENT = "department"
    DATA_STATUS = "data_status"
    NOTE = "note"
    SUBMITTED_BY = "submitted_by"
    AS_OF = "as_of"
    EVIDENCE = "evidence"
    PROGRESS = "progress"


class Absence(StrEnum):
    """Why a row has no usable number."""

    EMPTY = "empty"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    NOT_A_NUMBER = "not_a_number"
    UNREADABLE = "unreadable"


class Row(NamedTuple):
    """One data row. `raw` holds the cells as written; `subject` the id of the indicator or work that the row was
    matched to, None where it matched nothing or several (then `candidates` may have been meant); `value` the number,
    exact, or `absence` says why there is none and `meant` what was probably meant."""

    number: int
    raw: Mapping[Column, str]
    subject: str | None
    period: Period | None
    value: Decimal | None
    absence: Absence | None
    candidates: tuple[str, ...] = ()
    meant: str | None = None

    def text(self, column: Column) -> str:
        """A cell's text without surrounding space; empty where the file has no such column."""
        return self.raw.get(column, "").strip()

    @property
    def note(self) -> str:
        return self.text(Column.NOTE)


class Submission(NamedTuple):
    """A file that was read. `headers` gives each known column its header text and number (from 1); `findings` what
    was wrong with the file itself."""

    path: str
    sha256: str
    encoding: str
    headers: Mapping[Column, tuple[str, int]]
    rows: tuple[Row, ...]
    periods: tuple[Period, ...]
    findings: tuple[Finding, ...] = ()

    def place(self, row: Row, column: Column) -> Place:
        """The place of a cell; of its row where the file has no such column."""
        header, number = self.headers.get(column, (None, None))
        return Place(self.path, None, row.number, header, number)

    @property
    def read(self) -> int:
        """How many rows hold a usable value."""
        return sum(row.value is not None and row.subject is not None and row.period is not None for row in self.rows)
