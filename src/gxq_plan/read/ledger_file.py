"""A ledger that came back filled in, to its rows: a workbook as it was sent out, or a CSV made of it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.errors import InputError
from gxq_plan.model.ledger import Ledger, LedgerRow
from gxq_plan.place import Place
from gxq_plan.read import header as headers
from gxq_plan.read.grid import filled
from gxq_plan.read.ledger_file_faults import LEDGER_HEADER
from gxq_plan.read.nearest import folded
from gxq_plan.read.tables import tables
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.read.grid import Cells, Grid

_NAMES = {folded(word): key for key, title in words.LEDGER.items() for word in (title.zh, title.en)}
# What a ledger cannot do without: which row it is, and every cell that was to be filled in.
_NEEDED = ("id", "period", *words.LEDGER_ASKED)
_GUIDES = (words.GUIDE_SHEET.zh, words.GUIDE_SHEET.en)


def ledgers(data: bytes, path: str) -> tuple[Ledger, ...]:
    """The ledgers of a file: each sheet that has a ledger's header.

    Raises InputError where the file cannot be opened, or no sheet has one (F060, naming what is missing).
    """
    found: list[Ledger] = []
    without: list[InputError] = []
    for grid in tables(data, path):
        try:
            found.append(_ledger(grid))
        except InputError as error:
            if grid.sheet not in _GUIDES:
                without.append(error)
    if not found and without:
        raise without[0]
    if not found:
        raise InputError([_no_header(Place(path), 0, {})])
    return tuple(found)


def _ledger(grid: Grid) -> Ledger:
    rows = iter(grid.rows)
    first = headers.first_of(rows)
    at, columns = _header(grid, first)
    labels = {folded(title): number for title, number in columns.values()}
    read = [
        row
        for number, cells in chain(first[at + 1 :], rows)
        if (row := _row(number, filled(number, cells, grid.merged), columns)) and not _is_header(row, labels)
    ]
    return Ledger(grid.path, grid.sha256, grid.sheet, columns, tuple(read), grid.findings)


def _header(grid: Grid, first: Sequence[tuple[int, Cells]]) -> tuple[int, Mapping[str, tuple[str, int]]]:
    """Which of the first rows is the header, and its columns. Raises InputError where none has all that is needed."""
    best: tuple[int, Mapping[str, tuple[str, int]]] = (0, {})
    for at, (number, cells) in enumerate(first):
        columns: dict[str, tuple[str, int]] = {}
        for column, label in enumerate(filled(number, cells, grid.merged), 1):
            key = _NAMES.get(folded(label))
            if key:
                columns.setdefault(key, (label.strip(), column))
        if all(key in columns for key in _NEEDED):
            return at, columns
        if len(columns) > len(best[1]):
            best = number, columns
    place = Place(grid.path, grid.sheet, best[0] or None)
    raise InputError([_no_header(place, len(first), best[1])])


def _no_header(place: Place, searched: int, columns: Mapping[str, tuple[str, int]]) -> Finding:
    missing = [words.LEDGER[key] for key in _NEEDED if key not in columns]
    where = _FIRST.given(searched=searched) if searched else _EMPTY
    return LEDGER_HEADER.at(place, where=where, missing=missing)


_FIRST = Text(zh="前 {searched} 行里", en="no row of the first {searched}")
_EMPTY = Text(zh="文件是空的，", en="the file is empty, and nothing in it")


def _row(number: int, cells: Cells, columns: Mapping[str, tuple[str, int]]) -> LedgerRow | None:
    """A row that says something of a matter: its id, or any cell to be filled in."""
    texts = {key: _text(cells[at - 1]) for key, (_, at) in columns.items() if at <= len(cells)}
    said = any(texts.get(key) for key in ("id", *words.LEDGER_ASKED))
    return LedgerRow(number, texts) if said else None


def _text(cell: str) -> str:
    """What a cell says, line ends as they are kept; a zero byte, which no CSV can hold, is nothing."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").strip()


def _is_header(row: LedgerRow, labels: Mapping[str, int]) -> bool:
    """The header once more, as it stands at a page break."""
    return folded(row.text("id")) in labels and folded(row.text("period")) in labels
