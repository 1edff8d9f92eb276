"""plan.yaml to `Plan`: every fault of a broken file in one run, each with its line and column."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.errors import PlanError, reason
from gxq_plan.finding import Fault, Finding, sorted_findings
from gxq_plan.model import period as periods
from gxq_plan.model import plan as model
from gxq_plan.model.department import Department
from gxq_plan.model.period import Period
from gxq_plan.model.target import ABOUT_SHARE, Bound, Direction, Form, Kind, Target
from gxq_plan.place import Place
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.from_yaml import Node, nodes
from gxq_plan.read.nearest import nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "gxq.plan/1"
NOT_SET = ("——", "—", "--")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_NUMBER_AND_UNIT = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(%|[^\d\W]{0,4})")
_LONGEST_NUMBER = 30
_MOST_PLACES = 10


def from_file(path: Path, shown: str | None = None) -> model.Plan:
    """The plan in a file. `shown` is how messages name the file.

    Raises PlanError with every fault found, in the order of the file.
    """
    name = shown or path.as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PlanError([faults.UNREADABLE.at(Place(name), reason=reason(error))]) from None
    return from_bytes(data, name)


def from_bytes(data: bytes, path: str) -> model.Plan:
    """The plan in the bytes of a file; see `from_file`."""
    root, findings = nodes(data, path)
    reading = _Reading(path, findings)
    plan = _plan(reading, root, hashlib.sha256(data).hexdigest())
    if reading.findings or plan is None:
        raise PlanError(sorted_findings(reading.findings))
    return plan


class _Reading:
    """What is known while a file is read: its name, what was found wrong, and what later parts refer to."""

    def __init__(self, path: str, findings: list[Finding]) -> None:
        self.path = path
        self.findings = findings
        self.periods: tuple[Period, ...] = ()
        self.departments: dict[str, str] | None = None
        self.named: dict[str, set[str]] = {}
        self.lines: dict[str, int] = {}
        self.indicators: set[str] = set()
        self.copies: dict[str, str] = {}
        self.references: list[tuple[str, str, Node, str | None]] = []
        self.subject: str | None = None

    def fault(self, fault: Fault, where: Node | tuple[int, int], **facts: object) -> None:
        line, column = (where.line, where.column) if isinstance(where, Node) else where
        self.findings.append(fault.at(Place(self.path, row=line, column_number=column), self.subject, **facts))

    def claim(self, name: str, node: Node) -> None:
        """Takes an id for a node; an id taken before is a fault."""
        if name in self.lines:
            self.fault(faults.DUPLICATE_ID, node, id=name, line=self.lines[name])
        else:
            self.lines[name] = node.line


_Read = Callable[[_Reading, str, Node], Any]


class _Key(NamedTuple):
    read: _Read
    required: bool = False


def did_you_mean(names: Iterable[str], otherwise: Text) -> Text:
    """The suggestion to make: the nearest names, else something that always helps."""
    found = list(names)
    return _MEANT.given(names=found) if found else otherwise


_MEANT = Text(zh="是不是“{names}”？", en="did you mean {names}?")


# --- values -------------------------------------------------------------------------------------------------------


def _shown(node: Node) -> str:
    if isinstance(node.value, dict):
        return "{" + ", ".join(f"{key}: {_shown(one)}" for key, one in node.value.items()) + "}"
    if isinstance(node.value, list):
        return "[" + ", ".join(map(_shown, node.value)) + "]"
    return node.value


def _wrong(reading: _Reading, key: str, node: Node, expected: Text, suggestion: Text) -> None:
    reading.fault(faults.WRONG_SHAPE, node, key=key, expected=expected, found=_shown(node), suggestion=suggestion)


def _text(reading: _Reading, key: str, node: Node) -> str | None:
    if isinstance(node.value, str):
        return node.value
    expected = Text(zh="文字", en="text")
    _wrong(reading, key, node, expected, Text(zh="请写成一行文字，含“: ”时加引号", en="write one line of text, quoted"))
    return None


def _number(reading: _Reading, key: str, node: Node) -> Decimal | None:
    """A plain decimal number, exact. No nan, no `1_000`, no full-width digits, no number in quotes."""
    text = node.value if isinstance(node.value, str) else ""
    if node.plain and text.isascii() and _NUMBER.fullmatch(text) and len(text) <= _LONGEST_NUMBER:
        return Decimal(text)
    reading.fault(faults.NOT_A_NUMBER, node, key=key, found=_shown(node), suggestion=_number_hint(node))
    return None


def _number_hint(node: Node) -> Text:
    raw = node.value if isinstance(node.value, str) else ""
    plain = re.sub(r"[,_\s]", "", unicodedata.normalize("NFKC", raw))
    found = _NUMBER_AND_UNIT.fullmatch(plain)
    if found:
        wording = Text(zh="请写半角数字，不加引号、单位和分隔符，如 {value}", en="write digits alone, such as {value}")
        return wording.given(value=found.group(1))
    return Text(
        zh="请写数字；未设目标写 ——；其他写法见 docs/plan-file.zh.md",
        en="write a number; no target is ——; for other forms see docs/plan-file.en.md",
    )


def _integer(reading: _Reading, key: str, node: Node) -> int | None:
    if (
        node.plain
        and isinstance(node.value, str)
        and node.value.isascii()
        and node.value.isdigit()
        and len(node.value) < 10
    ):
        return int(node.value)
    expected = Text(zh="整数", en="a whole number")
    _wrong(reading, key, node, expected, Text(zh="请写整数，如 3", en="write a whole number such as 3"))
    return None


def _places(reading: _Reading, key: str, node: Node) -> int | None:
    found = _integer(reading, key, node)
    if found is None or found <= _MOST_PLACES:
        return found
    expected = Text(zh="0 至 {most} 的整数", en="a whole number from 0 to {most}").given(most=_MOST_PLACES)
    _wrong(reading, key, node, expected, Text(zh="请写小数位数，如 2", en="write the number of decimals, such as 2"))
    return None


def _boolean(reading: _Reading, key: str, node: Node) -> bool | None:
    if node.plain and node.value in ("true", "false"):
        return node.value == "true"
    expected = Text(zh="true 或 false", en="true or false")
    _wrong(reading, key, node, expected, Text(zh="请写 true 或 false", en="write true or false"))
    return None


def _date(reading: _Reading, key: str, node: Node) -> str | None:
    if isinstance(node.value, str) and re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", node.value):
        return node.value
    expected = Text(zh="日期", en="a date")
    _wrong(reading, key, node, expected, Text(zh="请写成 2018-12-28 的样子", en="write it like 2018-12-28"))
    return None


def _period(reading: _Reading, key: str, node: Node) -> Period | None:
    found = periods.from_text(node.value) if isinstance(node.value, str) else None
    if found is None:
        expected = Text(zh="期间", en="a period")
        _wrong(reading, key, node, expected, Text(zh="请写年度，如 2018", en="write a year such as 2018"))
    return found


def _word(*choices: str) -> _Read:
    def read(reading: _Reading, key: str, node: Node) -> str | None:
        if node.value in choices:
            return str(node.value)
        near = did_you_mean(nearest(_shown(node), choices, most=1), Text(zh="", en=""))
        reading.fault(faults.UNKNOWN_WORD, node, key=key, found=_shown(node), choices=choices, suggestion=near)
        return None

    return read


def _many(read_one: _Read) -> _Read:
    """A list; a single value counts as a list of one."""

    def read(reading: _Reading, key: str, node: Node) -> tuple[Any, ...]:
        parts = node.value if isinstance(node.value, list) else [node]
        return tuple(one for one in (read_one(reading, key, part) for part in parts) if one is not None)

    return read


def _list(read_one: _Read) -> _Read:
    """A list and nothing else."""

    def read(reading: _Reading, key: str, node: Node) -> tuple[Any, ...]:
        if not isinstance(node.value, list):
            expected = Text(zh="列表", en="a list")
            _wrong(
                reading,
                key,
                node,
                expected,
                Text(zh="每一项以“- ”开头另起一行", en="start each item on a line with '- '"),
            )
            return ()
        return tuple(one for one in (read_one(reading, key, part) for part in node.value) if one is not None)

    return read


def _plain(reading: _Reading, key: str, node: Node) -> Any:
    """Anything, as text, tuples and dicts."""
    if isinstance(node.value, dict):
        return {name: _plain(reading, name, one) for name, one in node.value.items()}
    if isinstance(node.value, list):
        return tuple(_plain(reading, key, one) for one in node.value)
    return node.value


def _department(reading: _Reading, key: str, node: Node) -> str | None:
    name = _text(reading, key, node)
    if name is None or reading.departments is None:
        return name
    if name not in reading.departments:
        listed = Text(zh="请在 departments 里登记，或改成名单里的名称", en="list it under departments, or correct it")
        near = did_you_mean(nearest(name, reading.departments), listed)
        reading.fault(faults.UNKNOWN_DEPARTMENT, node, found=name, suggestion=near)
        return None
    return reading.departments[name]


def _named(collection: str) -> _Read:
    """A name that must stand in one of the plan's lists, where the plan has that list."""

    def read(reading: _Reading, key: str, node: Node) -> str | None:
        name = _text(reading, key, node)
        if name is not None and collection in reading.named and name not in reading.named[collection]:
            listed = Text(zh=f"请先在 {collection} 里登记", en=f"list it under {collection} first")
            near = did_you_mean(nearest(name, sorted(reading.named[collection])), listed)
            reading.fault(faults.UNKNOWN_REFERENCE, node, key=key, found=name, suggestion=near)
        return name

    return read


def _indicator_id(reading: _Reading, key: str, node: Node) -> str | None:
    name = _text(reading, key, node)
    if name is not None:
        reading.references.append((key, name, node, reading.subject))
    return name


# --- mappings -----------------------------------------------------------------------------------------------------


def _mapping(reading: _Reading, node: Node, keys: Mapping[str, _Key], title: Text) -> dict[str, Any]:
    """The values of a mapping by key. Unknown keys, missing keys and wrong values are reported; keys that are
    absent, empty or wrong are absent from the result."""
    if node.refused:
        return {}
    if not isinstance(node.value, dict):
        expected = Text(zh="“键: 值”的写法", en="'key: value' pairs")
        hint = Text(zh=f"可用的键：{'、'.join(keys)}", en=f"possible keys: {', '.join(keys)}")
        reading.fault(faults.WRONG_SHAPE, node, key=title, expected=expected, found=_shown(node), suggestion=hint)
        return {}
    values = {}
    for name, one in node.value.items():
        if name not in keys:
            hint = Text(zh=f"可用的键：{'、'.join(keys)}", en=f"possible keys: {', '.join(keys)}")
            near = did_you_mean(nearest(name, keys, most=1), hint)
            reading.fault(faults.UNKNOWN_KEY, node.keys[name], key=name, suggestion=near)
        elif not one.is_null:
            value = keys[name].read(reading, name, one)
            if value is not None:
                values[name] = value
    for name, key in keys.items():
        if key.required and (name not in node.value or node.value[name].is_null or node.value[name].value == ""):
            values.pop(name, None)
            reading.fault(faults.MISSING_KEY, node, node=title, key=name, hint=_HINTS.get(name, f"{name}: …"))
    return values


_HINTS = {
    "schema": "schema: gxq.plan/1",
    "direction": Text(
        zh="direction: up（越高越好）、down（越低越好）或 range（区间）", en="direction: up, down or range"
    ),
    "kind": Text(
        zh="kind: level（年末数）、cumulative（累计）、flow（当年数）、"
        "ratio（比率）、growth（增速）、milestone（节点）",
        en="kind: level, cumulative, flow, ratio, growth or milestone",
    ),
    "targets": "targets: {2018: 1, 2019: 2}",
    "periods": "periods: [2018, 2019, 2020]",
}

_NODE = {"as_written": _Key(_plain), "notes": _Key(_many(_text))}


def _variant(reading: _Reading, key: str, node: Node) -> model.Variant | None:
    title = Text(zh="其他写法", en="a variant")
    values = _mapping(reading, node, {"text": _Key(_text, True), "where": _Key(_text)}, title)
    return model.Variant(values["text"], values.get("where")) if "text" in values else None


_NODE["variants"] = _Key(_list(_variant))
_WHO = {name: _Key(_plain) for name in ("person", "contact", "measures", "due", "nodes")}


def _moved(values: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: values.pop(name) for name in names if name in values}


# --- targets ------------------------------------------------------------------------------------------------------

_BOUND = _word(*Bound)
_TARGET_KEYS = {
    "value": _Key(_number),
    "bound": _Key(_BOUND),
    "tolerance": _Key(_number),
    "none": _Key(_text),
    "between": _Key(_list(_number)),
    "about": _Key(_number),
    "text": _Key(_text),
    "relative_to": _Key(_indicator_id),
    "margin": _Key(_number),
    "stretch": _Key(_number),
    "delegated": _Key(_text),
    "average": _Key(_number),
    "change": _Key(_number),
    "change_percent": _Key(_number),
}
_OTHER_FORMS = {
    "text": Form.TEXT,
    "relative_to": Form.RELATIVE,
    "delegated": Form.DELEGATED,
    "average": Form.SPAN,
    "change": Form.SPAN,
    "change_percent": Form.SPAN,
    "stretch": Form.STRETCH,
}
_TITLE_TARGET = Text(zh="目标", en="the target")


def _target(reading: _Reading, key: str, node: Node, direction: Direction, tolerance: Decimal) -> Target | None:
    """One target in any of the contract's forms; the edges that `met` compares with are computed here, exactly."""
    written = _shown(node)
    if node.is_null or (not isinstance(node.value, dict) and written in NOT_SET):
        return Target(Form.NONE, written)
    if not isinstance(node.value, dict):
        value = _number(reading, key, node)
        return None if value is None else _number_target(reading, node, written, value, None, direction, tolerance)
    values = _mapping(reading, node, _TARGET_KEYS, _TITLE_TARGET)
    if not _is_one_form(reading, node, values):
        return None
    if "none" in node.value:
        return Target(Form.NONE, written, terms={"reason": values.get("none", "")})
    for name, form in _OTHER_FORMS.items():
        if name in values:
            bound = Bound(values["bound"]) if "bound" in values else None
            return Target(form, written, bound, values.get("value"), terms=values)
    own = values.get("tolerance", tolerance)
    if "between" in values:
        return _between(reading, node, written, values["between"])
    if "about" in values:
        return _about(written, values["about"], own)
    if "value" in values:
        bound = Bound(values["bound"]) if "bound" in values else None
        if bound is Bound.ABOUT:
            return _about(written, values["value"], own)
        return _number_target(reading, node, written, values["value"], bound, direction, own)
    hint = Text(zh="value（或 between、about、text、none）", en="value (or between, about, text, none)")
    reading.fault(faults.MISSING_KEY, node, node=_TITLE_TARGET, key="value", hint=hint)
    return None


def _is_one_form(reading: _Reading, node: Node, values: Mapping[str, Any]) -> bool:
    """Whether a target says one thing, whole. A part without a value would silently make it no target at all."""
    assert isinstance(node.value, dict)
    empty = [name for name, one in node.value.items() if one.is_null and name != "none"]
    for name in empty:
        hint = Text(zh="{name}: 数", en="{name}: a number").given(name=name)
        reading.fault(faults.MISSING_KEY, node.value[name], node=_TITLE_TARGET, key=name, hint=hint)
    forms = [name for name in node.value if name in _MAIN_KEYS]
    if len(forms) > 1:
        problem = Text(zh="一个目标写了两种意思：{forms}", en="one target says two things: {forms}").given(forms=forms)
        hint = Text(zh="只留一种：{forms}", en="keep one of {forms}").given(forms=forms)
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    return not empty and len(forms) < 2 and len(values) >= len(node.value) - ("none" in node.value)


_MAIN_KEYS = (
    "none", "between", "about", "text", "relative_to", "delegated", "average", "change", "change_percent", "value",
)  # fmt: skip


def _number_target(
    reading: _Reading,
    node: Node,
    written: str,
    value: Decimal,
    bound: Bound | None,
    direction: Direction,
    tolerance: Decimal,
) -> Target | None:
    if bound is Bound.BETWEEN or direction is Direction.RANGE:
        problem = Text(zh="区间型目标需要上下限", en="a range needs two ends")
        hint = Text(
            zh="请写 {{between: [4, 6]}} 或 {{about: 5}}",
            en="write {{between: [4, 6]}} or {{about: 5}}",
        )
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
        return None
    bound = bound or (Bound.AT_MOST if direction is Direction.DOWN else Bound.AT_LEAST)
    return Target(Form.NUMBER, written, bound, value, value - tolerance, value + tolerance)


def _between(reading: _Reading, node: Node, written: str, ends: tuple[Decimal, ...]) -> Target | None:
    if len(ends) == 2 and ends[0] <= ends[1]:
        return Target(Form.BAND, written, Bound.BETWEEN, None, *ends)
    problem = Text(zh="区间应有两个数，小的在前", en="a range has two numbers, the smaller first")
    hint = Text(zh="请写 between: [4, 6]", en="write between: [4, 6]")
    reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    return None


def _about(written: str, value: Decimal, tolerance: Decimal) -> Target:
    """Within the tolerance, else within 5% of the value (method.md 2)."""
    reach = tolerance or abs(value) * ABOUT_SHARE
    return Target(Form.BAND, written, Bound.ABOUT, value, value - reach, value + reach)


def _targets(
    reading: _Reading, node: Node, direction: Direction, tolerance: Decimal
) -> tuple[dict[Period, Target], dict[str, Target]]:
    """Targets by period, with `each` filled in where a period has none of its own; and all others by their key."""
    by_period: dict[Period, Target] = {}
    others: dict[str, Target] = {}
    seen: dict[Period, str] = {}
    if not isinstance(node.value, dict):
        hint = Text(zh="请写 targets: {{2018: 1, 2019: 2}}", en="write targets: {{2018: 1, 2019: 2}}")
        _wrong(reading, "targets", node, Text(zh="期间和目标", en="periods with targets"), hint)
        return by_period, others
    span = f"{reading.periods[0]}-{reading.periods[-1]}" if reading.periods else ""
    for name, one in node.value.items():
        target = _target(reading, name, one, direction, tolerance)
        period = periods.from_text(name)
        if period in reading.periods and period is not None:
            if period in seen:
                reading.fault(faults.DUPLICATE_KEY, node.keys[name], key=name, line=node.keys[seen[period]][0])
            seen[period] = name
            if target is not None:
                by_period[period] = target
        elif name in ("each", span) or (period and Period(period.year) in reading.periods):
            if target is not None:
                others[name] = target
        elif reading.periods:
            reading.fault(
                faults.PERIOD_NOT_IN_PLAN,
                node.keys[name],
                found=name,
                periods=list(map(str, reading.periods)),
                span=span,
            )
    if "each" in others:
        by_period = dict.fromkeys(reading.periods, others["each"]) | by_period
    return by_period, others


# --- the plan's parts ---------------------------------------------------------------------------------------------


def _node_itself(reading: _Reading, key: str, node: Node) -> Node:
    return node


_BASELINE = {
    "period": _Key(_period, True),
    "value": _Key(_number, True),
    "source": _Key(_text),
    "status": _Key(_text),
    "note": _Key(_text),
}


def _baseline(reading: _Reading, key: str, node: Node) -> model.Baseline | None:
    values = _mapping(reading, node, _BASELINE, Text(zh="基期", en="the baseline"))
    return model.Baseline(**values) if {"period", "value"} <= values.keys() else None


def _limits(reading: _Reading, key: str, node: Node) -> tuple[Decimal | None, Decimal | None]:
    values = _mapping(reading, node, {"min": _Key(_number), "max": _Key(_number)}, Text(zh="上下限", en="the limits"))
    low, high = values.get("min"), values.get("max")
    if low is not None and high is not None and low > high:
        problem = Text(zh="下限大于上限", en="min is above max")
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=Text(zh="请对调", en="swap them"))
    return low, high


_INDICATOR = {
    "id": _Key(_text, True),
    "name": _Key(_text, True),
    "unit": _Key(_text, True),
    "kind": _Key(_word(*Kind), True),
    "direction": _Key(_word(*Direction), True),
    "targets": _Key(_node_itself, True),
    "source": _Key(_many(_named("sources"))),
    "department": _Key(_many(_department)),
    "kind_confirmed": _Key(_boolean),
    "same_as": _Key(_indicator_id),
    "baseline": _Key(_baseline),
    "tolerance": _Key(_number),
    "limits": _Key(_limits),
    "decimals": _Key(_places),
    "growth": _Key(_word("compound")),
    "nature": _Key(_word("binding", "expected")),
    "weight": _Key(_number),
    "definition": _Key(_text),
    "aliases": _Key(_many(_text)),
    "date": _Key(_date),
    "numerator": _Key(_indicator_id),
    "denominator": _Key(_indicator_id),
    "revisions": _Key(_list(_plain)),
    **_WHO,
    **_NODE,
}
_RENAMED = {"source": "sources", "department": "departments"}


def _indicator(reading: _Reading, key: str, node: Node) -> model.Indicator | None:
    written = node.value.get("id") if isinstance(node.value, dict) else None
    reading.subject = written.value if written and isinstance(written.value, str) else None
    values = _mapping(reading, node, _INDICATOR, Text(zh="指标", en="the indicator"))
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
    found = _targets(reading, targets, direction, values.get("tolerance", Decimal(0))) if targets else ({}, {})
    reading.subject = None
    if not {"id", "name", "unit", "kind", "direction"} <= values.keys():
        return None
    values["responsibility"] = _moved(values, _WHO)
    values["compound"] = values.pop("growth", None) == "compound"
    values["kind"], values["direction"] = Kind(values["kind"]), direction
    return model.Indicator(
        line=node.line,
        targets=found[0],
        other_targets=found[1],
        **{_RENAMED.get(name, name): value for name, value in values.items()},
    )


def _numbered(reading: _Reading, node: Node, values: dict[str, Any], make: Any, counter: str) -> Any:
    """A project, task or work; without a number of its own it takes the next one of its level."""
    last = len(reading.named.setdefault(counter, set()))
    made = make(line=node.line, **{"number": last + 1, "name": ""} | values)
    reading.named[counter].add(made.id)
    reading.claim(made.id, node)
    return made


_WORK = {
    "number": _Key(_integer),
    "name": _Key(_text),
    "lead": _Key(_department),
    "assist": _Key(_many(_department)),
    "assist_open": _Key(_boolean),
    "department": _Key(_department),
    "priority": _Key(_named("priorities")),
    "indicators": _Key(_list(_indicator)),
    **_WHO,
    **_NODE,
}


def _work(reading: _Reading, key: str, node: Node) -> model.Work:
    values = _mapping(reading, node, _WORK, Text(zh="工作", en="the work"))
    values["responsibility"] = _moved(values, _WHO)
    return _numbered(reading, node, values, model.Work, "works")  # type: ignore[no-any-return]


_TASK = {
    "number": _Key(_integer),
    "name": _Key(_text),
    "works": _Key(_list(_work)),
    "indicators": _Key(_list(_indicator)),
    **_NODE,
}


def _task(reading: _Reading, key: str, node: Node) -> model.Task:
    values = _mapping(reading, node, _TASK, Text(zh="任务", en="the task"))
    return _numbered(reading, node, values, model.Task, "tasks")  # type: ignore[no-any-return]


_PROJECT = {
    "number": _Key(_integer),
    "name": _Key(_text),
    "tasks": _Key(_list(_task)),
    "indicators": _Key(_list(_indicator)),
    **_NODE,
}


def _project(reading: _Reading, key: str, node: Node) -> model.Project:
    values = _mapping(reading, node, _PROJECT, Text(zh="工程", en="the project"))
    return _numbered(reading, node, values, model.Project, "projects")  # type: ignore[no-any-return]


_LINK = {
    "id": _Key(_indicator_id, True),
    "relation": _Key(_word("same", "converted", "related"), True),
    "factor": _Key(_number),
    "note": _Key(_text),
}


def _link(reading: _Reading, key: str, node: Node) -> model.GoalLink | None:
    values = _mapping(reading, node, _LINK, Text(zh="目标与指标的对应", en="the goal's link"))
    if not {"id", "relation"} <= values.keys():
        return None
    if values["relation"] == "converted" and "factor" not in values:
        hint = Text(zh="factor: 换算系数", en="factor: the number to multiply by")
        reading.fault(faults.MISSING_KEY, node, node=Text(zh="换算关系", en="the conversion"), key="factor", hint=hint)
    return model.GoalLink(values["id"], values["relation"], values.get("factor"), values.get("note"))


_GOAL = {
    "id": _Key(_text, True),
    "name": _Key(_text, True),
    "bound": _Key(_BOUND),
    "value": _Key(_number),
    "change_percent": _Key(_number),
    "unit": _Key(_text),
    "by": _Key(_period),
    "per": _Key(_word("year")),
    "multiple_of": _Key(_plain),
    "indicators": _Key(_list(_link)),
    **_NODE,
}


def _goal(reading: _Reading, key: str, node: Node) -> model.Goal | None:
    written = node.value.get("id") if isinstance(node.value, dict) else None
    reading.subject = written.value if written and isinstance(written.value, str) else None
    values = _mapping(reading, node, _GOAL, Text(zh="总体目标", en="the goal"))
    if written and reading.subject:
        reading.claim(reading.subject, written)
    reading.subject = None
    if not {"id", "name"} <= values.keys():
        return None
    values["per_year"] = values.pop("per", None) == "year"
    return model.Goal(line=node.line, links=values.pop("indicators", ()), **values)


_RELATION_FORMS = ("sum", "part", "equal", "stock", "at_least")
_RELATION = {
    "sum": _Key(_list(_indicator_id)),
    "at_most": _Key(_number),
    "part": _Key(_indicator_id),
    "of": _Key(_indicator_id),
    "equal": _Key(_list(_indicator_id)),
    "stock": _Key(_indicator_id),
    "new": _Key(_indicator_id),
    "at_least": _Key(_indicator_id),
    "reason": _Key(_text, True),
}


def _relation(reading: _Reading, key: str, node: Node) -> model.Relation | None:
    title = Text(zh="勾稽关系", en="the relation")
    values = _mapping(reading, node, _RELATION, title)
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


def _departments(reading: _Reading, key: str, node: Node) -> Department | None:
    keys = {"name": _Key(_text, True), "aliases": _Key(_many(_text)), **_NODE}
    values = _mapping(reading, node, keys, Text(zh="部门", en="the department"))
    if "name" not in values:
        return None
    aliases = values.get("aliases", ())
    others = (*aliases, *(one.text for one in values.get("variants", ())))
    reading.departments = reading.departments or {}
    for name in (values["name"], *others):
        taken = reading.departments.get(name)
        if taken is not None and (name == values["name"] or taken != values["name"]):
            problem = Text(zh="名称“{name}”已属于{taken}", en="the name '{name}' already belongs to {taken}")
            problem = problem.given(name=name, taken=taken)
            hint = Text(zh="一个名称只能属于一个部门", en="a name can belong to one department only")
            reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
        reading.departments[name] = values["name"]
    return Department(values["name"], aliases, others, values.get("as_written", {}), node.line)


def _list_of_names(make: Any, collection: str) -> _Read:
    def read(reading: _Reading, key: str, node: Node) -> Any:
        keys = {"name": _Key(_text, True), "meaning": _Key(_text), **_NODE}
        values = _mapping(reading, node, keys, Text(zh="名单中的一项", en="the entry"))
        if "name" not in values:
            return None
        reading.named.setdefault(collection, set()).add(values["name"])
        return make(line=node.line, **values)

    return read


def _thresholds(reading: _Reading, key: str, node: Node) -> model.Thresholds:
    keys = {one: _Key(_number) for one in model.Thresholds._fields}
    values = _mapping(reading, node, keys, Text(zh="阈值", en="the thresholds"))
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


def _conventions(reading: _Reading, key: str, node: Node) -> model.Conventions:
    keys = {"reverse_attainment": _Key(_word("complement", "quotient")), "thresholds": _Key(_thresholds)}
    return model.Conventions(**_mapping(reading, node, keys, Text(zh="约定", en="the conventions")))


_ABOUT_PLAN = {
    "id": _Key(_text, True),
    "title": _Key(_text, True),
    "periods": _Key(_list(_period), True),
    "document_no": _Key(_text),
    "issuer": _Key(_text),
    "issued": _Key(_date),
    "levels": _Key(_list(_text)),
    "steering": _Key(_plain),
    **_NODE,
}


def _about_plan(reading: _Reading, key: str, node: Node) -> dict[str, Any]:
    values = _mapping(reading, node, _ABOUT_PLAN, Text(zh="plan ", en="plan "))
    found: tuple[Period, ...] = values.get("periods", ())
    written = node.value.get("periods") if isinstance(node.value, dict) else None
    empty = written is not None and written.value == []
    if empty or any(not one.is_annual for one in found) or any(a.order >= b.order for a, b in pairwise(found)):
        problem = Text(zh="periods 应为由早到晚、不重复的年度", en="periods should be years, ascending, each once")
        hint = Text(zh="如 periods: [2018, 2019, 2020]", en="such as periods: [2018, 2019, 2020]")
        where = node.value["periods"] if isinstance(node.value, dict) else node
        reading.fault(faults.CONTRADICTION, where, problem=problem, suggestion=hint)
    reading.periods = found
    return values


# In reading order: what later parts refer to comes first, wherever it stands in the file.
_ROOT = {
    "schema": _Key(_text, True),
    "plan": _Key(_about_plan, True),
    "conventions": _Key(_conventions),
    "departments": _Key(_list(_departments)),
    "sources": _Key(_list(_list_of_names(model.Source, "sources"))),
    "priorities": _Key(_list(_list_of_names(model.Priority, "priorities"))),
    "projects": _Key(_list(_project)),
    "indicators": _Key(_list(_indicator)),
    "goals": _Key(_list(_goal)),
    "relations": _Key(_list(_relation)),
}


def _plan(reading: _Reading, root: Node, sha256: str) -> model.Plan | None:
    if isinstance(root.value, dict):
        order = {name: at for at, name in enumerate(_ROOT)}
        root = replace(root, value=dict(sorted(root.value.items(), key=lambda one: order.get(one[0], 99))))
    values = _mapping(reading, root, _ROOT, Text(zh="计划文件", en="the plan file"))
    schema = values.pop("schema", None)
    if schema not in (None, SCHEMA) and isinstance(root.value, dict):
        reading.fault(faults.UNKNOWN_SCHEMA, root.value["schema"], found=schema)
    _resolve(reading)
    about = values.pop("plan", {})
    if not {"id", "title", "periods"} <= about.keys():
        return None
    return model.Plan(path=reading.path, sha256=sha256, line=root.line, **about, **values)


def _resolve(reading: _Reading) -> None:
    """Ids that were referred to must be indicators; the original of a row that repeats another is no copy itself."""
    known = reading.indicators
    for key, name, node, subject in reading.references:
        reading.subject = subject
        if name not in known:
            otherwise = Text(zh="请写指标的编号，如 W01-1", en="write an indicator's id such as W01-1")
            near = did_you_mean(nearest(name, sorted(known)), otherwise)
            reading.fault(faults.UNKNOWN_REFERENCE, node, key=key, found=name, suggestion=near)
        elif key == "same_as" and (name == subject or name in reading.copies):
            itself = Text(zh="same_as 指向了自己", en="same_as points at itself")
            another = Text(
                zh="same_as 指向的 {name} 自己也是重复的行", en="same_as points at {name}, which is a copy itself"
            )
            problem = itself if name == subject else another.given(name=name)
            hint = Text(zh="请写最初那一行的编号", en="write the id of the row that comes first")
            reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    reading.subject = None
