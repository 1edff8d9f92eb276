"""Figures that differ, as cells: what `show` says of readings and `whatif` of supposed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.unit import is_percent
from gxq_plan.report.blocks import Amount, Cell, Label, Share
from gxq_plan.report.cells import actual_cell, gap_cell, level, status_label, target_cell, trend_label
from gxq_plan.report.derive_trend import edges
from gxq_plan.report.facts import Facts
from gxq_plan.report.step import ratio
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.difference import RowChange

FIGURE: dict[str, Text] = {
    "target": words.TARGET,
    "actual": words.ACTUAL,
    "expected": words.EXPECTED,
    "schedule_gap": words.SCHEDULE_GAP,
    "gap": words.GAP,
    "attainment": words.ATTAINMENT,
    "status": words.STATUS_TITLE,
    "baseline": Text(zh="基数 b", en="baseline b"),
    "progress": Text(zh="已走路程 P", en="progress P"),
    "planned_share": Text(zh="计划路程 π", en="planned share π"),
    "pace_plan": Text(zh="对照计划 S", en="pace to plan S"),
    "pace_constant": Text(zh="对照匀速 R", en="constant pace R"),
    "trend": words.TREND_TITLE,
    "flags": words.FLAGS_TITLE,
    "forecast": Text(zh="推算", en="forecast"),
    "forecast_verdict": Text(zh="推算结论", en="verdict"),
    "needed_per_year": words.NEEDED,
    "acceleration": Text(zh="提速倍数 K", en="acceleration K"),
}
# Both ends of a forecast are one figure on screen; whether a target is met is what the status says.
_SHOWN_AS = {"forecast_low": "forecast", "forecast_high": "forecast", "met": "status"}


def figures_of(change: RowChange) -> list[str]:
    """The figures that differ, each once, in the order of the method."""
    found = {_SHOWN_AS.get(name, name) for name in change.figures}
    return [name for name in FIGURE if name in found and _differs(change, name)]


def _differs(change: RowChange, name: str) -> bool:
    """`met` alone may differ where the status does not."""
    return name != "status" or change.before.status != change.after.status


def figure_cell(plan: Plan, row: Assessed, name: str) -> Cell:
    """One figure of a row as a cell; `—` where it does not exist."""
    facts = Facts(plan, row, {})
    made: dict[str, Cell] = {
        "target": target_cell(row),
        "actual": actual_cell(row),
        "gap": gap_cell(row),
        "attainment": Share(row.attainment),
        "status": status_label(row.status),
        "trend": trend_label(row.trend),
        "expected": _amount(row, row.expected),
        "schedule_gap": _points(row),
        "baseline": _amount(row, row.baseline),
        "progress": ratio(row.progress),
        "planned_share": ratio(row.planned_share),
        "pace_plan": ratio(row.pace_plan, edges(facts)),
        "pace_constant": ratio(row.pace_constant, edges(facts)),
        "flags": _flags(row),
        "forecast": _forecast(row),
        "forecast_verdict": words.VERDICT[row.forecast_verdict] if row.forecast_verdict else "—",
        "needed_per_year": _amount(row, row.needed_per_year, distance=True),
        "acceleration": ratio(row.acceleration),
    }
    return made[name]


def _amount(row: Assessed, value: float | None, *, distance: bool = False) -> Cell:
    if value is None:
        return "—"
    unit = row.seat.indicator.unit
    shown = words.POINTS if distance and is_percent(unit) else unit
    return Text(zh="{value}{unit}", en="{value}{unit}").given(value=ratio(value), unit=shown)


def _points(row: Assessed) -> Cell:
    if row.schedule_gap is None:
        return "—"
    return Amount(row.schedule_gap * 100, words.POINTS, 1, signed=True)


def _flags(row: Assessed) -> Cell:
    known = [words.FLAG_SHORT.get(one, words.FLAG[one]) for one in row.flags if one != "weak_evidence"]
    if "weak_evidence" in row.flags:
        known.append(Text(zh="只有两点", en="two points"))
    return Text(zh="{flags}", en="{flags}").given(flags=known) if known else "—"


def _forecast(row: Assessed) -> Cell:
    if row.forecast_low is None:
        return "—"
    low, high = ratio(row.forecast_low), ratio(row.forecast_high)
    return f"{low if low == high else f'{low}~{high}'}{row.seat.indicator.unit}"


def group_name(plan: Plan, of_level: str, id: str, name: str) -> Text:
    """A group as it is called: its level and its name."""
    if of_level == "plan":
        return Text(zh="整个计划", en="the whole plan")
    wording = Text(zh="{level} {name}", en="{level} {name}")
    return wording.given(level=level(plan, of_level) if of_level in _NUMBERED else words.LEVEL[of_level],
                         name=name if name == id else f"{id} {name}")  # fmt: skip


_NUMBERED = ("projects", "tasks", "works")


def supposed_label(value: Cell) -> Cell:
    """A cell that holds a supposed value says so."""
    if isinstance(value, Amount):
        unit = value.unit if isinstance(value.unit, Text) else Text.both(value.unit)
        digits = number(value.value, value.decimals)
        said = Text(zh="{digits}{unit}（假设）", en="{digits}{unit} (supposed)").given(digits=digits, unit=unit)
        return Label(said, tone="fair")
    return value
