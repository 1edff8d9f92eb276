"""Many rows at once: blocks change nothing, no Python runs a row, keys of every density find their rows."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest

from gxq_plan import frames
from gxq_plan.engine import assess as module
from gxq_plan.engine.assess import assess
from gxq_plan.model.plan import Conventions
from tests.make import actuals_of, indicator, period_of, plan_of

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = (
    indicator("2018: 10, 2019: 12, 2020: 14", id="I-1"),
    indicator("2018: 10, 2019: 12, 2020: 14", id="I-2", kind="flow"),
    indicator("2019: {relative_to: I-1}, 2020: 3", id="I-3", kind="ratio"),
    indicator("2018-2020: {average: 7}", id="I-4", kind="growth"),
    indicator("each: {between: [4, 6]}", id="I-5", kind="ratio", direction="range"),
    indicator("2019: 12", id="I-6", extra="same_as: I-1"),
)
PLAN = plan_of(*ROWS)
VALUES = {
    (f"I-{at}", when): str(at + extra)
    for at in range(1, 6)
    for extra, when in enumerate((2018, "2019H1", 2019, "2020Q3"), 5)
}


def many(plans: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    targets = frames.from_plan(PLAN, [period_of("2019H1"), period_of("2020Q3")])
    actuals = actuals_of(PLAN, VALUES)
    ids = [f"plan-{at:05d}" for at in range(plans)]
    return (
        pd.concat([targets.assign(plan=one) for one in ids], ignore_index=True),
        pd.concat([actuals.assign(plan=one) for one in ids], ignore_index=True),
    )


@pytest.mark.parametrize("size", [1, 2, 7, 50])
def test_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    targets, actuals = many(5)
    expected = assess(targets, actuals, Conventions())
    monkeypatch.setattr(module, "_AT_A_TIME", size)
    pd.testing.assert_frame_equal(assess(targets, actuals, Conventions()), expected, check_exact=True)


def calls(work: Callable[[], object]) -> int:
    """How many Python functions run."""
    count = 0

    def seen(frame: Any, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_no_python_runs_a_row() -> None:
    few, more = many(2), many(200)
    assert len(more[0]) == 100 * len(few[0]) == 6000
    counted = calls(lambda: assess(*few, Conventions())), calls(lambda: assess(*more, Conventions()))
    assert counted[1] < counted[0] + 100


def test_keys_that_are_far_apart_find_their_rows() -> None:
    # Hardly any of all plans x ids x periods exists: a table with a slot for each would be too large.
    parts = []
    for at in range(300):
        targets = frames.from_plan(plan_of(indicator(f"{1900 + at}: 10", id=f"X-{at}"), periods=f"[{1900 + at}]"))
        parts.append(targets.assign(plan=f"plan-{at}"))
    targets = pd.concat(parts, ignore_index=True)
    dice = np.random.default_rng(1)
    actuals = targets[frames.KEY].assign(actual=np.arange(300.0), actual_decimals=0, origin=np.arange(300))
    shuffled = actuals.iloc[dice.permutation(300)], targets.iloc[dice.permutation(300)]
    found = assess(shuffled[1], shuffled[0], Conventions())
    assert found[frames.PLAN].is_monotonic_increasing
    expected = actuals.set_index(frames.PLAN)[frames.ACTUAL]
    assert found.set_index(frames.PLAN)[frames.ACTUAL].to_dict() == expected.to_dict()


def test_a_row_without_an_id_is_refused() -> None:
    targets, actuals = many(1)
    with pytest.raises(ValueError, match="without indicator"):
        assess(targets, actuals.assign(indicator=None), Conventions())


def test_the_result_shares_no_memory_with_its_input() -> None:
    targets, actuals = many(1)
    before = targets.copy(deep=True)
    found = assess(targets, actuals, Conventions())
    found.loc[:, frames.TARGET] = 0.0
    found.loc[:, frames.WEIGHT] = 0.0
    pd.testing.assert_frame_equal(targets, before, check_exact=True)


def test_what_is_in_the_frame_is_what_is_documented() -> None:
    targets, actuals = many(1)
    found = assess(targets, actuals, Conventions())
    delivered = {name: frames.ACTUAL_DTYPES[name] for name in (frames.ACTUAL, frames.ACTUAL_DECIMALS, frames.ORIGIN)}
    documented = {**frames.TARGET_DTYPES, **delivered, **frames.FIGURE_DTYPES}
    # The ids keep the kind of string that they came with.
    assert {name: str(dtype) for name, dtype in found.drop(columns=frames.PLAN).dtypes.items()} == {
        name: str(pd.Series([], dtype=dtype).dtype) for name, dtype in documented.items() if name != frames.PLAN
    }
    assert found.columns.tolist() == list(documented)
