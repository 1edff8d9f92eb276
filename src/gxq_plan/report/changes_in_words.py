"""The figures of a row that moved, each in a few words: 实际 46亿元→41亿元."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.unit import is_percent
from gxq_plan.text import Text, number, percent

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.diff import GoalMove, LightMove, RowMove

# What a reader of a report looks at; the other figures follow from these, and are in the JSON.
_TOLD = ("target", "actual", "attainment", "gap", "status", "schedule_gap", "trend", "forecast_verdict")
_NAMES = {
    "target": words.TARGET,
    "actual": words.ACTUAL,
    "attainment": words.ATTAINMENT,
    "gap": words.GAP,
    "status": words.STATUS_TITLE,
    "schedule_gap": words.SCHEDULE_GAP,
    "trend": words.TREND_TITLE,
    "forecast_verdict": words.FORECAST,
}
_WORDS = {"status": words.STATUS, "trend": words.TREND, "forecast_verdict": words.VERDICT}
_MOVED = Text(zh="{name} {was}→{now}", en="{name} {was} → {now}")


def moved_figures(move: RowMove) -> tuple[Text, ...]:
    """What differs of what is told; a row that came or went says so."""
    if move.before is None:
        return (Text(zh="新增了这一行", en="the row was added"),)
    if move.after is None:
        return (Text(zh="删去了这一行", en="the row was removed"),)
    told = [name for name in _TOLD if name in move.figures]
    if not told:
        return (Text(zh="推算和进度的数", en="figures of forecast and pace"),)
    both = move.before, move.after
    return tuple(_MOVED.given(name=_NAMES[name], was=_said(both[0], name), now=_said(both[1], name)) for name in told)


def moved_goal(move: GoalMove) -> tuple[Text, ...]:
    if move.before is None or move.after is None:
        return (Text(zh="总体目标增删", en="the goal was added or removed"),)
    was, now = (number(one.actual) for one in (move.before, move.after))
    told = [_MOVED.given(name=words.ACTUAL, was=was, now=now)] if was != now else []
    judged = [words.STATUS[one.status] if one.status else Text.both("—") for one in (move.before, move.after)]
    if judged[0] != judged[1]:
        told.append(_MOVED.given(name=words.STATUS_TITLE, was=judged[0], now=judged[1]))
    return tuple(told)


def moved_light(move: LightMove) -> tuple[Text, ...]:
    was, now = (words.LIGHT[one or ""] for one in (move.before, move.after))
    return (_MOVED.given(name=words.LIGHT_TITLE, was=was, now=now),)


def _said(row: Assessed, name: str) -> Text:
    value = getattr(row, name)
    if value is None:
        return Text.both("—")
    if name in _WORDS:
        return _WORDS[name][value]
    if name in ("attainment", "schedule_gap"):
        return Text.both(percent(value))
    unit = row.seat.indicator.unit
    shown = words.POINTS if name == "gap" and is_percent(unit) else Text.both(unit)
    return Text(zh="{value}{unit}", en="{value}{unit}").given(value=number(value), unit=shown)
