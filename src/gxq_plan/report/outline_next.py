"""What a department must do next: what to submit, what is behind and by how much, what is unconfirmed or in doubt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.model.unit import is_percent
from gxq_plan.report.blocks import Block, Heading, Paragraph
from gxq_plan.report.figures import needed_cell, schedule_cell, worst_first
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.report import Report

# Up to so many rows have a line of their own; the others stand in the table below.
_LINES = 5
_BEHIND = ("far_behind", "behind", "near", "behind_schedule")


def next_steps(report: Report) -> list[Block]:
    """Only in a report on departments, and not where rows were chosen by status or trend: it speaks of all of them."""
    chosen = report.scope.get("dept", ())
    if not chosen or report.scope.get("status") or report.scope.get("trend"):
        return []
    title = Text(zh="{names}下一步要做", en="What {names} must do next")
    said = [*_to_submit(report), *_behind(report), *_unconfirmed(report), *_doubted(report)]
    if not report.rows and not report.works_without_indicators:
        nothing = Text(zh="名下没有指标，也没有无指标的工作。", en="It owns no indicators and no works without any.")
        said = [Paragraph(nothing, "quiet")]
    elif not said:
        said = [Paragraph(Text(zh="没有要办的事。", en="Nothing is left to do."), "quiet")]
    return [Heading(title.given(names=list(chosen)), 2), *said]


def _named(rows: Sequence[Assessed]) -> list[str]:
    return [f"{row.seat.indicator.id} {row.seat.indicator.name}" for row in rows]


def _to_submit(report: Report) -> list[Block]:
    rows = [row for row in report.rows if row.status == "not_reported"]
    # The last row is the one that the table below shows; one without a word of progress says nothing yet.
    works = [
        work
        for work, submitted in report.works_without_indicators
        if not submitted or not submitted[-1][1].text(Submitted.PROGRESS)
    ]
    parts: list[Block] = []
    if rows:
        wording = Text(zh="报送 {count} 项实际值：{rows}", en="submit actuals ({count}): {rows}")
        parts.append(Paragraph(wording.given(count=len(rows), rows=_named(rows))))
    if works:
        wording = Text(zh="报送 {count} 项工作的进展：{rows}", en="submit the progress of works ({count}): {rows}")
        names = [f"{work.id} {work.name}" for work in works]
        parts.append(Paragraph(wording.given(count=len(works), rows=names)))
    return parts


def _behind(report: Report) -> list[Block]:
    rows = worst_first(row for row in report.rows if row.status in _BEHIND)
    if not rows:
        return []
    annual = report.period.is_annual
    title = (
        Text(zh="补上未完成的 {count} 项：", en="catch up on targets that were not met ({count}):")
        if annual
        else Text(zh="赶上欠进度的 {count} 项：", en="catch up on what is behind schedule ({count}):")
    )
    parts: list[Block] = [Paragraph(title.given(count=len(rows)))]
    parts += [Paragraph(line(row) if annual else line_inside(row), indent=2) for row in rows[:_LINES]]
    if len(rows) > _LINES:
        rest = Text(zh="另有 {count} 项：{ids}", en="{count} more: {ids}")
        ids = [row.seat.indicator.id for row in rows[_LINES:]]
        parts.append(Paragraph(rest.given(count=len(ids), ids=ids), indent=2))
    return parts


def amount(row: Assessed, value: float) -> Text:
    """An amount in the row's unit, a difference of percents in percentage points."""
    unit = row.seat.indicator.unit
    points = Text(zh="个百分点", en=" pp")
    wording = Text(zh="{value}{unit}", en="{value}{unit}")
    return wording.given(value=number(value), unit=points if is_percent(unit) else unit)


def planned_total(row: Assessed) -> float:
    """All years of the plan together."""
    return float(sum(Decimal(repr(target)) for _, target, _ in row.history if target is not None))


def line(row: Assessed) -> Text:
    """How much is missing, and how much a year is needed from now, until the plan's last year."""
    short = amount(row, row.shortfall or 0.0)
    said = Text(zh="{row}：{status}，差 {short}", en="{row}: {status}, {short} short").given(
        row=_named([row])[0], status=words.STATUS[row.status], short=short
    )
    if not row.needed_per_year:
        return said
    needed = amount(row, abs(needed_cell(row).value or 0.0))
    if row.seat.indicator.kind == "flow":
        wording = Text(
            zh="{said}；完成计划期合计 {total}，今后每年需 {needed}",
            en="{said}; for the plan's total of {total} it needs {needed} a year",
        )
        return wording.given(said=said, total=amount(row, planned_total(row)), needed=needed)
    wording = Text(
        zh="{said}；到 {final}年达 {target}，今后每年需{way} {needed}",
        en="{said}; to get to {target} by {final} it needs {needed} {way} a year",
    )
    return wording.given(
        said=said,
        final=row.history[-1][0],
        target=f"{number(row.final_target)}{row.seat.indicator.unit}",
        needed=needed,
        way=way(row, row.needed_per_year),
    )


def way(row: Assessed, needed: float) -> Text:
    if row.seat.indicator.kind == "flow":
        return Text(zh="完成", en="delivered")
    return Text(zh="增加", en="more") if needed > 0 else Text(zh="减少", en="less")


def line_inside(row: Assessed) -> Text:
    """How far behind the schedule, and what is left until the end of the year."""
    target = f"{number(row.target)}{row.seat.indicator.unit}"
    said = Text(zh="{row}：应达 {expected}，实际 {actual}", en="{row}: {expected} due by now, {actual} actual").given(
        row=_named([row])[0],
        expected=f"{number(None if row.expected is None else round(row.expected, 4))}{row.seat.indicator.unit}",
        actual=f"{number(row.actual)}{row.seat.indicator.unit}",
    )
    if row.schedule_gap is not None:
        gap = schedule_cell(row)
        wording = Text(zh="{said}，欠序时 {gap} 个百分点", en="{said}, {gap} pp behind schedule")
        said = wording.given(said=said, gap=number(abs(gap.value or 0.0), gap.decimals))
    if row.target is None or row.actual is None or row.target_low is not None:
        return said
    left = round(row.target - row.actual, 6)
    wording = Text(
        zh="{said}；全年目标 {target}，年底前还需{way} {left}",
        en="{said}; for the year's {target} it needs {left} {way} by the end of the year",
    )
    return wording.given(said=said, target=target, left=amount(row, abs(left)), way=way(row, left))


def _unconfirmed(report: Report) -> list[Block]:
    rows = [row for row in report.rows if not row.seat.indicator.kind_confirmed]
    if not rows:
        return []
    wording = Text(
        zh="向计划部门确认口径 {count} 项（年末数、当年数还是累计数）：{rows}",
        en="confirm with the plan office what is counted, a stock, a year's amount or a total ({count}): {rows}",
    )
    return [Paragraph(wording.given(count=len(rows), rows=_named(rows)))]


def _doubted(report: Report) -> list[Block]:
    """Errors and warnings that nobody has answered, about the rows and works shown."""
    known = {row.seat.indicator.id for row in report.rows} | {work.id for work, _ in report.works_without_indicators}
    found = [
        one for one in report.findings if one.subject in known and one.severity is not Severity.INFO and not one.answer
    ]
    if not found:
        return []
    wording = Text(
        zh="核对存疑数据 {count} 处（见“数据中的问题”）：{ids}",
        en="check doubtful values, see 'About the data' ({count}): {ids}",
    )
    return [Paragraph(wording.given(count=len(found), ids=list(dict.fromkeys(str(one.subject) for one in found))))]
