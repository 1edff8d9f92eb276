"""Works whose list of assisting departments ends in 等."""

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
    "P117",
    Severity.INFO,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="协助部门没有写全", en="assisting departments left open"),
    message=Text(
        zh="{count} 项工作的协助部门以“等”结尾，还有谁没有写明：{works}",
        en="{count} works name assisting departments 'and others' without saying who: {works}",
    ),
    remedy=Text(
        zh="请各牵头部门把协助部门列全，补进 assist，删去 assist_open: true；确实没有别的部门的，也删去",
        en="have each lead complete the list under `assist` and delete assist_open: true",
    ),
    why=Text(
        zh="“等”里是谁没有人知道，派不了任务，也追不了责。",
        en="Nobody knows who 'others' are: they get no task and answer for none.",
    ),
    example=Text(zh="（甲局负责，乙局、丙局等协助推进）", en="led by one office, with two more 'and others'"),
)
def open_ended_assistance(evidence: PlanEvidence) -> Iterator[Hit]:
    works = [one.work for one in evidence.works if one.work.assist_open]
    if works:
        ids = tuple(one.id for one in works)
        facts = {"ids": ids, "count": len(ids), "works": listed(ids)}
        yield Hit(evidence.place(works[0].line), None, facts)
