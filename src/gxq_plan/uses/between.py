"""The plans that lie between two: the old one judged by the new method, then with the new targets too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gxq_plan.uses.target_terms import under_method_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gxq_plan.model.plan import Goal, Indicator, Plan, Project, Task, Work

# Which fields of an indicator and of a goal are the method; the others are what there is and whose it is.
METHOD = (
    "kind", "kind_confirmed", "direction", "unit", "tolerance", "limits", "decimals", "compound", "nature", "weight",
    "definition", "same_as", "baseline", "date", "numerator", "denominator",
)  # fmt: skip
TARGETS = ("targets", "span_targets", "other_targets", "revisions")
GOAL_METHOD = ("bound", "unit", "per_year", "multiple_of", "links")
GOAL_TARGETS = ("value", "change_percent", "by")
_REFERENCES = ("same_as", "numerator", "denominator")


def with_method(old: Plan, new: Plan) -> Plan:
    """`old`, with everything that says how its rows and goals are judged as `new` has it."""

    def of_row(one: Indicator, other: Indicator) -> Indicator:
        fields = {name: getattr(other, name) for name in METHOD}
        # A row that is only added later cannot be referred to yet.
        kept = {name: getattr(one, name) for name in _REFERENCES if fields[name] and fields[name] not in old.by_id}
        return replace(one, **fields | kept, **under_method_of(one, other))  # type: ignore[arg-type]

    changed = _exchanged(old, new, of_row, GOAL_METHOD)
    return replace(changed, conventions=new.conventions, relations=new.relations, rules=new.rules)


def with_targets(old: Plan, new: Plan) -> Plan:
    """`old`, with the targets of `new` for the rows and goals that both have."""

    def of_row(one: Indicator, other: Indicator) -> Indicator:
        refers = {str(target.terms.get("relative_to", "")) for target in other.targets.values()} - {""}
        # Held against a row that is only added later: the target comes with it.
        return one if refers - old.by_id.keys() else replace(one, **{name: getattr(other, name) for name in TARGETS})

    return _exchanged(old, new, of_row, GOAL_TARGETS)


def _exchanged(
    old: Plan, new: Plan, of_row: Callable[[Indicator, Indicator], Indicator], of_goal: tuple[str, ...]
) -> Plan:
    rows = {one.indicator.id: of_row(one.indicator, new.by_id[one.indicator.id].indicator)
            for one in old.seats if one.indicator.id in new.by_id}  # fmt: skip
    others = {one.id: one for one in new.goals}
    return with_indicators(replace(old, goals=tuple(_goal(one, others, of_goal) for one in old.goals)), rows)


def _goal(one: Goal, others: Mapping[str, Goal], fields: tuple[str, ...]) -> Goal:
    taken: dict[str, Any] = {name: getattr(others[one.id], name) for name in fields} if one.id in others else {}
    return replace(one, **taken)


def with_indicators(plan: Plan, changed: Mapping[str, Indicator]) -> Plan:
    """The plan with some of its indicators exchanged for others of the same ids."""

    def of(indicators: tuple[Indicator, ...]) -> tuple[Indicator, ...]:
        return tuple(changed.get(one.id, one) for one in indicators)

    def of_work(work: Work) -> Work:
        return replace(work, indicators=of(work.indicators))

    def of_task(task: Task) -> Task:
        return replace(task, indicators=of(task.indicators), works=tuple(map(of_work, task.works)))

    def of_project(project: Project) -> Project:
        return replace(project, indicators=of(project.indicators), tasks=tuple(map(of_task, project.tasks)))

    return replace(plan, indicators=of(plan.indicators), projects=tuple(map(of_project, plan.projects)))
