"""Every file of the corpus is read as a person reads it, cell by cell, or refused at the right cell with a remedy."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gxq_plan.errors import InputError
from gxq_plan.finding import Severity
from gxq_plan.model import period as periods
from gxq_plan.model.submission import Absence, Column
from gxq_plan.read import plan_file
from gxq_plan.read.actuals import read_file
from gxq_plan.read.names import Names
from gxq_plan.text import LANGS
from gxq_plan.uses.audit import figures
from gxq_plan.uses.check import check
from gxq_plan.uses.locate import Source

from ..outputs import assert_said
from .expected import HERE, Expected, Finding, Value, described, expected, files, number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan import finding as findings
    from gxq_plan.model.submission import Row, Submission
    from gxq_plan.place import Place
    from gxq_plan.report.report import Checked

ROOT = HERE.parents[1]
PLAN = plan_file.from_file(ROOT / "data" / "plan.yaml")
NAMES = Names(PLAN)
FILES = [pytest.param(one, id=one.relative_to(HERE).as_posix()) for one in files()]
# What a row that is not there makes is A009's business, and tests/checks' to test.
_MISSING_ROW = "A009"
_REFUSALS = "refused"


def test_every_file_has_an_expectation_and_every_expectation_a_file() -> None:
    assert {described(one) for one in files()} == set(HERE.rglob("*.yaml"))


def test_the_corpus_stays_small() -> None:
    assert sum(one.stat().st_size for one in files()) < 1_000_000


@pytest.mark.parametrize("path", FILES)
def test_read(path: Path) -> None:
    wanted = expected(path)
    try:
        found = read_file(path, path.name, NAMES, _period(wanted), wanted.facts.get("office"))
    except InputError as error:
        assert wanted.stops, [_shown(one) for one in error.findings]
        _is_said(error.findings, [wanted.stops], path)
        assert all(one.fault.stops for one in error.findings)
        return
    assert wanted.stops is None, _values(found)
    assert _values(found) == list(_comparable(wanted.values, found))
    assert sorted(_at(one.place) for one in _all(found, "F110")) == sorted(wanted.left_out)
    _has_the_layout(found, wanted)


@pytest.mark.parametrize("path", FILES)
def test_check(path: Path, tmp_path: Path) -> None:
    wanted = expected(path)
    checked = _checked(path, wanted, tmp_path)
    errors = [one for one in checked.findings if one.severity is Severity.ERROR]
    if wanted.stops:
        _is_said(errors, [wanted.stops], path)
        return
    _is_said(errors, wanted.errors, path)
    warnings = [one for one in checked.findings if one.severity is Severity.WARNING and one.code != _MISSING_ROW]
    _is_said(warnings, wanted.warnings, path)
    assert wanted.infos <= {one.code for one in checked.findings}
    _every_row_is_used_or_answered(checked)


@pytest.mark.parametrize("path", FILES)
def test_every_output_says_it(path: Path, tmp_path: Path) -> None:
    wanted = expected(path)
    record = assert_said(_checked(path, wanted, tmp_path), [Source(path.name, path)])
    assert _figures(record, wanted) == []


# --- reading ------------------------------------------------------------------------------------------------------


def _period(wanted: Expected) -> periods.Period | None:
    said = wanted.facts.get("period")
    return periods.from_text(str(said)) if said else None


def _values(found: Iterable[Submission]) -> list[Value]:
    return [_value(submission, row) for submission in found for row in submission.rows]


def _value(submission: Submission, row: Row) -> Value:
    place = submission.place(row, Column.VALUE)
    if row.subject is None:
        said = "?"
    elif row.value is not None:
        said = number(str(row.value))
    elif row.absence in (Absence.NOT_A_NUMBER, Absence.UNREADABLE):
        said = str(row.cell.refusal or _REFUSALS)
    else:
        said = str(row.absence)
    period = None if row.period is None else str(row.period)
    return Value(_at(place), row.subject, period, said, row.remark.progress)


def _comparable(wanted: Iterable[Value], found: Iterable[Submission]) -> Iterable[Value]:
    """The values expected; where only `refused` is, of whatever kind the refusal is."""
    kinds = {one.cell: one.value for one in _values(found)}
    known = {str(one) for one in _refusals()}
    for one in wanted:
        kind = kinds.get(one.cell, "")
        yield one._replace(value=kind) if one.value == _REFUSALS and kind in known else one


def _refusals() -> Iterable[str]:
    from gxq_plan.model.submission import Refusal

    return (_REFUSALS, *Refusal)


def _has_the_layout(found: tuple[Submission, ...], wanted: Expected) -> None:
    first = found[0]
    read: dict[str, Any] = {
        "encoding": first.encoding,
        "delimiter": first.layout.delimiter,
        "header": first.layout.header,
        "wide": first.layout.wide,
        "department": first.department,
    }
    assert {key: read[key] for key in read if key in wanted.facts} == {
        key: wanted.facts[key] for key in read if key in wanted.facts
    }


def _all(found: Iterable[Submission], code: str) -> list[findings.Finding]:
    return [one for submission in found for one in submission.findings if one.code == code]


def _at(place: Place) -> str:
    """A place as expectations write it: the cell, else the row, else nothing; in a workbook its sheet before it."""
    spot = place.cell or ("" if place.row is None else str(place.row))
    return f"{place.sheet}!{spot}" if place.sheet else spot


# --- checking -----------------------------------------------------------------------------------------------------


def _checked(path: Path, wanted: Expected, empty: Path) -> Checked:
    """The file alone: without history, so that only what stands in it is judged."""
    office = wanted.facts.get("office")
    source = Source(path.name, path)
    return check(PLAN, [source], empty, period=_period(wanted), department=office, assess=figures)


def _shown(one: findings.Finding) -> str:
    return f"{_at(one.place)} {one.code} {one.fault.message.of('zh', **one.facts)}"


def _is_said(found: Iterable[findings.Finding], wanted: Iterable[Finding], path: Path) -> None:
    """Exactly these findings, each with its words in both languages."""
    left = list(found)
    missing = []
    for one in wanted:
        at = next((it for it in left if _matches(it, one)), None)
        if at is None:
            missing.append(one)
        else:
            left.remove(at)
    assert not missing and not left, f"{path.name}: missing {missing}; not expected {[_shown(one) for one in left]}"


def _matches(one: findings.Finding, wanted: Finding) -> bool:
    said = one.fault.message.of("zh", **one.facts) + one.fault.remedy.of("zh", **one.facts)
    assert one.fault.message.of("en", **one.facts)
    assert one.fault.remedy.of("en", **one.facts)
    return _at(one.place) == wanted.at and one.code.startswith(wanted.code) and wanted.says in said


def _every_row_is_used_or_answered(checked: Checked) -> None:
    """Nothing is dropped in silence: a row without a usable number has a finding, or nothing was due there."""
    told = {(one.place.sheet, one.place.row) for one in checked.findings}
    untimely = {one.place.sheet for one in checked.findings if one.code == "F104"}
    for submission in checked.submissions:
        for row in submission.rows:
            used = row.subject is not None and row.period is not None and row.value is not None
            quiet = row.absence in (Absence.EMPTY, Absence.PENDING, Absence.NOT_APPLICABLE) and row.subject is not None
            answered = (submission.sheet, row.number) in told or (row.period is None and submission.sheet in untimely)
            assert used or quiet or answered, row


def _figures(record: Any, wanted: Expected) -> list[str]:
    """Where the figures that the command prints differ from the values that a person reads: none do."""
    said = {(one["id"], one["period"]): one["actual"] for one in record["indicators"]}
    counted = Counter((one.subject, one.period) for one in wanted.values)
    differing = []
    for one in wanted.values:
        known = (one.subject, one.period)
        figure = said.get(known) if counted[known] == 1 and one.value[:1] in "-0123456789" else None
        if figure is not None and float(one.value) != figure:
            differing.append(f"{one}: {figure}")
    return differing


# --- the command itself -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
def test_the_command_says_the_same(lang: str, tmp_path: Path) -> None:
    """All files in one call of the real command: it ends with 2, for some cannot be judged, and hides nothing of the
    others: each error that is expected of a file alone is there."""
    command = [sys.executable, "-m", "gxq_plan", "check", "--format", "json", "--lang", lang]
    paths = [str(one) for one in files() if not expected(one).facts.keys() & {"period", "office"}]
    where = ["--plan", str(ROOT / "data" / "plan.yaml"), "--actuals", str(tmp_path)]
    done = subprocess.run([*command, *where, *paths], capture_output=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (2, b"")
    said = {(one["file"], one["code"], one["row"]) for one in json.loads(done.stdout)["findings"]}
    for path in map(Path, paths):
        wanted = expected(path)
        for error in (*wanted.errors, *([wanted.stops] if wanted.stops else [])):
            row = int(found[0]) if (found := re.findall(r"\d+$", error.at)) else None
            assert any(
                Path(file or "").name == path.name and code.startswith(error.code) and row in (at, None)
                for file, code, at in said
            ), (path.name, error)
