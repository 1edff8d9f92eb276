"""A year without a target where the row has one in other years, or the other rows have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named, way
from gxq_plan.finding import Severity
from gxq_plan.model.target import Form, Kind
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator


@plan_rule(
    "P120",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="有的年度没有目标", en="a year without a target"),
    message=Text(zh="{years}没有目标，{others}", en="no target for {years}; {others}"),
    remedy=Text(
        zh="请补上：targets: {{{first}: 数}}（当年没有就写 0）；确实不设的写明原因：{{none: 原因}}",
        en="add it: targets: {{{first}: number}} (0 where there is to be none); else say why: {{none: reason}}",
    ),
    why=Text(
        zh="没有目标的年度不能判断完成与否，也不计入完成率；后补的目标容易照着结果写。",
        en="A year without a target is never judged and not counted; one that is added later follows the result.",
    ),
    example=Text(zh="2018 年“——”，2019 年 1 家，2020 年 2 家", en="—— for 2018, 1 for 2019, 2 for 2020"),
    together=Together(
        item=Text(zh="{row} {years}没有目标（{others}）", en="{row}: none for {years} ({others})"),
        remedy=Text(
            zh="请逐行补上目标（当年没有就写 0）；确实不设的写明原因：{{none: 原因}}",
            en="add the targets (0 where there is to be none); else say why: {{none: reason}}",
        ),
    ),
)
def missing_target(evidence: PlanEvidence) -> Iterator[Hit]:
    asked = _asked(evidence)
    for indicator, *_ in evidence.seats:
        missing, path = [period for period in asked if _is_missing(indicator, period)], evidence.paths[indicator.id]
        if missing and not indicator.same_as and not _sets_its_end(evidence, indicator):
            others = _others.given(way=way(path, indicator.unit)) if path else _none
            facts: dict[str, object] = {
                "row": named(indicator),
                "years": [one.words() for one in missing],
                "first": str(missing[0]),
                "others": others,
            }
            yield Hit(evidence.place(indicator.line), indicator.id, facts)


def _asked(evidence: PlanEvidence) -> Sequence[Period]:
    """The years that half of the rows with numbers have one for: a plan that sets only its last year misses no
    others."""
    paths = [dict(path) for path in evidence.paths.values() if path]
    return [one for one in evidence.plan.periods if 2 * sum(one in path for path in paths) >= max(1, len(paths))]


def _sets_its_end(evidence: PlanEvidence, indicator: Indicator) -> bool:
    """Whether the row says where it starts and ends and leaves the years between open, or is reached once."""
    path = evidence.paths[indicator.id]
    from_start_to_end = indicator.baseline is not None and [at for at, _ in path] == [evidence.plan.final]
    return from_start_to_end or indicator.kind is Kind.MILESTONE


def _is_missing(indicator: Indicator, period: Period) -> bool:
    """No target, without a reason given. What is said of the whole span, or inside the year, is a target too."""
    target = indicator.targets.get(period)
    if target is None:
        return not indicator.span_targets and indicator.target_elsewhere(period) is None
    return target.form is Form.NONE and target.stretch is None and not target.terms.get("reason")


_others = Text(zh="其他年度是 {way}", en="the other years have {way}")
_none = Text(zh="这一行一个数也没有，别的行有", en="this row has no number at all, others have")
