"""A form to fill in as an Excel workbook: what is to be written can be written, and nothing else.

The table is the first sheet, because saving as CSV keeps the first alone; no sheet is hidden and no list stands
anywhere but in its drop-down, so that what comes back is the table and nothing to ask about.
"""

from __future__ import annotations

import io
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gxq_plan.clock import epoch
from gxq_plan.text import wrapped
from gxq_plan.write.form_guard import cut, validation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.write.form_sheet import Book, Column, Entry, Sheet

_FRAME = {"border": 1, "border_color": "#8C8C8C", "text_wrap": True, "valign": "vcenter"}
_OPEN, _SHUT, _HEAD, _MISSED = "#FFF8DC", "#F2F2F2", "#D9E2F3", "#FBD5B5"
_GUIDE_WIDTHS = (30, 90)
_A4 = 9
# Heights in points; Excel takes no row taller than the last.
_LINE, _ROW, _TALLEST = 15, 22, 409
# Well within what Excel takes; a file with longer ones is called damaged.
_LONGEST_HEADER, _LONGEST_FOOTER, _LONGEST_CELL = 100, 50, 30_000


def form_xlsx(book: Book) -> bytes:
    """The workbook. The same book gives the same bytes."""
    import xlsxwriter

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties({"title": cut(book.sheet.lines[0], _LONGEST_HEADER), "created": book.made})
        formats = _Formats(workbook, book.font)
        _table(workbook.add_worksheet(book.sheet.name), book, formats)
        _guide(workbook.add_worksheet(book.guide.name), book, formats)
    return out.getvalue()


class _Formats:
    """Cell formats by what they are for; each is made once."""

    def __init__(self, workbook: Any, font: str) -> None:
        self.workbook, self.font = workbook, {"font_name": font, "font_size": 11}
        self.missed = workbook.add_format({"bg_color": _MISSED})
        self.made: dict[str, Any] = {}

    def of(self, **properties: Any) -> Any:
        key = repr(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.workbook.add_format(self.font | properties)
        return self.made[key]


def _table(sheet: Any, book: Book, formats: _Formats) -> None:
    table = book.sheet
    head = len(table.lines)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(head, at, column.title, formats.of(**_FRAME, bold=True, bg_color=_HEAD, align="center"))
    sheet.set_row(head, _height([(one.title, one.width) for one in table.columns]) + 6)
    for number, line in enumerate(table.lines):
        _line(sheet, number, line, table, formats)
    # Rows of one line take the default, so that they grow with what is written into them; others must be told.
    sheet.set_default_row(_ROW)
    for number, row in enumerate(table.rows, head + 1):
        needed = _height([(str(one.value), column.width) for one, column in zip(row, table.columns, strict=True)])
        if needed > _LINE:
            sheet.set_row(number, min(_TALLEST, needed + _ROW - _LINE))
        for at, entry in enumerate(row):
            _put(sheet, number, at, entry, table.columns[at], formats)
            _keep(sheet, number, at, entry, formats)
    _page(sheet, book, landscape=True)
    sheet.freeze_panes(head + 1, 2)
    sheet.repeat_rows(head)
    # No password: what a form guards against is a slip, and an office may have to add a row.
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{head + len(table.rows) + 1}"})


def _line(sheet: Any, number: int, line: str, table: Sheet, formats: _Formats) -> None:
    """A line above the table, over all its columns; merged cells do not grow by themselves."""
    width = sum(one.width for one in table.columns)
    title = {"bold": True, "font_size": 16, "align": "center"} if number == 0 else {}
    sheet.merge_range(
        number, 0, number, len(table.columns) - 1, line, formats.of(text_wrap=True, valign="vcenter", **title)
    )
    sheet.set_row(number, 32 if title else min(_TALLEST, _height([(line, width)]) + 4))


def _put(sheet: Any, row: int, at: int, entry: Entry, column: Column, formats: _Formats) -> None:
    look = dict(_FRAME) | ({"bg_color": _OPEN, "locked": False} if entry.open else {"bg_color": _SHUT})
    if column.day and entry.open:
        look["num_format"] = "yyyy-mm-dd"
    if column.centre:
        look["align"] = "center"
    if isinstance(entry.value, Decimal) and Decimal(repr(float(entry.value))) == entry.value:
        sheet.write_number(row, at, float(entry.value), formats.of(**look))
    elif entry.value == "":
        sheet.write_blank(row, at, None, formats.of(**look))
    else:
        text = f"{entry.value:f}" if isinstance(entry.value, Decimal) else entry.value
        sheet.write_string(row, at, cut(text, _LONGEST_CELL), formats.of(**look))


def _keep(sheet: Any, row: int, at: int, entry: Entry, formats: _Formats) -> None:
    if entry.guard:
        sheet.data_validation(row, at, row, at, validation(entry.guard, _address(row, at)))
    for sign, number in entry.misses:
        criteria = f"=AND(ISNUMBER({_address(row, at)}),{_address(row, at)}{sign}{number:f})"
        rule = {"type": "formula", "criteria": criteria, "format": formats.missed}
        sheet.conditional_format(row, at, row, at, rule)


def _address(row: int, at: int) -> str:
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, at, row_abs=True, col_abs=True))


def _guide(sheet: Any, book: Book, formats: _Formats) -> None:
    for at, width in enumerate(_GUIDE_WIDTHS):
        sheet.set_column(at, at, width)
    sheet.write_string(0, 0, book.guide.title, formats.of(bold=True, font_size=14))
    sheet.set_row(0, 26)
    for number, (term, words) in enumerate(book.guide.entries, 1):
        if not words:
            sheet.write_string(number, 0, term, formats.of(bold=True, font_size=12, valign="bottom"))
            sheet.set_row(number, 26)
            continue
        frame = {**_FRAME, "valign": "top"}
        sheet.write_string(number, 0, cut(term, _LONGEST_CELL), formats.of(**frame, bg_color=_HEAD))
        sheet.write_string(number, 1, cut(words, _LONGEST_CELL), formats.of(**frame))
        needed = _height([*zip((term, words), _GUIDE_WIDTHS, strict=True)])
        sheet.set_row(number, min(_TALLEST, needed + 5))
    _page(sheet, book, landscape=False)


def _page(sheet: Any, book: Book, *, landscape: bool) -> None:
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
    sheet.set_header(f"&C{_printed(book.header)}")
    sheet.set_footer(f"&L{_printed(cut(book.footer, _LONGEST_FOOTER))}&R&P/&N")


def _printed(text: str) -> str:
    """Text in the header of a page, where & begins a command."""
    return cut(text, _LONGEST_HEADER).replace("&", "&&")


def _height(parts: Sequence[tuple[str, int]]) -> int:
    """The height that texts need in their widths."""
    return _LINE * max(len(wrapped(text, max(2, width - 1))) for text, width in parts)


def made_on(otherwise: int) -> datetime:
    """The day that a file carries: that which was set for the run, else the first of a year, so that bytes do not
    depend on the clock."""
    return (epoch() or datetime(otherwise, 1, 1)).replace(tzinfo=None)
