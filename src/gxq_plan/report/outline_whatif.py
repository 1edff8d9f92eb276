"""What `whatif` says: the supposed values, what they change period by period, before and after, and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Amount, Block, Cell, Code, Column, Heading, Paragraph, Share, Table
from gxq_plan.report.cells import indicator_name, light_label, method_line
from gxq_plan.report.changes import FIGURE, figure_cell, figures_of, group_name, supposed_label
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.difference import GoalChange, GroupChange, RowChange
    from gxq_plan.report.shown import Effect, Supposed, WhatIf

_BEFORE, _AFTER = Text(zh="现在", en="now"), Text(zh="假设后", en="if supposed")


def blocks(found: WhatIf, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """Title, suppositions, the effects of each period, what did not change, method, verdict."""
    if verdict_only:
        return [_verdict(found)]
    title = Text(zh="{title}  假设测算", en="{title}: what if").given(title=found.plan.title)
    warning = Text(
        zh="下面凡标“假设”的都不是实际数，由此算出的也不是实际完成情况；没有改动任何文件。",
        en="What is marked as supposed is no actual figure, nor is anything computed from it; no file was changed.",
    )
    parts: list[Block] = [Heading(title)]
    scope = [value for values in found.scope.values() for value in values]
    if scope:
        parts.append(Paragraph(Text(zh="范围：{scope}", en="Scope: {scope}").given(scope=scope), "quiet"))
    parts += [Paragraph(warning, "strong"), _suppositions(found), *_notes(found)]
    for effect in found.effects:
        parts += _effect(found, effect, everything)
    return [*parts, method_line(found.plan), _verdict(found)]


def _suppositions(found: WhatIf) -> Table:
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=14),
        Column(words.PERIOD, least=4),
        Column(_BEFORE, "right", least=6),
        Column(Text(zh="假设", en="supposed"), "right", least=6),
    )
    return Table(columns, tuple(_supposition(found.plan, one) for one in found.supposed))


def _supposition(plan: Plan, one: Supposed) -> tuple[Cell, ...]:
    indicator = plan.by_id[one.id].indicator
    return (
        Code(one.id),
        indicator_name(indicator),
        Code(str(one.period)),
        Amount(one.before, indicator.unit, indicator.decimals),
        supposed_label(Amount(float(one.value), indicator.unit)),
    )


def _notes(found: WhatIf) -> list[Block]:
    """How a value was read, which rows take it too, what is out of range, what is no other value than now."""
    lines: list[Text] = []
    for one in found.supposed:
        indicator = found.plan.by_id[one.id].indicator
        facts: dict[str, object] = {"id": one.id, "value": number(one.value), "unit": indicator.unit}
        if one.copied:
            wording = Text(
                zh="{id} 与 {other} 是同一指标，同设为 {value}{unit}",
                en="{id} is the same thing as {other}: {value}{unit} is supposed there too",
            )
            lines.append(wording.given(**facts, other=one.copied))
        elif one.written != number(one.value):
            wording = Text(zh="{id}：“{written}”按 {value}{unit} 计", en="{id}: '{written}' is read as {value}{unit}")
            lines.append(wording.given(**facts, written=one.written))
        if not one.within:
            wording = Text(
                zh="{id}：{value}{unit} 超出允许的范围，真的报来会是错误（A006）",
                en="{id}: {value}{unit} is out of range: submitted it would be an error (A006)",
            )
            lines.append(wording.given(**facts))
        if one.before is not None and one.before == float(one.value):
            wording = Text(
                zh="{id} {period} 本来就是 {value}{unit}，这项假设不改变任何数",
                en="{id} is {value}{unit} in {period} already: this changes nothing",
            )
            lines.append(wording.given(**facts, period=str(one.period)))
    return [Paragraph(one, "quiet") for one in lines]


def _effect(found: WhatIf, effect: Effect, everything: bool) -> list[Block]:
    title = Text(zh="{period}：变化", en="{period}: what changes").given(period=effect.period)
    parts: list[Block] = [Heading(title, 2)]
    if effect.changed:
        parts.append(_rows(found, effect))
    parts += _groups(found.plan, effect, everything)
    parts += [Paragraph(_goal(one)) for one in effect.goals]
    return [*parts, Paragraph(_unchanged(effect), "quiet")]


def _rows(found: WhatIf, effect: Effect) -> Table:
    """One line for each figure that differs; the indicator stands in its first."""
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=12),
        Column(Text(zh="项目", en="figure"), least=8),
        Column(_BEFORE, "right", least=8),
        Column(_AFTER, "right", least=8),
    )
    rows: list[tuple[Cell, ...]] = []
    for change in effect.changed:
        rows += _lines(found, change)
    return Table(columns, tuple(rows))


def _lines(found: WhatIf, change: RowChange) -> list[tuple[Cell, ...]]:
    indicator = change.before.seat.indicator
    supposed = {(one.id, str(one.period)) for one in found.supposed}
    made: list[tuple[Cell, ...]] = []
    for name in figures_of(change):
        before, after = (figure_cell(found.plan, row, name) for row in (change.before, change.after))
        if name == "actual" and (indicator.id, change.after.period) in supposed:
            after = supposed_label(after)
        head: tuple[Cell, Cell] = ("", "") if made else (Code(indicator.id), indicator_name(indicator))
        made.append((*head, FIGURE[name], before, after))
    return made


def _groups(plan: Plan, effect: Effect, everything: bool) -> list[Block]:
    """The groups whose light changes, with what decides it: the score, inside a year the rate on schedule or better.
    With everything also those whose light stays."""
    shown = [one for one in effect.groups if everything or one.flips]
    if not shown:
        return []
    annual = effect.period.is_annual
    columns = (
        Column(Text(zh="组", en="group"), grow=True, least=14),
        Column(Text(zh="现灯号", en="light now"), least=10),
        Column(_AFTER, least=10),
        Column(words.SCORE if annual else words.MET_RATE, "right", least=18),
        Column(_AFTER, "right", least=8),
    )
    title = Heading(Text(zh="灯号", en="Lights"), 2)
    return [title, Table(columns, tuple(_group(plan, one, annual) for one in shown))]


def _group(plan: Plan, one: GroupChange, annual: bool) -> tuple[Cell, ...]:
    before, after = one.before, one.after
    return (
        group_name(plan, one.level, after.id, after.name),
        light_label(before.light),
        light_label(after.light),
        Share(before.score_strict if annual else before.met_strict),
        Share(after.score_strict if annual else after.met_strict),
    )


def _goal(change: GoalChange) -> Text:
    wording = Text(
        zh="总体目标 {id} {name}：{before} → {after}（假设），{status}",
        en="goal {id} {name}: {before} → {after} (supposed), {status}",
    )
    goal = change.before.goal
    was, now = (words.STATUS[one.status] if one.status else Text(zh="不评价", en="not judged") for one in change)
    flip = Text(zh="{was} → {now}", en="{was} → {now}").given(was=was, now=now)
    values = {"before": number(change.before.actual), "after": number(change.after.actual)}
    return wording.given(id=goal.id, name=goal.name, status=now if was == now else flip, **values)


def _unchanged(effect: Effect) -> Text:
    rows = effect.rows_compared - len(effect.changed)
    groups = effect.groups_compared - sum(one.flips for one in effect.groups)
    if not effect.changed:
        nothing = Text(
            zh="没有任何变化：{rows} 项指标、{groups} 个组的灯号都与现在相同",
            en="nothing changes: all {rows} indicators and the lights of {groups} groups are as now",
        )
        return nothing.given(rows=rows, groups=groups)
    wording = Text(
        zh="没有变：其余 {rows} 项指标的全部数字，{groups} 个组的灯号",
        en="unchanged: every figure of the other {rows} indicators, the lights of {groups} groups",
    )
    return wording.given(rows=rows, groups=groups)


def _verdict(found: WhatIf) -> Paragraph:
    """How many statuses, trends, forecasts and lights flip, over all periods shown."""
    rows = [one for effect in found.effects for one in effect.changed]
    if not rows:
        nothing = Text(
            zh="结论：这些假设不改变任何数字、状态和灯号", en="Verdict: these values change no figure, status or light"
        )
        return Paragraph(nothing, "quiet")
    wording = Text(
        zh="结论：假设 {supposed}，状态变化 {status} 项，趋势 {trend} 项，推算结论 {verdict} 项，灯号 {lights} 个",
        en="Verdict: if {supposed}, {status} statuses, {trend} trends, {verdict} forecasts and {lights} lights flip",
    )
    given = [_said(found.plan, one) for one in found.supposed if not one.copied]
    counted = {
        "status": sum(one.flips("status") for one in rows),
        "trend": sum(one.flips("trend") for one in rows),
        "verdict": sum(one.flips("forecast_verdict") for one in rows),
        "lights": sum(one.flips for effect in found.effects for one in effect.groups),
    }
    return Paragraph(wording.given(supposed=given, **counted), "fair")


def _said(plan: Plan, one: Supposed) -> Text:
    wording = Text(zh="{id} {period}为 {value}{unit}", en="{id} is {value}{unit} in {period}")
    facts: dict[str, object] = {"period": one.period, "value": number(one.value)}
    return wording.given(id=one.id, unit=plan.by_id[one.id].indicator.unit, **facts)
