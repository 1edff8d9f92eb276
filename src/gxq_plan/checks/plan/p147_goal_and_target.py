"""A goal and the indicator that stands for it: another number, unit or bound, or a factor that is off."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._goals import asked, is_met
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.checks.plan._telling import amount, named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Bound, Direction
from gxq_plan.model.unit import conversion, folded, is_counting
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Goal, GoalLink, Indicator
    from gxq_plan.model.target import Target

_STANDS_FOR = ("same", "converted")
_FLOORS, _CAPS = ("at_least", "above"), ("at_most", "below")
Found = tuple[Text, Text, Severity | None]


@plan_rule(
    "P147",
    Severity.ERROR,
    decision=Decision.GOALS,
    title=Text(zh="总体目标与指标不一致", en="a goal and its indicator disagree"),
    message=Text(
        zh="{goal} 要求{asked}，对应指标 {row} {problem}", en="{goal} asks for {asked}; its indicator {row} {problem}"
    ),
    remedy=Text(zh="请改正目标或指标：{proposal}", en="correct the goal or the indicator: {proposal}"),
    why=Text(
        zh="指标完成了，总体目标却没有完成，或者反过来：两处必须定下以哪一处为准。",
        en="The indicator is met and the goal is missed, or the other way: one of the two has to give way.",
    ),
    example=Text(zh="目标“突破12家”，指标 2020 年 12 家", en="a goal of more than 12, a target of 12"),
)
def goal_and_target(evidence: PlanEvidence) -> Iterator[Hit]:
    for goal in evidence.plan.goals:
        for link in goal.links:
            if link.relation in _STANDS_FOR and goal.value is not None and not goal.multiple_of:
                indicator = evidence.plan.by_id[link.indicator].indicator
                if found := _problem(evidence, goal, link, indicator):
                    problem, proposal, severity = found
                    facts: dict[str, object] = {
                        "goal": named(goal),
                        "asked": asked(goal),
                        "row": named(indicator),
                        "problem": problem,
                        "proposal": proposal,
                        "ids": (goal.id, indicator.id),
                    }
                    yield Hit(evidence.place(goal.line), goal.id, facts, severity)


def _problem(evidence: PlanEvidence, goal: Goal, link: GoalLink, indicator: Indicator) -> Found | None:
    """The first thing that is wrong, from what makes comparing impossible to what differs."""
    scale = _scale(goal, link, indicator)
    if not isinstance(scale, Decimal):
        return scale
    wanted = Direction.DOWN if goal.bound in _CAPS else Direction.UP
    if goal.bound in (*_FLOORS, *_CAPS) and indicator.direction not in (wanted, Direction.RANGE):
        return _other_way.given(direction=str(indicator.direction)), _turn.given(id=indicator.id, goal=goal.id), None
    if goal.by and goal.by.is_annual and goal.by.year > evidence.plan.final.year:
        facts = {"by": goal.by, "final": evidence.plan.final}
        return _too_late.given(**facts), _move.given(goal=goal.id, **facts), Severity.WARNING
    return _number(evidence, goal, indicator, scale)


def _scale(goal: Goal, link: GoalLink, indicator: Indicator) -> Decimal | Found:
    """What the indicator's number is multiplied by to be the goal's; or why there is no such number."""
    unit, other = goal.unit or "", indicator.unit
    counted = is_counting(unit) and is_counting(other)
    exact = Decimal(1) if not goal.unit or folded(unit) == folded(other) or counted else conversion(other, unit)
    if link.factor is not None:
        if exact is not None and exact != link.factor:
            facts = {"factor": link.factor, "exact": number(exact), "unit": other, "other": unit}
            return _off.given(**facts), _refactor.given(goal=goal.id, **facts), None
        return link.factor
    if exact is None:
        facts = {"unit": other, "other": unit}
        return _units.given(**facts), _convert.given(goal=goal.id, id=indicator.id, **facts), None
    return exact


def _number(evidence: PlanEvidence, goal: Goal, indicator: Indicator, scale: Decimal) -> Found | None:
    years = evidence.plan.periods if goal.per_year else (goal.by or evidence.plan.final,)
    for period in years:
        target = indicator.targets.get(period)
        value = _end(goal, target) if target and target.is_numeric else None
        if value is None:
            if goal.per_year:
                continue
            return _no_target.given(period=period), _add.given(id=indicator.id, period=period), Severity.WARNING
        reached = value * scale
        strict = target is not None and target.bound in (Bound.ABOVE, Bound.BELOW) and reached == goal.value
        if not is_met(goal, reached) and not strict:
            return _short(goal, indicator, period, reached)
    return None if goal.per_year else _beyond(evidence, goal, indicator, scale)


def _end(goal: Goal, target: Target) -> Decimal | None:
    """The number of a target; of a band the end that is nearer to missing the goal."""
    if target.value is not None:
        return target.value
    return target.high if goal.bound in _CAPS else target.low


def _short(goal: Goal, indicator: Indicator, period: Period, reached: Decimal) -> Found:
    """The target would be met and the goal would not. Where only the edge differs, the document may mean the same."""
    shown = amount(reached, goal.unit or "")
    if reached == goal.value:
        facts = {"bound": goal.bound, "id": indicator.id, "goal": goal.id, "value": goal.value, "period": period}
        return _edge.given(period=period, value=shown), _same_edge.given(**facts), Severity.WARNING
    return _less.given(period=period, value=shown), _settle.given(id=indicator.id, goal=goal.id, period=period), None


def _beyond(evidence: PlanEvidence, goal: Goal, indicator: Indicator, scale: Decimal) -> Found | None:
    """The indicator asks for more than the goal: both can be met, yet there are two numbers for one thing."""
    period = goal.by or evidence.plan.final
    value = indicator.targets[period].value
    if value is None or value * scale == goal.value or goal.bound in (None, "about", "between"):
        return None
    if goal.bound in ("above", "below"):
        return None
    shown = amount(value * scale, goal.unit or "")
    return _more.given(period=period, value=shown), _level.given(goal=goal.id, value=shown), Severity.INFO


_units = Text(zh="的单位是“{unit}”，与“{other}”不能换算", en="is in {unit}, which does not convert into {other}")
_convert = Text(
    zh="改正单位；能折算的，在 {goal} 上写 {{id: {id}, relation: converted, factor: 数}}",
    en="correct the unit; if it converts, give {goal} {{id: {id}, relation: converted, factor: number}}",
)
_off = Text(
    zh="折算系数写的是 {factor}，{unit}换成{other}应是 {exact}",
    en="has a factor of {factor}; {unit} into {other} is {exact}",
)
_refactor = Text(zh="在 {goal} 上改为 factor: {exact}", en="give {goal} factor: {exact}")
_other_way = Text(zh="的方向却是 {direction}，与目标相反", en="has direction {direction}, the opposite")
_turn = Text(
    zh="核对 {id} 的 direction 和 {goal} 的 bound，改正写反的一处", en="correct direction of {id} or bound of {goal}"
)
_too_late = Text(zh="只排到{final}，目标却在{by}", en="ends in {final}, the goal is for {by}")
_move = Text(
    zh="核对 {goal} 的 by；确在{by}的，写明{final}应达到多少",
    en="check by of {goal}; if it is {by}, say what {final} asks",
)
_no_target = Text(zh="{period}没有目标数", en="has no number for {period}")
_add = Text(zh="在 {id} 上补写{period}的目标", en="give {id} a target for {period}")
_edge = Text(
    zh="{period}的目标是 {value}，刚好达到就算完成，总体目标却还没有完成",
    en="is to be {value} in {period}: to reach that meets the indicator and misses the goal",
)
_same_edge = Text(
    zh="确要超过的，{id} 写 {{value: {value}, bound: {bound}}} 或提高目标；达到即可的，{goal} 改为 at_least",
    en="if more is meant, give {id} {{value: {value}, bound: {bound}}} or a higher one; else {goal} at_least",
)
_less = Text(
    zh="{period}的目标只有 {value}，完成了也达不到", en="is to be {value} in {period}: met, it misses the goal"
)
_settle = Text(
    zh="定下以哪个数为准，改 {id} {period}的目标或 {goal} 的 value",
    en="decide which number holds, and change {id} for {period} or value of {goal}",
)
_more = Text(zh="{period}的目标是 {value}，比总体目标还高", en="is to be {value} in {period}, beyond the goal")
_level = Text(
    zh="定下以哪个数为准；以指标为准的，{goal} 改为 {value}",
    en="decide which number holds; if the row's, {goal} should say {value}",
)
