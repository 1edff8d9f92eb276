"""Rows about works, which have no figures of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.submission import Absence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.model.plan import Work
    from gxq_plan.model.submission import Row, Submission

_NO_FIGURE = (Absence.EMPTY, Absence.PENDING, Absence.NOT_APPLICABLE, Absence.UNREADABLE)


def rows_of_works(evidence: Evidence) -> Iterator[tuple[Work, Submission, Row]]:
    """The readable rows whose id or name is a work."""
    for work in evidence.plan.works:
        for submission, row in evidence.by_subject.get(work.id, ()):
            if row.absence is not Absence.UNREADABLE:
                yield work, submission, row


def holds_something(row: Row) -> bool:
    """Whether the value cell holds more than a word for nothing."""
    return row.absence not in _NO_FIGURE
