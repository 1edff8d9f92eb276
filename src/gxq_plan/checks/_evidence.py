"""What a rule may look at.

A file may hold a million rows, so rows are sorted out once and rules look at what concerns them: rows by indicator,
rows without a value by the reason, what rows say they are about each distinct wording once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._magnitude import Slip, slips
from gxq_plan.model.submission import About, Absence, Row, Submission

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Plan

Filed = tuple[Submission, Row]


class Described(NamedTuple):
    """What rows of a file say they are about, where that is an indicator of the plan."""

    submission: Submission
    about: About
    indicator: Indicator


@dataclass(frozen=True)
class Evidence:
    """The plan, the files under check, what the actuals folder holds for other periods (`history`) and, in files that
    are not under check, for the same ones (`replaced`).

    `complete` asks for the whole plan; `assessed` is there only for rules of family R.
    """

    plan: Plan
    submissions: tuple[Submission, ...]
    history: tuple[Submission, ...] = ()
    replaced: tuple[Submission, ...] = ()
    complete: bool = False
    assessed: tuple[Assessed, ...] = ()

    def rows(self) -> Iterator[Filed]:
        """Every row under check, with its file."""
        for submission in self.submissions:
            for row in submission.rows:
                yield submission, row

    @cached_property
    def by_subject(self) -> Mapping[str | None, Sequence[Filed]]:
        """The rows under check by the id of the indicator or work that they were matched to, in order; under None
        those that match nothing."""
        found: dict[str | None, list[Filed]] = {}
        for submission in self.submissions:
            for row in submission.rows:
                subject = row.about.subject
                if subject in found:
                    found[subject].append((submission, row))
                else:
                    found[subject] = [(submission, row)]
        return found

    @cached_property
    def by_indicator(self) -> Sequence[tuple[Indicator, Sequence[Filed]]]:
        """The indicators that rows under check were matched to, each with its rows that can be read."""
        known = ((self.plan.by_id.get(subject or ""), rows) for subject, rows in self.by_subject.items())
        return [
            (seat.indicator, [one for one in rows if one[1].cell.absence is not Absence.UNREADABLE])
            for seat, rows in known
            if seat
        ]

    def without_value(self, absence: Absence) -> Iterator[tuple[Submission, Row, Indicator]]:
        """The rows of indicators that have no value for one reason."""
        return iter(self._absent.get(absence, ()))

    @cached_property
    def _absent(self) -> Mapping[Absence, Sequence[tuple[Submission, Row, Indicator]]]:
        found: dict[Absence, list[tuple[Submission, Row, Indicator]]] = {}
        for indicator, rows in self.by_indicator:
            for submission, row in rows:
                if absence := row.cell.absence:
                    found.setdefault(absence, []).append((submission, row, indicator))
        return found

    def values(self, indicator: Indicator) -> Iterator[Filed]:
        """The rows under check that hold a value of the indicator."""
        return (one for one in self._rows_of(indicator.id) if one[1].cell.value is not None)

    def _rows_of(self, subject: str) -> Sequence[Filed]:
        return self.by_subject.get(subject, ())

    @cached_property
    def described(self) -> Sequence[Described]:
        """What readable rows say they are about, each distinct wording of a file once."""
        found: dict[tuple[int, int], Described] = {}
        for indicator, rows in self.by_indicator:
            for submission, row in rows:
                key = id(submission), id(row.about)
                if key not in found:
                    found[key] = Described(submission, row.about, indicator)
        return list(found.values())

    def saying(self, described: Described) -> Iterator[Row]:
        """The rows that say they are about something in these words."""
        for submission, row in self._rows_of(described.indicator.id):
            if row.about is described.about and submission is described.submission:
                yield row

    def series(self, subject: str) -> Sequence[tuple[Period, Submission, Row]]:
        """Every value of an indicator under check and in the history, in the order of periods."""
        found = [
            (row.period, submission, row)
            for submission, row in (*self._past.get(subject, ()), *self._rows_of(subject))
            if row.period and row.cell.value is not None
        ]
        found.sort(key=lambda one: one[0].order)
        return found

    def past(self, subject: str) -> Mapping[Period, Decimal]:
        """What the history holds for an indicator, by period."""
        found = {row.period: row.cell.value for _, row in self._past.get(subject, ())}
        return {period: value for period, value in found.items() if period and value is not None}

    @cached_property
    def slips(self) -> Mapping[int, Slip]:
        """The values that are probably in another unit, by the identity of their row (A018, A019). Other rules leave
        them alone: one cause, one finding."""
        return {id(one.row): one for one in slips(self)}

    @cached_property
    def _past(self) -> Mapping[str | None, Sequence[Filed]]:
        found: dict[str | None, list[Filed]] = {}
        for submission in self.history:
            for row in submission.rows:
                found.setdefault(row.about.subject, []).append((submission, row))
        return found

    def is_due(self, indicator: Indicator, period: Period) -> bool:
        """Whether the plan sets the indicator a target for the period, so that a figure is expected."""
        target = indicator.targets.get(period)
        return target is not None and target.is_numeric
