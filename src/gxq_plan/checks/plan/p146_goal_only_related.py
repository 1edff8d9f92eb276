"""Goals with indicators that are only near them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._goals import asked
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import GoalLink


@plan_rule(
    "P146",
    Severity.WARNING,
    decision=Decision.GOALS,
    title=Text(zh="总体目标只有相近的指标", en="a goal with a near indicator only"),
    message=Text(
        zh="{goal}（{asked}）只有相近的指标：{rows}；指标全部完成，也说明不了目标完成",
        en="{goal} ({asked}) has only indicators near it: {rows}; all of them met would not show that it is",
    ),
    remedy=Text(
        zh="请增设与目标口径相同的指标，或改目标的提法；能折算的，写 relation: converted 和 factor",
        en="add an indicator of the goal itself, or reword the goal; what converts: relation: converted and factor",
    ),
    why=Text(
        zh="用相近的数代替目标，到期验收时口径对不上。",
        en="A near number in the goal's place does not hold when the goal is called in.",
    ),
    example=Text(
        zh="目标是累计上市企业 15 家，指标只计当年新上市", en="a goal of 15 listed companies, a row of new ones a year"
    ),
    together=Together(
        item=Text(zh="{goal}（{asked}）：{rows}", en="{goal} ({asked}): {rows}"),
        remedy=Text(
            zh="请逐个增设与目标口径相同的指标，或改目标的提法；能折算的，写 relation: converted 和 factor",
            en="for each add an indicator of its own, or reword it; what converts: relation: converted and factor",
        ),
    ),
)
def goal_only_related(evidence: PlanEvidence) -> Iterator[Hit]:
    for goal in evidence.plan.goals:
        if goal.links and all(link.relation == "related" for link in goal.links) and not goal.notes:
            facts: dict[str, object] = {
                "goal": named(goal),
                "asked": asked(goal),
                "rows": [_row(evidence, link) for link in goal.links],
                "ids": (goal.id, *(link.indicator for link in goal.links)),
            }
            yield Hit(evidence.place(goal.line), goal.id, facts)


def _row(evidence: PlanEvidence, link: GoalLink) -> Text:
    indicator = evidence.plan.by_id[link.indicator].indicator
    row = Text.both(named(indicator))
    return _noted.given(row=row, note=link.note) if link.note else row


_noted = Text(zh="{row}（{note}）", en="{row} ({note})")
