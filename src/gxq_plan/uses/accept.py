"""Taking submitted values in: checked, compared with what stands, written all or nothing, with the record of it."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks.a009_missing_row import missing_row
from gxq_plan.checks.a024_status_order import status_order
from gxq_plan.checks.a025_revision_without_reason import revision_without_reason
from gxq_plan.clock import now
from gxq_plan.finding import Finding, Severity, sorted_findings
from gxq_plan.model import period as periods
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read import record_file
from gxq_plan.read.names import Names
from gxq_plan.report.accepted import Accepted, Change, LeftOut
from gxq_plan.uses.accept_writes import Writing, order_of
from gxq_plan.uses.check import check
from gxq_plan.uses.locate import Source, record_folder, shown, whole
from gxq_plan.uses.standing import Standing, standing
from gxq_plan.uses.taking import Call, incoming, judged
from gxq_plan.write.lock import alone
from gxq_plan.write.transaction import commit, finish, sweep

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
        call = Call(manner.reason.strip(), manner.by.strip(), now().isoformat(timespec="seconds"))
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
        self.plan, self.folder, self.record = plan, folder, record
        self.checked, self.call, self.manner = checked, call, manner
        self.bytes = {hashlib.sha256(one.data).hexdigest(): one.data for one in inputs if one.data is not None}
        self.paths = {one.path.resolve() for one in inputs if one.path}
        found = record_file.record(record, shown(record))
        self.standing: Standing = standing(Names(plan), folder, found)
        self._writing = Writing(plan, plan_file, record, self.standing, self.bytes, manner.lang)
        self.lost = self._lost()

    def done(self) -> Accepted:
        changes, left_out, findings = self._compared()
        told = sorted_findings([*self._without_twins(findings), *findings])
        refused = any(one.severity in _COUNTING[self.manner.fail_on] for one in told)
        written: tuple[Path, ...] = ()
        if not refused:
            puts = self._writing.puts(changes)
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
        touched = {one.period for one in rows} | self.lost
        at_hand = self.bytes.keys()
        findings += record_file.received_faults(self.record, shown(self.record), self.standing.record, at_hand)
        changes: list[Change] = []
        for period in sorted(touched, key=lambda one: one.order):
            adopted = self._is_adopted(period)
            findings += () if adopted else self.standing.edited(period)
        for one in rows:
            adopted = self._is_adopted(one.period)
            elsewhere = self.standing.elsewhere(one.key, one.period)
            change, against = judged(one, self.standing.was(one.key, recorded_only=adopted), self.plan, self.call)
            changes.append(change)
            findings += [each for each in (elsewhere if change.line else None, against) if each]
        order = order_of(self.plan)
        changes += self._restored(touched, {one.key for one in rows})
        changes.sort(key=lambda one: (one.period.order, order.index(one.id)))
        return changes, left_out, findings

    def _without_twins(self, ours: Sequence[Finding]) -> list[Finding]:
        """What `check` said, without what is answered here: twins of what is said of the same row, the reason of a
        revision that the call gives, and rows that are missing from the files and stand in the folder already."""
        told = {_row(one) for one in ours}
        return [one for one in self.checked.findings if not self._is_answered(one, told)]

    def _lost(self) -> set[Period]:
        """The periods whose actuals file the call names and nobody has any more: the record puts it back."""
        missing = {one.place.file for one in self.checked.findings if one.fault is faults.FILE_MISSING}
        recorded = {period for key in self.standing.last if (period := periods.from_text(key[1]))}
        return {one for one in recorded if shown(self.standing.target(one)) in missing}

    def _is_answered(self, one: Finding, told: set[Row]) -> bool:
        if one.fault is faults.FILE_MISSING:
            return one.place.file in {shown(self.standing.target(period)) for period in self.lost}
        if one.fault is missing_row.fault:
            return self.standing.was((one.subject or "", str(one.facts["period"]))) is not None
        if one.fault is revision_without_reason.fault and self.call.reason:
            return True
        return one.fault in _TWINS and _row(one) in told

    def _is_adopted(self, period: Period) -> bool:
        """Whether the period's own actuals file is what comes in."""
        return period in self.lost or self.standing.target(period).resolve() in self.paths

    def _restored(self, touched: Iterable[Period], said: set[tuple[str, str]]) -> list[Change]:
        """What the record holds and an actuals file that comes in itself no longer does."""
        found = []
        for period in filter(self._is_adopted, touched):
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


def _held(source: Source) -> Source:
    """The file with its bytes, so that what is kept is what was read. One that cannot be read is left to `check`."""
    if source.path is None or source.data is not None:
        return source
    try:
        return source._replace(data=source.path.read_bytes())
    except OSError:
        return source


def _row(one: Finding) -> Row:
    return one.place.file, one.place.sheet, one.place.row
