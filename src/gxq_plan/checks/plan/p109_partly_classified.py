"""A roadmap that classifies some works and leaves out the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._listed import listed
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P109",
    Severity.WARNING,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="工作只分类了一部分", en="only some works are classified"),
    message=Text(
        zh="{count} 项工作只有 {classified} 项写了分类（{priorities}），未分类的 {open} 项：{works}",
        en="{classified} of {count} works have a priority ({priorities}); {open} have none: {works}",
    ),
    remedy=Text(
        zh="请逐项定下分类，在工作里写 priority: {first} 等；其余不分类的，在计划的 notes 里写明",
        en="decide for each and write it in the work (priority: {first} …); if the others are to have none, say so "
        "under notes",
    ),
    why=Text(
        zh="要按分类排先后、抓进度，没有分类的工作排不进去，也就没有先后。",
        en="Works are to be taken in the order of their class; one without a class has no place in it.",
    ),
    example=Text(
        zh="38 项工作里只点名了 8 项，每类以“等”结尾", en="38 works of which 8 are named, each list ending in 'etc.'"
    ),
)
def partly_classified(evidence: PlanEvidence) -> Iterator[Hit]:
    works = [one.work for one in evidence.works]
    classified = [one for one in works if one.priority]
    unclassified = tuple(one.id for one in works if not (one.priority or one.notes))
    # A note of the plan, or of the work, says why some have none.
    if not classified or not unclassified or evidence.plan.notes:
        return
    used = tuple(dict.fromkeys(one.priority for one in classified))
    facts = {
        "ids": unclassified,
        "count": len(works),
        "classified": len(classified),
        "open": len(unclassified),
        "priorities": used,
        "first": used[0],
        "works": listed(unclassified),
    }
    line = next((one.line for one in evidence.plan.priorities), classified[0].line)
    yield Hit(evidence.place(line), None, facts)
