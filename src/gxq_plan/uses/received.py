"""From the values of an indicator on to the cells that they were received in, and what they were before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks.accept_faults import ACTUALS_EDITED
from gxq_plan.errors import InputError
from gxq_plan.finding import Finding, Severity
from gxq_plan.model.record import Record, State
from gxq_plan.place import Place
from gxq_plan.read import record_file
from gxq_plan.text import number
from gxq_plan.uses.locate import record_folder, shown
from gxq_plan.uses.same import number_of, same
from gxq_plan.uses.standing import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.record import Line


def received(folder: Path, indicators: Iterable[str]) -> tuple[Record, tuple[Finding, ...]]:
    """The lines of some indicators in the record of an actuals folder, and what is wrong with it or with the received
    files that they lead to. Warnings: whoever only reads can go on without."""
    where = record_folder(folder)
    wanted = set(indicators)
    try:
        whole = record_file.record(where, shown(where))
    except InputError as error:
        return Record(), _warnings(error.findings)
    found = whole._replace(lines=tuple(one for one in whole.lines if one.id in wanted))
    return found, _warnings(record_file.received_faults(where, shown(where), found))


def edited(rows: Iterable[Assessed], record: Record) -> tuple[Finding, ...]:
    """Where an actual is not what the record last said: it was changed past `accept`."""
    return _warnings(_edited(rows, record))


def _edited(rows: Iterable[Assessed], record: Record) -> Iterator[Finding]:
    last = record.last()
    for row in rows:
        indicator = row.seat.indicator
        line = last.get((indicator.id, row.period))
        if line and not _says(row, line):
            now = State(number(row.actual) if row.actual is not None else "", row.data_status or "")
            origin = row.origin
            place = Place(origin.file, origin.sheet, origin.row) if origin else Place()
            yield ACTUALS_EDITED.at(
                place,
                indicator.id,
                period=row.period_itself(),
                id=indicator.id,
                name=indicator.name,
                row=line.number,
                recorded=words_of(line.state),
                found=words_of(now._replace(value=now.value or "—")),
                file=place.file or f"data/actuals/{row.period}.csv",
            )


def _says(row: Assessed, line: Line) -> bool:
    """Whether an assessed row holds what a line says. Of values that are no numbers only that there is none."""
    recorded = number_of(line.state)
    if recorded is None or row.actual is None:
        return recorded is None and row.actual is None
    return float(recorded) == row.actual and same(line.state, State(line.value, row.data_status or ""))


def _warnings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(one._replace(severity=Severity.WARNING) for one in findings)
