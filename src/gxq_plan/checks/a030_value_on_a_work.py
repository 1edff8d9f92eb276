"""A value in the row of a work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._works import holds_something, rows_of_works
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Work


@rule(
    "A030",
    Severity.WARNING,
    title=Text(zh="工作的行里填了数", en="a value in the row of a work"),
    message=Text(
        zh="{id} {name} 是工作，不是指标，实际值“{written}”不会采用",
        en="{id} {name} is a work and no indicator: the value '{written}' is not used",
    ),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="工作只报进展；填在这里的数不进任何汇总，看起来却像报过了。",
        en="Works report progress; a number here enters no figure, though it looks submitted.",
    ),
    example=Text(zh="W04 的实际值写了 80%", en="W04 with the value 80%"),
)
def value_on_a_work(evidence: Evidence) -> Iterator[Hit]:
    for work, submission, row in rows_of_works(evidence):
        if holds_something(row):
            facts: dict[str, object] = {"id": work.id, "name": work.name, "written": row.cell.raw}
            facts["suggestion"] = _suggestion(work)
            yield Hit(submission.place(row, Column.VALUE), work.id, facts)


def _suggestion(work: Work) -> Text:
    if not work.indicators:
        return _has_none
    return _has_some.given(ids=[f"{one.id} {one.name}" for one in work.indicators])


_has_none = Text(
    zh="工作没有指标：请清空实际值，在“进展”列写进展，需要说明的数写在“说明”里",
    en="the work has no indicators: empty the cell, write its progress under 进展 and such numbers in the note",
)
_has_some = Text(
    zh="数请报在这项工作的指标上：{ids}；这一行只写进展",
    en="report numbers under the work's indicators: {ids}; this row is for its progress",
)
