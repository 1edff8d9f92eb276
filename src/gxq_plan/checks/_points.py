"""The values of one indicator over time, one for each period."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.submission import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.period import Period
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


def points(evidence: Evidence, subject: str) -> dict[Period, Point]:
    """The value of an indicator in each period: a file under check before the history, the first of several rows
    (that they differ is rule X002)."""
    found: dict[Period, Point] = {}
    for submission, positions, checked in evidence.filed(subject):
        rows = submission.rows
        cells, cell, when = rows.cells, rows.cell, rows.when
        first: dict[int, int] = {}
        for at in positions:
            if when[at] not in first and cells[cell[at]].value is not None:
                first[when[at]] = at
        for one, at in first.items():
            period, value = rows.whens[one][0], cells[cell[at]].value
            if period is not None and value is not None and period not in found:
                found[period] = Point(period, value, submission, at, checked)
    return found


def in_order(known: Mapping[Period, Point]) -> list[Point]:
    """Points by time: by the end of their periods, a longer one after a shorter one."""
    return [known[period] for period in sorted(known)]


def year_before(known: Mapping[Period, Point], period: Period) -> Point | None:
    """The value of the same stretch of last year. Figures are year to date, so 2018H1 stands for 2018Q2 too."""
    year, months, length = period
    if found := known.get((year - 1, months, length)):  # type: ignore[call-overload]
        return found  # type: ignore[no-any-return]
    others = (known.get((year - 1, months, other)) for other in _LENGTHS)  # type: ignore[call-overload]
    return next((one for one in others if one), None)


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


def same_moment(one: Period, other: Period) -> bool:
    """Whether two periods end together, as 2019Q4 and 2019 do: the second is then a revision, no later figure."""
    return one[:2] == other[:2]
