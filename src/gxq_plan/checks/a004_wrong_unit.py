"""A unit that is not the plan's and does not convert into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column, Refusal
from gxq_plan.model.unit import conversion
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A004",
    Severity.ERROR,
    title=Text(zh="单位与计划不符", en="another unit than the plan's"),
    message=Text(
        zh="单位写的是“{written}”，不能换算成计划的单位“{unit}”{used}",
        en="the unit '{written}' does not convert into the plan's, '{unit}'{used}",
    ),
    remedy=Text(
        zh="请核对：数是按“{unit}”填的，把单位改成“{unit}”；不是的，换算后再填",
        en="check it: if the number is in {unit} write {unit} as the unit, otherwise convert it first",
    ),
    why=Text(
        zh="单位换算不了，就不知道这个数是多少；万元换亿元这样能换算的，程序会自己换算。",
        en="Without a conversion nobody knows what the number comes to; 万元 into 亿元 and the like are converted.",
    ),
    example=Text(
        zh="单位写“美元”，计划是“亿元”；“家”和“%”也不能互换",
        en="the unit is 美元 where the plan has 亿元; 家 and % do not convert either",
    ),
)
def wrong_unit(evidence: Evidence) -> Iterator[Hit]:
    for one in evidence.described:
        written, indicator = one.about.unit, one.indicator
        # A unit that converts is read, and A017 says so.
        if written and conversion(written, indicator.unit) is None:
            facts: dict[str, object] = {"written": written, "unit": indicator.unit}
            for row in evidence.saying(one):
                used = _NOT_USED if row.cell.refusal is Refusal.UNIT else _NOTHING
                yield Hit(one.submission.place(row, Column.UNIT), indicator.id, facts | {"used": used})


_NOT_USED = Text(zh="，这个数没有采用", en=": the value is not used")
_NOTHING = Text(zh="", en="")
