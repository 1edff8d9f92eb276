"""What `show` says of one indicator: what it is, what was promised and delivered, and every figure derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Column, Heading, Pairs, Paragraph, Share, Table
from gxq_plan.report.cells import actual_cell, gap_cell, level, method_line, status_label, target_cell, trend_label
from gxq_plan.report.derivation import steps
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan


def blocks(plan: Plan, rows: Sequence[Assessed], period: str | None) -> list[Block]:
    """`rows` are the indicator's assessed periods; the derivation is of `period`, else of the latest year with an
    actual."""
    row = _chosen(rows, period)
    indicator = row.seat.indicator
    heading = Text(zh="{id} {name}", en="{id} {name}").given(id=indicator.id, name=indicator.name)
    parts: list[Block] = [Heading(heading), Pairs(tuple(_definition(plan, row)))]
    parts += [Heading(Text(zh="目标与实际", en="Targets and actuals"), 2), _history(rows)]
    derived = Text(zh="{period}的各步计算", en="{period}, step by step").given(period=row.period_itself())
    parts += [Heading(derived, 2), Pairs(tuple((one.term, one.words()) for one in steps(plan, row)))]
    parts += [Heading(Text(zh="数据出处", en="Where the numbers come from"), 2), *_origins(plan, rows)]
    return [*parts, method_line(plan)]


def _chosen(rows: Sequence[Assessed], period: str | None) -> Assessed:
    if period:
        return next(one for one in rows if one.period == period)
    years = [one for one in rows if not one.in_year]
    with_actual = [one for one in years if one.actual is not None]
    return (with_actual or years)[-1]


def _definition(plan: Plan, row: Assessed) -> Iterator[tuple[Text, Cell]]:
    indicator, project, task, work = row.seat
    kind = words.KIND[indicator.kind]
    if not indicator.kind_confirmed:
        kind = Text(zh="{kind}（{mark}）", en="{kind} ({mark})").given(kind=kind, mark=words.UNCONFIRMED)
    for term, value in (
        (words.UNIT, indicator.unit),
        (words.SOURCE, "、".join(indicator.sources)),
        (words.DEPARTMENT, "、".join(indicator.departments)),
        (level(plan, "projects"), project and f"{project.id} {project.name}"),
        (level(plan, "tasks"), task and f"{task.id} {task.name}"),
        (level(plan, "works"), work and f"{work.id} {work.name}"),
        (words.LEAD, work and work.lead),
        (words.ASSIST, work and "、".join(work.assist) + ("等" if work.assist_open else "")),
        (Text(zh="类型", en="kind"), kind),
        (Text(zh="方向", en="direction"), words.DIRECTION[indicator.direction]),
        (Text(zh="容差", en="tolerance"), number(indicator.tolerance) if indicator.tolerance else None),
        (Text(zh="基期", en="baseline"), _baseline(row)),
        (Text(zh="重复于", en="same as"), indicator.same_as),
        (Text(zh="性质", en="nature"), words.NATURE.get(indicator.nature or "")),
        (Text(zh="权重", en="weight"), number(indicator.weight) if indicator.weight != 1 else None),
        (Text(zh="其他目标", en="other targets"), _other_targets(row)),
        (Text(zh="口径", en="definition"), indicator.definition),
        (Text(zh="备注", en="notes"), "；".join(indicator.notes)),
    ):
        if value:
            yield term, value


def _other_targets(row: Assessed) -> str | None:
    """What stands under other keys than the plan's years: kept as it is written."""
    return "；".join(f"{key}: {target.written}" for key, target in row.seat.indicator.other_targets.items()) or None


def _baseline(row: Assessed) -> str | None:
    own = row.seat.indicator.baseline
    return f"{own.period}: {number(own.value)}{row.seat.indicator.unit}" if own else None


def _history(rows: Sequence[Assessed]) -> Table:
    columns = (
        Column(words.PERIOD),
        Column(words.TARGET, "right", least=6),
        Column(words.ACTUAL, "right", least=6),
        Column(words.GAP, "right", least=6),
        Column(words.ATTAINMENT, "right", least=6),
        Column(words.STATUS_TITLE, least=10),
        Column(words.TREND_TITLE, least=10),
        Column(Text(zh="数据状态", en="data"), least=4),
    )
    cells = tuple(
        (
            row.period,
            target_cell(row),
            actual_cell(row),
            gap_cell(row),
            Share(row.attainment),
            status_label(row.status),
            trend_label(row.trend),
            row.data_status or "—",
        )
        for row in rows
    )
    return Table(columns, cells)


def _origins(plan: Plan, rows: Sequence[Assessed]) -> list[Block]:
    """The file, row and hash of every input, with what the submitter said about it."""
    target = Text(zh="目标：{file} 第 {line} 行，sha256 {hash}", en="targets: {file} line {line}, sha256 {hash}")
    parts: list[Block] = [
        Paragraph(target.given(file=plan.path, line=rows[0].seat.indicator.line, hash=plan.sha256[:16]), "plain")
    ]
    for row in rows:
        if row.origin is None:
            continue
        wording = Text(
            zh="{period}：{file} 第 {line} 行，sha256 {hash}{note}",
            en="{period}: {file} row {line}, sha256 {hash}{note}",
        )
        note = Text(zh="；说明：{it}", en="; note: {it}").given(it=row.note) if row.note else Text(zh="", en="")
        facts: dict[str, object] = {"period": row.period_itself(), "file": row.origin.file, "line": row.origin.row}
        parts.append(Paragraph(wording.given(**facts, hash=row.origin.sha256[:16], note=note)))
    return parts
