"""Periods inside a year (序时进度): what was due by then, the distance in points of the year's target, the words."""

from __future__ import annotations

import pytest

from tests.make import Figures, When, assessed, figures, indicator, plan_of, series


def inside(
    targets: str, value: str | None, when: str = "2019Q3", *, kind: str = "flow", direction: str = "up", extra: str = ""
) -> Figures:
    """The figures of a period of 2019 with nothing else reported."""
    values = {} if value is None else {when: value}
    return series(targets, values, year=when, kind=kind, direction=direction, extra=extra)


def baseline(value: str, period: int = 2018) -> str:
    return f"baseline: {{period: {period}, value: {value}}}"


def points(found: Figures) -> float | None:
    return None if found.schedule_gap is None else round(100 * found.schedule_gap, 6)


# --- what is due by then ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "due"),
    [
        ("2019Q1", 25), ("2019Q2", 50), ("2019Q3", 75), ("2019Q4", 100), ("2019H1", 50), ("2019H2", 100),
        ("2019-01", 100 / 12), ("2019-06", 50), ("2019-11", 1100 / 12), ("2019-12", 100),
    ],
)  # fmt: skip
def test_of_a_flow_the_elapsed_share_of_the_year_is_due(when: str, due: float) -> None:
    assert inside("2019: 100", "1", when).expected == pytest.approx(due)


@pytest.mark.parametrize("kind", ["level", "cumulative"])
@pytest.mark.parametrize(
    ("before", "extra", "due"),
    [
        ({2018: "92"}, "", 98),  # from last year's actual
        ({}, "", 97.5),  # else from its target
        ({2018: "92"}, baseline("60", 2018), 98),
    ],
)
def test_a_state_is_due_on_its_way_from_last_year(kind: str, before: dict[When, str], extra: str, due: float) -> None:
    found = series("2018: 90, 2019: 100", {**before, "2019Q3": "95"}, year="2019Q3", kind=kind, extra=extra)
    assert found.expected == due


def test_a_state_in_its_first_year_starts_from_the_plans_baseline_of_the_year_before() -> None:
    assert inside("2019: 100", "95", kind="level", extra=baseline("80")).expected == 95
    for extra in ("", baseline("80", 2017)):
        found = inside("2019: 100", "95", kind="level", extra=extra)
        assert (found.status, found.expected, found.schedule_gap) == ("not_due", None, None)
    # What is there already needs no way to it.
    assert inside("2019: 100", "100", kind="level").status == "reached"


@pytest.mark.parametrize("kind", ["ratio", "growth"])
def test_of_a_share_or_a_rate_the_years_target_itself_is_due(kind: str) -> None:
    found = inside("2019: 7", "6.1", "2019Q1", kind=kind)
    assert (found.expected, found.status, points(found)) == (7, "behind_schedule", -12.857143)


def test_the_plans_own_number_for_the_period_comes_first() -> None:
    assert inside("2019: 100, 2019Q3: 60", "61").status == "on_schedule"
    assert inside("2019: 100, 2019Q3: 60", "61").expected == 60
    # By where it ends: a half year is the second quarter, year to date.
    assert inside("2019: 100, 2019Q2: 40", "41", "2019H1").expected == 40
    assert inside("2019: 100, 2019Q3: 60", "61", "2019Q2").expected == 50
    assert inside("2019: 10, 2019Q3: 6", "6", kind="level").expected == 6


def test_a_number_for_the_period_is_compared_where_the_year_has_none() -> None:
    found = inside("2019Q3: 60", "61")
    assert (found.status, found.expected, found.schedule_gap) == ("on_schedule", 60, None)
    assert inside("2019Q3: 60", "59").status == "behind_schedule"
    assert inside("2019Q3: 60", None).status == "not_reported"


# --- words and points ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "status", "gap"),
    [
        ("100", "reached", 25),
        ("130", "reached", 55),
        ("99.9", "ahead_of_schedule", 24.9),
        ("80", "ahead_of_schedule", 5),
        ("79.9", "on_schedule", 4.9),
        ("75", "on_schedule", 0),
        ("74.9", "behind_schedule", -0.1),
        ("0", "behind_schedule", -75),
    ],
)
def test_words_and_points_of_the_years_target(value: str, status: str, gap: float) -> None:
    found = inside("2019: 100", value)
    assert (found.status, points(found)) == (status, gap)


@pytest.mark.parametrize("target", ["0.1", "0.3", "0.7", "1.1", "2.3", "13.9"])
def test_what_touches_the_schedule_in_decimals_is_on_it(target: str) -> None:
    # 0.1 x 0.75 is 0.07500000000000001 in floats.
    due = f"{float(target) * 0.75:.6f}"
    assert inside(f"2019: {target}", due).status == "on_schedule"
    ahead = f"{float(target) * 0.80:.6f}"
    assert inside(f"2019: {target}", ahead).status == "ahead_of_schedule"


def test_the_plan_may_ask_more_of_being_ahead() -> None:
    found = series(
        "2019: 100", {"2019Q3": "84"}, kind="flow", conventions="thresholds: {schedule_ahead: 0.1}", year="2019Q3"
    )
    assert found.status == "on_schedule"


@pytest.mark.parametrize(
    ("value", "status"),
    [("0.8", "reached"), ("0.85", "ahead_of_schedule"), ("0.9", "on_schedule"), ("0.95", "behind_schedule")],
)
def test_downwards_a_state_that_falls_faster_is_ahead(value: str, status: str) -> None:
    # From 1.2 to 0.8: 0.9 is due by September.
    assert inside("2019: 0.8", value, kind="level", direction="down", extra=baseline("1.2")).status == status


def test_a_target_of_zero_is_compared_only() -> None:
    # From 8 down to 0: 2 are due by September.
    for value, status in (("0", "reached"), ("1", "on_schedule"), ("2", "on_schedule"), ("3", "behind_schedule")):
        found = inside("2019: 0", value, kind="level", direction="down", extra=baseline("8"))
        assert (found.status, found.expected, found.schedule_gap) == (status, 2, None)


def test_a_negative_target() -> None:
    # From -20 up to -10: -12.5 by September; 2.5 short of it is 25 points of the year's target.
    found = inside("2019: -10", "-15", kind="level", extra=baseline("-20"))
    assert (found.expected, found.status, points(found)) == (-12.5, "behind_schedule", -25)


def test_nothing_of_a_whole_year_is_said_inside_one() -> None:
    found = series(
        "2018: 100, 2019: 110, 2020: 120", {2018: "100", "2019Q3": "108"}, year="2019Q3", extra=baseline("90", 2017)
    )
    assert found.status == "on_schedule"
    nothing = (
        "met", "attainment", "gap", "shortfall", "baseline", "final_target", "progress", "planned_share",
        "elapsed_share", "pace_plan", "pace_constant", "forecast_low", "forecast_high", "needed_per_year",
        "observed_per_year", "acceleration", "span_actual", "span_met", "stretch_reached",
    )  # fmt: skip
    assert {name: getattr(found, name) for name in nothing} == dict.fromkeys(nothing)
    assert (found.trend, found.forecast_verdict, found.flags, found.points) == ("", "", frozenset(), 0)


def test_figures_inside_a_year_change_no_year() -> None:
    targets = "2018: 100, 2019: 110, 2020: 120"
    years: dict[When, str] = {2018: "100", 2019: "109"}
    alone = series(targets, years, extra=baseline("90", 2017))
    beside = series(
        targets, {**years, "2018Q2": "95", "2019Q3": "150", "2019Q4": "1"}, year=2019, extra=baseline("90", 2017)
    )
    assert beside == alone
    flow = series(targets, {**years, "2018Q2": "50", "2019Q3": "60"}, year=2019, kind="flow")
    assert flow == series(targets, years, kind="flow")


# --- what is not due ----------------------------------------------------------------------------------------------


def small(targets: str, value: str | None, when: str = "2019Q3", unit: str = "个", direction: str = "up") -> str:
    one = indicator(targets, kind="flow", direction=direction).replace("亿元", unit)
    frame = assessed(plan_of(one), {} if value is None else {("I-1", when): value}, [when])
    return figures(frame, when).status


@pytest.mark.parametrize(
    ("target", "value", "when", "status"),
    [
        ("1", "0", "2019Q2", "not_due"),
        ("3", "2", "2019Q3", "not_due"),
        ("3", None, "2019Q3", "not_due"),
        ("3", "3", "2019Q1", "reached"),
        ("4", "2", "2019Q3", "behind_schedule"),
        # When the year is over, 0 of 1 is 0 of 1.
        ("1", "0", "2019Q4", "behind_schedule"),
        ("1", None, "2019Q4", "not_reported"),
    ],
)
def test_a_small_count_comes_in_one_piece(target: str, value: str | None, when: str, status: str) -> None:
    assert small(f"2019: {target}", value, when) == status


def test_a_small_amount_that_is_no_count_is_due_like_any_other() -> None:
    assert small("2019: 1", "0.5", unit="亿元") == "behind_schedule"


def test_a_small_count_with_quarterly_targets_is_due_by_them() -> None:
    targets = "2019: 3, 2019Q2: 1"
    assert [small(targets, "0", when) for when in ("2019Q1", "2019Q2", "2019Q3")] == [
        "not_due",
        "behind_schedule",
        "behind_schedule",
    ]
    # What was due by June is still all that is due in September.
    assert small(targets, "1", "2019Q3") == "on_schedule"


@pytest.mark.parametrize(
    ("value", "when", "status"),
    [("1", "2019Q2", "not_due"), ("4", "2019Q2", "behind_schedule"), ("3", "2019Q4", "reached")],
)
def test_a_small_count_to_stay_below_is_known_at_the_end_or_when_it_is_broken(
    value: str, when: str, status: str
) -> None:
    assert small("2019: 3", value, when, direction="down") == status


@pytest.mark.parametrize(
    ("value", "when", "status"),
    [
        ("20", "2019Q2", "ahead_of_schedule"),
        ("50", "2019Q2", "on_schedule"),
        ("60", "2019Q2", "behind_schedule"),
        ("90", "2019Q4", "reached"),
        ("120", "2019Q2", "behind_schedule"),
    ],
)
def test_an_amount_that_should_stay_low_is_not_reached_before_the_year_is_over(
    value: str, when: str, status: str
) -> None:
    assert inside("2019: 100", value, when, direction="down").status == status


@pytest.mark.parametrize(
    ("date", "value", "when", "status"),
    [
        ("date: 2019-06-30", "0", "2019Q1", "not_due"),
        ("date: 2019-06-30", "1", "2019Q1", "reached"),
        ("date: 2019-06-30", "0", "2019Q2", "behind_schedule"),
        ("date: 2019-06-30", None, "2019Q2", "not_reported"),
        ("", "0", "2019Q3", "not_due"),
        ("", "0", "2019Q4", "behind_schedule"),
        ("date: 2020-06-30", "0", "2019Q4", "not_due"),
    ],
)
def test_a_milestone_is_not_due_before_its_date(date: str, value: str | None, when: str, status: str) -> None:
    assert inside("2019: 1", value, when, kind="milestone", extra=date).status == status


@pytest.mark.parametrize(
    ("target", "status"),
    [("——", "no_target"), ("{text: 稳步提高}", "qualitative"), ("{delegated: 年度计划}", "no_target")],
)
@pytest.mark.parametrize("value", ["5", None])
def test_forms_without_a_number_keep_their_word(target: str, status: str, value: str | None) -> None:
    assert inside(f"2019: {target}", value).status == status


def test_not_reported_still_says_what_was_due() -> None:
    found = inside("2019: 100", None)
    assert (found.status, found.expected, found.schedule_gap) == ("not_reported", 75, None)


# --- bands and other rows -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "status"), [("5", "reached"), ("3.9", "behind_schedule"), ("6.1", "behind_schedule")]
)
def test_a_band_is_kept_or_left(value: str, status: str) -> None:
    found = inside("2019: {between: [4, 6]}", value, kind="ratio", direction="range")
    assert (found.status, found.expected, found.schedule_gap) == (status, None, None)


@pytest.mark.parametrize(
    ("value", "when", "status"),
    [
        ("60", "2019Q2", "on_schedule"),
        ("49", "2019Q2", "behind_schedule"),
        ("121", "2019Q2", "behind_schedule"),
        ("110", "2019Q2", "on_schedule"),
        ("110", "2019Q4", "reached"),
    ],
)
def test_a_band_for_a_years_amount_grows_with_the_year(value: str, when: str, status: str) -> None:
    assert inside("2019: {between: [100, 120]}", value, when).status == status


@pytest.mark.parametrize(
    ("value", "status"), [("6.5", "on_schedule"), ("6.1", "behind_schedule"), ("7", "ahead_of_schedule")]
)
def test_a_relative_target_is_that_rows_actual_of_the_same_period(value: str, status: str) -> None:
    plan = plan_of(
        indicator("2019: 6", id="I-1", kind="growth"), indicator("2019: {relative_to: I-1}", id="I-2", kind="growth")
    )
    frame = assessed(plan, {("I-1", "2019Q3"): "6.5", ("I-1", 2019): "6.2", ("I-2", "2019Q3"): value})
    found = figures(frame, "2019Q3", "I-2")
    assert (found.expected, found.status) == (6.5, status)
