"""An indicator whose id says that it stands elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._evidence import above_of
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P104",
    Severity.WARNING,
    decision=Decision.WORDING,
    title=Text(zh="编号与所在位置不符", en="an id that belongs elsewhere"),
    message=Text(
        zh="{id} {name} 放在{here}下面，编号却属于 {there}",
        en="{id} {name} stands under {here}, but its id belongs to {there}",
    ),
    remedy=Text(
        zh="请核对它属于哪一项：放错了就移到 {there} 下面；放对了就改编号（如 {proposal}），编号不重复使用",
        en="find out where it belongs: move it under {there}, or give it an id of its place ({proposal}), never used "
        "before",
    ),
    why=Text(
        zh="报数的人按编号找行。编号说的是另一项工作，责任和汇总就会落到别处。",
        en="People look a row up by its id; one that names another work sends it and its roll-up there.",
    ),
    example=Text(zh="W05-1 录在第 6 项工作下面", en="W05-1 typed in under work 6"),
)
def id_out_of_place(evidence: PlanEvidence) -> Iterator[Hit]:
    for seat in evidence.seats:
        if not evidence.is_elsewhere(seat):
            continue
        above, there = above_of(seat), seat.indicator.id.rpartition("-")[0]
        facts = {
            "ids": tuple(one for one in (seat.indicator.id, above, there) if one in evidence.nodes),
            "id": seat.indicator.id,
            "name": seat.indicator.name,
            "here": above if above != "I" else _PLAN,
            "there": there if there != "I" else _PLAN,
            "proposal": _free(evidence, above),
        }
        yield Hit(evidence.place(seat.indicator.line), seat.indicator.id, facts)


_PLAN = Text(zh="计划本身", en="the plan itself")


def _free(evidence: PlanEvidence, above: str) -> str:
    """The next id under a node that no row has."""
    number = 1
    while f"{above}-{number}" in evidence.nodes:
        number += 1
    return f"{above}-{number}"
