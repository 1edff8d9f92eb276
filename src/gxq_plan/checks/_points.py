"""The values of one indicator over time, one for each period."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit
from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.model.submission import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.submission import Row, Submission
    from gxq_plan.place import Place

_LENGTHS = (12, 6, 3, 1)


class Point(NamedTuple):
    """A value of a period, and where it stands. `checked`: in a file under check, not in the history. The row itself
    is made when it is asked for, since most points are only compared."""

    period: Period
    value: Decimal
    submission: Submission
    at: int
    checked: bool

    @property
    def row(self) -> Row:
        return self.submission.rows[self.at]

    @property
    def place(self) -> Place:
        return self.submission.place(self.row, Column.VALUE)


# The value, its file, its position in the file, whether under check: a point before it is worth an object.
Held = tuple["Decimal", "Submission", int, bool]


def held(evidence: Evidence, subject: str) -> dict[Period, Held]:
    """The value of an indicator in each period: a file under check before the history, the first of several rows
    (that they differ is rule X002), and none that is probably in another unit (A018, A019 tell it). What rules over a
    million rows look at before they make a Point."""
    slipped = {(id(one.submission), one.row.number) for one in evidence.slips_of(subject)}
    found: dict[Period, Held] = {}
    for submission, positions, checked in evidence.filed(subject):
        rows = submission.rows
        cell, when = rows.cell, rows.when
        values, periods = evidence.columns(submission)
        for at in positions:
            value, period = values[cell[at]], periods[when[at]]
            if slipped and (id(submission), rows.numbers[at]) in slipped:
                continue
            if value is not None and period is not None and period not in found:
                found[period] = value, submission, at, checked
    return found


def points(evidence: Evidence, subject: str) -> dict[Period, Point]:
    """The same as objects."""
    return {period: Point(period, *one) for period, one in held(evidence, subject).items()}


def year_pairs(evidence: Evidence, subject: str) -> Iterator[tuple[Period, Held, Period, Held]]:
    """Each value under check with that of the same stretch of the year before. Figures are year to date, so 2018H1
    stands for 2018Q2 too."""
    known = held(evidence, subject)
    for period, one in known.items():
        if one[3]:
            year, months, length = period
            before: Period = (year - 1, months, length)  # type: ignore[assignment]  # equal to it, and cheaper
            earlier = known.get(before)
            if earlier is not None:
                yield period, one, before, earlier
            elif found := _alike(known, period):
                yield period, one, found, known[found]


def _alike(known: Mapping[Period, Held], period: Period) -> Period | None:
    """Last year's period of another name that ends with this one."""
    others = (Period(period.year - 1, period.months, length) for length in _LENGTHS)
    return next((one for one in others if one in known), None)


def in_order(known: Mapping[Period, Point]) -> list[Point]:
    """Points by time: by the end of their periods, a longer one after a shorter one."""
    return [known[period] for period in sorted(known)]


def falls(line: Iterable[Point]) -> Iterator[tuple[Point, Point]]:
    """Each value below an earlier one, with the latest such: where either is under check, and where the value before
    is not already told to have fallen (one cause, one finding). Linear: the values that a later one may still be below
    are a falling stack."""
    higher: list[Point] = []
    higher_checked: list[Point] = []
    last: Point | None = None
    told = False
    for one in line:
        for stack in (higher, higher_checked):
            while stack and stack[-1].value <= one.value:
                stack.pop()
        above = higher if one.checked else higher_checked
        if above and not (told and last is not None and one.value >= last.value):
            yield one, above[-1]
        told = bool(above)
        higher.append(one)
        if one.checked:
            higher_checked.append(one)
        last = one


def fall(indicator: Indicator, one: Point, earlier: Point) -> Hit:
    """A value below an earlier one, as the rules on totals tell it."""
    facts: dict[str, object] = {
        "period": one.period,
        "value": one.value,
        "before": earlier.period,
        "earlier": earlier.value,
        "where": earlier.place.words,
    }
    # 2019 after 2019Q4 is the same moment told again: a revision, which only wants a reason.
    severity = Severity.WARNING if same_moment(one.period, earlier.period) else None
    return Hit(one.place, indicator.id, facts, severity)


def same_moment(one: Period, other: Period) -> bool:
    """Whether two periods end together, as 2019Q4 and 2019 do: the second is then a revision, no later figure."""
    return one[:2] == other[:2]
