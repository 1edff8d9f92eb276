"""A fraction where the plan counts in percent: 0.055 for 5.5."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks.a018_unit_slip import against
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A019",
    Severity.WARNING,
    title=Text(zh="百分数填成了小数", en="a fraction for a percentage"),
    message=Text(zh="{value}% 约为{reference}的百分之一", en="{value}% is about a hundredth of {reference}"),
    remedy=Text(
        zh="如实际是 {percent}%，请写 {percent}；如确为 {value}%，请在说明中写原因",
        en="if it is {percent}%, write {percent}; if it really is {value}%, say why in the note",
    ),
    why=Text(
        zh="Excel 里显示 5.5% 的格子，存的是 0.055；复制时常常只带出后者。",
        en="A cell that shows 5.5% holds 0.055, and copying often brings out the latter.",
    ),
    example=Text(zh="上年 5.1%，本年报 0.055", en="5.1% last year, 0.055 this year"),
)
def fraction_for_percent(evidence: Evidence) -> Iterator[Hit]:
    for slip in evidence.slips.values():
        if slip.power != _HUNDREDTH or slip.row.value is None:
            continue
        percent = f"{slip.row.value.scaleb(2):f}"
        facts: dict[str, object] = {"value": slip.row.value, "percent": percent, "reference": against(slip)}
        yield Hit(slip.submission.place(slip.row, Column.VALUE), slip.indicator.id, facts)


_HUNDREDTH = -2
