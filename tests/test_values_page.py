"""docs/values.*.md says how a value is read: every row of its tables is run, and both languages show the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from gxq_plan.checks.a003_not_a_number import PROBLEM
from gxq_plan.model.submission import Absence, Refusal
from gxq_plan.read.cells import cell
from gxq_plan.text import LANGS, Lang

DOCS = Path(__file__).parent.parent / "docs"
ABSENT: dict[str, Absence] = {
    "空": Absence.EMPTY,
    "待统计": Absence.PENDING,
    "不适用": Absence.NOT_APPLICABLE,
    "empty": Absence.EMPTY,
    "pending": Absence.PENDING,
    "not applicable": Absence.NOT_APPLICABLE,
}
NOT_USED = re.compile(r"(?:不采用|not used)(?: ?[(（](?P<meant>[^)）]+)[)）])?")


class Row(NamedTuple):
    raw: str
    unit: str
    written: str
    result: str
    why: str


def rows(lang: Lang) -> list[Row]:
    text = (DOCS / f"values.{lang}.md").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line.startswith(("| `", "| （", "| ("))]
    cells = [[one.strip() for one in line.strip("|").split("|")] for line in lines]
    return [Row(one[0][1:-1] if one[0].startswith("`") else "", *one[1:]) for one in cells]


@pytest.mark.parametrize(("lang", "row"), [(lang, row) for lang in LANGS for row in rows(lang)])
def test_a_row_says_what_is_read(lang: Lang, row: Row) -> None:
    found = cell(row.raw, row.unit, row.written)
    if row.result in ABSENT:
        assert found.absence is ABSENT[row.result]
    elif refused := NOT_USED.fullmatch(row.result):
        assert found.refusal is not None
        assert found.meant == refused["meant"]
        assert PROBLEM[found.refusal].of(lang).removeprefix("which is ").removeprefix("which ") in row.why
    else:
        assert str(found.value) == row.result


def test_every_refusal_and_absence_is_shown_in_both_languages() -> None:
    for lang in LANGS:
        found = [cell(row.raw, row.unit, row.written) for row in rows(lang)]
        assert {one.refusal for one in found if one.refusal} == set(Refusal)
        read = {one.absence for one in found if one.absence}
        assert read == set(Absence) - {Absence.UNREADABLE}
    chinese, english = rows("zh"), rows("en")
    pairs = zip(chinese, english, strict=True)
    differing = [(one.raw, other.raw) for one, other in pairs if one[:3] != other[:3]]
    assert differing == [("待核实", "pending")]
