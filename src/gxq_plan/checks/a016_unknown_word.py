"""A data status or progress that is none of the fixed words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.submission import Remark


@rule(
    "A016",
    Severity.ERROR,
    title=Text(zh="不认识的取值", en="a word that is not in the list"),
    message=Text(zh="“{header}”不能写“{written}”", en="'{header}' cannot be '{written}'"),
    remedy=Text(zh="请写以下之一：{choices}", en="write one of {choices}"),
    why=Text(
        zh="数据状态决定一个数能不能发布、能不能被后来的数替换。",
        en="A value's status decides whether it may be published, and what may replace it.",
    ),
    example=Text(zh="数据状态写“初步”应写“快报”", en="the status 'preliminary' is called flash here"),
)
def unknown_word(evidence: Evidence) -> Iterator[Hit]:
    for submission, row in evidence.remarked(_is_odd):
        if row.absence is Absence.UNREADABLE:
            continue
        for column, written in _odd(row.remark):
            header = submission.headers[column][0]
            words = list(CHOICES[column]) if not header.isascii() else list(CHOICES[column].values())
            facts: dict[str, object] = {"header": header, "written": written, "choices": words}
            yield Hit(submission.place(row, column), row.subject, facts)


def _is_odd(remark: Remark) -> bool:
    return bool(_odd(remark))


def _odd(remark: Remark) -> list[tuple[Column, str]]:
    said = ((Column.DATA_STATUS, remark.data_status), (Column.PROGRESS, remark.progress))
    return [
        (column, written)
        for column, written in said
        if written and written not in CHOICES[column] and written not in CHOICES[column].values()
    ]


CHOICES = {
    Column.DATA_STATUS: {"预计": "estimate", "快报": "flash", "年报": "annual", "核实": "verified", "修订": "revised"},
    Column.PROGRESS: {"未启动": "not_started", "推进中": "under_way", "达序时": "on_schedule", "已完成": "done"},
}
