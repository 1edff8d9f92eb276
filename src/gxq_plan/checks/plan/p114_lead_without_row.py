"""A work whose numbers all belong to departments other than the one that leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._names import same_office
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P114",
    Severity.WARNING,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="牵头部门没有指标", en="a lead that owns no row of its work"),
    message=Text(
        zh="{id} {name} 由{lead}牵头，{what}却归{owners}",
        en="{id} {name} is led by {lead}, but {what} to {owners}",
    ),
    remedy=Text(
        zh="请定下谁对这项工作负总责：{lead}负责，就给它一项指标；{first}负责，就把 lead 改为{first}，{lead}改为协助",
        en="decide who answers for this work: give {lead} a row, or make {first} its lead and let {lead} assist",
    ),
    why=Text(
        zh="牵头的没有数，有数的不牵头：完不成时，牵头部门不算账，报数部门说了不算。",
        en="Who leads has no number and who has the number does not lead: when it is missed neither answers.",
    ),
    example=Text(
        zh="正文写甲局负责，附件的责任部门全是乙局", en="the text says one office leads, every row of the annex another"
    ),
    together=Together(
        item=Text(
            zh="{id} {name}（牵头{lead}，{what}归{owners}）", en="{id} {name} (led by {lead}, {what} to {owners})"
        ),
        remedy=Text(
            zh="请逐项定下谁负总责：给牵头部门一项指标，或把 lead 改为报数的部门",
            en="decide for each who answers for the work: give its lead a row, or make who reports its lead",
        ),
    ),
)
def lead_without_row(evidence: PlanEvidence) -> Iterator[Hit]:
    for work, *_ in evidence.works:
        rows = [one for one in work.indicators if one.departments]
        owners = tuple(dict.fromkeys(name for one in rows for name in one.departments))
        if not work.indicators and work.department:
            owners = (work.department,)
        # A second name of the lead is P106.
        if work.lead and owners and not any(same_office(work.lead, one) for one in owners):
            facts = {
                "ids": (work.id, *(one.id for one in rows)),
                "id": work.id,
                "name": work.name,
                "lead": work.lead,
                "owners": owners,
                "first": owners[0],
                "what": _ROWS.given(count=len(rows)) if rows else _ANNEX,
            }
            yield Hit(evidence.place(work.line), work.id, facts)


_ROWS = Text(zh="{count} 项指标", en="its {count} rows belong")
_ANNEX = Text(zh="附件的责任部门", en="the annex gives it")
