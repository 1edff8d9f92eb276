"""What holding the record against itself has shown, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.finding import Severity
from gxq_plan.report.blocks import Block, Paragraph
from gxq_plan.report.cells import notices
from gxq_plan.report.record import of_findings, plan_record
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan
    from gxq_plan.text import Lang


class Recorded(NamedTuple):
    """How many lines the record has, how many received files they refer to, and what is wrong."""

    plan: Plan
    path: str
    lines: int
    files: int
    findings: tuple[Finding, ...]


def of_recorded(found: Recorded, lang: Lang) -> dict[str, Any]:
    """`gxq.record/1`."""
    return {
        "schema": "gxq.record/1",
        "plan": plan_record(found.plan),
        "path": found.path,
        "lines": found.lines,
        "received": found.files,
        "findings": of_findings(found.findings, lang, found.plan),
        "summary": {f"{one}s": sum(each.severity is one for each in found.findings) for one in Severity},
    }


def blocks(found: Recorded, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """What is wrong, then the verdict."""
    return [*([] if verdict_only else notices(found.plan, found.findings, everything)), verdict(found)]


def verdict(found: Recorded) -> Paragraph:
    if not found.lines:
        nothing = Text(
            zh="结论：{path} 里还没有留痕；收入报送表后才有：gxq accept 文件",
            en="Verdict: {path} holds no record yet; there is one once a file was taken in: gxq accept FILE",
        )
        return Paragraph(nothing.given(path=found.path), "quiet")
    facts = {"path": found.path, "lines": found.lines, "files": found.files, "count": len(found.findings)}
    if found.findings:
        wrong = Text(
            zh="结论：留痕 {lines} 行、原件 {files} 份，有 {count} 处不符",
            en="Verdict: {lines} lines and {files} received files, {count} of which do not fit",
        )
        return Paragraph(wrong.given(**facts), "bad")
    good = Text(
        zh="结论：留痕 {lines} 行、原件 {files} 份，逐行校验无误，与实际值文件一致",
        en="Verdict: {lines} lines and {files} received files are as they were written and agree with the actuals",
    )
    return Paragraph(good.given(**facts), "good")
