"""Sheets of an OpenDocument spreadsheet (.ods), as LibreOffice and WPS write it: every cell as it is shown."""

from __future__ import annotations

import re
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from gxq_plan.read.archive import PASSWORD, Archive, WorkbookError, attribute
from gxq_plan.read.number_format import in_parts, plain
from gxq_plan.read.sheet import MOST_COLUMNS, MOST_ROWS, Range, Rows, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.read.grid import Cells

_YEAR = re.compile(r"[0-9]{4}年?")
_MONTH = re.compile(r"[0-9]{4}(?:[-/.年])[0-9]{1,2}月?|[0-9]{1,2}/[0-9]{4}")
_WITH_UNIT = re.compile(r"([+-]?[0-9][0-9,]*(?:\.[0-9]+)?)\s*([^\W\d_a-zA-Z].*)")
# What stands in a cell and is not what it shows.
_BESIDE = frozenset({"annotation", "ruby-text"})


def sheets(archive: Archive) -> list[Sheet]:
    """The worksheets in their order. Raises WorkbookError where the document is damaged or has a password."""
    if b"encryption-data" in archive.beginning("META-INF/manifest.xml", 1 << 16):
        raise WorkbookError(PASSWORD)
    reader = _Reader()
    archive.walk("content.xml", reader.start, reader.end, reader.said)
    return reader.sheets


class _Reader:
    """Takes the tables from a document, called for each element of it."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._style = ""
        self._unseen: set[str] = set()
        self._inside = False
        self._beside = 0
        self._name, self._hidden = "", False

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        if tag in _BESIDE:
            self._beside += 1
        elif self._beside:
            return
        elif tag == "table":
            self._start_table(given)
        elif not self._inside:
            self._start_style(tag, given)
        elif tag == "table-row":
            self._cells: Cells = []
            self._row_again = _count(attribute(given, "number-rows-repeated"), MOST_ROWS)
            if attribute(given, "visibility") in ("collapse", "filter"):
                self._unseen_rows.append((self._row, self._row_again))
        elif tag in ("table-cell", "covered-table-cell"):
            self._start_cell(given)
        else:
            self._start_words(tag, given)

    def said(self, text: str) -> None:
        if self._inside and self._in_words and not self._beside:
            self._words.append(text)

    def end(self, tag: str) -> None:
        if tag in _BESIDE:
            self._beside -= 1
        elif self._beside or not self._inside:
            return
        elif tag == "table":
            self._end_table()
        elif tag == "table-row":
            self._end_row()
        elif tag in ("table-cell", "covered-table-cell"):
            self._end_cell()
        elif tag == "p":
            self._in_words = False

    def _start_style(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "style":
            self._style = attribute(given, "name")
        elif tag == "table-properties" and attribute(given, "display") == "false":
            self._unseen.add(self._style)

    def _start_table(self, given: Mapping[str, str]) -> None:
        self._inside, self._name = True, attribute(given, "name")
        self._hidden = attribute(given, "style-name") in self._unseen
        self._rows, self._row, self._column = Rows(), 1, 1
        self._cells, self._row_again, self._cell_again = [], 1, 1
        self._unseen_rows: list[tuple[int, int]] = []
        self._ranges: list[Range] = []
        self._given: Mapping[str, str] = {}
        self._words: list[str] = []
        self._in_words = False

    def _end_table(self) -> None:
        rows = self._rows.found
        hidden = {number for number, _ in rows for first, again in self._unseen_rows if first <= number < first + again}
        self.sheets.append(Sheet(self._name, rows, self._hidden, frozenset(hidden), self._ranges))
        self._inside = False

    def _end_row(self) -> None:
        # Blank rows stand as one that is repeated a million times.
        if any(self._cells):
            for at in range(self._row_again):
                self._rows.add(self._row + at, list(self._cells))
        self._row += self._row_again
        self._column = 1

    def _start_cell(self, given: Mapping[str, str]) -> None:
        self._given, self._words = given, []
        self._cell_again = _count(attribute(given, "number-columns-repeated"), MOST_COLUMNS)
        wide, high = attribute(given, "number-columns-spanned"), attribute(given, "number-rows-spanned")
        if wide or high:
            right = self._column + _count(wide, MOST_COLUMNS) - 1
            self._ranges.append(Range(self._row, self._column, self._row + _count(high, MOST_ROWS) - 1, right))

    def _end_cell(self) -> None:
        text = _shown(self._given, "".join(self._words))
        last = self._column + self._cell_again - 1
        if text and last <= MOST_COLUMNS:
            self._cells += [""] * (self._column - 1 - len(self._cells))
            self._cells += [text] * self._cell_again
        self._column = last + 1

    def _start_words(self, tag: str, given: Mapping[str, str]) -> None:
        if tag == "p":
            if self._words:
                self._words.append("\n")
            self._in_words = True
        elif self._in_words and tag in ("s", "tab", "line-break"):
            self._words.append({"s": " " * _count(attribute(given, "c"), 1000), "tab": "\t"}.get(tag, "\n"))


def _count(written: str, most: int) -> int:
    return max(1, min(int(written), most)) if written.isdecimal() and len(written) < 10 else 1


def _shown(given: Mapping[str, str], words: str) -> str:
    """A cell's text by its type; `words` is what the program showed, rounded as its format says."""
    kind = attribute(given, "value-type")
    formula = attribute(given, "formula")
    if formula and not kind and not words:
        return f"={formula.partition('=')[2]}"
    if kind in ("float", "currency", "percentage"):
        return _number(attribute(given, "value"), words, 2 if kind == "percentage" else 0)
    if kind == "boolean":
        return attribute(given, "boolean-value").upper()
    if kind == "date":
        return _date(attribute(given, "date-value"), words.strip())
    return words


def _number(written: str, words: str, scale: int) -> str:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return words
    # LibreOffice keeps an error as a 0 and a truth as a 1 that show themselves as words.
    if not value.is_finite() or abs(value.adjusted()) > 330 or words.startswith(("#", "Err:", "TRUE", "FALSE")):
        return words
    if scale:
        return f"{plain(value, scale)}%"
    text = plain(value)
    if not (found := _WITH_UNIT.fullmatch(words.strip())):
        return text
    # A unit of the format: 12.3 亿元. Where the number shown is not the one kept, it is shown in thousands or 万.
    rounded = Decimal(found.group(1).replace(",", ""))
    near = abs(rounded - value) <= Decimal(1).scaleb(int(rounded.as_tuple().exponent))
    return f"{text}{found.group(2)}" if near else words.strip()


def _date(written: str, words: str) -> str:
    try:
        day = datetime.fromisoformat(written)
    except ValueError:
        return words or written
    if _YEAR.fullmatch(words):
        return in_parts(day, frozenset("y"))
    return in_parts(day, frozenset("ym" if _MONTH.fullmatch(words) else "ymdh"))
