"""A department, source or priority that is listed and used for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P112",
    Severity.INFO,
    decision=Decision.WORDING,
    title=Text(zh="名单里有、计划里没用到", en="listed and never used"),
    message=Text(
        zh="{what}“{name}”列在名单里，计划里没有一处用到",
        en="{what}: '{name}' is listed, and nothing in the plan uses it",
    ),
    remedy=Text(
        zh="多余的请从 {key} 里删去；漏写了的，请写到该用它的工作或指标里",
        en="delete it from {key} if it is not needed; otherwise write it into the works or rows that it belongs to",
    ),
    why=Text(
        zh="名单里的名称没有用到，要么是多余，要么是哪一行漏写了。",
        en="A name that nothing uses is either not needed or missing from some row.",
    ),
    example=Text(zh="列了三个来源，只用到两个", en="three sources listed, two of them used"),
    together=Together(
        item=Text(zh="{what}“{name}”", en="{what} '{name}'"),
        remedy=Text(
            zh="多余的请从名单里删去；漏写了的，请写到该用它的工作或指标里",
            en="delete what is not needed from the lists; write the others into the works or rows they belong to",
        ),
    ),
)
def listed_but_unused(evidence: PlanEvidence) -> Iterator[Hit]:
    plan = evidence.plan
    sources = {one for indicator, *_ in evidence.seats for one in indicator.sources}
    priorities = {work.priority for work, *_ in evidence.works}
    lists = (
        (_DEPARTMENT, "departments", [(one.name, one.line) for one in plan.departments], set(evidence.mentions)),
        (_SOURCE, "sources", [(one.name, one.line) for one in plan.sources], sources),
        (_PRIORITY, "priorities", [(one.name, one.line) for one in plan.priorities], priorities),
    )
    for what, key, listed, used in lists:
        for name, line in listed:
            if name not in used:
                yield Hit(evidence.place(line), None, {"ids": (), "what": what, "name": name, "key": key})


_DEPARTMENT = Text(zh="部门", en="department")
_SOURCE = Text(zh="统计来源", en="source")
_PRIORITY = Text(zh="分类", en="priority")
