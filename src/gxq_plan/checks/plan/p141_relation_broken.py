"""Targets that break a relation which the plan itself declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._compare import into
from gxq_plan.checks.plan._rule import Decider, Decision, plan_rule
from gxq_plan.checks.plan._telling import amount, listed, named
from gxq_plan.finding import Severity
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Relation

Values = list[tuple["Indicator", "Decimal"]]


@plan_rule(
    "P141",
    Severity.ERROR,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标不合勾稽关系", en="targets that break a relation"),
    message=Text(
        zh="{period}的目标{problem}：{rows}（{reason}）", en="the targets for {period} {problem}: {rows} ({reason})"
    ),
    remedy=Text(
        zh="请核对这几行的目标，改正其中一行；关系写错的，改 relations（第 {line} 行）",
        en="correct one of these targets, or the relation in line {line}",
    ),
    why=Text(
        zh="计划自己说必须成立的关系，目标却不成立，这些目标不可能同时完成。",
        en="What the plan itself says must hold does not: these targets cannot be met together.",
    ),
    example=Text(
        zh="外资研发机构目标 60 个，各类研发机构只有 50 家", en="60 foreign research institutions among 50 of all kinds"
    ),
)
def relation_broken(evidence: PlanEvidence) -> Iterator[Hit]:
    for relation in evidence.plan.relations:
        rows = [evidence.plan.by_id[one].indicator for one in relation.indicators]
        for period in evidence.plan.periods:
            values = _values(evidence, rows, period)
            if values and (problem := _problem(relation, rows, values)):
                facts: dict[str, object] = {
                    "period": period,
                    "problem": problem,
                    "rows": listed([f"{named(one)} {amount(value, one.unit)}" for one, value in values]),
                    "reason": relation.reason,
                    "line": relation.line,
                    "ids": relation.indicators,
                }
                yield Hit(evidence.place(rows[0].line), rows[0].id, facts)
                break


def _values(evidence: PlanEvidence, rows: Sequence[Indicator], period: Period) -> Values:
    return [(one, value) for one in rows for at, value in evidence.paths[one.id] if at == period]


def _problem(relation: Relation, rows: Sequence[Indicator], values: Values) -> Text | None:
    """What does not hold. Of a sum the parts that have a number are enough to be too much; the others need both."""
    scales = [into(one.unit, rows[0].unit) for one, _ in values]
    if any(scale is None for scale in scales):
        return None
    numbers = [value * scale for (_, value), scale in zip(values, scales, strict=True) if scale is not None]
    if relation.form == "sum":
        total = sum(numbers[1:], start=numbers[0])
        too_much = relation.limit is not None and total > relation.limit
        return _sum.given(sum=number(total), limit=relation.limit) if too_much else None
    if len(numbers) < len(rows) or relation.form == "stock":
        return None
    if relation.form == "equal":
        return _unequal if len(set(numbers)) > 1 else None
    first, second = numbers[:2]
    if relation.form == "part":
        return _part if first > second else None
    return _least if first < second else None


_sum = Text(zh="合计 {sum}，超过 {limit}", en="make {sum}, more than {limit}")
_unequal = Text(zh="应当相等而不等", en="should be equal and are not")
_part = Text(zh="部分大于整体", en="make a part larger than its whole")
_least = Text(zh="前一行应不小于后一行", en="should have the first at least as large as the second")
