"""An actuals file to a table whose rows are kept as they are written, so that taking values in changes few lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.model.plain_table import PlainRow, PlainTable
from gxq_plan.model.submission import Column
from gxq_plan.read import from_csv
from gxq_plan.words import SUBMITTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.model.period import Period
    from gxq_plan.model.submission import Row, Submission
    from gxq_plan.text import Lang

# The header of a file that is made anew; further columns come behind it when a row needs one.
CANONICAL = (
    Column.ID,
    Column.INDICATOR,
    Column.UNIT,
    Column.VALUE,
    Column.DEPARTMENT,
    Column.DATA_STATUS,
    Column.PROGRESS,
    Column.NOTE,
)
_PLAIN = ("UTF-8", "UTF-8 BOM")


def plain_table(data: bytes, tables: Sequence[Submission], period: Period) -> PlainTable | None:
    """The file as it lies; None where it is no plain table: several sheets, another encoding or separator, a title
    above its header, a column a period."""
    [*others, table] = tables
    layout = table.layout
    if others or table.encoding not in _PLAIN or layout.delimiter != "," or layout.header != 1 or layout.wide:
        return None
    rows = list(from_csv.rows(data, table.encoding, table.path))
    text = list(from_csv.lines(data, table.encoding))
    starts = [number for number, _ in rows] + [len(text) + 1]
    written = ["".join(text[first - 1 : after - 1]) for first, after in pairwise(starts)]
    own = {row.number: row for row in table.rows}
    newline = "\r\n" if written[0].endswith("\r\n") else "\n"
    made = [
        PlainRow(tuple(cells), _ended(raw, newline), *_about(own.get(number), period))
        for (number, cells), raw in zip(rows, written, strict=True)
    ]
    columns = {column: number - 1 for column, (_, number) in table.headers.items()}
    return PlainTable(made[0], columns, tuple(made[1:]), newline, table.encoding == "UTF-8 BOM")


def new_table(lang: Lang, tables: Sequence[Submission] = (), period: Period | None = None) -> PlainTable:
    """An empty table in a language, or what a file that is no plain table says, in the form of one."""
    used = [
        one for one in Column if one not in (*CANONICAL, Column.PERIOD) and any(row.text(one) for row in _rows(tables))
    ]
    columns = (*CANONICAL, *used)
    header = PlainRow(tuple(SUBMITTED[one].of(lang) for one in columns))
    rows = tuple(
        PlainRow(tuple(_text(row, one) for one in columns), None, *_about(row, period)) for row in _rows(tables)
    )
    return PlainTable(header, {one: at for at, one in enumerate(columns)}, rows)


def _rows(tables: Sequence[Submission]) -> Iterator[Row]:
    return (row for table in tables for row in table.rows)


def _about(row: Row | None, period: Period | None) -> tuple[str | None, bool]:
    return (None, False) if row is None else (row.subject, row.period == period)


def _text(row: Row, column: Column) -> str:
    if column is Column.VALUE and row.value is not None:
        return f"{row.value:f}"
    return row.text(column)


def _ended(text: str, newline: str) -> str:
    """The text of a row with the end of its line, which the last one may lack."""
    return text if text.endswith("\n") else text + newline
