"""Every rule about the plan itself against its own cases: `cases/<code>.yaml`, a list of

name      what the case shows
kind      failure, pass or near miss: a near miss is what the rule could easily take for a fault and must not
plan      a plan file's text
expect    the findings of this rule alone, in order of row; what is not named is not compared
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from gxq_plan import words
from gxq_plan.checks.plan import PLAN_RULES
from gxq_plan.checks.plan._evidence import PlanEvidence
from gxq_plan.finding import Finding, sorted_findings
from gxq_plan.read import plan_file
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.lint_notices import notices
from gxq_plan.text import LANGS

HERE = Path(__file__).parent
KINDS = {"failure", "pass", "near miss"}
KEYS = {"name", "kind", "plan", "expect"}
CASES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((HERE / "cases").glob("*.yaml"))
}
BY_CODE = {rule.fault.code.lower(): rule for rule in PLAN_RULES}


def test_every_rule_has_cases_and_every_case_file_a_rule() -> None:
    assert set(CASES) == set(BY_CODE)


@pytest.mark.parametrize("code", CASES)
def test_a_case_file_has_a_failure_a_pass_and_a_near_miss(code: str) -> None:
    cases = CASES[code]
    assert {one["kind"] for one in cases} == KINDS
    assert len({one["name"] for one in cases}) == len(cases)
    for one in cases:
        assert set(one) <= KEYS, one["name"]
        assert bool(one["expect"]) == (one["kind"] == "failure"), one["name"]


@pytest.mark.parametrize(
    ("code", "case"),
    [pytest.param(code, one, id=f"{code}: {one['name']}") for code, cases in CASES.items() for one in cases],
)
def test_case(code: str, case: dict[str, Any]) -> None:
    plan = plan_file.from_bytes(case["plan"].encode(), "plan.yaml")
    evidence = PlanEvidence(plan)
    found = sorted_findings(BY_CODE[code].findings(evidence))
    assert [shown(one, wanted) for one, wanted in zip(found, case["expect"], strict=False)] == case["expect"]
    assert len(found) == len(case["expect"]), [shown(one, dict.fromkeys(_FIELDS)) for one in found]
    for one in found:
        assert one.code == code.upper()
        assert set(one.facts["ids"]) <= set(evidence.nodes)  # type: ignore[call-overload]
        assert one.subject is None or one.subject in evidence.nodes
        assert one.facts["decision"] in words.DECISION
    # Alone and together, in both languages: no fact is missing.
    for everything in (True, False):
        for lang in LANGS:
            assert to_terminal(notices(plan, found, everything), lang, 80, False) or not found


_FIELDS = ("row", "subject", "severity", "ids", "decider", "says")


def shown(one: Finding, wanted: dict[str, Any]) -> dict[str, Any]:
    """The finding as a case would write it, in the fields that the case names. `says` is a part of what is said."""
    said = one.fault.message.of("zh", **one.facts) + "\n" + one.fault.remedy.of("zh", **one.facts)
    wording = wanted.get("says")
    known = {
        "row": one.place.row,
        "subject": one.subject,
        "severity": str(one.severity),
        "ids": list(one.facts["ids"]),  # type: ignore[call-overload]
        "decider": list(one.facts["decider"]),  # type: ignore[call-overload]
        "says": wording if wording and wording in said else said,
    }
    assert set(wanted) <= set(known), wanted
    return {name: known[name] for name in wanted}
