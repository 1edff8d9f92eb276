"""Section 6 of the method: what always holds, whatever the numbers are.

Numbers are small decimals with few places, so that they often meet: a value on its target, a baseline on the final
target. They go through the plan file's text, as a person's would.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gxq_plan import frames
from gxq_plan.engine.assess import assess
from gxq_plan.engine.rollup import COUNTED, rollup
from gxq_plan.model.plan import Conventions, Thresholds
from tests.make import Figures, When, actuals_of, assessed, figures, indicator, period_of, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from gxq_plan.model.plan import Plan

# No deadline: the machine that runs this may be busy. The laws are about figures, not about speed.
LAW = settings(max_examples=60, deadline=None)

YEARS = (2018, 2019, 2020)
INSIDE = ("2018Q4", "2019H1", "2020Q3")
WHEN: tuple[When, ...] = (*YEARS, *INSIDE)
Promise = tuple[Decimal, ...] | None  # nothing, one number, or the two ends of a band
PATH_KINDS = ("level", "cumulative", "ratio")
RANK = {"far_behind": 0, "behind": 1, "near": 2, "met": 3, "exceeded": 4}
RATIOS = (
    "attainment", "progress", "planned_share", "elapsed_share", "pace_plan", "pace_constant", "schedule_gap",
    "forecast_gap_best", "forecast_gap_worst", "acceleration",
)  # fmt: skip
WORDS = (
    "status", "met", "trend", "flags", "reached", "points", "baseline_from", "baseline_year", "forecast_verdict",
)  # fmt: skip
VALUES = (
    "baseline",
    "final_target",
    "expected",
    "forecast_low",
    "forecast_high",
    "needed_per_year",
    "observed_per_year",
)
SCHEDULE = {"behind_schedule": 0, "on_schedule": 1, "ahead_of_schedule": 2, "reached": 3}


@dataclass(frozen=True)
class Story:
    """One indicator: what it declares, what it promised and what was delivered."""

    kind: str
    direction: str
    targets: Mapping[int, Promise]
    actuals: Mapping[int, Decimal]
    inside: Mapping[str, Decimal] = field(default_factory=dict)
    bound: str = ""
    baseline: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    compound: bool = False

    @property
    def d(self) -> int:
        return -1 if self.direction == "down" else 1

    def yaml(self, id: str = "I-1") -> str:
        targets = ", ".join(f"{year}: {self._target(one)}" for year, one in self.targets.items())
        extra = [f"tolerance: {self.tolerance:f}"]
        if self.baseline is not None:
            extra.append(f"baseline: {{period: 2017, value: {self.baseline:f}}}")
        if self.compound:
            extra.append("growth: compound")
        return indicator(targets, id=id, kind=self.kind, direction=self.direction, extra=", ".join(extra))

    def _target(self, promise: Promise) -> str:
        if promise is None:
            return "——"
        if len(promise) == 2:
            return f"{{between: [{promise[0]:f}, {promise[1]:f}]}}"
        return f"{{value: {promise[0]:f}, bound: {self.bound}}}" if self.bound else f"{promise[0]:f}"

    def values(self, id: str = "I-1") -> dict[tuple[str, When], str]:
        every: tuple[tuple[When, Decimal], ...] = (*self.actuals.items(), *self.inside.items())
        return {(id, when): f"{value:f}" for when, value in every}

    def told(self, conventions: str = "") -> dict[When, Figures]:
        frame = assessed(plan_of(self.yaml(), conventions=conventions), self.values(), WHEN)
        return {when: figures(frame, when) for when in WHEN}

    def times(self, factor: Decimal) -> Story:
        """Every number multiplied."""
        return replace(
            self,
            targets={year: one and tuple(number * factor for number in one) for year, one in self.targets.items()},
            actuals={year: one * factor for year, one in self.actuals.items()},
            inside={when: one * factor for when, one in self.inside.items()},
            baseline=None if self.baseline is None else self.baseline * factor,
            tolerance=self.tolerance * abs(factor),
        )

    def mirrored(self) -> Story:
        """Every number negated, and what was better is worse."""
        other = self.times(Decimal(-1))
        turned = {"up": "down", "down": "up", "range": "range"}
        bounds = {"": "", "above": "below", "below": "above", "at_least": "at_most", "at_most": "at_least"}
        ends = {year: one and tuple(sorted(one)) for year, one in other.targets.items()}
        return replace(other, direction=turned[self.direction], bound=bounds[self.bound], targets=ends)


def decimals(low: int) -> st.SearchStrategy[Decimal]:
    return st.builds(lambda digits, places: Decimal(digits).scaleb(-places), st.integers(low, 60), st.integers(0, 2))


NUMBERS, AMOUNTS = decimals(-60), decimals(0)
TOLERANCES = st.sampled_from([Decimal(0), Decimal(0), Decimal("0.5"), Decimal(2)])


@st.composite
def stories(
    draw: st.DrawFn,
    kinds: tuple[str, ...] = (*PATH_KINDS, "flow", "growth"),
    bounds: str = "natural",
    bands: bool = True,
    baseline: bool = True,
) -> Story:
    """`bounds`: `natural` are those that point the way the direction does, `any` all of them."""
    kind = draw(st.sampled_from(kinds))
    numbers = AMOUNTS if kind == "flow" else NUMBERS
    band = bands and kind in ("level", "ratio") and draw(st.integers(0, 4)) == 0
    one = (
        st.lists(numbers, min_size=2, max_size=2).map(lambda ends: tuple(sorted(ends))) if band else st.tuples(numbers)
    )
    # Most years have a target: without a final one there is little to say.
    promise = st.one_of(one, one, one, st.none())
    direction = draw(st.sampled_from(["up", "down"]))
    own = {"up": ["", "at_least", "above"], "down": ["", "at_most", "below"]}[direction]
    every = ["", "at_least", "above", "at_most", "below"]
    return Story(
        kind=kind,
        direction=direction,
        targets={year: draw(promise) for year in YEARS},
        actuals=draw(st.dictionaries(st.sampled_from(YEARS), numbers, min_size=1)),
        inside=draw(st.dictionaries(st.sampled_from(INSIDE), numbers)),
        bound=draw(st.sampled_from(own if bounds == "natural" else every)),
        baseline=draw(st.none() | numbers) if baseline else None,
        tolerance=draw(TOLERANCES),
        compound=kind in PATH_KINDS and draw(st.booleans()),
    )


def close(found: float | None, expected: float | None) -> bool:
    return found == (None if expected is None else pytest.approx(expected, rel=1e-8, abs=1e-10))


# --- a better actual ----------------------------------------------------------------------------------------------


@LAW
@given(stories(bands=False), st.data(), st.sampled_from(["complement", "quotient"]))
def test_a_better_actual_never_lowers_anything(story: Story, data: st.DataObject, convention: str) -> None:
    year = data.draw(st.sampled_from(sorted(story.actuals)))
    step = data.draw(AMOUNTS)
    better = replace(story, actuals={**story.actuals, year: story.actuals[year] + story.d * step})
    if story.kind == "flow":
        assume(better.actuals[year] >= 0)
    conventions = f"reverse_attainment: {convention}"
    before, after = story.told(conventions)[year], better.told(conventions)[year]
    for name in ("attainment", "progress", "pace_plan"):
        worse, now = getattr(before, name), getattr(after, name)
        if name == "progress" and story.kind == "flow":
            continue  # of something that should fall less is better, and progress is the plain share of the sum
        assert worse is None or now is None or now >= worse
    if before.status in RANK:
        assert RANK[after.status] >= RANK[before.status]
        assert bool(after.met) >= bool(before.met)
    assert after.reached >= before.reached


@LAW
@given(stories(bands=False), st.data())
def test_a_better_actual_inside_a_year_is_never_further_behind(story: Story, data: st.DataObject) -> None:
    when, step = data.draw(st.sampled_from(INSIDE)), data.draw(AMOUNTS)
    now = replace(story, inside={when: data.draw(AMOUNTS if story.kind == "flow" else NUMBERS)})
    better = replace(story, inside={when: now.inside[when] + story.d * step})
    if story.kind == "flow":
        assume(better.inside[when] >= 0)
    before, after = now.told()[when], better.told()[when]
    if before.schedule_gap is not None and after.schedule_gap is not None:
        assert after.schedule_gap >= before.schedule_gap
    if before.status in SCHEDULE:
        assert SCHEDULE[after.status] >= SCHEDULE[before.status]


@LAW
@given(stories(kinds=(*PATH_KINDS, "flow"), bands=False), st.sampled_from(YEARS[:2]), AMOUNTS)
def test_a_better_actual_never_looks_ahead_to_less(story: Story, year: int, step: Decimal) -> None:
    assume(year in story.actuals)
    better = replace(story, actuals={**story.actuals, year: story.actuals[year] + story.d * step})
    if story.kind == "flow":
        assume(better.actuals[year] >= 0)
    before, after = story.told()[year], better.told()[year]
    for name in ("forecast_gap_best", "forecast_gap_worst"):
        one, other = getattr(before, name), getattr(after, name)
        assert one is None or other is None or other <= one + 1e-9
    verdicts = ["diverging", "unlikely", "within_reach", "uncertain", "likely"]
    if before.forecast_verdict and after.forecast_verdict:
        assert verdicts.index(after.forecast_verdict) >= verdicts.index(before.forecast_verdict)
    if before.needed_per_year is not None and after.needed_per_year is not None and not story.tolerance:
        assert story.d * after.needed_per_year <= story.d * before.needed_per_year + 1e-9


@LAW
@given(stories(kinds=(*PATH_KINDS, "flow")), st.sampled_from(YEARS))
def test_a_forecast_is_a_range_and_looks_at_years_to_come(story: Story, year: int) -> None:
    found = story.told()[year]
    if found.forecast_verdict:
        assert year < 2020
        assert found.forecast_low is not None
        assert found.forecast_high is not None
        assert found.forecast_low <= found.forecast_high
        assert found.forecast_gap_best is not None
        assert found.forecast_gap_worst is not None
        assert found.forecast_gap_best <= found.forecast_gap_worst
    else:
        assert found.forecast_low is found.forecast_gap_best is None
    if found.reached and found.needed_per_year is not None:
        assert found.needed_per_year == 0


# --- another unit, another sign -----------------------------------------------------------------------------------

FACTORS = st.one_of(
    st.integers(-6, 6).map(lambda power: Decimal(1).scaleb(power)),
    st.sampled_from([Decimal(one) for one in ("0.3", "7", "1.5", "12.5", "0.0667", "3.6", "1.1")]),
)


@LAW
@given(stories(kinds=(*PATH_KINDS, "flow"), bounds="any"), FACTORS, st.sampled_from(["complement", "quotient"]))
def test_a_change_of_unit_changes_no_ratio_and_no_word(story: Story, factor: Decimal, convention: str) -> None:
    # Growth is left out: its bands are points, which have no unit to change.
    conventions = f"reverse_attainment: {convention}"
    before, after = story.told(conventions), story.times(factor).told(conventions)
    for when in WHEN:
        one, other = before[when], after[when]
        assert [getattr(other, name) for name in WORDS] == [getattr(one, name) for name in WORDS]
        for name in RATIOS:
            assert close(getattr(other, name), getattr(one, name)), name
        for name in ("gap", "shortfall", *VALUES):
            value = getattr(one, name)
            assert close(getattr(other, name), None if value is None else value * float(factor)), name


@LAW
@given(stories(kinds=(*PATH_KINDS, "growth", "milestone"), bounds="any"))
def test_negating_everything_and_turning_the_direction_changes_nothing(story: Story) -> None:
    # Flows are left out: they are never negative, and one that should fall waits for its last year.
    before, after = story.told(), story.mirrored().told()
    for when in WHEN:
        one, other = before[when], after[when]
        same = (*WORDS, *RATIOS, "shortfall")
        assert {name: getattr(other, name) for name in same} == {name: getattr(one, name) for name in same}
        ends = {"forecast_low": "forecast_high", "forecast_high": "forecast_low"}
        for name in ("actual", "gap", *VALUES):
            value = getattr(one, ends.get(name, name))
            assert getattr(other, name) == (None if value is None else -value)


# --- order, company and time --------------------------------------------------------------------------------------

SOME = st.lists(stories(bounds="any"), min_size=1, max_size=4)


def gathered(several: list[Story]) -> tuple[Plan, dict[tuple[str, When], str]]:
    """One plan of several stories, I-1, I-2, and so on."""
    named = {f"I-{at}": story for at, story in enumerate(several, 1)}
    values = {key: value for id, story in named.items() for key, value in story.values(id).items()}
    return plan_of(*(story.yaml(id) for id, story in named.items())), values


@LAW
@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(several: list[Story], random: Random) -> None:
    plan, values = gathered(several)
    targets, actuals = frames.from_plan(plan, map(period_of, INSIDE)), actuals_of(plan, values)
    expected = assess(targets, actuals, plan.conventions)
    found = assess(shuffled(targets, random), shuffled(actuals, random), plan.conventions)
    pd.testing.assert_frame_equal(found, expected, check_exact=True)


def shuffled(frame: pd.DataFrame, random: Random) -> pd.DataFrame:
    rows = list(range(len(frame)))
    random.shuffle(rows)
    return frame.iloc[rows]


@LAW
@given(stories(bounds="any"), SOME)
def test_figures_depend_on_the_rows_of_their_own_indicator_only(story: Story, others: list[Story]) -> None:
    plan, values = gathered([*others, story, *others])
    id = f"I-{len(others) + 1}"
    frame = assessed(plan, values, WHEN)
    assert {when: figures(frame, when, id) for when in WHEN} == story.told()


@LAW
@given(SOME, SOME, st.randoms(use_true_random=False))
def test_figures_depend_on_the_rows_of_their_own_plan_only(
    ours: list[Story], theirs: list[Story], random: Random
) -> None:
    # The same ids in two plans that differ in everything else, also in their thresholds.
    plan, values = gathered(ours)
    other, others = gathered(theirs)
    other = dataclasses.replace(
        other, id="other", conventions=Conventions("quotient", Thresholds(near=0.95, on_track=0.8, schedule_ahead=0.2))
    )
    alone = told_of(plan, values)
    both = pd.concat(told_frames(plan, values)[0:1] + told_frames(other, others)[0:1])
    delivered = pd.concat(told_frames(plan, values)[1:] + told_frames(other, others)[1:])
    conventions = {plan.id: plan.conventions, other.id: other.conventions}
    found = assess(shuffled(both, random), shuffled(delivered, random), conventions)
    for one, frame in ((plan, alone), (other, told_of(other, others))):
        own = found[found[frames.PLAN] == one.id].reset_index(drop=True)
        pd.testing.assert_frame_equal(own, frame, check_exact=True)
        members = pd.concat([frames.members_of(plan), frames.members_of(other)])
        groups = rollup(found, members, conventions)
        mine = groups[groups[frames.PLAN] == one.id].reset_index(drop=True)
        pd.testing.assert_frame_equal(mine, rollup(frame, frames.members_of(one), one.conventions), check_exact=True)


def told_frames(plan: Plan, values: Mapping[tuple[str, When], str]) -> list[pd.DataFrame]:
    return [frames.from_plan(plan, map(period_of, INSIDE)), actuals_of(plan, values)]


def told_of(plan: Plan, values: Mapping[tuple[str, When], str]) -> pd.DataFrame:
    targets, actuals = told_frames(plan, values)
    return assess(targets, actuals, plan.conventions)


@LAW
@given(stories(bounds="any"), AMOUNTS)
def test_what_comes_later_changes_nothing_in_an_earlier_year(story: Story, later: Decimal) -> None:
    # A report that was right when it was printed stays right.
    now = min(story.actuals)
    then = replace(story, actuals={now: story.actuals[now]})
    since = replace(story, actuals={2020: later, **story.actuals})
    before, after = then.told(), since.told()
    upto = [when for when in WHEN if int(str(when)[:4]) <= now]
    assert [after[when] for when in upto] == [before[when] for when in upto]


@LAW
@given(SOME)
def test_inputs_are_left_untouched(several: list[Story]) -> None:
    plan, values = gathered(several)
    targets, actuals = frames.from_plan(plan), actuals_of(plan, values)
    before = targets.copy(deep=True), actuals.copy(deep=True)
    assess(targets, actuals, plan.conventions)
    pd.testing.assert_frame_equal(targets, before[0], check_exact=True)
    pd.testing.assert_frame_equal(actuals, before[1], check_exact=True)


# --- groups -------------------------------------------------------------------------------------------------------


@LAW
@given(st.lists(stories(bounds="any"), min_size=1, max_size=5))
def test_strict_is_never_above_lenient(several: list[Story]) -> None:
    plan, values = gathered(several)
    groups = rollup(assessed(plan, values, WHEN), frames.members_of(plan), plan.conventions)
    assert len(groups) == len(WHEN)
    for found in groups.to_dict("records"):
        assert 0 <= found["reported"] <= found["due"] <= len(several)
        assert sum(found[status] for status in COUNTED) == len(several)
        if found["reported"]:
            assert 0 <= found["met_strict"] <= found["met_lenient"] <= 1
        if found["reported"] and found["months_long"] == 12:
            assert 0 <= found["score_strict"] <= found["score_lenient"] <= 1
        if found["months_long"] < 12:
            assert found["score_strict"] != found["score_strict"]


# --- reaching the end ---------------------------------------------------------------------------------------------


@LAW
@given(stories(kinds=PATH_KINDS, bands=False), st.sampled_from(YEARS), AMOUNTS)
def test_reaching_the_final_target_wins_over_any_pace(story: Story, year: int, margin: Decimal) -> None:
    goal = story.targets[2020]
    assume(goal is not None)
    assert goal is not None
    if story.bound in ("above", "below"):
        assume(margin > 0 or story.tolerance > 0)
    reached = goal[0] + story.d * margin
    found = replace(story, actuals={one: value for one, value in story.actuals.items() if one < year} | {year: reached})
    earliest = min(found.actuals)
    b = story.baseline if story.baseline is not None else found.actuals[earliest] if earliest < year else None
    distance = None if b is None else story.d * (b - goal[0]) + story.tolerance
    strict = story.bound in ("above", "below")
    there = distance is not None and (distance > 0 if strict else distance >= 0)
    expected = "holding" if there else "achieved" if year == 2020 else "achieved_early"
    assert found.told()[year].trend == expected


@LAW
@given(st.lists(AMOUNTS, min_size=3, max_size=3), st.lists(AMOUNTS, min_size=3, max_size=3))
def test_a_flow_whose_sum_reaches_the_whole_is_achieved(targets: list[Decimal], actuals: list[Decimal]) -> None:
    story = Story(
        kind="flow",
        direction="up",
        targets={year: (one,) for year, one in zip(YEARS, targets, strict=True)},
        actuals=dict(zip(YEARS, actuals, strict=True)),
    )
    told, done = story.told(), Decimal(0)
    for year, actual in zip(YEARS, actuals, strict=True):
        done += actual
        assert told[year].trend.startswith("achieved") is (done >= sum(targets))


# --- edges --------------------------------------------------------------------------------------------------------

POSITIVE = decimals(1)
STEPS = st.sampled_from([("1.1", "exceeded"), ("0.9", "near"), ("0.6", "behind")])


@LAW
@given(POSITIVE, STEPS, st.sampled_from(["up", "down"]), st.sampled_from([1, 1000, 123457]))
def test_an_attainment_on_a_boundary_is_in_the_upper_band(
    target: Decimal, step: tuple[str, str], direction: str, larger: int
) -> None:
    target *= larger
    share, status = Decimal(step[0]), step[1]
    actual = target * (share if direction == "up" else 2 - share)
    story = Story("level", direction, {2019: (target,)}, {2019: actual})
    assert story.told()[2019].status == status
    # And the smallest step below it is not; 0.0001 of the target is far more than a billionth.
    below = replace(story, actuals={2019: actual - story.d * target / 10000})
    assert RANK[below.told()[2019].status] == RANK[status] - 1


@LAW
@given(
    NUMBERS,
    POSITIVE,
    st.sampled_from([("1.05", "ahead"), ("0.95", "on_track"), ("0.6", "slow")]),
    st.sampled_from(["up", "down"]),
    st.integers(2, 9),
)
def test_a_pace_on_a_boundary_is_in_the_upper_band(
    b: Decimal, way: Decimal, step: tuple[str, str], direction: str, times: int
) -> None:
    # This year's target is 1/times of the way, so that pi is well above 0.10 and T_F is not reached.
    d = 1 if direction == "up" else -1
    actual = b + d * way * Decimal(step[0])
    story = Story("level", direction, {2019: (b + d * way,), 2020: (b + d * way * times,)}, {2019: actual}, baseline=b)
    assert story.told()[2019].trend == step[1]
    below = replace(story, actuals={2019: actual - d * way / 10000})
    assert below.told()[2019].trend == {"ahead": "on_track", "on_track": "slow", "slow": "lagging"}[step[1]]


@LAW
@given(NUMBERS, POSITIVE, st.sampled_from(["up", "down"]))
def test_a_planned_share_of_a_tenth_is_enough_for_a_pace(b: Decimal, way: Decimal, direction: str) -> None:
    d = 1 if direction == "up" else -1
    story = Story(
        "level", direction, {2019: (b + d * way,), 2020: (b + d * way * 10,)}, {2019: b + d * way}, baseline=b
    )
    assert close(story.told()[2019].pace_plan, 1.0)
    further = replace(story, targets=story.targets | {2020: (b + d * way * Decimal("10.01"),)})  # type: ignore[operator]
    assert further.told()[2019].pace_plan is None


@LAW
@given(NUMBERS, TOLERANCES, st.sampled_from(["up", "down"]), st.sampled_from(["", "strict"]))
def test_the_edge_of_a_tolerance_is_met_and_no_further(
    target: Decimal, tolerance: Decimal, direction: str, strict: str
) -> None:
    d = 1 if direction == "up" else -1
    edge = target - d * tolerance
    bound = {"up": "above", "down": "below"}[direction] if strict else ""
    on_it = Story("ratio", direction, {2019: (target,)}, {2019: edge}, bound=bound, tolerance=tolerance)
    least = Decimal("0.001")
    assert on_it.told()[2019].met is not bool(strict)
    assert replace(on_it, actuals={2019: edge + d * least}).told()[2019].met is True
    assert replace(on_it, actuals={2019: edge - d * least}).told()[2019].met is False
