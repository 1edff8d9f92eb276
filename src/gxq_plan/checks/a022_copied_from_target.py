"""A table whose values equal the targets: perhaps the targets were filled in for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._copied import Pair, notices, small_count
from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A022",
    Severity.INFO,
    title=Text(zh="实际值与目标值完全相同", en="values that equal their targets"),
    message=Text(
        zh="可比的 {of} 个数里有 {count} 个与目标值完全相同（10 以内的个数不算）：{shown}",
        en="{count} of {of} values equal their targets exactly (counts up to 10 left out): {shown}",
    ),
    remedy=Text(
        zh="请核对是不是把目标值当实际值填了；确实相同的不用改",
        en="check that these are actual values and no targets; where they do agree leave them",
    ),
    why=Text(
        zh="一两个数正好等于目标是常事，一张表里有许多，多半是照着目标抄的。",
        en="One value on its target is common; many in one table were mostly copied from the plan.",
    ),
    example=Text(
        zh="一张表 12 个数里有 9 个与 2019 年目标一模一样", en="9 of the 12 values of a table are the targets of 2019"
    ),
)
def copied_from_target(evidence: Evidence) -> Iterator[Hit]:
    yield from notices(_pairs(evidence))


def _pairs(evidence: Evidence) -> Iterator[Pair]:
    for indicator, _ in evidence.by_indicator:
        # A target of 0 that is kept is no number that somebody would copy.
        targets = {
            period: target.value for period, target in indicator.targets.items() if target.is_numeric and target.value
        }
        if not targets or indicator.same_as:
            continue
        small = small_count(indicator)
        for submission, row in evidence.values(indicator):
            target = targets.get(row.period) if row.period else None
            if target is not None and row.value is not None and (small is None or abs(row.value) > small):
                yield submission, indicator, row.value == target
