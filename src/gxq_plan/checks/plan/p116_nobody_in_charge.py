"""An indicator or a work without a department, in a plan whose others have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator, Work


# Where fewer have a department it is not what the plan does.
_MOST = 0.5


@plan_rule(
    "P116",
    Severity.WARNING,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="没有责任部门", en="nobody in charge"),
    message=Text(
        zh="{id} {name} 没有写{what}，其他 {others} 项都写了",
        en="{id} {name} has no {what}; {others} others have one",
    ),
    remedy=Text(zh="请定下由谁负责，写 {key}: {proposal}", en="decide who answers for it, and write {key}: {proposal}"),
    why=Text(
        zh="没有责任部门的指标没有人报，也没有人催。",
        en="A row without a department is reported by nobody, and missed by nobody.",
    ),
    example=Text(zh="附件一行的责任部门是空的", en="a row of the annex with its department left empty"),
    together=Together(
        item=Text(zh="{id} {name}（{what}）", en="{id} {name} ({what})"),
        remedy=Text(zh="请逐项定下由谁负责，写进计划文件", en="decide for each who answers for it, and write it down"),
    ),
)
def nobody_in_charge(evidence: PlanEvidence) -> Iterator[Hit]:
    rows = [seat for seat in evidence.seats if not seat.indicator.departments]
    others = len(evidence.seats) - len(rows)
    if others >= _MOST * len(evidence.seats):
        for indicator, _, _, work in rows:
            proposal = work.lead if work and work.lead else "…"
            facts = {"what": _OWNER, "key": "department", "proposal": proposal, "others": others}
            yield Hit(evidence.place(indicator.line), indicator.id, {**_about(indicator), **facts})
    works = [one.work for one in evidence.works if not one.work.lead]
    others = len(evidence.works) - len(works)
    if others >= _MOST * len(evidence.works):
        for work in works:
            owner = next((one.department for one in work.indicators if one.department), work.department)
            facts = {"what": _LEAD, "key": "lead", "proposal": owner or "…", "others": others}
            yield Hit(evidence.place(work.line), work.id, {**_about(work), **facts})


def _about(node: Indicator | Work) -> dict[str, object]:
    return {"id": node.id, "name": node.name}


_OWNER = Text(zh="责任部门", en="department")
_LEAD = Text(zh="牵头部门", en="lead")
