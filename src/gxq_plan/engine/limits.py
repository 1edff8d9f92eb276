"""The thresholds in force, for one plan or row by row where the plans of a frame differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gxq_plan.model.plan import Conventions, Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.engine.compare import Bools, Floats, Integers


class Limits(NamedTuple):
    """Thresholds by their names in a plan file, and whether reverse attainment is a quotient."""

    thresholds: Mapping[str, float | Floats]
    quotient: bool | Bools

    def __call__(self, name: str) -> float | Floats:
        return self.thresholds[name]


def limits(conventions: Conventions | Mapping[str, Conventions], plans: Sequence[str], plan: Integers) -> Limits:
    """The limits of rows that belong to `plans[plan]`. A plan that is not in the mapping follows the method's own."""
    if isinstance(conventions, Conventions):
        return _same(conventions)
    own = Conventions()
    chosen = [conventions.get(one, own) for one in plans]
    if not chosen or all(one == chosen[0] for one in chosen):
        return _same(chosen[0] if chosen else own)
    table = {name: np.array([getattr(one.thresholds, name) for one in chosen])[plan] for name in Thresholds._fields}
    quotient = np.array([one.reverse_attainment == "quotient" for one in chosen])[plan]
    return Limits(table, quotient)


def _same(conventions: Conventions) -> Limits:
    return Limits(conventions.thresholds._asdict(), conventions.reverse_attainment == "quotient")
