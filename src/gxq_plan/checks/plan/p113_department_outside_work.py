"""An indicator whose department has no part in its work."""

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
    from gxq_plan.model.plan import Work


@plan_rule(
    "P113",
    Severity.WARNING,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="责任部门不在这项工作里", en="a department outside the work"),
    message=Text(
        zh="{id} {name} 的责任部门是{department}，而 {work} {work_name} {part}",
        en="{id} {name} belongs to {department}, but {work} {work_name} {part}",
    ),
    remedy=Text(
        zh="请定下：由{department}负责，就把它写进 {work} 的 assist: [{assist}]；否则把 {id} 的 department 改为{lead}",
        en="decide: if {department} answers for it, write assist: [{assist}] in {work}; else make the department of "
        "{id} {lead}",
    ),
    why=Text(
        zh="正文没有给它派活，附件却要它报数：数完不成，找谁都说不归自己管。",
        en="The text gives it no part and the annex asks it for the number: when it is missed nobody is in charge.",
    ),
    example=Text(
        zh="第 19 项工作由科学技术局牵头，其中一项指标归行政审批局，正文没有提到它",
        en="a work led by one office with a row of another that its text does not name",
    ),
    together=Together(
        item=Text(zh="{id} {name} 归{department}，{work} {part}", en="{id} {name} of {department}, {work} {part}"),
        remedy=Text(
            zh="请逐项定下：由该部门负责，就写进这项工作的 assist；否则改指标的 department",
            en="decide for each: add the department to the work's assist, or give the row another department",
        ),
    ),
)
def department_outside_work(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, _, _, work in evidence.seats:
        if work is None or not (work.lead or work.assist):
            continue
        for department in indicator.departments:
            # A second name of one that has a part is P106.
            if not any(same_office(department, one) for one in (work.lead, *work.assist) if one):
                facts = {
                    "ids": (indicator.id, work.id),
                    "id": indicator.id,
                    "name": indicator.name,
                    "department": department,
                    "work": work.id,
                    "work_name": work.name,
                    "part": _part(work),
                    "assist": ", ".join((*work.assist, department)),
                    "lead": work.lead or (work.assist[0] if work.assist else "—"),
                }
                yield Hit(evidence.place(indicator.line), indicator.id, facts)


def _part(work: Work) -> Text:
    """Who has a part in a work, and whether its list of them says that it is complete."""
    wording = _OPEN if work.assist_open else _CLOSED if work.assist else _ALONE
    return wording.given(lead=work.lead or "—", **({"assist": work.assist} if work.assist or work.assist_open else {}))


_OPEN = Text(
    zh="由{lead}负责、{assist}等协助，没有写到它（“等”里是否有它，不清楚）",
    en="is led by {lead} with {assist} and others; whether it is one of them is not said",
)
_CLOSED = Text(zh="由{lead}负责、{assist}协助，没有它", en="is led by {lead} with {assist}, without it")
_ALONE = Text(zh="只由{lead}负责", en="is led by {lead} alone")
