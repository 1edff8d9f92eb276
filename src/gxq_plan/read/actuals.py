"""Submitted files, or a folder of them, to submissions: header found, rows matched to the plan, cells read."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError, reason
from gxq_plan.model import period as periods
from gxq_plan.model.period import Period
from gxq_plan.model.submission import Absence, Column, Row, Submission
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.cells import cell
from gxq_plan.read.from_csv import Grid, from_bytes
from gxq_plan.read.header import extra_column, header_of, titled
from gxq_plan.read.nearest import folded, nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.read.names import Names

SUFFIXES = (".csv",)
_SUGGESTIONS = 200
_NO_MATCH: tuple[None, tuple[str, ...]] = None, ()


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
    at, headers, unknown = header_of(grid)
    findings = [extra_column(grid, at, number, header) for number, header in unknown]
    body = grid.rows[at + 1 :]
    if not body:
        findings.append(faults.NO_ROWS.at(Place(path, row=grid.rows[at][0])))
    named = periods.at_start_of(path.rsplit("/", 1)[-1])
    title, named_by_title = titled(grid, at)
    if named_by_title and named and named_by_title != named:
        place = Place(path, row=title)
        findings.append(faults.PERIOD_DISAGREES.at(place, found=str(named_by_title), named=str(named)))
    reader = _RowReader(names, grid, headers, len(grid.rows[at][1]), named, named_by_title or period)
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
