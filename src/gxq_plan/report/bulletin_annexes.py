"""The annexes of a 通报: all figures, what lags, and what the figures rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.bulletin import Annex
from gxq_plan.report.bulletin_lagging import LATE
from gxq_plan.report.figures import View, figures_table, in_order, worst_first
from gxq_plan.report.outline_works import works
from gxq_plan.report.paper_sources import sources
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.report import Report

_ALL = View(("id", "name", "department", "target", "actual", "gap", "attainment", "status", "trend", "data_status"))
_ALL_INSIDE = View(("id", "name", "department", "target", "expected", "actual", "schedule", "status", "data_status"))
_LATE = View(("id", "name", "department", "target", "actual", "gap", "attainment", "needed", "note"))
_LATE_INSIDE = View(("id", "name", "department", "target", "expected", "actual", "schedule", "note"))


def annexes(report: Report) -> Iterator[Annex]:
    """Those that have anything in them."""
    annual = report.period.is_annual
    if report.rows:
        table = figures_table(in_order(report.rows, "id"), (_ALL if annual else _ALL_INSIDE).of(report.rows))
        yield Annex(Text(zh="指标完成情况表", en="All indicators"), (table, *works(report)))
    late = worst_first(row for row in report.rows if row.status in LATE)
    if late:
        table = figures_table(late, (_LATE if annual else _LATE_INSIDE).of(report.rows))
        yield Annex(Text(zh="进展滞后清单", en="What lags"), (table,))
    yield Annex(Text(zh="数据说明", en="About the data"), tuple(sources(report)), wide=False)
