"""The plan's `rules:`: what it becomes, and every fault of it with its line and column."""

# ruff: noqa: E501 - the table of faults is read line by line
from __future__ import annotations

import re
from pathlib import Path

import pytest

from gxq_plan.errors import PlanError
from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.model.rules import Choice, Rules, Terms, Waiver
from gxq_plan.read import plan_file
from gxq_plan.report.catalogue import CATALOGUE

from .broken import annotated, said, spots_of
from .plans import PLAN

ROOT = Path(__file__).parent.parent.parent


def read(rules: str) -> Rules:
    return plan_file.from_bytes(f"{PLAN}rules:\n{rules}".encode(), "plan.yaml", lambda: CATALOGUE).rules


def error(rules: str) -> PlanError:
    with pytest.raises(PlanError) as raised:
        read(rules)
    return raised.value


def test_a_plan_without_rules_needs_no_catalogue_and_applies_them_all() -> None:
    def never() -> dict[str, object]:
        raise AssertionError("the rules were loaded for nothing")

    assert plan_file.from_bytes(PLAN.encode(), "plan.yaml", never).rules == Rules()  # type: ignore[arg-type]


def test_a_plan_with_rules_is_never_read_without_knowing_them() -> None:
    """No caller can read it half: an unknown code would pass."""
    with pytest.raises(LookupError):
        plan_file.from_bytes(f"{PLAN}rules: {{ignore: [A010]}}\n".encode(), "plan.yaml")


def test_codes_beginnings_and_names_become_codes() -> None:
    found = read(
        "  select: [A, f1, X002]\n  ignore: [missing_row, Ａ010]\n  severity: {a016: warning, missing_row: info}\n"
    )
    assert found.choice == Choice(("A", "F1", "X002"), ("A009", "A010"))
    assert found.severity == {"A016": Severity.WARNING, "A009": Severity.INFO}


def test_one_word_counts_as_a_list() -> None:
    assert read("  ignore: A010\n").choice.ignore == ("A010",)


def test_a_waiver_keeps_all_that_it_says_and_where() -> None:
    written = "{code: missing_row, indicator: W01-2, department: 科技局, period: 2019, reason: 缓报, approver: 王主任, until: 2020-06-30}"
    [found] = read(f"  waivers:\n  - {written}\n").waivers
    line = PLAN.count("\n") + 3
    assert found == Waiver(
        "A009", "缓报", "王主任", "2020-06-30", "W01-2", None, "科学技术局", Period(2019), line=line, column=5
    )


def test_a_waiver_may_be_about_a_work_and_a_period_inside_a_year() -> None:
    [found] = read(
        "  waivers: [{code: A009, work: W02, period: 2019Q3, reason: r, approver: a, until: 2020-02-29}]\n"
    ).waivers
    assert (found.work, str(found.period), found.until) == ("W02", "2019Q3", "2020-02-29")


FAULTY = [
    ("an unknown code", "  ignore: [A010, «P024»A902]"),
    ("an unknown name", "  select: [«P024»missing_raw]"),
    ("a beginning of nothing", "  select: [«P024»Z]"),
    ("an unknown key", "  «P013»ignored: [A010]"),
    ("select is empty", "  select: «P022»[]"),
    ("what stops cannot be left out", "  ignore: [«P025»F001]"),
    ("nor by its name", "  ignore: [«P025»made_up_data]"),
    ("nor a beginning of nothing but that", "  ignore: [«P025»F00]"),
    ("an unknown rule is regraded", "  severity: {«P024»A902: info}"),
    ("a beginning is regraded", "  severity: {«P024»A0: info}"),
    ("what stops is regraded", "  severity: {«P025»F001: warning}"),
    ("an unknown severity", "  severity: {A009: «P016»hint}"),
    ("a severity twice", "  severity: {A009: info, «P022»missing_row: error}"),
    ("severity is a list", "  severity: «P015»[A009]"),
    ("a waiver without a reason", "  waivers: [«P014»{code: A009, approver: a, until: 2020-06-30}]"),
    ("a waiver without an approver", "  waivers: [«P014»{code: A009, reason: r, until: 2020-06-30}]"),
    ("a waiver without an end", "  waivers: [«P014»{code: A009, reason: r, approver: a}]"),
    ("an empty reason", "  waivers: [«P014»{code: A009, reason: '', approver: a, until: 2020-06-30}]"),
    ("a waiver of nothing", "  waivers: [«P014»{reason: r, approver: a, until: 2020-06-30}]"),
    ("a waiver of a beginning", "  waivers: [{code: «P024»A0, reason: r, approver: a, until: 2020-06-30}]"),
    ("a waiver of what must be said", "  waivers: [{code: «P025»F107, reason: r, approver: a, until: 2020-06-30}]"),
    ("a day that does not exist", "  waivers: [{code: A009, reason: r, approver: a, until: «P015»2020-06-31}]"),
    ("a day in other words", "  waivers: [{code: A009, reason: r, approver: a, until: «P015»2020年6月30日}]"),
    ("a month", "  waivers: [{code: A009, reason: r, approver: a, until: «P015»2020-06}]"),
    ("an unknown indicator", "  waivers: [{code: A009, indicator: «P020»W01-9, reason: r, approver: a, until: 2020-06-30}]"),
    ("a work as an indicator", "  waivers: [{code: A009, indicator: «P020»W01, reason: r, approver: a, until: 2020-06-30}]"),
    ("an unknown work", "  waivers: [{code: A009, work: «P020»W99, reason: r, approver: a, until: 2020-06-30}]"),
    ("an indicator and a work", "  waivers: [«P022»{code: A009, indicator: W01-1, work: W01, reason: r, approver: a, until: 2020-06-30}]"),
    ("an unknown department", "  waivers: [{code: A009, department: «P019»招商委, reason: r, approver: a, until: 2020-06-30}]"),
    ("no period", "  waivers: [{code: A009, period: «P015»去年, reason: r, approver: a, until: 2020-06-30}]"),
    ("a period outside the plan", "  waivers: [{code: A009, period: «P021»2031, reason: r, approver: a, until: 2020-06-30}]"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rules"), FAULTY, ids=[name for name, _ in FAULTY])
def test_a_fault_is_told_at_its_place_in_both_languages(name: str, rules: str) -> None:
    text, spots = annotated(rules)
    above = PLAN.count("\n") + 1
    found = error(text + "\n")
    assert spots_of(found) == [(code, (row or 0) + above, column) for code, row, column in spots]
    assert said(found)
    assert said(found, "en")


def test_every_fault_is_told_in_one_run() -> None:
    found = error("  ignore: [A902]\n  waivers: [{code: A0, until: soon}]\n")
    assert sorted(one.code for one in found.findings) == ["P014", "P014", "P015", "P024", "P024"]


def test_the_nearest_code_or_name_is_suggested() -> None:
    assert "missing_row" in said(error("  ignore: [missing_raw]\n"))
    assert "did you mean missing_row" in said(error("  ignore: [missing_raw]\n"), "en")


@pytest.mark.parametrize("page", ["plan-file.zh.md", "plan-file.en.md"])
def test_the_documents_example_loads(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    [block] = re.findall(r"```yaml\nrules:\n(.*?)```", text, re.DOTALL)
    block = block.replace("I-1", "W01-1").replace("2023", "2019")
    found = read(block)
    assert found.waivers[0].code == "A009"
    assert found.choice.select == ("A", "F1", "X002")


# --- which rules apply --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "command", "code", "applies"),
    [
        (Choice(), Choice(), "A009", True),
        (Choice(select=("A",)), Choice(), "A009", True),
        (Choice(select=("A",)), Choice(), "X001", False),
        (Choice(ignore=("A0",)), Choice(), "A009", False),
        # The closer name wins; of equals what is left out.
        (Choice(("A009",), ("A0",)), Choice(), "A009", True),
        (Choice(("A0",), ("A009",)), Choice(), "A009", False),
        (Choice(("A009",), ("A009",)), Choice(), "A009", False),
        # The command line wins over the plan, however close the plan is.
        (Choice(ignore=("A009",)), Choice(select=("A",)), "A009", True),
        (Choice(select=("A009",)), Choice(ignore=("A",)), "A009", False),
        (Choice(select=("A",)), Choice(select=("X",)), "A009", False),
        (Choice(select=("A",)), Choice(ignore=("A010",)), "A009", True),
        (Choice(select=("A",)), Choice(ignore=("A010",)), "X001", False),
        # What stops a run, what is made up, and what has run out is always said.
        (Choice(ignore=("F",)), Choice(), "F102", False),
        (Choice(ignore=("F",)), Choice(ignore=("F",)), "F001", True),
        (Choice(select=("A",)), Choice(select=("A",)), "F107", True),
        (Choice(select=("A",)), Choice(), "P201", True),
    ],
)
def test_which_rules_apply(plan: Choice, command: Choice, code: str, applies: bool) -> None:
    assert Terms(Rules(plan), command).applies(CATALOGUE[code]) is applies
