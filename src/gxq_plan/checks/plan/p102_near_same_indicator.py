"""Two indicators whose names say the same thing in slightly different words."""

from __future__ import annotations

from collections import defaultdict
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._names import key, set_apart
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

# With equal targets year by year names need not be the same, but nearly; and there must be targets to be equal.
_NEAR = 0.7
_LEAST_YEARS = 2
# Rows with one path are compared with each other; plans repeat 1、1、1 a hundred times, which says nothing.
_MOST_ALIKE = 20


@plan_rule(
    "P102",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    title=Text(zh="疑似同一指标", en="probably one indicator under two names"),
    message=Text(
        zh="{first} {first_name}（{first_path} {first_unit}）和 {second} {second_name}（{second_path} {second_unit}）"
        "名称几乎一样",
        en="{first} {first_name} ({first_path} {first_unit}) and {second} {second_name} ({second_path} "
        "{second_unit}) have nearly the same name",
    ),
    remedy=Text(
        zh="请{owners}说明是不是一回事：是，就统一名称并在 {second} 里写 same_as: {first}；不是，请在名称里写出区别",
        en="ask {owners} whether they are one thing: if so, use one name and write same_as: {first} in {second}; if "
        "not, say the difference in the names",
    ),
    why=Text(
        zh="同一个数用两个名称，会各报各的；两个数用差不多的名称，会报错行。",
        en="One number under two names is reported twice; two numbers under nearly one name get into each other's row.",
    ),
    example=Text(
        zh="“高新技术企业数”和“园区高新技术企业数量”",
        en="高新技术企业数 in one row and 园区高新技术企业数量 in another",
    ),
)
def near_same_indicator(evidence: PlanEvidence) -> Iterator[Hit]:
    pairs = {(first.id, second.id): (first, second) for first, second in (*_by_name(evidence), *_by_path(evidence))}
    for first, second in pairs.values():
        owners = tuple(dict.fromkeys((*evidence.owners(first.id), *evidence.owners(second.id))))
        facts: dict[str, object] = {"ids": (first.id, second.id), "owners": owners or _ISSUER}
        for name, one in (("first", first), ("second", second)):
            path = "→".join(target.written for target in one.targets.values())
            facts |= {name: one.id, f"{name}_name": one.name, f"{name}_path": path, f"{name}_unit": one.unit}
        yield Hit(evidence.place(second.line), second.id, facts)


_ISSUER = Text(zh="计划发布单位", en="who issued the plan")


def _by_name(evidence: PlanEvidence) -> Iterator[tuple[Indicator, Indicator]]:
    """Rows whose names come to the same; each with the first of them."""
    groups: defaultdict[str, list[Indicator]] = defaultdict(list)
    for indicator, *_ in evidence.seats:
        groups[key(indicator.name)].append(indicator)
    for first, *others in groups.values():
        yield from ((first, one) for one in others if _may_be_one(first, one))


def _by_path(evidence: PlanEvidence) -> Iterator[tuple[Indicator, Indicator]]:
    """Rows with the same unit and targets that climb or fall, of nearly the same name."""
    groups: defaultdict[object, list[Indicator]] = defaultdict(list)
    for indicator, *_ in evidence.seats:
        numbers = tuple(value for _, value in evidence.paths[indicator.id])
        if len(numbers) >= _LEAST_YEARS and len(set(numbers)) > 1:
            groups[indicator.unit, numbers].append(indicator)
    for rows in groups.values():
        if len(rows) <= _MOST_ALIKE:
            yield from (pair for pair in combinations(rows, 2) if _may_be_one(*pair) and _is_near(*pair))


def _may_be_one(one: Indicator, other: Indicator) -> bool:
    """Not where the names are the same (P101) or differ in earnest (进口, 出口), nor where the plan ties them."""
    settled = folded(one.name) == folded(other.name) or set_apart(one.name, other.name)
    return not settled and not _tied(one, other)


def _tied(one: Indicator, other: Indicator) -> bool:
    return one.same_as == other.id or other.same_as == one.id


def _is_near(one: Indicator, other: Indicator) -> bool:
    return SequenceMatcher(None, folded(one.name), folded(other.name), autojunk=False).ratio() >= _NEAR
