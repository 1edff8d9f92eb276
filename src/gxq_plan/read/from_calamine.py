"""Sheets of a binary workbook (.xlsb), by calamine: quick, but without number formats, errors and hidden rows, which
F114 says of every file read so."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gxq_plan.read.archive import CUT_OFF, WorkbookError
from gxq_plan.read.number_format import in_parts, plain
from gxq_plan.read.sheet import MANY_CELLS, MOST_CELLS, Range, Rows, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.read.archive import Archive

_DATE = frozenset("ymdh")
_ROW, _FIRST_CELL, _LAST_CELL = 0, 2, 11


def sheets(data: bytes, archive: Archive) -> list[Sheet]:
    """The worksheets in their order. Raises WorkbookError where the workbook is damaged."""
    for part in archive.names:
        if part.startswith("xl/worksheets/") and part.endswith(".bin"):
            _refuse_if_wide(archive.whole(part))
    try:
        return list(_sheets(data))
    # Damaged bytes make calamine raise its own errors, or stop (`PanicException`, which is no Exception).
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise WorkbookError(CUT_OFF) from None


def _sheets(data: bytes) -> Iterator[Sheet]:
    import python_calamine as calamine

    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for entry in book.sheets_metadata:
            if entry.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet, rows = book.get_sheet_by_name(entry.name), Rows()
            for number, cells in enumerate(sheet.to_python(skip_empty_area=False), 1):
                rows.add(number, [_text(one) for one in cells])
            merged = sheet.merged_cell_ranges or []
            ranges = [Range(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in merged]
            hidden = entry.visible is not calamine.SheetVisibleEnum.Visible
            yield Sheet(entry.name, rows.found, hidden, frozenset(), ranges)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return plain(Decimal(repr(value))) if value == value and abs(value) != float("inf") else str(value)
    if isinstance(value, datetime):
        return in_parts(value, _DATE)
    return str(value) if isinstance(value, date | timedelta) else str(value or "")


def _refuse_if_wide(part: bytes) -> None:
    """Calamine holds every cell between the first and the last of a sheet: two cells in far corners are 17 thousand
    million. So their addresses are looked at before."""
    rows, columns, row = [], [], 0
    for kind, first in _records(part):
        if kind == _ROW:
            row = first
        elif _FIRST_CELL <= kind <= _LAST_CELL:
            rows.append(row)
            columns.append(first)
    if rows and (max(rows) + 1) * (max(columns) + 1) > MOST_CELLS:
        raise WorkbookError(MANY_CELLS.given(limit=MOST_CELLS))


def _records(part: bytes) -> Iterator[tuple[int, int]]:
    """The kind of each record, and the number that it begins with: a row's, or a cell's column."""
    at, end = 0, len(part)
    while at < end:
        kind, at = _variable(part, at, 2)
        size, at = _variable(part, at, 4)
        yield kind, int.from_bytes(part[at : at + 4], "little")
        at += size


def _variable(part: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes, seven bits each, and where it ends."""
    value = 0
    for shift in range(most):
        byte = part[at] if at < len(part) else 0
        value |= (byte & 0x7F) << 7 * shift
        at += 1
        if byte < 0x80:
            break
    return value, at
