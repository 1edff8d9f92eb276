"""A value far from last year's, farther than the plan itself asks."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks._points import Point, year_pairs
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._words import after_number
from gxq_plan.checks.a006_value_out_of_range import is_out_of_range
from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_counting
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Indicator

# domain.md 1.9: 增减 above 30% needs a written explanation.
_MOST, _LEAST = Decimal("1.3"), Decimal("0.7")
# Small numbers jump by nature: from 3 to 6 of a thing is news, no slip. For amounts, three steps of the finest decimal
# that the plan itself writes: less is what rounding and counting leave open.
_SMALL_COUNT, _STEPS = Decimal(10), 3
# A growth rate is a change already; a milestone is done or not. A total that falls is A008's.
_KINDS = (Kind.LEVEL, Kind.CUMULATIVE, Kind.FLOW, Kind.RATIO)


@rule(
    "A021",
    Severity.WARNING,
    title=Text(zh="比上年同期大起大落", en="a jump against last year"),
    message=Text(
        zh="{period}是 {value}{unit}，{before}是 {earlier}{unit}（{where}），{change}{planned}",
        en="{value}{unit} for {period}, {earlier}{unit} for {before} ({where}): {change}{planned}",
    ),
    remedy=Text(
        zh="请核对单位、口径和是否错行；数无误的，请在“说明”里写变化的原因",
        en="check unit, definition and row; if the value is right, write the reason for the change in the note",
    ),
    why=Text(
        zh="增减超过 30% 要有书面说明：不是填错了，就是有必须讲清楚的事。",
        en="A change of more than 30% needs an explanation: it is a slip, or something that must be told.",
    ),
    example=Text(
        zh="在孵企业数：2018 年 362 家，2019 年 210 家，说明是空的",
        en="362 incubated companies in 2018, 210 in 2019, and an empty note",
    ),
)
def jump(evidence: Evidence) -> Iterator[Hit]:
    for indicator, _ in evidence.by_indicator:
        if indicator.kind not in _KINDS:
            continue
        floor, may_drop = _floor(indicator), indicator.kind is not Kind.CUMULATIVE
        for period, one, before, earlier in year_pairs(evidence, indicator.id):
            value, last = one[0], earlier[0]
            # Most values are near last year's; the plan's targets are asked only of the others.
            usual = last > 0 and (value <= _MOST * last if value > last else value >= _LEAST * last or not may_drop)
            if usual or abs(value - last) <= floor or not (value > last or may_drop):
                continue
            if _is_jump(indicator, period.year, value, last) and not is_out_of_range(indicator, value):
                yield _hit(indicator, Point(period, *one), Point(Period(*before), *earlier))


def _floor(indicator: Indicator) -> Decimal:
    """The change that is too small to ask about, in the indicator's unit."""
    if is_counting(indicator.unit):
        return _SMALL_COUNT
    decimals = max((target.decimals for target in indicator.targets.values()), default=0)
    return _STEPS * Decimal(1).scaleb(-decimals)


def _is_jump(indicator: Indicator, year: int, value: Decimal, before: Decimal) -> bool:
    """Whether the change is beyond 30% and beyond 30% more than the plan's own targets ask.

    From 0 there is no percent: a jump is what passes this year's target by 30%. Below 0 a quotient says nothing: a
    jump is a change of more than 30% of last year's size on top of what the targets ask.
    """
    target, target_before = _target(indicator, year), _target(indicator, year - 1)
    if before == 0:
        return target is None or abs(value) > _MOST * abs(target)
    if not (target and target_before and target * target_before > 0):
        target = target_before = _ONE
    asked, asked_before = abs(target), abs(target_before)
    if before < 0:
        return abs(value - before) > (_MOST - 1) * -before + abs(asked - asked_before)
    # value / before against asked / asked_before, multiplied out: exact at the edge.
    most, least = max(asked, asked_before), min(asked, asked_before)
    return value * asked_before > _MOST * before * most or value * asked_before < _LEAST * before * least


def _target(indicator: Indicator, year: int) -> Decimal | None:
    """The number that the plan sets for a year: its value, or the middle of its band."""
    target = indicator.targets.get(Period(year))
    if target is None or not target.is_numeric:
        return None
    if target.value is not None:
        return target.value
    return None if target.low is None or target.high is None else (target.low + target.high) / 2


def _hit(indicator: Indicator, one: Point, earlier: Point) -> Hit:
    target, before = _target(indicator, one.period.year), _target(indicator, one.period.year - 1)
    planned = _as_planned.given(before=before, target=target) if target is not None and before is not None else _nothing
    facts: dict[str, object] = {
        "period": one.period,
        "value": one.value,
        "unit": after_number(indicator.unit),
        "before": earlier.period,
        "earlier": earlier.value,
        "where": earlier.place.words,
        "change": _change(one.value, earlier.value),
        "planned": planned,
    }
    return Hit(one.place, indicator.id, facts)


def _change(value: Decimal, before: Decimal) -> Text:
    if before <= 0:
        return _from_zero if before == 0 else _from_below
    share = value / before - 1
    return (_more if share > 0 else _less).given(share=percent(float(abs(share)), ()))


_ONE = Decimal(1)
_more, _less = Text(zh="增 {share}", en="{share} more"), Text(zh="减 {share}", en="{share} less")
_from_zero = Text(zh="上年是零", en="up from nothing")
_from_below = Text(zh="上年是负数", en="last year was below zero")
_as_planned = Text(zh="；计划是从 {before} 到 {target}", en="; the plan goes from {before} to {target}")
_nothing = Text(zh="", en="")
