"""The tidy frames: dtypes that never depend on the data, missing that is never 0."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from gxq_plan import frames
from gxq_plan.engine.assess import assess
from gxq_plan.model.period import Period
from gxq_plan.model.submission import Absence, Remark, Row, Submission
from tests.make import FILE, actuals_of, assessed, indicator, plan_of, row_of, submitted

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan


def first(plan: Plan, year: int = 2019) -> dict[str, Any]:
    frame = frames.from_plan(plan)
    [found] = frame[(frame[frames.YEAR] == year)].head(1).to_dict("records")
    return {str(name): value for name, value in found.items()}


def missing(value: Any) -> bool:
    return bool(value != value)


# --- from_plan ----------------------------------------------------------------------------------------------------


def test_one_row_for_each_indicator_and_period_in_the_plans_order() -> None:
    frame = frames.from_plan(plan_of(indicator("2018: 1", id="I-2"), indicator("2020: 1", id="I-1")))
    assert frame[[frames.INDICATOR, frames.YEAR, frames.ORDER]].to_numpy().tolist() == [
        [id, year, order] for order, id in enumerate(("I-2", "I-1")) for year in (2018, 2019, 2020)
    ]
    assert set(frame[frames.PLAN]) == {"demo"}
    assert set(frame[frames.FIRST_YEAR]) == {2018}
    assert set(frame[frames.FINAL_YEAR]) == {2020}


def test_what_an_indicator_declares() -> None:
    declared = (
        "nature: binding, weight: 2.5, growth: compound, baseline: {period: 2017, value: 0.90}, date: 2020-06-30, "
        "same_as: I-0"
    )
    found = first(
        plan_of(indicator("2019: 1", kind="ratio", direction="down", extra=declared), indicator("2019: 1", id="I-0"))
    )
    assert (found[frames.KIND], found[frames.SIGN], found[frames.SAME_AS]) == ("ratio", -1.0, "I-0")
    assert (found[frames.BINDING], found[frames.WEIGHT], found[frames.COMPOUND]) == (True, 2.5, True)
    assert (found[frames.PLAN_BASELINE], found[frames.PLAN_BASELINE_YEAR]) == (0.9, 2017)
    assert found[frames.DUE_MONTH] == 12 * 2020 + 6


def test_what_an_indicator_does_not_declare() -> None:
    found = first(plan_of(indicator("2019: 1")))
    assert (found[frames.SIGN], found[frames.SAME_AS], found[frames.WEIGHT]) == (1.0, "", 1.0)
    assert (found[frames.BINDING], found[frames.COMPOUND]) == (False, False)
    assert missing(found[frames.PLAN_BASELINE])
    assert missing(found[frames.PLAN_BASELINE_YEAR])
    assert missing(found[frames.DUE_MONTH])
    assert missing(found[frames.LIMIT_LOW])


def test_a_range_has_no_better_side() -> None:
    assert missing(first(plan_of(indicator("2019: {about: 5}", direction="range")))[frames.SIGN])


def promised(target: str, direction: str = "up", extra: str = "") -> list[Any]:
    found = first(plan_of(indicator(f"2019: {target}", direction=direction, extra=extra)))
    names = (frames.FORM, frames.BOUND, frames.TARGET, frames.LOW, frames.HIGH, frames.TARGET_DECIMALS)
    return [None if missing(found[name]) else found[name] for name in names]


def test_the_edges_of_a_target_are_computed_in_decimals() -> None:
    # In floats 5.5 - 0.2 and 0.1 + 0.2 are not what a person would write.
    assert promised("5.5", extra="tolerance: 0.2") == ["number", "at_least", 5.5, 5.3, 5.7, 1]
    assert promised("0.1", "down", "tolerance: 0.2") == ["number", "at_most", 0.1, -0.1, 0.3, 1]
    assert promised("{between: [0.1, 0.30]}") == ["band", "between", None, 0.1, 0.3, 2]
    assert promised("{about: 1.1, tolerance: 2.2}") == ["band", "about", 1.1, -1.1, 3.3, 1]


def test_targets_that_are_no_numbers() -> None:
    assert promised("——") == ["none", "", None, None, None, 0]
    assert promised("{text: 稳步提高}") == ["text", "", None, None, None, 0]
    assert promised("{delegated: 年度计划}") == ["delegated", "", None, None, None, 0]
    # A year that the plan does not mention at all.
    found = first(plan_of(indicator("2020: 1")))
    assert (found[frames.FORM], found[frames.BOUND], found[frames.TARGET_DECIMALS]) == ("", "", 0)
    assert all(missing(found[name]) for name in (frames.TARGET, frames.LOW, frames.HIGH, frames.STRETCH))


# --- from_rows ----------------------------------------------------------------------------------------------------

PLAN = plan_of(indicator("2019: 1"), indicator("2019: 1", id="I-2"))


def test_rows_keep_their_value_decimals_and_origin() -> None:
    frame = frames.from_rows(PLAN, [submitted("I-2", 2019, "5.50"), submitted("I-1", 2018, "-3")])
    assert frame.to_numpy().tolist() == [
        ["demo", "I-2", 2019, 12, 12, 5.5, 2, 0],
        ["demo", "I-1", 2018, 12, 12, -3.0, 0, 1],
    ]


def remarked(value: str, status: str = "", as_of: str = "", note: str = "") -> tuple[Submission, Row]:
    file, row = submitted("I-1", 2019, value)
    return file, row._replace(remark=Remark(data_status=status, as_of=as_of, note=note))


@pytest.mark.parametrize("direction", ["up", "down"])
@pytest.mark.parametrize(
    ("several", "kept"),
    [
        # The higher data status, then the later date: whatever the values.
        ([remarked("5", "快报"), remarked("6", "年报"), remarked("7", "预计")], {"up": 6, "down": 6}),
        ([remarked("9", "annual"), remarked("4", "revised")], {"up": 4, "down": 4}),
        ([remarked("5", "快报", "2020-03-01"), remarked("7", "快报", "2020-01-31")], {"up": 5, "down": 5}),
        ([remarked("5"), remarked("4", "预计")], {"up": 4, "down": 4}),
        # Then the less favourable: no praise may rest on a doubt.
        ([remarked("5"), remarked("6"), remarked("4")], {"up": 4, "down": 6}),
    ],
)
def test_of_several_values_one_counts_whatever_their_order(
    several: list[tuple[Submission, Row]], kept: dict[str, float], direction: str
) -> None:
    plan = plan_of(indicator("2019: 1", direction=direction))
    for order in permutations(several):
        frame = frames.from_rows(plan, order)
        assert frame[frames.ACTUAL].tolist() == [kept[direction]]
        assert order[frame[frames.ORIGIN][0]][1].value == Decimal(str(kept[direction]))


def test_a_later_row_without_a_value_hides_no_earlier_one() -> None:
    assert frames.from_rows(PLAN, [submitted("I-1", 2019, "5"), submitted("I-1", 2019, None)])[
        frames.ACTUAL
    ].tolist() == [5.0]


def test_a_period_inside_a_year_is_a_row_of_its_own() -> None:
    values = [submitted("I-1", one, "5") for one in ("2019Q2", "2019H1", "2019-06", "2019Q4", 2019)]
    assert frames.from_rows(PLAN, values)[frames.PERIOD].to_numpy().tolist() == [
        [2019, 6, 3],
        [2019, 6, 6],
        [2019, 6, 1],
        [2019, 12, 3],
        [2019, 12, 12],
    ]


def test_rows_without_a_usable_value_are_left_out() -> None:
    undated = row_of("I-1", None, Decimal(5))
    pending = row_of("I-1", Period(2019), None, Absence.PENDING)
    frame = frames.from_rows(
        PLAN,
        [
            *((FILE, one) for one in (undated, pending)),
            submitted(None, 2019, "5"),
            submitted("W01", 2019, "5"),
        ],
    )
    assert len(frame) == 0


def test_the_index_of_a_row_counts_those_that_are_left_out() -> None:
    # ORIGIN points into the values that were given, whatever was used of them.
    frame = frames.from_rows(PLAN, [submitted("I-9", 2019, "5"), submitted("I-1", 2019, "6")])
    assert frame[frames.ORIGIN].tolist() == [1]


# --- dtypes -------------------------------------------------------------------------------------------------------


def test_dtypes_do_not_depend_on_the_data() -> None:
    empty, full = plan_of(), plan_of(indicator("2019: 1", extra="date: 2019-01-01"))
    assert frames.from_plan(empty).dtypes.tolist() == frames.from_plan(full).dtypes.tolist()
    assert actuals_of(empty, {}).dtypes.tolist() == actuals_of(full, {("I-1", 2019): "5"}).dtypes.tolist()
    nothing, something = assessed(full, {}), assessed(full, {("I-1", 2019): "5"})
    assert nothing.dtypes.tolist() == something.dtypes.tolist()


def test_an_empty_plan_is_assessed_to_an_empty_frame_with_every_column() -> None:
    empty, full = assessed(plan_of(), {}), assessed(plan_of(indicator("2019: 1")), {})
    assert len(empty) == 0
    assert empty.columns.tolist() == full.columns.tolist()


def test_flags_are_bool_and_counts_are_whole() -> None:
    frame = assessed(plan_of(indicator("2019: 1, 2020: 2")), {("I-1", 2019): "5"})
    assert {str(frame[flag].dtype) for flag in frames.FLAGS} == {"bool"}
    assert str(frame[frames.POINTS].dtype) == "int64"
    assert str(frame[frames.REACHED].dtype) == "bool"


def test_two_plans_fit_in_one_frame() -> None:
    # Same ids and years: the plan's id keeps them apart.
    targets, values = frames.from_plan(PLAN), actuals_of(PLAN, {("I-1", 2019): "5", ("I-1", 2018): "1"})
    other = targets.assign(plan="other")
    alone = assess(targets, values, PLAN.conventions)
    both = assess(pd.concat([other, targets]), values, PLAN.conventions)
    pd.testing.assert_frame_equal(both[both[frames.PLAN] == "demo"].reset_index(drop=True), alone)


# --- members_of ---------------------------------------------------------------------------------------------------


def test_members_are_the_levels_that_there_are() -> None:
    found = frames.members_of(plan_of(indicator("2019: 1")))
    assert found.to_numpy().tolist() == [["plan", "demo", "demo", "I-1"]]
    assert found.columns.tolist() == [frames.LEVEL, frames.GROUP, frames.PLAN, frames.INDICATOR]


def test_the_first_department_and_source_own_a_row() -> None:
    rest = "departments: [{name: 甲局}, {name: 乙局, aliases: [乙]}]\nsources: [{name: 火炬}, {name: 园区}]"
    plan = plan_of(indicator("2019: 1", extra="department: [乙, 甲局], source: [园区, 火炬]"), rest=rest)
    assert frames.members_of(plan)[[frames.LEVEL, frames.GROUP]].to_numpy().tolist() == [
        ["plan", "demo"],
        ["departments", "乙局"],
        ["sources", "园区"],
    ]


def test_a_plan_without_indicators_has_no_members() -> None:
    assert len(frames.members_of(plan_of())) == 0
