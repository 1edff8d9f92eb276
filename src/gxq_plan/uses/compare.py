"""What changed between two periods of one length: statuses and lights that moved, gaps that narrowed or widened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.report import Change, Comparison, LightChange

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.report.report import Rollups

# The statuses of a judged row, the worst first: in the year, and inside it.
_RANKS = (
    ("far_behind", "behind", "near", "met", "exceeded"),
    ("behind_schedule", "on_schedule", "ahead_of_schedule", "reached"),
)
_RANK = {status: at for ranks in _RANKS for at, status in enumerate(ranks)}


def comparison(
    period: Period,
    before: Sequence[Assessed],
    after: Sequence[Assessed],
    rollups: tuple[Rollups, Rollups],
    whole: Container[tuple[str, str]],
) -> Comparison:
    """The change of each row of `after` against the same indicator in `before`, the period compared with; and of the
    lights of the groups that are wholly in scope, by level and id."""
    earlier = {row.seat.indicator.id: row for row in before}
    changes = (_change(earlier[row.seat.indicator.id], row) for row in after)
    lights = (one for one in _lights(*rollups) if (one.level, one.id) in whole)
    return Comparison(period, tuple(changes), tuple(lights))


def _change(before: Assessed, after: Assessed) -> Change:
    return Change(before, after, _move(before.status, after.status), _gap(_short(before), _short(after)))


def _move(before: str, after: str) -> str | None:
    """`up`, `down` or `same` where both were judged; `new` and `gone` where only one was reported, else None."""
    was, now = _RANK.get(before), _RANK.get(after)
    if was is None:
        return None if now is None else "new"
    if now is None:
        return "gone" if after == "not_reported" else None
    return "up" if now > was else "down" if now < was else "same"


def _short(row: Assessed) -> float | None:
    """What is missing of the period's own target, in the unit; inside a year of the schedule, as a share."""
    if row.in_year:
        return None if row.schedule_gap is None else max(0.0, -row.schedule_gap)
    return row.shortfall


def _gap(before: float | None, after: float | None) -> str | None:
    """None where either is unknown, or nothing was missing in both."""
    if before is None or after is None or before == after == 0:
        return None
    return "narrowed" if after < before else "widened" if after > before else "unchanged"


def _lights(before: Rollups, after: Rollups) -> Iterator[LightChange]:
    """Groups whose light is another one now, where both periods have one."""
    for level, groups in after.items():
        earlier = {one.id: one.light for one in before.get(level, ())}
        for one in groups:
            was = earlier.get(one.id)
            if was and one.light and was != one.light:
                yield LightChange(level, one.id, one.name, was, one.light)
