"""One submitted table: its rows, each value with its raw text and its place."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.model.rows import Rows


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


class Refusal(StrEnum):
    """Why a cell that holds something is no number that can be used: each has its own remedy."""

    ABOUT = "about"  # 约50、近60、左右
    OPEN = "open"  # 50多、10余、50以上
    RANGE = "range"  # 3-5
    UNCHANGED = "unchanged"  # 持平、同上
    WORD = "word"  # 完成、达标
    DATE = "date"  # a number that a spreadsheet turned into a date
    ERROR = "error"  # #REF!
    FORMULA = "formula"  # a formula whose result was not saved
    UNIT = "unit"  # a unit that does not convert into the plan's
    ROUNDED = "rounded"  # 1.2E+05: digits may be lost
    DOUBTED = "doubted"  # 0(待核)
    SEPARATORS = "separators"  # 1,20
    OTHER = "other"


class Cell(NamedTuple):
    """A value cell as it was read. `raw` is its text; `value` the exact number in the plan's unit, or `absence` says
    why there is none, and `refusal` what kind of text it is that is no number. `meant` is the number that is
    probably meant, for a remedy, never used. `converted`: the text was no plain number in the plan's unit."""

    raw: str
    value: Decimal | None
    absence: Absence | None = None
    refusal: Refusal | None = None
    meant: str | None = None
    converted: bool = False


class About(NamedTuple):
    """What rows say they are about, and the id of the indicator or work that this matches: one object for all rows
    that say the same. `subject` is None where it matches nothing or several (`candidates` may have been meant)."""

    id: str = ""
    indicator: str = ""
    unit: str = ""
    department: str = ""
    subject: str | None = None
    candidates: tuple[str, ...] = ()


class Remark(NamedTuple):
    """What a row says beside its value: one object for all rows that say the same."""

    data_status: str = ""
    note: str = ""
    submitted_by: str = ""
    as_of: str = ""
    evidence: str = ""
    progress: str = ""


class Row(NamedTuple):
    """One submitted value. In a wide table one line of the file gives a row for each of its period columns, and
    `column` is the header and number of the one it stands in."""

    number: int
    about: About
    period: Period | None
    period_written: str
    column: tuple[str, int] | None
    cell: Cell
    remark: Remark = Remark()

    @property
    def subject(self) -> str | None:
        return self.about.subject

    @property
    def candidates(self) -> tuple[str, ...]:
        return self.about.candidates

    @property
    def value(self) -> Decimal | None:
        return self.cell.value

    @property
    def absence(self) -> Absence | None:
        return self.cell.absence

    @property
    def note(self) -> str:
        return self.remark.note

    def text(self, column: Column) -> str:
        """A cell's text without surrounding space; empty where the file has no such column."""
        if column is Column.VALUE:
            return self.cell.raw
        if column is Column.PERIOD:
            return self.period_written
        return str(getattr(self.about if column in _ABOUT else self.remark, column.value))


_ABOUT = frozenset({Column.ID, Column.INDICATOR, Column.UNIT, Column.DEPARTMENT})


class Layout(NamedTuple):
    """How a table lay in its file. `delimiter` is of text files; `header` the row of the header (its last, where it
    takes two); `wide` one column for each period instead of one row; `renamed` headers that are synonyms of the
    contract's, as written and as read."""

    delimiter: str | None
    header: int
    wide: bool = False
    renamed: tuple[tuple[str, str], ...] = ()


class Submission(NamedTuple):
    """A table that was read: a text file, or one sheet of a workbook. `headers` gives each known column its header
    text and number (from 1); `department` is what a title line or `--dept` says the whole table comes from;
    `rows` are held compactly (model/rows.py); `findings` what was wrong with the table itself."""

    path: str
    sha256: str
    encoding: str
    headers: Mapping[Column, tuple[str, int]]
    rows: Rows
    periods: tuple[Period, ...]
    findings: tuple[Finding, ...] = ()
    sheet: str | None = None
    layout: Layout = Layout(",", 1)
    department: str | None = None

    def place(self, row: Row, column: Column) -> Place:
        """The place of a cell; of its row where the file has no such column."""
        if column is Column.VALUE and row.column:
            header, number = row.column
            return Place(self.path, self.sheet, row.number, header, number)
        found = self.headers.get(column)
        return Place(self.path, self.sheet, row.number, *(found or (None, None)))

    @property
    def read(self) -> int:
        """How many rows hold a usable value."""
        return self.rows.usable()
