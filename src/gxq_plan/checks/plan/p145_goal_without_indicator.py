"""Goals that no indicator measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._goals import asked
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.checks.plan._said import said
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator


@plan_rule(
    "P145",
    Severity.WARNING,
    decision=Decision.GOALS,
    title=Text(zh="没有指标的总体目标", en="a goal without an indicator"),
    message=Text(
        zh="{goal}（{asked}）没有对应指标，完成与否没有数可看{near}",
        en="{goal} ({asked}) has no indicator: no number will tell whether it was met{near}",
    ),
    remedy=Text(
        zh="请定责任部门并增设指标，再在 {id} 上写 indicators: [{{relation: same, id: 编号}}]；"
        "不作考核的，在 notes 里写明",
        en="name a department and add an indicator, then give {id} indicators: [{{relation: same, id: …}}]; "
        "if it is not appraised, say so in notes",
    ),
    why=Text(
        zh="总体目标写进了文件，却没有人报数、没有年度目标，到期只能另找依据。",
        en="The goal is promised, yet nobody reports on it and no year has a target: the end has nothing to show.",
    ),
    example=Text(
        zh="“第三产业增加值占GDP比重超过40%”不在附件里", en="'services above 40% of GDP' has no row in the annex"
    ),
    together=Together(
        item=Text(zh="{goal}（{asked}）{near}", en="{goal} ({asked}){near}"),
        remedy=Text(
            zh="请逐个定责任部门并增设指标，再写 indicators: [{{relation: same, id: 编号}}]；"
            "不作考核的，在 notes 里写明",
            en="for each name a department and add an indicator, then indicators: [{{relation: same, id: …}}]; "
            "what is not appraised: say so in notes",
        ),
    ),
)
def goal_without_indicator(evidence: PlanEvidence) -> Iterator[Hit]:
    if not evidence.seats:
        return
    by_stem: Mapping[str, Indicator] = {
        evidence.said[seat.indicator.id].stem: seat.indicator for seat in reversed(evidence.seats)
    }
    for goal in evidence.plan.goals:
        if goal.links or goal.notes:
            continue
        near = by_stem.get(said(goal.name).stem)
        facts: dict[str, object] = {
            "id": goal.id,
            "goal": named(goal),
            "asked": asked(goal),
            "near": _near.given(row=named(near)) if near else _nothing,
            "ids": (goal.id, near.id) if near else (goal.id,),
        }
        yield Hit(evidence.place(goal.line), goal.id, facts)


_near = Text(zh="；{row} 名称相同，是不是它", en="; {row} has the same name: is it the one")
_nothing = Text(zh="", en="")
