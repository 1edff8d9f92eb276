"""Section 4 of the method: forecast, verdict, needed effort, acceleration; and the worked cases' figures of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.make import Figures, series

if TYPE_CHECKING:
    from collections.abc import Mapping


def baseline(value: str, period: int = 2018) -> str:
    return f"baseline: {{period: {period}, value: {value}}}"


class Case(NamedTuple):
    """`ahead` is low..high of the forecast and its verdict, "" where there is none."""

    name: str
    targets: str
    actuals: Mapping[int, str]
    b: str | None
    ahead: str
    needed: float | None
    K: float | None
    kind: str = "level"
    direction: str = "up"


CASES = [
    Case("1", "2019: 110, 2020: 120", {2019: "110"}, "100", "120.00..120.00 likely", 10, 1.0),
    Case("2", "2019: 105, 2020: 140", {2019: "105"}, "100", "110.00..140.00 uncertain", 35, 7.0),
    Case("3", "2019: 130, 2020: 140", {2019: "120"}, "100", "126.67..140.00 uncertain", 20, 1.0),
    Case("4", "2019: 0.45, 2020: 0.40", {2019: "0.46"}, "0.50", "0.42..0.42 unlikely", -0.06, 1.5, direction="down"),
    Case("5", "2019: 5, 2020: 0", {2019: "5"}, "10", "0.00..0.00 likely", -5, 1.0, direction="down"),
    Case("6 held", "2019: 0, 2020: 0", {2019: "0"}, "0", "", 0, None, direction="down"),
    Case("6 slipped", "2019: 0, 2020: 0", {2019: "1"}, "0", "", -1, None, direction="down"),
    Case("7", "2019: 110, 2020: 120", {2019: "97"}, "100", "94.00..94.00 diverging", 23, None),
    Case("8 early", "2019: 110, 2020: 120", {2019: "125"}, "100", "150.00..150.00 likely", 0, 0.0),
    Case("8 relapse", "2019: 110, 2020: 120", {2019: "125", 2020: "118"}, "100", "", None, None),
    Case("9", "2019: 1010, 2020: 1020", {2019: "1000"}, "1000", "1000.00..1000.00 unlikely", 20, None),
    Case(
        "10", "2018: 10, 2019: 12, 2020: 14", {2018: "8", 2019: "12"}, None,
        "12.73..12.73 within_reach", 16, 1.6, "flow",
    ),
    Case("11", "2018: ——, 2019: 110, 2020: 120", {2018: "100"}, None, "", 10, None),
    Case("13", "2019: -10, 2020: -5", {2019: "-12"}, "-20", "-8.00..-4.00 uncertain", 7, 0.875),
    Case("14 reached", "2019: 7.7, 2020: 7.8", {2019: "7.9"}, "7.69", "8.11..8.11 likely", 0, 0.0),
    Case("14 slow", "2019: 7.7, 2020: 7.8", {2019: "7.695"}, "7.69", "7.70..7.70 unlikely", 0.105, 21.0),
]  # fmt: skip


@pytest.mark.parametrize("origin", ["plan", "actual"])
@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_worked_case(case: Case, origin: str) -> None:
    extra, actuals = "", dict(case.actuals)
    if case.b is not None and origin == "plan":
        extra = baseline(case.b)
    elif case.b is not None:
        actuals[2018] = case.b
    found = series(case.targets, actuals, year=max(case.actuals), kind=case.kind, direction=case.direction, extra=extra)
    assert ahead(found) == case.ahead
    assert found.needed_per_year == (None if case.needed is None else pytest.approx(case.needed))
    assert found.acceleration == (None if case.K is None else pytest.approx(case.K))


def ahead(found: Figures) -> str:
    if found.forecast_low is None or found.forecast_high is None:
        assert not found.forecast_verdict
        return ""
    return f"{found.forecast_low:.2f}..{found.forecast_high:.2f} {found.forecast_verdict}"


def told(targets: str, a19: str, b: str = "100", direction: str = "up", **more: Any) -> Figures:
    extra = ", ".join(filter(None, (baseline(b), more.pop("extra", ""))))
    return series(targets, {2019: a19}, direction=direction, extra=extra, **more)


# --- where there is none ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["growth", "milestone"])
def test_kinds_that_stand_alone_each_year_look_nowhere(kind: str) -> None:
    found = told("2019: 6, 2020: 8", "7", "5", kind=kind)
    assert ahead(found) == ""
    assert found.needed_per_year is found.acceleration is found.observed_per_year is None


@pytest.mark.parametrize("targets", ["2019: {between: [4, 6]}, 2020: 9", "2019: 4, 2020: {between: [5, 6]}"])
def test_bands_have_none(targets: str) -> None:
    found = told(targets, "4.5", "3", kind="ratio")
    assert (ahead(found), found.needed_per_year, found.acceleration) == ("", None, None)


@pytest.mark.parametrize("final", ["2020: ——", "2020: {text: 提高}", "2020: {delegated: 年度计划}"])
def test_without_a_number_to_reach_there_is_none(final: str) -> None:
    found = told(f"2019: 110, {final}", "105")
    assert (ahead(found), found.needed_per_year) == ("", None)


def test_a_baseline_that_is_already_there_leads_nowhere_but_may_have_to_return() -> None:
    found = told("2019: 110, 2020: 120", "117", "125")
    assert (found.trend, ahead(found), found.needed_per_year, found.acceleration) == ("slipping", "", 3, None)


def test_without_s_only_the_line_is_drawn() -> None:
    found = told("2020: 120", "105")
    assert (found.forecast_plan, found.forecast_linear) == (None, 110)
    assert ahead(found) == "110.00..110.00 unlikely"


def test_a_bound_on_the_wrong_side_leads_nowhere() -> None:
    # More is better, yet 100 must not be exceeded: b = 120 does not satisfy it, and d(T_F - b) < 0 leaves no way.
    found = told("2020: {value: 100, bound: at_most}", "110", "120")
    assert (ahead(found), found.needed_per_year, found.acceleration) == ("", -10, None)


# --- the verdict --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a19", "expected"),
    [
        # T_F - b = 20, t19 = 110: f_plan = f_lin = 100 + 2 (a - 100), G = (120 - f) / 20
        ("110", "likely"),
        ("111", "likely"),
        ("109", "within_reach"),
        ("108.9", "unlikely"),
        ("100.1", "unlikely"),
        ("100", "unlikely"),
        ("99.9", "diverging"),
    ],
)
def test_verdicts(a19: str, expected: str) -> None:
    assert told("2019: 110, 2020: 120", a19).forecast_verdict == expected


@pytest.mark.parametrize(("a19", "expected"), [("112", "uncertain"), ("130", "likely"), ("104", "unlikely")])
def test_one_way_of_looking_is_enough_for_uncertain(a19: str, expected: str) -> None:
    # f_lin = 100 + 2 (a - 100) reaches 120 from 110 on, f_plan = 100 + (a - 100) / 15 x 20 from 115 on.
    assert told("2019: 115, 2020: 120", a19).forecast_verdict == expected


def test_a_verdict_that_touches_its_edge_in_decimals_is_on_it() -> None:
    # 0.3 - (0.1 + 2 x 0.1) is not 0 in floats.
    assert told("2019: 0.2, 2020: 0.3", "0.2", "0.1").forecast_verdict == "likely"
    assert told("2019: 7.7, 2020: 7.9", "7.69", "7.5").forecast_verdict == "within_reach"


@pytest.mark.parametrize(
    ("a19", "expected"), [("90", "likely"), ("91", "within_reach"), ("95", "unlikely"), ("101", "diverging")]
)
def test_verdicts_downwards(a19: str, expected: str) -> None:
    assert told("2019: 90, 2020: 80", a19, direction="down").forecast_verdict == expected


@pytest.mark.parametrize(
    ("a18", "expected"),
    [("10", "likely"), ("9", "within_reach"), ("8.9", "unlikely"), ("0", "unlikely"), ("12", "likely")],
)
def test_verdicts_of_a_flow(a18: str, expected: str) -> None:
    # f = 14 x a / 10, G = (14 - f) / 14
    found = series("2018: 10, 2019: 12, 2020: 14", {2018: a18}, kind="flow")
    assert found.forecast_verdict == expected
    assert found.forecast_low == found.forecast_high == pytest.approx(1.4 * float(a18))


# --- limits -------------------------------------------------------------------------------------------------------


def test_a_forecast_stays_within_the_declared_limits_and_says_so() -> None:
    found = told("2019: 80, 2020: 90", "88", "60", extra="limits: {max: 95}")
    # f_lin = 116, f_plan = 60 + 1.4 x 30 = 102
    assert found.forecast_linear == pytest.approx(116)
    assert found.forecast_plan == pytest.approx(102)
    assert (found.forecast_low, found.forecast_high, found.forecast_clipped) == (95, 95, True)
    assert told("2019: 80, 2020: 90", "88", "60").forecast_clipped is False


def test_the_verdict_is_of_the_clipped_value() -> None:
    # Without the limit f = 116 would be likely; 85 is as far as it can go.
    found = told("2019: 80, 2020: 90", "84", "60", extra="limits: {max: 85}")
    assert (found.forecast_high, found.forecast_verdict) == (85, "unlikely")
    low = told("2019: 5, 2020: 3", "4", "10", direction="down", extra="limits: {min: 4}")
    assert (low.forecast_low, low.forecast_clipped) == (4, True)


def test_a_flow_is_clipped_too() -> None:
    found = series("2018: 10, 2020: 14", {2018: "20"}, kind="flow", extra="limits: {max: 25}")
    assert (found.forecast_plan, found.forecast_high, found.forecast_clipped) == (28, 25, True)


# --- effort -------------------------------------------------------------------------------------------------------


def test_effort_is_spread_over_the_years_that_are_left() -> None:
    found = series(
        "2018: 110, 2021: 150", {2018: "120"}, extra=baseline("100", 2016), periods="[2018, 2019, 2020, 2021]"
    )
    assert (found.needed_per_year, found.observed_per_year, found.acceleration) == (10, 10, 1)


@pytest.mark.parametrize(("a19", "K"), [("105", 3.0), ("100", None), ("95", None), ("120", 0.0), ("130", 0.0)])
def test_acceleration_is_null_where_nothing_moves_the_right_way(a19: str, K: float | None) -> None:
    # 需扭转: no multiple of standing still or of going back leads there.
    assert told("2019: 110, 2020: 120", a19).acceleration == K


def test_tolerance_counts_as_reached() -> None:
    assert told("2019: 110, 2020: 120", "119", extra="tolerance: 1").needed_per_year == 0
    assert told("2019: 110, 2020: 120", "118.9", extra="tolerance: 1").needed_per_year == pytest.approx(1.1)


def test_the_effort_of_a_flow() -> None:
    # 36 in all, 8 and 12 delivered: 16 in the last year, 10 a year so far.
    found = series("2018: 10, 2019: 12, 2020: 14", {2018: "8", 2019: "12"}, kind="flow")
    assert (found.needed_per_year, found.observed_per_year, found.acceleration) == (16, 10, 1.6)
    # A year not reported is not a zero: 12 a year so far, 36 - 12 to come.
    found = series("2018: 10, 2019: 12, 2020: 14", {2019: "12"}, kind="flow")
    assert (found.needed_per_year, found.observed_per_year, found.acceleration) == (24, 12, 2)


def test_one_year_of_a_flow_has_an_observed_amount() -> None:
    # A flow's year is no point on a way that needs a second one.
    found = series("2018: 10, 2019: 12, 2020: 14", {2018: "8"}, kind="flow")
    assert (found.needed_per_year, found.observed_per_year, found.acceleration) == (14, 8, 1.75)


def test_a_flow_once_reached_needs_nothing_more() -> None:
    found = series("2018: 10, 2019: 12, 2020: 14", {2018: "40"}, kind="flow")
    assert (found.trend, found.needed_per_year, found.acceleration) == ("achieved_early", 0, 0)


def test_what_should_fall_has_an_allowance_and_no_acceleration() -> None:
    found = series("2018: 10, 2019: 10, 2020: 10", {2018: "12"}, kind="flow", direction="down")
    assert (found.needed_per_year, found.acceleration) == (9, None)


def test_no_figure_is_minus_zero() -> None:
    found = told("2019: 5, 2020: 0", "0", "10", direction="down")
    assert [str(one) for one in (found.needed_per_year, found.acceleration)] == ["0.0", "0.0"]
    assert str(told("2019: 5, 2020: 0", "5", "10", direction="down").forecast_low) == "0.0"
