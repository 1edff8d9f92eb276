"""What a rule may look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.submission import Absence, Row, Submission

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Plan


class Evidence(NamedTuple):
    """The plan, the files under check, and what the actuals folder holds for other periods (`history`).

    `complete` asks for the whole plan; `assessed` is there only for rules of family R.
    """

    plan: Plan
    submissions: tuple[Submission, ...]
    history: tuple[Submission, ...] = ()
    complete: bool = False
    assessed: tuple[Assessed, ...] = ()

    def rows(self) -> Iterator[tuple[Submission, Row]]:
        """Every row under check, with its file."""
        for submission in self.submissions:
            for row in submission.rows:
                yield submission, row

    def indicator_rows(self) -> Iterator[tuple[Submission, Row, Indicator]]:
        """The rows under check that were matched to an indicator and can be read."""
        for submission, row in self.rows():
            seat = self.plan.by_id.get(row.subject or "")
            if seat and row.absence is not Absence.UNREADABLE:
                yield submission, row, seat.indicator

    def values(self) -> dict[str, list[tuple[Period, Submission, Row]]]:
        """Every value under check and in the history by indicator, in the order of periods."""
        found: dict[str, list[tuple[Period, Submission, Row]]] = {}
        for submission in (*self.history, *self.submissions):
            for row in submission.rows:
                if row.value is not None and row.period and row.subject:
                    found.setdefault(row.subject, []).append((row.period, submission, row))
        for series in found.values():
            series.sort(key=lambda one: one[0].order)
        return found

    def is_due(self, indicator: Indicator, period: Period) -> bool:
        """Whether the plan sets the indicator a target for the period, so that a figure is expected."""
        target = indicator.targets.get(period)
        return target is not None and target.is_numeric
