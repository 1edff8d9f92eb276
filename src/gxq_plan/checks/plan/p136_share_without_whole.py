"""A share whose name does not say of what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import is_percent
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

# 占从业人员比例, and 从业人员中硕士占比: the whole is named before the last word. 性别比例 and the like name two sides.
# What statistics define (优良天数比例, 水体比例) needs no more either.
_NAMED = re.compile(
    r"^\w+ of\b|"
    r"(?:天数|水体|水质|断面|优良|达标|合格).*(?:比例|比重)$|占.+?(?:比重|比例|百分比|份额)$|.中.+占比$|[与和:].+比例$"
)
_CLUMSY = re.compile(r"占(.+)中的?(比重|比例|百分比)$")


@plan_rule(
    "P136",
    Severity.INFO,
    decision=Decision.DEFINITION,
    decider=Decider.OWNER,
    title=Text(zh="占比没有写清占什么", en="a share of what"),
    message=Text(zh="占比没有写清：{problem}", en="a share that is not clear: {problem}"),
    remedy=Text(zh="请改名称或补口径：{proposal}", en="change the name or add a definition: {proposal}"),
    why=Text(
        zh="分母不同，占比可以差一倍；分母不写，报送部门会选对自己有利的。",
        en="Another denominator can double a share; where none is named, the favourable one is taken.",
    ),
    example=Text(
        zh="“公园绿地比例”：占园区总面积，还是占建设用地", en="'share of parks': of all land, or of what is built on"
    ),
    together=Together(
        item=Text(zh="{row}", en="{row}"),
        remedy=Text(
            zh="请逐行写清分母：名称改为“…占…比重”，或在 definition 里写分子和分母",
            en="name the denominator of each, in the name or in definition",
        ),
    ),
)
def share_without_whole(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        plain = evidence.said[indicator.id].plain
        if indicator.definition or indicator.denominator or not evidence.said[indicator.id].share:
            continue
        if clumsy := _CLUMSY.search(plain):
            whole, word = clumsy.groups()
            facts = {"row": named(indicator), "problem": _garbled.given(found=clumsy.group(), whole=whole, word=word)}
            better = plain[: clumsy.start()] + f"占{whole}{word}"
            facts |= {"proposal": _reword.given(better=better), "decision": Decision.WORDING.value}
            yield Hit(evidence.place(indicator.line), indicator.id, facts, Severity.INFO)
        elif _is_share(indicator) and not _NAMED.search(plain):
            facts = {"row": named(indicator), "problem": _unnamed, "proposal": _ask.given(id=indicator.id)}
            yield Hit(evidence.place(indicator.line), indicator.id, facts)


def _is_share(indicator: Indicator) -> bool:
    return indicator.kind is Kind.RATIO and is_percent(indicator.unit)


_unnamed = Text(zh="名称没有写占什么的比例，分母不明", en="the name does not say of what it is a share")
_garbled = Text(
    zh="名称“{found}”不通：“占{whole}{word}”和“{whole}中的{word}”混在一起",
    en="the name ends in {found}, which mixes two ways of naming the whole ({whole}, {word})",
)
_ask = Text(
    zh="写清分母：名称改为“…占…比重”，或在 {id} 上加 definition: 分子和分母各是什么",
    en="name the denominator, in the name or as definition of {id}",
)
_reword = Text(zh="改为“{better}”", en="write {better}")
