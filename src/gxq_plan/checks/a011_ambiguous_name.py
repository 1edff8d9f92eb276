"""A row without an id whose name is that of several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A011",
    Severity.ERROR,
    title=Text(zh="指标名称不止一行", en="a name that several rows share"),
    message=Text(
        zh="“{written}”在计划里有 {count} 行：{candidates}",
        en="the plan has {count} rows called '{written}': {candidates}",
    ),
    remedy=Text(zh="请填写编号，说明是哪一行", en="write the id of the row that is meant"),
    why=Text(zh="猜错一行，两个部门的数都会错。", en="A wrong guess makes two departments' figures wrong."),
    example=Text(zh="两个部门各有一个“培训活动”", en="two offices that each have 'training events'"),
)
def ambiguous_name(evidence: Evidence) -> Iterator[Hit]:
    for submission, row in evidence.by_subject.get(None, ()):
        shared = [one for one in row.candidates if one in evidence.plan.by_id]
        if len(shared) > 1 and not row.text(Column.ID):
            written = row.text(Column.INDICATOR)
            facts: dict[str, object] = {"written": written, "count": len(shared), "candidates": shared}
            yield Hit(submission.place(row, Column.INDICATOR), None, facts)
