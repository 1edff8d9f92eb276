"""A Word document (.docx) to lines and tables: expat within the bounds of `read.archive`, no tree is built.

python-docx would build the whole tree of a hostile file, shows deleted rows and moved text as if they stood there, and
gives a merged cell once for each cell that it covers. What is needed here is less: text, rows, spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.place import Place
from gxq_plan.read.archive import CUT_OFF, Archive, WorkbookError, attribute
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.document.document import Document, Line, Table
from gxq_plan.read.sheet import MOST_CELLS, MOST_COLUMNS, Range, Sheet, grids, without_blanks

if TYPE_CHECKING:
    from collections.abc import Mapping

_BODY = "word/document.xml"
# Nesting of tables and text boxes: what goes deeper than people lay tables out is damage or malice.
_DEEPEST = 20
_MOST_LINES = 200_000
# Text that is not there: deleted, moved away, drawn a second time for old programs, codes of fields.
_UNREAD = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rPrChange", "pPrChange", "tcPrChange"})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def document(archive: Archive, path: str, sha256: str) -> Document:
    """The paragraphs and tables in their order. A table inside another stands for itself, as on a web page.

    Raises WorkbookError where the document is damaged or out of bounds.
    """
    body = _Body()
    archive.walk(_BODY, body.start, body.end, body.said)
    kept = [one for one in body.tables if one.rows]
    tables = []
    for number, one in enumerate(kept, 1):
        sheet = Sheet("" if len(kept) == 1 else str(number), one.rows, False, frozenset(), one.ranges())
        tables.append(Table(grids([sheet], path, sha256, "DOCX")[0]._replace(sheet=sheet.name or None), one.after))
    changes = [faults.TRACKED_CHANGES.at(Place(path), count=body.changes)] if body.changes else []
    return Document(path, sha256, "DOCX", tuple(body.lines), tuple(tables), tuple(changes))


class _Table:
    """A table while it is read: rows by number, and the cells that go on in the row below."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.rows: list[tuple[int, list[str]]] = []
        self.number = 0
        self.cells: list[str] = []
        self.deleted = False
        self.span, self.merge = 1, ""
        self.words: list[str] | None = None
        self._down: dict[int, list[int]] = {}  # column of a merged cell to its top, bottom and width
        self._ranges: list[Range] = []
        self._taken = 0

    def start_row(self) -> None:
        self.cells, self.deleted = [], False

    def skip(self, columns: int) -> None:
        self.cells += [""] * max(0, min(columns, MOST_COLUMNS))

    def start_cell(self) -> None:
        self.words, self.span, self.merge = [], 1, ""

    def end_cell(self) -> None:
        if self.words is None:
            return
        text = "\n".join(one.strip() for one in "".join(self.words).split("\n")).strip()
        self.words = None
        left, wide = len(self.cells) + 1, max(1, min(self.span, MOST_COLUMNS - len(self.cells)))
        if left > MOST_COLUMNS:
            raise WorkbookError(CUT_OFF)
        self._merge(left, wide)
        self.cells += ["" if self.merge == "continue" else text] + [""] * (wide - 1)

    def _merge(self, left: int, wide: int) -> None:
        """Notes a cell that goes on from the row above, or may go on below; the next row has this one's number + 1."""
        number = self.number + 1
        if self.merge == "continue" and left in self._down:
            self._down[left][1] = number
            return
        self._close(left)
        if self.merge == "restart":
            self._down[left] = [number, number, wide]
        elif wide > 1:
            self._ranges.append(Range(number, left, number, left + wide - 1))

    def _close(self, left: int) -> None:
        if found := self._down.pop(left, None):
            top, bottom, wide = found
            if bottom > top or wide > 1:
                self._ranges.append(Range(top, left, bottom, left + wide - 1))

    def end_row(self) -> None:
        if self.deleted:
            return
        self.number += 1
        self._taken += len(self.cells)
        if self._taken > MOST_CELLS:
            raise WorkbookError(CUT_OFF)
        if cells := without_blanks(self.cells):
            self.rows.append((self.number, cells))

    def ranges(self) -> list[Range]:
        for left in list(self._down):
            self._close(left)
        return self._ranges


class _Body:
    """Walks document.xml. Paragraphs may hold text boxes with paragraphs of their own, cells hold tables."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.tables: list[_Table] = []
        self.changes = 0
        self._open: list[_Table] = []
        self._paragraphs: list[list[str]] = []
        self._owners: list[_Table | None] = []  # the cell's table of each open paragraph; None outside of tables
        self._boxes: list[_Table | None] = []
        self._unread = 0
        self._number = 0
        self._in_text = self._raised = self._hidden = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _UNREAD:
            self._unread += 1
        if name in ("ins", "del", "moveTo", "moveFrom"):
            self.changes += 1
        if name == "del" and self._open and self._unread == 1 and self._open[-1].words is None:
            self._open[-1].deleted = True  # in the properties of a row: the whole row is deleted
        if self._unread:
            return
        if name in _STARTS:
            _STARTS[name](self, attributes)

    def end(self, name: str) -> None:
        if name in _UNREAD:
            self._unread -= 1
        elif not self._unread and name in _ENDS:
            _ENDS[name](self)

    def said(self, text: str) -> None:
        if self._in_text and not self._unread and not self._hidden and self._paragraphs:
            self._paragraphs[-1].append(text.translate(_RAISED) if self._raised else text)

    def add(self, text: str) -> None:
        if self._paragraphs and not self._unread:
            self._paragraphs[-1].append(text)

    def start_paragraph(self, _: Mapping[str, str]) -> None:
        if len(self._paragraphs) > _DEEPEST:
            raise WorkbookError(CUT_OFF)
        self._paragraphs.append([])
        in_cell = bool(self._open) and self._open[-1].words is not None and not self._is_boxed()
        self._owners.append(self._open[-1] if in_cell else None)

    def _is_boxed(self) -> bool:
        """Whether the innermost container is a text box: its text is beside the cell's, not in it."""
        return bool(self._boxes) and self._boxes[-1] is (self._open[-1] if self._open else None)

    def end_paragraph(self) -> None:
        if not self._paragraphs:
            return
        text, owner = "".join(self._paragraphs.pop()), self._owners.pop()
        if owner is not None and owner.words is not None:
            owner.words.append(text + "\n")
            return
        self._number += 1
        for part in text.split("\n"):
            if part.strip():
                self.lines.append(Line(self._number, part.strip()))
        if len(self.lines) > _MOST_LINES:
            raise WorkbookError(CUT_OFF)

    def start_run(self, _: Mapping[str, str]) -> None:
        self._raised = self._hidden = False

    def start_text(self, _: Mapping[str, str]) -> None:
        self._in_text = True

    def end_text(self) -> None:
        self._in_text = False

    def raise_text(self, attributes: Mapping[str, str]) -> None:
        self._raised = attribute(attributes, "val") == "superscript"

    def hide_text(self, attributes: Mapping[str, str]) -> None:
        self._hidden = attribute(attributes, "val") not in ("0", "false", "off")

    def start_box(self, _: Mapping[str, str]) -> None:
        self._boxes.append(self._open[-1] if self._open else None)

    def end_box(self) -> None:
        if self._boxes:
            self._boxes.pop()

    def start_table(self, _: Mapping[str, str]) -> None:
        if len(self._open) >= _DEEPEST:
            raise WorkbookError(CUT_OFF)
        self.tables.append(_Table(len(self.lines)))
        self._open.append(self.tables[-1])

    def end_table(self) -> None:
        if self._open:
            self._open.pop()

    def start_row(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].start_row()

    def end_row(self) -> None:
        if self._open:
            self._open[-1].end_row()

    def start_cell(self, _: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].start_cell()

    def end_cell(self) -> None:
        if self._open:
            self._open[-1].end_cell()

    def skip_columns(self, attributes: Mapping[str, str]) -> None:
        if self._open:
            self._open[-1].skip(_whole(attributes, 0))

    def span_columns(self, attributes: Mapping[str, str]) -> None:
        if self._open and self._open[-1].words is not None:
            self._open[-1].span = _whole(attributes, 1)

    def merge_down(self, attributes: Mapping[str, str]) -> None:
        if self._open and self._open[-1].words is not None:
            self._open[-1].merge = "restart" if attribute(attributes, "val") == "restart" else "continue"


def _whole(attributes: Mapping[str, str], otherwise: int) -> int:
    written = attribute(attributes, "val")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else otherwise


_STARTS = {
    "p": _Body.start_paragraph,
    "r": _Body.start_run,
    "t": _Body.start_text,
    "tab": lambda body, _: body.add(" "),
    "br": lambda body, _: body.add("\n"),
    "cr": lambda body, _: body.add("\n"),
    "noBreakHyphen": lambda body, _: body.add("-"),
    "vertAlign": _Body.raise_text,
    "vanish": _Body.hide_text,
    "txbxContent": _Body.start_box,
    "tbl": _Body.start_table,
    "tr": _Body.start_row,
    "tc": _Body.start_cell,
    "gridBefore": _Body.skip_columns,
    "gridSpan": _Body.span_columns,
    "vMerge": _Body.merge_down,
}
_ENDS = {
    "p": _Body.end_paragraph,
    "t": _Body.end_text,
    "txbxContent": _Body.end_box,
    "tbl": _Body.end_table,
    "tr": _Body.end_row,
    "tc": _Body.end_cell,
}
