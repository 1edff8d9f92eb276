"""Values that are off by what a slip of the unit makes: ten thousand times (万元 for 亿元), a hundred (0.055 for 5.5%).

A value is compared with the last earlier one, else with its target. It is a slip only where neither of the two calls
it ordinary: after a wrong figure of last year, the right one of this year jumps as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.period import Period
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from gxq_plan.checks._evidence import Evidence, Filed
    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.submission import Row, Submission

# How far from the exact slip a value may be: figures move, but rarely to a third or to three times.
_SPREAD = 3.0
# A value within ten times of its target or of the year before is no slip, whatever the other says.
_ORDINARY = 10.0
_POWERS = (4, -4, 8, -8)


class Slip(NamedTuple):
    """A value that is about 10^`power` of what it is compared with: the value of an earlier `period`, or the target
    (`period` None)."""

    submission: Submission
    row: Row
    indicator: Indicator
    power: int
    reference: Decimal
    period: Period | None


_Reference = tuple["Decimal", Period | None]
_Sized = tuple[float, _Reference]


def slips(evidence: Evidence) -> Iterator[Slip]:
    """Every such value under check, indicator by indicator, in the order of periods."""
    for indicator, rows in evidence.by_indicator:
        yield from _of(indicator, rows, evidence.past(indicator.id))


def _of(indicator: Indicator, rows: Sequence[Filed], past: Mapping[Period, Decimal]) -> Iterator[Slip]:
    by_period = _by_period(rows)
    powers = _powers(indicator)
    before: _Reference | None = None
    for period in sorted({*by_period, *past}, key=lambda one: one.order):
        # A reference of zero says nothing about size.
        references = [(size, one) for one in (before, _target(indicator, period)) if one and (size := float(one[0]))]
        judged: dict[int, tuple[int, _Reference] | None] = {}  # cells are shared by all rows that hold the same text
        for submission, row in by_period.get(period, ()):
            cell = row.cell
            if cell.value is None:
                continue
            if (key := id(cell)) not in judged:
                judged[key] = _power(cell.value, references, powers)
            if slip := judged[key]:
                yield Slip(submission, row, indicator, slip[0], *slip[1])
            else:
                before = cell.value, period
        if period in past and period not in by_period:
            before = past[period], period


def _by_period(rows: Sequence[Filed]) -> dict[Period, list[Filed]]:
    """The rows that hold a value, by period. Rows of one period mostly stand together and share its object."""
    found: dict[Period, list[Filed]] = {}
    last, here = None, []
    for filed in rows:
        row = filed[1]
        if row.cell.value is None or row.period is None:
            continue
        if row.period is not last:
            last, here = row.period, found.setdefault(row.period, [])
        here.append(filed)
    return found


def _powers(indicator: Indicator) -> tuple[int, ...]:
    """The slips that an indicator can have. A rate of growth may be near zero, so only a fraction for a percent."""
    percent = (-2,) if is_percent(indicator.unit) else ()
    return percent if indicator.kind is Kind.GROWTH else percent + _POWERS


def _target(indicator: Indicator, period: Period) -> _Reference | None:
    target = indicator.targets.get(period) or indicator.targets.get(Period(period.year))
    if target is None or not target.is_numeric:
        return None
    value = target.value if target.value is not None else target.high if target.high is not None else target.low
    return None if value is None else (value, None)


def _power(value: Decimal, references: Sequence[_Sized], powers: tuple[int, ...]) -> tuple[int, _Reference] | None:
    """The slip that a value is and what it is compared with; None where it is none, or where a reference calls it
    ordinary. A reference of another sign says nothing. Floats will do: these are orders of magnitude."""
    size = float(value)
    ratios = [(size / reference, one) for reference, one in references]
    if any(1 / _ORDINARY <= ratio <= _ORDINARY for ratio, _ in ratios):
        return None
    ratio, found = next(((ratio, one) for ratio, one in ratios if ratio > 0), (0.0, None))
    if found is None:
        return None
    for power in powers:
        if 10.0**power / _SPREAD <= ratio <= 10.0**power * _SPREAD and (power != -2 or abs(size) <= 1):
            return power, found
    return None
