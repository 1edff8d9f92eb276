"""What check compares with what: history, periods under check, one bad file beside good ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.finding import Severity
from gxq_plan.read.plan_file import from_bytes
from gxq_plan.uses.audit import figures
from gxq_plan.uses.check import check
from gxq_plan.uses.locate import Source

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.plan import Plan
    from gxq_plan.report.report import Checked

PLAN = """
schema: gxq.plan/1
plan: {id: p, title: p, periods: [2018, 2019, 2020]}
departments: [{name: 甲局}, {name: 乙局}]
indicators:
  - {id: A, name: 累计企业数, unit: 家, kind: cumulative, direction: up, department: 甲局,
     targets: {2018: 8, 2019: 10, 2020: 12}}
  - {id: B, name: 年末面积, unit: 亩, kind: level, direction: up, department: 甲局,
     targets: {2018: 8, 2019: 10, 2020: 12}}
  - {id: C, name: 占比, unit: "%", kind: ratio, direction: up, department: 乙局, targets: {2018: 8, 2019: 10, 2020: 12}}
"""


@pytest.fixture
def plan() -> Plan:
    return from_bytes(PLAN.encode(), "plan.yaml")


def _checked(plan: Plan, folder: Path, name: str, text: str, complete: bool = False) -> Checked:
    return check(plan, [Source(name, data=text.encode())], folder, assess=figures, complete=complete)


def _codes(checked: Checked) -> list[str]:
    return [one.code for one in checked.findings]


def test_the_folder_is_history_for_totals_and_baselines(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "2018.csv").write_text("编号,实际值\nA,9\nB,8\n", encoding="utf-8")
    checked = _checked(plan, tmp_path, "2019.csv", "编号,实际值\nA,7\nB,10\n")
    assert _codes(checked) == ["A008"]
    row = next(one for one in checked.rows if one.seat.indicator.id == "B")
    assert (row.baseline, row.baseline_period, row.baseline_from) == (8, "2018", "actual")


def test_a_checked_file_stands_in_for_the_folders_values_of_its_periods(plan: Plan, tmp_path: Path) -> None:
    """The folder's 2019 must not make the checked 2019 a duplicate, nor fall against itself."""
    (tmp_path / "2019.csv").write_text("编号,实际值\nA,11\nB,8\n", encoding="utf-8")
    checked = _checked(plan, tmp_path, "2019-甲局.csv", "编号,实际值\nA,10\nB,10\n")
    assert _codes(checked) == []
    assert {one.actual for one in checked.rows} == {10.0}


def test_a_broken_file_in_the_folder_is_a_warning_about_that_file(plan: Plan, tmp_path: Path) -> None:
    (tmp_path / "2018.csv").write_bytes(b"PK\x03\x04")
    checked = _checked(plan, tmp_path, "2019.csv", "编号,实际值\nA,10\nB,10\n")
    assert [(one.code, one.severity) for one in checked.findings] == [("F014", Severity.WARNING)]


def test_departments_that_did_not_submit_owe_nothing_in_this_call(plan: Plan, tmp_path: Path) -> None:
    checked = _checked(plan, tmp_path, "2019.csv", "编号,实际值\nA,10\n")
    assert [(one.code, one.subject) for one in checked.findings] == [("A009", "B")]


def test_complete_asks_for_the_whole_plan_and_makes_it_an_error(plan: Plan, tmp_path: Path) -> None:
    checked = _checked(plan, tmp_path, "2019.csv", "编号,实际值\nA,10\n", complete=True)
    found = [(one.code, one.subject, one.severity) for one in checked.findings]
    assert found == [("A009", "B", Severity.ERROR), ("A009", "C", Severity.ERROR)]


def test_a_row_under_a_wrong_department_does_not_make_its_owner_owe_the_rest(plan: Plan, tmp_path: Path) -> None:
    checked = _checked(plan, tmp_path, "2019.csv", "编号,实际值,责任部门\nC,10,乙局\nA,10,乙局\n")
    assert _codes(checked) == ["A005"]


def test_a_result_is_not_doubted_where_the_value_is_known_to_be_wrong(plan: Plan, tmp_path: Path) -> None:
    checked = _checked(plan, tmp_path, "2019.csv", "编号,实际值\nC,130\n")
    assert _codes(checked) == ["A006"]


def test_figures_hold_what_the_file_holds_and_pending_rows(plan: Plan, tmp_path: Path) -> None:
    checked = _checked(plan, tmp_path, "2019.csv", "编号,实际值,说明\nA,约10,\nB,待统计,下月有数\n")
    assert [(one.seat.indicator.id, one.status, one.note) for one in checked.rows] == [
        ("B", "not_reported", "下月有数")
    ]
