"""Indicators that must agree and do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._relations import Pair, bound
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.checks._relations import Bound
    from gxq_plan.model.plan import Indicator


@rule(
    "X005",
    Severity.ERROR,
    title=Text(zh="应当相等的数不相等", en="values that must agree differ"),
    message=Text(
        zh="{period}的 {first} 是 {value}，{second} 是 {other}（另一格在 {where}），应当相等：{reason}",
        en="{first} is {value} for {period}, {second} is {other} (the other cell: {where}), and must agree: {reason}",
    ),
    remedy=Text(zh="请核对后改成同一个数", en="find out which is right and use it in both"),
    why=Text(
        zh="同一件事对外出现两个数，两个都不可信。", en="One thing published with two values: neither is believed."
    ),
    example=Text(
        zh="同一个合同额，一行报 0.80，一行报 0.78",
        en="the same contract volume as 0.80 in one row and 0.78 in another",
    ),
)
def unequal(evidence: Evidence) -> Iterator[Hit]:
    for one in bound(evidence, "equal"):
        for pair in _pairs(one):
            if pair.one.value != pair.other.value and (pair.one.checked or pair.other.checked):
                yield Hit(pair.seen.place, pair.subject, pair.facts(one.relation))


def _pairs(one: Bound) -> Iterator[Pair]:
    """Each later indicator against the first, period by period. A copy (`same_as`) is held against its original by
    X001."""
    first, known = one.indicators[0], one.values[0]
    for indicator, values in zip(one.indicators[1:], one.values[1:], strict=True):
        if not _is_copy(first, indicator):
            for period, point in values.items():
                if period in known:
                    yield Pair(indicator, first, point, known[period])


def _is_copy(one: Indicator, other: Indicator) -> bool:
    return (
        one.same_as == other.id or other.same_as == one.id or (one.same_as is not None and one.same_as == other.same_as)
    )
