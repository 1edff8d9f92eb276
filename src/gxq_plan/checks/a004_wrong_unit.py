"""A unit that is not the plan's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.model.unit import folded
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A004",
    Severity.ERROR,
    title=Text(zh="单位与计划不符", en="another unit than the plan's"),
    message=Text(
        zh="单位写的是“{written}”，计划的单位是“{unit}”",
        en="the unit is '{written}', the plan's is '{unit}'",
    ),
    remedy=Text(
        zh="请把实际值换算成“{unit}”，并把单位改成“{unit}”",
        en="convert the value to {unit} and write {unit} as the unit",
    ),
    why=Text(zh="万元当成亿元报，完成率会差一万倍。", en="万元 taken for 亿元 makes a rate wrong ten thousand times."),
    example=Text(zh="技术合同交易额 7800 万元，应写 0.78 亿元", en="7800 万元 should be 0.78 亿元"),
)
def wrong_unit(evidence: Evidence) -> Iterator[Hit]:
    for one in evidence.described:
        written, indicator = one.about.unit, one.indicator
        if written and folded(written) != folded(indicator.unit):
            facts: dict[str, object] = {"written": written, "unit": indicator.unit}
            for row in evidence.saying(one):
                yield Hit(one.submission.place(row, Column.UNIT), indicator.id, facts)
