"""A work's row that says nothing about its progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._settle import reason
from gxq_plan.checks._works import holds_something, rows_of_works
from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A029",
    Severity.WARNING,
    title=Text(zh="工作没有填进展", en="a work without progress"),
    message=Text(zh="{id} {name} 是一项工作，进展是空的", en="{id} {name} is a work, and its progress is empty"),
    remedy=Text(
        zh="请在“进展”列写以下之一：{choices}；暂时说不准的，在“说明”里写原因",
        en="write one of {choices} in the column 进展; where that is not known yet write why in the note",
    ),
    why=Text(
        zh="没有指标的工作只看进展；不填，通报里就只能写“未报送”。",
        en="A work without indicators is followed by its progress alone; empty means not reported.",
    ),
    example=Text(zh="W04 组织产业国际创新论坛，进展是空的", en="W04 with an empty progress"),
)
def progress_missing(evidence: Evidence) -> Iterator[Hit]:
    told: set[tuple[int, int]] = set()  # in a wide table each line of the file is a row for each period
    for work, submission, row in rows_of_works(evidence):
        line = id(submission), row.number
        if row.remark.progress or reason(row.note) or holds_something(row) or line in told:
            continue
        told.add(line)
        choices = CHOICES[Column.PROGRESS]
        facts: dict[str, object] = {"id": work.id, "name": work.name, "choices": list(choices)}
        yield Hit(submission.place(row, Column.PROGRESS), work.id, facts)
