"""The header of a submitted file: which row it is, and which column holds what."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.model import period as periods
from gxq_plan.model.submission import Column
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.from_csv import DELIMITERS, Grid
from gxq_plan.read.nearest import nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period

_SEARCHED = 30
_HEADERS: Mapping[str, Column] = {
    "编号": Column.ID,
    "指标": Column.INDICATOR,
    "单位": Column.UNIT,
    "期间": Column.PERIOD,
    "实际值": Column.VALUE,
    "责任部门": Column.DEPARTMENT,
    "数据状态": Column.DATA_STATUS,
    "说明": Column.NOTE,
    "填报人": Column.SUBMITTED_BY,
    "截至": Column.AS_OF,
    "佐证": Column.EVIDENCE,
    "进展": Column.PROGRESS,
    **{column.value: column for column in Column},
}
_ENOUGH = ({Column.VALUE, Column.PROGRESS}, {Column.ID, Column.INDICATOR})


@cache
def _column(header: str) -> Column | None:
    return _HEADERS.get("".join(unicodedata.normalize("NFKC", header).split()).lower())


def header_of(grid: Grid) -> tuple[int, dict[Column, tuple[str, int]], list[tuple[int, str]]]:
    """The index of the header row, its known columns, and its unknown ones."""
    best, most = 0, 0
    for at, (_, cells) in enumerate(grid.rows[:_SEARCHED]):
        known = {column for one in cells if (column := _column(one))}
        if all(known & enough for enough in _ENOUGH):
            return at, *_columns(grid, at)
        if len(known) > most:
            best, most = at, len(known)
    raise InputError([_no_header(grid, best, most)])


def _columns(grid: Grid, at: int) -> tuple[dict[Column, tuple[str, int]], list[tuple[int, str]]]:
    row, cells = grid.rows[at]
    known: dict[Column, tuple[str, int]] = {}
    unknown = []
    for number, header in enumerate(cells, 1):
        column = _column(header)
        if column in known:
            place = Place(grid.path, None, row, header.strip(), number)
            raise InputError([faults.DUPLICATE_COLUMN.at(place, header=header.strip(), number=known[column][1])])
        if column:
            known[column] = header.strip(), number
        elif header.strip():
            unknown.append((number, header.strip()))
    return known, unknown


def _no_header(grid: Grid, best: int, most: int) -> Finding:
    for row, cells in grid.rows[:_SEARCHED]:
        for delimiter, name in DELIMITERS.items():
            parts = {_column(part) for part in ",".join(cells).split(delimiter)}
            if all(parts & enough for enough in _ENOUGH):
                return faults.WRONG_DELIMITER.at(Place(grid.path, row=row), delimiter=name)
    row, cells = grid.rows[best]
    if most >= 2:
        known = {column for one in cells if (column := _column(one))}
        missing = "实际值" if not known & _ENOUGH[0] else "编号"
        near = nearest(missing, [one for one in cells if one.strip() and not _column(one)], 1, 0.4)
        hint = _RENAME.given(near=near[0].strip(), missing=missing) if near else _NOTHING
        return faults.MISSING_COLUMN.at(Place(grid.path, row=row), missing=missing, near=hint)
    row, cells = grid.rows[0]
    return faults.NO_HEADER.at(
        Place(grid.path, row=row), searched=min(_SEARCHED, len(grid.rows)), first=",".join(cells)
    )


def titled(grid: Grid, at: int) -> tuple[int | None, Period | None]:
    """The period that a title line above the header names, and its row."""
    for row, cells in grid.rows[:at]:
        if period := periods.within(" ".join(cells)):
            return row, period
    return None, None


def extra_column(grid: Grid, at: int, number: int, header: str) -> Finding:
    near = nearest(header, [one for one in _HEADERS if one.isascii() == header.isascii()], 1, 0.6)
    place = Place(grid.path, None, grid.rows[at][0], header, number)
    return faults.EXTRA_COLUMN.at(place, header=header, near=_MEANT.given(near=near[0]) if near else _NOTHING)


_NOTHING = Text(zh="", en="")
_RENAME = Text(zh="：是不是把“{near}”改成“{missing}”？", en=": should '{near}' be '{missing}'?")
_MEANT = Text(zh="（是不是“{near}”？）", en=" (did you mean '{near}'?)")
