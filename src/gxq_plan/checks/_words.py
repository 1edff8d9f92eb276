"""What several rules read out of words: how final a data status is, a unit behind a number."""

from __future__ import annotations

from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.model.submission import Column
from gxq_plan.model.unit import is_percent

_STATUSES = CHOICES[Column.DATA_STATUS]
_RANK = {word: rank for rank, pair in enumerate(_STATUSES.items()) for word in pair}
ANNUAL, REVISED = _RANK["年报"], _RANK["修订"]


def finality(status: str) -> int | None:
    """How final a data status is: 预计 0, 快报 1, 年报 2, 核实 3, 修订 4; None for no status and for unknown words."""
    return _RANK.get(status)


def after_number(unit: str) -> str:
    """A unit as it stands behind a number: 5.5%, 44 家."""
    return "%" if is_percent(unit) else f" {unit}"
