"""Values that are off by what a slip of the unit makes: ten thousand times (万元 for 亿元), a hundred (0.055 for 5.5%).

A value is compared with the last earlier one, else with its target. It is a slip only where neither of the two calls
it ordinary: after a wrong figure of last year, the right one of this year jumps as well.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.period import Period
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gxq_plan.checks._evidence import Evidence, Filings
    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.rows import Rows
    from gxq_plan.model.submission import Row, Submission

# How far from the exact slip a value may be: figures move, but rarely to a third or to three times.
_SPREAD = 3.0
# A value within ten times of its target or of the year before is no slip, whatever the other says.
_ORDINARY = 10.0
_POWERS = (4, -4, 8, -8)
_ZERO = Decimal(0)


class Slip(NamedTuple):
    """A value that is about 10^`power` of what it is compared with: the value of an earlier `period`, or the target
    (`period` None)."""

    submission: Submission
    row: Row
    indicator: Indicator
    power: int
    reference: Decimal
    period: Period | None


_Reference = tuple[Decimal, Period | None]
_Sized = tuple[float, _Reference]


# One of the distinct values of a file: its rows (see model/rows.py), the positions of its period and of its cell there.
_Held = tuple["Rows", int, int]


def slips(evidence: Evidence) -> Iterator[Slip]:
    """Every such value under check, indicator by indicator, in the order of their files."""
    for indicator, filings in evidence.by_indicator:
        past = evidence.past(indicator.id)
        if not _may_slip(indicator, filings, past):
            continue
        found = _judged(indicator, _by_period(filings), _by_period(past))
        for submission, positions in filings.parts if found else ():
            rows = submission.rows
            for at in positions:
                if slip := found.get((id(rows), rows.when[at], rows.cell[at])):
                    yield Slip(submission, rows[at], indicator, slip[0], *slip[1])


def _may_slip(indicator: Indicator, checked: Filings, past: Filings) -> bool:
    """Whether any two numbers of an indicator, values and targets, are as far apart as the smallest slip. Of a million
    rows hardly an indicator's are, and nothing else has to be looked at."""
    sizes = {
        abs(value)
        for submission, positions in (*checked.parts, *past.parts)
        for cell in set(map(submission.rows.cell.__getitem__, positions))
        if (value := submission.rows.cells[cell].value)
    }
    targets = (*indicator.targets.values(), *indicator.other_targets.values())
    sizes |= {abs(one) for target in targets for one in (target.value, target.low, target.high) if one}
    least = min(10.0 ** abs(power) for power in _powers(indicator) or _POWERS) / _SPREAD
    return bool(sizes) and float(max(sizes)) >= least * float(min(sizes))


def _judged(
    indicator: Indicator, checked: Mapping[Period, Sequence[_Held]], past: Mapping[Period, Sequence[_Held]]
) -> dict[tuple[int, int, int], tuple[int, _Reference]]:
    """The values under check that are slips; what is none is what the next period's values are compared with."""
    found: dict[tuple[int, int, int], tuple[int, _Reference]] = {}
    powers = _powers(indicator)
    before: _Reference | None = None
    for period in sorted({*checked, *past}, key=lambda one: one.order):
        references = [one for one in (before, _target(indicator, period)) if one]
        # A reference of zero says nothing about size.
        sized = [(size, one) for one in references if (size := float(one[0]))]
        for rows, when, cell in checked.get(period) or past[period]:
            value = rows.cells[cell].value or _ZERO
            if period in checked and (slip := _power(value, sized, powers)):
                found[id(rows), when, cell] = slip
            else:
                before = value, period
    return found


def _by_period(filings: Filings) -> dict[Period, list[_Held]]:
    """The distinct values of each period, in the order of their files."""
    found: dict[Period, list[_Held]] = {}
    for submission, positions in filings.parts:
        rows = submission.rows
        pairs = zip(map(rows.when.__getitem__, positions), map(rows.cell.__getitem__, positions), strict=True)
        for when, cell in dict.fromkeys(pairs):
            period = rows.whens[when][0]
            if period and rows.cells[cell].value is not None:
                found.setdefault(period, []).append((rows, when, cell))
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
    for reference, _ in references:
        if 1 / _ORDINARY <= size / reference <= _ORDINARY:
            return None
    for reference, found in references:
        if (ratio := size / reference) > 0:
            return next(((power, found) for power in powers if _is_slip(ratio, power, size)), None)
    return None


def _is_slip(ratio: float, power: int, size: float) -> bool:
    """Whether a ratio is about 10^`power`. A fraction for a percentage is at most 1."""
    return 10.0**power / _SPREAD <= ratio <= 10.0**power * _SPREAD and (power != -2 or abs(size) <= 1)
