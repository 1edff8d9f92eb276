"""What becomes of findings: notes answer warnings, waivers cover what they name until their last day, plans regrade."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.checks._settle import reason
from gxq_plan.finding import Answer, Finding, Severity
from gxq_plan.model.rules import Choice
from gxq_plan.read import plan_file
from gxq_plan.report.catalogue import CATALOGUE
from gxq_plan.text import LANGS
from gxq_plan.uses.check import check
from gxq_plan.uses.locate import Source

from .test_rules import PLAN

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.report.report import Checked

HEADER = "编号,实际值,数据状态,说明\n"
WAIVER = "{{code: {code}, {about}reason: 经批准缓报, approver: 王主任, until: {until}}}"


def checked(
    tmp_path: Path,
    text: str,
    rules: str = "",
    *,
    name: str = "2019.csv",
    as_of: str | None = "2020-06-30",
    command: Choice = Choice(),  # noqa: B008 - it is frozen
    whole: bool = False,
    complete: bool = False,
    department: str | None = None,
) -> Checked:
    """The file checked under a plan with these rules; `whole`: it is all of the actuals folder."""
    plan = plan_file.from_bytes(f"{PLAN}{rules}".encode(), "plan.yaml", lambda: CATALOGUE)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    source = Source(name, path)
    folder = tmp_path if whole else tmp_path / "nothing"
    return check(plan, [source], folder, command=command, as_of=as_of, complete=complete, department=department)


def waived(code: str, about: str = "", until: str = "2020-06-30") -> str:
    return "rules: {waivers: [" + WAIVER.format(code=code, about=about, until=until) + "]}\n"


def of(found: Checked, code: str) -> list[Finding]:
    return [one for one in found.findings if one.code == code]


# --- notes --------------------------------------------------------------------------------------------------------


def test_a_note_answers_the_warning_of_its_row(tmp_path: Path) -> None:
    [one] = of(checked(tmp_path, HEADER + "W02-1,,,火炬年报4月定稿\n"), "A010")
    assert one.severity is Severity.INFO
    assert one.answer == Answer("火炬年报4月定稿")
    assert one.answer.words().of("zh") == "说明：火炬年报4月定稿"
    assert one.answer.words().of("en") == "note: 火炬年报4月定稿"


@pytest.mark.parametrize(
    "note", ["", "虚构示例数据", "虚构示例数据；", "——", "无", " 无。", "略", "同上", "N/A", "None"]
)
def test_what_is_no_reason_answers_nothing(tmp_path: Path, note: str) -> None:
    [one] = of(checked(tmp_path, HEADER + f"W02-1,,,{note}\n"), "A010")
    assert (one.severity, one.answer) == (Severity.WARNING, None)


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("虚构示例数据；年报未定稿", "年报未定稿"),
        ("年报未定稿（虚构示例数据）", "年报未定稿"),
        ("场地改造（详见附件）。", "场地改造（详见附件）"),
        ("无锡市局尚未反馈", "无锡市局尚未反馈"),
        ("no figures before April", "no figures before April"),
    ],
)
def test_a_reason_beside_the_mark_or_that_begins_like_none_is_one(note: str, said: str) -> None:
    assert reason(note) == said


def test_a_note_of_another_row_answers_nothing(tmp_path: Path) -> None:
    found = checked(tmp_path, HEADER + "W01-1,5.1,年报,新口径\nW02-1,,,\nW01-3,0.8,年报,新口径\n")
    assert [one.answer for one in of(found, "A010")] == [None]


def test_a_note_answers_no_error(tmp_path: Path) -> None:
    [one] = of(checked(tmp_path, HEADER + "W02-1,约80,年报,年报未定稿\n"), "A003")
    assert (one.severity, one.answer) == (Severity.ERROR, None)


def test_what_is_about_the_missing_note_cannot_be_answered_by_one(tmp_path: Path) -> None:
    assert not CATALOGUE["A014"].answerable
    [one] = of(checked(tmp_path, HEADER + "W02-1,待统计,,\n"), "A014")
    assert one.answer is None


def test_a_warning_without_a_row_is_not_answered_by_the_first_row(tmp_path: Path) -> None:
    found = of(checked(tmp_path, HEADER + "W02-1,80,年报,企业迁出\n"), "A009")
    assert found
    assert {one.answer for one in found} == {None}


def test_the_cells_of_one_line_of_a_wide_table_share_its_note(tmp_path: Path) -> None:
    text = "编号,2018年,2019年,说明\nW02-1,98,110,\nW01-1,5.2,,年报4月定稿\n"
    found = of(checked(tmp_path, text, name="wide.csv"), "A010")
    assert [(one.place.cell, one.answer) for one in found] == [("C3", Answer("年报4月定稿"))]


# --- selection and severity ---------------------------------------------------------------------------------------


def test_ignored_rules_do_not_run_and_others_do(tmp_path: Path) -> None:
    found = checked(tmp_path, HEADER + "W02-1,约80,年报,\nW01-1,,,\n", "rules: {ignore: [A010, missing_row]}\n")
    assert {one.code for one in found.findings} == {"A003"}


def test_ignored_findings_of_readers_go_too_and_made_up_data_stay(tmp_path: Path) -> None:
    text = "编号,实际值,其他,说明\nW02-1,110,1,虚构示例数据\n"
    assert "F106" in {one.code for one in checked(tmp_path, text).findings}
    found = checked(tmp_path, text, "rules: {ignore: [F, A]}\n")
    assert {one.code for one in found.findings} == {"F107"}


def test_the_command_line_wins_over_the_plan(tmp_path: Path) -> None:
    found = checked(tmp_path, HEADER + "W02-1,,,\n", "rules: {ignore: [A010]}\n", command=Choice(("A010",)))
    assert {one.code for one in found.findings} == {"A010"}


def test_a_plan_weighs_a_rule_otherwise(tmp_path: Path) -> None:
    text = HEADER + "W02-1,,,\n"
    assert [one.severity for one in of(checked(tmp_path, text, "rules: {severity: {A010: error}}\n"), "A010")] == [
        Severity.ERROR
    ]
    regraded = checked(tmp_path, text, "rules: {severity: {A009: info}}\n")
    assert {one.severity for one in of(regraded, "A009")} == {Severity.INFO}


def test_complete_is_the_calls_own_word(tmp_path: Path) -> None:
    found = checked(tmp_path, HEADER + "W02-1,80,年报,\n", "rules: {severity: {A009: info}}\n", complete=True)
    assert {one.severity for one in of(found, "A009")} == {Severity.ERROR}


def test_a_warning_made_an_error_is_not_answered_and_an_error_made_a_warning_is(tmp_path: Path) -> None:
    text = HEADER + "W02-1,,,年报未定稿\nW01-1,5.1,瞎写,新系统的状态\n"
    found = checked(tmp_path, text, "rules: {severity: {A010: error, A016: warning}}\n")
    assert [one.answer for one in of(found, "A010")] == [None]
    assert [one.answer for one in of(found, "A016")] == [Answer("新系统的状态")]


# --- waivers ------------------------------------------------------------------------------------------------------


def test_a_waiver_makes_an_info_that_says_why_who_and_until_when(tmp_path: Path) -> None:
    found = checked(tmp_path, HEADER + "W02-1,约80,年报,另有说明\n", waived("A003"))
    [one] = of(found, "A003")
    assert (one.severity, one.answer) == (Severity.INFO, Answer("经批准缓报", "王主任", "2020-06-30", "2020-06-30"))
    for lang in LANGS:
        said = one.answer.words().of(lang) if one.answer else ""
        assert all(part in said for part in ("经批准缓报", "王主任", "2020-06-30"))
    assert of(found, "P201") == []


def test_the_last_day_is_covered_and_the_next_is_not(tmp_path: Path) -> None:
    text = HEADER + "W02-1,约80,年报,\n"
    assert of(checked(tmp_path, text, waived("A003"), as_of="2020-06-30"), "A003")[0].answer
    late = checked(tmp_path, text, waived("A003"), as_of="2020-07-01")
    [one], [expired] = of(late, "A003"), of(late, "P201")
    assert (one.severity, one.answer) == (Severity.ERROR, None)
    assert expired.severity is Severity.WARNING
    assert (expired.place.file, expired.place.row) == ("plan.yaml", PLAN.count("\n") + 1)
    assert (expired.facts["count"], expired.facts["as_of"]) == (1, "2020-07-01")


@pytest.mark.parametrize(
    ("about", "covered"),
    [
        ("", ["W01-1", "W01-2", "W01-3"]),
        ("indicator: W01-1, ", ["W01-1"]),
        ("work: W01, ", ["W01-1", "W01-2", "W01-3"]),
        ("work: W02, ", []),
        ("department: 招商局, ", ["W01-2"]),
        ("department: 科技局, ", ["W01-1", "W01-3"]),
        ("department: 科技局, indicator: W01-2, ", []),
        ("period: 2019, ", ["W01-1", "W01-2", "W01-3"]),
        ("period: 2018, ", []),
    ],
)
def test_a_waiver_covers_what_it_names_and_no_more(tmp_path: Path, about: str, covered: list[str]) -> None:
    text = HEADER + "W01-1,约5,年报,\nW01-2,约9,年报,\nW01-3,约1,年报,\n"
    found = of(checked(tmp_path, text, waived("A003", about)), "A003")
    assert [one.subject for one in found if one.answer] == covered
    assert len(found) == 3


def test_a_waiver_of_a_period_covers_rows_that_are_missing_in_it(tmp_path: Path) -> None:
    text = "编号,2018年,2019年\nW01-1,5,5\n"
    found = of(checked(tmp_path, text, waived("A009", "indicator: W02-1, period: 2018, "), name="wide.csv"), "A009")
    mine = [one for one in found if one.subject == "W02-1"]
    assert {str(one.facts["period"]): bool(one.answer) for one in mine} == {"2018": True, "2019": False}


def test_a_department_owns_findings_of_the_table_that_it_sent(tmp_path: Path) -> None:
    text = HEADER.replace("数据状态", "其他") + "W02-1,110,1,\n"
    for department, covered in (("科学技术局", True), ("招商局", False)):
        found = checked(tmp_path, text, waived("F106", "department: 科技局, "), department=department)
        assert [bool(one.answer) for one in of(found, "F106")] == [covered]


def test_what_nothing_needs_is_said_only_when_the_whole_folder_is_checked(tmp_path: Path) -> None:
    text, rules = HEADER + "W02-1,80,年报,\n", waived("A003")
    assert of(checked(tmp_path, text, rules), "P202") == []
    [one] = of(checked(tmp_path, text, rules, whole=True), "P202")
    assert (one.severity, one.place.file) == (Severity.INFO, "plan.yaml")


def test_a_rule_that_did_not_run_leaves_its_waiver_in_doubt(tmp_path: Path) -> None:
    text = HEADER + "W02-1,80,年报,\n"
    assert of(checked(tmp_path, text, waived("A003"), whole=True, command=Choice(ignore=("A003",))), "P202") == []
    assert of(checked(tmp_path, text, waived("R001"), whole=True), "P202") == []


def test_an_expired_waiver_that_nothing_needs_is_unused_and_no_warning(tmp_path: Path) -> None:
    found = checked(tmp_path, HEADER + "W02-1,80,年报,\n", waived("A003"), whole=True, as_of="2021-01-01")
    assert ([one.code for one in of(found, "P201")], len(of(found, "P202"))) == ([], 1)


def test_of_two_waivers_the_one_in_force_covers(tmp_path: Path) -> None:
    old = WAIVER.format(code="A003", about="", until="2019-12-31")
    new = WAIVER.format(code="A003", about="indicator: W02-1, ", until="2020-12-31")
    found = checked(tmp_path, HEADER + "W02-1,约80,年报,\n", f"rules: {{waivers: [{old}, {new}]}}\n")
    [one] = of(found, "A003")
    assert one.answer
    assert one.answer.until == "2020-12-31"


def test_the_day_is_asked_for_only_where_there_are_waivers(tmp_path: Path) -> None:
    text = HEADER + "W02-1,80,年报,\n"
    assert checked(tmp_path, text, "rules: {ignore: [A009]}\n", as_of=None).terms.as_of == ""
    assert len(checked(tmp_path, text, waived("A003"), as_of=None).terms.as_of) == 10
