"""A sheet of a workbook as its reader found it, and the Grids that the sheets of one workbook make."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.archive import CUT_OFF, WorkbookError
from gxq_plan.read.grid import Grid
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.read.grid import Cells

_WRITTEN_OUT = 20
_MOST_MERGED = 1_000_000
# The bounds of a spreadsheet: what claims to stand outside is damage.
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
MOST_CELLS = 20_000_000

_NO_SHEETS = Text(zh="工作簿里没有工作表", en="the workbook has no worksheet")
_ALL_HIDDEN = Text(zh="工作表都是隐藏的：{sheets}", en="every worksheet is hidden: {sheets}")
MANY_CELLS = Text(
    zh="一张工作表里超过 {limit} 格，不像是报送的表",
    en="a sheet has more than {limit} cells, which no submission does",
)
_MERGED_WIDE = Text(
    zh="工作表“{sheet}”里的合并单元格超过 {limit} 格", en="the sheet '{sheet}' has more than {limit} merged cells"
)
_AND_MORE = Text(zh="…（共 {count} 行）", en="… ({count} rows in all)")


class Range(NamedTuple):
    """Merged cells: the first and the last row and column, from 1."""

    top: int
    left: int
    bottom: int
    right: int


class Sheet(NamedTuple):
    """A worksheet. `rows` hold something, each with its number from 1 and its cells up to the last that does; the
    numbers in `hidden_rows` may be of rows that hold nothing."""

    name: str
    rows: list[tuple[int, Cells]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    ranges: Sequence[Range] = ()


class Rows:
    """The rows of one sheet as they are read: blank ones and blank ends are dropped, and there is a bound, because a
    few bytes of a workbook can name cells a million rows and sixteen thousand columns away."""

    def __init__(self) -> None:
        self.found: list[tuple[int, Cells]] = []
        self._cells = 0

    def add(self, number: int, cells: Cells) -> None:
        """Raises WorkbookError where there are too many cells, or rows do not stand in their order."""
        cells = without_blanks(cells)
        if not cells:
            return
        self._cells += len(cells)
        if self._cells > MOST_CELLS:
            raise WorkbookError(MANY_CELLS.given(limit=MOST_CELLS))
        if number > MOST_ROWS or (self.found and number <= self.found[-1][0]):
            raise WorkbookError(CUT_OFF)
        self.found.append((number, cells))


def without_blanks(cells: Cells) -> Cells:
    """The cells up to the last that holds something; none where all are blank."""
    width = len(cells)
    while width and (not cells[width - 1] or cells[width - 1].isspace()):
        width -= 1
    return cells[:width]


def grids(sheets: Iterable[Sheet], path: str, sha256: str, encoding: str) -> list[Grid]:
    """The Grids of the sheets that can be seen; the first one tells of the hidden ones.

    Raises InputError where no sheet can be seen.
    """
    seen: list[Sheet] = []
    findings: list[Finding] = []
    hidden = []
    for one in sheets:
        if not one.hidden:
            seen.append(one)
            continue
        hidden.append(one.name)
        if one.rows:
            place = Place(path, one.name)
            findings.append(faults.SHEET_HIDDEN.at(place, sheet=one.name, rows=len(one.rows)))
    if not seen:
        reason = _ALL_HIDDEN.given(sheets=hidden) if hidden else _NO_SHEETS
        raise InputError([faults.NO_SHEET.at(Place(path), reason=reason)])
    made = [_grid(one, path, sha256, encoding) for one in seen]
    return [made[0]._replace(findings=(*findings, *made[0].findings)), *made[1:]]


def _grid(sheet: Sheet, path: str, sha256: str, encoding: str) -> Grid:
    hidden = sheet.hidden_rows.intersection(number for number, _ in sheet.rows)
    merged, rows = _merged(sheet)
    findings: tuple[Finding, ...] = ()
    if hidden:
        place = Place(path, sheet.name, min(hidden))
        findings = (faults.ROWS_HIDDEN.at(place, rows=_runs(hidden)),)
    return Grid(
        path,
        sha256,
        encoding,
        rows,
        sheet.name,
        padded=True,
        hidden_rows=hidden,
        merged=merged,
        findings=findings,
    )


def _merged(sheet: Sheet) -> tuple[Mapping[tuple[int, int], str], list[tuple[int, Cells]]]:
    """The text of merged ranges in each cell that they cover, and the rows made as long as what covers them.

    Only within the rows and columns that hold something: a range over the whole sheet costs no more than the table.
    """
    if not sheet.ranges:
        return {}, sheet.rows
    rows = dict(sheet.rows)
    width = max(map(len, rows.values()), default=0)
    numbers = sorted(rows)
    merged: dict[tuple[int, int], str] = {}
    for top, left, bottom, right in sheet.ranges:
        first = rows.get(top, [])
        text = first[left - 1] if left <= len(first) else ""
        if not text:
            continue
        right = min(right, width)
        for number in _between(numbers, top, bottom):
            if len(merged) > _MOST_MERGED:
                raise WorkbookError(_MERGED_WIDE.given(sheet=sheet.name, limit=_MOST_MERGED))
            cells = rows[number]
            cells += [""] * (right - len(cells))
            merged.update(((number, at), text) for at in range(left, right + 1) if (number, at) != (top, left))
    return merged, sheet.rows


def _between(numbers: Sequence[int], first: int, last: int) -> Sequence[int]:
    return numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]


def _runs(rows: Iterable[int]) -> list[object]:
    """Row numbers as a person writes them, 3、5-18, the first of them where there are many."""
    runs: list[list[int]] = []
    for one in (ordered := sorted(rows)):
        if runs and one == runs[-1][1] + 1:
            runs[-1][1] = one
        else:
            runs.append([one, one])
    said: list[object] = [f"{first}-{last}" if last > first else f"{first}" for first, last in runs[:_WRITTEN_OUT]]
    return [*said, _AND_MORE.given(count=len(ordered))] if len(runs) > _WRITTEN_OUT else said
