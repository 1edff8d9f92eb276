"""A name whose words say another kind of number than the row's `kind`, or two kinds at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._said import Said
    from gxq_plan.model.plan import Indicator

_STANDING, _QUOTIENT = (Kind.LEVEL, Kind.CUMULATIVE), (Kind.RATIO, Kind.GROWTH)
_AMOUNTS = (*_STANDING, Kind.FLOW)


@plan_rule(
    "P132",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    decider=Decider.OWNER,
    title=Text(zh="名称与口径矛盾", en="a name against its kind"),
    message=Text(zh="名称和口径对不上：{problem}", en="name and kind do not fit: {problem}"),
    remedy=Text(
        zh="请定下口径，再改 kind 或名称：{proposal}", en="decide what is counted, then change kind or name: {proposal}"
    ),
    why=Text(
        zh="当年数三年相加，累计数取最后一年，比率不能相加：口径错了，汇总和完成率都错。",
        en="Years of a flow add up, of a total the last one counts, shares never add: the wrong kind spoils every sum.",
    ),
    example=Text(zh="“当年新上市企业数”写成累计数", en="'companies listed in the year' as a running total"),
    together=Together(
        item=Text(zh="{row}：{problem}", en="{row}: {problem}"),
        remedy=Text(
            zh="请逐行定：当年数 flow，累计数 cumulative，年末数 level，比率 ratio，增速 growth；再改 kind 或名称",
            en="decide each: flow, cumulative, level, ratio or growth; then change kind or name",
        ),
    ),
)
def words_against_kind(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        said = evidence.said[indicator.id]
        found = _two_words(said) or _other_kind(said, indicator.kind)
        # New over the whole span is a total of its years.
        if found and not (said.new and _is_for_span(indicator)):
            problem, proposal, severity = found
            facts = {"row": named(indicator), "problem": problem, "proposal": proposal}
            yield Hit(evidence.place(indicator.line), indicator.id, facts, severity)


def _is_for_span(indicator: Indicator) -> bool:
    return any("-" in key and key[:4].isdigit() for key in indicator.other_targets)


Found = tuple[Text, Text, Severity | None]


def _two_words(said: Said) -> Found | None:
    """A number of the year's end, of the year, and of all years are three numbers. 累计新增 is one: all that was new
    since the start; 当年累计 is the year so far."""
    standing = said.stock if said.stock in ("年末", "期末", "年底") else ""
    for one, other in ((standing, said.total), (standing, said.yearly or said.new), (said.yearly, said.total)):
        if one and other and not (said.yearly and f"{said.yearly}累计" in said.plain):
            return _both.given(one=one, other=other), _keep_one, None
    return None


def _other_kind(said: Said, kind: Kind) -> Found | None:
    """The kind that the name's words exclude, the surest words first."""
    if said.growth:
        return _kinds(said.growth, kind, Kind.GROWTH, None) if kind is not Kind.GROWTH else None
    if said.share or said.per:
        word = said.share or said.per
        return _kinds(word, kind, Kind.RATIO, Severity.ERROR if said.share else None) if kind in _AMOUNTS else None
    if kind in _AMOUNTS and said.plain.endswith("率"):
        return _kinds("率", kind, Kind.RATIO, None)
    if kind in _QUOTIENT or said.spans or kind is Kind.MILESTONE:
        return None
    if said.yearly and kind in _STANDING:
        return _kinds(said.yearly, kind, Kind.FLOW, Severity.ERROR)
    if said.new and not said.total and kind in _STANDING:
        return _kinds(said.new, kind, Kind.FLOW, None)
    if said.total and not said.yearly and kind is not Kind.CUMULATIVE:
        return _kinds(said.total, kind, Kind.CUMULATIVE, None)
    if said.stock and not (said.new or said.yearly) and kind is Kind.FLOW:
        return _kinds(said.stock, kind, Kind.LEVEL, None)
    return None


def _kinds(word: str, kind: Kind, meant: Kind, severity: Severity | None) -> Found:
    problem = _says.given(word=word, meant=words.KIND_SHORT[meant], kind=words.KIND_SHORT[kind])
    return problem, _either.given(meant=str(meant), kind=words.KIND_SHORT[kind], word=word), severity


_both = Text(
    zh="名称里既有“{one}”又有“{other}”，分不清是哪一种数",
    en="the name says both {one} and {other}: two kinds of number",
)
_says = Text(
    zh="名称写的是“{word}”（{meant}），kind 却是{kind}", en="{word} in the name means {meant}, the kind is {kind}"
)
_keep_one = Text(
    zh="年末实有数写“年末”（kind: level），历年合计写“累计”（kind: cumulative），只算当年写“当年”（kind: flow）",
    en="年末 for what there is at the year's end (kind: level), 累计 for all years (kind: cumulative), "
    "当年 for one year (kind: flow)",
)
_either = Text(
    zh="改为 kind: {meant}；确实是{kind}的，去掉名称里的“{word}”",
    en="write kind: {meant}; if it is a {kind}, take {word} out of the name",
)
