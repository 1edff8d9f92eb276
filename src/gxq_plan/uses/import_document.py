"""A published plan document to a plan file: what it says is taken, what it leaves open is proposed and asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.errors import GxqError, InputError, reason
from gxq_plan.finding import Severity, sorted_findings
from gxq_plan.place import Place
from gxq_plan.read import file_faults, plan_file
from gxq_plan.read.annex.columns import Role
from gxq_plan.read.annex.found import annexes_of, nearest_header, with_captions
from gxq_plan.read.annex.row import one_line
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.document.opening import document
from gxq_plan.read.nearest import folded
from gxq_plan.read.wording.about import About, about, year_in, years_in
from gxq_plan.report.imported import Imported, TakenRow
from gxq_plan.text import Text
from gxq_plan.uses.import_body import correct_offices, goals_of, with_duties
from gxq_plan.uses.import_plan import Given, plan_record
from gxq_plan.uses.import_tree import take_columns, tree_of
from gxq_plan.words import DIRECTION, KIND_SHORT
from gxq_plan.write.plan_file import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.read.annex.found import Annex, Found
    from gxq_plan.read.document.document import Document
    from gxq_plan.uses.import_row import TakenIn
    from gxq_plan.uses.import_tree import Branch


class ImportBugError(Exception):
    """A plan file was written that cannot be read again: never the document's fault."""


def import_document(data: bytes, path: str, given: Given) -> Imported:
    """The plan of a document.

    Raises InputError where the document cannot be read, holds no table of indicators, or does not say its years.
    """
    read = document(data, path)
    found = annexes_of(read)
    annexes = with_captions(found.annexes)
    if not any(one.rows for one in annexes):
        near = nearest_header(read)
        place = Place(path)
        raise InputError([faults.NO_ANNEX.at(place, tables=len(read.tables), lines=len(read.lines), near=near)])
    itself = about(_texts(read, found))
    if not itself.title and len(annexes) == 1:
        itself = itself._replace(title=annexes[0].caption)
    periods = _periods(annexes, itself, given, path)
    said = [*read.findings, *_left(annexes, found, path)]
    annexes = tuple(_with_base(one, periods) for one in annexes)
    root, groups = tree_of(annexes, periods, said)
    said += with_duties(root, found.prose, path)
    take_columns(root)
    corrected, variants = correct_offices(root, path)
    said += corrected
    rows = _identified(root, said)
    goals, more = goals_of(found.prose, periods, [(id, one.record) for id, one in rows], path)
    said += more
    record = plan_record(root, groups, itself, periods, given, goals, variants, said, path)
    text = to_yaml(record)
    try:
        plan = plan_file.from_bytes(text.encode(), path)
    except GxqError as error:
        raise ImportBugError(str(error)) from error
    taken = tuple(TakenRow(id, one.row.place, one.proposed.cue, one.proposed.said) for id, one in rows)
    findings = sorted_findings(said)
    return Imported(path, read.sha256, read.form, plan, text, taken, findings, len(read.tables), len(read.lines))


def _texts(read: Document, found: Found) -> list[str]:
    """What a title may stand in: the lines before the annex, else the cells above it."""
    if found.prose:
        return [one.text for one in found.prose]
    rows = [cells for table in read.tables for _, cells in list(table.grid.rows)[:5]]
    return [one_line(cell) for cells in rows for cell in cells if cell.strip() and len(cell) < 100]


def _periods(annexes: Sequence[Annex], itself: About, given: Given, path: str) -> tuple[Period, ...]:
    """The years: those of the call, else of the title, else of the columns. Columns outside of the title's years win
    over it where they hold targets."""
    if given.periods:
        return given.periods
    years = sorted({one.period for annex in annexes for one in annex.columns if one.role is Role.TARGET and one.period})
    if itself.years and (not years or set(years) & set(itself.years)):
        return itself.years
    captions = years_in([one.caption for one in annexes])
    if captions and (not years or set(years) & set(captions)):
        return captions
    if found := tuple(years) or year_in([itself.title, *(one.caption for one in annexes)]):
        return found
    raise InputError([faults.NO_PERIODS.at(annexes[0].place._replace(file=path))])


def _with_base(annex: Annex, periods: Sequence[Period]) -> Annex:
    """A column of a year before the plan shows where things stood, whatever its heading leaves out."""
    renamed = {
        one: one._replace(role=Role.BASELINE)
        for one in annex.columns
        if one.role is Role.TARGET and one.period and one.period.year < periods[0].year
    }
    outside = {
        one: one._replace(role=Role.OTHER)
        for one in annex.columns
        if one.role is Role.TARGET and one.period and one.period.year > periods[-1].year
    }
    renamed |= outside
    if not renamed:
        return annex
    rows = tuple(
        row._replace(cells={renamed.get(one, one): text for one, text in row.cells.items()}) for row in annex.rows
    )
    return annex._replace(columns=tuple(renamed.get(one, one) for one in annex.columns), rows=rows)


def _left(annexes: Sequence[Annex], found: Found, path: str) -> Iterator[Finding]:
    """What was not taken: rows, columns, tables."""
    for annex in annexes:
        for left in annex.left:
            one = faults.ROW_LEFT.at(left.place, text=left.text, cause=_WHY[left.why])
            yield one if left.why in _DOUBTFUL else one._replace(severity=Severity.INFO)
        for column in annex.columns:
            if column.role is Role.OTHER:
                place = annex.place._replace(column=column.label, column_number=column.at)
                yield faults.COLUMN_LEFT.at(place, header=column.label)
        for row in annex.rows:
            if row.split:
                yield faults.ROW_IN_DOUBT.at(row.place, cells=row.split)
    for table in found.others:
        rows = list(table.grid.rows)
        words = " ".join(dict.fromkeys(one_line(cell) for _, cells in rows[:2] for cell in cells if cell.strip()))
        yield faults.TABLE_LEFT.at(Place(path, table.grid.sheet), rows=len(rows), text=words or "—")


_DOUBTFUL = ("nameless", "stray")
_WHY = {
    "note": Text(zh="是表注", en="it is a note"),
    "total": Text(zh="是合计", en="it is a total"),
    "nameless": Text(zh="没有指标名称", en="it names no indicator"),
    "behind": Text(zh="从这里起在表的后面", en="from here on it stands behind the table"),
    "stray": Text(zh="不像是表里的一行", en="it is unlike the rows of the table"),
}


def _identified(root: Branch, said: list[Finding]) -> list[tuple[str, TakenIn]]:
    """The rows with their ids, in the order of the tree; copies tied to the row that they repeat."""
    found: list[tuple[str, TakenIn]] = []
    first: dict[tuple[str, str, str], str] = {}
    for branch in root.walk():
        for number, one in enumerate(branch.rows, 1):
            id = f"{branch.prefix}-{number}"
            thing = folded(one.record["name"]), one.record["unit"], repr(one.record["targets"])
            one.record["id"] = id
            place = one.row.place
            if thing in first:
                one.record["same_as"] = first[thing]
                said.append(faults.REPEATED_ROW.at(place, id, first=first[thing]))
            first.setdefault(thing, id)
            said += [fault.at(place, id, **facts) for fault, facts in one.said]
            said += _proposals(one, id, place)
            found.append((id, one))
    return found


def _proposals(one: TakenIn, id: str, place: Place) -> Iterator[Finding]:
    kind, direction = KIND_SHORT[one.record["kind"]], DIRECTION[one.record["direction"]]
    cue = Text.both(one.proposed.cue) if one.proposed.cue else _NO_CUE
    found = faults.KIND_PROPOSED.at(place, id, cue=cue, kind=kind, direction=direction)
    yield found._replace(severity=Severity.INFO) if one.proposed.said else found
    if one.proposed.doubt is not None:
        yield faults.DIRECTION_DOUBT.at(place, id, direction=direction, cause=one.proposed.doubt)


_NO_CUE = Text(zh="没有写明", en="which says nothing")


def read_file(path: Path) -> bytes:
    """The bytes of a document. Raises InputError where it is not there or cannot be opened."""
    shown = path.as_posix()
    if not path.exists():
        raise InputError([file_faults.FILE_MISSING.at(Place(shown), near=Text(zh="", en=""))])
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([file_faults.FILE_UNREADABLE.at(Place(shown), reason=reason(error))]) from None
