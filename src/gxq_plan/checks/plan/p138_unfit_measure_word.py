"""A thing counted by a word that is not used for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._nouns import measures, noun
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named
from gxq_plan.checks.plan.p139_mixed_units import counted
from gxq_plan.finding import Severity
from gxq_plan.model.unit import folded, is_counting
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P138",
    Severity.INFO,
    decision=Decision.WORDING,
    decider=Decider.OWNER,
    title=Text(zh="量词不当", en="an unfit measure word"),
    message=Text(zh="“{noun}”的单位写成“{unit}”", en="{noun} are counted in {unit}"),
    remedy=Text(zh="请改为 unit: {proposed}", en="write unit: {proposed}"),
    why=Text(
        zh="量词不当多半是抄错了单位，或者数的不是名称里的东西。",
        en="An unfit measure word is mostly a unit copied from another row, or another thing is counted.",
    ),
    example=Text(zh="研发机构 8 项", en="8 项 (items) of research institutions"),
    together=Together(
        item=Text(zh="{row}（{unit}，应为{proposed}）", en="{row} ({unit}, should be {proposed})"),
        remedy=Text(zh="请逐行改正单位", en="correct the unit of each"),
    ),
)
def unfit_measure_word(evidence: PlanEvidence) -> Iterator[Hit]:
    groups = counted(evidence)
    for indicator, *_ in evidence.seats:
        said, unit = evidence.said[indicator.id], folded(indicator.unit)
        thing = noun(said.stem)
        known = measures(thing)
        if not known or unit in known or not is_counting(indicator.unit) or said.is_quotient or indicator.same_as:
            continue
        # Where the same noun has several units, that is told once, with all of them (P139).
        if len(groups.get(thing, ())) < 2:
            facts: dict[str, object] = {
                "row": named(indicator),
                "noun": thing,
                "unit": indicator.unit,
                "proposed": known[0],
            }
            yield Hit(evidence.place(indicator.line), indicator.id, facts)
