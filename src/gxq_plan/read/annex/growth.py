"""A table that gives an amount and its growth side by side (绝对值, 增长): two indicators a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.read.annex.columns import VALUES, Role
from gxq_plan.read.annex.row import is_dash
from gxq_plan.read.wording.names import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.read.annex.columns import Column
    from gxq_plan.read.annex.row import AnnexRow

_IS_GROWTH = ("增长", "增长率", "增速", "增幅", "降低", "下降")


def apart(columns: Sequence[Column], rows: Sequence[AnnexRow]) -> tuple[tuple[Column, ...], tuple[AnnexRow, ...]]:
    """The columns and rows of a table with such columns told apart; of any other as they are."""
    if not any(one.growth for one in columns):
        return tuple(columns), tuple(rows)
    plain = tuple(one._replace(growth=False) for one in columns)
    return plain, tuple(each for one in rows for each in _both(one))


def _both(row: AnnexRow) -> Iterator[AnnexRow]:
    amount = {one: text for one, text in row.cells.items() if not one.growth}
    growth = {
        one._replace(growth=False): "%" if one.role is Role.UNIT else text
        for one, text in row.cells.items()
        if one.growth or one.role not in VALUES
    }
    is_amount, is_growth = _says(amount), _says(growth)
    if is_amount or not is_growth:
        yield row._replace(cells=amount)
    if is_growth:
        name = named(row.name).name
        name = name if name.endswith(_IS_GROWTH) else f"{name}增长"
        has_unit = any(one.role is Role.UNIT for one in growth)
        yield row._replace(name=name if has_unit else f"{name}（%）", cells=growth, beside=row.name)


def _says(cells: dict[Column, str]) -> bool:
    return any(text and not is_dash(text) for one, text in cells.items() if one.role in VALUES)
