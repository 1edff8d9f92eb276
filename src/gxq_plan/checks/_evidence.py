"""What a rule may look at.

A file may hold a million rows, so rows are sorted out once and rules look at what concerns them: rows by indicator,
rows without a value by the reason, what rows say they are about each distinct wording once.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, overload

from gxq_plan.checks._magnitude import Slip, slips
from gxq_plan.model.submission import About, Absence, Column, Remark, Row, Submission

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Plan
    from gxq_plan.model.submission import Cell
    from gxq_plan.place import Place

Filed = tuple[Submission, Row]


class Filings(Sequence[Filed]):
    """Rows of several files, each with its file; made when they are asked for."""

    __slots__ = ("parts",)

    def __init__(self, parts: Sequence[tuple[Submission, Sequence[int]]]) -> None:
        self.parts = parts

    def __len__(self) -> int:
        return sum(len(positions) for _, positions in self.parts)

    @overload
    def __getitem__(self, at: int) -> Filed: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Filed, ...]: ...
    def __getitem__(self, at: int | slice) -> Filed | tuple[Filed, ...]:
        found = [(submission, position) for submission, positions in self.parts for position in positions][at]
        if isinstance(found, list):
            return tuple((submission, submission.rows[position]) for submission, position in found)
        return found[0], found[0].rows[found[1]]

    def __iter__(self) -> Iterator[Filed]:
        for submission, positions in self.parts:
            rows = submission.rows
            for position in positions:
                yield submission, rows[position]


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

    def judges(self, code: str) -> bool:
        """Whether rules of this code's kind run on it: not those about the plan itself, those about results only
        where there was an assessment."""
        return code[0] in "FAX" or (code[0] == "R" and bool(self.assessed))

    def rows(self) -> Iterator[Filed]:
        """Every row under check, with its file."""
        for submission in self.submissions:
            for row in submission.rows:
                yield submission, row

    @cached_property
    def by_subject(self) -> Mapping[str | None, Filings]:
        """The rows under check by the id of the indicator or work that they were matched to, in order; under None
        those that match nothing."""
        return by_subject(self.submissions)

    @cached_property
    def by_indicator(self) -> Sequence[tuple[Indicator, Filings]]:
        """The indicators that rows under check were matched to, each with its rows that can be read."""
        known = ((self.plan.by_id.get(subject or ""), rows) for subject, rows in self.by_subject.items())
        return [(seat.indicator, self._readable(rows)) for seat, rows in known if seat]

    def _readable(self, rows: Filings) -> Filings:
        if not any(self._is(submission, Absence.UNREADABLE) for submission, _ in rows.parts):
            return rows
        return Filings(
            [
                (submission, [at for at in positions if submission.rows[at].absence is not Absence.UNREADABLE])
                for submission, positions in rows.parts
            ]
        )

    def _is(self, submission: Submission, absence: Absence) -> bool:
        """Whether any row of a file has no value for this reason."""
        return any(cell.absence is absence for cell in submission.rows.cells)

    def repeated(self) -> Iterator[tuple[str, Period, Sequence[Filed]]]:
        """The indicators and works of which rows under check share a period, each with these rows in order."""
        # A period may be written in several ways, 2019 and 2019年: each row's is taken as the number of its period.
        known: dict[Period | None, int] = {}
        period_of = {
            id(one): [known.setdefault(period, len(known)) for period, *_ in one.rows.whens] for one in self.submissions
        }
        for subject, filings in self.by_subject.items():
            written = [
                map(period_of[id(submission)].__getitem__, map(submission.rows.when.__getitem__, positions))
                for submission, positions in filings.parts
            ]
            counted = Counter(chain(*written))
            if subject is None or len(counted) == len(filings):
                continue
            for period, number in known.items():
                if period and counted[number] > 1:
                    yield subject, period, [one for one in filings if one[1].period == period]

    def remarked(self, where: Callable[[Remark], bool]) -> Iterator[Filed]:
        """The rows under check whose remark is so, asked once of each distinct remark."""
        for submission in self.submissions:
            rows = submission.rows
            wanted = {at for at, remark in enumerate(rows.remarks) if where(remark)}
            if wanted:
                yield from ((submission, rows[at]) for at, rest in enumerate(rows.rest) if rest in wanted)

    def without_value(self, absence: Absence) -> Iterator[tuple[Submission, Row, Indicator]]:
        """The rows of indicators that have no value for one reason."""
        return self.holding(lambda cell: cell.absence is absence)

    def holding(self, where: Callable[[Cell], bool]) -> Iterator[tuple[Submission, Row, Indicator]]:
        """The rows of indicators whose value cell is so, asked once of each distinct cell."""
        for submission in self.submissions:
            rows = submission.rows
            wanted = {at for at, cell in enumerate(rows.cells) if where(cell)}
            if not wanted:
                continue
            for at, cell in enumerate(rows.cell):
                if cell in wanted and (seat := self.plan.by_id.get(rows.abouts[rows.about[at]].subject or "")):
                    yield submission, rows[at], seat.indicator

    def values(self, indicator: Indicator, where: Callable[[Decimal], bool] | None = None) -> Iterator[Filed]:
        """The rows under check that hold a value of the indicator, or of them those whose value is so. What is asked
        of a value is asked once of each distinct one."""
        for submission, positions in self._rows_of(indicator.id).parts:
            rows = submission.rows
            cells = {rows.cell[at] for at in positions}
            wanted = {
                one for one in cells if (value := rows.cells[one].value) is not None and (where is None or where(value))
            }
            if wanted:
                yield from ((submission, rows[at]) for at in positions if rows.cell[at] in wanted)

    def _rows_of(self, subject: str) -> Filings:
        return self.by_subject.get(subject, _NOTHING)

    @cached_property
    def described(self) -> Sequence[Described]:
        """What rows say they are about, each distinct wording of a file once."""
        return [
            Described(submission, about, seat.indicator)
            for submission in self.submissions
            for about in submission.rows.abouts
            if (seat := self.plan.by_id.get(about.subject or ""))
        ]

    def saying(self, described: Described) -> Iterator[Row]:
        """The readable rows that say they are about something in these words."""
        for submission, row in self._rows_of(described.indicator.id):
            same = row.about is described.about and submission is described.submission
            if same and row.absence is not Absence.UNREADABLE:
                yield row

    def series(self, subject: str) -> Sequence[tuple[Period, Submission, Row]]:
        """Every value of an indicator under check and in the history, in the order of periods."""
        found: list[tuple[Period, Submission, Row]] = []
        for submission, positions in (*self.past(subject).parts, *self._rows_of(subject).parts):
            rows = submission.rows
            valued = [at for at in positions if rows.cells[rows.cell[at]].value is not None]
            found += [(row.period, submission, row) for row in map(rows.__getitem__, valued) if row.period]
        found.sort(key=_order)
        return found

    def past(self, subject: str) -> Filings:
        """The rows of the history that are about an indicator or a work."""
        return self._past.get(subject, _NOTHING)

    @cached_property
    def slips(self) -> Mapping[Place, Slip]:
        """The values that are probably in another unit, by their cells (A018, A019). Other rules leave them alone: one
        cause, one finding."""
        return {one.submission.place(one.row, Column.VALUE): one for one in slips(self)}

    def slips_of(self, subject: str) -> Sequence[Slip]:
        """The slips of one indicator."""
        return self._slips_by_subject.get(subject, ())

    @cached_property
    def _slips_by_subject(self) -> Mapping[str, Sequence[Slip]]:
        found: dict[str, list[Slip]] = {}
        for one in self.slips.values():
            found.setdefault(one.indicator.id, []).append(one)
        return found

    def filed(self, subject: str) -> Iterator[tuple[Submission, Sequence[int], bool]]:
        """Where the rows of an indicator or a work stand: those under check (True), then those of the history."""
        for parts, under_check in (
            (self._rows_of(subject).parts, True),
            (self._past.get(subject, _NOTHING).parts, False),
        ):
            for submission, positions in parts:
                yield submission, positions, under_check

    def columns(self, submission: Submission) -> tuple[Sequence[Decimal | None], Sequence[Period | None]]:
        """The value of each distinct cell of a file and each distinct period, by their positions in its `rows`."""
        return self._columns[id(submission)]

    @cached_property
    def _columns(self) -> Mapping[int, tuple[Sequence[Decimal | None], Sequence[Period | None]]]:
        return {
            id(one): ([cell.value for cell in one.rows.cells], [period for period, *_ in one.rows.whens])
            for one in (*self.submissions, *self.history)
        }

    def replaced_rows(self, subject: str) -> Filings:
        """The rows of an indicator in the folder whose periods the files under check hold too."""
        return self._replaced.get(subject, _NOTHING)

    @cached_property
    def _replaced(self) -> Mapping[str | None, Filings]:
        return by_subject(self.replaced)

    @cached_property
    def _past(self) -> Mapping[str | None, Filings]:
        return by_subject(self.history)


def by_subject(submissions: Iterable[Submission]) -> dict[str | None, Filings]:
    """The rows of files by what they were matched to."""
    found: dict[str | None, list[tuple[Submission, Sequence[int]]]] = {}
    for submission in submissions:
        rows = submission.rows
        positions: dict[str | None, array[int]] = {one.subject: array("L") for one in rows.abouts}
        into = [positions[one.subject].append for one in rows.abouts]
        for at, about in enumerate(rows.about):
            into[about](at)
        for subject, one in positions.items():
            if one:
                found.setdefault(subject, []).append((submission, one))
    return {subject: Filings(parts) for subject, parts in found.items()}


def _order(one: tuple[Period, Submission, Row]) -> tuple[int, int, int]:
    return one[0].order


_NOTHING = Filings(())
