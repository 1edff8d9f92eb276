"""Indicators that the plan holds against each other, from two statistical sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator


@plan_rule(
    "P108",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    title=Text(zh="相互比较的指标来源不同", en="held against each other, from two sources"),
    message=Text(zh="{said}（{reason}）", en="{said} ({reason})"),
    remedy=Text(
        zh="请定下都用哪个来源，改 source；不能统一的，在 {id} 的 definition 里写明与“{other}”的统计范围差在哪里",
        en="decide on one source for them; else say in the definition of {id} how it differs from {other}",
    ),
    why=Text(
        zh="两个来源的范围和时点不同，部分可能比整体还大。",
        en="Two sources differ in scope and date: a part may come out larger than its whole.",
    ),
    example=Text(
        zh="外资研发机构按火炬统计，各类研发机构按园区统计", en="a part counted by one source, its whole by another"
    ),
)
def two_sources(evidence: PlanEvidence) -> Iterator[Hit]:
    for ids, reason, line in _compared(evidence):
        rows = [evidence.plan.by_id[one].indicator for one in ids]
        sources = {one.source for one in rows}
        if None not in sources and len(sources) > 1 and not _is_told(rows):
            other = next(one.source for one in rows if one.source != rows[0].source)
            facts = {"ids": ids, "said": _said(rows), "reason": reason, "id": ids[0], "other": other}
            yield Hit(evidence.place(line), ids[0], facts)


def _is_told(rows: list[Indicator]) -> bool:
    """Whether a definition speaks of the source of another of the rows."""
    return any(
        one.definition and other.source and other.source != one.source and other.source in one.definition
        for one in rows
        for other in rows
    )


def _compared(evidence: PlanEvidence) -> Iterator[tuple[tuple[str, ...], Text, int]]:
    """What the plan compares: the members of each relation, a ratio with its parts."""
    for one in evidence.plan.relations:
        yield one.indicators, Text.both(one.reason or one.form), one.line
    for indicator, *_ in evidence.seats:
        ids = tuple(one for one in (indicator.id, indicator.numerator, indicator.denominator) if one)
        if len(ids) > 1:
            yield ids, _RATIO, indicator.line


_RATIO = Text(zh="比值与分子、分母", en="a ratio with its parts")


def _said(rows: list[Indicator]) -> Text:
    one = Text(zh="{id} {name} 按“{source}”", en="{id} {name} by {source}")
    parts = [one.given(id=row.id, name=row.name, source=row.source) for row in rows]
    return Text(zh="{parts}", en="{parts}").given(parts=parts)
