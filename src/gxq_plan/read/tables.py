"""What a file is, by its first bytes and never by its suffix, and the tables in it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read import from_csv
from gxq_plan.read.grid import Grid
from gxq_plan.read.header import first_of, header_of
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = (".csv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".tsv")
_MOST_BYTES = 512 * 1024 * 1024
_OTHERS = {
    b"PK\x03\x04": Text(zh="Excel 工作簿或压缩包", en="an Excel workbook or a zip archive"),
    b"\xd0\xcf\x11\xe0": Text(zh="旧版 Excel 或 Word 文件", en="an old Excel or Word file"),
    b"%PDF": Text(zh="PDF 文件", en="a PDF"),
    b"\x89PNG": Text(zh="图片", en="a picture"),
    b"\xff\xd8\xff": Text(zh="图片", en="a picture"),
    b"Rar!": Text(zh="RAR 压缩包", en="a RAR archive"),
    b"7z\xbc\xaf": Text(zh="7z 压缩包", en="a 7z archive"),
    b"\x1f\x8b": Text(zh="gzip 压缩包", en="a gzip archive"),
}


def tables(data: bytes, path: str) -> Iterable[Grid]:
    """The tables of a file, in its order. Raises InputError where it cannot be opened or is no table file."""
    if len(data) > _MOST_BYTES:
        raise InputError([faults.FILE_TOO_LARGE.at(Place(path), limit=_MOST_BYTES // 1024 // 1024)])
    for magic, content in _OTHERS.items():
        if data.startswith(magic):
            raise InputError([faults.NOT_TEXT.at(Place(path), content=content)])
    return [_text_table(data, path)]


def _text_table(data: bytes, path: str) -> Grid:
    """A text file's table, its cells separated by what leaves a header; by commas where nothing does."""
    encoding = from_csv.encoding_of(data, path)
    sha256 = hashlib.sha256(data).hexdigest()

    def grid(delimiter: str) -> Grid:
        return Grid(path, sha256, encoding, from_csv.rows(data, encoding, path, delimiter), delimiter=delimiter)

    for delimiter in from_csv.DELIMITERS:
        try:
            header_of(one := grid(delimiter), first_of(iter(one.rows)))
        except InputError as error:
            if error.findings[0].fault is faults.DUPLICATE_COLUMN:
                break
            continue
        return grid(delimiter)
    return grid(",")
