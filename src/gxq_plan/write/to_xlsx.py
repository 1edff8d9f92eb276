"""Rows of text to a plain workbook of one sheet that people open: a header, numbers as numbers, text as text."""

from __future__ import annotations

import io
import re
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.clock import epoch
from gxq_plan.errors import InputError
from gxq_plan.place import Place, column_letters
from gxq_plan.text import Text, cell_width
from gxq_plan.write.write_faults import OUTPUT_FAILED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST_ROWS, LONGEST = 1_048_576, 32_767
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
# What a spreadsheet keeps of a number; one with more digits is written as text, so that none is lost.
_DIGITS = 15
_WIDEST, _MEASURED = 48, 200
# The bytes are the same each time: a workbook says when it was made.
_MADE = datetime(2000, 1, 1)


def to_xlsx(sheet: str, header: Sequence[str], rows: Sequence[Sequence[str | float]]) -> bytes:
    """A header and its rows; the same bytes each time.

    Raises InputError (F020) where a sheet has no room for them.
    """
    _refuse_what_does_not_fit(rows)
    import xlsxwriter  # where it is needed: most results are CSV

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": (epoch() or _MADE).replace(tzinfo=None)})
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "bottom": 1})
        for at, text in enumerate(header):
            page.write_string(0, at, text, bold)
            page.set_column(at, at, _width(at, header, rows))
        for number, row in enumerate(rows, 1):
            for at, one in enumerate(row):
                if isinstance(one, float):
                    page.write_number(number, at, one)
                elif one:
                    page.write_string(number, at, one)
        page.freeze_panes(1, 0)
        page.ignore_errors({"number_stored_as_text": f"A1:{column_letters(len(header))}{len(rows) + 1}"})
    return out.getvalue()


def as_cell(text: str, *, to_the_letter: bool) -> str | float:
    """The number that a text is, or the text where something of it would be lost: digits beyond what a spreadsheet
    keeps, and `to_the_letter` also the zeros of 5.50."""
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text.lstrip("-0."))) > _DIGITS:
        return text
    value = float(text)
    exact = Decimal(repr(value))
    same = text in (f"{exact:f}", f"{exact:f}".removesuffix(".0")) if to_the_letter else exact == Decimal(text)
    return value if same else text


def _width(at: int, header: Sequence[str], rows: Sequence[Sequence[str | float]]) -> int:
    """Wide enough for what stands in the first rows."""
    return min(_WIDEST, 2 + max(map(cell_width, (header[at], *(str(row[at]) for row in rows[:_MEASURED])))))


def _refuse_what_does_not_fit(rows: Iterable[Sequence[str | float]]) -> None:
    count = 0
    for count, row in enumerate(rows, 1):
        if any(isinstance(one, str) and len(one) > LONGEST for one in row):
            raise _failed(_LONG.given(row=count + 1, limit=LONGEST))
    if count >= MOST_ROWS:
        raise _failed(_MANY.given(limit=MOST_ROWS))


def _failed(why: Text) -> InputError:
    return InputError([OUTPUT_FAILED.at(Place(), reason=why, suggestion=_CSV)])


_MANY = Text(zh="工作表最多 {limit} 行，放不下", en="a worksheet has no more than {limit} rows")
_LONG = Text(
    zh="第 {row} 行有一格文字超过 {limit} 字，工作表放不下", en="row {row} has a text of more than {limit} characters"
)
_CSV = Text(zh="请写成 .csv", en="write a .csv")
