"""The nodes of a plan file: indicators, works, tasks, projects, goals, relations, departments and other lists."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from gxq_plan.model import plan as model
from gxq_plan.model.department import Department
from gxq_plan.model.target import Direction, Form, Kind
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.plan_target import A_BOUND, shares_of, span_of, targets_of
from gxq_plan.read.plan_values import (
    ON_ANY_NODE,
    WHO_AND_WHEN,
    Key,
    Read,
    Reading,
    a_boolean,
    a_date,
    a_department,
    a_list,
    a_name,
    a_name_in,
    a_number,
    a_period,
    a_text,
    a_whole_number,
    a_word,
    an_id,
    an_indicator_id,
    anything,
    as_it_stands,
    decimal_count,
    mapping,
    one_or_many,
    shaped,
    taken_out,
)
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.period import Period
    from gxq_plan.model.target import Target
    from gxq_plan.read.from_yaml import Node


@shaped("targets")
def _node_itself(reading: Reading, key: str, node: Node) -> Node:
    return node


_BASELINE = {
    "period": Key(a_period, True),
    "value": Key(a_number, True),
    "source": Key(a_text),
    "status": Key(a_text),
    "note": Key(a_text),
}


@shaped("keys", name="baseline", keys=_BASELINE)
def _baseline(reading: Reading, key: str, node: Node) -> model.Baseline | None:
    values = mapping(reading, node, _BASELINE, Text(zh="基期", en="the baseline"))
    return model.Baseline(**values) if {"period", "value"} <= values.keys() else None


_LIMITS = {"min": Key(a_number), "max": Key(a_number)}


@shaped("keys", name="limits", keys=_LIMITS)
def _limits(reading: Reading, key: str, node: Node) -> tuple[Decimal | None, Decimal | None]:
    values = mapping(reading, node, _LIMITS, Text(zh="上下限", en="the limits"))
    low, high = values.get("min"), values.get("max")
    if low is not None and high is not None and low > high:
        problem = Text(zh="下限大于上限", en="min is above max")
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=Text(zh="请对调", en="swap them"))
    return low, high


_REVISION = {
    "period": Key(a_period, True),
    "from": Key(as_it_stands),
    "to": Key(as_it_stands),
    "on": Key(a_date),
    "document": Key(a_text),
    "reason": Key(a_text),
}


@shaped("keys", name="revision", keys=_REVISION)
def _revision(reading: Reading, key: str, node: Node) -> model.Revision | None:
    values = mapping(reading, node, _REVISION, Text(zh="目标调整", en="the revision"))
    values["before"], values["after"] = values.pop("from", None), values.pop("to", None)
    return model.Revision(**values) if "period" in values else None


_INDICATOR = {
    "id": Key(an_id, True),
    "name": Key(a_name, True),
    "unit": Key(a_name, True),
    "kind": Key(a_word(*Kind), True),
    "direction": Key(a_word(*Direction), True),
    "targets": Key(_node_itself, True),
    "source": Key(one_or_many(a_name_in("sources"))),
    "department": Key(one_or_many(a_department)),
    "kind_confirmed": Key(a_boolean),
    "same_as": Key(an_indicator_id),
    "baseline": Key(_baseline),
    "tolerance": Key(a_number),
    "limits": Key(_limits),
    "decimals": Key(decimal_count),
    "growth": Key(a_word("compound")),
    "nature": Key(a_word("binding", "expected")),
    "weight": Key(a_number),
    "definition": Key(a_text),
    "aliases": Key(one_or_many(a_text)),
    "date": Key(a_date),
    "numerator": Key(an_indicator_id),
    "denominator": Key(an_indicator_id),
    "revisions": Key(a_list(_revision)),
    **WHO_AND_WHEN,
    **ON_ANY_NODE,
}
_RENAMED = {"source": "sources", "department": "departments"}


@shaped("keys", name="indicator", keys=_INDICATOR)
def an_indicator(reading: Reading, key: str, node: Node) -> model.Indicator | None:
    written = node.value.get("id") if isinstance(node.value, dict) else None
    reading.subject = written.value if written and isinstance(written.value, str) else None
    values = mapping(reading, node, _INDICATOR, Text(zh="指标", en="the indicator"))
    if written and reading.subject:
        reading.claim(reading.subject, written)
        reading.indicators.add(reading.subject)
        if "same_as" in values:
            reading.copies[reading.subject] = values["same_as"]
    for name in ("tolerance", "weight"):
        if values.get(name, 0) < 0:
            problem = Text(zh=f"{name} 不能是负数", en=f"{name} cannot be negative")
            hint = Text(zh="请改为 0 或正数", en="make it 0 or more")
            where = node.value[name] if isinstance(node.value, dict) else node
            reading.fault(faults.CONTRADICTION, where, problem=problem, suggestion=hint)
    targets = values.pop("targets", None)
    # The edges need the direction; without a valid one the targets are still read, so that their faults are found.
    direction = Direction(values.get("direction", Direction.UP))
    tolerance = values.get("tolerance", Decimal(0))
    found = targets_of(reading, targets, direction, tolerance) if targets else ({}, {})
    shares = shares_of(reading, found[1].get(span_of(reading)), values.get("baseline"), direction, tolerance)
    if isinstance(node.value, dict) and "revisions" in values:
        _in_force(reading, node.value["revisions"], values["revisions"], found[0])
    reading.subject = None
    if not {"id", "name", "unit", "kind", "direction"} <= values.keys():
        return None
    values["responsibility"] = taken_out(values, WHO_AND_WHEN)
    values["compound"] = values.pop("growth", None) == "compound"
    values["kind"], values["direction"] = Kind(values["kind"]), direction
    return model.Indicator(
        line=node.line,
        targets=shares | found[0],
        span_targets=shares,
        other_targets=found[1],
        **{_RENAMED.get(name, name): value for name, value in values.items()},
    )


def _in_force(
    reading: Reading, node: Node, revisions: tuple[model.Revision, ...], targets: Mapping[Period, Target]
) -> None:
    """What a target was last revised to is the target itself: which of two is in force must not be a guess."""
    for period, last in {one.period: one for one in sorted(revisions, key=lambda one: one.on or "")}.items():
        target = targets.get(period)
        if last.after is None or target is None or _same_target(last.after, target):
            continue
        problem = Text(
            zh="{period}目标写的是 {target}，最后一次调整却是 {after}",
            en="the target for {period} is {target}, its last revision says {after}",
        ).given(period=period, target=target.written, after=last.after)
        hint = Text(
            zh="targets 里写现行目标，revisions 的 to 与它相同",
            en="targets holds the one in force; the revision's `to` is the same",
        )
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)


def _same_target(written: str, target: Target) -> bool:
    try:
        return target.form is Form.NUMBER and Decimal(written) == target.value
    except InvalidOperation:
        return written == target.written


def _numbered(reading: Reading, node: Node, values: dict[str, Any], make: Any, counter: str) -> Any:
    """A project, task or work; without a number of its own it takes the next one of its level."""
    last = len(reading.named.setdefault(counter, set()))
    made = make(line=node.line, **{"number": last + 1, "name": ""} | values)
    reading.named[counter].add(made.id)
    reading.claim(made.id, node)
    return made


_WORK = {
    "number": Key(a_whole_number),
    "name": Key(a_name),
    "lead": Key(a_department),
    "assist": Key(one_or_many(a_department)),
    "assist_open": Key(a_boolean),
    "department": Key(a_department),
    "priority": Key(a_name_in("priorities")),
    "indicators": Key(a_list(an_indicator)),
    **WHO_AND_WHEN,
    **ON_ANY_NODE,
}


@shaped("keys", name="work", keys=_WORK)
def _work(reading: Reading, key: str, node: Node) -> model.Work:
    values = mapping(reading, node, _WORK, Text(zh="工作", en="the work"))
    values["responsibility"] = taken_out(values, WHO_AND_WHEN)
    return _numbered(reading, node, values, model.Work, "works")  # type: ignore[no-any-return]


_TASK = {
    "number": Key(a_whole_number),
    "name": Key(a_name),
    "works": Key(a_list(_work)),
    "indicators": Key(a_list(an_indicator)),
    **ON_ANY_NODE,
}


@shaped("keys", name="task", keys=_TASK)
def _task(reading: Reading, key: str, node: Node) -> model.Task:
    values = mapping(reading, node, _TASK, Text(zh="任务", en="the task"))
    return _numbered(reading, node, values, model.Task, "tasks")  # type: ignore[no-any-return]


_PROJECT = {
    "number": Key(a_whole_number),
    "name": Key(a_name),
    "tasks": Key(a_list(_task)),
    "indicators": Key(a_list(an_indicator)),
    **ON_ANY_NODE,
}


@shaped("keys", name="project", keys=_PROJECT)
def a_project(reading: Reading, key: str, node: Node) -> model.Project:
    values = mapping(reading, node, _PROJECT, Text(zh="工程", en="the project"))
    return _numbered(reading, node, values, model.Project, "projects")  # type: ignore[no-any-return]


_LINK = {
    "id": Key(an_indicator_id, True),
    "relation": Key(a_word("same", "converted", "related"), True),
    "factor": Key(a_number),
    "note": Key(a_text),
}


@shaped("keys", name="link", keys=_LINK)
def _link(reading: Reading, key: str, node: Node) -> model.GoalLink | None:
    values = mapping(reading, node, _LINK, Text(zh="目标与指标的对应", en="the goal's link"))
    if not {"id", "relation"} <= values.keys():
        return None
    if values["relation"] == "converted" and "factor" not in values:
        hint = Text(zh="factor: 换算系数", en="factor: the number to multiply by")
        reading.fault(faults.MISSING_KEY, node, node=Text(zh="换算关系", en="the conversion"), key="factor", hint=hint)
    return model.GoalLink(values["id"], values["relation"], values.get("factor"), values.get("note"))


_GOAL = {
    "id": Key(an_id, True),
    "name": Key(a_name, True),
    "bound": Key(A_BOUND),
    "value": Key(a_number),
    "change_percent": Key(a_number),
    "unit": Key(a_text),
    "by": Key(a_period),
    "per": Key(a_word("year")),
    "multiple_of": Key(anything),
    "indicators": Key(a_list(_link)),
    **ON_ANY_NODE,
}


@shaped("keys", name="goal", keys=_GOAL)
def a_goal(reading: Reading, key: str, node: Node) -> model.Goal | None:
    written = node.value.get("id") if isinstance(node.value, dict) else None
    reading.subject = written.value if written and isinstance(written.value, str) else None
    values = mapping(reading, node, _GOAL, Text(zh="总体目标", en="the goal"))
    if written and reading.subject:
        reading.claim(reading.subject, written)
    reading.subject = None
    if not {"id", "name"} <= values.keys():
        return None
    values["per_year"] = values.pop("per", None) == "year"
    return model.Goal(line=node.line, links=values.pop("indicators", ()), **values)


_RELATION_FORMS = ("sum", "part", "equal", "stock", "at_least")
_RELATION = {
    "sum": Key(a_list(an_indicator_id)),
    "at_most": Key(a_number),
    "part": Key(an_indicator_id),
    "of": Key(an_indicator_id),
    "equal": Key(a_list(an_indicator_id)),
    "stock": Key(an_indicator_id),
    "new": Key(an_indicator_id),
    "at_least": Key(an_indicator_id),
    "reason": Key(a_text, True),
}


@shaped("keys", name="relation", keys=_RELATION)
def a_relation(reading: Reading, key: str, node: Node) -> model.Relation | None:
    title = Text(zh="勾稽关系", en="the relation")
    values = mapping(reading, node, _RELATION, title)
    form = next((one for one in _RELATION_FORMS if one in values), None)
    if form is None:
        hint = Text(zh=f"{'、'.join(_RELATION_FORMS)} 之一", en=f"one of {', '.join(_RELATION_FORMS)}")
        reading.fault(faults.MISSING_KEY, node, node=title, key="sum", hint=hint)
        return None
    second = values.get("of") or values.get("new")
    named: Any = values[form]
    ids: tuple[str, ...] = named if isinstance(named, tuple) else (named, second)
    if not all(ids) or len(ids) < 2 or (form == "sum" and "at_most" not in values):
        problem = Text(zh="关系没有写全", en="the relation is incomplete")
        hint = Text(
            zh="如 {{part: A, of: B}} 或 {{sum: [A, B], at_most: 100}}",
            en="such as {{part: A, of: B}} or {{sum: [A, B], at_most: 100}}",
        )
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
        return None
    return model.Relation(form, ids, values.get("at_most"), values.get("reason", ""), node.line)


_DEPARTMENT = {"name": Key(a_name, True), "aliases": Key(one_or_many(a_text)), **ON_ANY_NODE}


@shaped("keys", name="department", keys=_DEPARTMENT)
def a_listed_department(reading: Reading, key: str, node: Node) -> Department | None:
    values = mapping(reading, node, _DEPARTMENT, Text(zh="部门", en="the department"))
    if "name" not in values:
        return None
    aliases = values.get("aliases", ())
    others = (*aliases, *(one.text for one in values.get("variants", ())))
    reading.departments = reading.departments or {}
    for name in (values["name"], *others):
        taken = reading.departments.get(name)
        if taken is not None and (name == values["name"] or taken != values["name"]):
            twice = Text(zh="部门“{name}”登记了两次", en="the department '{name}' is listed twice")
            other = Text(zh="名称“{name}”已属于{taken}", en="the name '{name}' already belongs to {taken}")
            problem = (twice if name == taken else other).given(name=name, taken=taken)
            hint = Text(zh="一个名称只能属于一个部门", en="a name can belong to one department only")
            reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
        reading.departments[name] = values["name"]
    return Department(
        values["name"],
        aliases,
        others,
        values.get("as_written", {}),
        node.line,
        values.get("variants", ()),
        values.get("notes", ()),
    )


_LISTED = {"name": Key(a_name, True), "meaning": Key(a_text), **ON_ANY_NODE}


def a_listed_name(make: Any, collection: str) -> Read:
    @shaped("keys", name=collection, keys=_LISTED)
    def read(reading: Reading, key: str, node: Node) -> Any:
        values = mapping(reading, node, _LISTED, Text(zh="名单中的一项", en="the entry"))
        if "name" not in values:
            return None
        reading.named.setdefault(collection, set()).add(values["name"])
        return make(line=node.line, **values)

    return read
