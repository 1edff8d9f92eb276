"""Targets that the row's own limits do not allow, or that cannot be."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import amount, named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_counting, unit_of
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator

_ALL = Decimal(-100)
Limits = tuple["Decimal | None", "Decimal | None"]
# What there cannot be less than none of; money may be lost, a net change may be below zero.
_THINGS = ("area", "volume", "length", "mass", "coal", "energy", "power", "people")


@plan_rule(
    "P129",
    Severity.ERROR,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标超出可能的范围", en="a target out of range"),
    message=Text(zh="{period}的目标 {value}{problem}", en="the target {value} for {period} {problem}"),
    remedy=Text(zh="请改正目标或上下限：{proposal}", en="correct the target or its limits: {proposal}"),
    why=Text(
        zh="超出范围的目标没有人能完成；实际值照样填，也会被判为错误。",
        en="Nobody can reach a target out of range, and an actual that did would be refused as well.",
    ),
    example=Text(zh="本科以上学历人员占比的目标 120%", en="a target of 120% for a share of employees"),
    together=Together(
        item=Text(zh="{row} {period}的目标 {value}{problem}", en="{row}: the target {value} for {period} {problem}"),
        remedy=Text(
            zh="请逐行改正目标；允许超出的，写明上下限，如 limits: {{max: 200}}",
            en="correct the targets; where more is possible, say so, such as limits: {{max: 200}}",
        ),
    ),
)
def target_out_of_range(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        if found := _shrinks_to_nothing(indicator):
            yield _hit(evidence, indicator, found[0], f"{number(found[1])}%", _more_than_all, _fall)
            continue
        limits = indicator.limits_in_force
        for period, value in _numbers(indicator):
            if (problem := _problem(evidence, indicator, value, limits)) is not None:
                wording, proposal = problem
                yield _hit(evidence, indicator, period, amount(value, indicator.unit), wording, proposal)
                break


def _hit(
    evidence: PlanEvidence, indicator: Indicator, period: object, value: str, problem: Text, proposal: Text
) -> Hit:
    facts: dict[str, object] = {
        "row": named(indicator),
        "period": period,
        "value": value,
        "problem": problem,
        "proposal": proposal,
    }
    return Hit(evidence.place(indicator.line), indicator.id, facts)


def _shrinks_to_nothing(indicator: Indicator) -> tuple[str, Decimal] | None:
    """A fall of more than all there is, over the span of the plan. Money may be lost, a growth rate turn about."""
    if indicator.kind is Kind.GROWTH or unit_of(indicator.unit).dimension in ("money", "dollars"):
        return None
    for key, target in indicator.other_targets.items():
        change = target.terms.get("change_percent")
        if isinstance(change, Decimal) and change < _ALL:
            return key, change
    return None


def _numbers(indicator: Indicator) -> Iterator[tuple[Period, Decimal]]:
    """The numbers of each year's target: its value, or both ends of what was written as a band."""
    for period, target in indicator.targets.items():
        ends = (target.value,) if target.value is not None else (target.low, target.high)
        if target.is_numeric:
            yield from ((period, one) for one in (*ends, target.stretch) if one is not None)


def _problem(evidence: PlanEvidence, indicator: Indicator, value: Decimal, limits: Limits) -> tuple[Text, Text] | None:
    low, high = limits
    declared = indicator.limits != (None, None)
    if high is not None and value > high:
        wording = _above_declared if declared else _above_all
        return wording.given(high=high), _lower.given(id=indicator.id, high=high)
    if low is not None and value < low:
        return _under.given(low=low), _raise.given(id=indicator.id, low=low)
    if low is None and value < 0 and _cannot_be_negative(indicator) and evidence.said[indicator.id].new != "净增":
        return _negative, _positive.given(id=indicator.id)
    return None


def _cannot_be_negative(indicator: Indicator) -> bool:
    of_things = is_counting(indicator.unit) or unit_of(indicator.unit).dimension in _THINGS
    return of_things and indicator.kind is not Kind.GROWTH


_above_declared = Text(zh="，大于上限 {high}", en="is above the row's limit of {high}")
_above_all = Text(zh="，百分比超过 {high}%", en="is above {high}%")
_under = Text(zh="，小于下限 {low}", en="is below {low}")
_more_than_all = Text(zh="，下降超过 100%", en="is a fall of more than 100%")
_fall = Text(zh="下降不会超过 100%，核对小数点", en="nothing falls by more than 100%: check the decimal point")
_negative = Text(zh="是负数", en="is negative")
_lower = Text(
    zh="改为不大于 {high} 的数；确实可以超过的，在 {id} 上写 limits: {{max: 数}}",
    en="write at most {high}; if more is possible, give {id} limits: {{max: number}}",
)
_raise = Text(
    zh="改为不小于 {low} 的数；确实可以更低的，在 {id} 上写 limits: {{min: 数}}",
    en="write at least {low}; if less is possible, give {id} limits: {{min: number}}",
)
_positive = Text(
    zh="核对正负号；是净增减的，在 {id} 上写 limits: {{min: 数}}",
    en="check the sign; for a net change give {id} limits: {{min: number}}",
)
