"""One indicator in every period, with what its figures refer to, and under every reading of an open kind."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.finding import sorted_findings
from gxq_plan.model.record import Record
from gxq_plan.model.target import Direction, Kind
from gxq_plan.model.unit import is_percent
from gxq_plan.report.difference import groups_changed, rows_changed
from gxq_plan.report.shown import Reading, Shown
from gxq_plan.uses.audit import audit, every_period
from gxq_plan.uses.between import with_indicators
from gxq_plan.uses.received import edited, received
from gxq_plan.uses.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Plan
    from gxq_plan.model.submission import Submission

_EVERYTHING = Scope({})
# What a name says of the time that its number covers (domain.md 1.3).
_OF_A_YEAR = ("新增", "新引进", "新认定", "引进", "当年", "年度", "培训", "活动", "成交", "交易")
_AT_THE_END = ("年末", "期末", "在孵", "拥有", "现有", "后备", "总规模")


def show(
    plan: Plan,
    submissions: Sequence[Submission],
    indicator: str,
    asked: Period | None,
    folder: Path | None = None,
) -> Shown:
    """`asked` is the period to derive, else the latest year with an actual, else the plan's first. `folder` is the
    actuals folder, whose record leads on to the received cells."""
    rows = every_period(plan, submissions, indicator, asked)
    years = [one for one in rows if not one.in_year]
    reported = [one for one in years if one.actual is not None]
    chosen = asked or (reported[-1] if reported else years[0]).period_itself()
    related = {one.relative_to for one in rows if one.relative_to} | {rows[0].seat.indicator.same_as}
    others = {
        (other, one.period): one
        for other in sorted(filter(None, related))
        for one in every_period(plan, submissions, other, asked)
    }
    readings = _readings(plan, submissions, rows, chosen)
    told = [*rows, *others.values()]
    record, findings = received(folder, [one.seat.indicator.id for one in told]) if folder else (Record(), ())
    findings += edited(told, record, folder) if folder else ()
    return Shown(plan, rows, chosen, others, readings, record, sorted_findings(findings))


def _readings(
    plan: Plan, submissions: Sequence[Submission], rows: tuple[Assessed, ...], chosen: Period
) -> tuple[Reading, ...]:
    """The same plan with the indicator's kind exchanged, really assessed: the period to derive, and what was reported
    inside years."""
    indicator = rows[0].seat.indicator
    periods = [one.period_itself() for one in rows if one.period == str(chosen) or one.in_year]
    found = []
    for kind in other_kinds(indicator):
        other = with_indicators(plan, {indicator.id: replace(indicator, kind=kind)})
        again = every_period(other, submissions, indicator.id, chosen)
        wanted = {str(one) for one in periods}
        changed = [one for one in rows_changed(rows, again) if one.before.period in wanted]
        groups = [
            (period, one)
            for period in periods
            for one in groups_changed(
                audit(plan, submissions, _EVERYTHING, period=period).rollups,
                audit(other, submissions, _EVERYTHING, period=period).rollups,
            )
            if one.flips
        ]
        found.append(Reading(kind, tuple(changed), tuple(groups)))
    return tuple(found)


def other_kinds(indicator: Indicator) -> tuple[Kind, ...]:
    """What else an indicator of an open kind may be, by its unit and its words. A share or an intensity is neither
    summed nor counted up; what is to fall, or has targets that fall, cannot be a running total; 新增 is no stock; 年末
    is nothing else."""
    if indicator.kind_confirmed or is_percent(indicator.unit) or "/" in indicator.unit or "每" in indicator.unit:
        return ()
    possible = {Kind.LEVEL, Kind.CUMULATIVE, Kind.FLOW}
    targets = [one.value for _, one in sorted(indicator.targets.items()) if one.value is not None]
    falls = any(later < earlier for earlier, later in pairwise(targets))
    if falls or indicator.direction is not Direction.UP:
        possible -= {Kind.CUMULATIVE}
    if any(word in indicator.name for word in _OF_A_YEAR):
        possible -= {Kind.LEVEL}
    elif any(word in indicator.name for word in _AT_THE_END):
        possible -= {Kind.FLOW}
    if "累计" in indicator.name:
        possible = {Kind.CUMULATIVE}
    return tuple(kind for kind in (Kind.CUMULATIVE, Kind.LEVEL, Kind.FLOW) if kind in possible - {indicator.kind})
