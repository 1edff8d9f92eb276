"""Targets and actuals on one time axis."""

from __future__ import annotations

import pandas as pd
import pytest

from gxq_plan import frames
from gxq_plan.engine.timeline import timeline
from tests.make import actuals_of, indicator, plan_of

TWO = plan_of(indicator("2018: 1, 2019: 2", id="I-2"), indicator("2019: 3, 2020: 4", id="I-1"))


def joined(values: dict[tuple[str, int], str], *, copy: str = "") -> pd.DataFrame:
    plan = plan_of(indicator("2019: 1", id="I-1"), indicator("2019: 1", id="I-2", extra=copy)) if copy else TWO
    return timeline(frames.from_plan(plan), actuals_of(plan, values)).frame


def actual(frame: pd.DataFrame, id: str, year: int) -> float | None:
    [value] = frame[(frame[frames.INDICATOR] == id) & (frame[frames.YEAR] == year)][frames.ACTUAL].tolist()
    return None if value != value else float(value)


def test_every_target_row_is_there_sorted_by_key() -> None:
    found = joined({("I-1", 2019): "5"})
    assert list(zip(found[frames.INDICATOR], found[frames.YEAR], strict=True)) == [
        (id, year) for id in ("I-1", "I-2") for year in (2018, 2019, 2020)
    ]
    assert found.index.tolist() == list(range(6))
    assert (actual(found, "I-1", 2019), actual(found, "I-1", 2020), actual(found, "I-2", 2019)) == (5, None, None)


def test_actuals_outside_the_plan_are_left_out() -> None:
    stray = actuals_of(TWO, {("I-1", 2019): "5"})
    stray = pd.concat([stray, stray.assign(year=2017), stray.assign(indicator="I-9"), stray.assign(plan="other")])
    found = timeline(frames.from_plan(TWO), stray).frame
    assert len(found) == 6
    assert found[frames.ACTUAL].notna().sum() == 1


def test_origin_and_decimals_come_with_the_actual() -> None:
    found = joined({("I-1", 2019): "5.50", ("I-2", 2018): "7"}).set_index([frames.INDICATOR, frames.YEAR])
    assert (found.loc[("I-1", 2019), frames.ACTUAL_DECIMALS], found.loc[("I-1", 2019), frames.ORIGIN]) == (2, 0)
    assert found.loc[("I-2", 2018), frames.ORIGIN] == 1
    # Nothing was read: no row of any file, which 0 would be.
    assert (found.loc[("I-2", 2020), frames.ACTUAL_DECIMALS], found.loc[("I-2", 2020), frames.ORIGIN]) == (0, -1)
    assert found[frames.ORIGIN].dtype == found[frames.ACTUAL_DECIMALS].dtype == "int64"


def test_a_copy_takes_the_originals_actual() -> None:
    found = joined({("I-1", 2019): "5.5"}, copy="same_as: I-1")
    assert actual(found, "I-2", 2019) == 5.5
    assert actual(found, "I-2", 2020) is None
    copy = found[(found[frames.INDICATOR] == "I-2") & (found[frames.YEAR] == 2019)]
    assert copy[[frames.ACTUAL_DECIMALS, frames.ORIGIN]].to_numpy().tolist() == [[1, 0]]


def test_a_copy_keeps_its_own_actual() -> None:
    found = joined({("I-1", 2019): "5", ("I-2", 2019): "6"}, copy="same_as: I-1")
    assert (actual(found, "I-1", 2019), actual(found, "I-2", 2019)) == (5, 6)


def test_an_original_takes_nothing_from_its_copy() -> None:
    found = joined({("I-2", 2019): "6"}, copy="same_as: I-1")
    assert (actual(found, "I-1", 2019), actual(found, "I-2", 2019)) == (None, 6)


def test_a_copy_of_nothing_reported_stays_empty() -> None:
    found = joined({}, copy="same_as: I-1")
    assert found[frames.ACTUAL].isna().all()
    assert (found[frames.ORIGIN] == -1).all()


def test_the_same_ids_in_two_plans_are_two_indicators() -> None:
    targets, values = frames.from_plan(TWO), actuals_of(TWO, {("I-1", 2019): "5"})
    found = timeline(pd.concat([targets, targets.assign(plan="other")]), values).frame
    assert len(found) == 12
    assert found[found[frames.PLAN] == "other"][frames.ACTUAL].isna().all()


@pytest.mark.parametrize("doubled", ["targets", "actuals"])
def test_a_key_that_stands_twice_is_refused(doubled: str) -> None:
    targets, values = frames.from_plan(TWO), actuals_of(TWO, {("I-1", 2019): "5"})
    if doubled == "targets":
        targets = pd.concat([targets, targets])
    else:
        values = pd.concat([values, values])
    with pytest.raises(ValueError, match="stands twice"):
        timeline(targets, values)


def test_a_plan_without_indicators_has_an_empty_timeline() -> None:
    empty = plan_of()
    found = timeline(frames.from_plan(empty), actuals_of(empty, {})).frame
    assert len(found) == 0
    assert {frames.ACTUAL, frames.ORIGIN} <= set(found.columns)
