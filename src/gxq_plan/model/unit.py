"""Units: which are the same, which count things, which are shares."""

from __future__ import annotations

import unicodedata

# Things that come one by one, so that half of one is a mistake (domain.md 1.9).
COUNTING = frozenset("家个人件项场所名位次台套户只条篇种类处座")
_SAME = {"％": "%", "百分比": "%", "万m2": "万平方米", "万㎡": "万平方米", "吨标煤/万元": "吨标准煤/万元"}


def folded(unit: str) -> str:
    """A unit in the one spelling in which units are compared: width, brackets, spaces and common variants folded."""
    plain = "".join(unicodedata.normalize("NFKC", unit).split()).strip("()")
    return _SAME.get(plain, plain)


def is_counting(unit: str) -> bool:
    """Whether the unit counts single things; 千个 and 万人 do not."""
    return unit in COUNTING


def is_percent(unit: str) -> bool:
    return folded(unit) == "%"
