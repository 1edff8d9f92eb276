"""One indicator in one period with every figure that the method gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model import period as periods

if TYPE_CHECKING:
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Revision, Seat


class Origin(NamedTuple):
    """The file, row and hash that an actual was read from; `sheet` and `cell` where the file has them."""

    file: str
    row: int
    sha256: str
    sheet: str | None = None
    cell: str | None = None


class Assessed(NamedTuple):
    """A row of the assessment (names and formulas: method.md). Shares are 0-1, values in the indicator's unit,
    missing is None, nothing is rounded but `gap` and `shortfall` (to the finer of target and actual).

    Inside a year `target` is the year's, `expected` what it asks for by then, `schedule_gap` the distance as a share
    of the year's target; `status` is then a schedule word, and what only a whole year has (met to acceleration) None.
    """

    seat: Seat
    period: str
    target: float | None = None
    target_low: float | None = None
    target_high: float | None = None
    target_bound: str | None = None
    target_written: str | None = None
    target_form: str | None = None
    # The row that a target refers to (`relative_to`); `target` is its actual of the period and the margin.
    relative_to: str | None = None
    stretch: float | None = None
    stretch_reached: bool | None = None
    # What the plan asks of its whole span, by its share up to here: a mean of the years so far, or a change.
    span_target: float | None = None
    span_actual: float | None = None
    span_met: bool | None = None
    revisions: tuple[Revision, ...] = ()
    actual: float | None = None
    data_status: str | None = None
    note: str | None = None
    met: bool | None = None
    attainment: float | None = None
    gap: float | None = None
    shortfall: float | None = None
    status: str = "not_reported"
    expected: float | None = None
    schedule_gap: float | None = None
    baseline: float | None = None
    baseline_period: str | None = None
    baseline_from: str | None = None
    points: int = 0
    final_target: float | None = None
    progress: float | None = None
    planned_share: float | None = None
    elapsed_share: float | None = None
    pace_plan: float | None = None
    pace_constant: float | None = None
    trend: str | None = None
    flags: tuple[str, ...] = ()
    # The two ways of looking ahead (method.md 4) before limits; low and high are what they span after them.
    forecast_linear: float | None = None
    forecast_plan: float | None = None
    forecast_low: float | None = None
    forecast_high: float | None = None
    forecast_clipped: bool = False
    # G of the better and of the worse end: the part of the way that would be missing, 0 or less where none is.
    forecast_gap_best: float | None = None
    forecast_gap_worst: float | None = None
    forecast_verdict: str | None = None
    needed_per_year: float | None = None
    observed_per_year: float | None = None
    acceleration: float | None = None
    origin: Origin | None = None
    # The years of the plan: period, target, actual.
    history: tuple[tuple[str, float | None, float | None], ...] = ()

    @property
    def in_year(self) -> bool:
        return not self.period_itself().is_annual

    def period_itself(self) -> Period:
        """The period as such, for wording."""
        found = periods.from_text(self.period)
        assert found is not None
        return found
