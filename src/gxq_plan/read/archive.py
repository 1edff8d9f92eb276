"""A zip with parts of XML, as .xlsx and .ods are: opened within bounds, its parts walked without building a tree."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING
from xml.parsers import expat

from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Start = Callable[[str, Mapping[str, str]], None]
    End = Callable[[str], None]
    Said = Callable[[str], None]

# A million rows of eight columns are 270 MB of XML; a zip bomb is a thousand times its own size.
MOST_UNPACKED = 512 * 1024 * 1024
_MOST_PARTS = 10_000
_PIECE = 1 << 16


class WorkbookError(Exception):
    """A workbook cannot be read, and why. Becomes an InputError where the file's path is known."""

    def __init__(self, reason: Text) -> None:
        self.reason = reason
        super().__init__(reason.en)


PASSWORD = Text(zh="设有打开密码", en="it is protected by a password")
CUT_OFF = Text(
    zh="文件不完整或已损坏，可能没有下载完、没有拷贝完",
    en="it is damaged or cut off; it may not have been downloaded or copied whole",
)
_BOMB = Text(
    zh="解压后超过 {limit} MB，不像是报送的表", en="it unpacks to more than {limit} MB, which no submission does"
)
_MANY_PARTS = Text(zh="压缩包里有 {parts} 个文件，不像是工作簿", en="it packs {parts} files, which no workbook does")
_PART_DAMAGED = Text(zh="其中的 {part} 已损坏", en="its part {part} is damaged")
_PART_MISSING = Text(zh="其中缺少 {part}", en="its part {part} is missing")


class Archive:
    """The parts of a zip, by name in small letters: programs do not agree on capitals and slashes."""

    def __init__(self, data: bytes) -> None:
        """Raises WorkbookError where the zip is damaged, encrypted or out of bounds; nothing is unpacked here."""
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        # What a damaged directory of a zip raises; zipfile documents the first, the others come from its parsing.
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, IndexError):
            raise WorkbookError(CUT_OFF) from None
        if len(infos) > _MOST_PARTS:
            raise WorkbookError(_MANY_PARTS.given(parts=len(infos)))
        if sum(one.file_size for one in infos) > MOST_UNPACKED:
            raise WorkbookError(_BOMB.given(limit=MOST_UNPACKED // 1024 // 1024))
        self._parts = {_plain(one.filename): one for one in infos}

    def __contains__(self, part: str) -> bool:
        return _plain(part) in self._parts

    def beginning(self, part: str, size: int = 4096) -> bytes:
        """The first bytes of a part; empty where it is not there."""
        return self._read(part, size) if part in self else b""

    def whole(self, part: str) -> bytes:
        """All bytes of a part, which MOST_UNPACKED bounds. Raises WorkbookError where it is missing or damaged."""
        if part not in self:
            raise WorkbookError(_PART_MISSING.given(part=part))
        return self._read(part, -1)

    @property
    def names(self) -> Iterable[str]:
        """The parts, in small letters."""
        return self._parts

    def walk(self, part: str, start: Start, end: End | None = None, said: Said | None = None) -> None:
        """Calls `start` with the name and attributes of each element of a part, `said` with text, `end` with names.

        Names have no namespace: writers differ in it. Raises WorkbookError where the part is missing or damaged.
        """
        if part not in self:
            raise WorkbookError(_PART_MISSING.given(part=part))
        try:
            with self._zip.open(self._parts[_plain(part)]) as stream:
                parser = _parser(start, end, said)
                while piece := stream.read(_PIECE):
                    parser.Parse(piece, False)
                parser.Parse(b"", True)
        except _DAMAGE as error:
            raise _unreadable(error, part) from None

    def _read(self, part: str, size: int) -> bytes:
        try:
            with self._zip.open(self._parts[_plain(part)]) as stream:
                return stream.read(size)
        except _DAMAGE as error:
            raise _unreadable(error, part) from None


# What unpacking and parsing raise on damaged bytes. RuntimeError: the part is encrypted; NotImplementedError: packed
# in a way that zipfile cannot undo; ValueError, LookupError: what expat says of an encoding that Python does not know.
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    expat.ExpatError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    LookupError,
)


def _unreadable(error: Exception, part: str) -> WorkbookError:
    if isinstance(error, RuntimeError) and "encrypted" in str(error):
        return WorkbookError(PASSWORD)
    return WorkbookError(_PART_DAMAGED.given(part=part))


def _plain(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").lower()


def _parser(start: Start, end: End | None, said: Said | None) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    local: dict[str, str] = {}

    def name_of(name: str) -> str:
        found = local[name] = name.rpartition(":")[2]
        return found

    def started(name: str, attributes: dict[str, str]) -> None:
        start(local.get(name) or name_of(name), attributes)

    def ended(name: str) -> None:
        if end:
            end(local.get(name) or name_of(name))

    parser.StartElementHandler = started
    parser.EndElementHandler = ended if end else None
    parser.CharacterDataHandler = said
    # No workbook has a document type; entities that grow without bound begin there.
    parser.StartDoctypeDeclHandler = _refuse_document_type
    return parser


def _refuse_document_type(*_: object) -> None:
    raise WorkbookError(CUT_OFF)


def attribute(attributes: Mapping[str, str], name: str) -> str:
    """An attribute whatever prefix its namespace has: `r:id`, `table:name`; empty where it is not there."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")
