"""Tables of a web page: many a `.xls` that a system exports is one. Cells are what the page shows."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read import from_csv
from gxq_plan.read.sheet import MOST_COLUMNS, Range, Rows, Sheet
from gxq_plan.text import Text

_NO_TABLE = Text(
    zh="没有表格的网页（若旁边有同名的文件夹，数据在那里）",
    en="a web page without a table (the data may be in a folder of the same name beside it)",
)
# The page's own space is one space; that of the writer (nbsp) stays.
_SPACE = re.compile(r"[ \t\r\n\f]+")
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SILENT = frozenset({"script", "style", "title", "template"})
_DEEPEST = 50


def looks_like_a_page(beginning: bytes) -> bool:
    """Whether a file begins as HTML does; `beginning` is without zeros, marks and blanks."""
    text = beginning.lower()
    if text.startswith((b"<!--", b"<?xml")):
        # An XML Spreadsheet 2003 calls its table a Table too, but is no page.
        return b"<html" in text or (b"<table" in text and b"<workbook" not in text)
    return text.startswith((b"<html", b"<!doctype html", b"<head", b"<meta", b"<body", b"<table", b"<div", b"<style"))


def sheets(data: bytes, path: str) -> list[Sheet]:
    """The tables of the page that hold something, as one sheet each; a table inside another stands for itself.

    Raises InputError where there is none, or no text that can be read.
    """
    encoding = from_csv.encoding_of(data, path)
    codec = {"UTF-8 BOM": "utf-8-sig", "GB18030": "gb18030", "UTF-16": "utf-16"}.get(encoding, "utf-8")
    page = _Page()
    try:
        for line in io.TextIOWrapper(io.BytesIO(data), codec):
            page.feed(line)
        page.close()
    except (AssertionError, RecursionError, ValueError):  # what HTMLParser raises on malformed declarations
        raise InputError([faults.NOT_TEXT.at(Place(path), content=_BROKEN)]) from None
    found = [table for table in page.tables if table.rows.found]
    if not found:
        raise InputError([faults.NOT_TEXT.at(Place(path), content=_NO_TABLE)])
    names = [""] if len(found) == 1 else [str(number) for number in range(1, len(found) + 1)]
    return [
        Sheet(name, one.rows.found, False, frozenset(one.hidden), one.ranges)
        for name, one in zip(names, found, strict=True)
    ]


_BROKEN = Text(zh="写坏了的网页", en="a broken web page")


class _Table:
    """One table of a page while it is read: cells that span rows and columns keep their places free."""

    def __init__(self) -> None:
        self.rows = Rows()
        self.hidden: set[int] = set()
        self.ranges: list[Range] = []
        self.number = 0
        self.words: list[str] | None = None
        self._cells: list[str] = []
        self._span = (1, 1)
        self._taken: dict[int, int] = {}  # column to the last row that a cell from above takes there

    def start_row(self, hidden: bool) -> None:
        self.end_row()
        self.number += 1
        if hidden:
            self.hidden.add(self.number)

    def end_row(self) -> None:
        self.end_cell()
        if self._cells:
            self.rows.add(self.number, self._cells)
        self._cells = []

    def start_cell(self, wide: int, high: int) -> None:
        self.end_cell()
        if not self.number:
            self.number = 1  # a cell without a row
        self.words, self._span = [], (wide, high)

    def end_cell(self) -> None:
        if self.words is None:
            return
        text = "\n".join(_SPACE.sub(" ", one).strip(" ") for one in "".join(self.words).split("\v")).strip("\n")
        self.words = None
        while self._taken.get(len(self._cells) + 1, 0) >= self.number:
            self._cells.append("")
        left, (wide, high) = len(self._cells) + 1, self._span
        if left + wide > MOST_COLUMNS:
            return
        if wide > 1 or high > 1:
            self.ranges.append(Range(self.number, left, self.number + high - 1, left + wide - 1))
            if high > 1:
                self._taken.update(dict.fromkeys(range(left, left + wide), self.number + high - 1))
        self._cells += [text] + [""] * (wide - 1)


class _Page(HTMLParser):
    """Walks a page; the tables are in the order in which they begin."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table" and len(self._open) < _DEEPEST:
            self.tables.append(_Table())
            self._open.append(self.tables[-1])
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].start_row(bool(_UNSEEN.search(given.get("style", ""))))
        elif tag in ("td", "th"):
            self._open[-1].start_cell(_span(given.get("colspan"), 1000), _span(given.get("rowspan"), 65534))
        elif tag in ("br", "p", "div") and self._open[-1].words:
            self._open[-1].words.append("\v")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif not self._open:
            return
        elif tag == "table":
            self._open.pop().end_row()
        elif tag == "tr":
            self._open[-1].end_row()
        elif tag in ("td", "th"):
            self._open[-1].end_cell()

    def handle_data(self, data: str) -> None:
        if self._open and not self._silent and self._open[-1].words is not None:
            self._open[-1].words.append(data)

    def close(self) -> None:
        super().close()
        while self._open:
            self._open.pop().end_row()


def _span(written: str | None, most: int) -> int:
    plain = (written or "").strip()
    return max(1, min(int(plain), most)) if plain.isdecimal() and len(plain) < 8 else 1
