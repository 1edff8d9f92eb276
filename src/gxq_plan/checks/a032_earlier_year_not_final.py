"""Earlier years that still have a preliminary figure while a later year has a final one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._points import Point, held, in_order
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.checks._words import ANNUAL, finality
from gxq_plan.finding import Severity
from gxq_plan.place import Place
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator

_SHOWN = 10


@rule(
    "A032",
    Severity.INFO,
    title=Text(zh="以前年度还没有定稿数", en="an earlier year is still preliminary"),
    message=Text(
        zh="这张表里已有更晚年度的定稿数，{period}的 {count} 项还是预计或快报：{shown}",
        en="the table has final figures of a later year, but {count} of {period} are still 预计 or 快报: {shown}",
    ),
    remedy=Text(
        zh="{period}已有定稿数的，请一并补报，数据状态写“年报”",
        en="where final figures of {period} exist, send them too, with the status 年报",
    ),
    why=Text(
        zh="快报只是临时的数；年报出来后没有人补报，汇总里就一直是快报。",
        en="A flash figure is provisional; unless somebody sends the final one it stays in every report.",
    ),
    example=Text(
        zh="2020 年报的是年报数，2019 年的 15 项还是快报", en="annual figures for 2020, while 15 of 2019 are flash"
    ),
)
def earlier_year_not_final(evidence: Evidence) -> Iterator[Hit]:
    if not _any_is_open(evidence):
        return
    found: dict[tuple[Place, Period], list[str]] = {}
    for indicator, _ in evidence.by_indicator:
        for final, open_ in _pairs(evidence, indicator):
            place = Place(final.submission.path, final.submission.sheet)
            found.setdefault((place, open_.period), []).append(indicator.id)
    for (place, period), ids in found.items():
        shown = [*ids[:_SHOWN], *(["…"] if len(ids) > _SHOWN else [])]
        yield Hit(place, None, {"period": period, "count": len(ids), "shown": shown, "ids": ids})


def _any_is_open(evidence: Evidence) -> bool:
    """Whether any figure is preliminary: asked of each distinct remark, so that most files need no more."""
    remarks = (one for file in (*evidence.submissions, *evidence.history) for one in file.rows.remarks)
    return any(rank is not None and rank < ANNUAL for rank in (finality(one.data_status) for one in remarks))


def _pairs(evidence: Evidence, indicator: Indicator) -> Iterator[tuple[Point, Point]]:
    """The preliminary figures of years before the latest final one that is under check."""
    annual = {period: one for period, one in held(evidence, indicator.id).items() if period.is_annual}
    years = in_order({period: Point(period, *one) for period, one in annual.items()})
    ranks = [finality(one.row.remark.data_status) for one in years]
    final = [one for one, rank in zip(years, ranks, strict=True) if one.checked and rank is not None and rank >= ANNUAL]
    if final:
        for one, rank in zip(years, ranks, strict=True):
            if one.period < final[-1].period and rank is not None and rank < ANNUAL:
                yield final[-1], one
