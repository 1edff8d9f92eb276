"""Two departments, sources, works, tasks or projects whose names are probably one name written twice."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._listed import listed
from gxq_plan.checks.plan._names import one_apart, same_office
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence

# Names of departments and sources are compared each with each; no plan has this many.
_MOST = 300
_SHOWN = 3


class Name(NamedTuple):
    """A name, the nodes that it is used for, and the line where it stands first."""

    text: str
    ids: tuple[str, ...]
    line: int


@plan_rule(
    "P106",
    Severity.WARNING,
    decision=Decision.WORDING,
    title=Text(zh="两个名称疑为一个", en="two names that are probably one"),
    message=Text(
        zh="{what}“{first}”（{first_where}）和“{second}”（{second_where}）疑为同一个",
        en="{what}: '{first}' ({first_where}) and '{second}' ({second_where}) are probably one",
    ),
    remedy=Text(zh="{proposal}", en="{proposal}"),
    why=Text(
        zh="一个部门或一项工作用两个名称，责任清单里就成了两家，各管一半。",
        en="One department or work under two names is two on every list, each with half of what it answers for.",
    ),
    example=Text(
        zh="名单里既有“科学技术局”又有“科技发展局”", en="科学技术局 and 科技发展局 as two departments of the list"
    ),
)
def near_same_name(evidence: PlanEvidence) -> Iterator[Hit]:
    for what, first, second in _suspects(evidence):
        facts = {
            "ids": (*first.ids, *second.ids),
            "what": what,
            "first": first.text,
            "second": second.text,
            "first_where": listed(first.ids, _SHOWN) if first.ids else _LISTED,
            "second_where": listed(second.ids, _SHOWN) if second.ids else _LISTED,
            "proposal": (_RENAME if what is _NODE else _MERGE).given(first=first.text, second=second.text),
        }
        yield Hit(evidence.place(second.line), second.ids[0] if what is _NODE else None, facts)


def _suspects(evidence: PlanEvidence) -> Iterator[tuple[Text, Name, Name]]:
    offices, sources = _offices(evidence), _sources(evidence)
    near = [pair for pair in combinations(offices, 2) if same_office(*pair)]
    for one, other in dict.fromkeys((*near, *one_apart(offices))):
        yield _OFFICE, offices[one], offices[other]
    for one, other in combinations(sources, 2):
        if _same_source(one, other):
            yield _SOURCE, sources[one], sources[other]
    plan = evidence.plan
    for level in (plan.projects, plan.tasks, plan.works):
        yield from ((_NODE, *pair) for pair in _nodes([Name(one.name, (one.id,), one.line) for one in level]))


def _offices(evidence: PlanEvidence) -> dict[str, Name]:
    """The departments that are listed or named, with what they are named in."""
    lines = {one.name: one.line for one in evidence.plan.departments}
    lines = {name: mentions[0].line for name, mentions in evidence.mentions.items()} | lines
    ids = {name: tuple(dict.fromkeys(one.subject for one in found)) for name, found in evidence.mentions.items()}
    return {name: Name(name, ids.get(name, ()), line) for name, line in list(lines.items())[:_MOST]}


def _sources(evidence: PlanEvidence) -> dict[str, Name]:
    lines = {one.name: one.line for one in evidence.plan.sources}
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for indicator, *_ in evidence.seats:
        for name in indicator.sources:
            lines.setdefault(name, indicator.line)
            ids[name].append(indicator.id)
    return {name: Name(name, tuple(ids[name]), line) for name, line in list(lines.items())[:_MOST]}


def _same_source(one: str, other: str) -> bool:
    """火炬 and 火炬统计, but not 统计 and 园区统计: what stands before says whose statistics they are."""
    short, long = sorted((folded(one), folded(other)), key=len)
    return len(short) > 1 and long.startswith(short)


def _nodes(level: list[Name]) -> Iterator[tuple[Name, Name]]:
    """Nodes of one level with the same name, and those with nearly the same."""
    groups: defaultdict[str, list[Name]] = defaultdict(list)
    for one in level:
        groups[folded(one.text)].append(one)
    for name, (first, *others) in groups.items():
        yield from ((first, one) for one in others if name)
    yield from ((groups[one][0], groups[other][0]) for one, other in one_apart(groups))


_OFFICE = Text(zh="部门", en="departments")
_SOURCE = Text(zh="统计来源", en="sources")
_NODE = Text(zh="名称", en="names")
_LISTED = Text(zh="只在名单里", en="in the list alone")
_MERGE = Text(
    zh="是同一个，请只留一个，另一个写进它的 aliases，如 {{name: {first}, aliases: [{second}]}}；不是，请写出全称分清",
    en="if they are one, keep one and put the other under its aliases: {{name: {first}, aliases: [{second}]}}; if not, "
    "write both names out in full",
)
_RENAME = Text(
    zh="是同一项，请合并；不是，请把“{second}”改得看得出区别",
    en="if they are one, merge them; if not, rename '{second}' so that the difference shows",
)
