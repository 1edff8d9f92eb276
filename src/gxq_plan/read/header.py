"""The header of a submitted table: which row it is, and which column holds what."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan import words
from gxq_plan.errors import InputError
from gxq_plan.model import period as periods
from gxq_plan.model.submission import Column
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.grid import filled
from gxq_plan.read.nearest import UNSEEN, nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.read.grid import Cells, Grid

SEARCHED = 30
_NAMES: Mapping[str, Column] = {
    name: column for column in Column for name in (words.SUBMITTED[column].zh, words.SUBMITTED[column].en)
}
# What offices write instead; used only where the column of the contract's own name is not there, and reported.
_SYNONYMS: Mapping[str, Column] = {
    "指标编号": Column.ID,
    "指标代码": Column.ID,
    "指标名称": Column.INDICATOR,
    "考核指标": Column.INDICATOR,
    "主要指标": Column.INDICATOR,
    "指标(单位)": Column.INDICATOR,
    "指标名称(单位)": Column.INDICATOR,
    "计量单位": Column.UNIT,
    "年度": Column.PERIOD,
    "年份": Column.PERIOD,
    "报告期": Column.PERIOD,
    "实际": Column.VALUE,
    "实际数": Column.VALUE,
    "实际完成": Column.VALUE,
    "实际完成值": Column.VALUE,
    "实际完成数": Column.VALUE,
    "完成值": Column.VALUE,
    "完成数": Column.VALUE,
    "实绩": Column.VALUE,
    "责任单位": Column.DEPARTMENT,
    "状态": Column.DATA_STATUS,
    "备注": Column.NOTE,
    "情况说明": Column.NOTE,
    "截至日期": Column.AS_OF,
    "截止日期": Column.AS_OF,
    "佐证材料": Column.EVIDENCE,
    "进展情况": Column.PROGRESS,
    "工作进展": Column.PROGRESS,
    "actual": Column.VALUE,
    "name": Column.INDICATOR,
}
# What forms carry for reference: known, not used, not worth a word.
_REFERENCE = re.compile(
    r"序号|工程|任务|工作|工作(内容|事项|任务)|数据?来源|统计来源|完成率|差距|牵头(部门|单位)|协助(部门|单位)"
    r"|.*(目标|计划数|计划值|上年|上期|去年).*|no\.?|(target|last(value|actual)).*|project|task|work|source"
)
_ACTUAL = re.compile(r"的?(全?年)?(实际|完成)(值|数|完成|情况|完成值|完成数)?|累计(实际|完成)?(值|数)?")
_ENOUGH = ({Column.VALUE, Column.PROGRESS}, {Column.ID, Column.INDICATOR})
_OFFICE = re.compile(r"(?:填报|报送|上报|责任|编制)(?:单位|部门)(?:[(]盖章[)])?[::]\s*([^\s::,,;;]+)")


class Header(NamedTuple):
    """What the header of a table says. `row` is its row in the file, the last where it takes two; `above` how many of
    the rows searched are above its end; `columns` the header text and number (from 1) of each known column; `wide`
    those of each period's values, where periods are columns; `unknown` the columns that are nothing; `labels` the
    texts over each column, folded, by which a header that is repeated at a page break is known."""

    row: int
    above: int
    width: int
    columns: Mapping[Column, tuple[str, int]]
    wide: Mapping[Period, tuple[str, int]]
    renamed: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[int, str], ...]
    unused: tuple[tuple[int, str], ...]
    labels: tuple[frozenset[str], ...]

    def is_repeated(self, cells: Cells, values: Sequence[int]) -> bool:
        """Whether a row is the header once more, or one of its two rows: labels over their own columns and nothing
        else, one of them where the values are (`values`, from 0)."""
        said = [at for at, one in enumerate(cells[: self.width]) if one.strip()]
        return len(said) > 1 and bool({*said} & {*values}) and all(_plain(cells[at]) in self.labels[at] for at in said)


@cache
def _plain(label: str) -> str:
    # A byte order mark stands in the middle where two files were put one behind the other.
    shown = unicodedata.normalize("NFKC", label).translate(UNSEEN)
    return "".join(shown.split()).lower().strip("*:")


def _column(label: str) -> Column | None:
    return _NAMES.get(_plain(label)) or _SYNONYMS.get(_plain(label))


def is_header(texts: Sequence[str]) -> bool:
    """Whether the texts of a row read as a header: two labels or more, one of them over what the rows are about."""
    known = {column for one in texts if (column := _column(one))}
    return len(known) > 1 and bool(known & _ENOUGH[1])


@cache
def _period(label: str) -> Period | None:
    """The period of a column of values: `2019年`, `2020年(1-9月)实际值`; None for its targets and all else."""
    found = periods.at_start_of(plain := _plain(label))
    if found is None or _REFERENCE.fullmatch(plain):
        return None
    rest = plain.translate(str.maketrans("", "", "()[]【】"))
    whole = _ACTUAL.sub("", rest)
    return periods.from_text(whole) or (periods.from_text(rest) if rest.isdigit() else None)


def first_of(rows: Iterator[tuple[int, Cells]]) -> list[tuple[int, Cells]]:
    """The first rows of a table that are not blank: among them is its header."""
    return [one for one in islice(rows, SEARCHED) if any(map(str.strip, one[1]))]


def header_of(grid: Grid, first: Sequence[tuple[int, Cells]]) -> Header:
    """The header within the first rows of a table. Raises InputError where there is none that can be used."""
    rows = [(row, filled(row, cells, grid.merged)) for row, cells in first]
    for at, (row, cells) in enumerate(rows):
        below = rows[at + 1][1] if at + 1 < len(rows) else []
        if _is_second(cells, below):
            two = _made(grid, rows[at + 1][0], at + 2, joined(cells, below))
            if two:
                return two
        if one := _made(grid, row, at + 1, [(cell.strip(), cell.strip()) for cell in cells]):
            return one
    raise InputError([_no_header(grid, rows)])


def _is_second(cells: Cells, below: Cells) -> bool:
    """Whether a row is the second of a header: it says what the columns below a wider title hold, and no data."""
    labels = [cell.strip() for cell in below if cell.strip()]
    spread = any(not over.strip() and under.strip() for over, under in zip(cells, below, strict=False))
    doubled = any(one.strip() and one.strip() == other.strip() for one, other in pairwise(cells))
    known = [one for one in labels if _column(one) or _period(one) or _REFERENCE.fullmatch(_plain(one))]
    return bool(labels) and len(known) == len(labels) and (spread or doubled)


def joined(cells: Cells, below: Cells) -> list[tuple[str, str]]:
    """The two labels of each column, the upper one carried over the columns that it spans."""
    joined, over = [], ""
    for at in range(max(len(cells), len(below))):
        upper = cells[at].strip() if at < len(cells) else ""
        under = below[at].strip() if at < len(below) else ""
        over = upper or (over if under else "")
        joined.append((over, under or over))
    return joined


def _made(grid: Grid, row: int, above: int, labels: Sequence[tuple[str, str]]) -> Header | None:
    """The header that two labels a column make; None where that is not enough for one."""
    columns: dict[Column, tuple[str, int]] = {}
    wide: dict[Period, tuple[str, int]] = {}
    renamed, left = [], []
    exact = {_NAMES.get(_plain(under)) for _, under in labels}
    for number, (over, under) in enumerate(labels, 1):
        place = Place(grid.path, grid.sheet, row, under, number)
        period = _period_of(over, under)
        if period:
            _claim(wide, period, over, number, place)
            continue
        column = _NAMES.get(_plain(under))
        if column is None and (synonym := _SYNONYMS.get(_plain(under))) and synonym not in exact:
            column = synonym
            exact.add(synonym)
            renamed.append((under, next(name for name, one in _NAMES.items() if one is synonym)))
        if column:
            _claim(columns, column, under, number, place)
        elif under and not _REFERENCE.fullmatch(_plain(under)):
            left.append((number, under))
    unused: tuple[tuple[int, str], ...] = ()
    if Column.VALUE in columns and wide:
        unused, wide = tuple((number, label) for label, number in wide.values()), {}
    known = set(columns) | ({Column.VALUE} if wide else set())
    if not all(known & enough for enough in _ENOUGH):
        return None
    said = tuple(frozenset(map(_plain, pair)) for pair in labels)
    return Header(row, above, len(labels), columns, wide, tuple(renamed), tuple(left), unused, said)


def _period_of(over: str, under: str) -> Period | None:
    """The period whose values a column holds, by its two labels: 2019年 over 实际值, 实际值 over 2019年, or 2019年."""
    if over == under:
        return _period(under)
    for one, other in ((over, under), (under, over)):
        if (found := _period(one)) and _column(other) is Column.VALUE:
            return found
    return None


def _claim(taken: dict[Any, tuple[str, int]], key: Any, label: str, number: int, place: Place) -> None:
    if key in taken:
        raise InputError([faults.DUPLICATE_COLUMN.at(place, header=label, number=taken[key][1])])
    taken[key] = label, number


def _no_header(grid: Grid, rows: Sequence[tuple[int, Cells]]) -> Finding:
    if not rows:
        return faults.FILE_EMPTY.at(Place(grid.path, grid.sheet))
    row, cells = max(rows, key=lambda one: len({_column(cell) for cell in one[1]} - {None}))
    known = {column for one in cells if (column := _column(one))}
    if len(known) < 2:
        row, cells = rows[0]
        searched = min(SEARCHED, len(rows))
        return faults.NO_HEADER.at(Place(grid.path, grid.sheet, row), searched=searched, first=",".join(cells))
    missing = "实际值" if not known & _ENOUGH[0] else "编号"
    near = nearest(missing, [one for one in cells if one.strip() and not _column(one)], 1, 0.4)
    hint = _RENAME.given(near=near[0].strip(), missing=missing) if near else _NOTHING
    return faults.MISSING_COLUMN.at(Place(grid.path, grid.sheet, row), missing=missing, near=hint)


def titled(first: Sequence[tuple[int, Cells]]) -> tuple[int | None, Period | None]:
    """The period that a title line above the header names, and its row."""
    for row, cells in first:
        if period := periods.within(" ".join(cells)):
            return row, period
    return None, None


def office(first: Sequence[tuple[int, Cells]]) -> str | None:
    """The office that a title line above the header says the table comes from, as it is written there."""
    for _, cells in first:
        if found := _OFFICE.search(unicodedata.normalize("NFKC", " ".join(cells))):
            return found.group(1)
    return None


def notices(grid: Grid, header: Header) -> list[Finding]:
    """What is to be said of the columns: those not known, those not used, those read under another name."""
    said = []
    for number, label in header.unknown:
        near = nearest(label, [one for one in _NAMES if one.isascii() == label.isascii()], 1, 0.6)
        place = Place(grid.path, grid.sheet, header.row, label, number)
        said.append(faults.EXTRA_COLUMN.at(place, header=label, near=_MEANT.given(near=near[0]) if near else _NOTHING))
    for number, label in header.unused:
        place = Place(grid.path, grid.sheet, header.row, label, number)
        said.append(faults.PERIOD_COLUMN_UNUSED.at(place, header=label))
    numbers = dict(header.columns.values())
    for label, name in header.renamed:
        place = Place(grid.path, grid.sheet, header.row, label, numbers[label])
        said.append(faults.COLUMN_RENAMED.at(place, header=label, name=name))
    return said


_NOTHING = Text(zh="", en="")
_RENAME = Text(zh="：是不是把“{near}”改成“{missing}”？", en=": should '{near}' be '{missing}'?")
_MEANT = Text(zh="（是不是“{near}”？）", en=" (did you mean '{near}'?)")
