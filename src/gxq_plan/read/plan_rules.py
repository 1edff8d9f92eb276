"""The plan file's `rules:`: which rules apply, how much each weighs, and what was waived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.model.rules import Choice, Rules, Waiver, codes_of, day
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.nearest import nearest
from gxq_plan.read.plan_values import (
    Key,
    Reading,
    a_department,
    a_list,
    a_period,
    a_text,
    a_word,
    as_written,
    did_you_mean,
    mapping,
    one_or_many,
    shaped,
    wrong_shape,
)
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.read.from_yaml import Node

_LEFT_OUT = Text(zh="停用", en="left out")
_WEIGHED = Text(zh="改级", en="weighed otherwise")
_WAIVED = Text(zh="豁免", en="waived")
_WHOLE_CODE = Text(zh="请写一条规则的完整代码，如 A009", en="write the whole code of one rule such as A009")
_SEE_EXPLAIN = Text(zh="代码和名称见 gxq explain", en="gxq explain lists codes and names")


@shaped("text")
def _selected(reading: Reading, key: str, node: Node) -> str | None:
    """A code, the beginning of codes, or a fault's name: as a code or its beginning."""
    word = a_text(reading, key, node)
    if word is None:
        return None
    code, _ = codes_of(word, reading.faults())
    if code is None:
        reading.fault(faults.UNKNOWN_RULE, node, found=word, suggestion=_near(reading, word))
    return code


@shaped("text")
def _ignored(reading: Reading, key: str, node: Node) -> str | None:
    """What may be left out. A beginning of codes leaves standing those of its faults that must be said."""
    code = _selected(reading, key, node)
    if code and not any(one.is_optional for one in codes_of(code, reading.faults())[1]):
        reading.fault(faults.RULE_STANDS, node, code=as_written(node), what=_LEFT_OUT)
        return None
    return code


def _near(reading: Reading, word: str) -> Text:
    known = reading.faults()
    return did_you_mean(nearest(word, [*known, *(one.name for one in known.values())]), _SEE_EXPLAIN)


def _one_rule(reading: Reading, word: str, where: Node | tuple[int, int]) -> str | None:
    """The code of one rule, by its code or name."""
    code, found = codes_of(word, reading.faults())
    if code is None:
        reading.fault(faults.UNKNOWN_RULE, where, found=word, suggestion=_near(reading, word))
    elif len(code) < 4:
        reading.fault(faults.UNKNOWN_RULE, where, found=word, suggestion=_WHOLE_CODE)
    return code if found and code and len(code) == 4 else None


@shaped("severities")
def _severities(reading: Reading, key: str, node: Node) -> dict[str, Severity]:
    """By code: `{A021: error}`. What leaves nothing to judge cannot weigh less."""
    read, found = a_word(*Severity), {}
    if not isinstance(node.value, dict):
        expected = Text(zh="“代码: 级别”的写法", en="'code: severity' pairs")
        wrong_shape(reading, key, node, expected, Text(zh="如 {{A021: error}}", en="such as {{A021: error}}"))
        return {}
    for word, value in node.value.items():
        code, level = _one_rule(reading, word, node.keys[word]), read(reading, word, value)
        if code is None or level is None:
            continue
        if reading.faults()[code].stops:
            reading.fault(faults.RULE_STANDS, node.keys[word], code=word, what=_WEIGHED)
        elif code in found:
            problem = Text(zh="规则 {code} 的级别写了两次", en="the severity of {code} stands twice").given(code=code)
            hint = Text(zh="请只留一个", en="keep one of them")
            reading.fault(faults.CONTRADICTION, node.keys[word], problem=problem, suggestion=hint)
        else:
            found[code] = Severity(level)
    return found


@shaped("text")
def _waived(reading: Reading, key: str, node: Node) -> str | None:
    word = a_text(reading, key, node)
    code = None if word is None else _one_rule(reading, word, node)
    if code and not reading.faults()[code].is_optional:
        reading.fault(faults.RULE_STANDS, node, code=word, what=_WAIVED)
        return None
    return code


@shaped("date")
def the_day(reading: Reading, key: str, node: Node) -> str | None:
    """A day of the calendar (ISO)."""
    found = day(node.value) if isinstance(node.value, str) else None
    if found is None:
        hint = Text(zh="请写有这一天的日期，如 2020-06-30", en="write a day that exists, such as 2020-06-30")
        wrong_shape(reading, key, node, Text(zh="日期", en="a date"), hint)
    return found


@shaped("period")
def within_plan(reading: Reading, key: str, node: Node) -> Period | None:
    """A year of the plan, or a period inside one."""
    found = a_period(reading, key, node)
    if found and reading.periods and Period(found.year) not in reading.periods:
        known = list(map(str, reading.periods))
        hint = Text(
            zh="请写其中一个，或其中一年之内的期间", en="write one of these, or a period inside one of these years"
        )
        reading.fault(faults.PERIOD_NOT_IN_PLAN, node, found=str(found), periods=known, suggestion=hint)
        return None
    return found


def _id_among(what: str) -> Any:
    """The id of an indicator, or of a work, of this plan: `rules` is read after them."""

    @shaped("reference")
    def read(reading: Reading, key: str, node: Node) -> str | None:
        name = a_text(reading, key, node)
        known = reading.indicators if what == "indicators" else reading.named.get("works", set())
        if name is not None and name not in known:
            hint = Text(zh="编号见 gxq list", en="gxq list gives the ids")
            near = did_you_mean(nearest(name, sorted(known)), hint)
            reading.fault(faults.UNKNOWN_REFERENCE, node, key=key, found=name, suggestion=near)
            return None
        return name

    return read


_WAIVER = {
    "code": Key(_waived, True),
    "indicator": Key(_id_among("indicators")),
    "work": Key(_id_among("works")),
    "department": Key(a_department),
    "period": Key(within_plan),
    "reason": Key(a_text, True),
    "approver": Key(a_text, True),
    "until": Key(the_day, True),
}


@shaped("keys", name="waiver", keys=_WAIVER)
def _waiver(reading: Reading, key: str, node: Node) -> Waiver | None:
    """A waiver; one that is only partly read is none, or it would cover more than it says."""
    before = len(reading.findings)
    values = mapping(reading, node, _WAIVER, Text(zh="豁免", en="the waiver"))
    if {"indicator", "work"} <= values.keys():
        problem = Text(zh="indicator 和 work 只能写一个", en="a waiver names an indicator or a work, not both")
        hint = Text(zh="请删去其中一个", en="delete one of them")
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    if len(reading.findings) > before:
        return None
    return Waiver(**values, line=node.line, column=node.column)


_RULES = {
    "select": Key(one_or_many(_selected)),
    "ignore": Key(one_or_many(_ignored)),
    "severity": Key(_severities),
    "waivers": Key(a_list(_waiver)),
}


@shaped("keys", name="rules", keys=_RULES)
def the_rules(reading: Reading, key: str, node: Node) -> Rules:
    values = mapping(reading, node, _RULES, Text(zh="规则设置", en="the rules"))
    select = node.value.get("select") if isinstance(node.value, dict) else None
    if select is not None and select.value == []:
        problem = Text(zh="select 是空的，等于什么都不查", en="select is empty: nothing would be checked")
        hint = Text(zh="请写要查的规则；要查全部就删去这一键", en="name rules, or delete the key to have them all")
        reading.fault(faults.CONTRADICTION, select, problem=problem, suggestion=hint)
    choice = Choice(values.get("select", ()), values.get("ignore", ()))
    return Rules(choice, values.get("severity", {}), values.get("waivers", ()))
