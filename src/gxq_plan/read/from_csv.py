"""A CSV file to a grid of cells that know their row. UTF-8 with and without BOM, GB18030, UTF-16 with BOM."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from typing import NamedTuple

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.text import Text

_MOST_BYTES = 512 * 1024 * 1024
_MAGIC = {
    b"PK\x03\x04": Text(zh="Excel 工作簿或压缩包", en="an Excel workbook or a zip archive"),
    b"\xd0\xcf\x11\xe0": Text(zh="旧版 Excel 或 Word 文件", en="an old Excel or Word file"),
    b"%PDF": Text(zh="PDF 文件", en="a PDF"),
    b"\x89PNG": Text(zh="图片", en="a picture"),
    b"\xff\xd8\xff": Text(zh="图片", en="a picture"),
}
_BINARY = Text(zh="二进制数据", en="binary data")


class Grid(NamedTuple):
    """The cells of a file. Each row is its first physical line (from 1) and its cells; blank rows are left out."""

    path: str
    sha256: str
    encoding: str
    rows: list[tuple[int, list[str]]]


def from_bytes(data: bytes, path: str) -> Grid:
    """The grid of a CSV file. Raises InputError where the bytes are no text, or no rows can be told apart."""
    if len(data) > _MOST_BYTES:
        raise InputError([faults.FILE_TOO_LARGE.at(Place(path), limit=_MOST_BYTES // 1024 // 1024)])
    text, encoding = _decoded(data, path)
    rows = _rows(text, path)
    if not rows:
        raise InputError([faults.FILE_EMPTY.at(Place(path))])
    return Grid(path, hashlib.sha256(data).hexdigest(), encoding, rows)


def _decoded(data: bytes, path: str) -> tuple[str, str]:
    """BOM, then strict UTF-8, then strict GB18030; never a guess."""
    for magic, content in _MAGIC.items():
        if data.startswith(magic):
            raise InputError([faults.NOT_TEXT.at(Place(path), content=content)])
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _strictly(data, "utf-16", path), "UTF-16"
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputError([faults.NOT_TEXT.at(Place(path, row=line), content=_BINARY)])
    if data.startswith(codecs.BOM_UTF8):
        return _strictly(data, "utf-8", path).removeprefix("\ufeff"), "UTF-8 BOM"
    try:
        return data.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError as utf8:
        try:
            return data.decode("gb18030"), "GB18030"
        except UnicodeDecodeError as gb18030:
            # The encoding that got further is the one that was meant; its error is where the damage is.
            raise _undecodable(data, max(utf8, gb18030, key=lambda one: one.start), path) from None


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, path) from None


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start] if error.start < len(data) else data[-1]
    return InputError([faults.UNDECODABLE.at(Place(path, row=line), byte=f"0x{byte:02X}")])


def _rows(text: str, path: str) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(_MOST_BYTES)  # the module's own limit would call a long note a broken quote
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return rows
        except csv.Error:
            raise InputError([faults.BROKEN_QUOTES.at(Place(path, row=line))]) from None
        if any(map(str.strip, cells)):
            rows.append((line, cells))
        line = reader.line_num + 1


DELIMITERS = {
    "\t": Text(zh="制表符", en="tabs"),
    ";": Text(zh="分号", en="semicolons"),
    "，": Text(zh="全角逗号", en="full-width commas"),
    "|": Text(zh="竖线", en="vertical bars"),
}
