"""What `lint` says on screen: what must be decided by whom, the most serious first, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.report.blocks import Block, Heading, Paragraph
from gxq_plan.report.cells import rules_line
from gxq_plan.report.groups import WORST_FIRST
from gxq_plan.report.lint_notices import notices
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.report import Linted

Asked = tuple[str, bool]
_DECISIONS = list(words.DECISION)


def blocks(linted: Linted, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Plan, findings by what must be decided by whom, verdict, in this order; the verdict is the last line."""
    if verdict_only:
        return [verdict(linted)]
    parts: list[Block] = [Heading(Text.both(linted.plan.title)), _size(linted.plan)]
    for asked, found in _by_decision(linted.findings):
        parts += [_heading(linted.plan, asked, found), *notices(linted.plan, found, everything)]
    return [*parts, *rules_line(linted.terms), verdict(linted)]


def _size(plan: Plan) -> Paragraph:
    """How many nodes of each kind there are, without the kinds that the plan does not have."""
    counts = [(_INDICATORS, plan.seats), (_WORKS, plan.works), (_GOALS, plan.goals), (_OFFICES, plan.departments)]
    parts = [wording.given(count=len(nodes)) for wording, nodes in counts if nodes]
    return Paragraph(Text(zh="{parts}", en="{parts}").given(parts=parts), "quiet")


_INDICATORS = Text(zh="{count} 项指标", en="{count} indicators")
_WORKS = Text(zh="{count} 项工作", en="{count} works")
_GOALS = Text(zh="{count} 个总体目标", en="{count} goals")
_OFFICES = Text(zh="{count} 个部门", en="{count} departments")


def _by_decision(findings: Iterable[Finding]) -> list[tuple[Asked, list[Finding]]]:
    """The findings by what must be decided and whether the departments of the rows decide it; groups with the worst
    findings first, of equals in the order of `words.DECISION`."""
    found: dict[Asked, list[Finding]] = {}
    for one in findings:
        asked = str(one.facts.get("decision", "rules")), bool(one.facts.get("decider"))
        found.setdefault(asked, []).append(one)

    def order(group: tuple[Asked, list[Finding]]) -> tuple[int, int, bool]:
        (decision, by_owner), of_group = group
        return min(WORST_FIRST.index(one.severity) for one in of_group), _DECISIONS.index(decision), by_owner

    return sorted(found.items(), key=order)


def _heading(plan: Plan, asked: Asked, found: Sequence[Finding]) -> Heading:
    decision, by_owner = asked
    issuer = Text.both(plan.issuer) if plan.issuer else Text(zh="计划发布单位", en="who issued the plan")
    by = Text(zh="各责任部门", en="the departments in charge") if by_owner else issuer
    wording = Text(zh="{decision}：请{by}定（{counted}）", en="For {by} to decide: {decision} ({counted})")
    return Heading(wording.given(decision=words.DECISION[decision], by=by, counted=_counted(found)), 2)


def _counted(findings: Iterable[Finding]) -> Text:
    """How many there are of each severity, without those of which there is none."""
    found = list(findings)
    one = Text(zh="{level} {count}", en="{level}: {count}")
    counts = [(level, sum(each.severity is level for each in found)) for level in WORST_FIRST]
    parts = [one.given(level=words.SEVERITY[level], count=count) for level, count in counts if count]
    return Text(zh="{parts}", en="{parts}").given(parts=parts)


def verdict(linted: Linted) -> Paragraph:
    """Whether the plan can be carried out as it stands, and the next step: one line."""
    errors, warnings = linted.count(Severity.ERROR), linted.count(Severity.WARNING)
    wording = Text(
        zh="错误 {errors}，警告 {warnings}，提示 {infos}", en="{errors} errors, {warnings} warnings, {infos} infos"
    )
    counted = wording.given(errors=errors, warnings=warnings, infos=linted.count(Severity.INFO))
    if errors:
        wording = Text(
            zh="结论：计划自相矛盾，不能照此考核。{counted}。请改正后再审查",
            en="Verdict: contradictory. {counted}. Correct, lint again",
        )
        return Paragraph(wording.given(counted=counted), "bad")
    if warnings:
        wording = Text(
            zh="结论：可用，有待决定。{counted}。请逐条定下后再审查",
            en="Verdict: open questions. {counted}. Decide, lint again",
        )
        return Paragraph(wording.given(counted=counted), "fair")
    wording = Text(
        zh="结论：没有要定的问题。{counted}。下一步：gxq check", en="Verdict: sound. {counted}. Next: gxq check"
    )
    return Paragraph(wording.given(counted=counted), "good")
