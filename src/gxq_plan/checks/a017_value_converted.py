"""A value that was no plain number in the plan's unit and was read all the same."""

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
    "A017",
    Severity.INFO,
    title=Text(zh="换算后读入", en="read after conversion"),
    message=Text(
        zh="写的是“{written}”{column}，按 {value}{unit} 读入",
        en="'{written}'{column} is read as {value} {unit}",
    ),
    remedy=Text(
        zh="读得不对请改正；读得对可以不改，下次请直接写 {value}，单位写“{unit}”",
        en="correct it if that is not what you mean; else it may stay, next time write {value}, in {unit}",
    ),
    why=Text(
        zh="只有一种读法的写法才换算，换算了就要让填报人看见。",
        en="Only what can be read in one way is converted, and whoever wrote it is told.",
    ),
    example=Text(
        zh="“４６０,０００万元”在单位为亿元的指标里按 46 读入", en="'460,000万元' is read as 46 where the unit is 亿元"
    ),
)
def value_converted(evidence: Evidence) -> Iterator[Hit]:
    for submission, row, indicator in evidence.holding(lambda cell: cell.converted):
        said = row.about.unit
        column = _COLUMN.given(said=said) if said and folded(said) != folded(indicator.unit) else _NO_COLUMN
        facts: dict[str, object] = {"written": row.cell.raw, "column": column}
        facts |= {"value": row.cell.value, "unit": indicator.unit}
        yield Hit(submission.place(row, Column.VALUE), indicator.id, facts)


_COLUMN = Text(zh="（单位：{said}）", en=" ({said})")
_NO_COLUMN = Text(zh="", en="")
