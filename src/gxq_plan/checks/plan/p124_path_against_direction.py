"""Targets, a bound or a name that contradict the row's direction, and totals that are to fall."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks._words import after_number
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named, way
from gxq_plan.finding import Severity
from gxq_plan.model.target import Bound, Direction, Kind
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._telling import Path
    from gxq_plan.model.plan import Indicator

# What everybody wants less of, unless the name goes on to say that it is cut, treated or found.
_BAD = re.compile(
    r"能耗|水耗|电耗|物耗|排放|失业率|死亡|伤亡|事故|发病率|患病率|犯罪|案发|投诉|信访量|空置率|闲置率|不良|负债率|赤字|贫困|流失率"
    r"|辍学率|欠薪|逾期|漏损率|PM2\.5|PM10|污染物"
)
_GOOD_OF_IT = re.compile(
    r"降|减|控制|达标|处理|处置|治理|整治|削|节|回收|利用|查处|办结|满意|响应|救助|覆盖|监测|合格|脱贫|权"
)
_DECEMBER = 12
_UPPER, _LOWER = (Bound.AT_MOST, Bound.BELOW), (Bound.AT_LEAST, Bound.ABOVE)


@plan_rule(
    "P124",
    Severity.ERROR,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标与方向矛盾", en="targets against their direction"),
    message=Text(zh="方向对不上：{problem}", en="the direction does not fit: {problem}"),
    remedy=Text(zh="请改正写反的一处：{proposal}", en="correct the one that is reversed: {proposal}"),
    why=Text(
        zh="方向反了，做得越差完成率越高；累计数不会减少，减少的累计目标做不到。",
        en="With the direction reversed the worst result scores best; a total never falls, so nobody can meet it.",
    ),
    example=Text(zh="单位能耗写成 direction: up", en="energy use for each unit with direction: up"),
    together=Together(
        item=Text(zh="{row}：{problem}", en="{row}: {problem}"),
        remedy=Text(
            zh="请逐行核对 direction（up 越高越好，down 越低越好）、bound 和各年的数，改正写反的一处",
            en="check direction (up or down), bound and numbers of each row, and correct the one that is reversed",
        ),
    ),
)
def path_against_direction(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        found = _contradiction(indicator, evidence.paths[indicator.id], evidence.said[indicator.id].plain)
        if found:
            problem, proposal, severity = found
            facts = {"row": named(indicator), "problem": problem, "proposal": proposal}
            yield Hit(evidence.place(indicator.line), indicator.id, facts, severity)


def _contradiction(indicator: Indicator, path: Path, name: str) -> tuple[Text, Text, Severity | None] | None:
    """The first contradiction of a row: one cause, one finding."""
    rises = indicator.direction is Direction.UP
    if indicator.kind is Kind.CUMULATIVE and (fall := _fall(path)):
        facts = {"way": way(path, indicator.unit), "before": fall[0][1], "value": fall[1][1], "period": fall[1][0]}
        return _falls.given(**facts), _no_total.given(**facts), None
    if found := _back_within_a_year(indicator):
        return found
    if indicator.direction is Direction.RANGE:
        return None
    if found := _changes_against(indicator):
        return found
    if _runs_against(indicator, path):
        wording, proposal = (_sinks, _to_down) if rises else (_climbs, _to_up)
        # What a year alone adds may be planned to shrink: asked, not refused.
        severity = Severity.WARNING if indicator.kind is Kind.FLOW else None
        return wording.given(way=way(path, indicator.unit)), proposal, severity
    if rises and (bad := _BAD.search(name)) and not _GOOD_OF_IT.search(name):
        return _unwanted.given(word=bad.group()), _to_down, Severity.WARNING
    against = _UPPER if rises else _LOWER
    if bound := next((one.bound for one in indicator.targets.values() if one.bound in against), None):
        return (_capped if rises else _floored).given(bound=str(bound)), _bound, Severity.WARNING
    return None


def _back_within_a_year(indicator: Indicator) -> tuple[Text, Text, Severity | None] | None:
    """A year's amount is filed as the year so far, so the numbers for its quarters never fall, nor exceed the year's;
    nor does a total."""
    if indicator.kind not in (Kind.FLOW, Kind.CUMULATIVE):
        return None
    for period, target in indicator.targets.items():
        nodes = indicator.node_targets(period.year) if period.is_annual else {}
        if nodes and target.is_numeric and target.value is not None:
            nodes = {**nodes, _DECEMBER: target.value}
        for before, value in pairwise(nodes.values()):
            if value < before:
                way = "→".join(map(number, nodes.values())) + after_number(indicator.unit)
                facts = {"year": period.year, "way": way, "before": before, "value": value}
                return _quarters.given(**facts), _so_far, None
    return None


def _changes_against(indicator: Indicator) -> tuple[Text, Text, Severity | None] | None:
    """A change over the span of the plan that goes the wrong way: +13% of what is wanted low. A growth rate of one kind
    or another (单位GDP能耗降低) has its own words."""
    rises = indicator.direction is Direction.UP
    for key, target in indicator.other_targets.items():
        change = target.terms.get("change_percent", target.terms.get("change"))
        if isinstance(change, Decimal) and change and (change > 0) is not rises and indicator.kind is not Kind.GROWTH:
            return (
                (_sinks_by if rises else _climbs_by).given(span=key, change=change),
                (_to_down if rises else _to_up),
                None,
            )
    return None


def _fall(path: Path) -> Path | None:
    return next(((before, after) for before, after in pairwise(path) if after[1] < before[1]), None)


def _runs_against(indicator: Indicator, path: Path) -> bool:
    """Every step the wrong way, or none. Growth that slows is still growth; paths that turn are P123's."""
    if indicator.kind in (Kind.GROWTH, Kind.MILESTONE) or len(path) < 2 or path[0][1] == path[-1][1]:
        return False
    rises = indicator.direction is Direction.UP
    return all(after[1] <= before[1] if rises else after[1] >= before[1] for before, after in pairwise(path))


_falls = Text(
    zh="口径是累计数，{period}的目标却从 {before} 降为 {value}（{way}）",
    en="a running total, yet its target falls from {before} to {value} in {period} ({way})",
)
_no_total = Text(
    zh="{period}应不小于 {before}；如果是年末实有数，改为 kind: level；是当年新增数，改为 kind: flow",
    en="{period} must be at least {before}; a state at the year's end is kind: level, an amount of the year kind: flow",
)
_quarters = Text(
    zh="{year} 年内各期目标（{way}）从 {before} 降为 {value}，而年内填的是年初至今累计",
    en="the targets within {year} ({way}) fall from {before} to {value}, yet within a year the year so far is filed",
)
_so_far = Text(
    zh="年内各期写年初至本期的累计数，不小于上一期，不大于全年目标；现在写的是当季数的，请逐期相加",
    en="write the year so far for each period: no less than the one before, no more than the year's; add up quarters",
)
_sinks_by = Text(
    zh="方向是越高越好，{span} 的变化却是 {change}", en="higher is better, yet the change over {span} is {change}"
)
_climbs_by = Text(
    zh="方向是越低越好，{span} 的变化却是 {change}", en="lower is better, yet the change over {span} is {change}"
)
_sinks = Text(zh="方向是越高越好，各年目标却逐年降低（{way}）", en="higher is better, yet the targets fall ({way})")
_climbs = Text(zh="方向是越低越好，各年目标却逐年升高（{way}）", en="lower is better, yet the targets rise ({way})")
_unwanted = Text(
    zh="名称里的“{word}”应是越低越好，方向写的是越高越好", en="'{word}' in the name is wanted low, the direction is up"
)
_capped = Text(
    zh="方向是越高越好，目标却写成上限（bound: {bound}）",
    en="higher is better, yet the target is a cap (bound: {bound})",
)
_floored = Text(
    zh="方向是越低越好，目标却写成下限（bound: {bound}）",
    en="lower is better, yet the target is a floor (bound: {bound})",
)
_to_down = Text(
    zh="越低越好的写 direction: down；方向没有错的，改正各年的数",
    en="write direction: down if lower is better; if the direction is right, correct the numbers",
)
_to_up = Text(
    zh="越高越好的写 direction: up；方向没有错的，改正各年的数",
    en="write direction: up if higher is better; if the direction is right, correct the numbers",
)
_bound = Text(
    zh="核对 direction 和 bound，改正写反的一处：不少于写 at_least，不高于写 at_most",
    en="correct direction or bound: at_least for no fewer than, at_most for no more than",
)
