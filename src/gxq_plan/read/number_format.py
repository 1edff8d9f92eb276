"""A number and its number format to what a spreadsheet shows, with all the digits that it holds.

Rounding is left out: 5.46 shown as `5` is 5.46. What changes the meaning is kept: a percent (0.055 is `5.5%`), a scale
(`0.00,` shows thousands, `0\\.0,` 万), a unit behind the number (`0.0"亿元"`), and dates.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# A spreadsheet keeps doubles and shows 15 digits of them: 0.30000000000000004 is 0.3.
_FIFTEEN = Context(prec=15)
# No double is wider; the digits of 1E+999999999 would fill the memory.
_WIDEST = 330
_LAST_DAY = 2958465  # 9999-12-31

# Formats that files name by number alone. 27 to 36 and 50 to 58 are those of Chinese editions (ECMA-376, 18.8.30).
_YEAR_MONTH, _MONTH_DAY, _CLOCK = 'yyyy"年"m"月"', 'm"月"d"日"', 'h"时"mm"分"'
BUILT_IN: Mapping[int, str] = {
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 30), "yyyy/m/d"),
    16: "d-mmm",
    17: "mmm-yy",
    **dict.fromkeys((18, 19, 20, 21, 45, 47), "h:mm:ss"),
    22: "yyyy/m/d h:mm",
    46: "[h]:mm:ss",
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), _MONTH_DAY),
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((32, 33, 34, 35, 55, 56), _CLOCK),
}

_QUOTED = r'"[^"]*"|[\\!].'
_SECTIONS = re.compile(rf"(?:{_QUOTED}|\[[^\]]*\]|[^;])*")
_CONDITION = re.compile(r"\[(>=|<=|<>|=|>|<)(-?[0-9.]+)\]")
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
# Quoted text stays; space and fill, colours and locales go. Then the word for no format at all.
_KEPT = re.compile(rf"({_QUOTED})|[_*].|\[[^\]]*\]")
_GENERAL = re.compile(r"general|g/通用格式", re.IGNORECASE)
_SCIENTIFIC = re.compile(r"E[+-]", re.IGNORECASE)
_UNIT = re.compile(r"[^\W\d_a-zA-Z].*|%.*")
_COMPARED = {
    ">=": lambda one, other: one >= other,
    "<=": lambda one, other: one <= other,
    "<>": lambda one, other: one != other,
    "=": lambda one, other: one == other,
    ">": lambda one, other: one > other,
    "<": lambda one, other: one < other,
}


class Section(NamedTuple):
    """One part of a format: what it is for, and what it makes of a number. `parts` of a date: the letters of
    `ymdhs` that it shows; empty for numbers, which are multiplied by 10 ** `scale` and followed by `unit`."""

    condition: tuple[str, Decimal] | None
    parts: frozenset[str]
    elapsed: bool
    scale: int
    unit: str


def shown(raw: str, code: str, since_1904: bool = False) -> str:
    """A stored number (the text of a decimal, maybe with an exponent) as its format shows it; else the text itself."""
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > _WIDEST:
        return raw
    section = _section(_sections(code), value)
    if section.parts and (date := _date(value, section, since_1904)):
        return date
    return plain(value, section.scale) + section.unit


def plain(value: Decimal, scale: int = 0) -> str:
    """The number without exponent and trailing zeros, in the 15 digits that a spreadsheet shows."""
    text = f"{_FIFTEEN.plus(value).scaleb(scale):f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


@cache
def _sections(code: str) -> tuple[Section, ...]:
    return tuple(_read(one) for one in _SECTIONS.findall(code) if one) or (_NONE,)


def _section(sections: tuple[Section, ...], value: Decimal) -> Section:
    """The part of the format that shows the value: by its condition, else by its sign."""
    if any(one.condition for one in sections):
        for one in sections:
            if one.condition is None or _COMPARED[one.condition[0]](value, one.condition[1]):
                return one
        return _NONE
    if value < 0 and len(sections) > 1:
        return sections[1]
    return sections[2] if not value and len(sections) > 2 else sections[0]


def _read(code: str) -> Section:
    condition = None
    if found := _CONDITION.search(code):
        try:
            condition = found.group(1), Decimal(found.group(2))
        except InvalidOperation:
            condition = None
    elapsed = bool(_ELAPSED.search(re.sub(_QUOTED, "", code)))
    bare = _KEPT.sub(lambda one: one.group(1) or "", code)
    spoken = _SCIENTIFIC.sub("", re.sub(_QUOTED, "", _GENERAL.sub("0", bare)))
    parts = frozenset(spoken.lower()) & frozenset("ymdhs")
    if parts or elapsed:
        return Section(condition, parts or frozenset("h"), elapsed, 0, "")
    return Section(condition, frozenset(), False, *_scale_and_unit(_GENERAL.sub("0", bare)))


def _scale_and_unit(code: str) -> tuple[int, str]:
    """How many places the format moves the point, and what it writes behind the number."""
    pieces = re.findall(rf"{_QUOTED}|.", code, re.DOTALL)
    digits = [at for at, one in enumerate(pieces) if one in "0#?" and one]
    if not digits:
        return 0, ""
    behind = pieces[digits[-1] + 1 :]
    commas = next((at for at, one in enumerate(behind) if one != ","), len(behind))
    points = [at for at, one in enumerate(pieces) if one in (r"\.", "!.", '"."')]
    moved = sum(at > points[0] for at in digits) if points and "." not in pieces else 0
    percents = behind.count("%")
    text = "".join(_literal(one) for one in behind[commas:] if one == "%" or _is_literal(one)).strip()
    return 2 * percents - 3 * commas - moved, text if _UNIT.fullmatch(text) else ""


def _is_literal(piece: str) -> bool:
    return len(piece) > 1 or not piece.isascii()


def _literal(piece: str) -> str:
    return piece[1:-1] if piece[0] == '"' and len(piece) > 1 else piece[-1]


_NONE = Section(None, frozenset(), False, 0, "")


def _date(value: Decimal, section: Section, since_1904: bool) -> str | None:
    """A serial day as a date: a year, a month, a day or a time, by what the format shows. None where it is none."""
    if not 0 <= value <= _LAST_DAY:
        return None
    seconds = int((value * 86400).to_integral_value())
    if section.elapsed or (value < 1 and not section.parts & set("yd")):
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    # Day 60 of the 1900 system is 29 February 1900, which never was: days before it count from one day later.
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31 if value < 60 else 30)
    try:
        day = first + timedelta(seconds=seconds)
    except OverflowError:
        return None
    return in_parts(day, section.parts)


def in_parts(day: datetime, parts: frozenset[str]) -> str:
    """A date as text: `2019`, `2019-06`, `2019-06-30`, with the time where one is shown and there is one."""
    if parts == {"y"}:
        return f"{day.year}"
    if parts == {"y", "m"}:
        return f"{day.year}-{day.month:02}"
    clock = f" {day:%H:%M:%S}" if "h" in parts and day.time() != day.min.time() else ""
    return f"{day.year:04}-{day.month:02}-{day.day:02}{clock}"
