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

# What a folder is searched for; a file that is named is read whatever its suffix. No .html and .txt: those of a data
# folder are reports and notes of ours, while a web page called .xls is a table.
SUFFIXES = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et")
_MOST_BYTES = 512 * 1024 * 1024
_BEGINNING = 4096
_ZIP, _OLE = (b"PK\x03\x04", b"PK\x05\x06"), b"\xd0\xcf\x11\xe0"
# What is neither a table nor a document, by its first bytes.
OTHERS = {
    b"%PDF": Text(zh="PDF 文件", en="a PDF"),
    b"\x89PNG": Text(zh="图片", en="a picture"),
    b"\xff\xd8\xff": Text(zh="图片", en="a picture"),
    b"Rar!": Text(zh="RAR 压缩包", en="a RAR archive"),
    b"7z\xbc\xaf": Text(zh="7z 压缩包", en="a 7z archive"),
    b"\x1f\x8b": Text(zh="gzip 压缩包", en="a gzip archive"),
    b"{\\rtf": Text(zh="RTF 文档", en="an RTF document"),
    b"MIME-Version:": Text(zh="单个文件网页（MHTML）", en="a single-file web page (MHTML)"),
}
_OLD_XML = Text(zh="“XML 表格 2003”", en="an 'XML Spreadsheet 2003'")
_XML = Text(zh="XML 数据", en="XML data")


def tables(data: bytes, path: str) -> Iterable[Grid]:
    """The tables of a file, in its order. Raises InputError where it cannot be opened or is no table file."""
    if len(data) > _MOST_BYTES:
        raise InputError([faults.FILE_TOO_LARGE.at(Place(path), limit=_MOST_BYTES // 1024 // 1024)])
    if data.startswith(_ZIP) or data.startswith(_OLE):
        from gxq_plan.read import from_workbook  # imported where it is needed: most files are text

        return from_workbook.tables(data, path)
    beginning = data[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    for magic, content in OTHERS.items():
        if data.startswith(magic):
            raise InputError([faults.NOT_TEXT.at(Place(path), content=content)])
    return _marked_up(data, path, beginning) if beginning.startswith(b"<") else [_text_table(data, path)]


def _marked_up(data: bytes, path: str, beginning: bytes) -> Iterable[Grid]:
    """The tables of a file that begins with `<`: of a web page; other XML is named."""
    from gxq_plan.read import from_html, from_workbook

    if from_html.looks_like_a_page(beginning):
        return from_workbook.page(data, path)
    if beginning.startswith(b"<?xml"):
        content = _OLD_XML if b"urn:schemas-microsoft-com:office:spreadsheet" in beginning else _XML
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
