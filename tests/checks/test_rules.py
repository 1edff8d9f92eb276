"""Every rule against its own cases: `cases/<code>.yaml`, a list of

    name      what the case shows
    kind      failure, pass or near miss: a near miss is what the rule could easily take for a fault and must not
    plan      a plan file's text; by default plan.yaml of this folder
    files     name: text of the files under check; history: those of the actuals folder for other periods,
              replaced: for the same periods
    complete  as `gxq check --complete`
    expect    the findings of this rule alone, in order of file and row; what is not named is not compared

Near misses matter most: a rule that cries wolf is switched off.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from gxq_plan.checks import RULES
from gxq_plan.checks._evidence import Evidence
from gxq_plan.finding import Finding, sorted_findings
from gxq_plan.read import plan_file
from gxq_plan.read.actuals import submissions
from gxq_plan.read.names import Names

if TYPE_CHECKING:
    from gxq_plan.checks._rule import Rule
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.submission import Submission

HERE = Path(__file__).parent
PLAN = (HERE / "plan.yaml").read_text(encoding="utf-8")
KINDS = {"failure", "pass", "near miss"}
KEYS = {"name", "kind", "plan", "files", "history", "replaced", "complete", "expect"}
CASES: dict[str, list[dict[str, Any]]] = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((HERE / "cases").glob("*.yaml"))
}
BY_CODE = {rule.fault.code.lower(): rule for rule in RULES}


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
    rule = BY_CODE[code]
    found = findings(rule, case)
    assert [shown(one, wanted) for one, wanted in zip(found, case["expect"], strict=False)] == case["expect"]
    assert len(found) == len(case["expect"]), [shown(one, dict.fromkeys(_FIELDS)) for one in found]
    for one in found:
        assert one.code == rule.fault.code
        # Both languages can be said: no fact is missing.
        assert one.fault.message.of("en", **one.facts)
        assert one.fault.remedy.of("en", **one.facts)


def findings(rule: Rule[Evidence], case: dict[str, Any]) -> tuple[Finding, ...]:
    plan = plan_file.from_bytes(case.get("plan", PLAN).encode(), "plan.yaml")
    names = Names(plan)

    def read(files: dict[str, str]) -> tuple[Submission, ...]:
        return tuple(one for path, text in files.items() for one in submissions(text.encode(), path, names))

    under_check, history = read(case["files"]), read(case.get("history", {}))
    replaced = read(case.get("replaced", {}))
    assessed: tuple[Assessed, ...] = ()
    if rule.needs_assessment:
        from gxq_plan.uses.audit import figures  # pandas, for the rules that need it

        assessed = figures(plan, under_check, history)
    evidence = Evidence(plan, under_check, history, replaced, case.get("complete", False), assessed)
    return sorted_findings(rule.findings(evidence))


_FIELDS = ("file", "row", "column", "subject", "severity", "says")


def shown(one: Finding, wanted: dict[str, Any]) -> dict[str, Any]:
    """The finding as a case would write it, in the fields that the case names. `says` is a part of what is said."""
    said = one.fault.message.of("zh", **one.facts) + "\n" + one.fault.remedy.of("zh", **one.facts)
    wording = wanted.get("says")
    known = {
        "file": one.place.file,
        "row": one.place.row,
        "column": one.place.column,
        "subject": one.subject,
        "severity": str(one.severity),
        "says": wording if wording and wording in said else said,
    }
    assert set(wanted) <= set(known), wanted
    return {name: known[name] for name in wanted}
