"""Every form of target that is more than a number of its own year: spans, other rows, stretch, delegated, revised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.model.period import Period
from tests.make import Figures, assessed, figures, indicator, plan_of, series

if TYPE_CHECKING:
    from collections.abc import Mapping


def baseline(value: str, period: int = 2017) -> str:
    return f"baseline: {{period: {period}, value: {value}}}"


# --- relative to another row --------------------------------------------------------------------------------------


def beside(
    target: str, other: str | None, own: str | None, *, kind: str = "growth", direction: str = "up", extra: str = ""
) -> Figures:
    """I-2 in 2019, whose target refers to I-1."""
    first = indicator("2019: 6", id="I-1", kind=kind)
    second = indicator(f"2019: {target}", id="I-2", kind=kind, direction=direction, extra=extra)
    values = {("I-1", 2019): other, ("I-2", 2019): own}
    given = {key: value for key, value in values.items() if value is not None}
    return figures(assessed(plan_of(first, second), given), 2019, "I-2")


@pytest.mark.parametrize(
    ("target", "own", "status", "T"),
    [
        ("{relative_to: I-1}", "6.5", "met", 6.5),
        ("{relative_to: I-1}", "6.4", "near", 6.5),
        ("{relative_to: I-1, bound: above, margin: 0}", "6.5", "near", 6.5),
        ("{relative_to: I-1, bound: above}", "6.6", "met", 6.5),
        ("{relative_to: I-1, margin: 1}", "7.4", "near", 7.5),
        ("{relative_to: I-1, margin: 1}", "7.5", "met", 7.5),
        ("{relative_to: I-1, margin: -1}", "5.5", "met", 5.5),
        ("{relative_to: I-1, tolerance: 0.5}", "6", "met", 6.5),
        ("{relative_to: I-1}", "4", "far_behind", 6.5),
    ],
)
def test_judged_against_the_other_rows_actual_and_not_its_target(target: str, own: str, status: str, T: float) -> None:
    found = beside(target, "6.5", own)
    assert (found.status, found.target) == (status, T)


def test_the_sum_of_actual_and_margin_is_exact() -> None:
    # 6.1 + 0.2 is 6.299999999999999 or 6.300000000000001 in floats, depending on the day.
    assert beside("{relative_to: I-1, margin: 0.2}", "6.1", "6.3").status == "met"
    assert beside("{relative_to: I-1, margin: 0.2, bound: above}", "6.1", "6.3").status == "near"
    assert beside("{relative_to: I-1, margin: 0.1}", "0.2", "0.3").shortfall == 0


def test_before_the_other_row_has_an_actual_there_is_no_number() -> None:
    for own in ("7", None):
        found = beside("{relative_to: I-1}", None, own)
        assert (found.status, found.target, found.met) == ("no_target", None, None)
    assert beside("{relative_to: I-1}", "6.5", None).status == "not_reported"


def test_a_relative_target_of_a_level_has_an_attainment() -> None:
    found = beside("{relative_to: I-1}", "200", "150", kind="level")
    assert (found.status, found.attainment, found.gap) == ("behind", 0.75, -50)
    down = beside("{relative_to: I-1}", "200", "220", kind="level", direction="down")
    assert down.status == "near"
    assert down.attainment == pytest.approx(0.9)


def test_what_another_row_will_do_is_no_way_to_go() -> None:
    first = indicator("2019: 6, 2020: 7", id="I-1")
    second = indicator("2019: 5, 2020: {relative_to: I-1}", id="I-2", extra=baseline("4"))
    values = {("I-1", 2020): "9", ("I-2", 2019): "5", ("I-2", 2020): "8"}
    frame = assessed(plan_of(first, second), values)
    assert [figures(frame, year, "I-2").trend for year in (2019, 2020)] == ["", ""]
    assert figures(frame, 2020, "I-2").status == "behind"


def test_a_row_may_follow_one_that_repeats_a_third() -> None:
    rows = (
        indicator("2019: 5", id="I-1"),
        indicator("2019: 5", id="I-2", extra="same_as: I-1"),
        indicator("2019: {relative_to: I-2}", id="I-3"),
    )
    found = figures(assessed(plan_of(*rows), {("I-1", 2019): "8", ("I-3", 2019): "8"}), 2019, "I-3")
    assert (found.target, found.status) == (8, "met")


# --- spans: a change ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "a18", "a19", "a20", "statuses"),
    [
        # From 10 in 2017 to 13 in 2020: 11, 12, 13.
        ("{change: 3}", "11", "11.9", "13", ["met", "near", "met"]),
        ("{change_percent: 30}", "12.1", "12", "12.9", ["exceeded", "met", "near"]),
        ("{change: 3, bound: above}", "11", "12.1", "13", ["near", "met", "near"]),
        ("{change: 3, tolerance: 0.5}", "10.5", "11.4", "12.5", ["met", "near", "met"]),
    ],
)
def test_a_change_is_judged_at_the_end_and_by_its_share_before(
    span: str, a18: str, a19: str, a20: str, statuses: list[str]
) -> None:
    actuals = {2018: a18, 2019: a19, 2020: a20}
    found = [series(f"2018-2020: {span}", actuals, year=year, extra=baseline("10")) for year in actuals]
    assert [one.status for one in found] == statuses
    assert [one.target for one in found] == [one.span_target for one in found] == [11, 12, 13]
    assert [one.span_actual for one in found] == [float(one) for one in actuals.values()]


def test_a_reduction_in_percent() -> None:
    # 13.5% less than 0.80 is 0.692; a third of the way is 0.764.
    found = series(
        "2018-2020: {change_percent: -13.5}", {2018: "0.764"}, kind="ratio", direction="down", extra=baseline("0.80")
    )
    assert (found.status, found.target, found.final_target) == ("met", 0.764, 0.692)
    assert found.trend == "on_track"
    assert found.pace_plan == pytest.approx(1)
    assert found.forecast_verdict == "likely"


def test_the_share_of_a_change_counts_from_the_baselines_year() -> None:
    # 2015 to 2020 is five years, three of them over by 2018.
    found = series("2018-2020: {change: 10}", {2018: "5"}, extra=baseline("0", 2015))
    assert found.target == 6
    # A third of 1 does not end: so fine that nothing is met by rounding.
    assert series("2018-2020: {change: 1}", {2018: "0.3333"}, extra=baseline("0")).met is True
    assert series("2018-2020: {change: 1}", {2018: "0.333"}, extra=baseline("0")).met is False


def test_a_change_without_a_baseline_is_no_number_yet() -> None:
    found = series("2018-2020: {change: 3}", {2018: "9", 2019: "11"})
    assert (found.status, found.target, found.span_target, found.trend) == ("no_target", None, None, "")


# --- spans: an average --------------------------------------------------------------------------------------------


def average(actuals: Mapping[int, str], *, kind: str, span: str = "{average: 7}", own: str = "") -> Figures:
    return series(f"2018-2020: {span}{own}", dict(actuals), kind=kind)


@pytest.mark.parametrize(
    ("actuals", "mean", "status"),
    [
        ({2018: "7"}, 7, "met"),
        ({2018: "8", 2019: "6"}, 7, "met"),
        ({2018: "8", 2019: "5.8"}, 6.9, "near"),
        ({2018: "8", 2020: "6"}, 7, "met"),  # a missing year is not a zero
        ({2018: "7.1", 2019: "7.2", 2020: "6.7"}, 7, "met"),
    ],
)
def test_an_average_is_the_mean_of_the_years_so_far(actuals: Mapping[int, str], mean: float, status: str) -> None:
    found = average(actuals, kind="ratio")
    assert found.status == status
    assert found.span_actual == pytest.approx(mean)
    assert found.attainment == pytest.approx(mean / 7)
    assert found.span_met is (status == "met")


def test_the_average_of_a_share_is_no_place_to_arrive_at() -> None:
    found = series("2018-2020: {average: 7}", {2018: "6", 2019: "8"}, kind="ratio", extra=baseline("5"))
    assert (found.trend, found.final_target, found.needed_per_year) == ("", None, None)


def test_the_average_of_an_amount_is_a_sum() -> None:
    found = series("2018-2020: {average: 10}", {2018: "8", 2019: "9"}, kind="flow")
    assert (found.status, found.span_actual) == ("behind", 8.5)
    # 17 of 20 so far, 30 in all: 13 in the last year
    assert (found.pace_plan, found.needed_per_year) == (0.85, 13)
    assert found.progress == pytest.approx(17 / 30)


@pytest.mark.parametrize(
    ("actuals", "mean", "status"),
    [
        # Yearly growth compounds: (1.08 x 1.06)^(1/2) - 1 = 6.9953%
        ({2018: "8", 2019: "6"}, 6.9953, "near"),
        ({2018: "7", 2019: "7", 2020: "7"}, 7, "met"),
        ({2018: "8.5", 2019: "2.3", 2020: "8.1"}, 6.2618, "behind"),
    ],
)
def test_growth_in_percent_compounds(actuals: Mapping[int, str], mean: float, status: str) -> None:
    one = indicator("2018-2020: {average: 7}", kind="growth").replace("亿元", '"%"')
    frame = assessed(plan_of(one), {("I-1", year): value for year, value in actuals.items()})
    found = figures(frame, max(actuals))
    assert found.status == status
    assert found.span_actual == pytest.approx(mean, abs=5e-5)


def test_seven_percent_for_three_years_is_seven_and_not_more() -> None:
    one = indicator("2018-2020: {average: 7, bound: above}", kind="growth").replace("亿元", '"%"')
    frame = assessed(plan_of(one), {("I-1", year): "7" for year in (2018, 2019, 2020)})
    assert [figures(frame, year).span_met for year in (2018, 2019, 2020)] == [False, False, False]


def test_growth_of_minus_a_hundred_percent_leaves_nothing_to_compound() -> None:
    one = indicator("2018-2020: {average: 7}", kind="growth").replace("亿元", '"%"')
    found = figures(assessed(plan_of(one), {("I-1", 2018): "-100", ("I-1", 2019): "9"}), 2019)
    assert found.span_met is not True


def test_points_of_growth_do_not_compound() -> None:
    found = average({2018: "8", 2019: "6"}, kind="growth")  # in 亿元, not in percent
    assert found.span_actual == 7


def test_a_year_with_a_target_of_its_own_is_judged_by_it_and_the_span_beside_it() -> None:
    found = average({2018: "7", 2019: "6.5"}, kind="ratio", own=", 2019: 6")
    assert (found.target, found.status, found.met) == (6, "met", True)
    assert (found.span_target, found.span_actual, found.span_met) == (7, 6.75, False)


def test_a_standing_limit_beside_a_span() -> None:
    found = series("each: 6, 2018-2020: {average: 7}", {2018: "6.5"}, kind="ratio")
    assert (found.target, found.status, found.span_met) == (6, "met", False)


# --- stretch, delegated, revised ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "direction", "status", "reached"),
    [
        ("7.5", "up", "met", False),
        ("8", "up", "exceeded", True),
        ("6.9", "up", "near", False),
        ("6", "down", "exceeded", True),
    ],
)
def test_a_stretch_is_kept_and_never_judges(actual: str, direction: str, status: str, reached: bool) -> None:
    stretch = "8" if direction == "up" else "6"
    found = series(f"2019: {{value: 7, stretch: {stretch}}}", {2019: actual}, direction=direction)
    assert (found.status, found.stretch_reached) == (status, reached)
    assert series("2019: {value: 7, stretch: 8}", {}, year=2019).stretch_reached is None


def test_something_only_striven_for_is_no_target() -> None:
    found = series("2019: {stretch: 8}", {2019: "9"})
    assert (found.status, found.met, found.stretch_reached) == ("no_target", None, True)


def test_what_is_set_elsewhere_has_no_number_until_it_is_given() -> None:
    assert series("2019: {delegated: 年度计划}", {2019: "9"}).status == "no_target"


def test_a_revised_target_is_the_one_in_force() -> None:
    revised = "revisions: [{period: 2019, from: 12, to: 10, on: 2019-06-01, document: 澄高管〔2019〕9号, reason: 调整}]"
    one = indicator("2019: 10", extra=revised)
    plan = plan_of(one)
    assert figures(assessed(plan, {("I-1", 2019): "10"}), 2019).status == "met"
    [kept] = plan.indicators[0].revisions
    assert (kept.period, kept.before, kept.after, kept.document) == (Period(2019), "12", "10", "澄高管〔2019〕9号")
