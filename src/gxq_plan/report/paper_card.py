"""The part of a document that is about one indicator: what it is, what was promised and delivered, what lies ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Block, Cell, Chart, Code, Lines, Pairs
from gxq_plan.report.cells import indicator_name
from gxq_plan.report.definition import definition
from gxq_plan.report.figures import available, forecast_ends
from gxq_plan.report.paper import Part
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan

# What the title and the definition say already.
_ELSEWHERE = {"id", "name", "department", "source", "kind", "unit", "bar"}


def card(plan: Plan, row: Assessed) -> Part:
    """Figures with a chart beside them, then the definition."""
    indicator = row.seat.indicator
    blocks: tuple[Block, ...] = (Pairs(tuple(_figures(row))), chart(row), Pairs(tuple(definition(plan, row))))
    return Part("card", indicator.id, _title(row), blocks)


def _title(row: Assessed) -> Text:
    name = indicator_name(row.seat.indicator)
    return Text(zh="{id} {name}", en="{id} {name}").given(id=row.seat.indicator.id, name=name)


def _figures(row: Assessed) -> Iterator[tuple[Text, Cell]]:
    """Every figure that there is; what is missing is left out."""
    for name, figure in available(inside=row.in_year).items():
        cell = figure.cell(row)
        if name not in _ELSEWHERE and not _is_missing(cell):
            yield figure.column.title, cell


def _is_missing(cell: Cell) -> bool:
    if isinstance(cell, str):
        return cell in ("", "—")
    return not isinstance(cell, Text | Code | Lines) and cell[0] is None


def chart(row: Assessed) -> Chart:
    """The years of the plan, the period of the report where it ends inside one of them, and the forecast for the
    last."""
    points = list(row.history)
    if row.in_year:
        before = sum(year < str(row.period_itself().year) for year, _, _ in points)
        points.insert(before, (row.period, None, row.actual))
    periods, targets, actuals = zip(*points, strict=True) if points else ((), (), ())
    low, high = forecast_ends(row)
    forecast = None if low is None or high is None or not periods else (periods[-1], low, high)
    ends = row.target_low, row.target_high
    band = None if ends[0] is None or ends[1] is None else (row.period, ends[0], ends[1])
    return Chart(_title(row), row.seat.indicator.unit, periods, targets, actuals, forecast, band)
