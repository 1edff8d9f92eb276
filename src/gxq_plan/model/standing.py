"""Which of several values for one indicator and period counts: never a matter of the order of files or rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.submission import Column
from gxq_plan.model.target import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.submission import Row

# What replaces what (contract: 数据状态); a value without a status says nothing for itself.
_STATUSES = ("预计", "快报", "年报", "核实", "修订")
_ENGLISH = ("estimate", "flash", "annual", "verified", "revised")
_STANDING = {word: place for words in (_STATUSES, _ENGLISH) for place, word in enumerate(words, 1)}


def preferred(rows: Iterable[tuple[int, Row]], indicator: Indicator) -> tuple[int, Row]:
    """Of rows with a value the one of the higher data status, then of the later 截至 date, then the less favourable
    one: that two values differ is a finding, and no praise may rest on a doubt. Each comes with its place."""
    sign = 1 if indicator.direction is Direction.DOWN else -1

    def standing(one: tuple[int, Row]) -> tuple[object, ...]:
        row = one[1]
        assert row.value is not None
        status = _STANDING.get(row.text(Column.DATA_STATUS).lower(), 0)
        return status, row.text(Column.AS_OF), sign * row.value, row.note

    return max(rows, key=standing)
