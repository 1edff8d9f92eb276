"""Targets that are worse than, or the same as, where the plan starts from."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._steps import rises_by
from gxq_plan.checks.plan._telling import amount, named, way
from gxq_plan.checks.plan.p127_unlikely_magnitude import is_slip
from gxq_plan.finding import Severity
from gxq_plan.model.target import Bound, Direction, Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Baseline, Indicator

# 失业率 and new jobs are limits of what is borne, not steps; farmland and grain are to be kept.
_LINES = re.compile(r"失业率|新增就业|消费价格|CPI")
_KEPT = re.compile(r"耕地|农田|粮食|播种面积|保有量|生态保护红线|林地")
_CAPS = (Bound.AT_MOST, Bound.BELOW)
_KINDS = (Kind.LEVEL, Kind.CUMULATIVE, Kind.RATIO, Kind.FLOW)


@plan_rule(
    "P128",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标不高于基期", en="a target no better than the start"),
    message=Text(
        zh="基期 {base} 是 {value}，{problem}（各年 {way}）", en="{value} in {base}; {problem} (targets {way})"
    ),
    remedy=Text(
        zh="请核对基期值和各年目标：目标应{better}于 {value}；只求保持的，写成 targets: {{each: {bare}}}",
        en="check both: targets should be {better} than {value}; only to be kept: targets: {{each: {bare}}}",
    ),
    why=Text(
        zh="定目标以前就已经达到的，不用做就能完成；比基期还差的，等于允许退步。",
        en="What was reached before needs no doing; what is worse than the start allows a step back.",
    ),
    example=Text(zh="2020 年已有 98 家，2021 年目标 95 家", en="98 in 2020, a target of 95 for 2021"),
    together=Together(
        item=Text(zh="{row}：基期 {value}，{problem}（{way}）", en="{row}: {value} at the start, {problem} ({way})"),
        remedy=Text(
            zh="请逐行核对基期值和各年目标；只求保持的，写成 targets: {{each: 数}}",
            en="check baseline and targets of each; what is only to be kept is written targets: {{each: number}}",
        ),
    ),
)
def target_behind_baseline(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        base, path = indicator.baseline, evidence.paths[indicator.id]
        if base is None or not path or indicator.kind not in _KINDS or indicator.direction is Direction.RANGE:
            continue
        if indicator.notes or "each" in indicator.other_targets or is_slip(indicator, base.value, path[0][1]):
            continue
        # A way that goes back by itself is told as such (P123, P124).
        if any(rises_by(indicator, before, value) < 0 for (_, before), (_, value) in pairwise(path)):
            continue
        if found := _problem(evidence, indicator, base):
            problem, severity = found
            facts: dict[str, object] = {
                "row": named(indicator),
                "base": base.period,
                "value": amount(base.value, indicator.unit),
                "bare": base.value,
                "problem": problem,
                "way": way(path, indicator.unit),
                "better": _less if indicator.direction is Direction.DOWN else _more,
            }
            yield Hit(evidence.place(indicator.line), indicator.id, facts, severity)


def _problem(evidence: PlanEvidence, indicator: Indicator, base: Baseline) -> tuple[Text, Severity | None] | None:
    """The last target decides what the plan asks for, the first whether it starts with a step back. What has reached
    its limit, or is only to be kept, asks for nothing more."""
    path = evidence.paths[indicator.id]
    (first, start), (last, end) = path[0], path[-1]
    gained = rises_by(indicator, base.value, end)
    if _is_floor(indicator):
        return None
    # A cap that the plan writes out leaves room on purpose: it is asked, not doubted.
    capped = Severity.INFO if _is_cap(indicator) else None
    if gained < 0:
        impossible = indicator.kind is Kind.CUMULATIVE
        return _worse.given(period=last), Severity.ERROR if impossible else capped
    if rises_by(indicator, base.value, start) < 0:
        return _worse.given(period=first), capped
    if gained == 0 and not _is_kept(indicator, end) and not _KEPT.search(indicator.name):
        return _same.given(period=last), Severity.INFO
    return None


def _is_floor(indicator: Indicator) -> bool:
    """What every plan sets as a line not to be crossed, whatever the year before had."""
    return bool(_LINES.search(indicator.name))


def _is_cap(indicator: Indicator) -> bool:
    return all(one.bound in _CAPS and "bound" in one.terms for one in indicator.targets.values())


def _is_kept(indicator: Indicator, end: Decimal) -> bool:
    """Whether no more can be, or is meant to be, reached: a limit, a strict bound."""
    strict = any(one.bound in (Bound.ABOVE, Bound.BELOW) for one in indicator.targets.values())
    return strict or end in indicator.limits_in_force


_worse = Text(zh="{period}的目标却比它差", en="the target for {period} is worse")
_same = Text(zh="到{period}还是这个数，等于没有要求", en="{period} asks for the same: nothing is to change")
_more, _less = Text(zh="高", en="higher"), Text(zh="低", en="lower")
