"""A target as an annex words it to a target of the plan file: numbers, bounds, ranges, and words that stay words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import Any, NamedTuple

from gxq_plan.read.annex.row import is_dash

# A target of the plan file: a number as text, `——`, or a mapping of its keys.
Value = str | dict[str, Any]
NONE = "——"


class Worded(NamedTuple):
    """What a cell says. `value` is what the plan file holds; `unit` the unit in the cell; `growth` whether it asks for
    a change (增长5%, 下降4%: negative); `span` whether it speaks of the whole span ([13.5], 累计); `as_text` whether it
    stayed words; `plainly` whether a plain number or a dash was all there was; `rest` words beside the number that no
    key of the plan file can hold."""

    value: Value
    unit: str = ""
    growth: bool = False
    span: bool = False
    as_text: bool = False
    plainly: bool = False
    rest: str = ""


_N = r"[0-9][0-9,]*(?:\.[0-9]+)?|\.[0-9]+"
_UNIT = r"[^\s0-9,.;:()\[\]<>≥≤=~+\-*以左上下力]{0,8}?(?:/[^\s0-9,.;()\[\]]{1,5}?)?"
_AMOUNT = re.compile(rf"(?P<sign>[+-]?)(?P<number>{_N})(?P<unit>{_UNIT})")
_RANGE = re.compile(
    rf"(?:保持在|控制在|在|介于)?(?P<low>{_N})(?P<unit>{_UNIT})(?:-|~|—|–|至|到)(?P<high>{_N})(?P<unit2>{_UNIT})(?:之间|区间|左右|的?范围内?)?"
)
# Words before a number and what they ask for; the longer ones first.
_BEFORE = (
    (
        "at_least",
        r"≥|⩾|≧|>=|=>|不低于|不少于|不小于|至少|最低|大于等于|大于或等于|高于或等于|保持在?(?=.*以上)|稳定在?(?=.*以上)",
    ),
    (
        "at_most",
        r"≤|⩽|≦|<=|=<|不高于|不超过|不大于|不多于|至多|最高|小于等于|小于或等于|控制在|严控在|压减到|降至|降到|下降到|下降至|降低到|降低至",
    ),
    ("above", r">|大于|高于|超过|突破|多于|超|逾"),
    ("below", r"<|小于|低于|少于"),
    ("about", r"约为?|≈|大约|~|左右"),
    (
        "",
        r"=|达到|达|为|实现|完成|力争达到|保持在?|稳定在?|提高到|提高至|提升到|提升至|增加到|增长到|增长至|增至|升至|到|累计达到?|年均|均|在",
    ),
)
_AFTER = (
    ("at_least", r"(?:及|或|\(含\))?以上(?:\(含\))?|\+|及以上"),
    ("at_most", r"(?:及|或)?(?:以下|以内|之内|内)"),
    ("about", r"左右|上下"),
    ("", r""),
)
_PREFIX = re.compile("|".join(f"(?P<b{at}>{pattern})" for at, (_, pattern) in enumerate(_BEFORE)))
_SUFFIX = re.compile("|".join(f"(?P<a{at}>{pattern})" for at, (_, pattern) in enumerate(_AFTER[:-1])))
_CHANGE = re.compile(
    r"(?:同比|比上年|较上年|年均|平均|累计|每年|年度|均)*(?P<way>增长|增加|提高|提升|上升|递增|下降|降低|减少|压减|削减)"
)
_DOWN = ("下降", "降低", "减少", "压减", "削减")
_BRACKETED = re.compile(
    r"[\[〔【](?P<inside>.+)[\]〕】]|[(（](?P<round>[0-9.,]+)[)）]|(?:累计|五年累计|三年累计)(?P<total>[^\s].*)"
)
_DELEGATED = re.compile(
    r"(?:完成|达到|按|落实|执行|以)?.{0,6}(?:下达|省定|市定|国家规定|上级|视情|另行|年度计划|计划目标之内|规定目标|考核要求|国家要求|省里要求).{0,10}"
)
_STRETCH = re.compile(
    r"^(?P<main>.+?)[,，;；、（(]?(?:并)?(?:力争|争取|冲刺|奋斗目标)(?:达到|达|到|增长|突破|实现|完成)?(?P<more>.+?)[)）]?$"
)
_STRIVE = re.compile(r"(?:力争|争取|冲刺|奋斗目标)(?:达到|达|到|突破|实现|完成)?")
_FOOT = re.compile(r"(?:[*＊※#]+|[①-⑳]|[¹²³⁴⁵⁶⁷⁸⁹])$")


def worded(written: str) -> Worded:
    """The target in a cell. What is not understood stays a text, so that nothing is dropped."""
    text = written.strip()
    if is_dash(text) or text in ("无", "不设目标", "未设目标"):
        return Worded(NONE, plainly=True)
    plain = "".join(unicodedata.normalize("NFKC", _FOOT.sub("", text)).split()).strip("。;；")
    if found := _BRACKETED.fullmatch(plain):
        inside = found["inside"] or found["round"] or found["total"]
        read = _of(inside, text)
        return read._replace(span=True, plainly=False)
    return _of(plain, text)


def _of(plain: str, text: str) -> Worded:
    words = Worded({"text": text}, as_text=True)
    if _AMOUNT.fullmatch(plain):
        return _amount(plain, "", words)._replace(plainly=True)
    if found := _RANGE.fullmatch(plain):
        return _between(found, words)
    if (found := _STRETCH.match(plain)) and not plain.startswith(("力争", "争取", "冲刺")):
        main, more = _of(found["main"], text), _of(found["more"], text)
        return _with_stretch(main, more, words)
    if found := _STRIVE.match(plain):
        more = _of(plain[found.end() :], text)
        return _with_stretch(None, more, words)
    if found := _CHANGE.match(plain):
        rest = plain[found.end() :]
        if not rest.startswith(("到", "至")):
            return _changed(found["way"], _of(rest, text) if rest else words, words)
    return _bounded(plain, words, text)


def _bounded(plain: str, words: Worded, text: str) -> Worded:
    """A number with words of a bound before or behind it; else words."""
    bound = ""
    rest = plain
    while found := _PREFIX.match(rest):
        bound = bound or next(_BEFORE[at][0] for at in range(len(_BEFORE)) if found[f"b{at}"])
        rest = rest[found.end() :]
    if rest != plain and (change := _CHANGE.match(rest)):
        inner = _of(rest[change.end() :], text)
        return _changed(change["way"], _rebound(inner, bound), words)
    for kind, pattern in _AFTER:
        if found := re.fullmatch(rf"(?P<amount>{_AMOUNT.pattern})(?:{pattern})", rest):
            bound = (
                kind if (kind and bound in ("", "about")) or (kind and kind != bound and not bound) else bound or kind
            )
            return _amount(found["amount"], bound, words)
    if (found := _RANGE.fullmatch(rest)) and rest != plain:
        return _between(found, words)
    return (
        Worded({"delegated": text}, as_text=True)
        if _DELEGATED.fullmatch(plain) and not re.search(r"[0-9]", plain)
        else words
    )


def _rebound(inner: Worded, bound: str) -> Worded:
    if isinstance(inner.value, str) and inner.value != NONE and bound and bound != "about":
        return inner._replace(value={"bound": bound, "value": inner.value})
    if bound == "about" and isinstance(inner.value, str) and inner.value != NONE:
        return inner._replace(value={"about": inner.value})
    return inner


def _amount(plain: str, bound: str, words: Worded) -> Worded:
    found = _AMOUNT.fullmatch(plain)
    if not found:
        return words
    number = _number(found["sign"] + found["number"])
    if number is None:
        return words
    value: Value = number
    if bound == "about":
        value = {"about": number}
    elif bound:
        value = {"bound": bound, "value": number}
    return Worded(value, found["unit"])


def _number(written: str) -> str | None:
    """The digits as they are written, without separators; None where the separators stand in odd places."""
    plain = written.removeprefix("+")
    whole, _, rest = plain.partition(".")
    if "," in rest or ("," in whole and not re.fullmatch(r"-?[0-9]{1,3}(?:,[0-9]{3})+", whole)):
        return None
    found = plain.replace(",", "")
    found = f"0{found}" if found.startswith(".") else found
    return found if len(found) <= 24 else None


def _between(found: re.Match[str], words: Worded) -> Worded:
    low, high = _number(found["low"]), _number(found["high"])
    units = {one for one in (found["unit"], found["unit2"]) if one}
    if low is None or high is None or len(units) > 1 or Decimal(low) >= Decimal(high):
        return words
    return Worded({"between": [low, high]}, next(iter(units), ""))


def _with_stretch(main: Worded | None, more: Worded, words: Worded) -> Worded:
    number = more.value if isinstance(more.value, str) else more.value.get("value") or more.value.get("about")
    if main is not None and not main.as_text and main.value != NONE and more.as_text:
        return main._replace(rest=str(words.value["text"]) if isinstance(words.value, dict) else "", plainly=False)
    if not isinstance(number, str) or number == NONE or (main is not None and main.as_text):
        return words
    if main is None:
        return Worded({"stretch": number}, more.unit, more.growth)
    if isinstance(main.value, dict) and "value" not in main.value:
        return words
    value = main.value if isinstance(main.value, dict) else {"value": main.value}
    return Worded({**value, "stretch": number}, main.unit or more.unit, main.growth or more.growth)


def _changed(way: str, of: Worded, words: Worded) -> Worded:
    """A change in the words of the cell: what goes down is negative, and its bounds turn round."""
    if of.as_text or of.value == NONE:
        return words
    if way not in _DOWN:
        return of._replace(growth=True, plainly=False)
    if isinstance(of.value, str):
        return Worded({"bound": "at_most", "value": _negative(of.value)}, of.unit, growth=True)
    turned = {"at_least": "at_most", "at_most": "at_least", "above": "below", "below": "above"}
    if "between" in of.value:
        low, high = of.value["between"]
        return Worded({"between": [_negative(high), _negative(low)]}, of.unit, growth=True)
    if "about" in of.value:
        return Worded({"about": _negative(of.value["about"])}, of.unit, growth=True)
    if "value" in of.value and "stretch" not in of.value:
        bound = turned[of.value["bound"]]
        return Worded({"bound": bound, "value": _negative(of.value["value"])}, of.unit, growth=True)
    return words


def _negative(number: str) -> str:
    return number.removeprefix("-") if number.startswith("-") else f"-{number}"


def number_in(value: Value) -> Decimal | None:
    """The number of a target that has one: what series are compared by."""
    if isinstance(value, str):
        return None if value == NONE else Decimal(value)
    found = value.get("value", value.get("about"))
    return Decimal(found) if isinstance(found, str) else None
