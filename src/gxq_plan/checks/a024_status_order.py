"""A value with a less final status than the one that it would replace."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._words import finality
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence, Filings
    from gxq_plan.model.period import Period
    from gxq_plan.model.submission import Row, Submission


class Standing(NamedTuple):
    """The most final value that the folder holds for a period."""

    rank: int
    submission: Submission
    row: Row


@rule(
    "A024",
    Severity.WARNING,
    title=Text(zh="数据状态倒退", en="a data status that goes back"),
    message=Text(
        zh="{period}的 {id} {name} 这里是{status} {value}，文件夹里已有{standing} {other}（{where}）",
        en="{id} {name} for {period} is {status} {value} here, but the folder has {standing} {other} ({where})",
    ),
    remedy=Text(
        zh="如果这是更正，数据状态请写“修订”，并在“说明”里写原因；如果是旧表，请不要再报",
        en="if this corrects the figure write 修订 as its status and the reason in the note; do not send an old table",
    ),
    why=Text(
        zh="数据按预计、快报、年报、核实、修订的次序越报越准；用旧的替换新的，已发布的数就对不上了。",
        en="Figures get firmer: estimate, flash, annual, verified, revised. An older one must not replace a newer.",
    ),
    example=Text(
        zh="高新技术企业数：文件夹里已是年报 118，又报来快报 115",
        en="the folder has the annual figure 118, and a flash figure of 115 is sent",
    ),
)
def status_order(evidence: Evidence) -> Iterator[Hit]:
    if not evidence.replaced:
        return
    for indicator, _ in evidence.by_indicator:
        standing = _standing(evidence.replaced_rows(indicator.id))
        for submission, row in evidence.values(indicator) if standing else ():
            rank = finality(row.remark.data_status)
            found = standing.get(row.period) if row.period else None
            if found is None or rank is None or rank >= found.rank:
                continue
            facts: dict[str, object] = {
                "id": indicator.id,
                "name": indicator.name,
                "period": row.period,
                "status": row.remark.data_status,
                "value": row.value,
                "standing": found.row.remark.data_status,
                "other": found.row.value,
                "where": found.submission.place(found.row, Column.DATA_STATUS).words,
            }
            yield Hit(submission.place(row, Column.DATA_STATUS), indicator.id, facts)


def _standing(rows: Filings) -> dict[Period, Standing]:
    found: dict[Period, Standing] = {}
    for submission, row in rows:
        rank = finality(row.remark.data_status)
        if row.period is None or row.value is None or rank is None:
            continue
        if row.period not in found or found[row.period].rank < rank:
            found[row.period] = Standing(rank, submission, row)
    return found
