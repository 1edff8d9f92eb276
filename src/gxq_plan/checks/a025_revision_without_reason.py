"""A revised value whose note gives no reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._settle import reason
from gxq_plan.checks._words import REVISED, finality
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.submission import Remark


@rule(
    "A025",
    Severity.WARNING,
    title=Text(zh="修订没有写原因", en="a revision without a reason"),
    message=Text(
        zh="数据状态是“{status}”，“说明”里没有写为什么改",
        en="the data status is '{status}', but the note does not say why the figure was changed",
    ),
    remedy=Text(
        zh="请在“说明”里写原来是多少、为什么改、依据什么文件或核实记录",
        en="write in the note what it was, why it changed, and the document or check behind it",
    ),
    why=Text(
        zh="已经用过的数被改了，没有原因就没有人敢再引用。",
        en="A figure that was used and then changed without a reason is not quoted again.",
    ),
    example=Text(
        zh="修订，说明写：经济普查核减 3 家，原数 118",
        en="修订, with the note: 3 struck off by the census, was 118",
    ),
    answerable=False,
)
def revision_without_reason(evidence: Evidence) -> Iterator[Hit]:
    for submission, row in evidence.remarked(_is_bare):
        if row.absence is Absence.UNREADABLE:
            continue
        facts: dict[str, object] = {"status": row.remark.data_status}
        yield Hit(submission.place(row, Column.NOTE), row.subject, facts)


def _is_bare(remark: Remark) -> bool:
    return finality(remark.data_status) == REVISED and not reason(remark.note)
