"""What `check` says on screen: the figures of the files, the findings, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.read.from_csv import DELIMITERS
from gxq_plan.report.blocks import Block, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import SEVERITY_OF_STATUS, notices, rules_line, unconfirmed_footnote
from gxq_plan.report.figures import figures_table, worst_first
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.submission import Submission
    from gxq_plan.report.report import Checked

# Rows that a reader of `check` wants to see: what is not met. -v shows all.
_NOT_MET = SEVERITY_OF_STATUS[: SEVERITY_OF_STATUS.index("near") + 1]


def blocks(checked: Checked, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Files, figures, findings, verdict, in this order; the verdict is the last line."""
    if verdict_only:
        return [verdict(checked)]
    parts: list[Block] = [_files(checked), _rows(checked)] if checked.submissions else []
    parts += _figures(checked, everything)
    if checked.findings:
        parts += [Heading(Text(zh="检查发现", en="Findings"), 2), *notices(checked.plan, checked.findings, everything)]
    return [*parts, *rules_line(checked.terms), verdict(checked)]


def _rows(checked: Checked) -> Paragraph:
    rows = [row for one in checked.submissions for row in one.rows]
    wording = Text(
        zh="{rows} 行：有数 {read}，待统计 {pending}，进展 {progress}",
        en="{rows} rows: {read} with a value, {pending} pending, {progress} on progress",
    )
    return Paragraph(
        wording.given(
            rows=len(rows),
            read=sum(one.read for one in checked.submissions),
            pending=sum(row.absence is Absence.PENDING for row in rows),
            progress=sum(bool(row.text(Submitted.PROGRESS)) for row in rows),
        ),
        "quiet",
    )


def _files(checked: Checked) -> Table:
    """The tables that were read. How they lay is said where one of them is not what a form gives: commas, and the
    header in the first row."""
    layouts = [_layout(one) for one in checked.submissions]
    columns = (
        Column(Text(zh="文件", en="file"), grow=True, least=12),
        Column(Text(zh="编码", en="encoding"), least=8),
        *([Column(Text(zh="版式", en="layout"), least=8)] if any(layouts) else []),
        Column(words.PERIOD),
        Column(Text(zh="行数", en="rows"), "right"),
        Column(Text(zh="可用", en="usable"), "right"),
    )
    rows = tuple(
        (
            one.path,
            f"{one.encoding} {one.sheet}" if one.sheet else one.encoding,
            *([Text(zh="{parts}", en="{parts}").given(parts=layout) if layout else "—"] if any(layouts) else []),
            "、".join(map(str, one.periods)) or "—",
            str(len(one.rows)),
            str(one.read),
        )
        for one, layout in zip(checked.submissions, layouts, strict=True)
    )
    return Table(columns, rows)


def _layout(one: Submission) -> list[Text]:
    """What a reader should know of how a table lay; nothing for commas with the header in the first row."""
    found = []
    layout = one.layout
    if layout.delimiter not in (None, ","):
        found.append(DELIMITERS[layout.delimiter])
    if layout.header > 1:
        found.append(Text(zh="表头第 {row} 行", en="header in row {row}").given(row=layout.header))
    if layout.wide:
        found.append(Text(zh="宽表", en="a column a period"))
    return found


def _figures(checked: Checked, everything: bool) -> list[Block]:
    rows: list[Assessed] = worst_first([one for one in checked.rows if everything or one.status in _NOT_MET])
    if not checked.rows:
        return []
    if not rows:
        return [Paragraph(Text(zh="报送的指标全部达到目标。", en="Every submitted indicator met its target."), "good")]
    title = Text(
        zh="未达标和未报送的指标（{shown} 项，共 {all} 项；加 -v 全部列出）",
        en="Targets not met or not reported ({shown} of {all}; -v lists all)",
    )
    if everything:
        title = Text(zh="全部指标（{shown} 项，共 {all} 项）", en="All indicators ({shown} of {all})")
    heading = Heading(title.given(shown=len(rows), all=len(checked.rows)), 2)
    several = len({one.period for one in rows}) > 1
    return [heading, figures_table(rows, with_period=several), *unconfirmed_footnote(rows)]


def verdict(checked: Checked) -> Paragraph:
    """Whether the files can be submitted, why not, and the next step: one line, also on a page of 80 columns."""
    errors, warnings = checked.count(Severity.ERROR), checked.count(Severity.WARNING)
    wording = Text(zh="错误 {errors}，警告 {warnings}{answered}", en="{errors} errors, {warnings} warnings{answered}")
    counted = wording.given(errors=errors, warnings=warnings, answered=_answered(checked))
    unread = {one.place.file for one in checked.findings if one.fault.stops and one.severity is Severity.ERROR}
    if unread:
        wording = Text(
            zh="结论：不能报送。{count} 个文件无法检查；{counted}。请改正后再检查",
            en="Verdict: not ready. Files that cannot be checked: {count}; {counted}. Correct them and check again",
        )
        return Paragraph(wording.given(count=len(unread), counted=counted), "bad")
    if errors:
        wording = Text(
            zh="结论：不能报送。{counted}。请改正后再检查",
            en="Verdict: not ready. {counted}. Correct the cells and check again",
        )
        return Paragraph(wording.given(counted=counted), "bad")
    if warnings:
        wording = Text(
            zh="结论：可以报送，有待说明。{counted}。请补齐，或在“说明”列写明原因",
            en="Verdict: acceptable. {counted}. Complete the rows, or say why in the note",
        )
        return Paragraph(wording.given(counted=counted), "fair")
    wording = Text(
        zh="结论：可以报送。{counted}。下一步：{command}",
        en="Verdict: ready. {counted}. Next: {command}",
    )
    return Paragraph(wording.given(counted=counted, command=_next(checked)), "good")


def _next(checked: Checked) -> str:
    """The command that shows what was checked: by itself `report` takes a year, so a period inside one is named."""
    held = {period for one in checked.submissions for period in one.periods}
    if held and not any(period.is_annual for period in held):
        return f"gxq report --period {max(held, key=lambda period: period.order)}"
    return "gxq report"


def _answered(checked: Checked) -> Text:
    """How many findings no longer count because they were answered: they are neither hidden nor mistaken for none."""
    answers = [one.answer for one in checked.findings if one.answer]
    waived = sum(one.is_waiver for one in answers)
    noted = len(answers) - waived
    wording = Text(zh="", en="")
    if noted:
        wording = Text(zh="，已说明 {noted}", en=", {noted} answered").given(noted=noted)
    if waived:
        more = Text(zh="{wording}，已豁免 {waived}", en="{wording}, {waived} waived")
        wording = more.given(wording=wording, waived=waived)
    return wording
