"""The options of `check` that say what a file is and which rules apply, in a real process, in both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from gxq_plan.report.schema import SCHEMAS

from .process import HEADER, gxq

if TYPE_CHECKING:
    from pathlib import Path

# One warning that its note answers (A010), one that it does not (A009), one error (A003).
ROWS = "W02-1,高新技术企业数,家,,科学技术局,年报,火炬年报4月定稿\nW01-1,研发占比,%,约5,科学技术局,年报,\n"
ANSWERED = HEADER + "W02-1,高新技术企业数,家,,科学技术局,年报,火炬年报4月定稿\n"
WAIVER = "rules: {waivers: [{code: A003, indicator: W01-1, reason: 经批准缓报, approver: 王主任, until: 2020-06-30}]}\n"


def put(home: Path, text: str, name: str = "2019.csv") -> str:
    (home / name).write_text(text, encoding="utf-8")
    return name


def with_rules(home: Path, rules: str) -> None:
    plan = home / "data" / "plan.yaml"
    plan.write_text(plan.read_text(encoding="utf-8") + rules, encoding="utf-8")


def codes(home: Path, *arguments: str) -> list[str]:
    ran = gxq(home, "check", *arguments, "--format", "json")
    assert ran.code in (0, 1), ran.said
    found: list[Any] = json.loads(ran.stdout)["findings"]
    return [one["code"] for one in found]


# --- answers ------------------------------------------------------------------------------------------------------


def test_an_answered_warning_does_not_count_and_is_shown_with_its_answer(home: Path) -> None:
    name = put(home, ANSWERED)
    only = ("--select", "A010", "--fail-on", "warning")
    for lang, answer, verdict in (
        ("zh", "说明：火炬年报4月定稿", "可以报送"),
        ("en", "note: 火炬年报4月定稿", "ready"),
    ):
        ran = gxq(home, "check", name, *only, "--lang", lang)
        assert ran.code == 0
        assert answer in ran.stdout
        last = ran.stdout.rstrip().splitlines()[-1]
        assert verdict in last
        assert ("已说明 1" if lang == "zh" else "1 answered") in last
        for form in ("github", "concise"):
            said = gxq(home, "check", name, *only, "--lang", lang, "--format", form)
            assert (said.code, answer in said.stdout) == (0, True)
    assert "::notice" in gxq(home, "check", name, *only, "--format", "github").stdout


def test_without_the_note_it_counts(home: Path) -> None:
    name = put(home, ANSWERED.replace("火炬年报4月定稿", "虚构示例数据"))
    assert gxq(home, "check", name, "--select", "A010", "--fail-on", "warning").code == 1


def test_json_gives_answer_and_waiver(home: Path) -> None:
    with_rules(home, WAIVER)
    ran = gxq(home, "check", put(home, HEADER + ROWS), "--as-of", "2020-06-30", "--format", "json")
    record = json.loads(ran.stdout)
    jsonschema.validate(record, SCHEMAS["check"])
    found = {one["code"]: one for one in record["findings"]}
    assert found["A010"]["answer"] == "火炬年报4月定稿"
    assert found["A010"]["waiver"] is None
    assert found["A003"]["waiver"] == {"reason": "经批准缓报", "approver": "王主任", "until": "2020-06-30"}
    assert found["A009"]["answer"] is None
    assert record["rules"]["as_of"] == "2020-06-30"
    assert ran.code == 0


def test_json_says_nothing_of_rules_or_days_where_nothing_was_chosen(home: Path) -> None:
    name = put(home, HEADER + ROWS)
    assert "rules" not in json.loads(gxq(home, "check", name, "--format", "json").stdout)
    chosen = gxq(home, "check", name, "--select", "A", "--ignore", "a009", "--format", "json")
    record = json.loads(chosen.stdout)
    jsonschema.validate(record, SCHEMAS["check"])
    assert record["rules"]["command"] == {"select": ["A"], "ignore": ["A009"]}
    assert "as_of" not in record["rules"]


# --- waivers ------------------------------------------------------------------------------------------------------


def test_a_waiver_in_force_and_one_that_has_run_out(home: Path) -> None:
    with_rules(home, WAIVER)
    name = put(home, HEADER + ROWS)
    held = gxq(home, "check", name, "--as-of", "2020-06-30")
    assert held.code == 0
    assert "已豁免：经批准缓报（批准：王主任，有效至 2020-06-30，按 2020-06-30 判断）" in held.stdout
    assert "豁免按 2020-06-30 判断" in held.stdout
    ended = gxq(home, "check", name, "--as-of", "2020-07-01", "--lang", "en")
    assert ended.code == 1
    assert "P201" in ended.stdout
    assert "judged as of 2020-07-01" in ended.stdout


def test_report_shows_answers_and_judges_waivers_by_the_same_day(home: Path) -> None:
    with_rules(home, WAIVER)
    put(home / "data" / "actuals", HEADER + ROWS)
    held = gxq(home, "report", "--as-of", "2020-06-30")
    assert held.code == 0
    assert "已豁免：经批准缓报" in held.stdout
    assert "说明：火炬年报4月定稿" in held.stdout
    assert "豁免按 2020-06-30 判断" in held.stdout
    assert gxq(home, "report", "--as-of", "2020-07-01").code == 1
    record = json.loads(gxq(home, "report", "--as-of", "2020-06-30", "--format", "json").stdout)
    jsonschema.validate(record, SCHEMAS["report"])
    assert record["rules"]["as_of"] == "2020-06-30"
    assert gxq(home, "show", "W01-1").code == 0


def test_a_broken_waiver_stops_every_command_with_its_place(home: Path) -> None:
    with_rules(home, WAIVER.replace("2020-06-30", "2020-06-31"))
    for command in ("check", "report", "list"):
        ran = gxq(home, command)
        assert ran.code == 2
        assert "data/plan.yaml:" in ran.stderr
        assert "P015" in ran.stderr


# --- selection ----------------------------------------------------------------------------------------------------


def test_select_and_ignore_take_codes_beginnings_and_names_in_lists(home: Path) -> None:
    name = put(home, HEADER + ROWS)
    assert set(codes(home, name)) == {"A003", "A009", "A010"}
    assert set(codes(home, name, "--select", "A003,missing_row")) == {"A003", "A009"}
    assert set(codes(home, name, "--select", "A003", "--select", "A010")) == {"A003", "A010"}
    assert set(codes(home, name, "--ignore", "A01", "--ignore", "A003")) == {"A009"}
    assert set(codes(home, name, "--ignore", "A", "--select", "A010")) == {"A010"}
    assert codes(home, name, "--ignore", "A") == []


def test_what_was_chosen_is_said(home: Path) -> None:
    name = put(home, HEADER + ROWS)
    assert "规则设置：命令行不查 A009" in gxq(home, "check", name, "--ignore", "A009").stdout
    assert "Rules: only A0 (the call)" in gxq(home, "check", name, "--select", "A0", "--lang", "en").stdout


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (["--select", "A0O3"], "没有规则“A0O3”；相近的有：A003", "there is no rule 'A0O3'; near it: A003"),
        (["--ignore", "missing_raw"], "missing_row", "missing_row"),
        (["--ignore", "F107"], "不能停用", "cannot be left out"),
        (["--ignore", "file_missing"], "不能停用", "cannot be left out"),
        (["--select", ","], "没有写规则", "names no rule"),
        (["--as-of", "2020-02-30"], "2020-02-30", "2020-02-30"),
        (["--as-of", "昨天"], "昨天", "昨天"),
        (["--dept", "招商委"], "招商局", "招商局"),
        (["--dept", "??"], "可以是：科学技术局", "it can be: 科学技术局"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(home: Path, arguments: list[str], zh: str, en: str) -> None:
    name = put(home, HEADER + ROWS)
    for lang, words in (("zh", zh), ("en", en)):
        ran = gxq(home, "check", name, *arguments, "--lang", lang)
        assert (ran.code, ran.stdout) == (2, "")
        assert words in ran.said


# --- what a file is -----------------------------------------------------------------------------------------------


def test_dept_and_period_say_what_a_file_is_that_does_not(home: Path) -> None:
    """One row of the office: without --dept its owner owes the rest, which here is the same office by its alias."""
    name = put(home, "编号,实际值\nW01-2,9\n", "招商.csv")
    assert codes(home, name, "--select", "F104") == ["F104"]
    assert codes(home, name, "--select", "A009,F104", "--period", "2019") == []
    record = gxq(home, "check", name, "--select", "A009", "--period", "2019", "--dept", "科技局", "--format", "json")
    assert {one["facts"]["department"] for one in json.loads(record.stdout)["findings"]} == {"科学技术局"}


def test_a_file_that_says_its_office_is_believed(home: Path) -> None:
    name = put(home, "填报单位：招商局,\n编号,实际值\nW01-2,9\n", "2019.csv")
    assert codes(home, name, "--select", "A009", "--dept", "科技局") == []


# --- layout -------------------------------------------------------------------------------------------------------


def test_the_layout_is_shown_where_it_says_something(home: Path) -> None:
    plain = gxq(home, "check", put(home, HEADER + ROWS))
    assert "版式" not in plain.stdout
    text = "表一\t\n编号\t实际数\nW01-2\t9\n"
    for lang, words in (("zh", ("制表符", "表头第 2 行")), ("en", ("tabs", "header in row 2"))):
        said = gxq(home, "check", put(home, text), "--lang", lang)
        assert all(one in said.stdout for one in words), said.stdout
    record = json.loads(gxq(home, "check", put(home, text), "--format", "json").stdout)
    jsonschema.validate(record, SCHEMAS["check"])
    assert record["files"][0]["sheet"] is None
    assert record["files"][0]["layout"] == {
        "delimiter": "\t",
        "header": 2,
        "wide": False,
        "renamed": [{"header": "实际数", "read_as": "实际值"}],
    }


def test_every_format_of_ci_says_who_waived_what_and_which_rules_ran(home: Path) -> None:
    with_rules(home, WAIVER)
    name = put(home, HEADER + ROWS)
    asked = ("check", name, "--as-of", "2020-06-30", "--format")
    assert "批准：王主任" in gxq(home, *asked, "markdown").stdout
    [run] = json.loads(gxq(home, *asked, "sarif").stdout)["runs"]
    waived = [one for one in run["results"] if one["ruleId"] == "A003"]
    assert [one["suppressions"][0]["status"] for one in waived] == ["accepted"]
    assert "王主任" in waived[0]["suppressions"][0]["justification"]
    assert all("suppressions" not in one for one in run["results"] if one["ruleId"] != "A003")
    ran = gxq(home, "check", name, "--select", "A010", "--format", "junit").stdout
    assert "A010" in ran
    assert "A008" not in ran


def test_the_next_step_after_a_quarter_is_its_report(home: Path) -> None:
    (home / "2019Q3.csv").write_text(HEADER + "W02-3,培训活动,场,4,党群工作部,快报,\n", encoding="utf-8")
    assert "下一步：gxq report --period 2019Q3" in gxq(home, "check", "2019Q3.csv", "--ignore", "A009").stdout
