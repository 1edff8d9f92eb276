"""The change between two periods: counts, lights that moved, the rows whose status moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Code, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import indicator_name
from gxq_plan.report.figures import change_figures, worst_first
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.report.report import Change, Comparison, Report

_SHOWN = 20
# What went wrong is told before what went well.
_MOVES = ("down", "gone", "up", "new")
_LEVELS = ("plan", "projects", "departments")


def changes(report: Report) -> list[Block]:
    """Nothing where no comparison was asked for."""
    found = report.comparison
    if found is None:
        return []
    title = Text(zh="与{period}相比", en="Compared with {period}")
    parts: list[Block] = [Heading(title.given(period=found.period), 2), _counts(found), *_lights(found)]
    moved = _moved(found)
    if moved:
        parts.append(_table(moved[:_SHOWN]))
    if len(moved) > _SHOWN:
        note = Text(
            zh="状态变动的另有 {count} 项：加 --columns 编号,指标,上期状态,状态,变动,差距变化",
            en="{count} more moved: add --columns id,name,was_status,status,moved,gap_change",
        )
        parts.append(Paragraph(note.given(count=len(moved) - _SHOWN), "hint"))
    return parts


def _counts(found: Comparison) -> Paragraph:
    moves = [one.move for one in found.changes]
    gaps = [one.gap for one in found.changes]
    wording = Text(
        zh="状态上升 {up} 项、下降 {down} 项、不变 {same} 项，新报 {new} 项，不再报送 {gone} 项；"
        "与各自目标的差距收窄 {narrowed} 项、扩大 {widened} 项、持平 {unchanged} 项",
        en="status: {up} up, {down} down, {same} the same, {new} new, {gone} no longer reported; what is missing of "
        "each period's target: {narrowed} narrowed, {widened} widened, {unchanged} unchanged",
    )
    counted = {one: moves.count(one) for one in words.MOVE} | {one: gaps.count(one) for one in words.GAP_CHANGE}
    return Paragraph(wording.given(**counted))


def _lights(found: Comparison) -> list[Block]:
    """Lights of the plan, of projects and departments; those of tasks and works are in the JSON."""
    lights = [one for one in found.lights if one.level in _LEVELS]
    if not lights:
        return []
    wording = Text(zh="{name}由{before}变为{after}", en="{name} from {before} to {after}")
    said = [
        wording.given(name=one.name, before=words.LIGHT[one.before], after=words.LIGHT[one.after]) for one in lights
    ]
    return [Paragraph(Text(zh="灯号变动：{said}", en="lights that moved: {said}").given(said=said))]


def _moved(found: Comparison) -> list[Change]:
    by_id = {one.after.seat.indicator.id: one for one in found.changes if one.move in _MOVES}
    ordered = [by_id[row.seat.indicator.id] for row in worst_first(one.after for one in by_id.values())]
    return sorted(ordered, key=lambda one: _MOVES.index(one.move or ""))


def _table(moved: Sequence[Change]) -> Table:
    shown = {
        name: one
        for name, one in change_figures(moved, inside=moved[0].after.in_year).items()
        if name in ("was_status", "now_status", "moved", "was_gap", "now_gap", "gap_change")
    }
    narrow = ("was_status", "now_status", "moved", "gap_change")
    columns = (
        Column(words.ID, least=5),
        Column(words.INDICATOR, grow=True, least=14),
        *(one.column._replace(wide=0 if name in narrow else 1) for name, one in shown.items()),
    )
    rows = tuple(
        (
            Code(one.after.seat.indicator.id),
            indicator_name(one.after.seat.indicator),
            *(figure.cell(one.after) for figure in shown.values()),
        )
        for one in moved
    )
    return Table(columns, rows)
