"""What `diff` says: cause by cause what was changed and which statuses that moved, the verdict last."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Label, Lines, Paragraph, Table
from gxq_plan.report.cells import method_line
from gxq_plan.report.changes import group_name
from gxq_plan.report.diff import Cause
from gxq_plan.report.plan_change_cells import changed_cell, field_cell, reason_cell
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from gxq_plan.model.plan import Plan
    from gxq_plan.report.diff import Diff, GoalMove, LightMove, PlanChange, RowMove, Side, Stage, Value, ValueChange

CAUSE: dict[Cause, Text] = {
    Cause.METHOD: Text(zh="口径和方法", en="method"),
    Cause.TARGET: Text(zh="目标调整", en="revised targets"),
    Cause.ROWS: Text(zh="指标增减和归属", en="rows"),
    Cause.REVISED: Text(zh="更正", en="revised data"),
    Cause.WITHDRAWN: Text(zh="撤回", en="withdrawn data"),
    Cause.NEW: Text(zh="新数据", en="new data"),
}
_OLD, _NEW = Text(zh="旧", en="old"), Text(zh="新", en="new")
_STATUS = Text(zh="状态变动", en="status moved")
_WAS_TO = Text(zh="{was} → {now}", en="{was} → {now}")
_SHOWN = 20
_One = TypeVar("_One")
_LEVELS = ("plan", "projects", "departments")


def blocks(found: Diff, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Title, the two sides, the causes in their order, the method, the verdict."""
    if verdict_only:
        return [verdict(found)]
    title = Text(zh="{title}  变化对照", en="{title}: what changed").given(title=found.plan.title)
    parts: list[Block] = [Heading(title), *_sides(found)]
    for stage in found.stages:
        parts += stage_blocks(found.plan, stage, everything=everything)
    return [*parts, method_line(found.plan), verdict(found)]


def _sides(found: Diff) -> list[Block]:
    order = Text(
        zh="按{causes}的次序逐项改动、逐项重算；状态变动记在引起它的那一项之下。",
        en="Changes are applied in the order {causes}, and everything is computed anew after each: what moves then is "
        "put down to it.",
    )
    parts: list[Block] = [Paragraph(_side(_OLD, found.old)), Paragraph(_side(_NEW, found.new))]
    if not (found.old.inputs or found.new.inputs):
        none = Text(
            zh="没有报送数据：只比较计划本身，状态都按未报送计。",
            en="There are no actuals: only the plans are compared, and every row counts as unreported.",
        )
        parts.append(Paragraph(none, "quiet"))
    elif found.sort == "plan":
        same = Text(zh="两份计划按同一批数据计算：{files}", en="Both plans are assessed with the same data: {files}")
        parts.append(Paragraph(same.given(files=[path for path, _ in found.new.inputs]), "quiet"))
    if not found.is_empty:
        parts.append(Paragraph(order.given(causes=list(CAUSE.values())), "quiet"))
    return parts


def _side(which: Text, side: Side) -> Text:
    wording = Text(
        zh="{which}：{shown}（计划 {plan}，数据 {count} 份）", en="{which}: {shown} (plan {plan}, data files: {count})"
    )
    return wording.given(which=which, shown=side.shown, plan=side.plan[1][:12], count=len(side.inputs))


def stage_blocks(plan: Plan, stage: Stage, *, everything: bool) -> list[Block]:
    """One cause: its heading with counts, what was changed, what that moved. Nothing where there is nothing."""
    if stage.is_empty:
        return []
    wording = Text(zh="{cause}：{changes}，状态变动 {flips} 个", en="{cause}: {changes}, statuses moved: {flips}")
    title = wording.given(cause=CAUSE[stage.cause], changes=_counted(stage), flips=len(stage.flips))
    parts: list[Block] = [Heading(title, 2)]
    if stage.plan:
        parts += _limited(stage.plan, everything, lambda some: _plan_table(stage.cause, some))
        parts += _undocumented(stage)
    if stage.values:
        parts += _limited(stage.values, everything, lambda some: _value_table(plan, stage, some))
    told = {(one.id, one.period) for one in stage.values}
    parts += _others(stage, told, everything)
    return [*parts, *_lights(plan, stage, everything), *(Paragraph(_goal(one)) for one in stage.goals if _is_told(one))]


def _counted(stage: Stage) -> Text:
    """How much was changed; a value that is only confirmed under another data status is no correction."""
    confirmed = sum(one.kind == "status" for one in stage.values)
    count = len(stage.plan) + len(stage.values) - confirmed
    if not confirmed:
        return Text(zh="改动 {count} 处", en="changes: {count}").given(count=count)
    wording = Text(
        zh="改数 {count} 个、只改数据状态 {confirmed} 个", en="values: {count}, data status alone: {confirmed}"
    )
    return wording.given(count=count, confirmed=confirmed)


def _limited(rows: tuple[_One, ...], everything: bool, table: Callable[[tuple[_One, ...]], Table]) -> list[Block]:
    some = rows if everything else rows[:_SHOWN]
    return [table(some), *_left_out(len(rows) - len(some))]


def _left_out(count: int) -> list[Block]:
    if not count:
        return []
    note = Text(
        zh="另有 {count} 条没有列出：加 -v 全部列出，或用 --format json",
        en="{count} more are not listed: -v lists all, --format json has every one",
    )
    return [Paragraph(note.given(count=count), "quiet")]


# --- the plan -----------------------------------------------------------------------------------------------------


def _plan_table(cause: Cause, changes: tuple[PlanChange, ...]) -> Table:
    reasons = cause is Cause.TARGET
    columns = (
        Column(words.ID, least=5),
        Column(words.NAME, grow=True, least=12),
        Column(Text(zh="项目", en="what"), least=6),
        Column(_OLD, least=6),
        Column(_NEW, least=6),
        *([Column(Text(zh="依据", en="by"), grow=True, least=10)] if reasons else []),
    )
    rows = tuple(
        (
            Code(one.subject) if one.subject else Text(zh="计划", en="plan"),
            one.name or "—",
            field_cell(one),
            changed_cell(one.field, one.before),
            changed_cell(one.field, one.after),
            *([reason_cell(one)] if reasons else []),
        )
        for one in changes
    )
    return Table(columns, rows, "fold")


def _undocumented(stage: Stage) -> list[Block]:
    """Targets that were changed and the plan does not say by whom."""
    without = [one for one in stage.plan if one.documented is False]
    if not without:
        return []
    wording = Text(
        zh="{count} 个目标改了，新计划文件却没有记依据：{where}。请在该指标的 revisions 里写明"
        " period、from、to、document、reason",
        en="Targets changed, and the new plan file does not say by what ({count}): {where}. Add to the revisions of "
        "the indicator: period, from, to, document, reason",
    )
    at = Text(zh="{id} {key}（第 {line} 行）", en="{id} {key} (line {line})")
    where = [at.given(id=one.subject, key=one.key, line=one.line_after) for one in without]
    return [Paragraph(wording.given(count=len(without), where=where), "poor")]


# --- the data -----------------------------------------------------------------------------------------------------


def _value_table(plan: Plan, stage: Stage, changes: tuple[ValueChange, ...]) -> Table:
    """The old value is left out where there was none. The place stands below each value."""
    new = stage.cause is Cause.NEW
    flips = {(one.id, one.period): one for one in stage.rows}
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=12),
        Column(words.PERIOD, least=6),
        *([] if new else [Column(_OLD, least=10)]),
        Column(_NEW, least=10),
        Column(_STATUS, least=12),
    )
    rows = tuple(
        (
            Code(one.id),
            plan.name_of(one.id),
            str(one.period),
            *([] if new else [_value(plan, one, one.before)]),
            _value(plan, one, one.after),
            _flip(flips.get((one.id, one.period))),
        )
        for one in changes
    )
    return Table(columns, rows, "fold")


def _value(plan: Plan, change: ValueChange, value: Value | None) -> Cell:
    """The value with its data status, and below it the file and the cell."""
    if value is None:
        return "—"
    seat = plan.by_id.get(change.id)
    said = value.raw or "—" if value.value is None else f"{number(value.value)}{seat.indicator.unit if seat else ''}"
    if value.value is None and value.progress:
        said = value.progress
    name = (value.place.file or "").rsplit("/", 1)[-1]
    sheet = f"[{value.place.sheet}]" if value.place.sheet else ""
    return Lines((f"{said} {value.data_status}".strip(), f"{name}{sheet} {value.place.cell or value.place.row}"))


def _flip(move: RowMove | None) -> Cell:
    if move is None or not move.flips:
        return "—"
    was, now = move.statuses
    return Label(_WAS_TO.given(was=words.STATUS[was or ""], now=words.STATUS[now or ""]), tone="strong")


# --- what it moved ------------------------------------------------------------------------------------------------


def _others(stage: Stage, told: Collection[object], everything: bool) -> list[Block]:
    """The statuses that moved and stand in no row of a table above: another period, a copy, what is held against it."""
    moves = tuple(one for one in stage.flips if (one.id, one.period) not in told)
    if not moves:
        return []
    title = Text(zh="由此变动的状态", en="statuses that this moved")
    if told:
        title = Text(zh="另外由此变动的状态", en="other statuses that this moved")
    return [Paragraph(title, "strong"), *_limited(moves, everything, _moves_table)]


def _moves_table(moves: Iterable[RowMove]) -> Table:
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=12),
        Column(words.PERIOD, least=6),
        Column(_STATUS, least=12),
    )
    return Table(
        columns,
        tuple((Code(one.id), one.row.seat.indicator.name, str(one.period), _flip(one)) for one in moves),
    )


def _lights(plan: Plan, stage: Stage, everything: bool) -> list[Block]:
    """Lights of the plan, of projects and departments; with everything those of tasks, works and sources too."""
    moved = [one for one in stage.lights if everything or one.level in _LEVELS]
    if not moved:
        return []
    said = Text(zh="灯号变动：{said}", en="lights that moved: {said}").given(said=[_light(plan, one) for one in moved])
    return [Paragraph(said)]


def _light(plan: Plan, one: LightMove) -> Text:
    wording = Text(zh="{period} {name} {was} → {now}", en="{period} {name} {was} → {now}")
    was, now = (words.LIGHT[each or ""] for each in (one.before, one.after))
    return wording.given(period=str(one.period), name=group_name(plan, one.level, one.id, one.name), was=was, now=now)


def _is_told(one: GoalMove) -> bool:
    """A goal that is there in both, with another actual or status."""
    return one.before is not None and one.after is not None


def _goal(one: GoalMove) -> Text:
    assert one.before and one.after
    wording = Text(
        zh="总体目标 {id} {name}（{period}）：{before} → {after}，{status}",
        en="goal {id} {name} ({period}): {before} → {after}, {status}",
    )
    was, now = (
        words.STATUS[each.status] if each.status else words.STATUS["no_target"] for each in (one.before, one.after)
    )
    return wording.given(
        id=one.after.goal.id,
        name=one.after.goal.name,
        period=str(one.period),
        before=number(one.before.actual),
        after=number(one.after.actual),
        status=now if was == now else _WAS_TO.given(was=was, now=now),
    )


# --- the verdict --------------------------------------------------------------------------------------------------


def verdict(found: Diff) -> Paragraph:
    """How many statuses moved, by cause: the last line."""
    flips = {one.cause: len(one.flips) for one in found.stages if one.flips}
    if found.is_empty:
        return Paragraph(Text(zh="结论：没有变化", en="Verdict: nothing changed"), "good")
    if not flips:
        nothing = Text(
            zh="结论：改动 {count} 处，没有状态因此变动{more}", en="Verdict: changes: {count}, no status moved{more}"
        )
        count = sum(len(one.plan) + len(one.values) for one in found.stages)
        return Paragraph(nothing.given(count=count, more=_more(found)), "fair")
    wording = Text(
        zh="结论：{count} 个状态变了：{causes}{more}", en="Verdict: statuses moved: {count} ({causes}){more}"
    )
    return Paragraph(wording.given(count=sum(flips.values()), causes=by_cause(flips), more=_more(found)), "fair")


def by_cause(counts: dict[Cause, int]) -> Text:
    """How many each cause moved, the most first."""
    part = Text(zh="{count} 个因{cause}", en="{count} by {cause}")
    ordered = sorted(counts.items(), key=lambda one: -one[1])
    parts = [part.given(count=count, cause=CAUSE[cause]) for cause, count in ordered]
    return Text("，".join(one.zh for one in parts), ", ".join(one.en for one in parts))


def _more(found: Diff) -> Text:
    """What a count of moves alone would hide: rows that moved more than once, targets without a document."""
    moved = [(one.id, one.period) for stage in found.stages for one in stage.flips]
    again = len(moved) - len(set(moved))
    without = sum(one.documented is False for stage in found.stages for one in stage.plan)
    said = Text(zh="", en="")
    if again:
        wording = Text(zh="（其中 {count} 个是同一行再次变动）", en=" ({count} of them a row that moved again)")
        said = wording.given(count=again)
    if without:
        wording = Text(
            zh="{said}；{count} 个目标调整没有依据", en="{said}; targets changed without a document: {count}"
        )
        said = wording.given(said=said, count=without)
    return said
