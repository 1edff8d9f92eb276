"""A share below 0 or above 100, or outside the limits that the plan declares."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_percent
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Indicator


@rule(
    "A006",
    Severity.ERROR,
    title=Text(zh="数值超出范围", en="a value out of range"),
    message=Text(
        zh="{value}{unit} 不在允许的范围（{low} 至 {high}）之内", en="{value}{unit} is not between {low} and {high}"
    ),
    remedy=Text(
        zh="请核对单位和分母：百分数应在 0 至 100 之间，计划中写明 limits 的从其规定",
        en="check unit and denominator: a percentage lies within 0 and 100, or the limits that the plan declares",
    ),
    why=Text(
        zh="占比超过100%多半是单位或分母错了。",
        en="A share above 100% mostly has the wrong unit or denominator.",
    ),
    example=Text(zh="研发人员占比 140 应为 14.0", en="a share of 140 that should be 14.0"),
)
def value_out_of_range(evidence: Evidence) -> Iterator[Hit]:
    for indicator, _ in evidence.by_indicator:
        low, high = _limits(indicator)
        if low is None and high is None:
            continue
        for submission, row in evidence.values(indicator, partial(_is_outside, low, high)):
            facts: dict[str, object] = {"value": row.value, "unit": indicator.unit}
            facts |= {"low": "—" if low is None else low, "high": "—" if high is None else high}
            if (place := submission.place(row, Column.VALUE)) not in evidence.slips:
                yield Hit(place, indicator.id, facts)


def _is_outside(low: Decimal | None, high: Decimal | None, value: Decimal) -> bool:
    return (low is not None and value < low) or (high is not None and value > high)


def _limits(indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """What the plan declares; a percentage that is no growth rate lies within 0 and 100 where it declares nothing."""
    low, high = indicator.limits
    if is_percent(indicator.unit) and indicator.kind is not Kind.GROWTH:
        return Decimal(0) if low is None else low, Decimal(100) if high is None else high
    return low, high


def is_out_of_range(indicator: Indicator, value: Decimal) -> bool:
    """Whether a value is this rule's: others then leave it alone (one cause, one finding)."""
    return _is_outside(*_limits(indicator), value)
