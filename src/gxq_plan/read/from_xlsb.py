"""Sheets of a binary workbook (.xlsb): the parts of an .xlsx, as records instead of XML ([MS-XLSB]).

Calamine reads it quicker, but hides number formats, errors and hidden rows, holds every cell between two far corners
(17 thousand million of them), and stops with a trace of its own on standard error where a record is damaged.
"""

from __future__ import annotations

import struct
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.read.archive import CUT_OFF, WorkbookError
from gxq_plan.read.from_xlsx import related
from gxq_plan.read.number_format import BUILT_IN, shown
from gxq_plan.read.sheet import MOST_COLUMNS, Range, Rows, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.read.archive import Archive
    from gxq_plan.read.grid import Cells

WORKBOOK = "xl/workbook.bin"
# Records by their numbers, with the names that the specification gives them.
_ROW_HDR, _CELL_RK, _CELL_ERROR, _CELL_BOOL, _CELL_REAL, _CELL_ST, _CELL_ISST = 0, 2, 3, 4, 5, 6, 7
_FMLA_STRING, _FMLA_NUM, _FMLA_BOOL, _FMLA_ERROR, _CELL_R_STRING = 8, 9, 10, 11, 62
_SST_ITEM, _FMT, _XF, _WB_PROP, _BUNDLE_SH, _MERGE_CELL = 19, 44, 47, 153, 156, 176
_BEGIN_CELL_XFS, _END_CELL_XFS, _BEGIN_SHEET_DATA, _END_SHEET_DATA = 617, 618, 145, 146
_ROW_HIDDEN = 0x10
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}


class Book(NamedTuple):
    """What the cells of a workbook refer to."""

    strings: list[str]
    formats: list[str]
    since_1904: bool


def sheets(archive: Archive) -> list[Sheet]:
    """The worksheets in their order. Raises WorkbookError where a part of the workbook is damaged."""
    try:
        return list(_sheets(archive))
    # A record that is shorter than it must be, or a text that is no UTF-16.
    except (struct.error, UnicodeDecodeError):
        raise WorkbookError(CUT_OFF) from None


def _sheets(archive: Archive) -> Iterator[Sheet]:
    parts = related(archive, WORKBOOK)
    kinds = {kind: part for part, kind in parts.values()}
    entries, since_1904 = _entries(archive)
    strings = [_text(one, 1)[0] for kind, one in _part(archive, kinds.get("sharedStrings")) if kind == _SST_ITEM]
    book = Book(strings, _formats(archive, kinds.get("styles")), since_1904)
    for name, relation, hidden in entries:
        part, kind = parts.get(relation, ("", ""))
        if kind == "worksheet":
            yield _sheet(archive, part, book, name, hidden)


def _entries(archive: Archive) -> tuple[list[tuple[str, str, bool]], bool]:
    """Of each sheet its name, relation and whether it is hidden; whether days count from 1904."""
    entries, since_1904 = [], False
    for kind, record in _part(archive, WORKBOOK):
        if kind == _BUNDLE_SH:
            relation, at = _text(record, 8)
            entries.append((_text(record, at)[0], relation, _number(record, 0) != 0))
        elif kind == _WB_PROP:
            since_1904 = bool(_number(record, 0) & 1)
    return entries, since_1904


def _formats(archive: Archive, part: str | None) -> list[str]:
    """The code of the number format of each cell style."""
    own: dict[int, str] = {}
    ids: list[int] = []
    inside = False
    for kind, record in _part(archive, part):
        if kind == _FMT:
            own[struct.unpack_from("<H", record)[0]] = _text(record, 2)[0]
        elif kind in (_BEGIN_CELL_XFS, _END_CELL_XFS):
            inside = kind == _BEGIN_CELL_XFS
        elif kind == _XF and inside:
            ids.append(struct.unpack_from("<H", record, 2)[0])
    return [own[one] if one in own else BUILT_IN.get(one, "") for one in ids]


def _sheet(archive: Archive, part: str, book: Book, name: str, hidden: bool) -> Sheet:
    rows, unseen, ranges = Rows(), set(), []
    cells: Cells = []
    number, inside = 0, False
    number_shown = cache(shown)
    for kind, record in _part(archive, part):
        if kind in (_BEGIN_SHEET_DATA, _END_SHEET_DATA):
            inside = kind == _BEGIN_SHEET_DATA
        elif kind == _ROW_HDR and inside:
            rows.add(number, cells)
            number, cells = _number(record, 0) + 1, []
            if struct.unpack_from("<HBB", record, 8)[2] & _ROW_HIDDEN:
                unseen.add(number)
        elif kind == _MERGE_CELL:
            top, bottom, left, right = struct.unpack_from("<4I", record)
            ranges.append(Range(top + 1, left + 1, bottom + 1, right + 1))
        elif inside and (_CELL_RK <= kind <= _FMLA_ERROR or kind == _CELL_R_STRING):
            column, style = _number(record, 0), _number(record, 4) & 0xFFFFFF
            value, is_number = _value(kind, record, book)
            if is_number:
                code = book.formats[style] if style < len(book.formats) else ""
                value = number_shown(value, code, book.since_1904)
            if value and column < MOST_COLUMNS:
                cells += [""] * (column + 1 - len(cells))
                cells[column] = value
    rows.add(number, cells)
    return Sheet(name, rows.found, hidden, frozenset(unseen), ranges)


def _value(kind: int, record: bytes, book: Book) -> tuple[str, bool]:
    """The text that a cell's record holds, and whether it is that of a number."""
    if kind == _CELL_ISST:
        at = _number(record, 8)
        if at >= len(book.strings):
            raise WorkbookError(CUT_OFF)
        return book.strings[at], False
    if kind in (_CELL_ST, _FMLA_STRING, _CELL_R_STRING):
        return _text(record, 9 if kind == _CELL_R_STRING else 8)[0], False
    if kind in (_CELL_BOOL, _FMLA_BOOL):
        return "TRUE" if record[8:9] != b"\0" else "FALSE", False
    if kind in (_CELL_ERROR, _FMLA_ERROR):
        return _ERRORS.get(struct.unpack_from("<B", record, 8)[0], "#N/A"), False
    number = _short_number(_number(record, 8)) if kind == _CELL_RK else struct.unpack_from("<d", record, 8)[0]
    return repr(number), True


def _short_number(packed: int) -> float:
    """A number in 30 bits: a whole one, or the front of a double; maybe a hundredth of it."""
    if packed & 2:
        number: float = (packed >> 2) - (1 << 30 if packed & 0x80000000 else 0)
    else:
        number = struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0]
    return number / 100 if packed & 1 else number


def _number(record: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", record, at)[0])


def _text(record: bytes, at: int) -> tuple[str, int]:
    """A text that begins with its length, and where it ends; a length of 0xFFFFFFFF is no text at all."""
    length = _number(record, at)
    if length == 0xFFFFFFFF:
        return "", at + 4
    end = at + 4 + 2 * length
    if end > len(record):
        raise WorkbookError(CUT_OFF)
    return record[at + 4 : end].decode("utf-16-le"), end


def _part(archive: Archive, part: str | None) -> Iterator[tuple[int, bytes]]:
    """The records of a part: number and content; none where the workbook has no such part."""
    if part is None:
        return
    data = archive.whole(part)
    at, end = 0, len(data)
    while at < end:
        kind, at = _packed(data, at, 2)
        size, at = _packed(data, at, 4)
        if at + size > end:
            raise WorkbookError(CUT_OFF)
        yield kind, data[at : at + size]
        at += size


def _packed(data: bytes, at: int, most: int) -> tuple[int, int]:
    """A number of up to `most` bytes of seven bits each, the lowest first, and where it ends."""
    value = 0
    for place in range(most):
        byte = data[at] if at < len(data) else 0
        at += 1
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return value, at
