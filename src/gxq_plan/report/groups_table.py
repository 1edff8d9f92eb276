"""The table of groups: how many rows each has due, reported, met and behind, and its light."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Bar, Cell, Column, Share, Table, Tone
from gxq_plan.report.cells import LIGHT_LABELS, light_label, status_tone
from gxq_plan.text import Text, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.report.report import Rollup


def groups_table(groups: Iterable[Rollup], title: Text, *, inside: bool) -> Table:
    """A line for each group, under the `title` of what they are; `inside` a year the words of the schedule."""
    columns = (
        Column(title, grow=True, least=10),
        Column(words.DUE, "right"),
        Column(words.REPORTING_RATE, "right", least=6),
        *_counted(inside=inside),
        Column(Text(zh="未报", en="missing"), "right"),
        Column(Text(zh="构成", en="make-up"), least=8),
        Column(words.LIGHT_TITLE, least=8, choices=LIGHT_LABELS),
        Column(Text(zh="完成比例（按应报 ~ 按已报）", en="met (of due ~ of reported)"), "right", wide=1, least=15),
        Column(words.SCORE, "right", wide=1, least=10),
    )
    return Table(columns, tuple(_group(one, inside) for one in groups))


def _counted(*, inside: bool) -> tuple[Column, ...]:
    """What is counted: in the year met, near, behind; inside it reached or ahead, on and behind schedule."""
    titles = (
        (Text(zh="完成", en="met"), Text(zh="基本", en="near"), Text(zh="滞后", en="behind"))
        if not inside
        else (Text(zh="已达或超", en="ahead"), Text(zh="达进度", en="on"), Text(zh="欠进度", en="behind"))
    )
    return tuple(Column(title, "right") for title in titles)


def _group(one: Rollup, inside: bool) -> tuple[Cell, ...]:
    good, fair, late = three(one, inside)
    interval = f"{percent(one.met_strict)} ~ {percent(one.met_lenient)}"
    parts: tuple[tuple[float, Tone], ...] = tuple(
        (one.counts[status] / one.due if one.due else 0.0, status_tone(status)) for status in _MAKE_UP
    )
    return (
        one.name,
        str(one.due),
        Share(one.reporting_rate),
        str(good),
        str(fair),
        str(late),
        str(one.counts["not_reported"]),
        Bar(parts),
        light_label(one.light),
        interval,
        Share(one.score_strict),
    )


# Best first, what is missing last.
_MAKE_UP = (
    "exceeded", "met", "reached", "ahead_of_schedule", "on_schedule", "near", "behind_schedule", "behind", "far_behind",
    "not_reported",
)  # fmt: skip


def three(one: Rollup, inside: bool) -> tuple[int, int, int]:
    counts = one.counts
    if inside:
        return counts["reached"] + counts["ahead_of_schedule"], counts["on_schedule"], counts["behind_schedule"]
    return counts["exceeded"] + counts["met"], counts["near"], counts["behind"] + counts["far_behind"]
