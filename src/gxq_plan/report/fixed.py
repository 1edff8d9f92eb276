"""What the use case behind `fix` hands to its outline and record: the clean form, and everything that was done."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Column, Submission
    from gxq_plan.place import Place
    from gxq_plan.text import Text


class Kind(StrEnum):
    """What was done. The first ones are about a whole table, the others about one cell of it."""

    FORMAT = "format"
    ENCODING = "encoding"
    DELIMITER = "delimiter"
    LONG = "long"  # a column for each period became a row for each
    HEADER = "header"
    COLUMN = (
        "column"  # a column that the table did not have, filled from the plan or from what the table says of itself
    )
    UNIT = "unit"
    VALUE = "value"
    ID = "id"
    INDICATOR = "indicator"
    PERIOD = "period"
    DEPARTMENT = "department"
    WORD = "word"  # a data status or a progress in the words of the contract
    DAY = "day"


class Why(StrEnum):
    """What made a value's text another one."""

    WIDTH = "width"
    SPACES = "spaces"
    APOSTROPHE = "apostrophe"
    SEPARATORS = "separators"
    NUMERALS = "numerals"
    UNIT_REMOVED = "unit_removed"
    CONVERTED = "converted"
    SPELLING = "spelling"


class Change(NamedTuple):
    """One thing that was done; `place` is in the file that was received. `before` is empty where nothing stood there;
    `detail` is the plan's unit of a value, the name beside an id, what a new column was filled with."""

    kind: Kind
    place: Place
    before: str
    after: str
    why: tuple[Why, ...] = ()
    detail: str = ""


class Dropped(StrEnum):
    """What is not in the clean form."""

    TITLE = "title"
    NO_DATA = "no_data"  # sums, headings, small print, repeated headers: F110
    BLANK = "blank"
    UNUSED = "unused"  # a column of a period that holds nothing
    NO_HEADER = "no_header"  # text under no header: nobody knows what it is


class LeftOut(NamedTuple):
    """Rows or cells that the clean form does not have. `until` is the last row of several blank ones, `label` what a
    row that is no data is called."""

    kind: Dropped
    place: Place
    text: str = ""
    until: int | None = None
    label: Text | None = None

    @property
    def needs_a_person(self) -> bool:
        """Whether something is lost that may have been meant."""
        return self.kind is Dropped.NO_HEADER


class Fixed(NamedTuple):
    """A file in clean form. `columns` are the contract's, the first of `header`; the others follow under their own
    names. `rows` are as wide as `header`. `notes` are what reading had to say of sheets and hidden rows, `left` what
    was not understood and stays as it was written: findings about the file that was received."""

    plan: Plan
    tables: tuple[Submission, ...]
    columns: tuple[Column, ...]
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Finding, ...]
    left: tuple[Finding, ...]

    @property
    def strays(self) -> tuple[LeftOut, ...]:
        return tuple(one for one in self.left_out if one.needs_a_person)

    @property
    def for_a_person(self) -> int:
        """How much was left for a person."""
        return len(self.left) + len(self.strays)
