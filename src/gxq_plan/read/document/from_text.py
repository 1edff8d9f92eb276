"""Plain text, as copied from a page or saved from a document, to lines; rows with tabs or bars are tables already."""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults, from_csv
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.document.document import Document, Line, Table
from gxq_plan.read.grid import Grid
from gxq_plan.text import Text, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CODECS = {"UTF-8 BOM": "utf-8-sig", "GB18030": "gb18030", "UTF-16": "utf-16"}
_RULE = re.compile(r"[\s|:+=\-—─━┼├┤┌┐└┘┬┴]+")
_LEAST_CELLS = 3
_MOST_LINES = 1_000_000


def encoding_of(data: bytes, path: str) -> str:
    """The encoding of a whole text. Raises InputError in the words of documents, not of submitted tables."""
    try:
        return from_csv.encoding_of(data, path)
    except InputError as error:
        first = error.findings[0]
        if first.fault is file_faults.NOT_TEXT:
            raise InputError([faults.NO_DOCUMENT.at(first.place, content=first.facts["content"])]) from None
        raise InputError([faults.DOCUMENT_UNDECODABLE.at(first.place)]) from None


def document(data: bytes, path: str) -> Document:
    """The lines that are not blank, each with its number in the file; form feeds end lines as page breaks do."""
    encoding = encoding_of(data, path)
    sha256 = hashlib.sha256(data).hexdigest()
    text = io.TextIOWrapper(io.BytesIO(data), _CODECS.get(encoding, "utf-8"))
    lines = [
        Line(number, _trimmed(part))
        for number, line in _whole_lines(text)
        for part in line.split("\f")
        if visible(part.strip())
    ]
    if len(lines) > _MOST_LINES:
        raise InputError(
            [
                faults.DOCUMENT_TOO_LARGE.at(
                    Place(path), limit=Text(zh="{lines} 行", en="{lines} lines").given(lines=_MOST_LINES)
                )
            ]
        )
    prose: list[Line] = []
    tables: list[Table] = []
    rows: list[tuple[int, list[str]]] = []
    for at, line in enumerate((*lines, Line(0, ""))):
        cells = _cells(line.text)
        if cells is None and rows and _is_inside(line.text, len(rows[-1][1]), lines[at + 1 : at + 2]):
            cells = [line.text.strip()]
        if cells is not None:
            rows += [(line.number, cells)] if any(cells) else []
            continue
        if len(rows) > 1:
            name = str(len(tables) + 1)
            tables.append(Table(Grid(path, sha256, encoding, rows, name, padded=True), len(prose)))
        else:
            prose += [Line(number, " ".join(filter(None, each))) for number, each in rows]
        rows = []
        prose += [line] if line.text else []
    return Document(path, sha256, f"TXT {encoding}", tuple(prose), tuple(tables))


_LONGEST_HEADING = 30
_MOST_JOINED = 12
_ABOVE = re.compile(r"(?:附件|附表|续?表|专栏|注|备注|说明|单位)\s*[0-9一二三四五六七八九十:：（(]?")


def _trimmed(line: str) -> str:
    """A line without the spaces around it. The tabs of a table stay: a cell merged downward is blank in front."""
    return line.strip(" \r\n\u3000\u00a0") if line.count("\t") >= _LEAST_CELLS - 1 else line.strip()


def _whole_lines(text: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines with their numbers; a cell in quotes that holds breaks, as spreadsheets copy them, is one line."""
    held: list[str] = []
    start = 0
    for number, line in enumerate(text, 1):
        start = start if held else number
        held.append(line)
        if _is_open(held) and len(held) < _MOST_JOINED:
            continue
        yield from enumerate(held, start) if _is_open(held) else [(start, "".join(held).strip("\r\n"))]
        held = []
    yield from enumerate(held, start)


def _is_open(held: Sequence[str]) -> bool:
    """Whether a cell has begun with a quote that nothing has ended yet."""
    text = "".join(held)
    return '\t"' in f"\t{text}" and text.count("\t") >= _LEAST_CELLS - 1 and text.count('"') % 2 == 1


def _is_inside(text: str, width: int, after: Sequence[Line]) -> bool:
    """Whether a short line without tabs heads the rows below it: rows as wide as those above come right after."""
    goes_on = [cells for one in after if (cells := _cells(one.text)) is not None]
    plain = text.strip()
    if not goes_on or len(goes_on[0]) != width or len(plain) > _LONGEST_HEADING or not plain:
        return False
    return bool(numbered(plain).kind) and not _ABOVE.match(plain)


def _unquoted(cell: str) -> str:
    plain = cell.strip()
    quoted = len(plain) > 1 and plain.startswith('"') and plain.endswith('"')
    return plain[1:-1].replace('""', '"').strip() if quoted else plain


def _cells(text: str) -> list[str] | None:
    """The cells of a line with tabs, or with bars as Markdown has them; None for a line of prose. A ruled line between
    rows is a row without cells."""
    if text.count("\t") >= _LEAST_CELLS - 1:
        return [_unquoted(one) for one in text.split("\t")]
    if text.count("|") >= _LEAST_CELLS - 1 and text.startswith("|"):
        if _RULE.fullmatch(text):
            return []
        return [one.strip() for one in text.strip().strip("|").split("|")]
    return None
