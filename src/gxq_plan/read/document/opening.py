"""What a document is, by its first bytes and never by its suffix, and everything in it."""

from __future__ import annotations

import hashlib

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read.archive import Archive, WorkbookError
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.document.document import Document, Table
from gxq_plan.read.tables import OTHERS
from gxq_plan.text import Text

_MOST_BYTES = 256 * 1024 * 1024
_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0"
_BEGINNING = 4096
# What else begins so that no document can; a table may.
_OTHERS = {**OTHERS, **dict.fromkeys((b"GIF8", b"II*\0"), Text(zh="图片", en="a picture"))}
_OLD_WORD = Text(zh="旧版 Word 文档（.doc 或 .wps）", en="an old Word document (.doc or .wps)")
_OPEN_TEXT = Text(zh="OpenDocument 文本（.odt）", en="an OpenDocument text (.odt)")
_SLIDES = Text(zh="演示文稿", en="a presentation")
_ARCHIVE = Text(zh="zip 压缩包", en="a zip archive")


def document(data: bytes, path: str) -> Document:
    """The lines and tables of a document.

    Raises InputError where it cannot be opened, is empty, or is of a kind that is not read (PDF, pictures, .doc).
    """
    if len(data) > _MOST_BYTES:
        limit = _MOST_BYTES // 1024 // 1024
        raise InputError([faults.DOCUMENT_TOO_LARGE.at(Place(path), limit=f"{limit} MB")])
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise InputError([faults.DOCUMENT_EMPTY.at(Place(path))])
    try:
        return _opened(data, path)
    except WorkbookError as error:
        raise InputError([faults.DOCUMENT_DAMAGED.at(Place(path), reason=error.reason)]) from None


def _opened(data: bytes, path: str) -> Document:
    if data.startswith(_ZIP):
        return _packed(data, path)
    if data.startswith(_OLE):
        from gxq_plan.read.container import Container

        if "WordDocument" in Container(data):
            raise _no_document(path, _OLD_WORD)
        return _workbook(data, path)
    for magic, content in _OTHERS.items():
        if data.startswith(magic):
            raise _no_document(path, content)
    return _text(data, path)


def _text(data: bytes, path: str) -> Document:
    from gxq_plan.read import from_html
    from gxq_plan.read.document import from_page, from_text

    beginning = data[:_BEGINNING].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if from_html.looks_like_a_page(beginning):
        return from_page.document(data, path)
    return from_text.document(data, path)


def _packed(data: bytes, path: str) -> Document:
    archive = Archive(data)
    if "word/document.xml" in archive:
        from gxq_plan.read.document import from_docx

        return from_docx.document(archive, path, hashlib.sha256(data).hexdigest())
    if archive.beginning("mimetype").startswith(b"application/vnd.oasis.opendocument.text"):
        raise _no_document(path, _OPEN_TEXT)
    if any(name.startswith("ppt/") for name in archive.names):
        raise _no_document(path, _SLIDES)
    if not any(name.startswith(("xl/", "mimetype")) for name in archive.names):
        raise _no_document(path, _ARCHIVE)
    return _workbook(data, path)


def _workbook(data: bytes, path: str) -> Document:
    from gxq_plan.read import file_faults, from_workbook

    try:
        grids = from_workbook.tables(data, path)
    except InputError as error:
        reason = error.findings[0].facts.get("reason")
        if error.findings[0].fault in (file_faults.DAMAGED, file_faults.NO_SHEET) and isinstance(reason, Text):
            raise WorkbookError(reason) from None
        raise
    findings = tuple(finding for one in grids for finding in one.findings)
    tables = tuple(Table(one) for one in grids)
    return Document(path, grids[0].sha256, grids[0].encoding, (), tables, findings)


def _no_document(path: str, content: Text) -> InputError:
    return InputError([faults.NO_DOCUMENT.at(Place(path), content=content)])
