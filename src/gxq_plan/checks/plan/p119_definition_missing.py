"""Indicators without a definition: what is counted, where, how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._listed import listed
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P119",
    Severity.INFO,
    decision=Decision.DEFINITION,
    title=Text(zh="没有写统计口径", en="no definition"),
    message=Text(
        zh="{count} 项指标（共 {all} 项）没有口径说明：{rows}",
        en="{count} of {all} indicators have no definition: {rows}",
    ),
    remedy=Text(
        zh="请各责任部门写明统计范围、计算方法和时点，填入 definition，如 definition: 注册在园区、年末有效的企业数",
        en="ask each department what is counted, where and as of when, and write it as `definition`, such as "
        "definition: firms registered in the zone and valid at year's end",
    ),
    why=Text(
        zh="口径没有写下来，换一个人报就换一个数，前后年比不了。",
        en="Without a definition another clerk counts otherwise, and years cannot be compared.",
    ),
    example=Text(zh="“园区各类研发机构数”包括哪几类", en="which kinds 'all kinds of institutes' includes"),
)
def definition_missing(evidence: PlanEvidence) -> Iterator[Hit]:
    rows = [seat.indicator for seat in evidence.seats if not seat.indicator.definition and not seat.indicator.same_as]
    if rows:
        ids = tuple(one.id for one in rows)
        facts = {"ids": ids, "count": len(ids), "all": len(evidence.seats), "rows": listed(ids)}
        yield Hit(evidence.place(rows[0].line), None, facts)
