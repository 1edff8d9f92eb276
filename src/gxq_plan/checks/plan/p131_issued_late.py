"""A plan that was issued when its first year was over, or nearly."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator

# With less than this left of a year its result stands; a plan of the spring still steers its first year.
_DAYS_LEFT = 92


@plan_rule(
    "P131",
    Severity.WARNING,
    decision=Decision.TARGET,
    title=Text(zh="印发时目标年度已过", en="targets for a time that was over"),
    message=Text(
        zh="{issued} 印发时，{years}{left}，{count} 行{years}的目标已成定局，不是对今后的要求",
        en="when it was issued on {issued}, {years} {left}: {count} targets for it state what was already so",
    ),
    remedy=Text(
        zh="请确定这些数是实际数还是目标：是实际数的，写成 baseline: {{period: {first}, value: 数}}，不计入考核；"
        "是目标的，按实际数核对是否定得过低",
        en="decide whether they are results: then write baseline: {{period: {first}, value: number}}, leave them out "
        "of the appraisal; if they are targets, check them against the results",
    ),
    why=Text(
        zh="年度快结束才定的目标，照着结果写就能完成，拿来考核没有意义。",
        en="A target set when the year is ending can be copied from its result, and says nothing in an appraisal.",
    ),
    example=Text(
        zh="2018 年 12 月 28 日印发，列有 2018 年的目标", en="issued on 28 December 2018 with targets for 2018"
    ),
)
def issued_late(evidence: PlanEvidence) -> Iterator[Hit]:
    issued = _day(evidence.plan.issued)
    if issued is None:
        return
    over = [one for one in evidence.plan.periods if one.is_annual and (_end(one) - issued).days < _DAYS_LEFT]
    rows = [seat.indicator.id for seat in evidence.seats if _sets(evidence, seat.indicator, over)]
    if rows:
        days = (_end(over[-1]) - issued).days
        facts: dict[str, object] = {
            "issued": str(issued),
            "years": [one.words() for one in over],
            "left": _days.given(days=days) if days > 0 else _gone,
            "count": len(rows),
            "first": str(over[-1]),
            "ids": tuple(rows),
        }
        yield Hit(evidence.place(evidence.plan.line), None, facts)


def _sets(evidence: PlanEvidence, indicator: Indicator, years: Sequence[Period]) -> bool:
    """Whether a row sets a number for one of the years by itself; a standing limit is for all of them."""
    numbers = {at for at, _ in evidence.paths[indicator.id]}
    return bool(numbers.intersection(years)) and "each" not in indicator.other_targets


def _day(written: str | None) -> date | None:
    """The day of issue; None where there is none, or no full date."""
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None


def _end(period: Period) -> date:
    return date(period.year, 12, 31)


_days = Text(zh="只剩 {days} 天", en="had {days} days left")
_gone = Text(zh="已经结束", en="was over")
