"""What kind of workbook a file is, by its content, and its sheets as Grids."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.archive import PASSWORD, Archive, WorkbookError
from gxq_plan.read.sheet import grids
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.read.grid import Grid
    from gxq_plan.read.sheet import Sheet

_OLE = b"\xd0\xcf\x11\xe0"

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_NO_BOOK = {
    "word/": Text(zh="Word 文档", en="a Word document"),
    "ppt/": Text(zh="PowerPoint 演示文稿", en="a PowerPoint presentation"),
    "visio/": Text(zh="Visio 图", en="a Visio drawing"),
    "index/": Text(zh="苹果 Numbers 文件", en="an Apple Numbers file"),
}
_OTHER_DOCUMENT = Text(zh="OpenDocument 文档，不是电子表格", en="an OpenDocument file that is no spreadsheet")
_ARCHIVE = Text(zh="zip 压缩包（请解压后报送里面的表）", en="a zip archive (unpack it and send the table inside)")
_OLD_OTHERS = {
    "WordDocument": Text(zh="Word 文档", en="a Word document"),
    "PowerPoint Document": Text(zh="PowerPoint 演示文稿", en="a PowerPoint presentation"),
    "__properties_version1.0": Text(zh="Outlook 邮件", en="an Outlook message"),
}
_OLD_UNKNOWN = Text(zh="旧版 Office 文件，但没有工作表", en="an old Office file without worksheets")


class _NoBookError(Exception):
    """The file is something else than a workbook."""

    def __init__(self, content: Text) -> None:
        self.content = content
        super().__init__(content.en)


def tables(data: bytes, path: str) -> list[Grid]:
    """The sheets of a workbook that can be seen. Raises InputError where it cannot be read or is no workbook."""
    try:
        return _grids(data, path)
    except _NoBookError as error:
        raise InputError([faults.NOT_TEXT.at(Place(path), content=error.content)]) from None
    except WorkbookError as error:
        raise InputError([faults.DAMAGED.at(Place(path), reason=error.reason)]) from None


def page(data: bytes, path: str) -> list[Grid]:
    """The tables of a web page. Raises InputError where there is none."""
    from gxq_plan.read import from_html

    try:
        found = grids(from_html.sheets(data, path), path, _sha256(data), "HTML")
    except WorkbookError as error:
        raise InputError([faults.DAMAGED.at(Place(path), reason=error.reason)]) from None
    return [one._replace(sheet=one.sheet or None) for one in found]


def _grids(data: bytes, path: str) -> list[Grid]:
    encoding, sheets = _old(data) if data.startswith(_OLE) else _packed(data)
    return grids(sheets, path, _sha256(data), encoding)


def _packed(data: bytes) -> tuple[str, Iterable[Sheet]]:
    """The sheets of a zip, by the parts in it."""
    archive = Archive(data)
    kind = archive.beginning("mimetype")
    if kind.startswith(_ODS):
        from gxq_plan.read import from_ods

        return "ODS", from_ods.sheets(archive)
    if kind.startswith(b"application/vnd.oasis"):
        raise _NoBookError(_OTHER_DOCUMENT)
    if "xl/workbook.bin" in archive:
        from gxq_plan.read import from_xlsb

        return "XLSB", from_xlsb.sheets(archive)
    for folder, content in _NO_BOOK.items():
        if any(name.startswith(folder) for name in archive.names):
            raise _NoBookError(content)
    if "[Content_Types].xml" not in archive and "xl/workbook.xml" not in archive:
        raise _NoBookError(_ARCHIVE)
    from gxq_plan.read import from_xlsx

    return "XLSX", from_xlsx.sheets(archive)


def _old(data: bytes) -> tuple[str, Iterable[Sheet]]:
    """The sheets of an old container, by the names of the streams in it."""
    from gxq_plan.read.container import Container

    container = Container(data)
    if "EncryptedPackage" in container:
        raise WorkbookError(PASSWORD)
    book = next((one for one in ("Workbook", "Book") if one in container), None)
    if book is None:
        raise _NoBookError(next((text for name, text in _OLD_OTHERS.items() if name in container), _OLD_UNKNOWN))
    from gxq_plan.read import from_xls

    return "XLS", from_xls.sheets(container.stream(book))


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
