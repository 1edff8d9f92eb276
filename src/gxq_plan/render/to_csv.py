"""The table of all indicators of a document as CSV: a number is a number, its unit stands in its own column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Amount, Bar, Cell, Code, Interval, Label, Lines, Share, Table, Words
from gxq_plan.text import Lang, Text, number
from gxq_plan.write import to_csv as file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.report.paper import Paper


# Of a share: more than any document shows, and less than the noise of a division.
_PLACES = 12
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def document(paper: Paper, lang: Lang) -> bytes:
    """The tables of the part `figures`, with a header each; UTF-8 with BOM. Shares are 0-1, missing is empty. A table
    has no margin for its sources: each row carries what it was computed from."""
    tables = [one for part in paper.of("figures") for one in part.blocks if isinstance(one, Table)]
    return b"".join(to_csv(one, lang, paper.stamps) for one in tables)


def to_csv(table: Table, lang: Lang, stamps: Sequence[tuple[Text, str]] = ()) -> bytes:
    """A table; columns that only draw are left out."""
    kept = [at for at, column in enumerate(table.columns) if column.title.of(lang)]
    header = [table.columns[at].title.of(lang) for at in kept]
    more = [value for _, value in stamps]
    rows = ([*(_plain(row[at], lang) for at in kept), *more] for row in table.rows)
    return file.to_csv([*header, *(title.of(lang) for title, _ in stamps)], rows)


def _plain(cell: Cell, lang: Lang) -> str:
    if isinstance(cell, Amount):
        return "" if cell.value is None else f"{cell.prefix}{number(cell.value, cell.decimals)}"
    if isinstance(cell, Share):
        return "" if cell.value is None else number(round(cell.value, _PLACES))
    if isinstance(cell, Interval):
        return f"{number(cell.low)}~{number(cell.high)}"
    if isinstance(cell, Label):
        return cell.text.of(lang)
    if isinstance(cell, Lines):
        return "; ".join(_words(one, lang) for one in cell.parts)
    if isinstance(cell, Code):
        return _words(cell.text, lang)
    if isinstance(cell, Bar):
        return ""
    return _words("" if cell == "—" else cell, lang)


def _words(words: Words, lang: Lang) -> str:
    """Text that a spreadsheet would take for a formula begins with an apostrophe, its own sign for text."""
    said = words.of(lang) if isinstance(words, Text) else words
    return f"'{said}" if said.startswith(_FORMULA) else said
