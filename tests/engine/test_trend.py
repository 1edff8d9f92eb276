"""Section 3 of the method: baselines, paces, trend words; and its worked cases (section 7)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from tests.make import Figures, series

if TYPE_CHECKING:
    from collections.abc import Mapping


def baseline(value: str, period: int = 2018) -> str:
    return f"baseline: {{period: {period}, value: {value}}}"


# --- the worked cases of method.md 7 ------------------------------------------------------------------------------


class Case(NamedTuple):
    """Numbers are text with the digits that method.md gives; `b` is the state of 2018. Gaps are a - T by hand."""

    name: str
    targets: str
    actuals: Mapping[int, str]
    expected: Mapping[str, Any]
    b: str | None = "100"
    kind: str = "level"
    direction: str = "up"
    extra: str = ""
    flagged: str = ""
    not_flagged: str = ""


def words(status: str, trend: str, **numbers: str | None) -> dict[str, Any]:
    return {"status": status, "trend": trend, **numbers}


NOTHING = dict.fromkeys(("attainment", "progress", "pace_plan", "pace_constant"))
CASES = [
    Case(
        "1",
        "2019: 110, 2020: 120",
        {2019: "110"},
        words("met", "on_track", attainment="1.000", progress="0.50", pace_plan="1.00", pace_constant="1.00", gap="0"),
        not_flagged="hollow back_loaded front_loaded",
    ),
    Case(
        "2 back-loaded",
        "2019: 105, 2020: 140",
        {2019: "105"},
        words("met", "on_track", attainment="1.000", pace_plan="1.00", pace_constant="0.25", gap="0"),
        flagged="back_loaded",
    ),
    Case(
        "3 front-loaded",
        "2019: 130, 2020: 140",
        {2019: "120"},
        words("near", "slow", attainment="0.9231", pace_plan="0.667", pace_constant="1.00", gap="-10"),
        flagged="front_loaded",
        not_flagged="hollow",
    ),
    Case(
        "4 down",
        "2019: 0.45, 2020: 0.40",
        {2019: "0.46"},
        words("near", "slow", attainment="0.9778", pace_plan="0.80", pace_constant="0.80", gap="0.01"),
        b="0.50",
        direction="down",
    ),
    Case(
        "5 zero target",
        "2019: 5, 2020: 0",
        {2019: "5"},
        words("met", "on_track", attainment="1.000", pace_plan="1.00", pace_constant="1.00", gap="0"),
        b="10",
        direction="down",
    ),
    Case(
        "6 nothing to reach, held",
        "2019: 0, 2020: 0",
        {2019: "0"},
        words("met", "holding", gap="0") | NOTHING,
        b="0",
        direction="down",
    ),
    Case(
        "6 nothing to reach, slipped",
        "2019: 0, 2020: 0",
        {2019: "1"},
        words("far_behind", "slipping", gap="1") | NOTHING,
        b="0",
        direction="down",
    ),
    Case(
        "7 regressing",
        "2019: 110, 2020: 120",
        {2019: "97"},
        words("behind", "regressing", attainment="0.8818", pace_plan="-0.30", gap="-13"),
    ),
    Case(
        "8 early",
        "2019: 110, 2020: 120",
        {2019: "125"},
        words("exceeded", "achieved_early", gap="15"),
        not_flagged="relapse",
    ),
    Case(
        "8 relapse",
        "2019: 110, 2020: 120",
        {2019: "125", 2020: "118"},
        words("near", "slow", attainment="0.9833", pace_plan="0.90", gap="-2"),
        flagged="relapse",
    ),
    Case(
        "9 hollow",
        "2019: 1010, 2020: 1020",
        {2019: "1000"},
        words("near", "stalled", attainment="0.9901", pace_plan="0", gap="-10"),
        b="1000",
        flagged="hollow",
    ),
    Case(
        "10 flow, first year",
        "2018: 10, 2019: 12, 2020: 14",
        {2018: "8"},
        words("behind", "slow", attainment="0.80", pace_plan="0.80", gap="-2"),
        b=None,
        kind="flow",
    ),
    Case(
        "10 flow, to date",
        "2018: 10, 2019: 12, 2020: 14",
        {2018: "8", 2019: "12"},
        # 20 of 22 so far; 20 of 36 done, 22 of 36 planned
        words("met", "slow", attainment="1.00", pace_plan="0.909", gap="0")
        | {"progress": "0.5556", "planned_share": "0.6111", "pace_constant": None, "baseline": None},
        b=None,
        kind="flow",
    ),
    Case(
        "11 no target yet",
        "2018: ——, 2019: 110, 2020: 120",
        {2018: "100"},
        words("no_target", "insufficient_data", gap=None) | NOTHING | {"met": None, "baseline": None},
        b=None,
    ),
    Case(
        "13 negative",
        "2019: -10, 2020: -5",
        {2019: "-12"},
        words("behind", "slow", attainment="0.80", progress="0.5333", pace_plan="0.80", gap="-2"),
        b="-20",
        flagged="front_loaded",
    ),
    Case(
        "14 hardly moving, reached",
        "2019: 7.7, 2020: 7.8",
        {2019: "7.9"},
        words("met", "achieved_early", attainment="1.026", gap="0.2"),
        b="7.69",
        kind="ratio",
    ),
    Case(
        "14 hardly moving, slow",
        "2019: 7.7, 2020: 7.8",
        {2019: "7.695"},
        words("near", "lagging", attainment="0.9994", planned_share="0.0909", pace_plan=None, pace_constant="0.0909")
        | {"gap": "-0.005"},
        b="7.69",
        kind="ratio",
        not_flagged="hollow",
    ),
    Case(
        "15 tolerance",
        "2019: 5.5",
        {2019: "5.3"},
        {"status": "met", "met": "True", "trend": "", "gap": "-0.2"},
        b=None,
        kind="ratio",
        extra="tolerance: 0.2",
    ),
]


def as_given(found: Any, given: Any) -> Any:
    """A figure to as many digits as the expectation has."""
    if found is None or isinstance(found, str) or given is None:
        return found
    if isinstance(found, bool):
        return str(found)
    return f"{found:.{len(str(given).partition('.')[2])}f}"


@pytest.mark.parametrize("origin", ["plan", "actual"])
@pytest.mark.parametrize("case", CASES, ids=lambda one: one.name)
def test_worked_case(case: Case, origin: str) -> None:
    """The state of 2018 gives the same figures whether the plan states it or it was submitted."""
    extra, actuals = case.extra, dict(case.actuals)
    if case.b is not None and origin == "plan":
        extra = ", ".join(filter(None, (extra, baseline(case.b))))
    elif case.b is not None:
        actuals[2018] = case.b
    year = max(case.actuals)
    found = series(case.targets, actuals, year=year, kind=case.kind, direction=case.direction, extra=extra)
    assert {name: as_given(getattr(found, name), given) for name, given in case.expected.items()} == case.expected
    assert set(case.flagged.split()) <= found.flags
    assert not set(case.not_flagged.split()) & found.flags
    if case.b is not None and case.expected["trend"]:
        assert found.baseline_from == origin


# --- baseline and points ------------------------------------------------------------------------------------------


def test_the_plans_own_baseline_wins_over_an_earlier_actual() -> None:
    found = series("2019: 110, 2020: 120", {2018: "104", 2019: "110"}, extra=baseline("100", 2017))
    assert (found.baseline, found.baseline_year, found.baseline_from) == (100, 2017, "plan")
    # 10 of 20 after 2 of 3 years
    assert found.progress == pytest.approx(0.5)
    assert found.elapsed_share == pytest.approx(2 / 3)
    assert found.pace_constant == pytest.approx(0.75)


def test_the_earliest_actual_is_the_baseline_not_the_latest() -> None:
    found = series("2018: 104, 2019: 110, 2020: 120", {2018: "100", 2019: "110", 2020: "120"})
    assert (found.baseline, found.baseline_year, found.baseline_from) == (100, 2018, "actual")


def test_a_target_is_never_a_baseline() -> None:
    found = series("2018: 100, 2019: 110, 2020: 120", {2019: "110"})
    assert (found.baseline, found.baseline_from, found.points) == (None, "", 1)
    assert found.trend == "insufficient_data"
    assert found.progress is found.pace_plan is found.pace_constant is None


def test_a_baseline_of_the_same_year_or_later_is_no_baseline_of_it() -> None:
    found = series("2019: 110, 2020: 120", {2019: "110"}, extra=baseline("100", 2019))
    assert (found.baseline, found.trend) == (None, "insufficient_data")


def test_the_plans_baseline_of_a_later_year_gives_way_to_an_earlier_actual() -> None:
    # In 2019 the plan's baseline of 2019 is not yet in the past; the actual of 2018 is.
    found = series("2019: 110, 2020: 120", {2018: "100", 2019: "110"}, extra=baseline("105", 2019))
    assert (found.baseline, found.baseline_from) == (100, "actual")


@pytest.mark.parametrize(
    ("actuals", "extra", "points"),
    [
        ({2018: "100"}, "", 1),
        ({2018: "100", 2019: "110"}, "", 2),
        ({2019: "110"}, baseline("100"), 2),
        ({2018: "103", 2019: "110"}, baseline("100", 2017), 3),
    ],
)
def test_points_are_the_observations_up_to_the_year(actuals: dict[int, str], extra: str, points: int) -> None:
    found = series("2018: 105, 2019: 110, 2020: 120", actuals, extra=extra)
    assert found.points == points


def test_a_baseline_and_an_actual_of_the_same_year_are_one_point() -> None:
    # Submitting the year that the plan already states as its baseline adds no evidence.
    found = series("2019: 110, 2020: 120", {2018: "100", 2019: "110"}, extra=baseline("100", 2018))
    assert "weak_evidence" in found.flags


# --- nothing to say -----------------------------------------------------------------------------------------------

EMPTY = ("progress", "planned_share", "elapsed_share", "pace_plan", "pace_constant", "baseline", "final_target")


def is_empty(found: Figures) -> bool:
    return found.trend == "" and not found.flags and all(getattr(found, name) is None for name in EMPTY)


@pytest.mark.parametrize("final", ["2020: ——", "2020: {none: 规划未定}", "2020: {text: 与上年持平}", ""])
def test_without_a_final_target_section_3_stays_empty(final: str) -> None:
    found = series(f"2018: 100, 2019: 110, {final}".rstrip(", "), {2018: "100", 2019: "150"})
    assert found.status == "exceeded"
    assert is_empty(found)


def test_without_an_actual_section_3_stays_empty() -> None:
    # No figure of another period stands in.
    found = series("2019: 110, 2020: 120", {2018: "100"}, year=2019, extra=baseline("90", 2017))
    assert found.status == "not_reported"
    assert is_empty(found)


@pytest.mark.parametrize("kind", ["growth", "milestone"])
def test_kinds_that_stand_alone_each_year_have_no_trend(kind: str) -> None:
    found = series("2019: 6, 2020: 8", {2018: "5", 2019: "7"}, kind=kind, extra=baseline("4", 2017))
    assert is_empty(found)


@pytest.mark.parametrize("kind", ["level", "cumulative", "ratio"])
def test_kinds_with_a_path_have_one(kind: str) -> None:
    found = series("2019: 6, 2020: 8", {2018: "4", 2019: "6"}, kind=kind)
    assert (found.trend, found.pace_plan, found.pace_constant) == ("on_track", 1.0, 1.0)


# --- the table of trends, row by row ------------------------------------------------------------------------------


def trend(
    targets: str, actuals: dict[int, str], b: str | None = "100", *, direction: str = "up", more: str = ""
) -> str:
    extra = ", ".join(filter(None, (baseline(b, 2017) if b is not None else "", more)))
    return series(targets, actuals, direction=direction, extra=extra).trend


@pytest.mark.parametrize(
    ("actuals", "b", "expected"),
    [
        ({2019: "120"}, "100", "achieved_early"),
        ({2020: "120"}, "100", "achieved"),
        ({2019: "120"}, None, "achieved_early"),
        ({2020: "120"}, None, "achieved"),
        ({2019: "119.9"}, None, "insufficient_data"),
        ({2020: "119.9"}, None, "insufficient_data"),
        ({2019: "119.9"}, "120", "slipping"),
        ({2020: "119.9"}, "130", "slipping"),
        ({2019: "120"}, "120", "holding"),
        ({2019: "121"}, "130", "holding"),
        ({2020: "120"}, "120", "holding"),
    ],
)
def test_reached_and_held(actuals: dict[int, str], b: str | None, expected: str) -> None:
    assert trend("2019: 110, 2020: 120", actuals, b) == expected


def test_nothing_is_computed_from_a_baseline_that_is_already_there() -> None:
    found = series("2019: 110, 2020: 120", {2019: "125"}, extra=baseline("130"))
    assert found.trend == "holding"
    assert found.progress is found.planned_share is found.elapsed_share is None
    assert found.pace_plan is found.pace_constant is None


def test_tolerance_widens_reaching_the_final_target() -> None:
    assert trend("2019: 110, 2020: 120", {2019: "119"}, more="tolerance: 1") == "achieved_early"
    assert trend("2019: 110, 2020: 120", {2019: "118.9"}, more="tolerance: 1") != "achieved_early"
    assert trend("2019: 110, 2020: 120", {2019: "119"}, "119", more="tolerance: 1") == "holding"


@pytest.mark.parametrize(
    ("a19", "expected"),
    [("100", "on_track"), ("99.9", "regressing"), ("105", "on_track"), ("119", "on_track"), ("120", "achieved_early")],
)
def test_a_plan_that_asks_nothing_this_year(a19: str, expected: str) -> None:
    # pi = 0: the baseline already is this year's target.
    found = series("2019: 100, 2020: 120", {2019: a19}, extra=baseline("100"))
    assert (found.trend, found.planned_share, found.pace_plan) == (expected, 0.0, None)


@pytest.mark.parametrize(("a19", "expected"), [("95", "on_track"), ("94.9", "regressing"), ("100", "on_track")])
def test_a_plan_that_allows_a_step_back(a19: str, expected: str) -> None:
    # pi < 0; even standing still at the baseline is more than was asked, so `stalled` does not apply.
    found = series("2019: 95, 2020: 120", {2019: a19}, extra=baseline("100"))
    assert (found.trend, found.pace_plan) == (expected, None)
    assert found.planned_share == pytest.approx(-0.25)


def test_tolerance_counts_where_the_plan_asks_nothing_this_year() -> None:
    targets = "2019: 100, 2020: 120"
    assert trend(targets, {2019: "99.5"}, more="tolerance: 0.5") == "on_track"
    assert trend(targets, {2019: "99.4"}, more="tolerance: 0.5") == "regressing"
    down = "2019: 100, 2020: 80"
    assert trend(down, {2019: "100.5"}, direction="down", more="tolerance: 0.5") == "on_track"
    assert trend(down, {2019: "100.6"}, direction="down", more="tolerance: 0.5") == "regressing"


@pytest.mark.parametrize(
    ("t19", "a19", "pace", "expected"),
    [
        # pi = 0.05: R decides; tau = 0.5, so R = (a - 100) / 50
        ("105", "160", None, "ahead"),
        ("105", "152.5", None, "ahead"),
        ("105", "147.5", None, "on_track"),
        ("105", "130", None, "slow"),
        ("105", "129", None, "lagging"),
        ("105", "100", None, "stalled"),
        ("105", "99", None, "regressing"),
        ("109.9", "109.9", None, "lagging"),
        # pi = 0.10 is no longer "hardly": S decides
        ("110", "110", 1.0, "on_track"),
        ("110", "105", 0.5, "lagging"),
    ],
)
def test_a_target_that_hardly_leaves_the_baseline(t19: str, a19: str, pace: float | None, expected: str) -> None:
    found = series(f"2019: {t19}, 2020: 200", {2019: a19}, extra=baseline("100"))
    assert found.trend == expected
    assert found.pace_plan == (None if pace is None else pytest.approx(pace))


@pytest.mark.parametrize(
    ("a19", "expected"),
    [
        ("100", "stalled"),
        ("110.6", "ahead"),
        ("110.5", "ahead"),
        ("110.4", "on_track"),
        ("109.5", "on_track"),
        ("109.4", "slow"),
        ("106", "slow"),
        ("105.9", "lagging"),
        ("100.1", "lagging"),
        ("99.9", "regressing"),
    ],
)
def test_bands_of_pace(a19: str, expected: str) -> None:
    # S = (a - 100) / 10
    assert trend("2019: 110, 2020: 120", {2019: a19}) == expected


@pytest.mark.parametrize(
    ("a19", "expected"),
    [("89.4", "ahead"), ("89.5", "ahead"), ("90.5", "on_track"), ("94", "slow"), ("101", "regressing")],
)
def test_bands_of_pace_downwards(a19: str, expected: str) -> None:
    assert trend("2019: 90, 2020: 80", {2019: a19}, direction="down") == expected


def test_nothing_is_rounded_before_a_comparison() -> None:
    # S = 0.9499999: far more than 1e-9 below the band.
    found = series("2019: 110, 2020: 120", {2019: "109.499999"}, extra=baseline("100"))
    assert found.pace_plan == pytest.approx(0.9499999, abs=1e-12)
    assert found.trend == "slow"


def test_stalled_knows_no_tolerance() -> None:
    assert trend("2019: 110, 2020: 120", {2019: "100.1"}, more="tolerance: 0.5") == "lagging"


def test_without_a_target_of_the_year_constant_pace_decides() -> None:
    found = series("2020: 120", {2019: "109"}, extra=baseline("100"))
    assert (found.planned_share, found.pace_plan) == (None, None)
    assert found.pace_constant == pytest.approx(0.9)
    assert (found.status, found.trend) == ("no_target", "slow")


@pytest.mark.parametrize(
    ("a19", "expected"),
    [("130", "achieved_early"), ("120.1", "achieved_early"), ("120", "stalled"), ("119", "regressing")],
)
def test_a_strict_bound_with_the_baseline_on_it(a19: str, expected: str) -> None:
    # b = T_F does not satisfy `above` T_F, and d(T_F - b) = 0 leaves no way to measure.
    found = series("2019: 110, 2020: {bound: above, value: 120}", {2019: a19}, extra=baseline("120"))
    assert (found.trend, found.progress, found.pace_plan, found.pace_constant) == (expected, None, None, None)


def test_reaching_the_final_target_needs_more_than_its_value_where_the_bound_is_strict() -> None:
    strict = "2019: 110, 2020: {bound: above, value: 120}"
    assert trend(strict, {2019: "120"}) == "ahead"
    assert trend(strict, {2019: "120.1"}) == "achieved_early"


# --- compound growth ----------------------------------------------------------------------------------------------


def compound(targets: str, a19: str, b: str = "100", direction: str = "up") -> Figures:
    return series(targets, {2019: a19}, direction=direction, extra=f"growth: compound, {baseline(b)}")


def test_compound_pace_is_a_ratio_of_growth_rates() -> None:
    # 100 -> 121 in two years needs 10% a year; 105 is 5%.
    found = compound("2020: 121", "105")
    assert found.pace_constant == pytest.approx(0.5)
    assert found.trend == "lagging"


def test_compound_pace_on_a_boundary_is_in_the_upper_band() -> None:
    # 9.5% of 10% is 0.95 exactly; floats say 0.9499….
    found = compound("2020: 121", "109.5")
    assert found.pace_constant == pytest.approx(0.95)
    assert found.trend == "on_track"


def test_compound_pace_of_something_that_should_fall() -> None:
    # 100 -> 81 in two years is -10% a year; 95 is -5%.
    assert compound("2020: 81", "95", direction="down").pace_constant == pytest.approx(0.5)


def test_compound_pace_of_negative_numbers() -> None:
    # -20 -> -5 in two years halves what is missing each year; -12 is 40% less where 50% was due.
    assert compound("2020: -5", "-12", b="-20").pace_constant == pytest.approx(0.8)


def test_compound_changes_nothing_but_r() -> None:
    found = compound("2019: 110, 2020: 121", "105")
    assert found.pace_plan == pytest.approx(0.5)
    assert found.progress == pytest.approx(5 / 21)
    assert found.elapsed_share == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("targets", "a19", "b"),
    [
        ("2020: 120", "110", "0"),
        ("2020: 120", "0", "-10"),
        ("2020: 0", "-5", "-10"),
        ("2020: 120", "110", "-10"),
        ("2020: 120", "-5", "10"),
    ],
)
def test_compound_pace_is_refused_across_zero(targets: str, a19: str, b: str) -> None:
    found = compound(targets, a19, b)
    assert (found.pace_constant, found.pace_plan) == (None, None)
    # Without a target of the year nothing is left to judge by.
    assert found.trend == "insufficient_data"


@pytest.mark.parametrize(("a19", "expected"), [("0.45", "lagging"), ("0.9", "on_track"), ("-1", "regressing")])
def test_a_refused_compound_pace_leaves_the_plans_own_path(a19: str, expected: str) -> None:
    # b = 0 refuses R; S = a / 0.9 needs no growth rate.
    found = compound("2019: 0.9, 2020: 1.8", a19, b="0")
    assert found.pace_constant is None
    assert found.trend == expected


@pytest.mark.parametrize(("a19", "expected"), [("1", "on_track"), ("0", "stalled"), ("-1", "regressing")])
def test_neither_pace_leaves_the_direction_of_the_step(a19: str, expected: str) -> None:
    # pi = 0.05 leaves S out, b = 0 refuses R.
    found = compound("2019: 5, 2020: 100", a19, b="0")
    assert (found.pace_plan, found.pace_constant) == (None, None)
    assert found.trend == expected


# --- bands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("targets", "a19", "expected"),
    [
        ("2019: {between: [4, 6]}, 2020: {between: [5, 5.5]}", "6", "holding"),
        ("2019: {between: [4, 6]}, 2020: {between: [5, 5.5]}", "6.1", "slipping"),
        ("2020: {between: [5, 5.5]}", "5", "holding"),
        ("2020: {between: [5, 5.5]}", "4.9", "slipping"),
        ("2020: {about: 5, tolerance: 0.3}", "5.3", "holding"),
        ("2020: {about: 5, tolerance: 0.3}", "5.4", "slipping"),
    ],
)
@pytest.mark.parametrize("direction", ["up", "down", "range"])
def test_bands_are_held_or_left(targets: str, a19: str, expected: str, direction: str) -> None:
    found = series(targets, {2019: a19}, direction=direction, kind="ratio", extra=baseline("4.5"))
    assert found.trend == expected
    assert found.progress is found.planned_share is found.elapsed_share is None
    assert found.pace_plan is found.pace_constant is found.baseline is None
    assert not found.flags


def test_a_year_with_a_number_before_a_final_band_is_judged_by_the_band() -> None:
    found = series("2019: 4, 2020: {between: [5, 6]}", {2019: "4.5"}, kind="ratio", extra=baseline("3"))
    assert (found.status, found.trend) == ("exceeded", "slipping")


def test_a_year_with_a_band_before_a_final_number_is_judged_by_its_band() -> None:
    found = series("2019: {between: [3, 5]}, 2020: 9", {2019: "4"}, kind="ratio", extra=baseline("2"))
    assert (found.trend, found.pace_plan, found.pace_constant) == ("holding", None, None)
    assert not found.flags


# --- flows --------------------------------------------------------------------------------------------------------


def flow(targets: str, actuals: dict[int, str], direction: str = "up", year: int | None = None) -> Figures:
    return series(targets, actuals, kind="flow", direction=direction, year=year)


@pytest.mark.parametrize(
    ("a18", "expected"),
    [
        ("10.5", "ahead"),
        ("10.4", "on_track"),
        ("9.5", "on_track"),
        ("9.4", "slow"),
        ("6", "slow"),
        ("5.9", "lagging"),
        ("0", "lagging"),
        ("36", "achieved_early"),
        ("35.9", "ahead"),
    ],
)
def test_one_year_of_a_flow_is_judged_alone(a18: str, expected: str) -> None:
    found = flow("2018: 10, 2019: 12, 2020: 14", {2018: a18})
    assert found.trend == expected
    assert found.pace_plan == pytest.approx(float(a18) / 10)
    assert found.pace_constant is found.baseline is found.elapsed_share is None


def test_a_missing_year_of_a_flow_is_not_a_zero() -> None:
    # 2018 was not reported: 12 of 12, not 12 of 22. What was planned so far stays 22 of 36.
    found = flow("2018: 10, 2019: 12, 2020: 14", {2019: "12"})
    assert (found.pace_plan, found.trend) == (1.0, "on_track")
    assert found.progress == pytest.approx(12 / 36)
    assert found.planned_share == pytest.approx(22 / 36)


def test_a_year_of_a_flow_without_a_target_is_left_out_of_both_sums() -> None:
    found = flow("2018: ——, 2019: 12, 2020: 14", {2018: "50", 2019: "12"})
    assert (found.pace_plan, found.trend) == (1.0, "on_track")
    assert found.progress == pytest.approx(12 / 26)
    assert found.planned_share == pytest.approx(12 / 26)


def test_a_flow_that_never_met_a_target_has_no_data() -> None:
    # The only year reported had no target: nothing can be compared.
    found = flow("2018: ——, 2019: 12, 2020: 14", {2018: "50"})
    assert (found.pace_plan, found.trend) == (None, "insufficient_data")


@pytest.mark.parametrize(
    ("actuals", "expected"),
    [
        ({2018: "10", 2019: "12", 2020: "14"}, "achieved"),
        ({2018: "0", 2019: "0", 2020: "36"}, "achieved"),
        ({2018: "30", 2019: "6"}, "achieved_early"),
        ({2018: "10", 2019: "12", 2020: "13.9"}, "on_track"),
    ],
)
def test_a_flow_is_achieved_by_its_sum(actuals: dict[int, str], expected: str) -> None:
    assert flow("2018: 10, 2019: 12, 2020: 14", actuals).trend == expected


def test_sums_of_a_flow_are_exact() -> None:
    # 0.1 + 0.2 is 0.30000000000000004 in floats, and 0.7 + 0.1 + 0.1 is 0.8999999999999999.
    assert flow("2018: 0.1, 2019: 0.1, 2020: 0.7", {2018: "0.7", 2019: "0.1", 2020: "0.1"}).trend == "achieved"
    # 0.1 + 0.1 + 0.1, the whole that was promised, is 0.30000000000000004.
    assert flow("2018: 0.1, 2019: 0.1, 2020: 0.1", {2018: "0.3"}).trend == "achieved_early"
    assert flow("2018: 0.3, 2020: 0", {2018: "0.3", 2020: "0"}, "down").trend == "achieved"
    assert flow("2018: 0.15, 2019: 0.15, 2020: 0", {2018: "0.1", 2019: "0.2", 2020: "0"}, "down").trend == "achieved"


@pytest.mark.parametrize(
    ("actuals", "expected"),
    [
        ({2018: "5", 2019: "5"}, "ahead"),
        ({2018: "10", 2019: "10", 2020: "10"}, "achieved"),
        ({2018: "10", 2019: "10", 2020: "10.1"}, "on_track"),
        ({2018: "5", 2020: "5"}, "ahead"),
        ({2018: "20", 2019: "20"}, "lagging"),
    ],
)
def test_a_flow_that_should_fall_is_achieved_only_with_every_year_reported(
    actuals: dict[int, str], expected: str
) -> None:
    # A year still to come, or one not reported, can break the sum again.
    assert flow("2018: 10, 2019: 10, 2020: 10", actuals, "down").trend == expected


def test_a_falling_flow_needs_no_report_of_a_year_without_a_target() -> None:
    assert flow("2018: 10, 2019: ——, 2020: 10", {2018: "10", 2020: "10"}, "down").trend == "achieved"


def test_a_flow_that_was_promised_nothing_so_far_has_no_pace() -> None:
    found = flow("2018: 0, 2019: 12, 2020: 14", {2018: "3"})
    assert found.pace_plan is None
    assert found.progress == pytest.approx(3 / 26)
    assert found.planned_share == 0.0


def test_a_flow_promised_nothing_at_all_has_no_shares() -> None:
    found = flow("2018: 0, 2019: 0, 2020: 0", {2018: "0"}, "down")
    assert found.progress is found.planned_share is found.pace_plan is None


def test_a_falling_flow_measures_what_exceeds_its_targets() -> None:
    # S = 1 - (24 - 20) / 20
    found = flow("2018: 10, 2019: 10, 2020: 10", {2018: "12", 2019: "12"}, "down")
    assert found.pace_plan == pytest.approx(0.8)
    assert found.trend == "slow"


def test_thresholds_of_the_plan_move_the_bands() -> None:
    found = series(
        "2019: 110, 2020: 120", {2019: "109"}, extra=baseline("100"), conventions="thresholds: {on_track: 0.9}"
    )
    assert found.trend == "on_track"
