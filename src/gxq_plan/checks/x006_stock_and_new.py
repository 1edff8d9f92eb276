"""A total that is not last year's total and what was added since."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks._relations import bound, named, with_unit
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.model.target import Kind, decimal_places
from gxq_plan.model.unit import is_counting
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.checks._points import Point
    from gxq_plan.model.plan import Indicator


@rule(
    "X006",
    Severity.WARNING,
    title=Text(zh="累计与新增对不上", en="a total and what was added disagree"),
    message=Text(
        zh="{period}的 {first} 是 {value}，{before}末 {earlier} 加 {second} {added}，应为 {sum}{problem}"
        "（{where}）：{reason}",
        en="{first} is {value} for {period}; {earlier} at the end of {before} and {added} of {second} make {sum}"
        "{problem} ({where}): {reason}",
    ),
    remedy=Text(
        zh="请核对这三格；有退出、迁出或核减的，请在“说明”里写明个数和原因",
        en="check the three cells; where some left or were struck off, write how many and why in the note",
    ),
    why=Text(
        zh="本年累计等于上年累计加本年新增，再减去退出的；对不上，必有一格填错或有事没有说。",
        en="This year's total is last year's and what was added, less what left; else a cell is wrong or unexplained.",
    ),
    example=Text(zh="累计 12 家，上年 8 家，新增 3 家", en="12 in total, 8 a year before, 3 added"),
)
def stock_and_new(evidence: Evidence) -> Iterator[Hit]:
    for relation, (stock, new), (stocks, added) in bound(evidence, "stock"):
        for period, one in stocks.items():
            base, more = stocks.get(Period(period.year - 1)), added.get(period)
            if base is None or more is None or not (one.checked or more.checked):
                continue
            difference = one.value - base.value - more.value
            if abs(difference) <= _rounding(stock, one, base, more):
                continue
            seen, subject = (one, stock.id) if one.checked else (more, new.id)
            facts: dict[str, object] = {
                "period": period,
                "first": named(stock),
                "value": with_unit(one, stock),
                "before": base.period,
                "earlier": with_unit(base, stock),
                "second": named(new),
                "added": with_unit(more, new),
                "sum": base.value + more.value,
                "problem": _more if difference > 0 else _less,
                "where": [point.place.words for point in (one, base, more) if point is not seen],
                "reason": relation.reason,
                "ids": [stock.id, new.id],
            }
            yield Hit(seen.place, subject, facts, _severity(stock, difference))


def _severity(stock: Indicator, difference: Decimal) -> Severity | None:
    """Things leave a stock, so that less than the sum is only worth a look; a total since the start loses nothing."""
    return Severity.INFO if difference < 0 and stock.kind is not Kind.CUMULATIVE else None


def _rounding(stock: Indicator, *points: Point) -> Decimal:
    """How far rounding alone can part the sum: half a step of each number as written; nothing where things are
    counted one by one."""
    if is_counting(stock.unit):
        return Decimal(0)
    return sum((Decimal("0.5").scaleb(-decimal_places(one.value)) for one in points), Decimal(0))


_more = Text(zh="，多出来的没有来处", en=", and nothing explains the rest")
_less = Text(zh="，少了的没有去处", en=", and nothing explains what is missing")
