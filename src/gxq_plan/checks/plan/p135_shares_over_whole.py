"""Shares that exclude one another and add up to more than the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, plan_rule
from gxq_plan.checks.plan._telling import amount, listed, named
from gxq_plan.finding import Severity
from gxq_plan.model.unit import is_percent
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Seat

# Families whose members share no part: what is one of them is none of the others.
_FAMILIES = {
    "industries": re.compile(r"(?:第?[一二三]产业?|[一二三]次产业)(?!.*融合)"),
    "land": re.compile(r"用地|绿地|耕地|林地|草地|水域|道路广场"),
    "energy": re.compile(r"煤炭|石油|天然气|非化石能源"),
    "abode": re.compile(r"城镇人口|农村人口|乡村人口|常住人口城镇化"),
}
_OF = re.compile(r"占(.+?)的?(?:比重|比例|百分比|份额)$")
_A_SHARE = re.compile(r"(?:占比|比重|比例|百分比|份额)$")
_WHOLE = 100


@plan_rule(
    "P135",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="各部分占比之和超过 100%", en="shares that exceed the whole"),
    message=Text(
        zh="{period}这 {count} 项占比的目标合计 {sum}%，超过 100%：{rows}",
        en="the targets of these {count} shares make {sum}% in {period}: {rows}",
    ),
    remedy=Text(
        zh="请核对各项的目标和占比的整体是否相同；确实互不重叠的，合计应不超过 100%，"
        "并写入 relations: {{sum: [{list}], at_most: 100, reason: …}}",
        en="check the targets, and whether all are shares of one whole; if they exclude one another keep to 100 in all "
        "and write relations: {{sum: [{list}], at_most: 100, reason: …}}",
    ),
    why=Text(
        zh="同一个整体的各部分加起来不会超过整体，至少有一项的目标做不到。",
        en="Parts of one whole cannot be more than it: at least one of the targets is out of reach.",
    ),
    example=Text(zh="二产比重 60%，三产比重 50%", en="industry 60% and services 50% of one GDP"),
)
def shares_over_whole(evidence: PlanEvidence) -> Iterator[Hit]:
    declared = {one for relation in evidence.plan.relations if relation.form == "sum" for one in relation.indicators}
    for rows in _families(evidence):
        if not {one.id for one in rows} <= declared and (over := _over(evidence, rows)):
            period, values = over
            said = [f"{named(one)} {amount(value, one.unit)}" for one, value in values]
            facts: dict[str, object] = {
                "period": period,
                "count": len(values),
                "sum": number(sum((value for _, value in values), start=values[0][1] * 0)),
                "rows": listed(said),
                "list": ", ".join(one.id for one, _ in values),
                "ids": tuple(one.id for one, _ in values),
            }
            yield Hit(evidence.place(values[0][0].line), None, facts)


def _families(evidence: PlanEvidence) -> Iterator[Sequence[Indicator]]:
    """Rows of one family and one whole; where names do not say of what they are shares, of one node of the plan."""
    found: dict[object, dict[str, Indicator]] = {}
    for seat in evidence.seats:
        plain = evidence.said[seat.indicator.id].plain
        if is_percent(seat.indicator.unit) and _A_SHARE.search(plain) and not seat.indicator.same_as:
            for family, pattern in _FAMILIES.items():
                if (member := pattern.search(plain)) is not None:
                    key = (family, whole.group(1) if (whole := _OF.search(plain)) else _node(seat))
                    # Two rows of one member are the same thing twice, no two parts.
                    found.setdefault(key, {})[plain if family == "land" else member.group()] = seat.indicator
                    break
    yield from (list(rows.values()) for rows in found.values() if len(rows) > 1)


def _node(seat: Seat) -> tuple[str, ...]:
    return tuple(one.id for one in (seat.project, seat.task, seat.work) if one)


def _over(
    evidence: PlanEvidence, rows: Sequence[Indicator]
) -> tuple[Period, Sequence[tuple[Indicator, Decimal]]] | None:
    """The first year in which they are too much."""
    for period in evidence.plan.periods:
        values = [(one, value) for one in rows for at, value in evidence.paths[one.id] if at == period]
        if len(values) > 1 and sum(value for _, value in values) > _WHOLE:
            return period, values
    return None
