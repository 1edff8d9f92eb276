"""An actuals file as it lies: its lines as they are written, so that what nothing changes stays byte for byte."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.submission import Column


class PlainRow(NamedTuple):
    """A row: its cells, its text with the end of the line, the id that it is about (None where it matches nothing),
    and whether it holds the value of the file's own period. `text` is None where the row is made anew."""

    cells: tuple[str, ...]
    text: str | None = None
    subject: str | None = None
    is_own: bool = True


class PlainTable(NamedTuple):
    """A table with its header in the first row. `columns` says where (from 0) the known ones are."""

    header: PlainRow
    columns: Mapping[Column, int]
    rows: tuple[PlainRow, ...]
    newline: str = "\n"
    bom: bool = True
