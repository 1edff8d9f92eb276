"""Rows of which, by their names, one counts a part of the other, with a larger number."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._compare import into
from gxq_plan.checks.plan._rule import Decider, Decision, plan_rule
from gxq_plan.checks.plan._telling import amount, named, way
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator

# Fewer characters in common at the end say little: 企业, 项目, 人才.
_LEAST_COMMON = 4
# Words that say "of whatever kind": what stands behind them is the whole.
_ALL = re.compile(r"各类|各级|全部|所有|全社会|总(?=.{4})")
_DEGREES = ("博士", "硕士", "研究生", "硕士以上", "硕士及以上", "本科以上", "本科及以上", "大专以上", "大专及以上")
_OF = re.compile(r"占(.+?)中?的?(?:比重|比例|百分比)$|^(.+?)中.+占比$")
# Levels of recognition, the highest first; 国家AAAAA级 is of the level AAAAA.
_LEVELS = ("世界", "国家", "省部", "省", "市", "区", "县", "AAAAA", "5A", "AAAA", "4A", "AAA", "3A")
_LEVEL = re.compile(
    r"(?:国家(?=[345A]))?(世界级|国家级|省部级|省级|市级|区级|县级|(?:A{3,5}|[345]A)级)((?:及其?)?以上)?"
)
# A year's amount may be more than what is there at the end of the year only if it was turned over; never more than
# what was counted since the start.
_BESIDE = {Kind.FLOW: (Kind.FLOW, Kind.CUMULATIVE), Kind.LEVEL: (Kind.LEVEL,), Kind.CUMULATIVE: (Kind.CUMULATIVE,)}


# A row that may be a whole, and why others are its parts.
Whole = tuple["Indicator", Text]


class Pair(NamedTuple):
    """A row that counts a part of the other, and why."""

    part: Indicator
    whole: Indicator
    because: Text


@plan_rule(
    "P142",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="部分的目标大于整体", en="a part larger than its whole"),
    message=Text(
        zh="{period}的目标 {part} {value}（{way}），大于 {whole} 的 {other}（{other_way}）；{because}",
        en="the target for {period} is {value} for {part} ({way}), more than the {other} of {whole} ({other_way}); "
        "{because}",
    ),
    remedy=Text(
        zh="请两行一起核对口径和目标：是部分的，改正其中一个数，并写入 "
        "relations: {{part: {id}, of: {other_id}, reason: …}}；不是的，在 definition 里写明区别",
        en="check definition and targets of both: if it is a part, correct one number and write relations: "
        "{{part: {id}, of: {other_id}, reason: …}}; if not, say the difference in definition",
    ),
    why=Text(
        zh="部分不会大于整体：不是口径不同没有写明，就是有一个目标定错了。",
        en="A part cannot exceed its whole: the definitions differ and nobody says so, or one target is wrong.",
    ),
    example=Text(
        zh="全区科技成果转化项目累计 5 个，其中一类机构当年就要转化 15 个",
        en="5 transfer projects of the whole zone so far, and 15 a year by one kind of institution alone",
    ),
)
def part_over_whole(evidence: PlanEvidence) -> Iterator[Hit]:
    declared = {frozenset(relation.indicators) for relation in evidence.plan.relations}
    for pair in _pairs(evidence):
        part, whole = pair.part, pair.whole
        if frozenset((part.id, whole.id)) not in declared and (found := _over(evidence, part, whole)):
            period, value, other = found
            facts: dict[str, object] = {
                "because": pair.because,
                "period": period,
                "part": named(part),
                "value": amount(value, part.unit),
                "way": way(evidence.paths[part.id], part.unit),
                "whole": named(whole),
                "other": amount(other, whole.unit),
                "other_way": way(evidence.paths[whole.id], whole.unit),
                "id": part.id,
                "other_id": whole.id,
                "ids": (part.id, whole.id),
            }
            yield Hit(evidence.place(part.line), part.id, facts)


def _over(evidence: PlanEvidence, part: Indicator, whole: Indicator) -> tuple[Period, Decimal, Decimal] | None:
    """The first year in which the part is more, in units that can be compared."""
    scale = into(part.unit, whole.unit)
    others = dict(evidence.paths[whole.id])
    for period, value in evidence.paths[part.id]:
        other = others.get(period)
        if scale is not None and other is not None and value * scale > other:
            return period, value, other
    return None


def _pairs(evidence: PlanEvidence) -> Iterator[Pair]:
    by_whole = _wholes(evidence)
    for indicator, *_ in evidence.seats:
        if indicator.same_as or evidence.said[indicator.id].is_quotient or indicator.definition:
            continue
        stem = evidence.said[indicator.id].stem
        # Every end of the name may be the name of the whole; the longest first.
        for at in range(0 if indicator.name.startswith("其中") else 1, len(stem) - _LEAST_COMMON + 1):
            whole, because = by_whole.get(stem[at:], (indicator, _is_degree))
            if whole is not indicator and _beside(indicator, whole):
                yield Pair(indicator, whole, because)
                break
    yield from _degrees(evidence)
    yield from _levels(evidence)


def _wholes(evidence: PlanEvidence) -> Mapping[str, Whole]:
    """Rows that may be the whole of others, by what others end in: the name of the thing itself; of a row about the
    whole area (园区, 全市) or all kinds (各类) also its last characters, for such a row leaves nothing out."""
    found: dict[str, Whole] = {}
    loose: dict[str, Whole] = {}
    for indicator, *_ in evidence.seats:
        said = evidence.said[indicator.id]
        if said.is_quotient or indicator.same_as or indicator.definition:
            continue
        found.setdefault(said.stem, (indicator, _named_by.given(end=said.stem)))
        every = _ALL.match(said.stem)
        if every or said.scope not in ("", "周边"):
            thing = _ALL.sub("", said.stem)
            word = every.group() if every else said.scope
            for end in (thing, thing[-_LEAST_COMMON:]):
                loose.setdefault(end, (indicator, _leaves_none_out.given(end=end, id=indicator.id, word=word)))
    return loose | found


def _beside(part: Indicator, whole: Indicator) -> bool:
    return whole.kind in _BESIDE.get(part.kind, ())


def _degrees(evidence: PlanEvidence) -> Iterator[Pair]:
    """Shares of one whole by degree: a higher degree is part of what is counted from a lower one up."""
    ranked: dict[str, list[tuple[int, Indicator]]] = {}
    for indicator, *_ in evidence.seats:
        plain = evidence.said[indicator.id].plain
        rank = max((at for at, degree in enumerate(_DEGREES) if degree in plain), default=None)
        of = _OF.search(plain)
        if rank is not None and of and not indicator.same_as:
            ranked.setdefault(of.group(1) or of.group(2), []).append((rank, indicator))
    for rows in ranked.values():
        rows.sort(key=lambda one: one[0])
        for (rank, higher), (below, lower) in pairwise(rows):
            if rank < below and below >= _DEGREES.index("研究生"):
                yield Pair(higher, lower, _is_degree)


def _levels(evidence: PlanEvidence) -> Iterator[Pair]:
    """Things of a level of recognition among those from a lower level up: 国家级孵化器 are 省级以上孵化器."""
    ranked: dict[tuple[str, Kind], list[tuple[int, Indicator]]] = {}
    parts: list[tuple[int, str, Indicator]] = []
    for indicator, *_ in evidence.seats:
        said = evidence.said[indicator.id]
        found = _LEVEL.search(said.stem)
        if found is None or said.is_quotient or indicator.same_as or indicator.definition:
            continue
        rank, thing = _LEVELS.index(found[1].replace("级", "")), _LEVEL.sub("", said.stem, count=1)
        if found[2]:
            ranked.setdefault((thing, indicator.kind), []).append((rank, indicator))
        parts.append((rank, thing, indicator))
    for rank, thing, indicator in parts:
        for below, whole in ranked.get((thing, indicator.kind), ()):
            if rank < below:
                yield Pair(indicator, whole, _is_level)


_named_by = Text(zh="按名称是“{end}”的一部分", en="by its name a part of {end}")
_leaves_none_out = Text(
    zh="两行都是“{end}”，{id} 写的是“{word}”，应包括另一行",
    en="both are {end}, and {id}, of {word}, should include the other",
)
_is_level = Text(
    zh="级别较高的是较低级别以上的一部分", en="those of a higher level are among those from a lower one up"
)
_is_degree = Text(
    zh="较高学历的是较低学历以上的一部分", en="those of a higher degree are among those from a lower one up"
)
