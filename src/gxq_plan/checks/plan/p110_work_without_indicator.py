"""A work that the plan measures by nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P110",
    Severity.WARNING,
    decision=Decision.RESPONSIBILITY,
    decider=Decider.OWNER,
    title=Text(zh="没有指标的工作", en="a work without an indicator"),
    message=Text(
        zh="{id} {name} 没有指标，做没做成没有数可看",
        en="{id} {name} has no indicator: no number tells whether it was done",
    ),
    remedy=Text(
        zh="请{owner}提出指标（名称、单位、各年目标），写在这项工作的 indicators 里；"
        "确属定性工作的，每期报送进展，并在 rules 里豁免这一条",
        en="ask {owner} for an indicator (name, unit, yearly targets) under this work's `indicators`; if it is "
        "qualitative by nature, have its progress submitted each period and waive this finding under rules",
    ),
    why=Text(
        zh="考核要把目标任务实现情况算进去，没有指标的工作算不进去，也就没有人催。",
        en="An appraisal counts what is measured; a work without a number drops out of it and nobody asks for it.",
    ),
    example=Text(zh="4、组织产业国际创新论坛，附件指标栏为“——”", en="an annex with a dash as the indicator of work 4"),
    together=Together(
        item=Text(zh="{id} {name}", en="{id} {name}"),
        remedy=Text(
            zh="请各部门为每项工作提出指标（名称、单位、各年目标）；确属定性工作的，每期报送进展，并在 rules 里豁免",
            en="ask each department for an indicator (name, unit, yearly targets); for what is qualitative by nature "
            "have progress submitted each period, and waive it under rules",
        ),
    ),
)
def work_without_indicator(evidence: PlanEvidence) -> Iterator[Hit]:
    for work, *_ in evidence.works:
        if not work.indicators:
            owner = evidence.owners(work.id) or (Text(zh="计划发布单位", en="who issued the plan"),)
            yield Hit(evidence.place(work.line), work.id, {"id": work.id, "name": work.name, "owner": owner})
