"""A name that leaves open whether its number is the year's or all so far, where the targets could be either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import amount, named, way
from gxq_plan.finding import Severity
from gxq_plan.model.target import Direction, Kind
from gxq_plan.model.unit import is_counting, unit_of
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._said import Said
    from gxq_plan.checks.plan._telling import Path
    from gxq_plan.model.plan import Indicator

# What happens and is over: nobody adds up the events of all years.
_EVENTS = ("=场", "=次", "=期", "=届", "=天", "=人次", "=场次", "=小时")
_A_FEW = 100
_AMOUNTS = ("money", "dollars", "share", "points")


@plan_rule(
    "P133",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    decider=Decider.OWNER,
    title=Text(zh="分不清是当年数还是累计数", en="the year's number, or the total so far"),
    message=Text(
        zh="{word}，各年目标 {way} 逐年加大，像是累计数；按当年数合计 {sum}，按累计数只有 {last}",
        en="{word}, and the targets {way} grow like a running total: {sum} in all if each is the year's, else {last}",
    ),
    remedy=Text(
        zh="请{owner}定：是当年数的，名称写“当年新增”；是累计数的，改为“累计”，kind: cumulative",
        en="ask {owner}: if each is the year's own, write 当年新增 in the name; else 累计 and kind: cumulative",
    ),
    why=Text(
        zh="两种算法差出一倍，报送部门按哪种填都说得过去，考核时必有争议。",
        en="The two readings differ by half, a department can file either, and the appraisal ends in a dispute.",
    ),
    example=Text(zh="“新增平台试点项目数”1 个、2 个、3 个", en="'new platform pilots' 1, 2 and 3"),
    together=Together(
        item=Text(zh="{row} {way}（当年数合计 {sum}，累计数 {last}）", en="{row} {way} ({sum} in all, or {last})"),
        remedy=Text(
            zh="请各部门逐行定：是当年数的，名称写“当年新增”；是累计数的，改为“累计”，kind: cumulative",
            en="decide each: if it is the year's own, write 当年新增 in the name; else 累计 and kind: cumulative",
        ),
    ),
)
def new_or_total(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        word, path = _open(indicator, evidence.said[indicator.id]), evidence.paths[indicator.id]
        if word and _grows_like_a_total(path) and _may_be_a_total(indicator, evidence.said[indicator.id], path):
            owner = evidence.owners(indicator.id) or (Text(zh="计划发布单位", en="who issued the plan"),)
            facts: dict[str, object] = {
                "row": named(indicator),
                "word": word,
                "way": way(path, indicator.unit),
                "sum": amount(sum(value for _, value in path[1:]) + path[0][1], indicator.unit),
                "last": amount(path[-1][1], indicator.unit),
                "owner": owner,
            }
            # Who wrote the kind of such a row decided it: the name alone leaves it open.
            severity = None if evidence.said[indicator.id].new else Severity.INFO
            yield Hit(evidence.place(indicator.line), indicator.id, facts, severity)


def _open(indicator: Indicator, said: Said) -> Text | None:
    """What leaves it open: 新增 without 当年, or something done without any word of time. Rows whose kind is marked as
    open for want of such a word are asked about as such, by another rule."""
    if indicator.kind is not Kind.FLOW or indicator.direction is not Direction.UP or indicator.same_as:
        return None
    if said.yearly or said.total or said.is_quotient or said.spans or indicator.definition:
        return None
    dimension = unit_of(indicator.unit).dimension
    if dimension in _EVENTS or dimension in _AMOUNTS or "/" in dimension:
        return None
    if said.new:
        return _new.given(word=said.new)
    return _unsaid.given(word=said.done) if said.done and indicator.kind_confirmed else None


def _may_be_a_total(indicator: Indicator, said: Said, path: Path) -> bool:
    """Of what is merely done, only a few single things: thousands of households a year are nobody's total."""
    return bool(said.new) or (is_counting(indicator.unit) and path[-1][1] <= _A_FEW)


def _grows_like_a_total(path: Path) -> bool:
    """Every year more than the one before, and twice as much at the end."""
    values = [value for _, value in path]
    return len(values) > 1 and values == sorted(set(values)) and values[-1] >= 2 * values[0] > 0


_new = Text(zh="名称只写“{word}”", en="the name says {word}, not of which time")
_unsaid = Text(zh="名称写“{word}”，没有写当年还是累计", en="the name says {word}, neither of the year nor in all")
