"""A report as a document that is sent and read: overview, all figures, departments, a card an indicator, sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Paragraph
from gxq_plan.report.cells import unconfirmed_footnote
from gxq_plan.report.figures import View, available, figures_table
from gxq_plan.report.outline_report import made_up, title, verdict
from gxq_plan.report.paper import WARNING, Paper, Part
from gxq_plan.report.paper_card import card
from gxq_plan.report.paper_department import departments
from gxq_plan.report.paper_overview import overview
from gxq_plan.report.paper_sources import sources, stamps
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.report.blocks import Block, Table
    from gxq_plan.report.report import Report

# What a page of paper has room for; the columns beside these are marked wide.
_MAIN = {
    "id", "name", "department", "target", "expected", "actual", "gap", "attainment", "schedule", "status", "trend",
    "data_status",
}  # fmt: skip
OVERVIEW = Text(zh="总体情况", en="Overview")
FIGURES = Text(zh="指标完成情况表", en="All indicators")
SOURCES = Text(zh="依据与方法", en="Sources and method")


def paper(report: Report) -> Paper:
    """The document of a report; every format is made of it."""
    plan = report.plan
    about = [one for one in (plan.document_no, plan.issuer) if one]
    return Paper(
        title(report).text,
        Text(zh="{about}", en="{about}").given(about=about),
        tuple(_parts(report)),
        warning=WARNING if made_up(report) else None,
        stamps=stamps(report),
    )


def _parts(report: Report) -> Iterator[Part]:
    yield Part("overview", "overview", OVERVIEW, tuple(_for_readers(overview(report))))
    yield Part("figures", "figures", FIGURES, (_everything(report), *unconfirmed_footnote(report.rows)))
    yield from departments(report)
    for row in report.rows:
        yield card(report.plan, row)
    yield Part("sources", "sources", SOURCES, (*sources(report), verdict(report)))


# What to type next is said on a screen; who reads a document has none.
_COMMAND = re.compile(r"（gxq [^）]*）| \(gxq [^)]*\)")


def _for_readers(blocks: Iterable[Block]) -> Iterator[Block]:
    for one in blocks:
        if not isinstance(one, Paragraph):
            yield one
        elif one.tone != "hint":
            plain = one.words
            if isinstance(plain, Text):
                plain = Text(_COMMAND.sub("", plain.zh), _COMMAND.sub("", plain.en))
            yield one._replace(words=plain)


def _everything(report: Report) -> Table:
    """Every column that there is."""
    names = tuple(available(inside=not report.period.is_annual))
    table = figures_table(report.rows, View(names))
    columns = (
        column._replace(wide=0 if name in _MAIN else 1) for name, column in zip(names, table.columns, strict=True)
    )
    return table._replace(columns=tuple(columns), narrow="drop")
