"""What stands before values are taken in: the record's last word on each, and the rows of the actuals folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks.accept_faults import ACTUALS_EDITED, VALUE_ELSEWHERE
from gxq_plan.errors import InputError
from gxq_plan.model.record import NOT_APPLICABLE, PENDING, Key, Line, Record, State
from gxq_plan.model.submission import Absence, Column, Remark
from gxq_plan.place import Place
from gxq_plan.read import actuals, plain_table
from gxq_plan.text import Text
from gxq_plan.uses.locate import shown
from gxq_plan.uses.same import same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.model.plain_table import PlainTable
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Row, Submission
    from gxq_plan.read.names import Names
    from gxq_plan.text import Lang

_WORDS = {Absence.PENDING: PENDING, Absence.NOT_APPLICABLE: NOT_APPLICABLE}


class Filed(NamedTuple):
    """A row of the actuals folder that says something."""

    path: Path
    table: Submission
    row: Row

    @property
    def place(self) -> Place:
        at = Column.VALUE if self.row.cell.raw or not self.row.remark.progress else Column.PROGRESS
        return self.table.place(self.row, at)


class Was(NamedTuple):
    """What stood for a key, what was said beside it, and where that is read."""

    state: State
    remark: Remark
    where: Text


class File(NamedTuple):
    """A file of the actuals folder as it was read; `error` where it could not be."""

    data: bytes
    tables: tuple[Submission, ...]
    error: InputError | None = None


class Standing(NamedTuple):
    """The record and the folder, read once, under the lock."""

    plan: Plan
    folder: Path
    record: Record
    last: Mapping[Key, Line]
    rows: Mapping[Key, tuple[Filed, ...]]
    files: Mapping[Path, File]

    def target(self, period: Period) -> Path:
        """The file that holds a period's values."""
        return self.folder / f"{period}.csv"

    def was(self, key: Key, *, recorded_only: bool = False) -> Was | None:
        """What stands for a key: what the record last said, else what the folder says (not where the folder's file
        itself is what comes in)."""
        line, filed = self.last.get(key), self.rows.get(key, ())
        if line:
            remark = Remark(line.data_status, line.note, line.submitted_by, line.as_of, line.evidence)
            return Was(line.state, remark, _NUMBERED.given(number=line.number))
        if recorded_only or not filed:
            return None
        state = state_of(filed[0].row)
        return Was(state, filed[0].row.remark, Text.both(_where(filed[0].place))) if state else None

    def table(self, period: Period, lang: Lang) -> PlainTable:
        """The period's file as it lies, or an empty one. Raises InputError where it cannot be read."""
        file = self.files.get(self.target(period))
        if file is None:
            return plain_table.new_table(lang)
        if file.error:
            raise file.error
        found = plain_table.plain_table(file.data, file.tables, period)
        return found or plain_table.new_table(lang, file.tables, period)

    def edited(self, period: Period) -> Iterator[Finding]:
        """Where the period's file does not say what the record last said."""
        target = self.target(period)
        for key, line in self.last.items():
            if key[1] != str(period) or not self.knows(key[0]):
                continue
            filed = next((one for one in self.rows.get(key, ()) if one.path == target), None)
            found = state_of(filed.row) if filed else None
            if found is None or not same(found, line.state):
                yield self._edited(line, period, filed, found)

    def _edited(self, line: Line, period: Period, filed: Filed | None, found: State | None) -> Finding:
        file = shown(self.target(period))
        return ACTUALS_EDITED.at(
            filed.place if filed else Place(file),
            line.id,
            period=period,
            id=line.id,
            name=self.plan.name_of(line.id),
            row=line.number,
            recorded=words_of(line.state),
            found=words_of(found) if found else _NOTHING,
            file=file,
        )

    def elsewhere(self, key: Key, period: Period) -> Finding | None:
        """Where a value that is to be written into the period's file stands in another one, or twice."""
        target = self.target(period)
        others = [one for one in self.rows.get(key, ()) if one.path != target]
        others += [one for one in self.rows.get(key, ()) if one.path == target][1:]
        if not others:
            return None
        return VALUE_ELSEWHERE.at(
            others[0].place,
            key[0],
            period=period,
            id=key[0],
            name=self.plan.name_of(key[0]),
            target=shown(target),
            value=others[0].row.cell.raw or others[0].row.remark.progress,
            file=shown(others[0].path),
        )

    def knows(self, subject: str) -> bool:
        return subject in self.plan.by_id or any(one.id == subject for one in self.plan.works)


def standing(names: Names, folder: Path, record: Record) -> Standing:
    """The folder read beside its record. `folder` is absolute."""
    files: dict[Path, File] = {}
    for path in actuals.data_files(folder) if folder.is_dir() else ():
        data = b""
        try:
            data = path.read_bytes()
            files[path] = File(data, actuals.submissions(data, shown(path), names))
        except InputError as error:
            files[path] = File(data, (), error)
        except OSError:
            try:
                actuals.read_file(path, shown(path), names)  # says it in our words
            except InputError as error:
                files[path] = File(data, (), error)
    return Standing(names.plan, folder, record, record.last(), _by_key(files.items()), files)


def _by_key(files: Iterable[tuple[Path, File]]) -> dict[Key, tuple[Filed, ...]]:
    found: dict[Key, tuple[Filed, ...]] = {}
    for path, file in files:
        for table in file.tables:
            for row in table.rows:
                if row.subject and row.period and state_of(row):
                    key = row.subject, str(row.period)
                    found[key] = (*found.get(key, ()), Filed(path, table, row))
    return found


def state_of(row: Row) -> State | None:
    """What a row says of its value: a number, why there is none, or a work's progress; None where it says nothing."""
    status = row.remark.data_status
    if row.value is not None:
        return State(f"{row.value:f}", status)
    if row.absence in _WORDS:
        return State(_WORDS[row.absence], status)
    return State(row.remark.progress, status) if row.remark.progress else None


def words_of(state: State) -> Text:
    """A state in a sentence: 快报 80."""
    return Text.both(f"{state.data_status} {state.value}".strip())


def _where(place: Place) -> str:
    return f"{place.words}" if place.cell is None else f"{place.file} {place.cell}"


_NOTHING = Text(zh="没有", en="nothing")
_NUMBERED = Text(zh="留痕第 {number} 号", en="number {number} of the record")
