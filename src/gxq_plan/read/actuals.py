"""Submitted files, or a folder of them, to submissions: header found, rows matched to the plan, cells read."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError, reason
from gxq_plan.model import period as periods
from gxq_plan.model.period import Period
from gxq_plan.model.submission import Absence, Column, Row, Submission
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.cells import cell
from gxq_plan.read.from_csv import DELIMITERS, Grid, from_bytes
from gxq_plan.read.nearest import folded, nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan

SUFFIXES = (".csv",)
_SEARCHED = 30
_SUGGESTIONS = 200
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
_NO_MATCH: tuple[None, tuple[str, ...]] = None, ()


class Names:
    """How rows may name the plan's indicators and works: ids in any case, names and aliases folded."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.ids = {one.upper(): one for one in self._ids(plan)}
        by_name: defaultdict[str, list[str]] = defaultdict(list)
        self.shown: list[str] = []
        for name, subject in self._names(plan):
            self.shown.append(name)
            if subject not in by_name[folded(name)]:
                by_name[folded(name)].append(subject)
        self.by_name = {name: tuple(ids) for name, ids in by_name.items()}

    @staticmethod
    def _ids(plan: Plan) -> Iterable[str]:
        yield from plan.by_id
        yield from (work.id for work in plan.works)

    @staticmethod
    def _names(plan: Plan) -> Iterator[tuple[str, str]]:
        for indicator, *_ in plan.seats:
            for name in (indicator.name, *indicator.aliases):
                yield name, indicator.id
        for work in plan.works:
            yield work.name, work.id


def data_files(folder: Path) -> list[Path]:
    """The data files of the actuals folder: names that begin with a period, in the order of their names.

    Raises InputError where the folder cannot be read.
    """
    return [one for one in files_in(folder) if periods.at_start_of(one.name)]


def files_in(folder: Path) -> list[Path]:
    """Every file of a kind that can be read, in the order of their names."""
    try:
        return sorted(one for one in folder.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file())
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(folder.as_posix()), reason=reason(error))]) from None


def submission(data: bytes, path: str, names: Names, period: Period | None = None) -> Submission:
    """One submitted file, read against the names of a plan. `period` is what the file is when neither its rows, its
    name nor a title say so.

    What is wrong with single rows is kept in the rows and in `findings`; raises InputError where nothing can be
    judged (no text, no header).
    """
    grid = from_bytes(data, path)
    at, headers, unknown = _header(grid)
    findings = [_extra_column(grid, at, number, header) for number, header in unknown]
    body = grid.rows[at + 1 :]
    if not body:
        findings.append(faults.NO_ROWS.at(Place(path, row=grid.rows[at][0])))
    named = periods.at_start_of(path.rsplit("/", 1)[-1])
    title, titled = _titled(grid, at)
    if titled and named and titled != named:
        place = Place(path, row=title)
        findings.append(faults.PERIOD_DISAGREES.at(place, found=str(titled), named=str(named)))
    reader = _RowReader(names, grid, headers, len(grid.rows[at][1]), named, titled or period)
    rows = tuple(reader.row(number, cells) for number, cells in body)
    if reader.without_period and body:
        findings.append(faults.PERIOD_MISSING.at(Place(path, row=grid.rows[at][0])))
    held = sorted({row.period for row in rows if row.period}, key=lambda one: one.order)
    return Submission(path, grid.sha256, grid.encoding, headers, rows, tuple(held), (*findings, *reader.findings))


def read_file(path: Path, shown: str, names: Names, period: Period | None = None) -> Submission:
    """A file on disk, read; see `submission`. `shown` is how messages name it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(shown), reason=reason(error))]) from None
    return submission(data, shown, names, period)


# --- the header ---------------------------------------------------------------------------------------------------


@cache
def _column(header: str) -> Column | None:
    return _HEADERS.get("".join(unicodedata.normalize("NFKC", header).split()).lower())


def _header(grid: Grid) -> tuple[int, dict[Column, tuple[str, int]], list[tuple[int, str]]]:
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


def _titled(grid: Grid, at: int) -> tuple[int | None, Period | None]:
    """The period that a title line above the header names, and its row."""
    for row, cells in grid.rows[:at]:
        if period := periods.within(" ".join(cells)):
            return row, period
    return None, None


def _extra_column(grid: Grid, at: int, number: int, header: str) -> Finding:
    near = nearest(header, [one for one in _HEADERS if one.isascii() == header.isascii()], 1, 0.6)
    place = Place(grid.path, None, grid.rows[at][0], header, number)
    return faults.EXTRA_COLUMN.at(place, header=header, near=_MEANT.given(near=near[0]) if near else _NOTHING)


_NOTHING = Text(zh="", en="")
_RENAME = Text(zh="：是不是把“{near}”改成“{missing}”？", en=": should '{near}' be '{missing}'?")
_MEANT = Text(zh="（是不是“{near}”？）", en=" (did you mean '{near}'?)")


# --- rows ---------------------------------------------------------------------------------------------------------


class _RowReader:
    """Reads the rows of one file: knows its columns, its period, and which names were already given out."""

    def __init__(
        self,
        names: Names,
        grid: Grid,
        headers: Mapping[Column, tuple[str, int]],
        width: int,
        named: Period | None,
        otherwise: Period | None,
    ) -> None:
        self.names = names
        self.plan = names.plan
        self.path = grid.path
        self.headers = headers
        self.width = width
        self.named = named
        self.otherwise = otherwise
        self.given: set[tuple[str, Period | None]] = set()
        self.findings: list[Finding] = []
        self.without_period = False
        self.suggested = 0

    def row(self, number: int, cells: list[str]) -> Row:
        raw = {column: cells[at - 1] for column, (_, at) in self.headers.items() if at <= len(cells)}
        ragged = self._is_ragged(number, cells)
        period = self._period(number, raw)
        subject, candidates = self._match(raw, period)
        if ragged:
            return Row(number, raw, subject, period, None, Absence.UNREADABLE, candidates)
        seat = self.plan.by_id.get(subject or "")
        value, absence, meant = cell(raw.get(Column.VALUE, ""), seat.indicator.unit if seat else "")
        return Row(number, raw, subject, period, value, absence, candidates, meant)

    def _is_ragged(self, number: int, cells: list[str]) -> bool:
        extra = len(cells) - self.width
        if extra == 0:
            return False
        hint = _TOO_LONG if extra > 0 else _TOO_SHORT
        place = Place(self.path, row=number)
        self.findings.append(faults.RAGGED_ROW.at(place, found=len(cells), expected=self.width, suggestion=hint))
        return True

    def _period(self, number: int, raw: Mapping[Column, str]) -> Period | None:
        written = raw.get(Column.PERIOD, "").strip()
        if not written:
            period = self.named or self.otherwise
            self.without_period |= period is None
        else:
            period = periods.from_text(written)
        written = written or str(period or "")
        header, at = self.headers.get(Column.PERIOD, (None, None))
        place = Place(self.path, None, number, header, at)
        if written and (period is None or Period(period.year) not in self.plan.periods):
            self.findings.append(
                faults.UNKNOWN_PERIOD.at(place, found=written, periods=list(map(str, self.plan.periods)))
            )
            return None
        if period and self.named and period != self.named:
            self.findings.append(faults.PERIOD_DISAGREES.at(place, found=str(period), named=str(self.named)))
        return period

    def _match(self, raw: Mapping[Column, str], period: Period | None) -> tuple[str | None, tuple[str, ...]]:
        """The id that a row is about: by its 编号, else by its name; or the ids and names that it may have meant."""
        written = unicodedata.normalize("NFKC", raw.get(Column.ID, "")).strip()
        if written:
            known = self.names.ids.get(written.upper())
            if known:
                self.given.add((known, period))
                return known, ()
            return None, self._meant(written, raw)
        name = raw.get(Column.INDICATOR, "").strip()
        if not name:
            return _NO_MATCH
        ids = self.names.by_name.get(folded(name), ())
        if not ids:
            return None, self._nearest(name, self.names.shown)
        if len(ids) == 1:
            return ids[0], ()
        return self._first_free(ids, period)

    def _nearest(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        """The nearest names, for the first rows that match nothing: a file of another plan has thousands."""
        self.suggested += 1
        return nearest(name, known) if self.suggested <= _SUGGESTIONS else ()

    def _meant(self, written: str, raw: Mapping[Column, str]) -> tuple[str, ...]:
        """What a row with an unknown id is probably about: its name says more than its id."""
        name = raw.get(Column.INDICATOR, "").strip()
        exact = self.names.by_name.get(folded(name), ()) if name else ()
        return exact or self._nearest(name or written, self.names.shown if name else self.names.ids.values())

    def _first_free(self, ids: tuple[str, ...], period: Period | None) -> tuple[str | None, tuple[str, ...]]:
        """Rows that share a name only because one repeats the other take turns: the original first."""
        seats = [self.plan.by_id[one].indicator for one in ids if one in self.plan.by_id]
        originals = [one.id for one in seats if one.same_as not in ids]
        if len(originals) != 1:
            return None, ids
        order = [*originals, *(one for one in ids if one not in originals)]
        free = next((one for one in order if (one, period) not in self.given), order[-1])
        self.given.add((free, period))
        return free, ()


_TOO_LONG = Text(
    zh="请检查数字或文字里的逗号：数字写 5300 不写 5,300，含逗号的文字加双引号",
    en="look for commas inside numbers or text: write 5300, not 5,300, and put text with commas in quotes",
)
_TOO_SHORT = Text(zh="请补齐这一行，空格也要留出逗号", en="complete the row; empty cells keep their commas")
