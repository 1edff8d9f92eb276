"""A scoring file to `Scoring`: every fault in one run, each with its line and column."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from gxq_plan.model import scoring as model
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.beside_plan import (
    an_id_of,
    hash_of,
    known_id,
    read_bytes,
    reading_for,
    root_of,
    schema_of,
    stop_at_faults,
)
from gxq_plan.read.nearest import nearest
from gxq_plan.read.plan_values import (
    Key,
    Reading,
    a_boolean,
    a_department,
    a_list,
    a_number,
    a_text,
    a_word,
    as_written,
    decimal_count,
    did_you_mean,
    mapping,
    wrong_shape,
)
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan
    from gxq_plan.read.from_yaml import Node

SCHEMA = "gxq.scoring/1"
_WHAT = Text(zh="评分文件", en="the scoring file")
_EXAMPLE = "gxq score --init"
_PROGRESS = ("已完成", "达序时", "推进中", "未启动")


def from_file(path: Path, shown: str, plan: Plan) -> model.Scoring:
    """Raises PlanError with every fault found, in the order of the file."""
    return from_bytes(read_bytes(path, shown, _WHAT), shown, plan)


def from_bytes(data: bytes, shown: str, plan: Plan) -> model.Scoring:
    root, findings = root_of(data, shown, _WHAT, _EXAMPLE)
    reading = reading_for(plan, shown, findings)
    values = mapping(reading, root, _ROOT, _WHAT)
    stop_at_faults(reading)
    values.pop("schema")
    return model.Scoring(**values, path=shown, sha256=hash_of(data))


def _between(low: int, high: int) -> Callable[[Reading, str, Node], Decimal | None]:
    """A number within bounds, both included."""

    def read(reading: Reading, key: str, node: Node) -> Decimal | None:
        found = a_number(reading, key, node)
        if found is None:
            reading.findings.append(_said_here(reading.findings.pop(), _NUMBER.given(low=low, high=high)))
        if found is None or low <= found <= high:
            return found
        expected = Text(zh="{low} 至 {high} 的数", en="a number from {low} to {high}").given(low=low, high=high)
        wrong_shape(reading, key, node, expected, _NUMBER.given(low=low, high=high))
        return None

    return read


def _said_here(one: Finding, otherwise: Text) -> Finding:
    """What is no number, with what a scoring file takes: targets, which the plan's hint is about, have other forms."""
    written = one.facts["found"]
    bare = re.sub(r"[%％分\s]", "", unicodedata.normalize("NFKC", str(written)))
    hint = _BARE.given(value=bare) if re.fullmatch(r"\d+(\.\d+)?", bare) else otherwise
    return one._replace(facts={**one.facts, "suggestion": hint})


_BARE = Text(zh="请只写半角数字：{value}", en="write the bare number: {value}")
_NUMBER = Text(zh="请写 {low} 至 {high} 的数", en="write a number from {low} to {high}")
_points = _between(0, 1000)
_weight = _between(0, 1_000_000)


def _attained(reading: Reading, key: str, node: Node) -> model.Attained:
    keys = {
        "method": Key(a_word(model.PROPORTIONAL, model.MET_ONLY)),
        "cap_percent": Key(_between(100, 1000)),
        "floor_percent": Key(_between(0, 100)),
    }
    values = mapping(reading, node, keys, Text(zh="完成率计分", en="the points for an attainment"))
    usual = model.Attained()
    return model.Attained(
        values.get("method", usual.method),
        values.get("cap_percent", usual.cap * 100) / 100,
        values.get("floor_percent", usual.floor * 100) / 100,
    )


def _by_id(level: str) -> Callable[[Reading, str, Node], dict[str, Decimal]]:
    """`{W01: 2, W02: 1}`: weights by id, or by a department's name."""

    def read(reading: Reading, key: str, node: Node) -> dict[str, Decimal]:
        if not isinstance(node.value, dict):
            expected = Text(zh="“编号: 权重”的写法", en="'id: weight' pairs")
            wrong_shape(reading, key, node, expected, Text(zh="如 {{W01: 2}}", en="such as {{W01: 2}}"))
            return {}
        found: dict[str, Decimal] = {}
        for name, one in node.value.items():
            weight = _weight(reading, name, one)
            id = _named(reading, level, name, node.keys[name])
            if id in found:  # two names of one department
                _told_twice(reading, node.keys[name], _TWO_WEIGHTS.given(name=id))
            if id is not None and weight is not None:
                found.setdefault(id, weight)
        return found

    return read


def _named(reading: Reading, level: str, name: str, where: tuple[int, int]) -> str | None:
    if level != "departments":
        return known_id(reading, level, name, where, (level,))
    if reading.departments is None or name in reading.departments:
        return (reading.departments or {}).get(name, name)
    near = did_you_mean(nearest(name, reading.departments), Text(zh="请改成名单里的名称", en="correct it"))
    reading.fault(faults.UNKNOWN_DEPARTMENT, where, found=name, suggestion=near)
    return None


def _weights(reading: Reading, key: str, node: Node) -> model.Weights:
    levels = ("projects", "tasks", "works", "indicators", "departments")
    keys = {"default": Key(_weight), **{one: Key(_by_id(one)) for one in levels}}
    return model.Weights(**mapping(reading, node, keys, Text(zh="权重", en="the weights")))


def _joint(reading: Reading, key: str, node: Node) -> model.Joint:
    keys = {one: Key(_between(0, 1)) for one in model.Joint._fields}
    return model.Joint(**mapping(reading, node, keys, Text(zh="分担比例", en="the shares")))


def _works(reading: Reading, key: str, node: Node) -> dict[str, Decimal]:
    """Percent of the points by progress, as shares. Each progress must have its own: silence would be a zero."""
    keys = {one: Key(_between(0, 100), True) for one in _PROGRESS}
    values = mapping(reading, node, keys, Text(zh="无指标工作的计分", en="the points for works"))
    return {progress: value / 100 for progress, value in values.items()}


def _by_status(reading: Reading, key: str, node: Node) -> model.ByStatus | None:
    keys = {"for": Key(a_word(*model.STATUSES), True), "points": Key(_points, True)}
    values = mapping(reading, node, keys, Text(zh="按状态的加减分", en="points by status"))
    if len(values) < len(keys):
        return None
    return model.ByStatus(values["for"], values["points"], node.line)


_GIVEN: dict[str, Key] = {
    "department": Key(a_department, True),
    "points": Key(_points, True),
    "reason": Key(a_text, True),
    "document": Key(a_text),
}


def _given(reading: Reading, key: str, node: Node) -> model.Given | None:
    values = mapping(reading, node, _GIVEN, Text(zh="加减分", en="the points given"))
    if not {"department", "points", "reason"} <= values.keys():
        return None
    return model.Given(**values, line=node.line)


def _extra(title: Text, **more: Key) -> Callable[[Reading, str, Node], model.Extra]:
    keys = {"limit": Key(_points), "rules": Key(a_list(_by_status)), "given": Key(a_list(_given)), **more}

    def read(reading: Reading, key: str, node: Node) -> model.Extra:
        values = mapping(reading, node, keys, title)
        _once(reading, node, values.get("rules", ()))
        return model.Extra(**values)

    return read


def _once(reading: Reading, node: Node, rules: tuple[model.ByStatus, ...]) -> None:
    """A status with two rules would leave it open whether they add up."""
    seen: set[str] = set()
    for one in rules:
        if one.status in seen:
            _told_twice(reading, (one.line, node.column), _TWO_RULES.given(status=one.status))
        seen.add(one.status)


def _told_twice(reading: Reading, where: tuple[int, int], problem: Text) -> None:
    reading.fault(faults.CONTRADICTION, where, problem=problem, suggestion=_MAKE_ONE)


_MAKE_ONE = Text(zh="请合成一条", en="make them one")
_TWO_RULES = Text(zh="{status} 写了两条", en="{status} has two rules")
_TWO_WEIGHTS = Text(zh="{name} 写了两个权重（别名也算）", en="{name} has two weights (an alias counts as its name)")
_TWO_REASONS = Text(zh="{id} 写了两条，另一条在第 {line} 行", en="{id} has two entries, see line {line}")


def _left_out(reading: Reading, key: str, node: Node) -> model.LeftOut | None:
    keys = {"id": Key(an_id_of("indicators", "works"), True), "reason": Key(a_text, True)}
    values: dict[str, Any] = mapping(reading, node, keys, Text(zh="不计分的行", en="the row that is left out"))
    return model.LeftOut(**values, line=node.line) if len(values) == len(keys) else None


def _all_left_out(reading: Reading, key: str, node: Node) -> tuple[model.LeftOut, ...]:
    """A row with two entries would have two reasons."""
    found: tuple[model.LeftOut, ...] = a_list(_left_out)(reading, key, node) or ()
    seen: dict[str, int] = {}
    for one in found:
        if one.id in seen:
            _told_twice(reading, (one.line, node.column), _TWO_REASONS.given(id=one.id, line=seen[one.id]))
        seen.setdefault(one.id, one.line)
    return found


def _total(reading: Reading, key: str, node: Node) -> Decimal | None:
    found = _points(reading, key, node)
    if found is None or found > 0:
        return found
    wrong_shape(reading, key, node, Text(zh="大于 0 的数", en="a number above 0"), _FULL.given(found=as_written(node)))
    return None


_FULL = Text(zh="满分请写 100 这样的数，不写 {found}", en="write the full score, such as 100, not {found}")
_ROOT = {
    "schema": Key(schema_of(SCHEMA), True),
    "title": Key(a_text, True),
    "document": Key(a_text),
    "total": Key(_total),
    "decimals": Key(decimal_count),
    "attained": Key(_attained),
    "weights": Key(_weights),
    "joint": Key(_joint),
    "works": Key(_works),
    "left_out": Key(_all_left_out),
    "deductions": Key(_extra(Text(zh="扣分", en="the deductions"))),
    "bonuses": Key(_extra(Text(zh="加分", en="the bonuses"), counted=Key(a_boolean))),
}
