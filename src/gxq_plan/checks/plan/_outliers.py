"""Amounts that are far from all others in their unit: 40,000 among tens of 亿元 is mostly 万元."""

from __future__ import annotations

from decimal import Decimal
from statistics import median
from typing import TYPE_CHECKING

from gxq_plan.checks.plan._telling import amount
from gxq_plan.model.unit import folded, scaled, unit_of
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

# How far from the middle of the others, and from the next one; and of how many rows there is a middle.
_FAR, _NEIGHBOUR, _ENOUGH = 1000, 100, 4


def far_from_others(evidence: PlanEvidence) -> Mapping[str, tuple[Text, Text]]:
    """The amounts that are far from all others in their unit, in one pass over the rows of each unit of money, area and
    the like; what is counted one by one has no usual size."""
    found = {}
    for unit, sized in _sizes(evidence).items():
        sizes = sorted(size for _, size in sized)
        middle = median(sizes)
        for indicator, size in sized if len(sizes) >= _ENOUGH else ():
            others = [sizes[1], sizes[0]] if size == sizes[0] else [sizes[-2], sizes[-1]]
            high, low = size >= _FAR * middle, size * _FAR <= middle
            if (high and size >= _NEIGHBOUR * others[0]) or (low and size * _NEIGHBOUR <= others[0]):
                found[indicator.id] = _outlier(indicator, unit, size, float(middle), high)
    return found


def _sizes(evidence: PlanEvidence) -> dict[str, list[tuple[Indicator, float]]]:
    """By unit, the rows of amounts that carry a word of scale (亿元, 万平方米), each with its last number."""
    found: dict[str, list[tuple[Indicator, float]]] = {}
    for indicator, *_ in evidence.seats:
        path = evidence.paths[indicator.id]
        if path and path[-1][1] > 0 and not indicator.same_as and unit_of(indicator.unit).scale:
            found.setdefault(folded(indicator.unit), []).append((indicator, float(path[-1][1])))
    return found


def _outlier(indicator: Indicator, unit: str, size: float, middle: float, high: bool) -> tuple[Text, Text]:
    problem = (_too_high if high else _too_low).given(
        value=amount(Decimal(repr(size)), indicator.unit), middle=number(round(middle, 2)), unit=unit
    )
    other = scaled(unit, -4 if high else 4)
    return problem, (_other_unit.given(other=other) if other else WHICH_UNIT)


_too_high = Text(
    zh="{value}，比同单位（{unit}）各行的中间水平 {middle} 高出千倍以上",
    en="{value}, more than a thousand times the middle of the rows in {unit} ({middle})",
)
_too_low = Text(
    zh="{value}，不到同单位（{unit}）各行中间水平 {middle} 的千分之一",
    en="{value}, less than a thousandth of the middle of the rows in {unit} ({middle})",
)
_other_unit = Text(zh="单位是否应为{other}", en="should the unit be {other}")
WHICH_UNIT = Text(zh="单位是否写错", en="is the unit right")
