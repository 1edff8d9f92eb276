"""What `show` says of one indicator: what it is, what was promised and delivered, and every figure derived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Pairs, Paragraph, Share, Table
from gxq_plan.report.cells import actual_cell, gap_cell, method_line, notices, status_label, target_cell, trend_label
from gxq_plan.report.changes import FIGURE, figure_cell, figures_of, group_name
from gxq_plan.report.definition import definition
from gxq_plan.report.derivation import steps
from gxq_plan.report.outline_ledger import ledger_blocks
from gxq_plan.report.outline_received import received_blocks
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.model.assessed import Assessed, Origin
    from gxq_plan.model.plan import Indicator, Plan
    from gxq_plan.report.shown import Reading, Shown


def blocks(shown: Shown, *, everything: bool = False) -> list[Block]:
    """Definition, targets and actuals, the derivation of the chosen period (with everything of each), other readings
    where the kind is open, and where every number comes from."""
    plan, rows = shown.plan, shown.rows
    row = next(one for one in rows if one.period == str(shown.chosen))
    indicator = row.seat.indicator
    heading = Text(zh="{id} {name}", en="{id} {name}").given(id=indicator.id, name=indicator.name)
    parts: list[Block] = [Heading(heading), Pairs(tuple(definition(plan, row)))]
    parts += [Heading(Text(zh="目标与实际", en="Targets and actuals"), 2), _history(rows)]
    for one in rows if everything else [row]:
        parts += _derivation(shown, one)
    parts += _readings(shown)
    parts += ledger_blocks(shown.ledger)
    parts += [Heading(Text(zh="数据出处", en="Where the numbers come from"), 2), *_origins(shown)]
    parts += notices(plan, shown.findings, everything)
    return [*parts, method_line(plan)]


def _derivation(shown: Shown, row: Assessed) -> list[Block]:
    title = Text(zh="{period}的各步计算", en="{period}, step by step").given(period=row.period_itself())
    others = {id: one for (id, period), one in shown.others.items() if period == row.period}
    found = tuple((one.term, one.words()) for one in steps(shown.plan, row, others))
    return [Heading(title, 2), Pairs(found)]


def _readings(shown: Shown) -> list[Block]:
    """What would be different if the kind were another one; computed by assessing the plan with it."""
    indicator = shown.rows[0].seat.indicator
    if indicator.kind_confirmed:
        return []
    title = Heading(Text(zh="口径待确认：换一种口径会变的数", en="Kind unconfirmed: what another kind would change"), 2)
    if not shown.readings:
        only = Text(zh="从单位和名称看，没有别的口径说得通。", en="By its unit and name no other kind is plausible.")
        return [title, Paragraph(only, "quiet")]
    columns = (
        Column(words.PERIOD),
        Column(Text(zh="项目", en="figure"), grow=True, least=8),
        Column(_now(indicator), "right", least=14),
        *(Column(words.KIND_SHORT[one.kind], "right", least=8) for one in shown.readings),
    )
    parts: list[Block] = [title]
    if rows := tuple(_differences(shown)):
        parts.append(Table(columns, rows))
    for one in shown.readings:
        parts.append(Paragraph(_lights(shown.plan, one), "plain"))
    note = Text(
        zh="按上面的口径逐一重新评价整个计划得出，没有列出的数不变",
        en="found by assessing the whole plan with each kind; what is not listed stays the same",
    )
    return [*parts, Paragraph(note, "quiet")]


def _now(indicator: Indicator) -> Text:
    return Text(zh="{kind}（现用）", en="{kind} (in use)").given(kind=words.KIND_SHORT[indicator.kind])


def _differences(shown: Shown) -> Iterator[tuple[Cell, ...]]:
    """A line for each figure of a period that any reading changes."""
    for row in shown.rows:
        changes = [next((c for c in one.rows if c.before.period == row.period), None) for one in shown.readings]
        changed = {name for change in changes if change for name in figures_of(change)}
        for name in (one for one in FIGURE if one in changed):
            cells = [figure_cell(shown.plan, change.after if change else row, name) for change in changes]
            yield Code(row.period), FIGURE[name], figure_cell(shown.plan, row, name), *cells


def _lights(plan: Plan, reading: Reading) -> Text:
    kind = words.KIND_SHORT[reading.kind]
    if not reading.rows and not reading.groups:
        return Text(zh="按{kind}：什么都不变", en="as {kind}: nothing would change").given(kind=kind)
    if not reading.groups:
        return Text(zh="按{kind}：没有一组的灯号会变", en="as {kind}: no light would flip").given(kind=kind)
    one = Text(zh="{period}{group} {before} → {after}", en="{group} {before} → {after} ({period})")
    flips = [
        one.given(
            period=period,
            group=group_name(plan, change.level, change.after.id, change.after.name),
            before=words.LIGHT[change.before.light or ""],
            after=words.LIGHT[change.after.light or ""],
        )
        for period, change in reading.groups
    ]
    return Text(zh="按{kind}，灯号会变：{flips}", en="as {kind} lights would flip: {flips}").given(
        kind=kind, flips=flips
    )


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
            Code(row.period),
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


def _origins(shown: Shown) -> list[Block]:
    """The file, row, cell and hash of every input, with what the submitter said about it."""
    plan, indicator = shown.plan, shown.rows[0].seat.indicator
    target = Text(zh="目标：{file} 第 {line} 行，sha256 {hash}", en="targets: {file} line {line}, sha256 {hash}")
    parts: list[Block] = [
        Paragraph(target.given(file=plan.path, line=indicator.line, hash=plan.sha256[:_HASH]), "plain")
    ]
    for one in shown.rows:
        parts += [Paragraph(_origin(one, one.origin)), *received_blocks(shown.lines(one))] if one.origin else []
    needed = [one for (id, _), one in shown.others.items() if id != indicator.same_as]
    return [*parts, *(Paragraph(_origin(one, one.origin, of_other=True)) for one in needed if one.origin)]


# As many characters of a hash as tell files apart; the whole one is in the record.
_HASH = 16


def _origin(row: Assessed, origin: Origin, *, of_other: bool = False) -> Text:
    wording = Text(
        zh="{what}{period}：{file} {sheet}第 {line} 行{cell}，sha256 {hash}{note}",
        en="{what}{period}: {file} {sheet}row {line}{cell}, sha256 {hash}{note}",
    )
    nothing = Text(zh="", en="")
    return wording.given(
        what=f"{row.seat.indicator.id} " if of_other else "",
        period=row.period_itself(),
        file=origin.file,
        sheet=Text(zh="工作表“{it}”", en="sheet '{it}' ").given(it=origin.sheet) if origin.sheet else nothing,
        line=origin.row,
        cell=Text(zh="（{it} 格）", en=" (cell {it})").given(it=origin.cell) if origin.cell else nothing,
        hash=origin.sha256[:_HASH],
        note=Text(zh="；说明：{it}", en="; note: {it}").given(it=row.note) if row.note else nothing,
    )
