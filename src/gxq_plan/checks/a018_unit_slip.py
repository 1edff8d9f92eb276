"""A value that is ten thousand times too large or too small, as a wrong unit makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.model.unit import scaled
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.checks._magnitude import Slip


@rule(
    "A018",
    Severity.ERROR,
    title=Text(zh="数量级不对", en="the wrong order of magnitude"),
    message=Text(zh="{value}{unit} 约为{reference}的{times}", en="{value} {unit} is about {times} times {reference}"),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="正好差一万倍或一亿倍的数，几乎都是万元、亿元填错了单位。",
        en="A figure that is off by just ten thousand or a hundred million is nearly always in another unit.",
    ),
    example=Text(
        zh="上年 0.66 亿元，本年报 7800：是不是按万元填的？", en="0.66 亿元 last year, 7800 this year: is that in 万元?"
    ),
)
def unit_slip(evidence: Evidence) -> Iterator[Hit]:
    for slip in evidence.slips.values():
        if slip.power == _FRACTION:
            continue
        unit = slip.indicator.unit
        facts: dict[str, object] = {"value": slip.row.value, "unit": unit, "times": _TIMES[slip.power]}
        facts["reference"] = against(slip)
        likely = scaled(unit, -slip.power)
        facts["likely"] = likely
        facts["suggestion"] = _IN.given(likely=likely, unit=unit) if likely else _CHECK.given(unit=unit)
        yield Hit(slip.submission.place(slip.row, Column.VALUE), slip.indicator.id, facts)


def against(slip: Slip) -> Text:
    """What a value is compared with, in words."""
    if slip.period is None:
        return _TARGET.given(value=slip.reference)
    return _EARLIER.given(period=slip.period, value=slip.reference)


_FRACTION = -2  # A019's
_TIMES = {
    4: Text(zh="一万倍", en="10,000"),
    8: Text(zh="一亿倍", en="100,000,000"),
    -4: Text(zh="万分之一", en="1/10,000"),
    -8: Text(zh="亿分之一", en="1/100,000,000"),
}
_TARGET = Text(zh="目标 {value} ", en="the target, {value}")
_EARLIER = Text(zh=" {period}的 {value} ", en="the {value} of {period}")
_IN = Text(
    zh="是不是按“{likely}”填的？请换算成“{unit}”再填；数没有错，请在说明中写原因，并与计划部门核对",
    en="is it in {likely}? Convert it to {unit}; if it is right, say why in the note and agree with the plan office",
)
_CHECK = Text(
    zh="请核对数和单位（应为“{unit}”）；数没有错，请在说明中写原因，并与计划部门核对",
    en="check number and unit ({unit}); if it is right, say why in the note and agree with the plan office",
)
