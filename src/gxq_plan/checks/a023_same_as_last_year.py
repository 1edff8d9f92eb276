"""A table whose values equal last year's: perhaps an old table was sent again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._copied import Pair, notices, small_count
from gxq_plan.checks._points import year_pairs
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Indicator


@rule(
    "A023",
    Severity.INFO,
    title=Text(zh="实际值与上年完全相同", en="values that equal last year's"),
    message=Text(
        zh="可比的 {of} 个数里有 {count} 个与上年同期完全相同（10 以内的个数不算）：{shown}",
        en="{count} of {of} values equal those of a year before exactly (counts up to 10 left out): {shown}",
    ),
    remedy=Text(
        zh="请核对是不是拿上年的表改了年份；确实没有变化的不用改",
        en="check that this is no table of last year with a new date; what did not change leave as it is",
    ),
    why=Text(
        zh="一年里许多数一个也没变，多半是上年的表又报了一次。",
        en="Where many numbers did not move in a year, last year's table was mostly sent again.",
    ),
    example=Text(
        zh="2019 年的表 20 个数里有 14 个和 2018 年一样", en="14 of 20 values of the table for 2019 are those of 2018"
    ),
)
def same_as_last_year(evidence: Evidence) -> Iterator[Hit]:
    yield from notices(_pairs(evidence))


def _pairs(evidence: Evidence) -> Iterator[Pair]:
    for indicator, _ in evidence.by_indicator:
        if indicator.same_as:
            continue
        small, still = small_count(indicator), {year for year in _years(indicator) if _stands_still(indicator, year)}
        for period, (value, submission, _, _), _, earlier in year_pairs(evidence, indicator.id):
            if (small is None or abs(value) > small) and period[0] not in still:
                yield submission, indicator, value == earlier[0]


def _years(indicator: Indicator) -> set[int]:
    return {period.year for period in indicator.targets}


def _stands_still(indicator: Indicator, year: int) -> bool:
    """Whether the plan itself asks the same of both years, so that equal values are what was planned."""
    target, before = indicator.targets.get(Period(year)), indicator.targets.get(Period(year - 1))
    return target is not None and before is not None and target.value is not None and target.value == before.value
