"""Works without indicators: what was said of their progress. They are never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Table
from gxq_plan.report.cells import level
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.report.report import Report


def works(report: Report) -> list[Block]:
    if not report.works_without_indicators:
        return []
    columns = (
        Column(words.ID),
        Column(level(report.plan, "works"), grow=True, least=16),
        Column(words.DEPARTMENT, least=10),
        Column(Text(zh="进展", en="progress"), least=10),
        Column(words.NOTE, grow=True, least=12),
        Column(Text(zh="佐证", en="evidence"), grow=True, wide=1, least=8),
    )
    rows: list[tuple[Cell, ...]] = []
    for work, submitted in report.works_without_indicators:
        last = submitted[-1][1] if submitted else None
        progress = (last.text(Submitted.PROGRESS) if last else "") or Text(zh="未报进展", en="not reported")
        owner = work.department or work.lead or "—"
        said = (last.note, last.text(Submitted.EVIDENCE)) if last else ("", "")
        rows.append((Code(work.id), work.name, owner, progress, *said))
    return [
        Heading(Text(zh="无指标的工作（不计分）", en="Works without indicators (not scored)"), 2),
        Table(columns, tuple(rows)),
    ]
