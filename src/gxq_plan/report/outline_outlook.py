"""到期展望: how many rows are likely to reach their final targets, and the few that are furthest from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Amount, Block, Code, Column, Heading, Label, Paragraph, Table
from gxq_plan.report.cells import VERDICT_ORDER, actual_cell, indicator_name, verdict_label
from gxq_plan.report.figures import forecast_range, needed_cell
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.report import Report

_SHOWN = 5
_ALARMING = ("diverging", "unlikely")


def outlook(report: Report) -> list[Block]:
    """Counts of the verdicts in one sentence; the worst rows; how to see all. Not where rows were chosen by status or
    trend: the counts are of all."""
    if report.scope.get("status") or report.scope.get("trend"):
        return []
    counts = report.outlook
    judged = sum(counts.values())
    if not judged:
        return []
    wording = Text(zh="{verdict} {count}", en="{verdict} {count}")
    said = [
        wording.given(verdict=words.VERDICT[one], count=counts[one]) for one in reversed(VERDICT_ORDER) if counts[one]
    ]
    sentence = Text(zh="可推算 {judged} 项：{said}", en="{judged} rows can be projected: {said}")
    title = Text(zh="到期展望（{final}年，推算）", en="Outlook for {final} (projected)")
    parts: list[Block] = [Heading(title.given(final=report.plan.periods[-1].year), 2)]
    parts.append(Paragraph(sentence.given(judged=judged, said=said)))
    worst = _worst(report.rows)
    if worst:
        parts.append(_table(worst[:_SHOWN]))
    if len(worst) > _SHOWN:
        note = Text(
            zh="难以完成或趋势背离的另有 {count} 项：gxq report --sort 推算 --columns 编号,指标,推算,每年需",
            en="{count} more are unlikely or diverging: gxq report --sort forecast --columns id,name,forecast,needed",
        )
        parts.append(Paragraph(note.given(count=len(worst) - _SHOWN), "hint"))
    return parts


def _worst(rows: Sequence[Assessed]) -> list[Assessed]:
    """Those whose better end misses most of the way, first."""
    ids = {one.seat.indicator.id for one in rows}
    # A copy is counted, and shown, with its original.
    own = (one for one in rows if one.seat.indicator.same_as not in ids)
    alarming = [one for one in own if one.forecast_verdict in _ALARMING]
    return sorted(alarming, key=lambda one: (VERDICT_ORDER.index(one.forecast_verdict or ""), -_missing(one)))


def _missing(row: Assessed) -> float:
    return 0.0 if row.forecast_gap_best is None else row.forecast_gap_best


def _table(rows: Sequence[Assessed]) -> Table:
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=14),
        Column(words.ACTUAL, "right", least=6),
        Column(words.FORECAST, "right", least=6),
        Column(Text(zh="终期目标", en="final target"), "right", least=6),
        Column(words.NEEDED, "right", least=8),
        Column(Text(zh="展望", en="outlook"), least=10),
    )
    return Table(columns, tuple(_cells(row) for row in rows))


def _cells(row: Assessed) -> tuple[Code | Text | Amount | Label, ...]:
    indicator = row.seat.indicator
    return (
        Code(indicator.id),
        indicator_name(indicator),
        actual_cell(row),
        forecast_range(row),
        Amount(row.final_target, indicator.unit, indicator.decimals),
        needed_cell(row),
        verdict_label(row.forecast_verdict or ""),
    )
