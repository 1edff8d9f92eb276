"""At which character of its line a cell of a text file begins: what SARIF means by a column. Findings know the number
of the cell, which is what a person with a spreadsheet sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.read.from_csv import cell_starts, lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.finding import Finding
    from gxq_plan.model.submission import Submission
    from gxq_plan.uses.locate import Source

Starts = dict[tuple[str, int, int], int]


def starts(inputs: Iterable[Source], submissions: Iterable[Submission], findings: Iterable[Finding]) -> Starts:
    """By file, row and number of the cell, for every cell of a text file that a finding is about. A cell whose row
    goes over several lines, and stands not in the first, has none."""
    wanted: dict[str, dict[int, set[int]]] = {}
    for one in findings:
        place = one.place
        if place.file and place.sheet is None and place.row and place.column and place.column_number:
            wanted.setdefault(place.file, {}).setdefault(place.row, set()).add(place.column_number)
    tables = {one.path: one for one in submissions if one.sheet is None and one.layout.delimiter}
    found: Starts = {}
    for source in inputs:
        if source.shown in wanted and source.shown in tables:
            found |= _of_file(source, tables[source.shown], wanted[source.shown])
    return found


def _of_file(source: Source, table: Submission, wanted: dict[int, set[int]]) -> Starts:
    try:
        data = source.path.read_bytes() if source.path else source.data or b""
    except OSError:
        return {}  # gone since it was read: a result about the whole line is still right
    found: Starts = {}
    for row, line in enumerate(lines(data, table.encoding), 1):
        if row in wanted:
            at = cell_starts(line, table.layout.delimiter or ",")
            found |= {(source.shown, row, number): at[number - 1] for number in wanted[row] if number <= len(at)}
    return found
