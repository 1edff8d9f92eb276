"""A year that is to double what the year before reached."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._steps import is_small, rises_by, whole_way
from gxq_plan.checks.plan._telling import amount, named, way
from gxq_plan.checks.plan.p127_unlikely_magnitude import is_slip
from gxq_plan.finding import Severity
from gxq_plan.model.target import Direction, Kind
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._telling import Path
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator

# A step of this times what the whole way asks of a year is ahead of it.
_MORE = Decimal("1.1")
# A growth rate may double from nothing much; a milestone is reached once.
_KINDS = (Kind.LEVEL, Kind.CUMULATIVE, Kind.RATIO, Kind.FLOW)


@plan_rule(
    "P125",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标一年翻番", en="a target that doubles within a year"),
    message=Text(
        zh="{period}要从 {before} 到 {value}，{change}（各年 {way}）",
        en="{period} asks to go from {before} to {value}, {change} (targets {way})",
    ),
    remedy=Text(
        zh="请说明靠什么实现（项目、名单、资金），写在 notes 里；没有依据的，把增量分到各年",
        en="say in notes what it rests on (projects, names, money); without that, spread the increase over the years",
    ),
    why=Text(
        zh="一年翻番要有具体项目撑着，否则不是数写错了，就是到时完不成。",
        en="Doubling in one year needs something to rest on: else it is a slip, or it will be missed.",
    ),
    example=Text(zh="累计培育雏鹰企业 15 家，一年后 30 家", en="15 companies raised, 30 a year later"),
    together=Together(
        item=Text(zh="{row} {period}{change}（{way}）", en="{row} in {period}, {change} ({way})"),
        remedy=Text(
            zh="请逐行说明靠什么实现（项目、名单、资金），写在 notes 里；没有依据的，把增量分到各年",
            en="say in notes what each rests on (projects, names, money); without that, spread the increase",
        ),
    ),
)
def leap(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        if indicator.kind not in _KINDS or indicator.notes or indicator.same_as:
            continue
        path = whole_way(indicator, evidence.paths[indicator.id])
        # What cannot be is told as such (P129).
        high = indicator.limits_in_force[1]
        if high is not None and any(value > high for _, value in path):
            continue
        # A way that goes back is told as such (P123, P124): making up for it is no leap of its own.
        if any(rises_by(indicator, before, value) < 0 for (_, before), (_, value) in pairwise(path)):
            continue
        pace = _pace(indicator, path)
        for (at, before), (period, value) in pairwise(path):
            if _is_leap(indicator, before, value, period.year - at.year, pace):
                yield _hit(evidence, indicator, path, (at, before), (period, value))
                break


def _pace(indicator: Indicator, path: Path) -> Decimal:
    """What the whole way asks of a year."""
    if len(path) < 3:
        return Decimal(0)  # one step alone is even with nothing
    (first, start), (last, end) = path[0], path[-1]
    return rises_by(indicator, start, end) / (last.year - first.year)


def _is_leap(indicator: Indicator, before: Decimal, value: Decimal, years: int, pace: Decimal) -> bool:
    """Twice (half, where lower is better) within each year, and more than the other years are to do: 5, 10, 15 is an
    even way from little. Three times is a leap on any way. From 0 and below there is no times; a slip of the unit is
    P127's."""
    step = rises_by(indicator, before, value)
    if before <= 0 or value <= 0 or step <= 0 or is_small(indicator, step) or is_slip(indicator, before, value):
        return False
    less, more = sorted((before, value))
    is_even = step <= _MORE * pace * years and more < less * 3**years
    return more >= less * 2**years and not is_even


def _hit(
    evidence: PlanEvidence,
    indicator: Indicator,
    path: Path,
    start: tuple[Period, Decimal],
    reached: tuple[Period, Decimal],
) -> Hit:
    (at, before), (period, value) = start, reached
    times = before / value if indicator.direction is Direction.DOWN else value / before
    wording = _cut if indicator.direction is Direction.DOWN else _times
    facts: dict[str, object] = {
        "row": named(indicator),
        "period": period,
        "before": amount(before, indicator.unit),
        "value": amount(value, indicator.unit),
        "change": wording.given(before=at, times=number(round(float(times), 1))),
        "way": way(path, indicator.unit),
    }
    return Hit(evidence.place(indicator.line), indicator.id, facts)


_times = Text(zh="是{before}的 {times} 倍", en="{times} times that of {before}")
_cut = Text(zh="只有{before}的 {times} 分之一", en="a {times}th of that of {before}")
