"""A published plan document to a plan file: what it says is taken, what it leaves open is proposed and asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.errors import GxqError, InputError, reason
from gxq_plan.finding import Severity, sorted_findings
from gxq_plan.place import Place
from gxq_plan.read import file_faults, plan_file
from gxq_plan.read.annex.columns import Role
from gxq_plan.read.annex.found import annexes_of, nearest_header, titled, with_captions
from gxq_plan.read.annex.row import one_line
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.document.opening import document
from gxq_plan.read.nearest import folded
from gxq_plan.read.wording.about import About, about, year_in, years_in
from gxq_plan.report.imported import Imported, TakenRow
from gxq_plan.text import Text
from gxq_plan.uses.import_body import correct_offices, goals_of, with_duties
from gxq_plan.uses.import_row import Record, TakenIn, taken_in
from gxq_plan.uses.import_tree import DEEPEST, Branch, path_of, renumber
from gxq_plan.words import DIRECTION, KIND_SHORT, LEVEL
from gxq_plan.write.plan_file import to_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.read.annex.found import Annex, Found
    from gxq_plan.read.document.document import Document


class Given(NamedTuple):
    """What a call says where the document does not: it goes before what the document says."""

    id: str | None = None
    title: str | None = None
    periods: tuple[Period, ...] = ()


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
        itself = itself._replace(title=titled(annexes[0].caption))
    periods = _periods(annexes, itself, given, path)
    said = [*read.findings, *_left(annexes, found, path)]
    annexes = tuple(_with_base(one, periods) for one in annexes)
    root, groups = _tree(annexes, periods, said)
    said += with_duties(root, found.prose, path)
    _from_columns(root)
    corrected, variants = correct_offices(root, path)
    said += corrected
    rows = _identified(root, said)
    goals, more = goals_of(found.prose, periods, [(id, one.record) for id, one in rows], path)
    said += more
    record = _record(root, groups, itself, periods, given, goals, variants, said, path)
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


def _tree(annexes: Sequence[Annex], periods: Sequence[Period], said: list[Finding]) -> tuple[Branch, tuple[str, ...]]:
    """The tree of all annexes and what its levels are called."""
    root = Branch(0, "")
    groups: tuple[str, ...] = max((one.groups for one in annexes), key=len)
    if len(groups) > DEEPEST:
        joined = groups[DEEPEST:]
        said.append(faults.FULLER_LEVELS.at(annexes[0].place, levels=list(groups), joined=list(joined)))
    for annex in annexes:
        for row in annex.rows:
            branch = root
            for heading in path_of(row.levels):
                branch = branch.below(heading, row.place)
            if row.name:
                above = branch.rows[-1].whole if branch.rows else ""
                branch.rows.append(taken_in(row, annex, periods, above))
            else:
                _without_rows(branch, row.first(Role.DEPARTMENT, Role.LEAD))
            _assisting(branch, row.first(Role.LEAD), row.first(Role.ASSIST))
    names = [groups[at] if at < len(groups) else LEVEL["works"].zh for at in range(DEEPEST)]
    for depth in renumber(root):
        said.append(faults.RENUMBERED.at(annexes[0].place, level=names[depth - 1]))
    return root, groups[:DEEPEST]


def _without_rows(branch: Branch, office: str) -> None:
    from gxq_plan.read.wording.duties import names_in

    if names := names_in(office)[0]:
        branch.extra["department"] = names[0]


def _assisting(branch: Branch, lead: str, assist: str) -> None:
    """Columns of leading and assisting offices: those of a work, as long as the body says nothing else."""
    from gxq_plan.read.wording.duties import names_in

    if branch.depth == DEEPEST and (lead or assist):
        names, is_open = names_in(assist)
        columns = branch.extra.setdefault("columns", {"lead": names_in(lead)[0][:1], "assist": [], "open": False})
        columns["assist"] += [one for one in names if one not in columns["assist"]]
        columns["open"] = columns["open"] or is_open


def _from_columns(root: Branch) -> None:
    for one in root.walk():
        columns = one.extra.pop("columns", None)
        if columns and "lead" not in one.extra:
            if columns["lead"]:
                one.extra["lead"] = columns["lead"][0]
            one.extra["assist"], one.extra["assist_open"] = columns["assist"], columns["open"]


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


def _record(
    root: Branch,
    groups: Sequence[str],
    itself: About,
    periods: Sequence[Period],
    given: Given,
    goals: Sequence[Record],
    variants: dict[str, list[Record]],
    said: list[Finding],
    path: str,
) -> Record:
    """The plan file as plain data, in the order of the shipped one."""
    plan: Record = {"schema": plan_file.SCHEMA, "plan": _about(itself, periods, given, groups, root, said, path)}
    if offices := _offices(root):
        listed = [{"name": one, **({"variants": variants[one]} if one in variants else {})} for one in offices]
        plan["departments"] = listed
    if sources := list(dict.fromkeys(one for row in _rows(root) for one in _many(row.record.get("source")))):
        plan["sources"] = [{"name": one} for one in sources]
    if goals:
        plan["goals"] = list(goals)
    if root.branches:
        plan["projects"] = [_node(one) for one in root.branches]
    if root.rows:
        plan["indicators"] = [_indicator(one) for one in root.rows]
    return plan


def _about(
    itself: About,
    periods: Sequence[Period],
    given: Given,
    groups: Sequence[str],
    root: Branch,
    said: list[Finding],
    path: str,
) -> Record:
    stem = re.sub(r"\.[^.]*$", "", path.rpartition("/")[2]) or "plan"
    title = given.title or itself.title
    if not title:
        title = stem
        said.append(faults.PLAN_VALUE_PROPOSED.at(Place(path), what=_TITLE, value=title, option="--title"))
    name = given.id
    if not name:
        name = "-".join(dict.fromkeys(["plan", str(periods[0]), str(periods[-1])]))
        said.append(faults.PLAN_VALUE_PROPOSED.at(Place(path), what=_ID, value=name, option="--id"))
    found: Record = {"id": name, "title": one_line(title)}
    found |= {key: value for key in ("document_no", "issuer", "issued") if (value := getattr(itself, key))}
    found["periods"] = [one.year for one in periods]
    return found | ({"levels": list(groups)} if groups and root.branches else {})


_TITLE = Text(zh="计划的名称", en="the title of the plan")
_ID = Text(zh="计划的代号", en="the id of the plan")


def _rows(root: Branch) -> Iterator[TakenIn]:
    for one in root.walk():
        yield from one.rows


def _many(value: object) -> Sequence[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


def _offices(root: Branch) -> list[str]:
    """Every office of rows and works, in the order in which they appear."""
    found: list[str] = []
    for one in root.walk():
        for row in one.rows:
            found += _many(row.record.get("department"))
        found += [*_many(one.extra.get("department")), *_many(one.extra.get("lead")), *one.extra.get("assist", ())]
    return list(dict.fromkeys(found))


def _indicator(one: TakenIn) -> Record:
    record: dict[str, Any] = {"id": one.record["id"]}
    targets = one.record["targets"]
    record |= {key: value for key, value in one.record.items() if key not in ("id", "targets")}
    return record | {"targets": targets}


_BELOW = ("projects", "tasks", "works")


def _node(one: Branch) -> Record:
    record: Record = {"number": one.number, "name": one_line(one.name)}
    if one.depth == DEEPEST:
        record |= {key: one.extra[key] for key in ("lead", "assist") if one.extra.get(key)}
        record |= {"assist_open": True} if one.extra.get("assist_open") else {}
        record |= {"department": one.extra["department"]} if "department" in one.extra and not one.rows else {}
    record |= {key: one.extra[key] for key in ("as_written", "variants") if key in one.extra}
    if one.branches:
        record[_BELOW[one.depth]] = [_node(each) for each in one.branches]
    if one.rows:
        record["indicators"] = [_indicator(each) for each in one.rows]
    return record


def read_file(path: Path) -> bytes:
    """The bytes of a document. Raises InputError where it is not there or cannot be opened."""
    shown = path.as_posix()
    if not path.exists():
        raise InputError([file_faults.FILE_MISSING.at(Place(shown), near=Text(zh="", en=""))])
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([file_faults.FILE_UNREADABLE.at(Place(shown), reason=reason(error))]) from None
