"""Auditing the plan itself, before there is any data: read, apply the rules. Never imports pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._settle import settled
from gxq_plan.checks.plan import PLAN_RULES
from gxq_plan.checks.plan._evidence import PlanEvidence
from gxq_plan.finding import sorted_findings
from gxq_plan.model.rules import Choice
from gxq_plan.report.report import Linted
from gxq_plan.uses.check import terms_of

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan

_NO_CHOICE = Choice()


def lint(plan: Plan, *, command: Choice = _NO_CHOICE, as_of: str | None = None) -> Linted:
    """Everything that is wrong with a plan that can be read. `command` is what the call says of rules, `as_of` the day
    by which waivers are judged (today)."""
    terms = terms_of(plan, command, as_of, whole=True)
    evidence = PlanEvidence(plan)
    findings = [one for rule in PLAN_RULES if terms.applies(rule.fault) for one in rule.findings(evidence)]
    return Linted(plan, sorted_findings(settled(findings, evidence, terms)), terms)
