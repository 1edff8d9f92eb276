"""Counts with decimals, and decimals finer than the row declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import amount, named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind, decimal_places
from gxq_plan.model.unit import is_counting
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

# Days, and what English plans count one by one.
_SINGLE = ("天", "companies", "firms", "people", "persons", "units", "projects", "patents", "schools", "jobs", "homes")
_COUNTED = (Kind.LEVEL, Kind.CUMULATIVE, Kind.FLOW)


@plan_rule(
    "P130",
    Severity.ERROR,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标的小数位不对", en="a target with the wrong decimals"),
    message=Text(zh="{period}的目标 {value}：{problem}", en="the target {value} for {period}: {problem}"),
    remedy=Text(
        zh="请改为整数或规定的位数（{proposed}），或改正单位、小数位数",
        en="write {proposed}, or correct the unit or the decimals of the row",
    ),
    why=Text(
        zh="没有半家企业；多出来的小数位报送时报不出来，差一点也算没完成。",
        en="There is no half company; and decimals that no report has make a target missed by a hair.",
    ),
    example=Text(zh="高新技术企业数的目标 110.5 家", en="a target of 110.5 companies"),
    together=Together(
        item=Text(zh="{row} {period}的目标 {value}：{problem}", en="{row}: the target {value} for {period}: {problem}"),
        remedy=Text(
            zh="请逐行改为整数或规定的位数，或改正单位、小数位数",
            en="write whole numbers or the decimals declared, or correct unit or decimals",
        ),
    ),
)
def target_decimals(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        whole = _is_whole(evidence, indicator)
        if not whole and indicator.decimals is None:
            continue
        for period, value in evidence.paths[indicator.id]:
            broken = whole and value != value.to_integral_value()
            too_fine = indicator.decimals is not None and decimal_places(value) > indicator.decimals
            if broken or too_fine:
                places = 0 if broken else indicator.decimals or 0
                facts: dict[str, object] = {
                    "row": named(indicator),
                    "period": period,
                    "value": amount(value, indicator.unit),
                    "problem": _no_half if broken else _finer.given(places=places),
                    "proposed": number(value, places),
                }
                yield Hit(evidence.place(indicator.line), indicator.id, facts, None if broken else Severity.WARNING)
                break


def _is_whole(evidence: PlanEvidence, indicator: Indicator) -> bool:
    """Whether the row counts single things. For each of something, or on the average, there may be half of one."""
    said = evidence.said[indicator.id]
    return (
        (is_counting(indicator.unit) or indicator.unit.lower() in _SINGLE)
        and indicator.kind in _COUNTED
        and not (said.is_quotient or "平均" in said.plain or "户均" in said.plain)
    )


_no_half = Text(zh="按个计数的不能有小数", en="single things have no decimals")
_finer = Text(zh="这一行规定 {places} 位小数", en="the row declares {places} decimals")
