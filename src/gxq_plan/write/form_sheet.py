"""A form as it is to be written: its table, its guide, what each cell takes. All words are chosen already."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal

    from gxq_plan.model.form import Limits


class Guard(NamedTuple):
    """What a spreadsheet program says when a cell is entered (`title`, `about`), and what it takes: one of `choices`, a
    number within `limits` or one of `words`, a day from `since` on; anything where none of these is there. What it
    does not take is answered with `refusal`."""

    title: str
    about: str
    choices: tuple[str, ...] = ()
    limits: Limits | None = None
    words: tuple[str, ...] = ()
    since: date | None = None
    refusal: str = ""


class Entry(NamedTuple):
    """A cell of the table: what stands in it, and whether it is to be filled in. A value that `misses` one of the
    comparisons is coloured."""

    value: str | Decimal = ""
    open: bool = False
    guard: Guard | None = None
    misses: tuple[tuple[str, Decimal], ...] = ()


class Column(NamedTuple):
    """A column of the table; `width` in characters, `day` where days stand in it, `centre` where short words do."""

    title: str
    width: int
    day: bool = False
    centre: bool = False


class Sheet(NamedTuple):
    """The table to fill in, with lines above it: the first is the title."""

    name: str
    lines: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Entry, ...], ...]


class Guide(NamedTuple):
    """How to fill it in: terms and what is to be said of them; a term without words is a heading."""

    name: str
    title: str
    entries: tuple[tuple[str, str], ...]


class Book(NamedTuple):
    """A whole form. `header` and `footer` are printed on each page, `made` is the day that the file carries."""

    sheet: Sheet
    guide: Guide
    header: str
    footer: str
    made: datetime
    font: str
