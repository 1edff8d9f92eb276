"""Section 2 of the method: met, attainment, gap, shortfall and status of a year."""

from __future__ import annotations

import math

import pytest

from gxq_plan import frames
from tests.make import Figures, assessed, indicator, plan_of, series


def judged(
    target: str,
    actual: str,
    direction: str = "up",
    *,
    kind: str = "level",
    extra: str = "",
    conventions: str = "",
) -> Figures:
    """The figures of 2019 with that target and that actual."""
    return series(
        f"2019: {target}", {2019: actual}, direction=direction, kind=kind, extra=extra, conventions=conventions
    )


# --- statuses and their edges -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "status", "met", "share"),
    [
        ("111", "exceeded", True, 1.11),
        ("110", "exceeded", True, 1.10),
        ("109.99", "met", True, 1.0999),
        ("100", "met", True, 1.0),
        ("99.96", "near", False, 0.9996),
        ("90", "near", False, 0.90),
        ("89.99", "behind", False, 0.8999),
        ("60", "behind", False, 0.60),
        ("59.99", "far_behind", False, 0.5999),
        ("0", "far_behind", False, 0.0),
        ("-10", "far_behind", False, -0.1),
    ],
)
def test_a_value_on_an_edge_is_in_the_upper_band(actual: str, status: str, met: bool, share: float) -> None:
    found = judged("100", actual)
    assert (found.status, found.met) == (status, met)
    assert found.attainment == pytest.approx(share)


@pytest.mark.parametrize(
    ("actual", "status"),
    [
        ("90", "exceeded"),
        ("90.01", "met"),
        ("100", "met"),
        ("100.01", "near"),
        ("110", "near"),
        ("110.01", "behind"),
        ("140", "behind"),
        ("140.01", "far_behind"),
    ],
)
def test_downwards_the_same_distances_count_the_other_way(actual: str, status: str) -> None:
    assert judged("100", actual, "down").status == status


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        # In floats 1 + (0.99 - 1.1) / 1.1 is 0.8999999999999999; the others are below their edge there, too.
        ("1.1", "0.99", "near"),
        ("7.7", "6.93", "near"),
        ("8.3", "7.47", "near"),
        ("4.7", "2.82", "behind"),
        ("4.7", "5.17", "exceeded"),
        ("5.5", "6.05", "exceeded"),
        # A ratio more than 1e-9 below an edge is below it.
        ("1000000000", "899999998", "behind"),
        ("10000000", "8999999", "behind"),
        ("10000000", "10999999", "met"),
    ],
)
def test_a_ratio_that_touches_a_threshold_in_decimals_is_on_it(target: str, actual: str, status: str) -> None:
    assert judged(target, actual).status == status


def test_a_ratio_is_on_a_threshold_within_a_billionth_only() -> None:
    assert judged("100000000000", "89999999999").status == "near"
    assert judged("10000000000", "8999999980").status == "behind"
    # Relative to the threshold: 0.6 less 0.8e-9 is below it.
    assert judged("10000000000", "5999999992").status == "far_behind"


def test_met_is_never_helped_by_the_billionth() -> None:
    # 1e-9 is for ratios; met compares the numbers as written.
    found = judged("10000000000", "9999999999")
    assert (found.met, found.status) == (False, "near")


# --- met compares decimals ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "tolerance", "direction", "actual", "met"),
    [
        # 5.3 - 5.5 >= -0.2 is false in floats.
        ("5.5", "0.2", "up", "5.3", True),
        ("5.5", "0.2", "up", "5.29", False),
        # 0.1 + 0.2 is more than 0.3 in floats.
        ("0.1", "0.2", "down", "0.3", True),
        ("0.1", "0.2", "down", "0.31", False),
        ("0.3", "0.1", "up", "0.2", True),
        ("1.1", "2.2", "down", "3.3", True),
        ("5.30", "0", "up", "5.3", True),
        ("5.3", "0", "up", "5.2999999", False),
        ("-10", "0.5", "up", "-10.5", True),
        ("-10", "0.5", "up", "-10.6", False),
    ],
)
def test_tolerance_is_compared_in_decimals(target: str, tolerance: str, direction: str, actual: str, met: bool) -> None:
    assert judged(target, actual, direction, extra=f"tolerance: {tolerance}").met is met


def test_a_targets_own_tolerance_wins_over_the_indicators() -> None:
    assert judged("{value: 100, tolerance: 3}", "97", extra="tolerance: 1").met is True
    assert judged("{value: 100, tolerance: 0}", "99.5", extra="tolerance: 1").met is False


def test_within_its_tolerance_a_target_is_met_but_not_reached_in_full() -> None:
    found = judged("100", "98", extra="tolerance: 2")
    assert (found.status, found.gap, found.shortfall) == ("met", -2, 2)
    assert found.attainment == pytest.approx(0.98)


# --- bounds -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "direction", "below", "at", "above"),
    [
        ("at_least", "up", False, True, True),
        ("above", "up", False, False, True),
        ("at_most", "down", True, True, False),
        ("below", "down", True, False, False),
        # The bound decides met, whatever the direction says.
        ("at_most", "up", True, True, False),
        ("below", "up", True, False, False),
        ("at_least", "down", False, True, True),
        ("above", "down", False, False, True),
    ],
)
def test_bounds(bound: str, direction: str, below: bool, at: bool, above: bool) -> None:
    target = f"{{value: 100, bound: {bound}}}"
    assert [judged(target, actual, direction).met for actual in ("99.9", "100", "100.1")] == [below, at, above]


@pytest.mark.parametrize(
    ("direction", "bound", "edge", "inside"), [("up", "above", "98", "98.1"), ("down", "below", "102", "101.9")]
)
def test_tolerance_widens_a_strict_bound_and_leaves_it_strict(
    direction: str, bound: str, edge: str, inside: str
) -> None:
    target = f"{{value: 100, bound: {bound}}}"
    assert judged(target, edge, direction, extra="tolerance: 2").met is False
    assert judged(target, inside, direction, extra="tolerance: 2").met is True


def test_on_a_strict_bound_everything_is_attained_but_nothing_met() -> None:
    found = judged("{value: 100, bound: above}", "100")
    assert (found.status, found.met, found.attainment, found.gap, found.shortfall) == ("near", False, 1.0, 0, 0)


@pytest.mark.parametrize(
    ("actual", "status", "share", "gap", "shortfall"),
    [("80", "met", 0.8, -20, 20), ("100", "met", 1.0, 0, 0), ("120", "near", 1.2, 20, 0), ("50", "met", 0.5, -50, 50)],
)
def test_with_a_bound_on_the_wrong_side_direction_decides_all_but_met(
    actual: str, status: str, share: float, gap: float, shortfall: float
) -> None:
    found = judged("{value: 100, bound: at_most}", actual, "up")
    assert (found.status, found.gap, found.shortfall) == (status, gap, shortfall)
    assert found.attainment == pytest.approx(share)


# --- bands --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("direction", ["up", "down", "range"])
@pytest.mark.parametrize(
    ("actual", "status", "met", "share", "gap", "shortfall"),
    [
        ("4", "met", True, 1.0, 0, 0),
        ("5", "met", True, 1.0, 0, 0),
        ("6", "met", True, 1.0, 0, 0),
        # half-width 1: 0.1 outside costs ten points
        ("3.9", "near", False, 0.9, -0.1, 0.1),
        ("6.1", "near", False, 0.9, 0.1, 0.1),
        ("6.4", "behind", False, 0.6, 0.4, 0.4),
        ("3.5", "far_behind", False, 0.5, -0.5, 0.5),
        ("8", "far_behind", False, -1.0, 2, 2),
    ],
)
def test_between(
    actual: str, status: str, met: bool, share: float, gap: float, shortfall: float, direction: str
) -> None:
    found = judged("{between: [4, 6]}", actual, direction, kind="ratio")
    assert (found.status, found.met, found.gap, found.shortfall) == (status, met, gap, shortfall)
    assert found.attainment == pytest.approx(share)


@pytest.mark.parametrize(
    ("target", "extra", "inside", "outside"),
    [
        ("{about: 5, tolerance: 0.3}", "", ("4.7", "5", "5.3"), ("4.69", "5.31")),
        # the indicator's tolerance, then 5% of |T|
        ("{about: 5}", "tolerance: 0.3", ("4.7", "5.3"), ("4.69", "5.31")),
        ("{about: 5}", "", ("4.75", "5.25"), ("4.74", "5.26")),
        ("{about: -100}", "", ("-105", "-95"), ("-105.1", "-94.9")),
        ("{value: 5, bound: about}", "", ("4.75", "5.25"), ("4.74", "5.26")),
        ("{about: 0.3, tolerance: 0.1}", "", ("0.2", "0.4"), ("0.19", "0.41")),
    ],
)
def test_about(target: str, extra: str, inside: tuple[str, ...], outside: tuple[str, ...]) -> None:
    assert all(judged(target, one, "range", kind="ratio", extra=extra).met for one in inside)
    assert not any(judged(target, one, "range", kind="ratio", extra=extra).met for one in outside)


def test_tolerance_does_not_widen_between() -> None:
    assert judged("{between: [4, 6]}", "6.1", kind="ratio", extra="tolerance: 0.5").met is False


@pytest.mark.parametrize("target", ["{between: [5, 5]}", "{about: 0}"])
def test_a_band_without_width_is_hit_or_missed(target: str) -> None:
    point = "0" if "about" in target else "5"
    hit, missed = judged(target, point, "range"), judged(target, "5.01", "range")
    assert (hit.status, hit.attainment) == ("met", None)
    assert (missed.status, missed.attainment) == ("far_behind", None)


# --- zero, negative and reversed ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "direction", "status"),
    [
        ("0", "down", "met"),
        ("-1", "down", "met"),
        ("0.01", "down", "far_behind"),
        ("0", "up", "met"),
        ("-1", "up", "far_behind"),
    ],
)
@pytest.mark.parametrize("convention", ["complement", "quotient"])
def test_a_target_of_zero_has_no_attainment(actual: str, direction: str, status: str, convention: str) -> None:
    found = judged("0", actual, direction, conventions=f"reverse_attainment: {convention}")
    assert (found.status, found.attainment) == (status, None)
    assert found.gap == float(actual)


@pytest.mark.parametrize(
    ("target", "actual", "direction", "share", "status"),
    [
        ("-10", "-12", "up", 0.8, "behind"),
        ("-10", "-10", "up", 1.0, "met"),
        ("-10", "-9", "up", 1.1, "exceeded"),
        ("-10", "5", "up", 2.5, "exceeded"),
        ("-10", "-11", "down", 1.1, "exceeded"),
        ("-10", "-8", "down", 0.8, "behind"),
        ("-10", "10", "down", -1.0, "far_behind"),
    ],
)
@pytest.mark.parametrize("convention", ["complement", "quotient"])
def test_negative_targets_take_the_complement_in_either_convention(
    target: str, actual: str, direction: str, share: float, status: str, convention: str
) -> None:
    found = judged(target, actual, direction, conventions=f"reverse_attainment: {convention}")
    assert found.attainment == pytest.approx(share)
    assert found.status == status


@pytest.mark.parametrize(
    ("actual", "complement", "quotient", "statuses"),
    [
        ("0.40", 1.2, 1.25, ("exceeded", "exceeded")),
        ("0.50", 1.0, 1.0, ("met", "met")),
        ("0.55", 0.9, 10 / 11, ("near", "near")),
        ("0.70", 0.6, 5 / 7, ("behind", "behind")),
        ("0.80", 0.4, 0.625, ("far_behind", "behind")),
        ("1.00", 0.0, 0.5, ("far_behind", "far_behind")),
    ],
)
def test_both_forms_of_reverse_attainment(
    actual: str, complement: float, quotient: float, statuses: tuple[str, str]
) -> None:
    one = judged("0.50", actual, "down", conventions="reverse_attainment: complement")
    other = judged("0.50", actual, "down", conventions="reverse_attainment: quotient")
    assert one.attainment == pytest.approx(complement)
    assert other.attainment == pytest.approx(quotient)
    assert (one.status, other.status) == statuses


@pytest.mark.parametrize("actual", ["0", "-0.1"])
def test_a_quotient_that_cannot_be_formed_is_more_than_was_asked(actual: str) -> None:
    found = judged("0.50", actual, "down", conventions="reverse_attainment: quotient")
    assert (found.status, found.met, found.attainment) == ("exceeded", True, None)


def test_the_quotient_is_for_what_should_fall() -> None:
    assert judged("100", "80", "up", conventions="reverse_attainment: quotient").attainment == pytest.approx(0.8)


# --- growth -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "status"),
    [
        ("12", "met"),  # however far above: growth is met, never exceeded
        ("6", "met"),
        ("5.9", "near"),
        ("5.5", "near"),
        ("5.4", "behind"),
        ("4", "behind"),
        ("3.9", "far_behind"),
        ("-1", "far_behind"),
    ],
)
def test_growth_is_banded_by_points(actual: str, status: str) -> None:
    found = judged("6", actual, kind="growth")
    assert (found.status, found.attainment) == (status, None)


def test_growth_of_what_should_fall() -> None:
    assert judged("-3", "-2.5", "down", kind="growth").status == "near"
    assert judged("-3", "-2.4", "down", kind="growth").status == "behind"


@pytest.mark.parametrize(("target", "actual"), [("6.1", "5.6"), ("5.3", "4.8"), ("8.3", "7.8"), ("0.8", "0.3")])
def test_half_a_point_short_is_near_whatever_floats_say(target: str, actual: str) -> None:
    found = judged(target, actual, kind="growth")
    assert (found.shortfall, found.status) == (0.5, "near")


def test_a_plan_may_set_its_own_points() -> None:
    limits = "thresholds: {growth_near: 1, growth_behind: 3}"
    assert [judged("6", one, kind="growth", conventions=limits).status for one in ("5", "4.9", "3", "2.9")] == [
        "near",
        "behind",
        "behind",
        "far_behind",
    ]


# --- what is not assessed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("——", "no_target"),
        ("null", "no_target"),
        ("{none: 规划未定}", "no_target"),
        ("{text: 与GDP增长基本同步}", "qualitative"),
        ("{delegated: 年度计划}", "no_target"),
        ("{stretch: 8}", "no_target"),
    ],
)
@pytest.mark.parametrize("actual", [{2019: "5"}, {}])
def test_other_forms_of_target_keep_their_own_status(target: str, status: str, actual: dict[int, str]) -> None:
    # Whether or not something was reported: the form of the target comes first.
    found = series(f"2019: {target}", actual, year=2019)
    assert found.status == status
    assert found.met is found.attainment is found.gap is found.shortfall is None


def test_a_year_that_the_plan_does_not_mention_has_no_target() -> None:
    assert series("2020: 5", {2019: "5"}).status == "no_target"


def test_a_standing_limit_holds_in_every_year() -> None:
    found = series("each: {bound: at_most, value: 5}", {2018: "6"}, direction="down")
    assert found.status == "behind"


def test_not_reported_is_null_not_zero() -> None:
    found = series("2019: 5", {}, year=2019)
    assert found.status == "not_reported"
    assert found.actual is found.met is found.attainment is found.gap is found.shortfall is None


@pytest.mark.parametrize(
    ("date", "actual", "status", "met"),
    [
        ("2020-06-30", {2019: "1"}, "not_due", None),
        ("2020-06-30", {}, "not_due", None),
        ("2019-12-31", {2019: "1"}, "met", True),
        ("2019-01-01", {2019: "0"}, "far_behind", False),
        ("2019-12-31", {}, "not_reported", None),
        ("2018-12-31", {2019: "1"}, "met", True),
    ],
)
def test_a_milestone_is_not_due_before_the_year_of_its_date(
    date: str, actual: dict[int, str], status: str, met: bool | None
) -> None:
    found = series("2019: 1", actual, year=2019, kind="milestone", extra=f"date: {date}")
    assert (found.status, found.met) == (status, met)
    assert (found.attainment is None) == (met is None)


def test_a_milestone_without_a_target_has_none_before_it_is_not_due() -> None:
    found = series("2019: ——", {2019: "1"}, kind="milestone", extra="date: 2020-06-30")
    assert found.status == "no_target"


def test_a_date_delays_milestones_only() -> None:
    assert judged("1", "1", extra="date: 2020-06-30").status == "met"


# --- gap and shortfall --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "actual", "direction", "gap", "shortfall"),
    [
        ("5.5", "5.3", "up", -0.2, 0.2),
        ("5.5", "5.31", "up", -0.19, 0.19),
        ("5.50", "5.3", "up", -0.2, 0.2),
        ("5", "5.125", "up", 0.125, 0),
        ("0.3", "0.1", "up", -0.2, 0.2),
        ("0.45", "0.46", "down", 0.01, 0.01),
        ("0.45", "0.44", "down", -0.01, 0),
        ("1100", "800", "up", -300, 300),
    ],
)
def test_gaps_have_the_finer_of_the_two_decimals(
    target: str, actual: str, direction: str, gap: float, shortfall: float
) -> None:
    # Exactly equal: -0.20000000000000018 is what this is about.
    found = judged(target, actual, direction)
    assert (found.gap, found.shortfall) == (gap, shortfall)


@pytest.mark.parametrize("target", ["0.3", "{between: [0.1, 0.3]}", "{about: 0.3}", "-0.3"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_no_gap_is_minus_zero(target: str, direction: str) -> None:
    found = judged(target, "-0.3" if target == "-0.3" else "0.3", direction)
    assert found.gap == 0
    assert found.shortfall == 0
    assert math.copysign(1, found.gap) == 1
    assert math.copysign(1, found.shortfall) == 1


# --- thresholds and columns ---------------------------------------------------------------------------------------


def test_thresholds_of_the_plan_move_the_bands() -> None:
    limits = "thresholds: {exceeded: 1.05, near: 0.95, behind: 0.8}"
    assert [judged("100", one, conventions=limits).status for one in ("105", "104", "95", "94", "80", "79")] == [
        "exceeded",
        "met",
        "near",
        "behind",
        "behind",
        "far_behind",
    ]


def test_met_is_true_false_or_missing() -> None:
    plan = plan_of(*(indicator("2019: 5", id=one) for one in ("I-1", "I-2", "I-3")))
    frame = assessed(plan, {("I-1", 2019): "5", ("I-2", 2019): "4"})
    assert str(frame[frames.MET].dtype) == "boolean"
    assert frame.set_index([frames.INDICATOR, frames.YEAR])[frames.MET].map({True: 1, False: 0}).sum() == 1
    assert frame[frames.MET].isna().sum() == 7
