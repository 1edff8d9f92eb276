"""Linting as a use: the plan's and the call's choice of rules, waivers, and what the contract fixes of findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan import words
from gxq_plan.checks.plan import PLAN_RULES
from gxq_plan.checks.plan._evidence import PlanEvidence
from gxq_plan.finding import Finding, Severity
from gxq_plan.model.rules import Choice
from gxq_plan.read import plan_file
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.catalogue import CATALOGUE
from gxq_plan.report.outline_lint import blocks
from gxq_plan.text import LANGS, cell_width
from gxq_plan.uses.check import check
from gxq_plan.uses.lint import lint
from gxq_plan.uses.locate import Source

if TYPE_CHECKING:
    from gxq_plan.checks.plan._rule import PlanRule
    from gxq_plan.report.report import Linted

PLAN = Path(__file__).parent.parent.parent / "data" / "plan.yaml"
SMALL = """\
schema: gxq.plan/1
plan: {id: demo, title: 示例, periods: [2024, 2025]}
indicators:
- {id: I-1, name: 技术合同交易额, unit: 亿元, department: 甲局, kind: flow, direction: up, targets: {2024: 1, 2025: 2}}
- {id: I-2, name: 技术合同交易额, unit: 亿元, department: 甲局, kind: flow, direction: up, targets: {2024: 1, 2025: 2}}
"""


def linted(rules: str = "", command: Choice = Choice(), as_of: str = "2024-06-30") -> Linted:  # noqa: B008 - frozen
    plan = plan_file.from_bytes(f"{SMALL}{rules}".encode(), "plan.yaml", lambda: CATALOGUE)
    return lint(plan, command=command, as_of=as_of)


def of(found: Linted, code: str) -> list[Finding]:
    return [one for one in found.findings if one.code == code]


def test_the_call_chooses_rules_and_wins_over_the_plan() -> None:
    assert of(linted(), "P101")
    assert {one.code for one in linted(command=Choice(select=("P101",))).findings} == {"P101"}
    assert not of(linted(command=Choice(ignore=("P1",))), "P101")
    assert not of(linted("rules: {ignore: [P101]}"), "P101")
    assert of(linted("rules: {ignore: [P101]}", Choice(select=("P101",))), "P101")


def test_the_plan_regrades() -> None:
    [one] = of(linted("rules: {severity: {P101: info}}"), "P101")
    assert one.severity is Severity.INFO


WAIVER = (
    "rules: {waivers: [{code: P101, indicator: I-2, reason: 两项工作各看一次, approver: 王主任, until: 2024-06-30}]}"
)


def test_a_waiver_covers_its_row_until_its_last_day() -> None:
    [one] = of(linted(WAIVER), "P101")
    assert one.severity is Severity.INFO
    assert one.answer and one.answer.approver == "王主任"
    late = linted(WAIVER, as_of="2024-07-01")
    assert [one.severity for one in of(late, "P101")] == [Severity.WARNING]
    assert of(late, "P201")


def test_a_waiver_that_covers_nothing_is_told_by_the_command_that_could_have_needed_it(tmp_path: Path) -> None:
    elsewhere = WAIVER.replace("I-2", "I-1")
    assert of(linted(elsewhere), "P202")
    of_values = WAIVER.replace("P101", "A009")
    assert not of(linted(of_values), "P202")
    # check does not look at the plan itself, so that a waiver of lint's is not its concern.
    plan = plan_file.from_bytes(f"{SMALL}{elsewhere}".encode(), "plan.yaml", lambda: CATALOGUE)
    (tmp_path / "2024.csv").write_text("编号,实际值\nI-1,1\nI-2,1\n", encoding="utf-8")
    checked = check(plan, [Source("2024.csv", tmp_path / "2024.csv")], tmp_path, as_of="2024-06-30")
    assert "P202" not in {one.code for one in checked.findings}


def test_every_finding_of_the_shipped_plan_says_where_who_and_what() -> None:
    plan = plan_file.from_file(PLAN, "data/plan.yaml")
    known = PlanEvidence(plan).nodes
    found = lint(plan).findings
    assert found
    for one in found:
        assert one.place.file == "data/plan.yaml"
        assert one.place.row
        assert set(one.facts["ids"]) <= set(known)  # type: ignore[call-overload]
        assert one.subject is None or one.subject in known
        assert one.facts["decision"] in words.DECISION


def test_the_same_plan_gives_the_same_findings() -> None:
    assert lint(plan_file.from_file(PLAN)).findings == lint(plan_file.from_file(PLAN)).findings


@pytest.mark.parametrize("rule", PLAN_RULES, ids=lambda one: one.fault.code)
def test_a_plan_of_nothing_but_its_head_is_clean(rule: PlanRule) -> None:
    plan = plan_file.from_bytes(b"schema: gxq.plan/1\nplan: {id: a, title: a, periods: [2024]}\n", "plan.yaml")
    assert not list(rule.findings(PlanEvidence(plan)))


HOSTILE = """\
schema: gxq.plan/1
plan: {id: demo, title: "{x} 示例", periods: [2024, 2025], issued: 2024-12-31}
departments: [{name: "{甲局}"}, {name: "甲局}"}]
projects:
- name: "{0}"
  tasks:
  - name: 乙
    works:
    - {number: 999999999, name: "{id}{{", lead: "{甲局}", assist: ["{甲局}"], assist_open: true, indicators: [
        {id: W999999999-1, name: "{name}", unit: "{u}", kind: flow, direction: up, kind_confirmed: false,
         targets: {2024: 1}},
        {id: W999999999-99999999999999999999, name: "{name}", unit: 家, kind: level, direction: up,
         targets: {2024: 2}}]}
    - {number: 3, name: "LONG", department: "甲局}"}
"""


def test_words_of_the_plan_are_words_whatever_they_hold() -> None:
    found = lint(plan_file.from_bytes(HOSTILE.replace("LONG", "长" * 5000).encode(), "plan.yaml"))
    for lang in LANGS:
        for everything in (True, False):
            said = to_terminal(blocks(found, everything=everything), lang, 80, False)
            assert "{name}" in said
            assert max(map(cell_width, said.splitlines())) <= 80
