"""plan.yaml to `Plan`: every fault of a broken file in one run, each with its line and column."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from gxq_plan.errors import PlanError, reason
from gxq_plan.finding import sorted_findings
from gxq_plan.model import plan as model
from gxq_plan.place import Place
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.from_yaml import Node, nodes
from gxq_plan.read.nearest import nearest
from gxq_plan.read.plan_nodes import a_goal, a_listed_department, a_listed_name, a_project, a_relation, an_indicator
from gxq_plan.read.plan_rules import the_rules
from gxq_plan.read.plan_values import (
    ON_ANY_NODE,
    Key,
    Known,
    Reading,
    a_date,
    a_list,
    a_number,
    a_period,
    a_text,
    a_word,
    anything,
    did_you_mean,
    mapping,
    shaped,
)
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from gxq_plan.model.period import Period

SCHEMA = "gxq.plan/1"


def from_file(path: Path, shown: str | None = None, known: Known | None = None) -> model.Plan:
    """The plan in a file. `shown` is how messages name the file; `known` gives every fault by its code, which a plan
    with `rules:` needs.

    Raises PlanError with every fault found, in the order of the file.
    """
    name = shown or path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlanError([faults.UNREADABLE.at(Place(name), reason=reason(error))]) from None
    return from_bytes(data, name, known)


def from_bytes(data: bytes, path: str, known: Known | None = None) -> model.Plan:
    """The plan in the bytes of a file; see `from_file`."""
    root, findings = nodes(data, path)
    reading = Reading(path, findings, known)
    plan = _plan(reading, root, hashlib.sha256(data).hexdigest())
    if reading.findings or plan is None:
        raise PlanError(sorted_findings(reading.findings))
    return plan


_THRESHOLDS = {one: Key(a_number) for one in model.Thresholds._fields}


@shaped("keys", name="thresholds", keys=_THRESHOLDS)
def _thresholds(reading: Reading, key: str, node: Node) -> model.Thresholds:
    values = mapping(reading, node, _THRESHOLDS, Text(zh="阈值", en="the thresholds"))
    found = model.Thresholds(**{name: float(value) for name, value in values.items()})
    for high, low in (
        ("exceeded", "near"),
        ("near", "behind"),
        ("ahead", "on_track"),
        ("on_track", "slow"),
        ("light_green", "light_yellow"),
        ("growth_behind", "growth_near"),
    ):
        if getattr(found, high) < getattr(found, low):
            problem = Text(zh=f"{high} 小于 {low}", en=f"{high} is below {low}")
            hint = Text(zh="分档的阈值必须从高到低", en="thresholds of bands must descend")
            reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    return found


_CONVENTIONS = {"reverse_attainment": Key(a_word("complement", "quotient")), "thresholds": Key(_thresholds)}


@shaped("keys", name="conventions", keys=_CONVENTIONS)
def _conventions(reading: Reading, key: str, node: Node) -> model.Conventions:
    return model.Conventions(**mapping(reading, node, _CONVENTIONS, Text(zh="约定", en="the conventions")))


_ABOUT_PLAN = {
    "id": Key(a_text, True),
    "title": Key(a_text, True),
    "periods": Key(a_list(a_period), True),
    "document_no": Key(a_text),
    "issuer": Key(a_text),
    "issued": Key(a_date),
    "levels": Key(a_list(a_text)),
    "steering": Key(anything),
    **ON_ANY_NODE,
}


@shaped("keys", name="plan", keys=_ABOUT_PLAN)
def _about_plan(reading: Reading, key: str, node: Node) -> dict[str, Any]:
    values = mapping(reading, node, _ABOUT_PLAN, Text(zh="plan 部分", en="the part 'plan'"))
    found: tuple[Period, ...] = values.get("periods", ())
    if any(not one.is_annual for one in found) or any(a.order >= b.order for a, b in pairwise(found)):
        problem = Text(zh="periods 应为由早到晚、不重复的年度", en="periods should be years, ascending, each once")
        hint = Text(zh="如 periods: [2018, 2019, 2020]", en="such as periods: [2018, 2019, 2020]")
        where = node.value["periods"] if isinstance(node.value, dict) else node
        reading.fault(faults.CONTRADICTION, where, problem=problem, suggestion=hint)
    else:
        reading.periods = found
    return values


@shaped("schema", words=(SCHEMA,))
def _schema_name(reading: Reading, key: str, node: Node) -> str | None:
    return a_text(reading, key, node)


# In reading order: what later parts refer to comes first, wherever it stands in the file.
ROOT = {
    "schema": Key(_schema_name, True),
    "plan": Key(_about_plan, True),
    "conventions": Key(_conventions),
    "departments": Key(a_list(a_listed_department)),
    "sources": Key(a_list(a_listed_name(model.Source, "sources"))),
    "priorities": Key(a_list(a_listed_name(model.Priority, "priorities"))),
    "projects": Key(a_list(a_project)),
    "indicators": Key(a_list(an_indicator)),
    "goals": Key(a_list(a_goal)),
    "relations": Key(a_list(a_relation)),
    "rules": Key(the_rules),
}


def _plan(reading: Reading, root: Node, sha256: str) -> model.Plan | None:
    if isinstance(root.value, dict):
        order = {name: at for at, name in enumerate(ROOT)}
        root = replace(root, value=dict(sorted(root.value.items(), key=lambda one: order.get(one[0], 99))))
    values = mapping(reading, root, ROOT, Text(zh="计划文件", en="the plan file"))
    schema = values.pop("schema", None)
    if schema not in (None, SCHEMA) and isinstance(root.value, dict):
        reading.fault(faults.UNKNOWN_SCHEMA, root.value["schema"], found=schema)
    _resolve(reading)
    about = values.pop("plan", {})
    if not {"id", "title", "periods"} <= about.keys():
        return None
    return model.Plan(path=reading.path, sha256=sha256, line=root.line, **about, **values)


def _ids(nodes: Iterable[Node]) -> Iterator[str]:
    waiting = list(nodes)
    while waiting:
        value = waiting.pop().value
        if isinstance(value, dict):
            if "id" in value and isinstance(written := value["id"].value, str):
                yield written
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value


def _resolve(reading: Reading) -> None:
    """Ids that were referred to must be indicators; the original of a row that repeats another is no copy itself."""
    known = reading.indicators
    # What stands in a part that could not be read is not missing: that part is a fault already.
    unread = set(_ids(reading.unread)) - known
    for key, name, node, subject in reading.references:
        reading.subject = subject
        if name in unread:
            continue
        if name not in known:
            otherwise = Text(zh="请写指标的编号，如 W01-1", en="write an indicator's id such as W01-1")
            near = did_you_mean(nearest(name, sorted(known)), otherwise)
            reading.fault(faults.UNKNOWN_REFERENCE, node, key=key, found=name, suggestion=near)
        elif key == "relative_to" and name == subject:
            problem = Text(zh="目标是相对自己的", en="the target is relative to the row itself")
            hint = Text(zh="请写另一行的编号", en="write the id of another row")
            reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
        elif key == "same_as" and (name == subject or name in reading.copies):
            itself = Text(zh="same_as 指向了自己", en="same_as points at itself")
            another = Text(
                zh="same_as 指向的 {name} 自己也是重复的行", en="same_as points at {name}, which is a copy itself"
            )
            problem = itself if name == subject else another.given(name=name)
            hint = Text(zh="请写最初那一行的编号", en="write the id of the row that comes first")
            reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    reading.subject = None
