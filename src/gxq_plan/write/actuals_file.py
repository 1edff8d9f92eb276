"""Values taken into an actuals file: rows in the plan's order, and every row that nothing changes as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.plain_table import PlainRow, PlainTable
from gxq_plan.model.submission import Column
from gxq_plan.words import SUBMITTED
from gxq_plan.write.csv_line import csv_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.text import Lang

# What a row says now, by column; only columns that the row sets.
Entry = dict[Column, str]


def merged(table: PlainTable, entries: Mapping[str, Entry], order: Sequence[str]) -> bytes:
    """The file with the entries in it, by the id that they are about. `order` is that of the plan; rows that match
    nothing stay behind the others. A column that an entry needs and the file lacks is put behind its columns."""
    columns = _columns(table, entries)
    width = max(columns.values()) + 1
    added = [one for one in columns if one not in table.columns]
    lang: Lang = "en" if all(one.isascii() for one in table.header.cells) else "zh"
    rows = [table.header._replace(cells=(*table.header.cells, *(SUBMITTED[one].of(lang) for one in added)))]
    rows += _in_order(_body(table, entries, columns, width), order)
    if added:  # every row gets the new cells, or it would be shorter than the header
        rows = [PlainRow((*one.cells, *[""] * (width - len(one.cells))), None, one.subject) for one in rows]
    text = "".join(_line(one, table.newline) for one in rows)
    return text.encode("utf-8-sig" if table.bom else "utf-8")


def _columns(table: PlainTable, entries: Mapping[str, Entry]) -> dict[Column, int]:
    """Where each column is to be. The period is in the file's name: a column of it is only filled."""
    columns = dict(table.columns)
    at = max(len(table.header.cells), *(number + 1 for number in columns.values()))
    used = {column for entry in entries.values() for column, text in entry.items() if text}
    for column in Column:
        if column in used and column not in columns and column is not Column.PERIOD:
            columns[column] = at
            at += 1
    return columns


def _body(table: PlainTable, entries: Mapping[str, Entry], columns: Mapping[Column, int], width: int) -> list[PlainRow]:
    found = {one.subject for one in table.rows if one.is_own}
    changed = [
        _changed(one, entries[one.subject], columns, width)
        if one.is_own and one.subject is not None and one.subject in entries
        else one
        for one in table.rows
    ]
    nothing = ("",) * width
    made = [PlainRow(nothing, None, subject) for subject in entries if subject not in found]
    return changed + [_changed(one, entries[one.subject or ""], columns, width) for one in made]


def _changed(row: PlainRow, entry: Entry, columns: Mapping[Column, int], width: int) -> PlainRow:
    cells = [*row.cells, *[""] * (width - len(row.cells))]
    for column, text in entry.items():
        if column in columns:
            cells[columns[column]] = text
    # A row that comes to say what it said stays as it was written.
    same = cells == [*row.cells, *[""] * (width - len(row.cells))]
    return row if same and row.text else PlainRow(tuple(cells), None, row.subject)


def _in_order(rows: list[PlainRow], order: Sequence[str]) -> list[PlainRow]:
    ranks = {subject: at for at, subject in enumerate(order)}
    return sorted(rows, key=lambda one: ranks.get(one.subject or "", len(ranks)))


def _line(row: PlainRow, newline: str) -> str:
    if row.text is not None:
        return row.text
    return csv_line(row.cells, newline)
