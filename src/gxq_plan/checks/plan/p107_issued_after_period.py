"""A plan that was issued when its first period was as good as over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period


# From this share of a period on its target can no longer be worked towards.
_OVER = 0.75


@plan_rule(
    "P107",
    Severity.WARNING,
    decision=Decision.TARGET,
    title=Text(zh="印发时期间已过", en="issued when the period was over"),
    message=Text(
        zh="计划 {issued} 印发，{period} 年已过去 {passed} 天，只剩 {left} 天，却有 {count} 项指标设了这一年的目标",
        en="issued on {issued}, {passed} days into {period} with {left} left, the plan sets {count} targets for it",
    ),
    remedy=Text(
        zh="请定下 {period} 年目标是否考核：不考核的，把 {period} 年实际值写成 baseline（基期）；"
        "考核的，说明按印发前已知的实际定的目标怎样算",
        en="decide whether the targets for {period} count: if not, write the actuals of {period} as `baseline`; if so, "
        "say how targets count that were set when the result was known",
    ),
    why=Text(
        zh="结果出来以后再定的目标，不是目标；拿它算完成率，好看但没有意义。",
        en="A target set when the result is known is none; a rate of such targets looks well and means nothing.",
    ),
    example=Text(zh="2018 年 12 月 28 日印发，设了 2018 年目标", en="issued on 2018-12-28 with targets for 2018"),
)
def issued_after_period(evidence: PlanEvidence) -> Iterator[Hit]:
    plan = evidence.plan
    for period in plan.periods if plan.issued else ():
        passed, whole = _days(str(plan.issued), period)
        with_target = tuple(
            seat.indicator.id
            for seat in evidence.seats
            if any(one == period for one, _ in evidence.paths[seat.indicator.id])
        )
        if passed >= whole * _OVER and with_target:
            facts = {
                "ids": with_target,
                "issued": plan.issued,
                "period": str(period.year),
                "passed": min(passed, whole),
                "left": max(0, whole - passed),
                "count": len(with_target),
            }
            yield Hit(evidence.place(plan.line), None, facts)


def _days(issued: str, period: Period) -> tuple[int, int]:
    """How many days of a year had passed on a day, its own included, and how many the year has."""
    start, after = date(period.year, 1, 1), date(period.year + 1, 1, 1)
    return (date.fromisoformat(issued) - start).days + 1, (after - start).days
