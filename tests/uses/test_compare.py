"""The change between two periods: what a status, a gap and a light did."""

from __future__ import annotations

import pytest

from gxq_plan.model.assessed import Assessed
from gxq_plan.model.period import Period
from gxq_plan.report.report import Change, LightChange, Rollup
from gxq_plan.uses.compare import comparison

from ..make import indicator, plan_of

PLAN = plan_of(indicator("2018: 10, 2019: 12"))


def row(period: str, **facts: object) -> Assessed:
    return Assessed(PLAN.by_id["I-1"], period, **facts)  # type: ignore[arg-type]


def change(before: Assessed, after: Assessed) -> Change:
    [found] = comparison(Period(2018), [before], [after], ({}, {}), ()).changes
    return found


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        ("behind", "near", "up"),
        ("exceeded", "met", "down"),
        ("met", "met", "same"),
        ("no_target", "far_behind", "new"),
        ("not_reported", "met", "new"),
        ("met", "not_reported", "gone"),
        ("met", "no_target", None),
        ("not_reported", "not_reported", None),
        ("behind_schedule", "reached", "up"),
        ("ahead_of_schedule", "on_schedule", "down"),
    ],
)
def test_a_status_moves(before: str, after: str, move: str | None) -> None:
    assert change(row("2018", status=before), row("2019", status=after)).move == move


@pytest.mark.parametrize(
    ("before", "after", "gap"),
    [
        (2.0, 1.0, "narrowed"),
        (2.0, 0.0, "narrowed"),
        (0.0, 0.5, "widened"),
        (2.0, 2.0, "unchanged"),
        (0.0, 0.0, None),
        (None, 1.0, None),
        (1.0, None, None),
    ],
)
def test_what_is_missing_narrows_or_widens(before: float | None, after: float | None, gap: str | None) -> None:
    assert change(row("2018", shortfall=before), row("2019", shortfall=after)).gap == gap


def test_inside_a_year_what_is_missing_is_to_the_schedule() -> None:
    assert change(row("2019Q3", schedule_gap=-0.2), row("2020Q3", schedule_gap=-0.05)).gap == "narrowed"
    assert change(row("2019Q3", schedule_gap=0.2), row("2020Q3", schedule_gap=0.1)).gap is None


def group(id: str, light: str | None) -> Rollup:
    return Rollup(id, f"名{id}", 1, 1, {}, None, None, None, None, None, light)


def test_lights_that_moved_where_both_periods_have_one() -> None:
    before = {"departments": (group("a", "green"), group("b", None), group("c", "red"), group("e", "red"))}
    after = {
        "departments": (group("a", "red"), group("b", "green"), group("c", "red"), group("d", "red"), group("e", None))
    }
    whole = {("departments", id) for id in "abcde"}
    assert comparison(Period(2018), [], [], (before, after), ()).lights == ()
    found = comparison(Period(2018), [], [], (before, after), whole)
    assert found.lights == (LightChange("departments", "a", "名a", "green", "red"),)
