"""Sheets of an old workbook (.xls, and the .et that WPS keeps), by xlrd: it knows number formats, errors, hidden rows
and merged ranges, which calamine, though quicker, hides; in a .xls 5.5% is kept as 0.055, and only the format tells.
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from gxq_plan.read.archive import CUT_OFF, PASSWORD, WorkbookError
from gxq_plan.read.number_format import BUILT_IN, shown
from gxq_plan.read.sheet import Range, Rows, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable


def sheets(book_stream: bytes) -> list[Sheet]:
    """The worksheets in the stream `Workbook` of a container, in their order.

    Raises WorkbookError where the workbook is damaged or has a password.
    """
    import xlrd
    from xlrd.biffh import XLRDError

    try:
        # Its log would go to standard output.
        book = xlrd.open_workbook(
            file_contents=book_stream, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return [_sheet(book, one) for one in book.sheets()]
    except WorkbookError:
        raise
    except XLRDError as error:
        raise WorkbookError(PASSWORD if "encrypted" in str(error) else CUT_OFF) from None
    # xlrd takes the bytes at their word: lengths, offsets and indexes that are wrong surface as whatever Python raises
    # where they are used (struct.error, IndexError, KeyError, AssertionError, UnicodeDecodeError, OverflowError …).
    except Exception:  # noqa: BLE001
        raise WorkbookError(CUT_OFF) from None


def _sheet(book: Any, sheet: Any) -> Sheet:
    rows, text = Rows(), _text_of(book)
    for at in range(sheet.nrows):
        rows.add(at + 1, [text(one.ctype, one.value, one.xf_index) for one in sheet.row(at)])
    hidden = frozenset(at + 1 for at, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0)
    ranges = [Range(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    return Sheet(sheet.name, rows.found, bool(sheet.visibility), hidden, ranges)


def _text_of(book: Any) -> Callable[[int, Any, int], str]:
    """What makes the text of a cell from its type, value and style."""
    import xlrd

    since_1904 = bool(book.datemode)

    @cache
    def code(style: int) -> str:
        key = book.xf_list[style].format_key
        own = book.format_map[key].format_str if key in book.format_map else ""
        return BUILT_IN.get(key, "") if own in ("", None, "General") else str(own)

    @cache
    def number(value: float, style: int) -> str:
        return shown(repr(value), code(style), since_1904)

    def text(kind: int, value: Any, style: int) -> str:
        if kind == xlrd.XL_CELL_TEXT:
            return str(value)
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            return number(value, style)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(value, "#N/A"))
        return ""

    return text
