"""A work whose numbers are reported by several departments."""

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
    "P115",
    Severity.INFO,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="指标分属几个部门的工作", en="a work whose rows belong to several departments"),
    message=Text(
        zh="{id} {name} 由{lead}牵头，{rows} 项指标分属{shares}",
        en="{id} {name} is led by {lead}, and its {rows} rows belong to {shares}",
    ),
    remedy=Text(
        zh="请{lead}确认由它汇总并对整项工作负责，各部门只对自己的指标负责，写进这项工作的 notes",
        en="have {lead} confirm that it collects the numbers and answers for the whole, the others for their rows, "
        "and write it in the notes of the work",
    ),
    why=Text(
        zh="一项工作几家报数，完不成时容易各说各的；先说清谁汇总、谁负总责。",
        en="Where several report on one work each points at the others; say first who collects and who answers.",
    ),
    example=Text(
        zh="第 9 项工作：4 项归规划建设局，1 项归经济发展局",
        en="a work with four rows of one office and one of another",
    ),
    together=Together(
        item=Text(zh="{id}（{shares}）", en="{id} ({shares})"),
        remedy=Text(
            zh="请牵头部门确认由它汇总并对整项工作负责，各部门只对自己的指标负责，写进这项工作的 notes",
            en="have each lead confirm that it collects the numbers and answers for the whole work, and write "
            "it in the notes of the work",
        ),
    ),
)
def split_work(evidence: PlanEvidence) -> Iterator[Hit]:
    for work, *_ in evidence.works:
        counts: dict[str, int] = {}
        for one in work.indicators:
            if one.department:
                counts[one.department] = counts.get(one.department, 0) + 1
        # A lead without any row is P114, a second name of it P106.
        lead = work.lead or ""
        if lead in counts and not work.notes and any(not same_office(lead, one) for one in counts):
            facts = {
                "ids": (work.id, *(one.id for one in work.indicators)),
                "id": work.id,
                "name": work.name,
                "lead": lead,
                "rows": sum(counts.values()),
                "shares": [Text.both(f"{name} {count}") for name, count in counts.items()],
            }
            yield Hit(evidence.place(work.line), work.id, facts)
