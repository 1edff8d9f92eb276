"""Whether two states say the same, and how far a state is on its way: data status of a number, progress of a work."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from gxq_plan.checks._words import finality
from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.model.submission import Column

if TYPE_CHECKING:
    from gxq_plan.model.record import State

_PROGRESS = {word: at for at, pair in enumerate(CHOICES[Column.PROGRESS].items()) for word in pair}


def number_of(state: State) -> Decimal | None:
    """The number of a state; None where it is a word."""
    try:
        found = Decimal(state.value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def same_value(one: State, other: State) -> bool:
    """5.1 is 5.10; 推进中 is under_way."""
    if number_of(one) is not None:
        return number_of(one) == number_of(other)
    return _PROGRESS.get(one.value, one.value) == _PROGRESS.get(other.value, other.value)


def same(one: State, other: State) -> bool:
    return same_value(one, other) and _rank(one) == _rank(other)


def _rank(state: State) -> object:
    found = finality(state.data_status)
    return state.data_status if found is None else found


def firmness(state: State) -> int:
    """How final a state is: of a number its data status, -1 where it has none; of a work its progress."""
    found = _PROGRESS.get(state.value) if number_of(state) is None else finality(state.data_status)
    return -1 if found is None else found
