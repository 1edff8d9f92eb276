"""A part that is larger than what it is a part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._relations import pairs
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "X004",
    Severity.ERROR,
    title=Text(zh="部分大于整体", en="a part larger than the whole"),
    message=Text(
        zh="{period}的 {first} 是 {value}，大于 {second} 的 {other}（另一格在 {where}）：{reason}",
        en="{first} is {value} for {period}, more than the {other} of {second} (the other cell: {where}): {reason}",
    ),
    remedy=Text(
        zh="请核对这两格的口径和单位，改正填错的一格",
        en="check definition and unit of both cells and correct the wrong one",
    ),
    why=Text(
        zh="部分不会大于整体，必有一个数错了。", en="A part cannot exceed the whole: one of the two must be wrong."
    ),
    example=Text(
        zh="外资研发机构 60 个，各类研发机构只有 44 家", en="60 foreign research institutions among 44 of all kinds"
    ),
)
def part_larger_than_whole(evidence: Evidence) -> Iterator[Hit]:
    for relation, pair in pairs(evidence, "part"):
        if pair.one.value > pair.other.value:
            yield Hit(pair.seen.place, pair.subject, pair.facts(relation))
