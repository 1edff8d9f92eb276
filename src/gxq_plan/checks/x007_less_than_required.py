"""An indicator below another that it must at least reach."""

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
    "X007",
    Severity.ERROR,
    title=Text(zh="小于应达到的数", en="less than it must be"),
    message=Text(
        zh="{period}的 {first} 是 {value}，小于 {second} 的 {other}（另一格在 {where}），应当不小于：{reason}",
        en="{first} is {value} for {period}, less than the {other} of {second} (the other cell: {where}): {reason}",
    ),
    remedy=Text(
        zh="请核对这两格的口径和单位，改正填错的一格",
        en="check definition and unit of both cells and correct the wrong one",
    ),
    why=Text(
        zh="计划写明前一个数不会小于后一个数；小了，必有一个错了。",
        en="The plan says that the first is never less than the second: one of the two must be wrong.",
    ),
    example=Text(zh="注册企业 90 家，其中在孵企业 341 家", en="90 registered companies, 341 of them incubated"),
)
def less_than_required(evidence: Evidence) -> Iterator[Hit]:
    for relation, pair in pairs(evidence, "at_least"):
        if pair.one.value < pair.other.value:
            yield Hit(pair.seen.place, pair.subject, pair.facts(relation))
