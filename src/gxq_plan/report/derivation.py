"""Every figure of one row with its formula, the numbers filled in: what an auditor recomputes by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.derive_ahead import ahead_steps
from gxq_plan.report.derive_flags import flag_steps
from gxq_plan.report.derive_schedule import schedule_steps
from gxq_plan.report.derive_trend import trend_steps
from gxq_plan.report.derive_year import span_steps, target_steps, why_not, year_steps
from gxq_plan.report.facts import Facts
from gxq_plan.report.step import Step
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan


def steps(plan: Plan, row: Assessed, others: Mapping[str, Assessed] | None = None) -> Iterator[Step]:
    """The steps in the order of the method. `others` are rows of the same period that this one's target refers to."""
    facts = Facts(plan, row, others or {})
    yield from target_steps(facts)
    if row.in_year:
        yield from schedule_steps(facts)
    elif row.met is None:
        yield why_not(facts)
    else:
        yield from year_steps(facts)
    if row.note and row.met is None and not row.in_year:
        yield Step("note", words.NOTE, 2, note=_said(row.note))
    if row.in_year:
        return
    yield from span_steps(facts)
    yield from trend_steps(facts)
    yield from flag_steps(facts)
    yield from ahead_steps(facts)


def _said(note: str) -> Text:
    return Text.both(note)
