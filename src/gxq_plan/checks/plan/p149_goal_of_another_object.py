"""A goal and an indicator that is said to be the same, with names that speak of different things."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, Together, plan_rule
from gxq_plan.checks.plan._said import said
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._said import Said
    from gxq_plan.model.plan import Goal

# Words that make of a thing another, a smaller, or a later one.
_NARROWING = re.compile(
    r"潜在|后备|拟|筹建|在孵|规上|规模以上|重点|省级|国家级|市级|外资|民营|境外|市区|城镇|农村|人均|^企业|工业(?=增加值|产值)"
)
_TIMES = ("累计", "新增", "当年")
_OF_A_YEAR = {"当年", "新增"}
# Names that share fewer of their characters than this are about different things altogether.
_LEAST_SHARED = 0.3


@plan_rule(
    "P149",
    Severity.INFO,
    decision=Decision.GOALS,
    title=Text(zh="总体目标与指标的对象不同", en="a goal and its indicator name different things"),
    message=Text(
        zh="{goal} 与 {row} 写成同一件事，名称却{problem}",
        en="{goal} and {row} are said to be one thing, but {problem}",
    ),
    remedy=Text(
        zh="请确定口径是否相同：相同的，两处用同一名称；不同的，在 {id} 上改为 relation: related 并写 note",
        en="decide whether they are one: if so, use one name; if not, give {id} relation: related and a note",
    ),
    why=Text(
        zh="多一个“企业”“累计”，统计的就是另一个数，拿它验收总体目标会有争议。",
        en="One more word makes it another number, and the goal will be disputed when it is called in.",
    ),
    example=Text(
        zh="目标“研发经费支出占GDP比重”，指标“企业研发经费支出占GDP比重”",
        en="R&D of all as the goal, R&D of companies in the row",
    ),
    together=Together(
        item=Text(zh="{goal} 与 {row}（{problem}）", en="{goal} and {row} ({problem})"),
        remedy=Text(
            zh="请逐个确定口径是否相同：相同的，两处用同一名称；不同的，改为 relation: related 并写 note",
            en="decide for each whether they are one: if so, use one name; if not, relation: related and a note",
        ),
    ),
)
def goal_of_another_object(evidence: PlanEvidence) -> Iterator[Hit]:
    for goal in evidence.plan.goals:
        for link in goal.links:
            if link.relation not in ("same", "converted") or (link.note and link.relation == "same"):
                continue
            indicator = evidence.plan.by_id[link.indicator].indicator
            if problem := _problem(goal, evidence.said[indicator.id], link.relation):
                facts: dict[str, object] = {
                    "goal": named(goal),
                    "row": named(indicator),
                    "problem": problem,
                    "id": goal.id,
                    "ids": (goal.id, indicator.id),
                }
                yield Hit(evidence.place(goal.line), goal.id, facts)


def _problem(asked: Goal, row: Said, relation: str) -> Text | None:
    """A word that one of the two has and the other has not; or hardly any character in common."""
    goal = said(asked.name)
    only_row, only_goal = _words(row) - _words(goal), _words(goal) - _words(row)
    if asked.per_year:
        only_row -= _OF_A_YEAR  # so many each year are those of the year
    if only_row or only_goal:
        ours, theirs = "、".join(sorted(only_goal)), "、".join(sorted(only_row))
        if not only_goal:
            return _row_has.given(words=theirs)
        return _goal_has.given(words=ours) if not only_row else _each_has.given(ours=ours, theirs=theirs)
    shared = set(goal.stem) & set(row.stem)
    # What is converted is named by another unit: per ten thousand, a share.
    far = len(shared) < _LEAST_SHARED * min(len(set(goal.stem)), len(set(row.stem)))
    return _far if far and relation == "same" else None


def _words(said: Said) -> set[str]:
    return {*_NARROWING.findall(said.stem), *(one for one in _TIMES if one in said.plain)}


_row_has = Text(zh="多了“{words}”", en="the row adds {words}")
_goal_has = Text(zh="少了“{words}”", en="the row lacks {words}")
_each_has = Text(zh="一个写“{ours}”，一个写“{theirs}”", en="one says {ours}, the other {theirs}")
_far = Text(zh="几乎没有相同的字", en="their names have hardly a character in common")
