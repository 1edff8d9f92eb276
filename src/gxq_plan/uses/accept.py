"""Taking submitted values in: checked, compared with what stands, written all or nothing, with the record of it."""

from __future__ import annotations

import hashlib
import os
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks.a009_missing_row import missing_row
from gxq_plan.checks.a024_status_order import status_order
from gxq_plan.checks.a025_revision_without_reason import revision_without_reason
from gxq_plan.errors import InputError, reason
from gxq_plan.finding import Finding, Severity, sorted_findings
from gxq_plan.model.record import Line, chained
from gxq_plan.model.submission import Column
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read import record_file
from gxq_plan.read.names import Names
from gxq_plan.report.accepted import Accepted, Change, LeftOut
from gxq_plan.uses.check import check
from gxq_plan.uses.locate import Source, record_folder, shown, whole
from gxq_plan.uses.standing import Standing, standing
from gxq_plan.uses.taking import Call, incoming, judged
from gxq_plan.write import record as record_writer
from gxq_plan.write.actuals_file import Entry, merged
from gxq_plan.write.lock import alone
from gxq_plan.write.transaction import Put, commit, finish, sweep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.report import Checked
    from gxq_plan.text import Lang

# What `check` says of a status that goes back and of a revision without a reason: here they are errors of our own.
_TWINS = (status_order.fault, revision_without_reason.fault)
Row = tuple[str | None, str | None, int | None]  # of a file, a sheet, and its number there
_COUNTING = {"error": (Severity.ERROR,), "warning": (Severity.ERROR, Severity.WARNING)}


class Manner(NamedTuple):
    """How a call takes values in. `told` is called where another accept is running, which is waited for."""

    lang: Lang
    reason: str = ""
    by: str = ""
    dry_run: bool = False
    fail_on: str = "error"
    wait: float = 60
    told: Callable[[], None] = lambda: None


def accept(
    plan: Plan,
    plan_file: Path,
    inputs: Sequence[Source],
    folder: Path,
    manner: Manner,
    *,
    period: Period | None = None,
    department: str | None = None,
    earlier: Iterable[Finding] = (),
    as_of: str | None = None,
) -> Accepted:
    """Takes the values of the files into the actuals folder and the record, or says why none of them.

    Everything that depends on what stands is read under the lock, so that of two calls the later sees what the earlier
    wrote; a dry run takes no lock and writes nothing. Raises InputError where the record or the folder cannot be used.
    """
    record = record_folder(folder)
    home = whole(folder)
    lock = nullcontext() if manner.dry_run else alone(record, shown(record), manner.wait, manner.told)
    held = [_held(one) for one in inputs]
    with lock:
        if not manner.dry_run:
            finish(record, shown)
            sweep(record)
        checked = check(plan, held, home, period=period, department=department, earlier=earlier, as_of=as_of)
        call = Call(manner.reason.strip(), manner.by.strip(), _now())
        accepting = _Accepting(plan, plan_file, held, home, record, checked, call, manner)
        return accepting.done()


class _Accepting:
    """One call under way: what it compares, and what it comes to."""

    def __init__(
        self,
        plan: Plan,
        plan_file: Path,
        inputs: Sequence[Source],
        folder: Path,
        record: Path,
        checked: Checked,
        call: Call,
        manner: Manner,
    ) -> None:
        self.plan, self.plan_file, self.folder, self.record = plan, plan_file, folder, record
        self.checked, self.call, self.manner = checked, call, manner
        self.bytes = {hashlib.sha256(one.data).hexdigest(): one.data for one in inputs if one.data is not None}
        self.paths = {one.path.resolve() for one in inputs if one.path}
        found = record_file.record(record, shown(record))
        self.standing: Standing = standing(Names(plan), folder, found)

    def done(self) -> Accepted:
        changes, left_out, findings = self._compared()
        told = sorted_findings([*self._without_twins(findings), *findings])
        refused = any(one.severity in _COUNTING[self.manner.fail_on] for one in told)
        written: tuple[Path, ...] = ()
        if not refused:
            puts = self._puts(changes)
            written = tuple(one.path for one in puts) if self.manner.dry_run else commit(self.record, puts, shown)
        return Accepted(
            plan=self.plan,
            submissions=self.checked.submissions,
            findings=told,
            changes=tuple(changes),
            left_out=tuple(left_out),
            actuals=tuple(shown(one) for one in written if one.parent == self.folder),
            record=shown(self.record),
            refused=refused,
            dry_run=self.manner.dry_run,
            terms=self.checked.terms,
        )

    def _compared(self) -> tuple[list[Change], list[LeftOut], list[Finding]]:
        wrong = {_row(one) for one in self.checked.findings if one.severity is Severity.ERROR}
        rows, left_out, findings = incoming(self.plan, self.checked.submissions, wrong)
        periods = {one.period for one in rows}
        at_hand = self.bytes.keys()
        findings += record_file.received_faults(self.record, shown(self.record), self.standing.record, at_hand)
        changes: list[Change] = []
        for period in sorted(periods, key=lambda one: one.order):
            adopted = self._is_adopted(period)
            findings += () if adopted else self.standing.edited(period)
        for one in rows:
            adopted = self._is_adopted(one.period)
            elsewhere = self.standing.elsewhere(one.key, one.period)
            change, against = judged(one, self.standing.was(one.key, recorded_only=adopted), self.plan, self.call)
            changes.append(change)
            findings += [each for each in (elsewhere if change.line else None, against) if each]
        order = _order(self.plan)
        changes += self._restored(periods, {one.key for one in rows})
        changes.sort(key=lambda one: (one.period.order, order.index(one.id)))
        return changes, left_out, findings

    def _without_twins(self, ours: Sequence[Finding]) -> list[Finding]:
        """What `check` said, without what is answered here: twins of what is said of the same row, the reason of a
        revision that the call gives, and rows that are missing from the files and stand in the folder already."""
        told = {_row(one) for one in ours}
        return [one for one in self.checked.findings if not self._is_answered(one, told)]

    def _is_answered(self, one: Finding, told: set[Row]) -> bool:
        if one.fault is missing_row.fault:
            return self.standing.was((one.subject or "", str(one.facts["period"]))) is not None
        if one.fault is revision_without_reason.fault and self.call.reason:
            return True
        return one.fault in _TWINS and _row(one) in told

    def _is_adopted(self, period: Period) -> bool:
        """Whether the period's own actuals file is what comes in."""
        return self.standing.target(period).resolve() in self.paths

    def _restored(self, periods: Iterable[Period], said: set[tuple[str, str]]) -> list[Change]:
        """What the record holds and an actuals file that comes in itself no longer does."""
        found = []
        for period in filter(self._is_adopted, periods):
            for key, line in self.standing.last.items():
                if key[1] == str(period) and key not in said and self.standing.knows(key[0]):
                    place = Place(shown(self.standing.target(period)))
                    seat = self.plan.by_id.get(line.id)
                    unit = seat.indicator.unit if seat else ""
                    name = self.plan.name_of(line.id)
                    found.append(
                        Change("restored", line.id, name, unit, period, None, line.state, place, "", "", "", None)
                    )
        return found

    def _puts(self, changes: Sequence[Change]) -> list[Put]:
        """Every file that this call changes, the record's last."""
        received = self.record / record_file.RECEIVED
        lost = {one.sha256 for one in self.standing.record.lines} & self.bytes.keys()
        keep = {sha256: self.bytes[sha256] for sha256 in lost}
        lines = chained(self.standing.record, [one.line for one in changes if one.line])
        for line in lines:
            keep[line.sha256] = self.bytes[line.sha256]
        actuals = self._actuals(changes)
        if lines or actuals:
            plan = _read(self.plan_file)
            for data in (plan, *(one.data for path, one in self.standing.files.items() if path in actuals)):
                keep[hashlib.sha256(data).hexdigest()] = data
        puts = [Put(received / sha256, data) for sha256, data in keep.items()]
        puts += [Put(path, data) for path, data in actuals.items()]
        return puts + (self._record_puts(lines) if lines else [])

    def _actuals(self, changes: Sequence[Change]) -> dict[Path, bytes]:
        """The actuals files that change, by path."""
        entries: dict[Period, dict[str, Entry]] = {}
        for one in changes:
            if one.kind != "unchanged":
                line = one.line or self.standing.last[one.id, str(one.period)]
                entries.setdefault(one.period, {})[one.id] = self._entry(line)
        order = _order(self.plan)
        made = {}
        for period, rows in entries.items():
            path = self.standing.target(period)
            data = merged(self.standing.table(period, self.manner.lang), rows, order)
            if path not in self.standing.files or self.standing.files[path].data != data:
                made[path] = data
        return made

    def _entry(self, line: Line) -> Entry:
        """What the row of a value says from now on: names, unit and department as the plan has them."""
        seat = self.plan.by_id.get(line.id)
        work = next((one for one in self.plan.works if one.id == line.id), None)
        owner = seat.indicator.department if seat else work and (work.department or work.lead)
        return {
            Column.ID: line.id,
            Column.INDICATOR: self.plan.name_of(line.id),
            Column.UNIT: seat.indicator.unit if seat else "",
            Column.PERIOD: line.period,
            Column.VALUE if seat else Column.PROGRESS: line.value,
            Column.DEPARTMENT: owner or "",
            Column.DATA_STATUS: line.data_status,
            Column.NOTE: line.note,
            Column.SUBMITTED_BY: line.submitted_by,
            Column.AS_OF: line.as_of,
            Column.EVIDENCE: line.evidence,
        }

    def _record_puts(self, lines: Sequence[Line]) -> list[Put]:
        before = self.standing.record
        path = self.record / record_file.REVISIONS
        data = _read(path) if before.header else record_writer.header(self.manner.lang)
        after = before._replace(lines=(*before.lines, *lines))
        puts = [
            Put(path, data + record_writer.lines(lines)),
            Put(self.record / record_file.END, record_file.end_of(after).encode("ascii")),
        ]
        if not before.header:
            puts.append(Put(self.record / ".gitattributes", record_writer.ATTRIBUTES))
            puts.append(Put(self.record / ".gitignore", record_writer.IGNORED))
        return puts


def _held(source: Source) -> Source:
    """The file with its bytes, so that what is kept is what was read. One that cannot be read is left to `check`."""
    if source.path is None or source.data is not None:
        return source
    try:
        return source._replace(data=source.path.read_bytes())
    except OSError:
        return source


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(shown(path)), reason=reason(error))]) from None


def _row(one: Finding) -> Row:
    return one.place.file, one.place.sheet, one.place.row


def _order(plan: Plan) -> list[str]:
    """The plan's indicators and works in its order, a work before its indicators."""
    found = [one.id for one in plan.indicators]
    for project in plan.projects:
        found += [one.id for one in project.indicators]
        for task in project.tasks:
            found += [one.id for one in task.indicators]
            for work in task.works:
                found += [work.id, *(one.id for one in work.indicators)]
    return found


def _now() -> str:
    """The time of this call with its offset; SOURCE_DATE_EPOCH makes it one that can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).isoformat(timespec="seconds")
    return datetime.now().astimezone().isoformat(timespec="seconds")
