"""A year-to-date amount that falls within its year."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gxq_plan.checks._points import fall, falls, in_order, points
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Indicator


@rule(
    "A020",
    Severity.ERROR,
    title=Text(zh="年内累计值下降", en="a year-to-date amount that falls"),
    message=Text(
        zh="累计值下降，疑填当季数或修订：{period}是 {value}，{before}已是 {earlier}（{where}）",
        en="{value} for {period}, but {before} already had {earlier} ({where}): one quarter's amount, or a revision?",
    ),
    remedy=Text(
        zh="请填年初至本期末的累计数；若以前的数经核减，请先更正 {where} 的数",
        en="write the amount from January to the end of the period; if units were struck off, correct {where} first",
    ),
    why=Text(
        zh="季度、月度数一律是年初累计，只会增加；填了当季数，序时进度就会算成落后。",
        en="In-year figures are year to date and only grow; one quarter's amount makes the row look far behind.",
    ),
    example=Text(
        zh="技术合同交易额：2019 年上半年 0.40 亿元，三季度 0.20 亿元（0.20 是当季数）",
        en="0.40 for 2019H1, 0.20 for 2019Q3 (0.20 was the third quarter's own amount)",
    ),
)
def falling_year_to_date(evidence: Evidence) -> Iterator[Hit]:
    for indicator, _ in evidence.by_indicator:
        if indicator.kind is not Kind.FLOW or _may_fall(indicator):
            continue
        line = in_order(points(evidence, indicator.id))
        for _, year in groupby(line, lambda one: one.period.year):
            for one, earlier in falls(year):
                yield fall(indicator, one, earlier)


def _may_fall(indicator: Indicator) -> bool:
    """Where the plan allows amounts below 0 (net inflows), a year-to-date amount may fall."""
    low = indicator.limits[0]
    return low is not None and low < 0
