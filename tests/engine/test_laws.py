"""Section 6 of the method: what always holds, whatever the numbers are.

Numbers are small decimals with few places, so that they often meet: a value on its target, a baseline on the final
target. They go through the plan file's text, as a person's would.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gxq_plan import frames
from gxq_plan.engine.assess import assess
from gxq_plan.engine.rollup import COUNTED, rollup
from tests.make import Figures, actuals_of, assessed, figures, indicator, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from gxq_plan.model.plan import Plan

# No deadline: the machine that runs this may be busy. The laws are about figures, not about speed.
LAW = settings(max_examples=60, deadline=None)

YEARS = (2018, 2019, 2020)
Promise = tuple[Decimal, ...] | None  # nothing, one number, or the two ends of a band
PATH_KINDS = ("level", "cumulative", "ratio")
RANK = {"far_behind": 0, "behind": 1, "near": 2, "met": 3, "exceeded": 4}
RATIOS = ("attainment", "progress", "planned_share", "elapsed_share", "pace_plan", "pace_constant")
WORDS = ("status", "met", "trend", "flags", "reached", "points", "baseline_from", "baseline_year")


@dataclass(frozen=True)
class Story:
    """One indicator: what it declares, what it promised and what was delivered."""

    kind: str
    direction: str
    targets: Mapping[int, Promise]
    actuals: Mapping[int, Decimal]
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

    def values(self, id: str = "I-1") -> dict[tuple[str, int], str]:
        return {(id, year): f"{value:f}" for year, value in self.actuals.items()}

    def told(self, conventions: str = "") -> dict[int, Figures]:
        frame = assessed(plan_of(self.yaml(), conventions=conventions), self.values())
        return {year: figures(frame, year) for year in YEARS}

    def times(self, factor: Decimal) -> Story:
        """Every number multiplied."""
        return replace(
            self,
            targets={year: one and tuple(number * factor for number in one) for year, one in self.targets.items()},
            actuals={year: one * factor for year, one in self.actuals.items()},
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
    for year in YEARS:
        one, other = before[year], after[year]
        assert [getattr(other, name) for name in WORDS] == [getattr(one, name) for name in WORDS]
        for name in RATIOS:
            assert close(getattr(other, name), getattr(one, name)), name
        for name in ("gap", "shortfall", "baseline", "final_target"):
            value = getattr(one, name)
            assert close(getattr(other, name), None if value is None else value * float(factor)), name


@LAW
@given(stories(kinds=(*PATH_KINDS, "growth", "milestone"), bounds="any"))
def test_negating_everything_and_turning_the_direction_changes_nothing(story: Story) -> None:
    # Flows are left out: they are never negative, and one that should fall waits for its last year.
    before, after = story.told(), story.mirrored().told()
    for year in YEARS:
        one, other = before[year], after[year]
        same = (*WORDS, *RATIOS, "shortfall")
        assert {name: getattr(other, name) for name in same} == {name: getattr(one, name) for name in same}
        for name in ("actual", "gap", "baseline", "final_target"):
            value = getattr(one, name)
            assert getattr(other, name) == (None if value is None else -value)


# --- order, company and time --------------------------------------------------------------------------------------

SOME = st.lists(stories(bounds="any"), min_size=1, max_size=4)


def gathered(several: list[Story]) -> tuple[Plan, dict[tuple[str, int], str]]:
    """One plan of several stories, I-1, I-2, and so on."""
    named = {f"I-{at}": story for at, story in enumerate(several, 1)}
    values = {key: value for id, story in named.items() for key, value in story.values(id).items()}
    return plan_of(*(story.yaml(id) for id, story in named.items())), values


@LAW
@given(SOME, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(several: list[Story], random: Random) -> None:
    plan, values = gathered(several)
    targets, actuals = frames.from_plan(plan), actuals_of(plan, values)
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
    frame = assessed(plan, values)
    assert {year: figures(frame, year, id) for year in YEARS} == story.told()


@LAW
@given(stories(bounds="any"), AMOUNTS)
def test_what_comes_later_changes_nothing_in_an_earlier_year(story: Story, later: Decimal) -> None:
    # A report that was right when it was printed stays right.
    now = min(story.actuals)
    then = replace(story, actuals={now: story.actuals[now]})
    since = replace(story, actuals={2020: later, **story.actuals})
    before, after = then.told(), since.told()
    assert [after[year] for year in YEARS if year <= now] == [before[year] for year in YEARS if year <= now]


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
@given(st.lists(stories(bounds="any"), min_size=1, max_size=5), st.sampled_from(YEARS))
def test_strict_is_never_above_lenient(several: list[Story], year: int) -> None:
    plan, values = gathered(several)
    frame = assessed(plan, values)
    [found] = rollup(frame[frame[frames.YEAR] == year], frames.members_of(plan), plan.conventions).to_dict("records")
    assert 0 <= found["reported"] <= found["due"] <= len(several)
    assert sum(found[status] for status in COUNTED) == len(several)
    for strict, lenient in (("met_strict", "met_lenient"), ("score_strict", "score_lenient")):
        if found["reported"]:
            assert 0 <= found[strict] <= found[lenient] <= 1


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
