"""Targets that turn: up and then down, or down and then up."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import amount, named, way
from gxq_plan.finding import Severity
from gxq_plan.model.target import Direction, Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._telling import Path

# A total that falls is a contradiction (P124), a milestone is reached once.
_KINDS = (Kind.LEVEL, Kind.RATIO, Kind.FLOW, Kind.GROWTH)
# A year's amount, or its growth, owes nothing to the year before: worth a question, no more.
_FREE = (Kind.FLOW, Kind.GROWTH)


@plan_rule(
    "P123",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标忽升忽降", en="targets that turn"),
    message=Text(
        zh="各年目标 {way}，{period}从 {before} 变为 {value}，与{direction}不一致",
        en="the targets {way} turn: {before} becomes {value} in {period}, although {direction}",
    ),
    remedy=Text(
        zh="请核对{period}的目标：应不{worse}于 {before}；确实有起伏的，在 notes 里写原因",
        en="check the target for {period}: it should be no {worse} than {before}; if it is meant, say why in notes",
    ),
    why=Text(
        zh="前一年已经要求做到的，后一年又退回去，多半是写错行或写错数。",
        en="What one year asks and the next takes back is mostly a number in the wrong row, or a slip.",
    ),
    example=Text(zh="在孵企业 350 家、450 家、400 家", en="350, 450, then 400 incubated companies"),
    together=Together(
        item=Text(zh="{row} {way}（{period}）", en="{row} {way} ({period})"),
        remedy=Text(
            zh="请逐行核对退回去的那一年；确实有起伏的，在 notes 里写原因",
            en="check the year that steps back; where it is meant, say why in notes",
        ),
    ),
)
def turning_path(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        if indicator.kind not in _KINDS or indicator.direction is Direction.RANGE or indicator.notes:
            continue
        path = evidence.paths[indicator.id]
        falls = indicator.direction is Direction.DOWN
        if not _turns(path) or (turn := _step_back(path, falls)) is None:
            continue
        (_, before), (period, value) = turn
        facts: dict[str, object] = {
            "row": named(indicator),
            "way": way(path, indicator.unit),
            "period": period,
            "before": amount(before, indicator.unit),
            "value": amount(value, indicator.unit),
            "direction": _lower if falls else _higher,
            "worse": _above if falls else _below,
        }
        severity = Severity.INFO if indicator.kind in _FREE else None
        yield Hit(evidence.place(indicator.line), indicator.id, facts, severity)


def _turns(path: Path) -> bool:
    steps = [(after > before) - (after < before) for (_, before), (_, after) in pairwise(path)]
    return 1 in steps and -1 in steps


def _step_back(path: Path, falls: bool) -> tuple[tuple[object, Decimal], tuple[object, Decimal]] | None:
    """The first step the wrong way."""
    for before, after in pairwise(path):
        if after[1] != before[1] and (after[1] > before[1]) is falls:
            return before, after
    return None


_higher = Text(zh="越高越好", en="higher is better")
_lower = Text(zh="越低越好", en="lower is better")
_below, _above = Text(zh="低", en="lower"), Text(zh="高", en="higher")
