"""The table of indicators that `list` shows: each with what the plan asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Cell, Code, Column, Lines, Table
from gxq_plan.report.cells import indicator_name
from gxq_plan.report.target_words import other_targets, own_targets
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.plan import Indicator, Plan, Seat

# Id, name and unit, and the years behind them, even where a year asks for nothing.
_ALWAYS = 3
_EMPTY = ("—", Code(""))


def indicator_table(plan: Plan, seats: Sequence[Seat]) -> Table:
    """Columns that would be empty in every row (no departments, no sources, nothing beside the years) are left out."""
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=14),
        Column(words.UNIT, least=4),
        *(Column(Text.both(str(period)), "right", least=5) for period in plan.periods),
        Column(Text(zh="其他目标", en="other targets"), grow=True, least=10),
        Column(words.SOURCE, least=4),
        Column(words.DEPARTMENT, least=10),
        Column(Text(zh="类型", en="kind"), wide=1, least=6),
        Column(Text(zh="重复于", en="same as"), wide=1, least=5),
    )
    rows = [_cells(plan, seat.indicator) for seat in seats]
    always = _ALWAYS + len(plan.periods)
    shown = [at for at in range(len(columns)) if at < always or any(row[at] not in _EMPTY for row in rows)]
    return Table(tuple(columns[at] for at in shown), tuple(tuple(row[at] for at in shown) for row in rows))


def _cells(plan: Plan, indicator: Indicator) -> tuple[Cell, ...]:
    others = tuple(other_targets(indicator, with_each=False))
    return (
        Code(indicator.id),
        indicator_name(indicator),
        indicator.unit,
        *own_targets(indicator, plan.periods),
        Lines(others) if others else "—",
        indicator.source or "—",
        indicator.department or "—",
        words.KIND[indicator.kind],
        Code(indicator.same_as or ""),
    )
