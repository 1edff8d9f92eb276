"""A department that has two parts in one work: it leads and assists, or assists twice."""

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
    "P151",
    Severity.WARNING,
    decision=Decision.RESPONSIBILITY,
    title=Text(zh="同一部门重复列名", en="a department named twice in one work"),
    message=Text(
        zh="{id} {name} 里{department}{how}",
        en="{id} {name}: {department} {how}",
    ),
    remedy=Text(
        zh="请改为 assist: [{assist}]；本该写别的部门的，请更正", en="make it assist: [{assist}], or name the right one"
    ),
    why=Text(
        zh="一个部门写两次，多半是少写了另一个部门。",
        en="A department that stands twice often stands where another should.",
    ),
    example=Text(zh="（甲局负责，乙局、甲局协助推进）", en="led by one office and assisted by the same"),
    together=Together(
        item=Text(zh="{id} {name}（{department}{how}）", en="{id} {name} ({department} {how})"),
        remedy=Text(
            zh="请从 assist 里删去重复的，本该写别的部门的请更正", en="delete it from assist, or name the right one"
        ),
    ),
)
def named_twice(evidence: PlanEvidence) -> Iterator[Hit]:
    for work, *_ in evidence.works:
        for name in dict.fromkeys(work.assist):
            if name == work.lead or work.assist.count(name) > 1:
                facts = {
                    "id": work.id,
                    "name": work.name,
                    "department": name,
                    "how": _LEADS if name == work.lead else _TWICE,
                    "assist": ", ".join(one for one in dict.fromkeys(work.assist) if one != work.lead),
                }
                yield Hit(evidence.place(work.line), work.id, facts)


_LEADS = Text(zh="既牵头又协助", en="leads and assists")
_TWICE = Text(zh="在协助部门里写了两次", en="assists twice")
