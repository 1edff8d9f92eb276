"""The thresholds in force, for one plan or row by row where the plans of a frame differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gxq_plan.model.plan import Conventions, Thresholds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.engine.compare import Bools, Floats, Integers


class Limits(NamedTuple):
    """Thresholds by their names in a plan file, and whether reverse attainment is a quotient: one number for all rows,
    or where plans differ one for each plan, and `plan` says which is a row's."""

    tables: Mapping[str, float | Floats]
    reverse: bool | Bools
    plan: Integers | None = None

    def __call__(self, name: str) -> float | Floats:
        found = self.tables[name]
        return found if isinstance(found, float | int) or self.plan is None else found[self.plan]

    @property
    def quotient(self) -> bool | Bools:
        return self.reverse if isinstance(self.reverse, bool) or self.plan is None else self.reverse[self.plan]

    def part(self, first: int, last: int) -> Limits:
        """Those of some rows."""
        return self if self.plan is None else self._replace(plan=self.plan[first:last])


def limits(conventions: Conventions | Mapping[str, Conventions], plans: Sequence[str], plan: Integers) -> Limits:
    """The limits of rows that belong to `plans[plan]`. A plan that is not in the mapping follows the method's own."""
    if isinstance(conventions, Conventions):
        return _same(conventions)
    own = Conventions()
    chosen = [conventions.get(one, own) for one in plans]
    if not chosen or all(one == chosen[0] for one in chosen):
        return _same(chosen[0] if chosen else own)
    tables = {name: np.array([getattr(one.thresholds, name) for one in chosen]) for name in Thresholds._fields}
    return Limits(tables, np.array([one.reverse_attainment == "quotient" for one in chosen]), plan)


def _same(conventions: Conventions) -> Limits:
    return Limits(conventions.thresholds._asdict(), conventions.reverse_attainment == "quotient")
