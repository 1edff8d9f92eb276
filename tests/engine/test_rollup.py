"""Section 5 of the method: groups, counted from the leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from gxq_plan import frames
from gxq_plan.engine.rollup import COUNTED, rollup
from tests.make import assessed, indicator, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.plan import Plan

RATES = (
    "reporting_rate",
    "met_strict",
    "met_lenient",
    "score_strict",
    "score_lenient",
)


def groups(plan: Plan, actuals: Mapping[str, str], year: int = 2019) -> dict[tuple[str, str], dict[str, Any]]:
    """Every group of the plan in a year, by level and id; missing is None."""
    frame = assessed(plan, {(id, year): value for id, value in actuals.items()})
    found = rollup(frame[frame[frames.YEAR] == year], frames.members_of(plan), plan.conventions)
    return {
        (str(one["level"]), str(one["group"])): {
            str(name): value if value is pd.NA or value == value else None for name, value in one.items()
        }
        for one in found.to_dict("records")
    }


def whole(indicators: Mapping[str, str], actuals: Mapping[str, str], conventions: str = "") -> dict[str, Any]:
    """The plan as one group. `indicators` gives each id its target for 2019 (and what follows it)."""
    made = []
    for id, target in indicators.items():
        target, _, extra = target.partition(" + ")
        made.append(indicator(f"2019: {target}", id=id, extra=extra))
    return groups(plan_of(*made, conventions=conventions), actuals)["plan", "demo"]


def hundreds(count: int) -> dict[str, str]:
    return {f"I-{at}": "100" for at in range(1, count + 1)}


def test_worked_case_12() -> None:
    found = whole(
        {"I-1": "100", "I-2": "100", "I-3": "100", "I-4": "——"},
        {"I-1": "130", "I-2": "50", "I-4": "70"},
    )
    assert (found["due"], found["reported"]) == (3, 2)
    assert found["reporting_rate"] == pytest.approx(2 / 3)
    assert found["met_strict"] == pytest.approx(1 / 3)
    assert found["met_lenient"] == pytest.approx(1 / 2)
    assert found["score_strict"] == pytest.approx(0.50)
    assert found["score_lenient"] == pytest.approx(0.75)
    assert found["light"] == "grey"
    counts = {status: found[status] for status in COUNTED if found[status]}
    assert counts == {"exceeded": 1, "far_behind": 1, "not_reported": 1, "no_target": 1}


def test_every_status_of_a_year_is_counted() -> None:
    targets = {
        "I-1": "100",
        "I-2": "100",
        "I-3": "100",
        "I-4": "100",
        "I-5": "100",
        "I-6": "100",
        "I-7": "——",
        "I-8": "{text: 稳步提高}",
    }
    actuals = {"I-1": "110", "I-2": "100", "I-3": "90", "I-4": "60", "I-5": "59"}
    made = [indicator(f"2019: {target}", id=id) for id, target in targets.items()]
    made.append(indicator("2019: 1", id="I-10", kind="milestone", extra="date: 2020-12-31"))
    found = groups(plan_of(*made), actuals)["plan", "demo"]
    inside = {"reached", "ahead_of_schedule", "on_schedule", "behind_schedule"}
    assert {status: found[status] for status in COUNTED} == {status: int(status not in inside) for status in COUNTED}
    # What has no number, and what is not due yet, is no part of due.
    assert (found["due"], found["reported"]) == (6, 5)


def test_scores_are_clipped_at_both_ends() -> None:
    # 3.0 counts as 1 and -1.0 as 0: one indicator cannot pay for another.
    found = whole(hundreds(2), {"I-1": "300", "I-2": "-100"})
    assert found["score_strict"] == found["score_lenient"] == pytest.approx(0.5)


def test_strict_and_lenient_are_the_same_where_everything_is_reported() -> None:
    found = whole(hundreds(2), {"I-1": "100", "I-2": "70"})
    assert found["score_strict"] == found["score_lenient"] == pytest.approx(0.85)
    assert found["met_strict"] == found["met_lenient"] == pytest.approx(0.5)


@pytest.mark.parametrize(("actual", "score"), [("12", 1.0), ("6", 1.0), ("5.5", 0.9), ("4", 0.6), ("3.9", 0.0)])
def test_a_row_without_an_attainment_scores_by_its_status(actual: str, score: float) -> None:
    plan = plan_of(indicator("2019: 6", kind="growth"))
    assert groups(plan, {"I-1": actual})["plan", "demo"]["score_strict"] == pytest.approx(score)


@pytest.mark.parametrize(("actual", "score"), [("0", 1.0), ("1", 0.0)])
def test_a_target_of_zero_is_all_or_nothing(actual: str, score: float) -> None:
    plan = plan_of(indicator("2019: 0", direction="down"))
    assert groups(plan, {"I-1": actual})["plan", "demo"]["score_lenient"] == pytest.approx(score)


def test_exceeded_without_a_quotient_scores_full() -> None:
    plan = plan_of(indicator("2019: 5", direction="down"), conventions="reverse_attainment: quotient")
    found = groups(plan, {"I-1": "0"})["plan", "demo"]
    assert (found["exceeded"], found["score_strict"]) == (1, 1.0)


# --- nothing due, nothing reported --------------------------------------------------------------------------------


@pytest.mark.parametrize("target", ["——", "{text: 稳步提高}"])
def test_where_nothing_is_due_there_is_nothing_to_rate(target: str) -> None:
    found = whole({"I-1": target}, {"I-1": "5"})
    assert (found["due"], found["reported"]) == (0, 0)
    assert [found[rate] for rate in RATES] == [None] * 5
    assert found["light"] == ""


def test_where_nothing_is_reported_the_lenient_rates_are_missing() -> None:
    found = whole(hundreds(3), {})
    assert (found["reporting_rate"], found["met_strict"], found["score_strict"]) == (0, 0, 0)
    assert found["met_lenient"] is found["score_lenient"] is None
    assert found["light"] == "grey"


# --- weights ------------------------------------------------------------------------------------------------------


def test_weights_count_in_scores_and_met_rates_only() -> None:
    found = whole(
        {"I-1": "100 + weight: 3", "I-2": "100 + weight: 1", "I-3": "100 + weight: 4"}, {"I-1": "100", "I-2": "50"}
    )
    assert (found["due"], found["reported"], found["met"], found["far_behind"]) == (3, 2, 1, 1)
    assert found["reporting_rate"] == pytest.approx(2 / 3)
    assert found["met_strict"] == pytest.approx(3 / 8)
    assert found["met_lenient"] == pytest.approx(3 / 4)
    assert found["score_strict"] == pytest.approx(3.5 / 8)
    assert found["score_lenient"] == pytest.approx(3.5 / 4)


def test_without_weights_each_indicator_has_one_vote() -> None:
    # Never a mean of means: the group of one does not weigh as much as the group of three.
    rest = "projects:\n- {number: 1, name: 甲, indicators: [" + indicator("2019: 100", id="P1-1") + "]}\n"
    rest += "- {number: 2, name: 乙, indicators: [" + ", ".join(
        indicator("2019: 100", id=f"P2-{at}") for at in (1, 2, 3)
    )
    found = groups(plan_of(rest=rest + "]}"), {"P1-1": "0", "P2-1": "100", "P2-2": "100", "P2-3": "100"})
    assert found["projects", "P1"]["score_strict"] == 0
    assert found["projects", "P2"]["score_strict"] == 1
    assert found["plan", "demo"]["score_strict"] == pytest.approx(0.75)


# --- the light ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "light"),
    [
        (["100", "100"], "green"),
        (["90", "90"], "green"),
        (["100", "80"], "green"),
        (["100", "79.9"], "yellow"),
        (["60", "60"], "yellow"),
        (["60", "59.9"], "red"),
        (["100", "20"], "yellow"),
        (["100", "19"], "red"),
    ],
)
def test_light_by_the_strict_score(values: list[str], light: str) -> None:
    actuals = {f"I-{at}": value for at, value in enumerate(values, 1)}
    assert whole(hundreds(len(values)), actuals)["light"] == light


def test_a_score_that_touches_an_edge_is_on_it() -> None:
    # (1 + 1 + 0.7) / 3 = 0.9 and (0.7 + 0.7 + 0.4) / 3 = 0.6: sums of floats may fall just short.
    assert whole(hundreds(3), {"I-1": "100", "I-2": "100", "I-3": "70"})["light"] == "green"
    assert whole(hundreds(3), {"I-1": "70", "I-2": "70", "I-3": "40"})["light"] == "yellow"


@pytest.mark.parametrize(("reported", "light"), [(8, "yellow"), (7, "grey"), (9, "green"), (0, "grey")])
def test_too_few_reports_are_grey(reported: int, light: str) -> None:
    # 8 of 10 is enough; what is missing counts as 0, so that it is yellow.
    assert whole(hundreds(10), {f"I-{at}": "100" for at in range(1, reported + 1)})["light"] == light


@pytest.mark.parametrize(
    ("binding", "light"),
    [("100", "green"), ("99.9", "yellow"), ("60", "yellow"), ("59.9", "red")],
)
def test_a_binding_indicator_caps_the_light(binding: str, light: str) -> None:
    targets = hundreds(10) | {"I-10": "100 + nature: binding"}
    actuals = {f"I-{at}": "100" for at in range(1, 10)} | {"I-10": binding}
    assert whole(targets, actuals)["light"] == light
    # The same without the word: the score alone is green.
    assert whole(hundreds(10), actuals)["light"] == "green"
    assert whole(hundreds(10) | {"I-10": "100 + nature: expected"}, actuals)["light"] == "green"


def test_a_binding_cap_never_lifts_a_light() -> None:
    found = whole({"I-1": "100 + nature: binding", "I-2": "100", "I-3": "100"}, {"I-1": "99", "I-2": "0", "I-3": "0"})
    assert found["light"] == "red"


def test_a_binding_indicator_that_was_not_reported_caps_nothing() -> None:
    targets = hundreds(20) | {"I-20": "100 + nature: binding"}
    assert whole(targets, {f"I-{at}": "100" for at in range(1, 20)})["light"] == "green"


def test_grey_comes_before_any_cap() -> None:
    targets = hundreds(3) | {"I-1": "100 + nature: binding"}
    assert whole(targets, {"I-1": "0"})["light"] == "grey"


def test_thresholds_of_the_plan_move_the_light() -> None:
    limits = "thresholds: {light_green: 0.8, light_yellow: 0.5, reporting: 0.5}"
    assert whole(hundreds(2), {"I-1": "80", "I-2": "80"}, limits)["light"] == "green"
    assert whole(hundreds(2), {"I-1": "100"}, limits)["light"] == "yellow"
    assert whole(hundreds(3), {"I-1": "100"}, limits)["light"] == "grey"


# --- rows that repeat others --------------------------------------------------------------------------------------


def test_a_copy_counts_once_where_its_original_is_in_the_group() -> None:
    found = whole({"I-1": "100", "I-2": "100 + same_as: I-1", "I-3": "100"}, {"I-1": "100", "I-2": "100"})
    assert (found["due"], found["reported"], found["met"]) == (2, 1, 1)
    assert found["met_strict"] == pytest.approx(1 / 2)


DEPARTMENTS = """\
departments: [{name: 科学技术局}, {name: 招商局}]
projects:
- name: 甲
  indicators:
  - {id: P1-1, name: 企业数, unit: 家, kind: level, direction: up, department: 科学技术局, targets: {2019: 100}}
- name: 乙
  indicators:
  - {id: P2-1, name: 企业数, unit: 家, kind: level, direction: up, department: 招商局, targets: {2019: 100},
     same_as: P1-1}
  - {id: P2-2, name: 项目数, unit: 个, kind: level, direction: up, targets: {2019: 100},
     department: [招商局, 科学技术局]}
"""


def test_a_copy_counts_where_its_original_is_not_in_the_group() -> None:
    found = groups(plan_of(rest=DEPARTMENTS), {"P1-1": "80", "P2-2": "100"})
    # The original's value stands in for the copy's.
    assert (found["projects", "P2"]["due"], found["projects", "P2"]["reported"]) == (2, 2)
    assert found["projects", "P2"]["score_strict"] == pytest.approx(0.9)
    assert found["departments", "招商局"]["score_strict"] == pytest.approx(0.9)
    assert found["projects", "P1"]["score_strict"] == pytest.approx(0.8)
    # In the plan both are there: it counts once.
    assert (found["plan", "demo"]["due"], found["plan", "demo"]["near"]) == (2, 0)
    assert found["plan", "demo"]["behind"] == 1


def test_a_copy_with_an_actual_of_its_own_keeps_it() -> None:
    found = groups(plan_of(rest=DEPARTMENTS), {"P1-1": "80", "P2-1": "100", "P2-2": "100"})
    assert found["projects", "P2"]["score_strict"] == 1
    assert found["plan", "demo"]["score_strict"] == pytest.approx(0.9)


def test_two_copies_count_once_where_their_original_is_not_in_the_group() -> None:
    # Both repeat the same thing: one fact, one vote.
    rest = DEPARTMENTS + (
        "  - {id: P2-3, name: 企业数, unit: 家, kind: level, direction: up, department: 招商局, targets: {2019: 100},\n"
        "     same_as: P1-1}\n"
    )
    found = groups(plan_of(rest=rest), {"P1-1": "80", "P2-2": "100"})
    assert (found["projects", "P2"]["due"], found["plan", "demo"]["due"]) == (2, 2)


# --- who belongs where --------------------------------------------------------------------------------------------

LEVELS = """\
departments: [{name: 科学技术局}, {name: 招商局}]
sources: [{name: 火炬}]
projects:
- name: 甲
  tasks:
  - name: 子
    works:
    - name: 一
      lead: 招商局
      assist: [科学技术局]
      indicators:
      - {id: W01-1, name: 企业数, unit: 家, kind: level, direction: up, targets: {2019: 100},
         department: [科学技术局, 招商局], source: 火炬}
"""


def test_an_indicator_counts_in_every_level_above_it() -> None:
    found = groups(plan_of(rest=LEVELS), {"W01-1": "100"})
    assert list(found) == [
        ("plan", "demo"),
        ("projects", "P1"),
        ("tasks", "T01"),
        ("works", "W01"),
        ("departments", "科学技术局"),
        ("sources", "火炬"),
    ]
    assert {(one["due"], one["met"], one["light"]) for one in found.values()} == {(1, 1, "green")}


def test_the_owner_counts_it_and_those_who_lead_or_assist_do_not() -> None:
    assert ("departments", "招商局") not in groups(plan_of(rest=LEVELS), {"W01-1": "100"})


def test_a_group_holds_what_stands_at_any_depth_below_it() -> None:
    rest = LEVELS.replace("  tasks:\n", "  indicators: [" + indicator("2019: 100", id="P1-1") + "]\n  tasks:\n")
    found = groups(plan_of(rest=rest), {"W01-1": "100"})
    assert (found["projects", "P1"]["due"], found["tasks", "T01"]["due"]) == (2, 1)


def test_nothing_assessed_makes_no_groups() -> None:
    plan = plan_of(indicator("2019: 100"))
    frame = assessed(plan, {})
    assert len(rollup(frame[frame[frames.YEAR] == 1999], frames.members_of(plan), plan.conventions)) == 0


def test_inputs_are_left_untouched() -> None:
    plan = plan_of(rest=DEPARTMENTS)
    frame, members = assessed(plan, {("P1-1", 2019): "80"}), frames.members_of(plan)
    year = frame[frame[frames.YEAR] == 2019]
    before = year.copy(deep=True), members.copy(deep=True)
    rollup(year, members, plan.conventions)
    assert year.equals(before[0])
    assert members.equals(before[1])


# --- inside a year ------------------------------------------------------------------------------------------------


def inside(values: Mapping[str, str], *, extra: str = "", more: tuple[str, ...] = ()) -> dict[str, Any]:
    """Ten flows of 100 a year at the end of September; of those not named nothing was reported."""
    made = [indicator("2019: 100", id=f"I-{at}", kind="flow", extra=extra if at == 1 else "") for at in range(1, 11)]
    plan = plan_of(*made, *more)
    frame = assessed(plan, {(id, "2019Q3"): value for id, value in values.items()}, ["2019Q3"])
    [found] = rollup(frame[frame[frames.MONTHS_LONG] == 3], frames.members_of(plan), plan.conventions).to_dict(
        "records"
    )
    return {str(name): value if value is pd.NA or value == value else None for name, value in found.items()}


def nine(first: str) -> dict[str, str]:
    return {"I-1": first} | {f"I-{at}": "75" for at in range(2, 10)}


def test_inside_a_year_there_are_rates_of_rows_on_schedule_and_no_score() -> None:
    found = inside({**nine("100"), "I-2": "80", "I-3": "74"})
    assert (found["due"], found["reported"], found["reporting_rate"]) == (10, 9, pytest.approx(0.9))
    counts = {status: found[status] for status in COUNTED if found[status]}
    assert counts == {
        "reached": 1, "ahead_of_schedule": 1, "on_schedule": 6, "behind_schedule": 1, "not_reported": 1,
    }  # fmt: skip
    assert (found["met_strict"], found["met_lenient"]) == (pytest.approx(8 / 10), pytest.approx(8 / 9))
    assert found["score_strict"] is found["score_lenient"] is None
    assert found["light"] == "yellow"


def test_inside_a_year_the_light_goes_by_the_strict_rate() -> None:
    assert inside(nine("75"))["light"] == "green"
    assert inside(nine("74"))["light"] == "yellow"
    assert inside(dict.fromkeys([f"I-{at}" for at in range(1, 10)], "1"))["light"] == "red"
    assert inside({"I-1": "75"})["light"] == "grey"


def test_inside_a_year_a_binding_row_behind_schedule_caps_the_light() -> None:
    values = {**nine("74"), "I-10": "75"}
    assert inside(values)["light"] == "green"
    assert inside(values, extra="nature: binding")["light"] == "yellow"


def test_what_is_not_due_yet_is_no_part_of_due() -> None:
    milestone = indicator("2019: 1", id="M-1", kind="milestone", extra="date: 2019-12-01")
    found = inside(nine("75"), more=(milestone,))
    assert (found["due"], found["not_due"]) == (10, 1)


# --- places -------------------------------------------------------------------------------------------------------


def test_groups_with_three_due_have_a_place_and_equal_ones_share_it() -> None:
    made = []
    for number, count in enumerate((3, 3, 3, 2), 1):
        rows = ", ".join(indicator("2019: 100", id=f"P{number}-{at}") for at in range(1, count + 1))
        made.append(f"- {{number: {number}, name: 甲, indicators: [{rows}]}}")
    plan = plan_of(rest="projects:\n" + "\n".join(made))
    values = {"P1-1": "70", "P2-1": "100", "P2-2": "100", "P3-1": "70", "P4-1": "100", "P4-2": "100"}
    found = groups(plan, values)
    places = [found["projects", f"P{number}"]["rank"] for number in range(1, 5)]
    assert places[:3] == [2, 1, 2]
    # Two rows get a light and no place; the plan stands beside nothing.
    assert pd.isna(places[3])
    assert found["projects", "P4"]["light"] == "green"
    assert pd.isna(found["plan", "demo"]["rank"])


def test_several_periods_are_rolled_up_at_once() -> None:
    plan = plan_of(indicator("2018: 100, 2019: 100, 2020: 100"))
    found = rollup(
        assessed(plan, {("I-1", 2018): "100", ("I-1", 2019): "50"}), frames.members_of(plan), plan.conventions
    )
    assert found[[frames.YEAR, frames.SCORE_STRICT]].to_numpy().tolist() == [[2018, 1.0], [2019, 0.5], [2020, 0.0]]
