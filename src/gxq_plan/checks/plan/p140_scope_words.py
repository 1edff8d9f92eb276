"""Names that speak of the plan's area in different words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.checks.plan._telling import listed, named
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator


@plan_rule(
    "P140",
    Severity.INFO,
    decision=Decision.DEFINITION,
    title=Text(zh="统计范围用词不一", en="the area in different words"),
    message=Text(
        zh="名称里的统计范围有几种写法：{scopes}；另有 {without} 行没有写范围",
        en="names speak of the area in different words: {scopes}; {without} more rows name none",
    ),
    remedy=Text(
        zh="请定下统计范围：是同一范围的，统一为“{usual}”或一律不写；不是同一范围的，在 definition 里写明",
        en="decide the area: if it is one, write {usual} everywhere or nowhere; if not, say which in definition",
    ),
    why=Text(
        zh="园区、全市范围不同，数就不同；不写清楚，报送部门各按各的范围统计。",
        en="A zone and its city have other numbers; where it is not said, each department counts its own area.",
    ),
    example=Text(zh="有的写“园区…”，有的写“高新区…”", en="some names begin with 园区, some with 高新区"),
)
def scope_words(evidence: PlanEvidence) -> Iterator[Hit]:
    by_scope: dict[str, list[Indicator]] = {}
    for indicator, *_ in evidence.seats:
        if not indicator.definition and not indicator.same_as:
            by_scope.setdefault(evidence.said[indicator.id].scope, []).append(indicator)
    without = by_scope.pop("", [])
    if len(by_scope) < 2:
        return
    usual = max(by_scope, key=lambda scope: len(by_scope[scope]))
    odd = [one for scope, rows in by_scope.items() if scope != usual for one in rows]
    scopes = [
        _many.given(scope=scope, count=len(rows))
        if scope == usual
        else _few.given(scope=scope, rows=[named(one) for one in rows])
        for scope, rows in by_scope.items()
    ]
    facts: dict[str, object] = {"scopes": listed(scopes), "without": len(without), "usual": usual}
    facts["ids"] = tuple(one.id for rows in by_scope.values() for one in rows)
    yield Hit(evidence.place(odd[0].line), None, facts)


_many = Text(zh="“{scope}”{count} 行", en="{scope} in {count} rows")
_few = Text(zh="“{scope}”（{rows}）", en="{scope} in {rows}")
