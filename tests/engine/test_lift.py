"""The fewest rows that lift a light: what every set of rows would give, tried one by one, says the same."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan import frames
from gxq_plan.engine.lift import Leaf, Step, lifted, light, next_better
from gxq_plan.engine.rollup import leaves as leaves_of
from gxq_plan.engine.rollup import rollup
from gxq_plan.model.plan import Thresholds
from gxq_plan.uses.audit import leaf

from ..make import assessed, indicator, plan_of

if TYPE_CHECKING:
    from collections.abc import Sequence

LIGHTS = ("grey", "red", "yellow", "green")
LIMITS = Thresholds()
SCORES = (0.0, 0.3, 0.5, 0.6, 0.85, 0.9, 0.97)


@st.composite
def rows(draw: st.DrawFn) -> list[Leaf]:
    made = []
    for at in range(draw(st.integers(1, 7))):
        weight = draw(st.sampled_from((1.0, 1.0, 2.0, 0.5)))
        what = draw(st.sampled_from(("met", "missing", "missed", "missed", "binding")))
        score = draw(st.sampled_from(SCORES))
        one = Leaf(f"I-{at}", score, 1 - score, weight=weight)
        if what == "met":
            one = one.met()
        elif what == "missing":
            one = one._replace(score=0.0, distance=1.0, reported=False)
        elif what == "binding":
            one = one._replace(missed=True, far=score < 0.6)
        made.append(one)
    return made


def tried(leaves: Sequence[Leaf], least: str, limits: Thresholds) -> tuple[str, ...] | None:
    """The answer by trying every set, the smallest first."""
    open_rows = [one for one in leaves if not one.good]
    hardness = {one.id: (one.distance, leaves.index(one)) for one in leaves}
    for size in range(len(open_rows) + 1):
        found = [
            {one.id for one in chosen}
            for chosen in combinations(open_rows, size)
            if LIGHTS.index(light([one.met() if one in chosen else one for one in leaves], limits) or "")
            >= LIGHTS.index(least)
        ]
        if found:
            best = min(found, key=lambda ids: sorted((hardness[id] for id in ids), reverse=True))
            return tuple(one.id for one in leaves if one.id in best)
    return None


@settings(max_examples=400, deadline=None)
@given(rows(), st.sampled_from(LIGHTS[1:]), st.sampled_from([LIMITS, Thresholds(reporting=0.5, light_green=0.95)]))
def test_every_set_tried_gives_the_same(leaves: list[Leaf], least: str, limits: Thresholds) -> None:
    found = lifted(leaves, limits, least)
    assert (found.rows if found else None) == tried(leaves, least, limits)
    if found:
        assert light([one.met() if one.id in found.rows else one for one in leaves], limits) == found.light


def test_never_more_than_needed() -> None:
    leaves = [Leaf("a", 0.5, 0.5), Leaf("b", 0.7, 0.3), Leaf("c", 0.8, 0.2), Leaf("d", 1.0, 0.0, good=True)]
    # (0.5 + 0.7 + 0.8 + 1) / 4 = 0.75. One row has to bring 0.6: none does; b and c bring 0.5: no; a with c brings 0.7.
    assert lifted(leaves, LIMITS, "green") == Step("green", ("a", "c"))


def test_a_binding_row_is_demanded_whatever_it_brings() -> None:
    leaves = [Leaf("a", 0.95, 0.05, missed=True), *(Leaf(id, 1.0, 0.0, good=True) for id in "bcd")]
    assert light(leaves, LIMITS) == "yellow"
    assert lifted(leaves, LIMITS, "green") == Step("green", ("a",))


def test_a_light_that_no_row_can_lift() -> None:
    # Within its tolerance a row counts as met: nothing is left to do, and the score stays below.
    assert lifted([Leaf("a", 0.5, 0.5, good=True)], LIMITS, "green") is None


def test_grey_first_asks_for_reports() -> None:
    leaves = [Leaf("a", 0.0, 1.0, reported=False), *(Leaf(id, 1.0, 0.0, good=True) for id in "bc")]
    assert light(leaves, LIMITS) == "grey"
    assert lifted(leaves, LIMITS, next_better("grey")) == Step("green", ("a",))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(0, 12)), min_size=1, max_size=6),
    st.integers(0, 6),
    st.sampled_from([2019, "2019Q3"]),
)
def test_the_engine_itself_gives_that_light(actuals: list[int | None], binding: int, when: int | str) -> None:
    """Rows whose targets are met in a second plan get there what the set promises."""
    made = [
        indicator(
            "2019: 10, 2020: 12",
            id=f"I-{at}",
            kind="flow",
            extra=f"department: 甲局, weight: {1 + at % 2}" + (", nature: binding" if at == binding else ""),
        )
        for at in range(len(actuals))
    ]
    plan = plan_of(*made, rest="departments: [{name: 甲局}]")

    def group(values: dict[tuple[str, int | str], str]) -> tuple[list[Leaf], str]:
        frame = assessed(plan, values, [when])
        frame = frame[(frame[frames.YEAR] == 2019) & (frame[frames.MONTHS_LONG] == (12 if when == 2019 else 3))]
        members = frames.members_of(plan)
        found = leaves_of(frame, members[members[frames.LEVEL] == "departments"]).to_dict("records")
        groups = rollup(frame, members, plan.conventions)
        return [leaf(one) for one in found], str(groups[groups[frames.LEVEL] == "departments"][frames.LIGHT].iloc[0])

    given_values = {(f"I-{at}", when): str(value) for at, value in enumerate(actuals) if value is not None}
    leaves, now = group(given_values)
    assert light(leaves, LIMITS) == now
    if now != "green":
        step = lifted(leaves, LIMITS, "green")
        assert step is not None
        assert group(given_values | {(id, when): "10" for id in step.rows})[1] == step.light == "green"


@pytest.mark.parametrize(("now", "better"), [("grey", "red"), ("red", "yellow"), ("yellow", "green")])
def test_the_next_better_light(now: str, better: str) -> None:
    assert next_better(now) == better
