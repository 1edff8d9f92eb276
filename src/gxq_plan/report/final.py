"""The result of `report --final`: every year of a plan beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.report.report import Report


class Line(NamedTuple):
    """An indicator over the years. `years` holds its row of each; `total` and `planned` are the sums of a flow over the
    years that have both a number and a target, None for anything else or where there are none; `met` counts the years
    in which the target was met, of the `judged` ones; `trend` is that of the last year."""

    years: tuple[Assessed, ...]
    total: float | None
    planned: float | None
    met: int
    judged: int

    @property
    def last(self) -> Assessed:
        return self.years[-1]

    @property
    def is_always_met(self) -> bool:
        """Whether every year met its target: of a year that was due and not reported nobody knows."""
        return 0 < self.met == self.judged and all(one.status != "not_reported" for one in self.years)


class Final(NamedTuple):
    """The years up to the last one that is summed up: the reports of each, and a line for each indicator. `is_whole`
    says whether that is the last year of the plan."""

    reports: tuple[Report, ...]
    lines: tuple[Line, ...]
    is_whole: bool

    @property
    def last(self) -> Report:
        return self.reports[-1]

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(one.period for one in self.reports)
