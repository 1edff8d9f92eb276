"""Thresholds row by row: several plans in one frame, each by its own."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from gxq_plan import frames
from gxq_plan.engine.assess import assess
from gxq_plan.engine.limits import limits
from gxq_plan.engine.rollup import rollup
from gxq_plan.model.plan import Conventions, Plan, Thresholds
from tests.make import actuals_of, indicator, plan_of

MILD = Conventions("quotient", Thresholds(near=0.5, light_green=0.5, light_yellow=0.3, reporting=0.1))


def two_plans() -> tuple[Plan, Plan]:
    plan = plan_of(indicator("2019: 100"), indicator("2019: 1", id="I-2", direction="down"))
    return plan, replace(plan, id="mild", conventions=MILD)


def told(conventions: Conventions | dict[str, Conventions]) -> pd.DataFrame:
    both = two_plans()
    values = {("I-1", 2019): "60", ("I-2", 2019): "2"}
    targets = pd.concat([frames.from_plan(one) for one in both])
    actuals = pd.concat([actuals_of(one, values) for one in both])
    found = assess(targets, actuals, conventions)
    return found[found[frames.YEAR] == 2019].set_index([frames.PLAN, frames.INDICATOR])


def test_each_plan_by_its_own_thresholds_and_reverse_attainment() -> None:
    found = told({"demo": Conventions(), "mild": MILD})
    assert found.loc[("demo", "I-1"), frames.STATUS] == "behind"
    assert found.loc[("mild", "I-1"), frames.STATUS] == "near"
    assert (found.loc[("demo", "I-2"), frames.ATTAINMENT], found.loc[("mild", "I-2"), frames.ATTAINMENT]) == (0, 0.5)


def test_a_plan_that_is_not_named_follows_the_methods_own() -> None:
    found = told({"mild": MILD})
    assert found.loc[("demo", "I-1"), frames.STATUS] == "behind"
    assert set(told(MILD)[frames.STATUS].tolist()) == {"near"}


def test_lights_go_by_each_plans_own_thresholds() -> None:
    conventions = {"demo": Conventions(), "mild": MILD}
    members = pd.concat([frames.members_of(one) for one in two_plans()])
    groups = rollup(told(conventions).reset_index(), members, conventions).set_index(frames.PLAN)
    # The same ids in two plans are two groups.
    assert groups[frames.DUE].tolist() == [2, 2]
    # Mean attainment (0.6 + 0) / 2 and (0.6 + 0.5) / 2.
    assert groups[frames.LIGHT].tolist() == ["red", "green"]


def test_plans_that_agree_need_no_table() -> None:
    plain = limits({"a": Conventions(), "b": Conventions()}, ["a", "b"], np.array([0, 1, 1]))
    assert plain("near") == 0.9
    assert plain.quotient is False
    differ = limits({"b": MILD}, ["a", "b"], np.array([0, 1, 1]))
    assert np.asarray(differ("near")).tolist() == [0.9, 0.5, 0.5]
    assert np.asarray(differ.quotient).tolist() == [False, True, True]


@pytest.mark.parametrize("words", ["object", "str"])
def test_words_from_a_file_are_read_and_unknown_ones_refused(words: str) -> None:
    plan = two_plans()[0]
    columns = [frames.KIND, frames.FORM, frames.BOUND]
    plain = frames.from_plan(plan).astype(dict.fromkeys(columns, words))
    actuals = actuals_of(plan, {("I-1", 2019): "60"})
    expected = assess(frames.from_plan(plan), actuals, plan.conventions)
    pd.testing.assert_frame_equal(assess(plain, actuals, plan.conventions), expected, check_exact=True)
    with pytest.raises(ValueError, match=r"kind: 'sometimes' is none of level"):
        assess(plain.assign(**{frames.KIND: "sometimes"}), actuals, plan.conventions)
