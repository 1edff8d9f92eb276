"""A final figure of a year, as of a day before the year's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._words import ANNUAL, finality
from gxq_plan.finding import Severity
from gxq_plan.model import day
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.submission import Remark


@rule(
    "A027",
    Severity.WARNING,
    title=Text(zh="截至日期早于年末", en="as of a day before the year's end"),
    message=Text(
        zh="截至 {as_of}，{period}还没有结束，数据状态却是“{status}”",
        en="as of {as_of}, before the end of {period}, yet its status is '{status}'",
    ),
    remedy=Text(
        zh="全年数请写 {end}；还不是全年数的，数据状态写“预计”或“快报”",
        en="for the whole year write {end}; where it is not, the status is 预计 or 快报",
    ),
    why=Text(
        zh="不满一年的数当成全年数，完成率就低估了；当成定数，以后也不会有人再改。",
        en="Part of a year taken for the whole understates the rate, and nobody will correct it later.",
    ),
    example=Text(zh="2019 年的年报数，截至 2019-11-30", en="an annual figure of 2019 as of 2019-11-30"),
)
def as_of_before_end(evidence: Evidence) -> Iterator[Hit]:
    for submission, row in evidence.remarked(_is_final_and_dated):
        as_of = day.from_text(row.remark.as_of)
        if row.value is None or row.period is None or not row.period.is_annual or as_of is None:
            continue
        if as_of < (end := day.last_day(row.period)):
            facts: dict[str, object] = {
                "as_of": as_of.isoformat(),
                "period": row.period,
                "status": row.remark.data_status,
                "end": end.isoformat(),
            }
            yield Hit(submission.place(row, Column.AS_OF), row.subject, facts)


def _is_final_and_dated(remark: Remark) -> bool:
    rank = finality(remark.data_status)
    return rank is not None and rank >= ANNUAL and day.from_text(remark.as_of) is not None
