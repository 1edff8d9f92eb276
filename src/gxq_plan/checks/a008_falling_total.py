"""A cumulative indicator whose value is below an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._points import fall, falls, in_order, points
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A008",
    Severity.ERROR,
    title=Text(zh="累计数下降", en="a running total that falls"),
    message=Text(
        zh="{period}累计 {value}，低于 {before}的 {earlier}（{where}）",
        en="{value} in total for {period}, less than {earlier} for {before} ({where})",
    ),
    remedy=Text(
        zh="累计数不会下降：请核对是不是填了当年数；若有核减，请更正以前的数",
        en="a total cannot fall: is this one year's amount? If units were struck off, correct the earlier figure",
    ),
    why=Text(
        zh="最常见的错误是把当年新增当成累计填报。",
        en="The usual cause is one year's amount filled in for the total.",
    ),
    example=Text(
        zh="累计瞪羚企业数：2018 年 9，2019 年 3（3 是当年新增）",
        en="9 in total for 2018, 3 for 2019 (3 was one year's amount)",
    ),
)
def falling_total(evidence: Evidence) -> Iterator[Hit]:
    for indicator, _ in evidence.by_indicator:
        if indicator.kind is not Kind.CUMULATIVE:
            continue
        for one, earlier in falls(in_order(points(evidence, indicator.id))):
            yield fall(indicator, one, earlier)
