"""Forms to send out: who owes what in a period, and what was reported before. Plain Python; never imports pandas."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks.a007_count_with_decimals import comes_whole
from gxq_plan.checks.a009_missing_row import owed
from gxq_plan.checks.a015_negative_amount import least
from gxq_plan.checks.f107_made_up_data import MARK
from gxq_plan.model import period as periods
from gxq_plan.model.form import Ask, Asked, Form, Last, Limits
from gxq_plan.model.period import Period
from gxq_plan.model.standing import preferred

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gxq_plan.model.plan import Indicator, Plan, Work
    from gxq_plan.model.submission import Row, Submission
    from gxq_plan.model.target import Target


class Reported(NamedTuple):
    """What was reported: of each indicator the rows with a value by period, and the periods in their order."""

    rows: Mapping[str, Mapping[Period, Sequence[Row]]]
    periods: tuple[Period, ...]


def reported(submissions: Iterable[Submission]) -> Reported:
    """Every value of the actuals folder."""
    rows: defaultdict[str, defaultdict[Period, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in chain.from_iterable(one.rows for one in submissions):
        if row.subject and row.period and row.value is not None:
            rows[row.subject][row.period].append(row)
    held = {period for one in rows.values() for period in one}
    return Reported(rows, tuple(sorted(held, key=lambda one: one.order)))


def next_period(plan: Plan, values: Reported) -> Period:
    """The year to ask for: the one after the latest that was reported; the first where none was, the last at most."""
    years = [one.year for one in values.periods if one.is_annual]
    later = [one for one in plan.periods if not years or one.year > years[-1]]
    return later[0] if later else plan.final


def owners(plan: Plan) -> tuple[str, ...]:
    """The departments that have something to report, in the plan's order."""
    held = [seat.indicator.department for seat in plan.seats] + [_owner(one) for one in _bare(plan)]
    known = [one.name for one in plan.departments if one.name in held]
    return tuple(dict.fromkeys(one for one in (*known, *held) if one))


def without_owner(plan: Plan) -> tuple[str, ...]:
    """The indicators and works that the plan gives to no department: they stand in no form."""
    rows = [(seat.indicator.id, seat.indicator.department) for seat in plan.seats]
    return tuple(one for one, owner in (*rows, *((one.id, _owner(one)) for one in _bare(plan))) if not owner)


def form(plan: Plan, values: Reported, department: str, period: Period) -> Form:
    """The form of one department for one period."""
    own = [seat.indicator for seat in plan.seats if seat.indicator.department == department]
    before = _before(own, values, period)
    works = tuple(one for one in _bare(plan) if _owner(one) == department)
    return Form(plan, department, period, before, tuple(_asked(one, values, period, before) for one in own), works)


def _bare(plan: Plan) -> list[Work]:
    return [one for one in plan.works if not one.indicators]


def _owner(work: Work) -> str | None:
    return work.department or work.lead


def _asked(indicator: Indicator, values: Reported, period: Period, before: Period | None) -> Asked:
    target, of_year = _target(indicator, period)
    ask = Ask.COPY if indicator.same_as else Ask.DUE if owed(indicator, [period]) else Ask.OPTIONAL
    last = _last(indicator, values, before) if before else None
    return Asked(indicator, ask, target, of_year, last, _limits(indicator))


def _target(indicator: Indicator, period: Period) -> tuple[Target | None, bool]:
    """What the plan sets for the period; inside a year else what it sets for the year."""
    if period.is_annual:
        return indicator.targets.get(period) or indicator.target_elsewhere(period), False
    for key, target in indicator.other_targets.items():
        inside = periods.from_text(key)
        if inside and not inside.is_annual and inside[:2] == period[:2]:
            return target, False
    return indicator.targets.get(Period(period.year)) or indicator.target_elsewhere(period), True


def _before(own: Iterable[Indicator], values: Reported, period: Period) -> Period | None:
    """The one period whose values stand beside the new ones: inside a year the same stretch of the year before, since
    figures are year to date; else the latest year that is over."""
    known = {one for indicator in own for one in (*values.rows.get(indicator.id, ()), *_baseline(indicator))}
    alike = [one for one in known if one[:2] == (period.year - 1, period.months)]
    years = [one for one in known if one.is_annual and one.year < period.year]
    return max(alike or years, key=lambda one: one.order, default=None)


def _baseline(indicator: Indicator) -> tuple[Period, ...]:
    return (indicator.baseline.period,) if indicator.baseline else ()


def _last(indicator: Indicator, values: Reported, before: Period) -> Last | None:
    """The value that counts of the period before, else where the plan says that the indicator stood then."""
    if rows := values.rows.get(indicator.same_as or indicator.id, {}).get(before):
        _, row = preferred(enumerate(rows), indicator)
        assert row.value is not None
        return Last(row.value, MARK in row.note)
    base = indicator.baseline
    return Last(base.value) if base and base.period == before else None


def _limits(indicator: Indicator) -> Limits:
    """What `check` takes without a word: rules A006, A007 and A015."""
    low, high = indicator.limits_in_force
    return Limits(least(indicator) if low is None else low, high, comes_whole(indicator))
