"""What `check` says on screen: the figures of the files, the findings, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.report.blocks import Block, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import SEVERITY_OF_STATUS, notices, unconfirmed_footnote
from gxq_plan.report.outline_report import figures_table, worst_first
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.report import Checked

# Rows that a reader of `check` wants to see: what is not met. -v shows all.
_NOT_MET = SEVERITY_OF_STATUS[: SEVERITY_OF_STATUS.index("near") + 1]


def blocks(checked: Checked, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Files, figures, findings, verdict, in this order; the verdict is the last line."""
    if verdict_only:
        return [verdict(checked)]
    parts: list[Block] = [_files(checked)] if checked.submissions else []
    parts += _figures(checked, everything)
    if checked.findings:
        parts += [Heading(Text(zh="检查发现", en="Findings"), 2), *notices(checked.plan, checked.findings, everything)]
    return [*parts, verdict(checked)]


def _files(checked: Checked) -> Table:
    columns = (
        Column(Text(zh="文件", en="file"), grow=True, least=12),
        Column(Text(zh="编码", en="encoding")),
        Column(words.PERIOD),
        Column(Text(zh="行数", en="rows"), "right"),
        Column(Text(zh="可用", en="usable"), "right"),
    )
    rows = tuple(
        (one.path, one.encoding, "、".join(map(str, one.periods)) or "—", str(len(one.rows)), str(one.read))
        for one in checked.submissions
    )
    return Table(columns, rows)


def _figures(checked: Checked, everything: bool) -> list[Block]:
    rows: list[Assessed] = worst_first([one for one in checked.rows if everything or one.status in _NOT_MET])
    if not checked.rows:
        return []
    if not rows:
        return [Paragraph(Text(zh="报送的指标全部达到目标。", en="Every submitted indicator met its target."), "good")]
    title = Text(
        zh="未达到目标的指标（{shown} 项，共 {all} 项；加 -v 全部列出）",
        en="Targets not met ({shown} of {all}; -v lists all)",
    )
    if everything:
        title = Text(zh="全部指标（{shown} 项，共 {all} 项）", en="All indicators ({shown} of {all})")
    heading = Heading(title.given(shown=len(rows), all=len(checked.rows)), 2)
    several = len({one.period for one in rows}) > 1
    return [heading, figures_table(rows, with_period=several), *unconfirmed_footnote(rows)]


def verdict(checked: Checked) -> Paragraph:
    """Whether the files can be submitted, the numbers behind that, and the next step."""
    errors, warnings = checked.count(Severity.ERROR), checked.count(Severity.WARNING)
    rows = [row for one in checked.submissions for row in one.rows]
    counted = Text(
        zh="{rows} 行：有数 {read}，待统计 {pending}，进展 {progress}；错误 {errors}，警告 {warnings}",
        en="{rows} rows: {read} with a value, {pending} pending, {progress} on progress; "
        "{errors} errors, {warnings} warnings",
    ).given(
        rows=len(rows),
        read=sum(one.read for one in checked.submissions),
        pending=sum(row.absence is Absence.PENDING for row in rows),
        progress=sum(bool(row.text(Submitted.PROGRESS)) for row in rows),
        errors=errors,
        warnings=warnings,
    )
    unread = {one.place.file for one in checked.findings if one.fault.stops and one.severity is Severity.ERROR}
    if unread:
        wording = Text(
            zh="结论：不能报送。{count} 个文件无法检查，其余 {counted}。请先按上面的提示处理",
            en="Verdict: not ready. {count} files cannot be checked; the others: {counted}. Put those right first",
        )
        return Paragraph(wording.given(count=len(unread), counted=counted), "bad")
    if errors:
        wording = Text(
            zh="结论：不能报送。{counted}。请改正后再检查",
            en="Verdict: not ready. {counted}. Correct the cells above and check again",
        )
        return Paragraph(wording.given(counted=counted), "bad")
    if warnings:
        wording = Text(
            zh="结论：可以报送，有待说明。{counted}。请补齐，或在“说明”列写明原因",
            en="Verdict: acceptable, with open questions. {counted}. Complete the rows, or give the reason in the note",
        )
        return Paragraph(wording.given(counted=counted), "fair")
    wording = Text(
        zh="结论：可以报送。{counted}。下一步：gxq report",
        en="Verdict: ready. {counted}. Next: gxq report",
    )
    return Paragraph(wording.given(counted=counted), "good")
