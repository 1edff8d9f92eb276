"""The table of indicators: every column by its name, which of them are shown, and in which order rows stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from gxq_plan import words
from gxq_plan.model.unit import is_percent
from gxq_plan.report.blocks import Amount, Bar, Cell, Code, Column, Lines, Share, Table
from gxq_plan.report.cells import (
    SEVERITY_OF_STATUS,
    STATUS_LABELS,
    TREND_LABELS,
    VERDICT_ORDER,
    actual_cell,
    gap_cell,
    indicator_name,
    status_label,
    status_tone,
    target_cell,
    trend_label,
)
from gxq_plan.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.report.report import Change


class Figure(NamedTuple):
    """A column that can be asked for by its name, in English or by one of its Chinese names. `when` is the length of
    the periods that have it: a whole `year`, or only a part, `inside` one."""

    column: Column
    cell: Callable[[Assessed], Cell]
    chinese: tuple[str, ...]
    when: Literal["always", "year", "inside"] = "always"


class View(NamedTuple):
    """How a person wants the table: these columns in this order, or every one whatever the width; sorted by a key,
    `-` before it turns the order around. `changes` are those of a comparison, which has columns of its own."""

    columns: tuple[str, ...] = ()
    wide: bool = False
    sort: str = "status"
    changes: tuple[Change, ...] | None = None

    def of(self, rows: Iterable[Assessed]) -> View:
        """Without the column of departments where no row has one: a page is too narrow for dashes."""
        if any(row.seat.indicator.department for row in rows):
            return self
        return self._replace(columns=tuple(name for name in self.columns if name != "department"))


USUAL = View()


def _ratio(value: float | None) -> Amount:
    return Amount(value, "", 2)


def schedule_cell(row: Assessed) -> Amount:
    """The distance to the schedule in percentage points of the year's target, with as many decimals as keep it from
    reading 0 where it is not."""
    if row.schedule_gap is None:
        return Amount(None)
    shown = percent(row.schedule_gap, (0.0,))
    return Amount(row.schedule_gap * 100, "", len(shown.rstrip("%").partition(".")[2]), signed=True)


def _in_unit(row: Assessed, value: float | None, *, signed: bool = False) -> Amount:
    """A figure that was computed, with two decimals more than what it was computed from."""
    places = max(map(_places, (row.actual, row.target, row.baseline, row.final_target)))
    shown = None if value is None else round(value, min(places + 2, 6)) + 0.0
    unit = row.seat.indicator.unit
    return Amount(shown, words.POINTS if signed and is_percent(unit) else unit, signed=signed)


def _places(value: float | None) -> int:
    return 0 if value is None else len(number(value).partition(".")[2])


def needed_cell(row: Assessed) -> Amount:
    """A flow needs an amount a year, anything else a change."""
    return _in_unit(row, row.needed_per_year, signed=row.seat.indicator.kind != "flow")


def forecast_cell(row: Assessed) -> Cell:
    """The range and its verdict below it."""
    if row.forecast_verdict is None:
        return "—"
    return Lines((forecast_range(row), words.VERDICT[row.forecast_verdict]))


def forecast_ends(row: Assessed) -> tuple[float | None, float | None]:
    """As they are shown: with no more places than what they were computed from can bear."""
    return _in_unit(row, row.forecast_low).value, _in_unit(row, row.forecast_high).value


def forecast_range(row: Assessed) -> Text:
    low, high = map(number, forecast_ends(row))
    return Text.both(f"{low if low == high else f'{low}~{high}'}{row.seat.indicator.unit}")


def _baseline_cell(row: Assessed) -> Cell:
    if row.baseline is None:
        return "—"
    wording = Text(zh="{value}（{year}）", en="{value} ({year})")
    return wording.given(value=f"{number(row.baseline)}{row.seat.indicator.unit}", year=row.baseline_period)


def _flags_cell(row: Assessed) -> Cell:
    flags = [words.FLAG_SHORT[flag] for flag in row.flags if flag in words.FLAG_SHORT]
    return Text(zh="{flags}", en="{flags}").given(flags=flags) if flags else ""


def _bar_cell(row: Assessed) -> Cell:
    """How much of the target is there, capped at the whole."""
    if row.attainment is None:
        return ""
    share = min(1.0, max(0.0, row.attainment))
    return Bar(((share, status_tone(row.status)), (1 - share, "quiet")), width=10)


_KIND_SHORT = {kind: Text(text.zh, kind) for kind, text in words.KIND.items()}
FIGURES: Mapping[str, Figure] = {
    "id": Figure(Column(words.ID, least=5), lambda row: Code(row.seat.indicator.id), ("编号",)),
    "name": Figure(
        Column(words.INDICATOR, grow=True, least=14),
        lambda row: indicator_name(row.seat.indicator),
        ("指标", "名称", "指标名称"),
    ),
    "department": Figure(
        Column(words.DEPARTMENT, least=10), lambda row: row.seat.indicator.department or "—", ("责任部门", "部门")
    ),
    "source": Figure(Column(words.SOURCE, least=4), lambda row: row.seat.indicator.source or "—", ("来源",)),
    "unit": Figure(Column(words.UNIT, least=4), lambda row: row.seat.indicator.unit, ("单位",)),
    "kind": Figure(
        Column(Text(zh="类型", en="kind"), least=6), lambda row: _KIND_SHORT[row.seat.indicator.kind], ("类型", "口径")
    ),
    "target": Figure(Column(words.TARGET, "right", least=6), target_cell, ("目标", "目标值")),
    "expected": Figure(
        Column(Text(zh="应达", en="expected"), "right", least=6),
        lambda row: _in_unit(row, row.expected),
        ("应达", "序时目标"),
        "inside",
    ),
    "actual": Figure(Column(words.ACTUAL, "right", least=6), actual_cell, ("实际", "实际值")),
    "gap": Figure(Column(words.GAP, "right", least=8), gap_cell, ("差距",), "year"),
    "attainment": Figure(
        Column(words.ATTAINMENT, "right", least=6), lambda row: Share(row.attainment), ("完成率",), "year"
    ),
    "bar": Figure(Column(Text(zh="", en=""), least=10), _bar_cell, ("完成图",), "year"),
    "schedule": Figure(
        Column(Text(zh="序时差", en="to schedule"), "right", least=8),
        schedule_cell,
        ("序时差", "超欠进度"),
        "inside",
    ),
    "status": Figure(
        Column(words.STATUS_TITLE, least=10, choices=STATUS_LABELS), lambda row: status_label(row.status), ("状态",)
    ),
    "trend": Figure(
        Column(words.TREND_TITLE, least=10, choices=TREND_LABELS), lambda row: trend_label(row.trend), ("趋势",), "year"
    ),
    "pace": Figure(Column(words.PACE, "right", least=4), lambda row: _ratio(row.pace_plan), ("进度比", "S"), "year"),
    "constant_pace": Figure(
        Column(Text(zh="匀速比", en="pace R"), "right", least=4),
        lambda row: _ratio(row.pace_constant),
        ("匀速比", "R"),
        "year",
    ),
    "progress": Figure(
        Column(Text(zh="已走路程", en="progress"), "right", least=6),
        lambda row: Share(row.progress),
        ("已走路程", "进程"),
        "year",
    ),
    "baseline": Figure(
        Column(Text(zh="基数", en="baseline"), "right", least=6), _baseline_cell, ("基数", "基期"), "year"
    ),
    "forecast": Figure(Column(words.FORECAST, least=12), forecast_cell, ("推算",), "year"),
    "needed": Figure(Column(words.NEEDED, "right", least=8), needed_cell, ("今后每年需", "每年需"), "year"),
    "acceleration": Figure(
        Column(words.ACCELERATION, "right", least=8),
        lambda row: _ratio(row.acceleration),
        ("提速倍数", "K"),
        "year",
    ),
    "flags": Figure(Column(words.FLAGS_TITLE, grow=True, least=8), _flags_cell, ("提示",), "year"),
    "data_status": Figure(
        Column(Text(zh="数据状态", en="data status"), least=8), lambda row: row.data_status or "—", ("数据状态",)
    ),
    "note": Figure(Column(words.NOTE, grow=True, least=12), lambda row: row.note or "", ("说明",)),
}


def change_figures(changes: Iterable[Change], *, inside: bool) -> dict[str, Figure]:
    """Columns of a comparison: what a row was in the period compared with, and how it moved."""
    by_id = {one.after.seat.indicator.id: one for one in changes}

    def change(row: Assessed) -> Change:
        return by_id[row.seat.indicator.id]

    short = Text(zh="序时差", en="to schedule") if inside else words.GAP
    cell = schedule_cell if inside else gap_cell
    before = Text(zh="上期{what}", en="{what} before")
    return {
        "was": Figure(
            Column(before.given(what=words.ACTUAL), "right", least=6),
            lambda row: actual_cell(change(row).before),
            ("上期实际",),
        ),
        "was_gap": Figure(
            Column(before.given(what=short), "right", least=8), lambda row: cell(change(row).before), ("上期差距",)
        ),
        "now_gap": Figure(
            Column(Text(zh="本期{what}", en="{what} now").given(what=short), "right", least=8), cell, ("本期差距",)
        ),
        "was_status": Figure(
            Column(before.given(what=words.STATUS_TITLE), least=10),
            lambda row: status_label(change(row).before.status),
            ("上期状态",),
        ),
        "now_status": Figure(
            Column(Text(zh="本期状态", en="status now"), least=10), lambda row: status_label(row.status), ("本期状态",)
        ),
        "moved": Figure(
            Column(Text(zh="变动", en="moved"), least=4), lambda row: _word(words.MOVE, change(row).move), ("变动",)
        ),
        "gap_change": Figure(
            Column(Text(zh="差距变化", en="gap change"), least=6),
            lambda row: _word(words.GAP_CHANGE, change(row).gap),
            ("差距变化",),
        ),
    }


def _word(known: Mapping[str, Text], word: str | None) -> Cell:
    return known[word] if word else "—"


# What is shown where nothing else was asked for; numbers as in Column.wide, 0 for columns that every page has.
_USUAL: Mapping[str, Mapping[str, int]] = {
    "year": {
        "id": 0, "name": 0, "department": 1, "target": 0, "actual": 0, "gap": 1, "attainment": 0, "bar": 2, "status": 0,
        "trend": 0, "pace": 1, "flags": 1,
    },
    "inside": {
        "id": 0, "name": 0, "department": 1, "target": 0, "expected": 0, "actual": 0, "schedule": 0, "status": 0,
        "data_status": 2,
    },
    "both": {
        "id": 0, "name": 0, "department": 1, "target": 0, "expected": 2, "actual": 0, "gap": 1, "attainment": 0,
        "schedule": 2, "status": 0, "trend": 1, "pace": 1, "flags": 1,
    },
}  # fmt: skip


def available(*, inside: bool, changes: Sequence[Change] | None = None) -> dict[str, Figure]:
    """The columns that periods of a length have, by name; with changes those of a comparison too."""
    kept = {name: one for name, one in FIGURES.items() if one.when in ("always", "inside" if inside else "year")}
    return kept | (change_figures(changes, inside=inside) if changes is not None else {})


def figures_table(rows: Sequence[Assessed], view: View = USUAL, *, with_period: bool = False) -> Table:
    """The table of indicators as it was asked for. Without a wish it fits the page: columns marked wide are left out
    on narrow ones. Named columns stay, and every column (`wide`) is drawn as broad as it is."""
    lengths = {row.in_year for row in rows}
    known = available(inside=lengths == {True}, changes=view.changes)
    figures = {**FIGURES, **known}
    if view.wide:
        # What is now is there already.
        chosen = dict.fromkeys((name for name in known if not name.startswith("now_")), 0)
    elif view.columns:
        chosen = dict.fromkeys(view.columns, 0)
    else:
        chosen = dict(_USUAL["both" if len(lengths) > 1 else "inside" if lengths == {True} else "year"])
    columns = [figures[name].column._replace(wide=wide) for name, wide in chosen.items()]
    table = tuple(tuple(figures[name].cell(row) for name in chosen) for row in rows)
    if with_period:
        columns.insert(1, Column(words.PERIOD, least=4))
        table = tuple((cells[0], Code(row.period), *cells[1:]) for row, cells in zip(rows, table, strict=True))
    return Table(tuple(columns), table, "exceed" if view.wide else "fold" if view.columns else "drop")


# --- order --------------------------------------------------------------------------------------------------------


def worst_first(rows: Iterable[Assessed]) -> list[Assessed]:
    """By status, then what is missing of the target (inside a year: of the schedule), then the plan's order."""
    return sorted(rows, key=lambda row: (SEVERITY_OF_STATUS.index(row.status), *_last(_distance(row))))


def _distance(row: Assessed) -> float | None:
    return row.schedule_gap if row.attainment is None else row.attainment


def _last(value: float | None) -> tuple[bool, float]:
    """What has no figure comes after all that have one."""
    return value is None, 0.0 if value is None else value


_TRENDS = (
    "regressing", "slipping", "stalled", "lagging", "slow", "on_track", "holding", "ahead", "achieved",
    "achieved_early", "insufficient_data",
)  # fmt: skip


def _good_side(row: Assessed) -> float | None:
    """The gap counted so that more is better; in a band the distance from it, which is never good."""
    if row.gap is None:
        return None
    sign = {"up": 1.0, "down": -1.0}.get(row.seat.indicator.direction)
    return -(row.shortfall or 0.0) if sign is None else sign * row.gap


def _effort(row: Assessed) -> float | None:
    """The yearly need as a part of the final target, the largest first: rows have different units."""
    if row.needed_per_year is None or not row.final_target:
        return None
    return -abs(row.needed_per_year / row.final_target)


def _forecast(row: Assessed) -> float | None:
    return None if row.forecast_verdict is None else float(VERDICT_ORDER.index(row.forecast_verdict))


# Each gives None where a row has no such figure: those stand last, whichever way the order runs.
SORTS: Mapping[str, tuple[tuple[str, ...], Callable[[Assessed], float | str | None]]] = {
    "status": (("状态",), lambda row: float(SEVERITY_OF_STATUS.index(row.status))),
    "id": (("编号",), lambda row: re.sub(r"\d+", lambda digits: digits[0].zfill(9), row.seat.indicator.id)),
    "attainment": (("完成率",), lambda row: row.attainment),
    "gap": (("差距",), _good_side),
    "trend": (("趋势",), lambda row: None if row.trend is None else float(_TRENDS.index(row.trend))),
    "department": (("责任部门", "部门"), lambda row: row.seat.indicator.department),
    "forecast": (("推算",), _forecast),
    "needed": (("今后每年需", "每年需"), _effort),
    "schedule": (("序时差", "超欠进度"), lambda row: row.schedule_gap),
}


def in_order(rows: Iterable[Assessed], sort: str) -> list[Assessed]:
    """Rows by a key of SORTS, the worst of equals first; with `-` before the key the other way round."""
    _, key = SORTS[sort.removeprefix("-")]
    ordered = worst_first(rows)
    having = [row for row in ordered if key(row) is not None]
    having.sort(key=_comparable(key), reverse=sort.startswith("-"))
    return [*having, *(row for row in ordered if key(row) is None)]


def _comparable(key: Callable[[Assessed], float | str | None]) -> Callable[[Assessed], tuple[float, str]]:
    """A key whose numbers and words compare with each other."""

    def pair(row: Assessed) -> tuple[float, str]:
        value = key(row)
        return (0.0, value) if isinstance(value, str) else (value or 0.0, "")

    return pair
