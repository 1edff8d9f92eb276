"""The flags of section 3 of the method: each with cases that fire and near misses that do not."""

from __future__ import annotations

import pytest

from tests.make import assessed, figures, indicator, plan_of, series

B100 = "baseline: {period: 2018, value: 100}"
LONG = "[2018, 2019, 2020, 2021, 2022]"


def flags(
    targets: str, actuals: dict[int, str], b: str | None = "100", *, direction: str = "up", conventions: str = ""
) -> set[str]:
    """The flags but for `weak_evidence`, which two points always give."""
    extra = f"baseline: {{period: 2018, value: {b}}}" if b else ""
    return set(series(targets, actuals, direction=direction, extra=extra, conventions=conventions).flags) - {
        "weak_evidence"
    }


# --- hollow -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a19", "fires"),
    [
        ("1000", True),
        ("1005.9", True),
        # S = 0.60 is no longer below it
        ("1006", False),
        # A = 0.90 still flatters
        ("909", True),
        ("908", False),
        ("999", True),
    ],
)
def test_hollow_is_high_attainment_without_movement(a19: str, fires: bool) -> None:
    found = flags("2019: 1010, 2020: 1020", {2019: a19}, "1000")
    assert ("hollow" in found) is fires


def test_hollow_needs_a_pace_against_the_plan() -> None:
    # pi = 0.0909 and pi = 0: S is left out; without T19 there is neither A nor S.
    assert flags("2019: 7.7, 2020: 7.8", {2019: "7.695"}, "7.69") == {"back_loaded"}
    assert "hollow" not in flags("2019: 1000, 2020: 1020", {2019: "1000"}, "1000")
    assert "hollow" not in flags("2020: 1020", {2019: "1001"}, "1000")


def test_hollow_is_silent_once_the_final_target_is_reached() -> None:
    # A = 2 / 2.05 and S = 1 / 2.05 < 0.6, but the plan asks for less at the end than on the way.
    found = flags("2019: 103, 2020: 101", {2019: "101"}, "100")
    assert "hollow" not in found
    assert "hollow" in flags("2019: 103, 2020: 101", {2019: "100.9"}, "100")


def test_a_plan_may_set_where_hollow_begins() -> None:
    targets, actuals = "2019: 1010, 2020: 1020", {2019: "1006"}
    assert "hollow" in flags(targets, actuals, "1000", conventions="thresholds: {hollow: 0.7}")


# --- the plan's own shape -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("t19", "expected"),
    [
        # tau = 0.5; pi = 0.35 and 0.65 are on the edge and count
        ("134.9", {"back_loaded"}),
        ("135", {"back_loaded"}),
        ("135.1", set()),
        ("150", set()),
        ("164.9", set()),
        ("165", {"front_loaded"}),
        ("165.1", {"front_loaded"}),
        # the plan may even ask for less than the baseline, or more than the end
        ("90", {"back_loaded"}),
        ("210", {"front_loaded"}),
    ],
)
def test_what_the_plan_leaves_to_the_end_or_asks_at_once(t19: str, expected: set[str]) -> None:
    # The actual plays no part in it.
    found = flags(f"2019: {t19}, 2020: 200", {2019: "160"})
    assert found & {"back_loaded", "front_loaded"} == expected


@pytest.mark.parametrize(("t19", "expected"), [("65", {"back_loaded"}), ("35", {"front_loaded"}), ("50", set())])
def test_the_shape_of_a_plan_that_should_fall(t19: str, expected: set[str]) -> None:
    found = flags(f"2019: {t19}, 2020: 0", {2019: "50"}, direction="down")
    assert found & {"back_loaded", "front_loaded"} == expected


def test_in_the_final_year_nothing_is_left_to_load() -> None:
    assert not flags("2019: 105, 2020: 200", {2020: "150"}) & {"back_loaded", "front_loaded"}


def test_the_shape_is_shown_beside_any_status() -> None:
    assert "back_loaded" in flags("2019: 105, 2020: 200", {2019: "60"})


# --- reversal and relapse -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a18", "a19", "fires"), [("115", "112", True), ("112", "112", False), ("111", "112", False), ("115", "109", False)]
)
def test_reversal_is_met_but_worse_than_the_year_before(a18: str, a19: str, fires: bool) -> None:
    # 109 is worse too, but not met: its status already says so.
    found = flags("2018: 105, 2019: 110, 2020: 140", {2018: a18, 2019: a19}, None)
    assert ("reversal" in found) is fires


def test_reversal_looks_at_the_latest_earlier_actual() -> None:
    targets = "2018: 100, 2019: 100, 2020: 100, 2022: 200"
    fallen = series(targets, {2018: "101", 2019: "120", 2021: "110"}, periods=LONG, year=2021)
    # Without a target for 2021 nothing is met, so nothing is reversed.
    assert "reversal" not in fallen.flags
    risen = {2018: "120", 2019: "101", 2020: "110"}
    assert "reversal" not in series(targets, risen, periods=LONG).flags
    # A year that was not reported does not hide the one before it.
    assert "reversal" in series(targets, {2018: "120", 2020: "110"}, periods=LONG).flags


def test_reversal_falls_back_to_the_plans_baseline() -> None:
    assert "reversal" in flags("2019: 90, 2020: 120", {2019: "95"}, "100")
    assert "reversal" not in flags("2019: 90, 2020: 120", {2019: "100"}, "100")
    # The actual of 2018 comes first where there is one.
    earlier = "baseline: {period: 2017, value: 100}"
    assert "reversal" not in series("2019: 90, 2020: 120", {2018: "94", 2019: "95"}, extra=earlier).flags


def test_a_baseline_of_the_same_year_is_nothing_to_fall_back_from() -> None:
    same = "baseline: {period: 2019, value: 100}"
    assert "reversal" not in series("2019: 90, 2020: 120", {2019: "95"}, extra=same).flags


def test_reversal_downwards() -> None:
    targets = "2018: 60, 2019: 50, 2020: 10"
    assert "reversal" in flags(targets, {2018: "40", 2019: "45"}, None, direction="down")
    assert "reversal" not in flags(targets, {2018: "45", 2019: "40"}, None, direction="down")


@pytest.mark.parametrize(
    ("actuals", "fires"),
    [
        ({2018: "120", 2019: "119"}, True),
        ({2018: "120", 2019: "120"}, False),
        ({2018: "119", 2019: "118"}, False),
        # still below a year later
        ({2018: "121", 2019: "119", 2020: "119.5"}, True),
        # and back again
        ({2018: "121", 2019: "119", 2020: "120"}, False),
        ({2018: "121", 2020: "119"}, True),
    ],
)
def test_relapse_is_having_been_there(actuals: dict[int, str], fires: bool) -> None:
    found = flags("2018: 105, 2019: 110, 2020: 120", actuals, None)
    assert ("relapse" in found) is fires


def test_nobody_relapses_from_what_another_indicator_reached() -> None:
    plan = plan_of(*(indicator("2018: 105, 2020: 120", id=id) for id in ("I-1", "I-2")))
    frame = assessed(plan, {("I-1", 2020): "120", ("I-2", 2018): "110"})
    assert not figures(frame, 2018, "I-2").flags & {"relapse", "reversal"}


def test_a_baseline_that_was_there_is_no_relapse() -> None:
    # Only an actual can relapse; slipping from the plan's own baseline has its own word.
    found = series("2019: 110, 2020: 120", {2019: "115"}, extra="baseline: {period: 2018, value: 130}")
    assert found.trend == "slipping"
    assert "relapse" not in found.flags


# --- too easy, and thin evidence ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("a19", "fires"), [("143", True), ("142.9", False), ("150", True)])
def test_a_target_that_was_beaten_by_far_was_too_easy(a19: str, fires: bool) -> None:
    found = flags("2019: 110, 2020: 200", {2019: a19})
    assert ("target_too_easy" in found) is fires


@pytest.mark.parametrize(
    ("actuals", "b", "fires"),
    [
        # reached in the plan's first year
        ({2018: "120"}, "100", True),
        # shown from then on, whatever comes after
        ({2018: "120", 2019: "110"}, "100", True),
        ({2018: "120", 2020: "110"}, "100", True),
        # reached in its second
        ({2019: "120"}, "100", False),
        ({2018: "119.9", 2019: "120"}, "100", False),
        # the baseline was there before: the plan keeps what it has
        ({2018: "120"}, "120", False),
        ({2018: "120", 2019: "125"}, "130", False),
    ],
)
def test_a_final_target_reached_in_the_first_year_was_too_easy(actuals: dict[int, str], b: str, fires: bool) -> None:
    extra = f"baseline: {{period: 2017, value: {b}}}"
    found = series("2018: 105, 2019: 110, 2020: 120", actuals, extra=extra)
    assert ("target_too_easy" in found.flags) is fires


@pytest.mark.parametrize(
    ("actuals", "extra", "fires"),
    [
        ({2019: "105"}, "", False),
        ({2019: "105"}, B100, True),
        ({2018: "100", 2019: "105"}, "", True),
        ({2018: "100", 2019: "105", 2020: "110"}, "", False),
        ({2018: "100", 2019: "105"}, "baseline: {period: 2017, value: 99}", False),
    ],
)
def test_two_points_are_weak_evidence(actuals: dict[int, str], extra: str, fires: bool) -> None:
    found = series("2018: 101, 2019: 110, 2020: 120", actuals, extra=extra)
    assert ("weak_evidence" in found.flags) is fires


# --- who has flags at all -----------------------------------------------------------------------------------------


def test_flows_know_too_easy_by_attainment_only() -> None:
    targets = "2018: 10, 2019: 12, 2020: 14"
    # By attainment; that 2018 alone reached the sum of all is not asked of flows.
    assert series(targets, {2018: "13"}, kind="flow").flags == {"target_too_easy"}
    assert series(targets, {2018: "12.9"}, kind="flow").flags == set()
    assert series(targets, {2018: "36", 2019: "12"}, kind="flow").flags == set()
    # 2019 is met and yet worse than 2018, with two points.
    assert series(targets, {2018: "12.5", 2019: "12"}, kind="flow").flags == set()


def test_a_level_in_the_place_of_that_flow_has_its_flags() -> None:
    targets = "2018: 10, 2019: 12, 2020: 14"
    assert series(targets, {2018: "12.5", 2019: "12"}).flags >= {"reversal", "weak_evidence"}


@pytest.mark.parametrize("kind", ["growth", "milestone"])
def test_kinds_without_a_trend_have_no_flags(kind: str) -> None:
    assert series("2018: 5, 2019: 6, 2020: 8", {2018: "20", 2019: "10"}, kind=kind, extra=B100).flags == set()


@pytest.mark.parametrize("direction", ["up", "down"])
def test_bands_have_none(direction: str) -> None:
    band = "2018: {between: [1, 2]}, 2019: {between: [1, 2]}, 2020: {between: [1, 2]}"
    assert series(band, {2018: "1", 2019: "5"}, direction=direction, extra=B100).flags == set()


def test_without_an_actual_or_a_final_target_there_are_none() -> None:
    assert series("2019: 110, 2020: 120", {2018: "120"}, year=2019).flags == set()
    assert series("2019: 110, 2020: ——", {2018: "200", 2019: "150"}).flags == set()
