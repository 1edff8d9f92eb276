"""A goal for every year, or a multiple of a base, and targets that imply another pace."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks._words import after_number
from gxq_plan.checks.plan._compare import into
from gxq_plan.checks.plan._goals import asked, base_of
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.checks.plan._steps import whole_way
from gxq_plan.checks.plan._telling import amount, named, way
from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.model.target import ABOUT_SHARE, Kind, decimal_places
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._telling import Path
    from gxq_plan.model.plan import Goal, GoalLink, Indicator

# A pace counts as the same within a point, or within a quarter of what is asked; beyond twice as fast it is doubted.
_POINT, _QUARTER, _TWICE = 1.0, 0.25, 2.0
# What whole numbers leave open of a promise: 100, 105, 110 is 4.9% a year.
_ROUNDING, _TWENTIETH = 0.3, 0.05
_STANDING = (Kind.LEVEL, Kind.CUMULATIVE)


@plan_rule(
    "P148",
    Severity.WARNING,
    decision=Decision.GOALS,
    title=Text(zh="总体目标与指标的速度不一致", en="a goal and its indicator at another pace"),
    message=Text(
        zh="{goal} 要求{asked}，{row} 的目标 {way} {problem}",
        en="{goal} asks for {asked}; the targets of {row}, {way}, {problem}",
    ),
    remedy=Text(
        zh="请核对两处的口径和数：按目标的速度，{id} {period}应为 {proper}；口径不同的，在它的 notes 里写明怎样对应",
        en="check both: at the goal's pace {id} is {proper} in {period}; if they differ by nature, say so in its notes",
    ),
    why=Text(
        zh="两处速度差得太远，不是目标定错，就是指标定错，考核时各执一词。",
        en="Where the paces are far apart one of the two is wrong, and each side will quote its own.",
    ),
    example=Text(
        zh="目标“能耗每年下降4.1%”，指标两年从 1.29 降到 0.65",
        en="energy to fall by 4.1% a year, targets that halve it in two",
    ),
)
def goal_rate_disagrees(evidence: PlanEvidence) -> Iterator[Hit]:
    for goal in evidence.plan.goals:
        for link in goal.links:
            indicator = evidence.plan.by_id[link.indicator].indicator
            path = whole_way(indicator, evidence.paths[indicator.id])
            found = _problem(goal, link, indicator, path)
            # A note answers a doubt, not a contradiction.
            if found and not (indicator.notes and found[2] is not Severity.ERROR):
                problem, (period, proper), severity = found
                facts: dict[str, object] = {
                    "goal": named(goal),
                    "asked": asked(goal),
                    "row": named(indicator),
                    "way": way(path, indicator.unit),
                    "problem": problem,
                    "id": indicator.id,
                    "period": period,
                    "proper": proper,
                    "ids": (goal.id, indicator.id),
                }
                yield Hit(evidence.place(goal.line), goal.id, facts, severity)


Found = tuple[Text, tuple[Period, str], Severity | None]


def _problem(goal: Goal, link: GoalLink, indicator: Indicator, path: Path) -> Found | None:
    if goal.multiple_of:
        return _multiple(goal, indicator, path)
    if not goal.per_year or not path:
        return None
    if goal.change_percent is not None:
        if indicator.kind is Kind.GROWTH:
            return _growth(goal, indicator, path)
        return _rate(goal, link, indicator, path)
    return _added(goal, link, indicator, path)


def _rate(goal: Goal, link: GoalLink, indicator: Indicator, path: Path) -> Found | None:
    """The pace of the targets over the whole way, a year. Slower than asked contradicts the goal; much faster, it is
    doubted that the two are one thing."""
    (first, start), (last, end) = path[0], path[-1]
    years = last.year - first.year
    if years < 1 or start <= 0 or end <= 0 or goal.change_percent is None:
        return None
    wanted = float(goal.change_percent)
    implied = (float(end / start) ** (1 / years) - 1) * 100
    faster = abs(implied) > abs(wanted) and implied * wanted > 0
    if _is_the_same(goal, link, implied, wanted, faster):
        return None
    proper = _written(start * (1 + goal.change_percent / 100) ** years, start, indicator.unit)
    problem = (_falls if implied < 0 else _grows).given(rate=number(round(abs(implied), 1)))
    contradicts = not faster and link.relation == "same"
    return problem, (last, proper), Severity.ERROR if contradicts else None


def _is_the_same(goal: Goal, link: GoalLink, implied: float, wanted: float, faster: bool) -> bool:
    """Whether two paces agree. What is promised as a floor or a cap and measured by the same row leaves no more than
    rounding; otherwise about it will do."""
    if faster and goal.bound != "about":
        return abs(implied) < max(_TWICE * abs(wanted), abs(wanted) + _POINT)
    is_promise = goal.bound != "about" and link.relation != "related"
    least, share = (_ROUNDING, _TWENTIETH) if is_promise else (_POINT, _QUARTER)
    return abs(implied - wanted) <= max(least, abs(wanted) * share)


def _written(value: Decimal, like: Decimal, unit: str) -> str:
    """A number in the decimals of another of its row."""
    return number(value, decimal_places(like)) + after_number(unit)


def _growth(goal: Goal, indicator: Indicator, path: Path) -> Found | None:
    """A row that is a growth rate itself: the first year that is slower than asked, or not about it."""
    wanted = float(goal.change_percent or 0)
    for period, value in path:
        gap = float(value) - wanted
        is_off = abs(gap) > abs(wanted) * _QUARTER if goal.bound == "about" else gap * (1 if wanted >= 0 else -1) < 0
        if is_off:
            return _says.given(period=period, value=amount(value, indicator.unit)), (period, amount_of(wanted)), None
    return None


def amount_of(percent: float) -> str:
    return f"{number(percent)}%"


def _multiple(goal: Goal, indicator: Indicator, path: Path) -> Found | None:
    """A multiple of a base that the row's baseline is of."""
    base, year = indicator.baseline, str(base_of(goal).get("period", ""))
    last = next(((at, value) for at, value in path if at == goal.by), None)
    if base is None or str(base.period) != year or last is None or goal.value is None or base.value <= 0:
        return None
    times = last[1] / base.value
    near = abs(times - goal.value) <= goal.value * ABOUT_SHARE if goal.bound == "about" else times >= goal.value
    if near:
        return None
    proper = _written(base.value * goal.value, last[1], indicator.unit)
    return _times.given(times=number(round(float(times), 2)), year=year), (last[0], proper), Severity.ERROR


def _added(goal: Goal, link: GoalLink, indicator: Indicator, path: Path) -> Found | None:
    """So many each year, and a row of what there is: what it grows by in a year. What leaves may be made up for, so it
    is asked."""
    scale = into(indicator.unit, goal.unit or indicator.unit)
    if goal.value is None or indicator.kind not in _STANDING or scale is None or goal.bound in ("at_most", "below"):
        return None
    for (before, earlier), (period, value) in pairwise(path):
        years = period.year - before.year
        if (value - earlier) * scale < goal.value * years:
            grown = amount(value - earlier, indicator.unit)
            proper = amount(earlier + goal.value * years / scale, indicator.unit)
            return _grows_by.given(before=before, period=period, grown=grown), (period, proper), None
    return None


_falls = Text(zh="相当于每年下降 {rate}%", en="fall by {rate}% a year")
_grows = Text(zh="相当于每年增长 {rate}%", en="grow by {rate}% a year")
_says = Text(zh="{period}是 {value}", en="say {value} for {period}")
_times = Text(zh="是 {year} 年基数的 {times} 倍", en="are {times} times the base of {year}")
_grows_by = Text(zh="{before}到{period}只增加 {grown}", en="add {grown} from {before} to {period}")
