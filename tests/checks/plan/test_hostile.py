"""A plan of numbers and names that nobody means: every rule goes through it, and all that they find can be said."""

from __future__ import annotations

from pathlib import Path

from gxq_plan.checks.plan import PLAN_RULES
from gxq_plan.checks.plan._evidence import PlanEvidence
from gxq_plan.read.plan_file import from_file
from gxq_plan.report.lint_notices import notices
from gxq_plan.text import LANGS

HERE = Path(__file__).parent / "seeded"


def test_every_rule_goes_through_numbers_and_names_that_nobody_means() -> None:
    plan = from_file(HERE / "hostile.yaml")
    found = [one for rule in PLAN_RULES for one in rule.findings(PlanEvidence(plan))]
    assert {"P120", "P123", "P124", "P125", "P127", "P129", "P130", "P137", "P144", "P147"} <= {
        one.code for one in found
    }
    for lang in LANGS:
        for one in found:
            assert one.fault.message.of(lang, **one.facts)
            assert one.fault.remedy.of(lang, **one.facts)
    assert notices(plan, found, everything=False)
