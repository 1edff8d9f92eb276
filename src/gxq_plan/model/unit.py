"""Units: which are the same, which convert into one another and by what, which count things, which are shares.

Every unit that converts is a power of ten of another, so a conversion is exact and goes back: 万元, 亿元; 千个; ‰.
What is no power of ten (亩 into 公顷, EB into TB, 美元 into 元) never converts.
"""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

# Things that come one by one, so that half of one is a mistake (domain.md 1.9).
COUNTING = frozenset("家个人件项场所名位次台套户只条篇种类处座")

# Words before a unit, as powers of ten; the longer ones first, for 千万 is not a 千 of something.
SCALES = {
    "万亿": 12,
    "千亿": 11,
    "百亿": 10,
    "十亿": 9,
    "千万": 7,
    "百万": 6,
    "十万": 5,
    "亿": 8,
    "万": 4,
    "千": 3,
    "百": 2,
}

# What converts: a dimension, its units as powers of ten of one another, each with its spellings, the plan's word first.
_DIMENSIONS: dict[str, dict[int, str]] = {
    "money": {0: "元 人民币 圆 rmb cny"},
    "dollars": {0: "美元 美金 usd"},
    "share": {-2: "% 百分比 百分数 百分率", -3: "‰ 千分比 千分率", 0: "小数"},
    "points": {0: "百分点 个百分点"},
    "area": {0: "平方米 m2 平米 平方", 4: "公顷 ha hm2", 6: "平方公里 km2 平方千米"},
    "volume": {0: "立方米 m3 立方", -3: "升 l"},
    "length": {0: "米 m", 3: "公里 km 千米"},
    "mass": {0: "吨 t", -3: "千克 kg 公斤"},
    "coal": {0: "吨标准煤 吨标煤 tce", -3: "千克标准煤 千克标煤 公斤标准煤 公斤标煤 kgce"},
    "energy": {0: "千瓦时 kwh kw.h kw·h 度", 3: "兆瓦时 mwh", 6: "吉瓦时 gwh"},
    "power": {0: "千瓦 kw", 3: "兆瓦 mw", 6: "吉瓦 gw", -3: "瓦 w"},
}
# The same thing in other words: as many 名 are as many 人.
_PEOPLE = ("人", "名", "位")
# 1000 or 1024 of the next: nobody writes which, so they do not convert, however well they are known.
_DATA = ("b", "kb", "mb", "gb", "tb", "pb", "eb", "zb", "字节")


class Unit(NamedTuple):
    """A unit taken apart: 万平方米 is 10^`power` of its `dimension`, written as the `scale` 万 (4) of an `atom`."""

    dimension: str
    power: int
    atom: str
    scale: int = 0

    @property
    def is_share(self) -> bool:
        return self.dimension in ("share", "points")

    @property
    def is_bare(self) -> bool:
        """A scale without a unit: 万, 亿."""
        return not self.atom


def _atoms() -> dict[str, Unit]:
    found = {
        spelling: Unit(dimension, power, spellings.split()[0])
        for dimension, units in _DIMENSIONS.items()
        for power, spellings in units.items()
        for spelling in spellings.split()
    }
    return found | {one: Unit("people", 0, one) for one in _PEOPLE} | {one: Unit(one, 0, one.upper()) for one in _DATA}


_ATOMS = _atoms()


@lru_cache(maxsize=2048)  # a plan has a dozen units, a file may have any
def unit_of(written: str) -> Unit:
    """A unit taken apart, whatever its spelling: width, brackets, spaces and common variants are one. A unit that is
    not known is a dimension of its own, so that 万件 is still ten thousand 件."""
    plain = unicodedata.normalize("NFKC", "".join(unicodedata.normalize("NFKC", written).split()))
    if plain[:1] + plain[-1:] in ("()", "[]", "【】"):
        plain = plain[1:-1]
    over, _, under = plain.replace("每", "/").partition("/")
    if over and under and "/" not in under:
        return _per(_simple(over), _simple(under))
    return _simple(plain)


def _simple(plain: str) -> Unit:
    if plain.startswith("人民币") and len(plain) > 3:
        plain = plain[3:]
    elif plain.endswith("元人民币"):
        plain = plain[:-3]
    if known := _ATOMS.get(plain.lower()):
        return known
    for word, power in SCALES.items():
        if plain.startswith(word):
            rest = plain[len(word) :]
            atom = _ATOMS.get(rest.lower()) or _own(rest)
            return Unit(atom.dimension, power + atom.power, atom.atom, power)
    return _own(plain)


def _own(atom: str) -> Unit:
    return Unit(f"={atom}", 0, atom)


def _per(over: Unit, under: Unit) -> Unit:
    """An intensity: 吨标准煤/万元, 元/平方米."""
    atom = f"{_name(over)}/{_name(under)}"
    return Unit(f"{over.dimension}/{under.dimension}", over.power - under.power, atom)


def _name(unit: Unit) -> str:
    return next((word for word, power in SCALES.items() if power == unit.scale), "") + unit.atom


def folded(unit: str) -> str:
    """A unit in the one spelling in which units are compared: width, brackets, spaces and common variants folded."""
    return _name(unit_of(unit))


def is_known(unit: str) -> bool:
    """Whether the unit is one that this module can name, scaled or not."""
    found = unit_of(unit)
    return found.atom.lower() in _ATOMS or found.atom in COUNTING


def conversion(frm: str, to: str) -> Decimal | None:
    """What a number in one unit is multiplied by to be in another: 万元 into 亿元 is 0.0001, exactly. None where they
    do not convert. A bare 万 is 万 of the other unit's own word, where that has no scale or the same."""
    return factor(unit_of(frm), unit_of(to))


def factor(frm: Unit, to: Unit) -> Decimal | None:
    """As `conversion`, of units that were taken apart."""
    if frm.is_bare and frm.scale:
        if to.is_share or to.scale not in (0, frm.scale) or "/" in to.dimension:
            return None
        return Decimal(1).scaleb(frm.scale - to.scale)
    return Decimal(1).scaleb(frm.power - to.power) if frm.dimension == to.dimension else None


def scaled(unit: str, power: int) -> str | None:
    """The unit that is 10^`power` of another, of the same word: 亿元 and -4 is 万元. None where nobody uses it."""
    found = unit_of(unit)
    word = {0: "", 4: "万", 8: "亿"}.get(found.scale + power)
    return None if word is None or found.is_share or not found.atom or "/" in found.atom else word + found.atom


def is_counting(unit: str) -> bool:
    """Whether the unit counts single things; 千个 and 万人 do not."""
    return unit in COUNTING


def is_percent(unit: str) -> bool:
    return folded(unit) == "%"
