"""The files that an accept writes: what is kept as it is, the actuals, the record's lines."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.errors import InputError, reason
from gxq_plan.model.record import chained
from gxq_plan.model.submission import Column
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read import record_file
from gxq_plan.uses.locate import shown
from gxq_plan.write import record as record_writer
from gxq_plan.write.actuals_file import Entry, merged
from gxq_plan.write.transaction import Put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.record import Line
    from gxq_plan.report.accepted import Change
    from gxq_plan.text import Lang
    from gxq_plan.uses.standing import Standing


class Writing(NamedTuple):
    """What a call writes from: `plan_file` is the plan in force, `record` the record's folder, `standing` what was
    there before, `received` the bytes that came in, by their hash, `lang` the language of a header made anew."""

    plan: Plan
    plan_file: Path
    record: Path
    standing: Standing
    received: Mapping[str, bytes]
    lang: Lang

    def puts(self, changes: Sequence[Change]) -> list[Put]:
        """Every file that this call changes, the record's last."""
        lost = {one.sha256 for one in self.standing.record.lines} & self.received.keys()
        keep = {sha256: self.received[sha256] for sha256 in lost}
        lines = chained(self.standing.record, [one.line for one in changes if one.line])
        for line in lines:
            keep[line.sha256] = self.received[line.sha256]
        actuals = self._actuals(changes)
        if lines or actuals:
            before = [one.data for path, one in self.standing.files.items() if path in actuals]
            # Also what is written now: a report made from it can be verified when it was edited by hand since.
            for data in (_read(self.plan_file), *before, *actuals.values()):
                keep[hashlib.sha256(data).hexdigest()] = data
        puts = [Put(self.record / record_file.RECEIVED / sha256, data) for sha256, data in keep.items()]
        puts += [Put(path, data) for path, data in actuals.items()]
        return puts + (self._record_puts(lines) if lines else [])

    def _actuals(self, changes: Sequence[Change]) -> dict[Path, bytes]:
        """The actuals files that change, by path."""
        entries: dict[Period, dict[str, Entry]] = {}
        for one in changes:
            if one.kind != "unchanged":
                line = one.line or self.standing.last[one.id, str(one.period)]
                entries.setdefault(one.period, {})[one.id] = self._entry(line)
        order = order_of(self.plan)
        made = {}
        for period, rows in entries.items():
            path = self.standing.target(period)
            data = merged(self.standing.table(period, self.lang), rows, order)
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
        data = _read(path) if before.header else record_writer.header(self.lang)
        after = before._replace(lines=(*before.lines, *lines))
        puts = [
            Put(path, data + record_writer.lines(lines)),
            Put(self.record / record_file.END, record_file.end_of(after).encode("ascii")),
        ]
        if not before.header:
            puts.append(Put(self.record / ".gitattributes", record_writer.ATTRIBUTES))
            puts.append(Put(self.record / ".gitignore", record_writer.IGNORED))
        return puts


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(shown(path)), reason=reason(error))]) from None


def order_of(plan: Plan) -> list[str]:
    """The plan's indicators and works in its order, a work before its indicators."""
    found = [one.id for one in plan.indicators]
    for project in plan.projects:
        found += [one.id for one in project.indicators]
        for task in project.tasks:
            found += [one.id for one in task.indicators]
            for work in task.works:
                found += [work.id, *(one.id for one in work.indicators)]
    return found
