"""Two goals about one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._goals import asked, base_of
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.checks.plan._said import said
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.model.unit import conversion
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Goal


@plan_rule(
    "P144",
    Severity.WARNING,
    decision=Decision.GOALS,
    title=Text(zh="同一事物有两个目标", en="two goals about one thing"),
    message=Text(
        zh="{first}（{asked}）与 {second}（{other}）说的是同一事物，{problem}",
        en="{first} ({asked}) and {second} ({other}) are about one thing; {problem}",
    ),
    remedy=Text(zh="请定下以哪个为准：{proposal}", en="decide which one holds: {proposal}"),
    why=Text(
        zh="两个目标只完成一个时，算完成还是没完成，没有人说得清。",
        en="When one is met and the other is not, nobody can say whether the plan was.",
    ),
    example=Text(
        zh="“地区生产总值比 2010 年翻一番”和“地区生产总值达到 750 亿元”",
        en="GDP doubled since 2010, and GDP of 75 billion",
    ),
)
def goals_of_one_object(evidence: PlanEvidence) -> Iterator[Hit]:
    by_object: dict[str, Goal] = {}
    for goal in evidence.plan.goals:
        first = by_object.setdefault(said(goal.name).stem, goal)
        if first is not goal and not (goal.notes or first.notes) and (found := _problem(first, goal)):
            problem, proposal, severity = found
            facts: dict[str, object] = {
                "first": named(first),
                "asked": asked(first),
                "second": named(goal),
                "other": asked(goal),
                "problem": problem,
                "proposal": proposal,
                "ids": (first.id, goal.id),
            }
            yield Hit(evidence.place(goal.line), goal.id, facts, severity)


def _problem(first: Goal, second: Goal) -> tuple[Text, Text, Severity | None] | None:
    """Numbers of one year that differ contradict one another; those of different years are steps of one way; a number
    and a change against a base can only be compared by who knows the base."""
    if first.by != second.by or (first.per_year and second.per_year and first.unit != second.unit):
        return None
    if based := next((one for one in (first, second) if one.multiple_of and "value" not in base_of(one)), None):
        year = str(base_of(based).get("period", "——"))
        return _no_base.given(year=year), _name_base.given(id=based.id, year=year), None
    scale = conversion(second.unit or "", first.unit or "")
    if first.value is None or second.value is None or scale is None or first.per_year != second.per_year:
        return None
    if second.value * scale == first.value:
        return (_twice, _drop.given(id=second.id), None) if first.bound == second.bound else None
    between = {first.bound, second.bound} in ({"at_least", "at_most"}, {"above", "below"})
    return None if between else (_differ, _settle, Severity.ERROR)


_no_base = Text(
    zh="一个要与 {year} 年比，计划里没有 {year} 年的数，两个目标是否一致无从核对",
    en="one is against {year}, of which the plan gives no number: whether they agree cannot be checked",
)
_name_base = Text(
    zh="先给出基数，{id} 写 multiple_of: {{period: {year}, value: 数}}，再核对两个目标是否一致；只留一个作考核用",
    en="give the base first, {id} multiple_of: {{period: {year}, value: number}}; then see that both agree",
)
_twice = Text(zh="写了两遍", en="it is there twice")
_drop = Text(zh="删去 {id}", en="remove {id}")
_differ = Text(zh="两个数不同", en="the numbers differ")
_settle = Text(zh="定下以哪个数为准，删去另一个", en="decide which number holds and remove the other")
