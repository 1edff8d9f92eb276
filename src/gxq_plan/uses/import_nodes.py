"""Targets inside a year, as an annex gives them by quarters and halves, put to the periods of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.period import Period
from gxq_plan.read.annex.columns import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.read.annex.columns import Column
    from gxq_plan.read.annex.found import Annex


def in_year(annex: Annex, periods: Sequence[Period]) -> Annex:
    """The columns of parts of a year with their periods. The last quarter is the year where no column is; a part whose
    year nobody says is left."""
    parts = [one for one in annex.columns if one.role is Role.TARGET and one.months]
    if not parts:
        return annex
    years = {_year(one, periods) for one in annex.columns if one.role is Role.TARGET and not one.months}
    return with_columns(annex, {one: _placed(one, periods, years) for one in parts})


def with_columns(annex: Annex, renamed: Mapping[Column, Column]) -> Annex:
    """The annex with some of its columns read as others."""
    rows = tuple(
        row._replace(cells={renamed.get(one, one): text for one, text in row.cells.items()}) for row in annex.rows
    )
    return annex._replace(columns=tuple(renamed.get(one, one) for one in annex.columns), rows=rows)


def _year(one: Column, periods: Sequence[Period]) -> int | None:
    return one.period.year if one.period else periods[-1].year


def _placed(one: Column, periods: Sequence[Period], years: set[int | None]) -> Column:
    year = one.period.year if one.period else periods[0].year if len(periods) == 1 else None
    if year is None or (one.months == 12 and year in years):
        return one._replace(role=Role.OTHER)
    return one._replace(period=_period(year, one))


def _period(year: int, one: Column) -> Period:
    if one.months == 12:
        return Period(year)
    if one.months == 6 and ("半年" in one.label or "月" in one.label):
        return Period(year, 6, 6)
    return Period(year, one.months, 3 if one.months % 3 == 0 else 1)
