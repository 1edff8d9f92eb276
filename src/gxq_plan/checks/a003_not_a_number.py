"""A value that is no plain number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column
from gxq_plan.model.unit import folded
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A003",
    Severity.ERROR,
    title=Text(zh="实际值不是数字", en="the value is not a number"),
    message=Text(zh="实际值写的是“{written}”，不是数字", en="the value is '{written}', which is not a number"),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="gxq 不猜测“约50”“50多”是多少；一个猜的数会被当成真的写进通报。",
        en="gxq does not guess what 'about 50' is: a guess would be published as a fact.",
    ),
    example=Text(
        zh="“约50”请写经核实的数；“１，２００家”请写 1200；尚未统计写“待统计”",
        en="'about 50' needs the verified figure; '1,200' is 1200; no figure yet is 待统计",
    ),
)
def not_a_number(evidence: Evidence) -> Iterator[Hit]:
    for submission, row, indicator in evidence.without_value(Absence.NOT_A_NUMBER):
        meant = row.cell.meant
        facts: dict[str, object] = {"written": row.cell.raw, "meant": meant}
        facts["suggestion"] = _suggestion(meant, row.about.unit or indicator.unit, indicator.unit)
        yield Hit(submission.place(row, Column.VALUE), indicator.id, facts)


def _suggestion(meant: str | None, written: str, unit: str) -> Text:
    """What to write: the number that is meant, in the plan's unit."""
    if meant is not None and folded(written) != folded(unit):
        return Text(
            zh="如确为 {meant}{written}，请换算成“{unit}”再写数（半角数字，不带单位和千分位逗号）",
            en="if it is {meant} {written}, write it in {unit}: digits alone, without unit or thousands separator",
        ).given(meant=meant, written=written, unit=unit)
    if meant is not None:
        return Text(
            zh="如确为 {meant}{unit}，请写 {meant}（半角数字，不带单位和千分位逗号）",
            en="if it is {meant} {unit}, write {meant}: digits alone, without unit or thousands separator",
        ).given(meant=meant, unit=unit)
    return Text(
        zh="请写一个确定的数（单位：{unit}）；尚未统计的写“待统计”，并在说明中写原因",
        en="write one definite number (in {unit}); where there is none yet write 待统计 and the reason in the note",
    ).given(unit=unit)
