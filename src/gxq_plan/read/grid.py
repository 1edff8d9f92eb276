"""Cells as a person sees them, with the rows and columns that they stand in: what every reader of files gives."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gxq_plan.finding import Finding

Cells = list[str]
Rows = Iterable[tuple[int, Cells]]


class Grid(NamedTuple):
    """One table: a text file, or one sheet of a workbook. `rows` can be walked once: each row is its number in the file
    (from 1; of a text file its first physical line) and its cells as text.

    Cells of a workbook are what they show: a percent `5.5%`, an error `#REF!`, a date `2019-03-05`, a formula whose
    result was not saved `=A1+B1`; their rows are padded to one width (`padded`). `merged` gives each cell that a merged
    range covers, but for its first, the text of that first one, by row and column from 1.
    """

    path: str
    sha256: str
    encoding: str
    rows: Rows
    sheet: str | None = None
    delimiter: str | None = None
    padded: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: Mapping[tuple[int, int], str] = MappingProxyType({})
    findings: tuple[Finding, ...] = ()


def filled(
    number: int, cells: Cells, merged: Mapping[tuple[int, int], str], but: frozenset[int] = frozenset()
) -> Cells:
    """The cells with the text of merged ranges in each cell that they cover, except in the columns `but` (from 1)."""
    return [merged.get((number, at), cell) if not cell and at not in but else cell for at, cell in enumerate(cells, 1)]
