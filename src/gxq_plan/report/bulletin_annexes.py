"""The annexes of a 通报: all figures, what lags, and what the figures rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.finding import Severity
from gxq_plan.report.bulletin import Annex
from gxq_plan.report.bulletin_lagging import late_rows
from gxq_plan.report.cells import unconfirmed_footnote
from gxq_plan.report.figures import View, figures_table, in_order
from gxq_plan.report.outline_report import made_up
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
        yield Annex(
            Text(zh="指标完成情况表", en="All indicators"), (table, *unconfirmed_footnote(report.rows), *works(report))
        )
    late = late_rows(report)
    if late:
        table = figures_table(late, (_LATE if annual else _LATE_INSIDE).of(report.rows))
        yield Annex(Text(zh="进展滞后清单", en="What lags"), (table,))
    yield Annex(Text(zh="数据说明", en="About the data"), (*made_up(report), *sources(_told(report))), wide=False)


def _told(report: Report) -> Report:
    """Without hints on how to fill in a form: a document that is sent names what was objected to."""
    kept = tuple(one for one in report.findings if one.severity is not Severity.INFO or one.answer)
    return report._replace(findings=kept)
