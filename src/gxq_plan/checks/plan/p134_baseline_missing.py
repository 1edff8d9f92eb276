"""Rows that are to climb from nobody says where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.checks.plan._telling import listed, named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

# A year's own amount starts from nothing every year.
_KINDS = (Kind.LEVEL, Kind.CUMULATIVE, Kind.RATIO)


@plan_rule(
    "P134",
    Severity.INFO,
    decision=Decision.TARGET,
    title=Text(zh="没有基期值", en="no baseline"),
    message=Text(
        zh="年末数、累计数和比率共 {of} 行，其中 {count} 行没有基期值，看不出第一年的目标要求做多少{rows}",
        en="{count} of {of} states, totals and ratios have no baseline: what the first year asks is not known{rows}",
    ),
    remedy=Text(
        zh="请按{year}的实际数逐行补上：baseline: {{period: {period}, value: …, source: …}}（如 {id} {name}）",
        en="add the actual of {year} to each: baseline: {{period: {period}, value: …, source: …}} "
        "(such as {id} {name})",
    ),
    why=Text(
        zh="不知道起点，就不知道目标是高是低，也算不出第一年的进度。",
        en="Without a start nobody can say whether a target is high or low, nor how far the first year has come.",
    ),
    example=Text(zh="2018 年目标 105 家，没有写 2017 年有几家", en="a target of 105 for 2018, nothing of 2017"),
)
def baseline_missing(evidence: PlanEvidence) -> Iterator[Hit]:
    rows = [seat.indicator for seat in evidence.seats if _needs_a_start(evidence, seat.indicator)]
    without = [one for one in rows if one.baseline is None]
    if not without:
        return
    all_of_them = len(without) == len(rows)
    before = evidence.plan.periods[0].year - 1
    facts: dict[str, object] = {
        "of": len(rows),
        "count": len(without),
        "rows": _nothing if all_of_them else _these.given(rows=listed([named(one) for one in without])),
        "year": Text(zh=f"{before}年", en=str(before)),
        "period": before,
        "id": without[0].id,
        "name": without[0].name,
        "ids": tuple(one.id for one in without),
    }
    yield Hit(evidence.place(without[0].line), without[0].id if len(without) == 1 else None, facts)


def _needs_a_start(evidence: PlanEvidence, indicator: Indicator) -> bool:
    is_standing = indicator.kind in _KINDS and bool(evidence.paths[indicator.id]) and not indicator.same_as
    # A standing limit is no way from anywhere; what a name measures from the start has none itself: 单位GDP能耗降低.
    return is_standing and "each" not in indicator.other_targets and not evidence.said[indicator.id].is_change


_these = Text(zh="：{rows}", en=": {rows}")
_nothing = Text(zh="", en="")
