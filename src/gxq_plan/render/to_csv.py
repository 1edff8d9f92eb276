"""The table of all indicators of a document as CSV: a number is a number, its unit stands in its own column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Amount, Bar, Cell, Code, Interval, Label, Lines, Share, Table, Words
from gxq_plan.text import Lang, Text, number
from gxq_plan.write import to_csv as file

if TYPE_CHECKING:
    from gxq_plan.report.paper import Paper


# Of a share: more than any document shows, and less than the noise of a division.
_PLACES = 12


def document(paper: Paper, lang: Lang) -> bytes:
    """The tables of the part `figures`, with a header each; UTF-8 with BOM. Shares are 0-1, missing is empty."""
    return b"".join(to_csv(one, lang) for part in paper.of("figures") for one in part.blocks if isinstance(one, Table))


def to_csv(table: Table, lang: Lang) -> bytes:
    """A table; columns that only draw are left out."""
    kept = [at for at, column in enumerate(table.columns) if column.title.of(lang)]
    header = [table.columns[at].title.of(lang) for at in kept]
    return file.to_csv(header, ([_plain(row[at], lang) for at in kept] for row in table.rows))


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
        return cell.text
    if isinstance(cell, Bar):
        return ""
    return _words("" if cell == "—" else cell, lang)


def _words(words: Words, lang: Lang) -> str:
    return words.of(lang) if isinstance(words, Text) else words
