"""A total and what is new each year, with targets that do not add up."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._compare import into
from gxq_plan.checks.plan._rule import Decider, Decision, plan_rule
from gxq_plan.checks.plan._steps import whole_way
from gxq_plan.checks.plan._telling import amount, named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind, decimal_places
from gxq_plan.model.unit import is_counting
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator


class Gap(NamedTuple):
    """A year in which the total grows by something else than what is new."""

    before: Period
    earlier: Decimal
    period: Period
    value: Decimal
    added: Decimal
    grown: Decimal


@plan_rule(
    "P143",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="累计与新增的目标对不上", en="a total and what is new disagree"),
    message=Text(
        zh="{total} 从{before}的 {earlier} 到{period}的 {value}，增加 {grown}；{new} {period}的目标却是 {added}",
        en="{total} goes from {earlier} in {before} to {value} in {period}, by {grown}; {new} is to be {added}",
    ),
    remedy=Text(
        zh="请核对：{period}累计应为 {sum}，或新增应为 {grown}；有退出的，在 notes 里写明个数",
        en="check both: a total of {sum} for {period}, or {grown} new; where some leave, say how many in notes",
    ),
    why=Text(
        zh="今年累计等于去年累计加今年新增，再减去退出的；两个目标不可能同时刚好完成。",
        en="This year's total is last year's and what is new, less what leaves: the two targets do not fit together.",
    ),
    example=Text(zh="累计 8 家、12 家，当年新增 2 家", en="a total of 8, then 12, and 2 new in the year"),
)
def total_and_new(evidence: PlanEvidence) -> Iterator[Hit]:
    for stock, new in _pairs(evidence):
        scale = into(new.unit, stock.unit)
        gap = None if scale is None else _gap(evidence, stock, new, scale)
        if gap and not (stock.notes or new.notes):
            facts: dict[str, object] = {
                "total": named(stock),
                "new": named(new),
                "before": gap.before,
                "earlier": amount(gap.earlier, stock.unit),
                "period": gap.period,
                "value": amount(gap.value, stock.unit),
                "grown": amount(gap.grown, stock.unit),
                "added": amount(gap.added, new.unit),
                "sum": amount(gap.earlier + gap.added * (scale or 1), stock.unit),
                "ids": (stock.id, new.id),
            }
            # More left than came is possible of what is there; of what was counted since the start nothing leaves.
            lost = gap.grown < gap.added * (scale or 1) and stock.kind is not Kind.CUMULATIVE
            yield Hit(evidence.place(stock.line), stock.id, facts, Severity.INFO if lost else None)


def _pairs(evidence: PlanEvidence) -> Iterator[tuple[Indicator, Indicator]]:
    """What the plan declares as a stock and its new ones, and rows whose names differ by 累计 and 新增 alone."""
    declared = [relation.indicators for relation in evidence.plan.relations if relation.form == "stock"]
    yield from ((evidence.plan.by_id[one].indicator, evidence.plan.by_id[other].indicator) for one, other in declared)
    stocks: dict[str, Indicator] = {}
    for indicator, *_ in evidence.seats:
        said = evidence.said[indicator.id]
        if indicator.kind in (Kind.CUMULATIVE, Kind.LEVEL) and not said.is_quotient and not indicator.same_as:
            stocks.setdefault(said.stem, indicator)
    for indicator, *_ in evidence.seats:
        said = evidence.said[indicator.id]
        stock = stocks.get(said.stem) if indicator.kind is Kind.FLOW and said.new else None
        if stock and (stock.id, indicator.id) not in declared:
            yield stock, indicator


def _gap(evidence: PlanEvidence, stock: Indicator, new: Indicator, scale: Decimal) -> Gap | None:
    """The first pair of years that does not add up."""
    added = dict(evidence.paths[new.id])
    for (before, earlier), (period, value) in pairwise(whole_way(stock, evidence.paths[stock.id])):
        more = added.get(period)
        if more is None or period.year != before.year + 1:
            continue
        grown = value - earlier
        if grown < 0 and stock.kind is Kind.CUMULATIVE:
            return None  # P124
        if abs(grown - more * scale) > _rounding(stock, value, earlier, more):
            return Gap(before, earlier, period, value, more, grown)
    return None


def _rounding(stock: Indicator, *values: Decimal) -> Decimal:
    """How far rounding alone can part the sum: half a step of each number; nothing where things are counted."""
    if is_counting(stock.unit):
        return Decimal(0)
    return sum((Decimal("0.5").scaleb(-decimal_places(one)) for one in values), Decimal(0))
