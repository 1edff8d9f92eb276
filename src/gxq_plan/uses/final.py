"""The years of a plan side by side, at its end or up to a year before."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.model.target import Kind
from gxq_plan.report.final import Final, Line
from gxq_plan.uses.audit import audit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission
    from gxq_plan.uses.scope import Scope


def final(
    plan: Plan,
    submissions: Sequence[Submission],
    scope: Scope,
    until: Period,
    *,
    earlier: Iterable[Finding] = (),
    as_of: str | None = None,
) -> Final:
    """Every year up to `until`, each assessed as `report` does it. Findings are those of the last year's report."""
    problems = tuple(earlier)
    years = [one for one in plan.periods if one.order <= until.order]
    reports = [
        audit(plan, submissions, scope, period=one, as_of=as_of, earlier=problems if one == until else ())
        for one in years
    ]
    shown = {row.seat.indicator.id for row in reports[-1].rows}
    by_id: dict[str, list[Assessed]] = {}
    for report in reports:
        for row in report.rows:
            by_id.setdefault(row.seat.indicator.id, []).append(row)
    lines = tuple(_line(rows) for id, rows in by_id.items() if id in shown)
    return Final(tuple(reports), lines, until == plan.final)


def _line(rows: list[Assessed]) -> Line:
    """Only a year's own amounts can be added up, and only over years that have both an amount and a target: else a
    part would be held against the whole."""
    judged = [row for row in rows if row.met is not None]
    total = planned = None
    if rows[0].seat.indicator.kind is Kind.FLOW:
        both = [row for row in rows if row.actual is not None and row.target is not None]
        if both:
            total, planned = _sum(row.actual for row in both), _sum(row.target for row in both)
    return Line(tuple(rows), total, planned, sum(row.met is True for row in judged), len(judged))


def _sum(values: Iterable[float | None]) -> float:
    """Of what was written in decimals: 0.1 and 0.2 make 0.3."""
    return float(sum((Decimal(repr(one)) for one in values if one is not None), Decimal(0)))
