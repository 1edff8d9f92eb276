"""A chart as inline SVG: targets as a line with marks, actuals as columns, ranges as hollow boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan import words
from gxq_plan.text import Lang, Text, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from gxq_plan.report.blocks import Chart

WIDTH, HEIGHT = 300, 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 8, 22, 22
_FORECAST = Text(zh="推算 {low}～{high}", en="forecast {low} to {high}")
_ONE = Text(zh="{period}：目标 {target}，实际 {actual}", en="{period}: target {target}, actual {actual}")


_BAND = Text(zh="目标区间 {low}～{high}", en="target band {low} to {high}")


class Column(NamedTuple):
    """One period, in the units of the drawing: where it stands, where its actual ends, where its target lies."""

    period: str
    x: float
    width: float
    actual: float | None
    target: float | None
    actual_said: str
    target_said: str


class Range(NamedTuple):
    """Two ends over one period: x, top, bottom, and the range in words."""

    x: float
    top: float
    bottom: float
    said: str


class Drawing(NamedTuple):
    """What the page's template draws. `zero` is the line that columns stand on, `said` tells all of it in words."""

    columns: tuple[Column, ...]
    line: str
    zero: float
    forecast: Range | None
    band: Range | None
    said: str
    width: int = WIDTH
    height: int = HEIGHT


def drawing(chart: Chart, lang: Lang) -> Drawing | None:
    """None where there is no number to draw. The scale begins at zero, so that columns do not exaggerate."""
    ends = [end for one in (chart.forecast, chart.band) if one for end in one[1:]]
    numbers = [one for one in (*chart.targets, *chart.actuals, *ends) if one is not None]
    if not numbers:
        return None
    low, high = min(0.0, *numbers), max(0.0, *numbers)
    span = (high - low) or 1.0

    def y(value: float) -> float:
        return round(_TOP + (HEIGHT - _TOP - _BOTTOM) * (high - value) / span, 1)

    step = (WIDTH - _LEFT - _RIGHT) / len(chart.periods)
    columns = tuple(
        Column(
            period,
            round(_LEFT + step * (at + 0.5), 1),
            round(min(step * 0.5, 46), 1),
            None if actual is None else y(actual),
            None if target is None else y(target),
            number(actual) if actual is not None else "",
            number(target) if target is not None else "",
        )
        for at, (period, target, actual) in enumerate(zip(chart.periods, chart.targets, chart.actuals, strict=True))
    )
    line = " ".join(f"{one.x},{one.target}" for one in columns if one.target is not None)
    forecast, band = (_range(one, columns, y) for one in (chart.forecast, chart.band))
    return Drawing(columns, line, y(0.0), forecast, band, _said(chart, lang))


def _range(
    ends: tuple[str, float, float] | None, columns: tuple[Column, ...], y: Callable[[float], float]
) -> Range | None:
    x = next((one.x for one in columns if ends and one.period == ends[0]), None)
    if ends is None or x is None:
        return None
    _, low, high = ends
    return Range(x, y(high), y(low), number(low) if low == high else f"{number(low)}~{number(high)}")


def _said(chart: Chart, lang: Lang) -> str:
    """The same in words, for those who do not see the drawing."""
    said = [
        _ONE.of(lang, period=period, target=number(target), actual=number(actual))
        for period, target, actual in zip(chart.periods, chart.targets, chart.actuals, strict=True)
    ]
    for wording, ends in ((_BAND, chart.band), (_FORECAST, chart.forecast)):
        if ends:
            said.append(wording.of(lang, low=number(ends[1]), high=number(ends[2])))
    unit = words.UNIT.of(lang)
    return ("；" if lang == "zh" else "; ").join([*said, f"{unit} {chart.unit}"])
