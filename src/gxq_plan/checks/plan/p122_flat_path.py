"""Targets that are the same in every year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.checks.plan._telling import amount, listed, named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Direction, Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

# Growth of 7% a year is a path upwards; a milestone is reached once.
_KINDS = (Kind.LEVEL, Kind.CUMULATIVE, Kind.RATIO)


@plan_rule(
    "P122",
    Severity.WARNING,
    decision=Decision.TARGET,
    title=Text(zh="各年目标相同", en="the same target in every year"),
    message=Text(zh="{count} 行{what}：{rows}", en="{count} rows, {what}: {rows}"),
    remedy=Text(zh="请定下是保底还是要提高：{proposal}", en="decide whether it is a floor: {proposal}"),
    why=Text(
        zh="各年一样的目标要么是保底数，要么没有增长要求；不说清楚，第一年完成就等于全部完成。",
        en="Equal targets are a floor, or ask for nothing: said nowhere, the first year decides the whole plan.",
    ),
    example=Text(zh="新增金融机构 5 家、5 家、5 家", en="5, 5 and 5 new financial institutions"),
)
def flat_path(evidence: PlanEvidence) -> Iterator[Hit]:
    flat = [seat.indicator for seat in evidence.seats if _is_flat(evidence, seat.indicator)]
    flows = [one for one in flat if one.kind is Kind.FLOW]
    if flows:
        yield _hit(evidence, flows, _flow, _floor, Severity.INFO)
    standing = [one for one in flat if one.kind in _KINDS and not _is_at_limit(evidence, one)]
    # What is to stay low may be held at a limit; what should grow and does not asks for nothing.
    for severity, rows in (
        (None, [one for one in standing if one.direction is not Direction.DOWN]),
        (Severity.INFO, [one for one in standing if one.direction is Direction.DOWN]),
    ):
        if rows:
            yield _hit(evidence, rows, _stock, _raise, severity)


def _is_flat(evidence: PlanEvidence, indicator: Indicator) -> bool:
    """What the plan writes as `each` says itself that it is a standing limit; so does an amount that is to stay low.
    The same change every year is a path."""
    path = evidence.paths[indicator.id]
    is_limit = "each" in indicator.other_targets or (
        indicator.kind is Kind.FLOW and indicator.direction is Direction.DOWN
    )
    is_limit = is_limit or evidence.said[indicator.id].is_change
    return len(path) > 1 and len({value for _, value in path}) == 1 and not is_limit and not indicator.same_as


def _is_at_limit(evidence: PlanEvidence, indicator: Indicator) -> bool:
    """Whether nothing better is possible: 100% of waste treated, no case open."""
    low, high = indicator.limits_in_force
    best = high if indicator.direction is Direction.UP else 0 if low is None else low
    return evidence.paths[indicator.id][0][1] == best


def _hit(
    evidence: PlanEvidence, rows: Sequence[Indicator], what: Text, proposal: Text, severity: Severity | None
) -> Hit:
    values = [evidence.paths[one.id][0][1] for one in rows]
    said = [f"{named(one)} {amount(value, one.unit)}" for one, value in zip(rows, values, strict=True)]
    facts: dict[str, object] = {
        "count": len(rows),
        "what": what,
        "rows": listed(said),
        "proposal": proposal.given(id=rows[0].id, value=values[0]),
        "ids": tuple(one.id for one in rows),
    }
    return Hit(evidence.place(rows[0].line), rows[0].id if len(rows) == 1 else None, facts, severity)


_flow = Text(zh="当年数的目标各年相同，没有增长要求", en="yearly amounts, ask for the same every year")
_stock = Text(
    zh="年末数或比率的目标各年相同，等于不要求变化", en="states or ratios, ask for the same every year: no change"
)
_floor = Text(
    zh="是每年保底数的，写成 targets: {{each: {value}}}（如 {id}）；应当逐年提高的，改各年的数",
    en="a yearly floor is written targets: {{each: {value}}} (such as {id}); else raise the years",
)
_raise = Text(
    zh="只求保持的，写成 targets: {{each: {value}}}（如 {id}）；应当变化的，改各年的数",
    en="what is only to be kept is written targets: {{each: {value}}} (such as {id}); else change the years",
)
