"""A name as an annex prints it to a name and a unit: brackets, numbers in front, marks of footnotes."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from gxq_plan.model.unit import COUNTING, SCALES, is_known
from gxq_plan.read.annex.numbering import numbered

_BRACKET = re.compile(r"\s*[（(【〔\[]\s*(?P<inside>[^（()）【】〔〕\[\]]{1,16})\s*[)）】〕\]]$")
_MARKS = re.compile(
    r"(?:[*＊※☆★#△▲●◆]+|[①-⑳]+|[⁰¹²³⁴⁵⁶⁷⁸⁹]+|[\[〔【（(]\s*(?:注\s*[0-9]*|[0-9]{1,2}|[①-⑳])\s*[)）】〕\]])+"
)
_NATURE = re.compile(r"\s*[（(【〔\[]\s*(?P<word>约束性|预期性|指导性)(?:指标)?\s*[)）】〕\]]")
_NO_UNIT = re.compile(
    r"^(?:含|不含|其中|按|以|新|旧|如|即|含税|累计|年度|当年|全口径|不变价|现价|区级|市级|省级|园区|规上|注)"
)
# Words that units are made of, beside those that model.unit converts and counts.
_WORDS = frozenset(
    [
        "人次",
        "人天",
        "天",
        "日",
        "年",
        "月",
        "小时",
        "分钟",
        "分",
        "岁",
        "张",
        "册",
        "辆",
        "架",
        "艘",
        "户",
        "株",
        "棵",
        "吨",
        "克",
        "毫克",
        "微克",
        "立方米",
        "亩",
        "公顷",
        "级",
        "度",
        "次",
        "例",
        "起",
        "宗",
        "批",
        "部",
        "本",
        "村",
        "镇",
        "街道",
        "支",
        "座",
        "栋",
        "片",
        "台",
        "把",
        "艺",
        "校",
        "班",
        "节",
        "课时",
        "学时",
        "床",
        "床位",
        "张床位",
        "站",
        "点",
        "路",
        "段",
        "孔",
        "根",
        "面",
        "块",
        "幅",
        "颗",
        "粒",
        "瓶",
        "箱",
        "包",
        "份",
        "单",
        "笔",
        "组",
        "对",
        "队",
        "团",
        "届",
        "期",
        "轮",
        "倍",
        "折",
        "比",
        "标台",
        "标准箱",
        "TEU",
        "纳米",
        "平方公里",
        "平方千米",
        "公里",
        "千米",
        "米",
        "TB",
        "PB",
        "EB",
        "GB",
        "Mbps",
        "Gbps",
        "PUE",
        "PFLOPS",
        "个点",
        "百分点",
        "个百分点",
        "元/人",
        "元/平方米",
        "亿美元",
        "万美元",
        "美元",
        "亿度",
        "机架",
        "标准机架",
        "人年",
        "标箱",
        "车次",
        "名次",
        "位次",
        "公斤",
        "千克",
        "兆瓦",
        "千瓦",
        "万千瓦",
        "例/万人",
    ]
)


# 1/10万, /10万, 人/10万: so many in so many.
_PER_MANY = re.compile(r"[1例人件次起]?/[0-9]{1,6}[十百千万亿]?人?")


class Named(NamedTuple):
    """A name, the unit in its brackets (empty where there is none), binding or expected where it says so, and whether
    anything but brackets of a unit was taken off."""

    name: str
    unit: str
    nature: str
    cleaned: bool


def named(written: str, *, with_unit: bool = True) -> Named:
    """A name taken apart. `with_unit` is off where units have a column: then only a bracket plainly of one goes."""
    text = written.strip()
    nature = _NATURE.search(text)
    if nature:
        text = (text[: nature.start()] + text[nature.end() :]).strip()
    found = numbered(text)
    if found.kind in ("item", "part", "ring", "section", "chapter") and found.name:
        text = found.name
    text, marked = _unmarked(text)
    unit = ""
    bracket = _BRACKET.search(text)
    if bracket and bracket.start() and is_unit(bracket["inside"], loose=with_unit):
        unit, text = unit_as_written(bracket["inside"]), text[: bracket.start()]
        text, again = _unmarked(text)
        marked = marked or again
    text = text or written.strip()
    return Named(
        text, unit, {"约束性": "binding", "预期性": "expected"}.get(nature["word"], "") if nature else "", marked
    )


def _unmarked(text: str) -> tuple[str, bool]:
    """The text without marks of footnotes at its end, also in front of a unit's bracket, and whether there were any."""
    bracket = _BRACKET.search(text)
    head, tail = (text[: bracket.start()], text[bracket.start() :]) if bracket else (text, "")
    if bracket and _MARKS.fullmatch(tail.strip()):
        head, tail = text[: bracket.start()], ""
        marks = True
    else:
        marks = False
    ends = [one for one in _MARKS.finditer(head) if one.end() == len(head)]
    if ends and ends[0].start():
        head, marks = head[: ends[0].start()], True
    behind = [one for one in _MARKS.finditer(tail) if one.end() == len(tail) and one.start()]
    if behind and _BRACKET.search(tail[: behind[0].start()]):
        tail, marks = tail[: behind[0].start()], True
    return (head.rstrip() + tail, True) if marks else (text, False)


def is_unit(written: str, *, loose: bool = False) -> bool:
    """Whether words in brackets are a unit: one that is known, counted, scaled, or a rate of such. `loose` takes other
    short words too, where nothing else gives a unit."""
    plain = "".join(unicodedata.normalize("NFKC", written).split())
    if _NO_UNIT.match(plain) or not plain:
        return False
    if _PER_MANY.fullmatch(plain):
        return True
    parts = re.split(r"[/每]", plain)
    if all(_is_simple(one) for one in parts if one):
        return True
    return loose and len(plain) <= 4 and not plain.isdigit() and not re.search(r"[0-9]{4}|性$|类$|级$|版$|期$", plain)


def _is_simple(plain: str) -> bool:
    if plain in _WORDS or plain in COUNTING or is_known(plain):
        return True
    scale = next((one for one in SCALES if plain.startswith(one)), "")
    rest = plain[len(scale) :]
    return bool(scale) and (not rest or _is_simple(rest))


_WIDE = {0xFEE0 + one: chr(one) for one in range(0x21, 0x7F)}


def unit_as_written(text: str) -> str:
    """A unit in the document's own word, with half-width marks: ％ is %."""
    plain = text.translate(_WIDE)
    kept = " ".join(plain.split()) if plain.isascii() else "".join(plain.split())
    return kept.strip("()[]")
