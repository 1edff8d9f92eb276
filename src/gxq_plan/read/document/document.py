"""A published document as its reader found it: lines of prose, and tables with the lines that they stand behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gxq_plan.finding import Finding
    from gxq_plan.read.grid import Grid


class Line(NamedTuple):
    """A line of prose. `number` counts lines of a text file or a page's source, paragraphs of a Word document."""

    number: int
    text: str


class Table(NamedTuple):
    """A table and the number of lines of prose that stand before it."""

    grid: Grid
    after: int = 0


class Document(NamedTuple):
    """Everything that was read of a document. `form` names what it is: DOCX, XLSX, HTML, text with its encoding."""

    path: str
    sha256: str
    form: str
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
