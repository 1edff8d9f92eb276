"""One indicator in one period with every figure that the method gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.period import Period

if TYPE_CHECKING:
    from gxq_plan.model.plan import Seat


class Origin(NamedTuple):
    """The file, row and hash that an actual was read from."""

    file: str
    row: int
    sha256: str


class Assessed(NamedTuple):
    """A row of the assessment (names and formulas: method.md). Shares are 0-1, values in the indicator's unit,
    missing is None, nothing is rounded but `gap` and `shortfall` (to the finer of target and actual)."""

    seat: Seat
    period: str
    target: float | None = None
    target_low: float | None = None
    target_high: float | None = None
    target_bound: str | None = None
    target_written: str | None = None
    actual: float | None = None
    data_status: str | None = None
    note: str | None = None
    met: bool | None = None
    attainment: float | None = None
    gap: float | None = None
    shortfall: float | None = None
    status: str = "not_reported"
    baseline: float | None = None
    baseline_period: str | None = None
    baseline_from: str | None = None
    final_target: float | None = None
    progress: float | None = None
    planned_share: float | None = None
    elapsed_share: float | None = None
    pace_plan: float | None = None
    pace_constant: float | None = None
    trend: str | None = None
    flags: tuple[str, ...] = ()
    forecast_low: float | None = None
    forecast_high: float | None = None
    forecast_verdict: str | None = None
    needed_per_year: float | None = None
    acceleration: float | None = None
    origin: Origin | None = None
    history: tuple[tuple[str, float | None, float | None], ...] = ()

    def period_itself(self) -> Period:
        """The period as such, for wording."""
        return Period(int(self.period))
