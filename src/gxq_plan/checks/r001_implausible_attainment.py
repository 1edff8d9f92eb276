"""An attainment that a slip of the unit explains better than the facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.unit import is_counting
from gxq_plan.place import Place
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "R001",
    Severity.WARNING,
    title=Text(zh="完成率不合常理", en="an implausible attainment"),
    message=Text(
        zh="实际 {actual}{unit}，目标 {target}{unit}，完成率 {share}",
        en="actual {actual} {unit}, target {target} {unit}: {share} attained",
    ),
    remedy=Text(
        zh="请核对单位和口径（万元与亿元、小数与百分数、当年与累计）；无误请在说明中写原因",
        en="check unit and definition (万元 or 亿元, 0.05 or 5%, year or total); if it is right, say why in the note",
    ),
    why=Text(
        zh="超过200%或不到10%的完成率，先怀疑单位，再表扬或批评。",
        en="Above 200% or below 10% suspect the unit before praising or blaming.",
    ),
    example=Text(zh="目标 0.78 亿元，实际 7800（万元）", en="target 0.78 亿元, actual 7800 (万元)"),
)
def implausible_attainment(evidence: Evidence) -> Iterator[Hit]:
    slipped = {(place.file, place.row) for place in evidence.slips}
    for one in evidence.assessed:
        share = one.attainment
        if share is None or LOWEST - 1e-9 <= share <= HIGHEST + 1e-9 or one.origin is None:
            continue
        if (one.target or 0) <= SMALL_COUNT and is_counting(one.seat.indicator.unit):
            continue
        if (one.origin.file, one.origin.row) in slipped:
            continue  # A018 and A019 name the cause
        facts: dict[str, object] = {"actual": one.actual, "target": one.target, "unit": one.seat.indicator.unit}
        place = Place(one.origin.file, row=one.origin.row)
        yield Hit(place, one.seat.indicator.id, facts | {"share": percent(share)})


# domain.md 1.1; from 3 to 6 of a thing counted one by one is news, not a slip of the unit.
LOWEST, HIGHEST, SMALL_COUNT = 0.10, 2.00, 10
