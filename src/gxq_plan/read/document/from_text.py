"""Plain text, as copied from a page or saved from a document, to lines; rows with tabs or bars are tables already."""

from __future__ import annotations

import hashlib
import io
import re

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults, from_csv
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.document.document import Document, Line, Table
from gxq_plan.read.grid import Grid
from gxq_plan.text import Text, visible

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
        Line(number, part.strip())
        for number, line in enumerate(text, 1)
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
    for line in (*lines, Line(0, "")):
        cells = _cells(line.text)
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


def _cells(text: str) -> list[str] | None:
    """The cells of a line with tabs, or with bars as Markdown has them; None for a line of prose. A ruled line between
    rows is a row without cells."""
    if text.count("\t") >= _LEAST_CELLS - 1:
        return [one.strip() for one in text.split("\t")]
    if text.count("|") >= _LEAST_CELLS - 1 and text.startswith("|"):
        if _RULE.fullmatch(text):
            return []
        return [one.strip() for one in text.strip().strip("|").split("|")]
    return None
