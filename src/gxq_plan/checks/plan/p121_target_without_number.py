"""A target in words where others have numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.model.target import Form
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence


@plan_rule(
    "P121",
    Severity.INFO,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="目标是文字，不是数", en="a target in words"),
    message=Text(
        zh="{years}的目标是“{wording}”{others}，不能算出完成与否",
        en="the target for {years} is '{wording}'{others}: nothing can be compared with it",
    ),
    remedy=Text(
        zh="请给出数，或写成可以比的形式：{{about: 5}}（左右）、{{between: [4, 6]}}（区间）、"
        "{{margin: 0, relative_to: 编号}}（与另一行比）；由上级逐年下达的写 {{delegated: 出处}}",
        en="give a number, or a form that compares: {{about: 5}}, {{between: [4, 6]}}, {{margin: 0, relative_to: id}}; "
        "what is set elsewhere each year: {{delegated: where}}",
    ),
    why=Text(
        zh="“稳步提高”怎样都算完成，也怎样都可以说没有完成。",
        en="'Rises steadily' is met by anything, and can be called missed by anyone.",
    ),
    example=Text(zh="2019 年“明显提高”，2018 年和 2020 年是数", en="'clearly higher' for 2019 between two numbers"),
    together=Together(
        item=Text(zh="{row}“{wording}”（{years}）", en="{row}: '{wording}' ({years})"),
        remedy=Text(
            zh="请逐行给出数，或写成 {{about: 5}}、{{between: [4, 6]}}、{{relative_to: 编号}}、{{delegated: 出处}}",
            en="give numbers, or {{about: 5}}, {{between: [4, 6]}}, {{relative_to: id}}, {{delegated: where}}",
        ),
    ),
)
def target_without_number(evidence: PlanEvidence) -> Iterator[Hit]:
    if not any(evidence.paths.values()):
        return
    for indicator, *_ in evidence.seats:
        # Words for the whole span are a direction that the document gives, not a number that it owes.
        whole = [one.written for one in indicator.other_targets.values() if one.form is Form.TEXT]
        worded = {
            at: one for at, one in indicator.targets.items() if one.form is Form.TEXT and one.written not in whole
        }
        if not worded or indicator.same_as:
            continue
        others = bool(evidence.paths[indicator.id])
        facts: dict[str, object] = {
            "row": named(indicator),
            "years": [one.words() for one in worded],
            "wording": next(str(one.terms.get("text", one.written)) for one in worded.values()),
            "others": _others if others else _nothing,
        }
        severity = Severity.WARNING if others else None
        yield Hit(evidence.place(indicator.line), indicator.id, facts, severity)


_others = Text(zh="，其他年度是数", en=" beside numbers")
_nothing = Text(zh="", en="")
