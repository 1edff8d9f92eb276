"""A web page to lines and tables. Tables are read as everywhere (`read.from_html`); here is the prose around them."""

from __future__ import annotations

import hashlib
import io
import re
from html.parser import HTMLParser

from gxq_plan.errors import InputError
from gxq_plan.read import from_html
from gxq_plan.read.archive import WorkbookError
from gxq_plan.read.document.document import Document, Line, Table
from gxq_plan.read.document.from_text import encoding_of
from gxq_plan.read.file_faults import NOT_TEXT
from gxq_plan.read.sheet import grids
from gxq_plan.text import Text

_SILENT = frozenset({"script", "style", "title", "template"})
_BREAKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "dd",
        "dt",
        "blockquote",
        "pre",
    ]
)
_SPACE = re.compile(r"[ \t\r\n\f\u00a0]+")
# Sites lay pages out by tables: a cell with so much text is prose, not a cell.
_PROSE = 200
_BROKEN = Text(zh="写坏了的网页", en="a broken web page")
_CODECS = {"UTF-8 BOM": "utf-8-sig", "GB18030": "gb18030", "UTF-16": "utf-16"}


def document(data: bytes, path: str) -> Document:
    """The lines and tables of a page. A page without tables is one of text alone.

    Raises InputError where it is no text that can be read, WorkbookError where a table is out of bounds.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    encoding = encoding_of(data, path)
    prose = _Prose()
    try:
        for line in io.TextIOWrapper(io.BytesIO(data), _CODECS.get(encoding, "utf-8")):
            prose.feed(line)
        prose.close()
    except (AssertionError, RecursionError, ValueError):  # what HTMLParser raises on malformed declarations
        raise WorkbookError(_BROKEN) from None
    return Document(path, sha256, f"HTML {encoding}", tuple(prose.lines), _tables(data, path, sha256, prose.starts))


def _tables(data: bytes, path: str, sha256: str, starts: list[int]) -> tuple[Table, ...]:
    try:
        sheets = from_html.sheets(data, path)
    except InputError as error:
        if error.findings[0].fault is NOT_TEXT:  # no table with anything in it
            return ()
        raise
    found = [one._replace(sheet=one.sheet or None) for one in grids(sheets, path, sha256, "HTML")]
    return tuple(Table(grid, starts[at] if at < len(starts) else 0) for at, grid in enumerate(found))


class _Prose(HTMLParser):
    """The text of a page outside of small cells; `starts` gives, for each table that holds something, the number of
    lines before it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self._tables: list[list[int]] = []  # of each table the lines before it, and whether anything is in it
        self._open: list[list[int]] = []
        self._cells: list[list[Line]] = []
        self._words: list[str] = []
        self._silent = 0

    @property
    def starts(self) -> list[int]:
        return [after for after, filled in self._tables if filled]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "table":
            self._line()
            self._tables.append([len(self.lines), 0])
            self._open.append(self._tables[-1])
        elif tag in ("td", "th"):
            self._line()
            self._cells.append([])
        elif tag in _BREAKS:
            self._line()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table":
            self._line()
            if self._open:
                self._open.pop()
        elif tag in _BREAKS:
            self._line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)
            if self._open and self._cells and data.strip():
                self._open[-1][1] = 1

    def close(self) -> None:
        super().close()
        self._line()
        while self._cells:
            self._end_cell()

    def _line(self) -> None:
        text = _SPACE.sub(" ", "".join(self._words)).strip()
        self._words = []
        if text:
            (self._cells[-1] if self._cells else self.lines).append(Line(self.getpos()[0], text))

    def _end_cell(self) -> None:
        self._line()
        if self._cells:
            lines = self._cells.pop()
            if sum(len(one.text) for one in lines) > _PROSE:
                (self._cells[-1] if self._cells else self.lines).extend(lines)
