"""Rows of text to a plain workbook of one sheet that people open: a header, numbers as numbers, text as text."""

from __future__ import annotations

import io
import os
import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.place import Place
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
_MADE = 1_545_955_200  # 2018-12-28, the day of the plan


def to_xlsx(sheet: str, header: Sequence[str], rows: Sequence[Sequence[str]], *, numeric: int) -> bytes:
    """A header and its rows. In the column `numeric` (from 0) every number is one, `5.50` as 5.5; elsewhere only text
    that is a number to the letter, so that 007 stays.

    Raises InputError (F020) where a sheet has no room for them.
    """
    _refuse_what_does_not_fit(rows)
    import xlsxwriter  # where it is needed: most results are CSV

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        epoch = int(os.environ.get("SOURCE_DATE_EPOCH", _MADE))
        book.set_properties({"created": datetime.fromtimestamp(epoch, UTC).replace(tzinfo=None)})
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "bottom": 1})
        for at, text in enumerate(header):
            page.write_string(0, at, text, bold)
            page.set_column(at, at, _width(at, header, rows))
        for number, row in enumerate(rows, 1):
            for at, text in enumerate(row):
                if text and (value := _value(text, at == numeric)) is not None:
                    page.write_number(number, at, value)
                elif text:
                    page.write_string(number, at, text)
        page.freeze_panes(1, 0)
        page.ignore_errors({"number_stored_as_text": f"A1:{_last(len(header))}{len(rows) + 1}"})
    return out.getvalue()


def _value(text: str, lenient: bool) -> float | None:
    """The number that a cell holds; None for text, and for numbers that would lose something."""
    if not _NUMBER.fullmatch(text) or sum(map(str.isdigit, text.lstrip("-0."))) > _DIGITS:
        return None
    value = float(text)
    exact = Decimal(repr(value)) == Decimal(text) if lenient else f"{Decimal(repr(value)):f}" in (text, f"{text}.0")
    return value if exact else None


def _width(at: int, header: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Wide enough for what stands in the first rows."""
    return min(_WIDEST, 2 + max(map(cell_width, (header[at], *(row[at] for row in rows[:_MEASURED])))))


def _last(count: int) -> str:
    from gxq_plan.place import column_letters

    return column_letters(count)


def _refuse_what_does_not_fit(rows: Iterable[Sequence[str]]) -> None:
    count = 0
    for count, row in enumerate(rows, 1):
        if any(len(text) > LONGEST for text in row):
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
