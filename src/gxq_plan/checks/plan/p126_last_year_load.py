"""Targets that leave most of the way to the last year."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks._words import after_number
from gxq_plan.checks.plan._rule import Decider, Decision, plan_rule
from gxq_plan.checks.plan._steps import is_small, rises_by, whole_way
from gxq_plan.checks.plan._telling import by_owner, listed, named, way
from gxq_plan.checks.plan.p127_unlikely_magnitude import is_slip
from gxq_plan.finding import Severity
from gxq_plan.model.target import Direction, Kind, decimal_places
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._telling import Path
    from gxq_plan.model.plan import Indicator

# Where a number is a place on a way: a year's own amount is not.
_KINDS = (Kind.LEVEL, Kind.CUMULATIVE, Kind.RATIO)
# From this share of the rows on it is how the plan is made, no longer a matter of single rows.
_MANY = 0.25
# One row alone is no load, unless hardly anything is to happen before; a leap of it is P125's.
_LEAST, _ALMOST_ALL = 2, 0.4


@plan_rule(
    "P126",
    Severity.INFO,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="任务压在最后一年", en="most of the way left to the last year"),
    message=Text(
        zh="{of} 行逐步推进的指标中，{count} 行把大部分增量留到{period}：{rows}",
        en="{count} of {of} rows that climb year by year leave most of the way to {period}: {rows}",
    ),
    remedy=Text(
        zh="请各部门说明最后一年靠什么赶上；没有依据的，提高中间年度的目标（{id} 匀速应是 {even}）",
        en="say what the last year rests on; without that raise the years between (evenly, {id} would have {even})",
    ),
    why=Text(
        zh="前面的年度都能完成，最后一年才发现完不成，已经来不及补救。",
        en="Every year before is met, and when the last one is missed nothing can be done any more.",
    ),
    example=Text(zh="累计培育雏鹰企业 10 家、15 家、30 家", en="10, 15, then 30 companies"),
)
def last_year_load(evidence: PlanEvidence) -> Iterator[Hit]:
    climbing = [seat.indicator for seat in evidence.seats if _climbs(evidence, seat.indicator)]
    loaded = [one for one in climbing if _is_loaded(evidence, one)]
    if len(loaded) < _LEAST and not any(_is_all_at_the_end(evidence, one) for one in loaded):
        return
    rows = [
        _of_owner.given(
            owner=owner or _nobody,
            count=len(own),
            rows=[f"{named(one)} {way(_way(evidence, one), one.unit)}" for one in own],
        )
        for owner, own in by_owner(evidence, loaded).items()
    ]
    facts: dict[str, object] = {
        "of": len(climbing),
        "count": len(loaded),
        "period": evidence.plan.final,
        "rows": listed(rows),
        "id": loaded[0].id,
        "even": _evenly(evidence, loaded[0]),
        "ids": tuple(one.id for one in loaded),
    }
    severity = Severity.WARNING if len(loaded) >= _MANY * len(climbing) and len(loaded) > 2 else None
    yield Hit(evidence.place(loaded[0].line), None, facts, severity)


def _climbs(evidence: PlanEvidence, indicator: Indicator) -> bool:
    """Whether the row has three numbers or more up to the last year, and gets better from the first to the last."""
    if indicator.kind not in _KINDS or indicator.direction is Direction.RANGE or indicator.same_as:
        return False
    path = _way(evidence, indicator)
    reaches_the_end = len(path) > 2 and path[-1][0] == evidence.plan.final
    return reaches_the_end and rises_by(indicator, path[0][1], path[-1][1]) > 0


def _is_loaded(evidence: PlanEvidence, indicator: Indicator) -> bool:
    """Whether the last step is more than its part. What turns, or is a slip, is told as such (P123, P127, P129); a few
    more of what is counted are no load."""
    if _lag(evidence, indicator) < evidence.plan.conventions.thresholds.loaded - 1e-9:
        return False
    path = _way(evidence, indicator)
    steps = [(rises_by(indicator, before, value), before, value) for (_, before), (_, value) in pairwise(path)]
    is_odd = any(step < 0 or is_slip(indicator, before, value) for step, before, value in steps)
    high = indicator.limits_in_force[1]
    return not (is_odd or is_small(indicator, steps[-1][0]) or (high is not None and path[-1][1] > high))


def _way(evidence: PlanEvidence, indicator: Indicator) -> Path:
    return whole_way(indicator, evidence.paths[indicator.id])


def _lag(evidence: PlanEvidence, indicator: Indicator) -> float:
    """How far the plan is behind time one step before the end: the share of the time that is over, less the share of
    the way (tau - pi of the method, which calls a row back-loaded by it)."""
    path = _way(evidence, indicator)
    (first, start), (at, value), (last, end) = path[0], path[-2], path[-1]
    return (at.year - first.year) / (last.year - first.year) - float((value - start) / (end - start))


def _is_all_at_the_end(evidence: PlanEvidence, indicator: Indicator) -> bool:
    """Hardly anything before the last year, which does not double what was reached (P125)."""
    path = _way(evidence, indicator)
    less, more = sorted((path[-2][1], path[-1][1]))
    return _lag(evidence, indicator) >= _ALMOST_ALL and more < 2 * less


def _evenly(evidence: PlanEvidence, indicator: Indicator) -> str:
    """The same way at an even pace, in the decimals of its targets."""
    path = _way(evidence, indicator)
    (first, start), (last, end) = path[0], path[-1]
    step = (end - start) / (last.year - first.year)
    places = max(decimal_places(value) for _, value in path)
    values = [number(start + step * (at.year - first.year), places) for at, _ in path]
    return "→".join(values) + after_number(indicator.unit)


_of_owner = Text(zh="{owner} {count} 行（{rows}）", en="{owner} {count} ({rows})")
_nobody = Text(zh="未写部门", en="no department")
