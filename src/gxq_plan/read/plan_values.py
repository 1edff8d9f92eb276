"""The values of a plan file: one reader for each way of writing one, and mappings of them.

A reader takes a node and gives its value, or None after reporting what is wrong with it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from gxq_plan.model import period as periods
from gxq_plan.model import plan as model
from gxq_plan.place import Place
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.from_yaml import Node
from gxq_plan.read.nearest import nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.finding import Fault, Finding
    from gxq_plan.model.period import Period

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
_NUMBER_AND_UNIT = re.compile(r"([+-]?[0-9]+(?:\.[0-9]+)?)(%|[^\d\W]{0,4})")
_LONGEST_NUMBER = 30
_MOST_PLACES = 10


Known = Callable[[], "Mapping[str, Fault]"]


class Reading:
    """What is known while a file is read: its name, what was found wrong, and what later parts refer to."""

    def __init__(self, path: str, findings: list[Finding], known: Known | None = None) -> None:
        self.path = path
        self.findings = findings
        self._known = known
        self.periods: tuple[Period, ...] = ()
        self.departments: dict[str, str] | None = None
        self.named: dict[str, set[str]] = {}
        self.lines: dict[str, int] = {}
        self.indicators: set[str] = set()
        self.copies: dict[str, str] = {}
        self.references: list[tuple[str, str, Node, str | None]] = []
        self.unread: list[Node] = []
        self.subject: str | None = None

    def fault(self, fault: Fault, where: Node | tuple[int, int], **facts: object) -> None:
        line, column = (where.line, where.column) if isinstance(where, Node) else where
        self.findings.append(fault.at(Place(self.path, row=line, column_number=column), self.subject, **facts))

    def faults(self) -> Mapping[str, Fault]:
        """Every fault by its code, for a plan that says something of rules. Rules are a neighbour of this room, so
        they come from outside, and only when they are asked for: a plan without `rules:` need not load them."""
        if self._known is None:
            raise LookupError("a plan with rules can only be read by a caller that knows them")
        return self._known()

    def claim(self, name: str, node: Node) -> None:
        """Takes an id for a node; an id taken before, in capitals or not, is a fault."""
        if name.upper() in self.lines:
            self.fault(faults.DUPLICATE_ID, node, id=name, line=self.lines[name.upper()])
        else:
            self.lines[name.upper()] = node.line


Read = Callable[[Reading, str, Node], Any]


class Key(NamedTuple):
    read: Read
    required: bool = False


class Shape(NamedTuple):
    """What a reader accepts, as data, so that the JSON Schema of the plan file (report.plan_schema) is made from what
    is read: a mapping's `name` and `keys`, what a list is `of`, the `words` to choose from. A reader that looks at its
    node in its own way has a form of its own."""

    form: str
    name: str = ""
    keys: Mapping[str, Key] = MappingProxyType({})
    of: Read | None = None
    words: tuple[str, ...] = ()


SHAPES: dict[Read, Shape] = {}
AnyRead = TypeVar("AnyRead", bound=Read)


def shaped(form: str, **facts: Any) -> Callable[[AnyRead], AnyRead]:
    """Says what a reader accepts."""

    def mark(read: AnyRead) -> AnyRead:
        SHAPES[read] = Shape(form, **facts)
        return read

    return mark


def did_you_mean(names: Iterable[str], otherwise: Text) -> Text:
    """The suggestion to make: the nearest names, else something that always helps."""
    found = list(names)
    return _MEANT.given(names=found) if found else otherwise


_MEANT = Text(zh="是不是“{names}”？", en="did you mean {names}?")


def as_written(node: Node) -> str:
    if isinstance(node.value, dict):
        return "{" + ", ".join(f"{key}: {as_written(one)}" for key, one in node.value.items()) + "}"
    if isinstance(node.value, list):
        return "[" + ", ".join(map(as_written, node.value)) + "]"
    return node.value


def wrong_shape(reading: Reading, key: str, node: Node, expected: Text, suggestion: Text) -> None:
    reading.fault(faults.WRONG_SHAPE, node, key=key, expected=expected, found=as_written(node), suggestion=suggestion)


@shaped("text")
def a_text(reading: Reading, key: str, node: Node) -> str | None:
    if isinstance(node.value, str):
        return node.value
    expected = Text(zh="文字", en="text")
    wrong_shape(
        reading, key, node, expected, Text(zh="请写成一行文字，含“: ”时加引号", en="write one line of text, quoted")
    )
    return None


@shaped("anything")
def as_it_stands(reading: Reading, key: str, node: Node) -> str:
    """Whatever form a target takes, as it is written."""
    return as_written(node)


@shaped("name")
def a_name(reading: Reading, key: str, node: Node) -> str | None:
    """Text on one line."""
    text = a_text(reading, key, node)
    if text is None or (text.isprintable() and text == text.strip()):
        return text
    expected = Text(zh="一行文字", en="one line of text")
    hint = Text(zh="请删去换行、制表符和首尾的空格", en="delete line breaks, tabs and spaces at its ends")
    wrong_shape(reading, key, node, expected, hint)
    return None


@shaped("id")
def an_id(reading: Reading, key: str, node: Node) -> str | None:
    if isinstance(node.value, str) and re.fullmatch(r"[\w./-]+", node.value):
        return node.value
    expected = Text(zh="编号", en="an id")
    wrong_shape(
        reading,
        key,
        node,
        expected,
        Text(zh="请写不含空格的编号，如 W01-1", en="write an id without spaces, such as W01-1"),
    )
    return None


@shaped("number")
def a_number(reading: Reading, key: str, node: Node) -> Decimal | None:
    """A plain decimal number, exact. No nan, no `1_000`, no full-width digits, no number in quotes."""
    text = node.value if isinstance(node.value, str) else ""
    if node.plain and text.isascii() and _NUMBER.fullmatch(text) and len(text) <= _LONGEST_NUMBER:
        return Decimal(text)
    reading.fault(faults.NOT_A_NUMBER, node, key=key, found=as_written(node), suggestion=_number_hint(node))
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


@shaped("whole number")
def a_whole_number(reading: Reading, key: str, node: Node) -> int | None:
    if (
        node.plain
        and isinstance(node.value, str)
        and node.value.isascii()
        and node.value.isdigit()
        and len(node.value) < 10
    ):
        return int(node.value)
    expected = Text(zh="整数", en="a whole number")
    wrong_shape(reading, key, node, expected, Text(zh="请写整数，如 3", en="write a whole number such as 3"))
    return None


@shaped("decimals")
def decimal_count(reading: Reading, key: str, node: Node) -> int | None:
    found = a_whole_number(reading, key, node)
    if found is None or found <= _MOST_PLACES:
        return found
    expected = Text(zh="0 至 {most} 的整数", en="a whole number from 0 to {most}").given(most=_MOST_PLACES)
    wrong_shape(
        reading, key, node, expected, Text(zh="请写小数位数，如 2", en="write the number of decimals, such as 2")
    )
    return None


@shaped("boolean")
def a_boolean(reading: Reading, key: str, node: Node) -> bool | None:
    if node.plain and node.value in ("true", "false"):
        return node.value == "true"
    expected = Text(zh=" true 或 false", en="true or false")
    wrong_shape(reading, key, node, expected, Text(zh="请写 true 或 false", en="write true or false"))
    return None


@shaped("date")
def a_date(reading: Reading, key: str, node: Node) -> str | None:
    if isinstance(node.value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.value):
        with suppress(ValueError):  # a day that the calendar does not have
            date.fromisoformat(node.value)
            return node.value
    expected = Text(zh="日期", en="a date")
    wrong_shape(reading, key, node, expected, Text(zh="请写成 2018-12-28 的样子", en="write it like 2018-12-28"))
    return None


@shaped("period")
def a_period(reading: Reading, key: str, node: Node) -> Period | None:
    found = periods.from_text(node.value) if isinstance(node.value, str) else None
    if found is None:
        expected = Text(zh="期间", en="a period")
        wrong_shape(reading, key, node, expected, Text(zh="请写年度，如 2018", en="write a year such as 2018"))
    return found


def a_word(*choices: str) -> Read:
    @shaped("word", words=choices)
    def read(reading: Reading, key: str, node: Node) -> str | None:
        if node.value in choices:
            return str(node.value)
        near = did_you_mean(nearest(as_written(node), choices, most=1), _MEANINGS.get(key, _NOTHING))
        reading.fault(faults.UNKNOWN_WORD, node, key=key, found=as_written(node), choices=choices, suggestion=near)
        return None

    return read


def one_or_many(read_one: Read) -> Read:
    """A list; a single value counts as a list of one."""

    @shaped("one or many", of=read_one)
    def read(reading: Reading, key: str, node: Node) -> tuple[Any, ...]:
        parts = node.value if isinstance(node.value, list) else [node]
        return tuple(one for one in (read_one(reading, key, part) for part in parts) if one is not None)

    return read


def a_list(read_one: Read) -> Read:
    """A list and nothing else."""

    @shaped("list", of=read_one)
    def read(reading: Reading, key: str, node: Node) -> tuple[Any, ...] | None:
        if not isinstance(node.value, list):
            each = Text(
                zh="{key}: [A, B]，或每一项以“- ”开头另起一行", en="{key}: [A, B], or a line with '- ' for each"
            )
            hint = Text(zh="请写 {example}", en="write {example}").given(example=_HINTS.get(key, each.given(key=key)))
            wrong_shape(reading, key, node, Text(zh="列表", en="a list"), hint)
            reading.unread.append(node)
            return None
        return tuple(one for one in (read_one(reading, key, part) for part in node.value) if one is not None)

    return read


@shaped("anything")
def anything(reading: Reading, key: str, node: Node) -> Any:
    """Anything, as text, tuples and dicts."""
    if isinstance(node.value, dict):
        return {name: anything(reading, name, one) for name, one in node.value.items()}
    if isinstance(node.value, list):
        return tuple(anything(reading, key, one) for one in node.value)
    return node.value


@shaped("text")
def a_department(reading: Reading, key: str, node: Node) -> str | None:
    name = a_text(reading, key, node)
    if name is None or reading.departments is None:
        return name
    if name not in reading.departments:
        parts = [one for one in re.split(r"[、，,;；\s]+", name) if one]
        listed = Text(zh="请在 departments 里登记，或改成名单里的名称", en="list it under departments, or correct it")
        near = did_you_mean(nearest(name, reading.departments), listed)
        if len(parts) > 1 and reading.departments.keys() >= set(parts):
            several = Text(zh="几个部门请写成 {it}", en="several departments are written {it}")
            near = several.given(it=f"[{', '.join(parts)}]")
        reading.fault(faults.UNKNOWN_DEPARTMENT, node, found=name, suggestion=near)
        return None
    return reading.departments[name]


def a_name_in(collection: str) -> Read:
    """A name that must stand in one of the plan's lists, where the plan has that list."""

    @shaped("text")
    def read(reading: Reading, key: str, node: Node) -> str | None:
        name = a_text(reading, key, node)
        if name is not None and collection in reading.named and name not in reading.named[collection]:
            listed = Text(zh=f"请先在 {collection} 里登记", en=f"list it under {collection} first")
            near = did_you_mean(nearest(name, sorted(reading.named[collection])), listed)
            reading.fault(faults.UNKNOWN_REFERENCE, node, key=key, found=name, suggestion=near)
        return name

    return read


@shaped("reference")
def an_indicator_id(reading: Reading, key: str, node: Node) -> str | None:
    name = a_text(reading, key, node)
    if name is not None:
        reading.references.append((key, name, node, reading.subject))
    return name


def mapping(reading: Reading, node: Node, keys: Mapping[str, Key], title: Text) -> dict[str, Any]:
    """The values of a mapping by key. Unknown keys, missing keys and wrong values are reported; keys that are
    absent, empty or wrong are absent from the result."""
    if node.refused:
        return {}
    if not isinstance(node.value, dict):
        expected = Text(zh="“键: 值”的写法", en="'key: value' pairs")
        hint = Text(zh=f"可用的键：{'、'.join(keys)}", en=f"possible keys: {', '.join(keys)}")
        reading.fault(faults.WRONG_SHAPE, node, key=title, expected=expected, found=as_written(node), suggestion=hint)
        return {}
    values, meant = {}, set()
    for name, one in node.value.items():
        if name not in keys:
            near = nearest(name, keys, most=1)
            meant |= set(near)
            possible = Text(zh=f"可用的键：{'、'.join(keys)}", en=f"possible keys: {', '.join(keys)}")
            hint = colon_missing(name, one) or did_you_mean(near, possible)
            reading.fault(faults.UNKNOWN_KEY, node.keys[name], key=name, suggestion=hint)
            reading.unread.append(one)
        elif not one.is_null and (one.value or not keys[name].required):
            value = keys[name].read(reading, name, one)
            if value is not None:
                values[name] = value
    for name, key in keys.items():
        # What is only misspelt is not missing as well.
        if (
            key.required
            and name not in meant
            and (name not in node.value or node.value[name].is_null or not node.value[name].value)
        ):
            reading.fault(faults.MISSING_KEY, node, node=title, key=name, hint=_HINTS.get(name, f"{name}: …"))
    return values


def colon_missing(key: str, node: Node) -> Text | None:
    """What to write where a key without a value holds its value: `name:甲` and `name：甲` are one word to YAML."""
    found = re.fullmatch(r"(\w+) *[:：] *(.*)", key) if node.is_null else None
    if not found:
        return None
    wording = Text(
        zh="冒号要用半角，后面空一格：{key}: {value}", en="a colon and a space belong between: {key}: {value}"
    )
    return wording.given(key=found[1], value=found[2])


_NOTHING = Text(zh="", en="")
# What the words of a key mean, for those that no English word explains by itself.
_MEANINGS = {
    "direction": Text(
        zh="up 是越高越好，down 是越低越好，range 是区间内为好",
        en="up is higher is better, down is lower is better, range is inside is good",
    ),
    "bound": Text(
        zh="依次是：不低于、不高于、高于、低于、介于、左右",
        en="at least, at most, above, below, between two, about one",
    ),
    "relation": Text(
        zh="依次是：同一指标、换算、相关", en="converted is the same thing in another unit, related something near it"
    ),
}
_HINTS = {
    "schema": "schema: gxq.plan/1",
    "plan": "plan: {id: demo, title: 示例, periods: [2018, 2019, 2020]}",
    "id": Text(zh="id: 编号，如 W01-1", en="id: such as W01-1"),
    "name": Text(zh="name: 名称", en="name: its name"),
    "unit": Text(zh='unit: 单位，如 家（百分比写 "%"）', en='unit: such as 家 (a percentage is "%")'),
    "direction": Text(
        zh="direction: up（越高越好）、down（越低越好）或 range（区间）", en="direction: up, down or range"
    ),
    "kind": Text(
        zh="kind: level（年末数）、cumulative（累计）、flow（当年数）、"
        "ratio（比率）、growth（增速）、milestone（节点）",
        en="kind: level, cumulative, flow, ratio, growth or milestone",
    ),
    "relation": Text(
        zh="relation: same（同一指标）、converted（换算）或 related（相关）", en="relation: same, converted or related"
    ),
    "targets": "targets: {2018: 1, 2019: 2}",
    "periods": "periods: [2018, 2019, 2020]",
}

ON_ANY_NODE = {"as_written": Key(anything), "notes": Key(one_or_many(a_text))}


_VARIANT = {"text": Key(a_text, True), "where": Key(a_text)}


@shaped("keys", name="variant", keys=_VARIANT)
def _variant(reading: Reading, key: str, node: Node) -> model.Variant | None:
    values = mapping(reading, node, _VARIANT, Text(zh="其他写法", en="a variant"))
    return model.Variant(values["text"], values.get("where")) if "text" in values else None


ON_ANY_NODE["variants"] = Key(a_list(_variant))
WHO_AND_WHEN = {name: Key(anything) for name in ("person", "contact", "measures", "due", "nodes")}


def taken_out(values: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: values.pop(name) for name in names if name in values}
