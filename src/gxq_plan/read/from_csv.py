"""Text of a CSV file to rows of cells. UTF-8 with and without BOM, GB18030, UTF-16 with BOM; never a guess."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.read.grid import Cells

_PIECE = 1 << 20
_BINARY = Text(zh="二进制数据", en="binary data")
# By the order in which they are tried; the first under which there is a header is the one.
DELIMITERS = {
    ",": Text(zh="逗号", en="commas"),
    "\t": Text(zh="制表符", en="tabs"),
    ";": Text(zh="分号", en="semicolons"),
    "，": Text(zh="全角逗号", en="full-width commas"),
    "|": Text.both("|"),
}
_CODECS = {"UTF-8": "utf-8", "UTF-8 BOM": "utf-8-sig", "UTF-16": "utf-16", "GB18030": "gb18030"}


def encoding_of(data: bytes, path: str) -> str:
    """BOM, then strict UTF-8, then strict GB18030: the name of the encoding in which the whole file is text.

    Raises InputError where it is none, or where two encodings were glued together.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _whole(data, "UTF-16", path)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise InputError([faults.NOT_TEXT.at(Place(path, row=line), content=_BINARY)])
    if data.startswith(codecs.BOM_UTF8):
        return _whole(data, "UTF-8 BOM", path)
    utf8 = _fault(data, "utf-8")
    if utf8 is None:
        return "UTF-8"
    gb18030 = _fault(data, "gb18030")
    if gb18030 is not None:
        # The encoding that got further is the one that was meant; its error is where the damage is.
        raise _undecodable(data, max(utf8, gb18030, key=lambda one: one.start), path)
    if glued := _line_in_utf8(data):
        place = Place(path, row=glued)
        raise InputError([faults.GLUED.at(place)])
    return "GB18030"


def _whole(data: bytes, encoding: str, path: str) -> str:
    # Not by utf-8-sig: that counts bytes from behind the BOM.
    if error := _fault(data, "utf-16" if encoding == "UTF-16" else "utf-8"):
        raise _undecodable(data, error, path)
    return encoding


def _fault(data: bytes, codec: str) -> UnicodeDecodeError | None:
    """The first byte that the codec cannot read. Piece by piece: a large file is not held twice."""
    decoder = codecs.getincrementaldecoder(codec)("strict")
    try:
        for at in range(0, len(data), _PIECE):
            decoder.decode(data[at : at + _PIECE], final=at + _PIECE >= len(data))
    except UnicodeDecodeError:
        try:
            data.decode(codec)  # once more for the place in the whole
        except UnicodeDecodeError as error:
            return error
    return None


def _line_in_utf8(data: bytes) -> int | None:
    """The first line of a GB18030 file that is UTF-8: Chinese in UTF-8 reads as other Chinese in GB18030, silently."""
    for number, line in enumerate(io.BytesIO(data), 1):
        if not line.isascii():
            try:
                text = line.decode("utf-8")
            except UnicodeDecodeError:
                continue
            if all(one.isascii() or "\u3000" <= one <= "\u9fff" or "\uff00" <= one <= "\uffef" for one in text):
                return number
    return None


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str) -> InputError:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start] if error.start < len(data) else data[-1]
    return InputError([faults.UNDECODABLE.at(Place(path, row=line), byte=f"0x{byte:02X}")])


def rows(data: bytes, encoding: str, path: str, delimiter: str = ",") -> Iterator[tuple[int, Cells]]:
    """The rows that are not empty, each with its first physical line (from 1).

    Raises InputError where quotes do not match, so that rows cannot be told apart.
    """
    # The module's own limit would call a long note a broken quote. It is one for the whole process: never lowered.
    csv.field_size_limit(max(csv.field_size_limit(), len(data) + 1))
    text = io.TextIOWrapper(io.BytesIO(data), _CODECS[encoding], newline="")
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise InputError([faults.BROKEN_QUOTES.at(Place(path, row=line))]) from None
        if any(cells):
            yield line, cells
        line = reader.line_num + 1


def lines(data: bytes, encoding: str) -> Iterator[str]:
    """The physical lines, counted as `rows` counts them."""
    return iter(io.TextIOWrapper(io.BytesIO(data), _CODECS[encoding], newline=""))


def cell_starts(line: str, delimiter: str) -> list[int]:
    """The character (from 1) at which each cell of a line begins, behind its opening quote; a cell that goes on in
    the next line is the last."""
    starts: list[int] = []
    begins, quoted, inside = True, False, False
    text = line.rstrip("\r\n")
    for at, one in enumerate(text, 1):
        if begins:
            quoted = inside = one == '"'
            starts.append(at + quoted)
            begins = one == delimiter
        elif quoted and one == '"':  # of two quotes, which stand for one, the second opens again
            inside = not inside
        elif one == delimiter and not inside:
            begins = True
    return [*starts, len(text) + 1] if begins else starts
