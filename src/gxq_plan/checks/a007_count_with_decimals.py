"""A number of single things that is no whole number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_counting
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.target import Target


@rule(
    "A007",
    Severity.ERROR,
    title=Text(zh="个数带小数", en="a count with decimals"),
    message=Text(
        zh="{value} {unit}：按{unit}计的数应为整数",
        en="{value} {unit}: what is counted in {unit} comes in whole numbers",
    ),
    remedy=Text(
        zh="请核对；若数是平均值或折算值，请与计划部门确认口径",
        en="check it; if it is an average, agree on the definition with the plan office",
    ),
    why=Text(
        zh="半个企业不存在，小数多半来自平均、占比错行或单位错。",
        en="There is no half company: it is an average, another row's share, or another unit.",
    ),
    example=Text(zh="高新技术企业数 110.5 家", en="110.5 companies"),
)
def count_with_decimals(evidence: Evidence) -> Iterator[Hit]:
    for indicator, _ in evidence.by_indicator:
        if not comes_whole(indicator):
            continue
        for submission, row in evidence.values(indicator, lambda value: value != value.to_integral_value()):
            facts: dict[str, object] = {"value": row.value, "unit": indicator.unit}
            if (place := submission.place(row, Column.VALUE)) not in evidence.slips:
                yield Hit(place, indicator.id, facts)


def comes_whole(indicator: Indicator) -> bool:
    """Whether an indicator counts single things."""
    return is_counting(indicator.unit) and indicator.kind is not Kind.RATIO and _targets_are_whole(indicator)


def _targets_are_whole(indicator: Indicator) -> bool:
    """Where the plan itself sets 1.5, decimals are its convention; a tolerance of 0.5 is none."""
    return all(one == one.to_integral_value() for target in indicator.targets.values() for one in _numbers(target))


def _numbers(target: Target) -> list[Decimal]:
    """The numbers that the plan wrote: the target's own, else the ends of its band."""
    written = [target.value] if target.value is not None else [target.low, target.high]
    return [one for one in written if one is not None]
