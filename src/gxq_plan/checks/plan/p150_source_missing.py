"""An indicator without a statistical source, in a plan whose others have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


# Where fewer have a source it is not what the plan does.
_MOST = 0.5


@plan_rule(
    "P150",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    decider=Decider.OWNER,
    title=Text(zh="没有统计来源", en="no statistical source"),
    message=Text(
        zh="{id} {name} 没有写统计来源，其他 {others} 项都写了",
        en="{id} {name} has no source; {others} others have one",
    ),
    remedy=Text(
        zh="请定下数从哪里来，写 source: {known} 之一", en="decide where its number comes from: source: one of {known}"
    ),
    why=Text(
        zh="没有来源的数无法核对，报多少算多少。",
        en="A number without a source cannot be checked: it is whatever was reported.",
    ),
    example=Text(zh="附件一行的统计来源是空的", en="a row of the annex with its source left empty"),
    together=Together(
        item=Text(zh="{id} {name}", en="{id} {name}"),
        remedy=Text(
            zh="请各部门定下数从哪里来，写 source: {known} 之一",
            en="ask each department where its number comes from: source: one of {known}",
        ),
    ),
)
def source_missing(evidence: PlanEvidence) -> Iterator[Hit]:
    rows = [seat.indicator for seat in evidence.seats if not seat.indicator.sources]
    others = len(evidence.seats) - len(rows)
    if not others or others < _MOST * len(evidence.seats):
        return
    known = tuple(dict.fromkeys(one for seat in evidence.seats for one in seat.indicator.sources))
    for one in rows:
        facts = {"id": one.id, "name": one.name, "others": others, "known": known}
        yield Hit(evidence.place(one.line), one.id, facts)
