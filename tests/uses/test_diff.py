"""Two states side by side: each change under its own cause, and together every difference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.report.diff import Cause
from gxq_plan.report.difference import FIGURES
from gxq_plan.uses.audit import audit, standings
from gxq_plan.uses.diff import diff
from gxq_plan.uses.scope import Scope
from gxq_plan.uses.state import Bytes, State
from tests.make import indicator, plan_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.plan import Plan
    from gxq_plan.report.diff import Diff, Stage

TARGETS = "2018: 10, 2019: 20, 2020: 30"
HEADER = "编号,指标,期间,实际值,数据状态\n"


def state(
    plan: Plan, values: Mapping[tuple[str, str], str], statuses: Mapping[tuple[str, str], str] | None = None
) -> State:
    rows = "".join(f"{id},指标{id},{when},{value},{(statuses or {}).get((id, when), '')}\n"
                   for (id, when), value in values.items())  # fmt: skip
    return State("", plan, (Bytes("data.csv", (HEADER + rows).encode()),) if rows else ())


def stage(found: Diff, cause: Cause) -> Stage:
    return next(one for one in found.stages if one.cause is cause)


def moved(found: Diff) -> dict[tuple[str, str, str], tuple[str | None, str | None]]:
    return {(str(each.cause), one.id, str(one.period)): one.statuses for each in found.stages for one in each.flips}


def causes(found: Diff) -> list[str]:
    return [str(one.cause) for one in found.stages if not one.is_empty]


PLAN = plan_of(indicator(TARGETS))
HELD = {("I-1", "2018"): "10", ("I-1", "2019"): "15"}


def test_nothing_differs_from_itself() -> None:
    found = diff("state", state(PLAN, HELD), state(PLAN, HELD))
    assert found.is_empty
    assert [str(one) for one in found.periods] == ["2018", "2019", "2020"]


def test_new_revised_and_withdrawn_data_are_told_apart() -> None:
    old = HELD | {("I-1", "2020Q3"): "9"}
    new = {("I-1", "2018"): "10", ("I-1", "2019"): "20", ("I-1", "2020"): "30"}
    found = diff("actuals", state(PLAN, old), state(PLAN, new))
    told = {str(one.cause): [(each.kind, str(each.period)) for each in one.values] for one in found.stages}
    assert {cause: values for cause, values in told.items() if values} == {
        "revised": [("revised", "2019")],
        "withdrawn": [("withdrawn", "2020Q3")],
        "new": [("new", "2020")],
    }  # fmt: skip
    assert moved(found)["revised", "I-1", "2019"] == ("behind", "met")
    assert moved(found)["new", "I-1", "2020"] == ("not_reported", "met")
    [change] = stage(found, Cause.REVISED).values
    assert change.before and change.after
    assert (change.before.place.cell, change.after.place.cell) == ("D3", "D3")


def test_a_status_that_is_raised_is_no_correction() -> None:
    key = ("I-1", "2019")
    found = diff("actuals", state(PLAN, HELD, {key: "快报"}), state(PLAN, HELD, {key: "年报"}))
    [change] = stage(found, Cause.REVISED).values
    assert (change.kind, moved(found)) == ("status", {})


def test_a_word_in_place_of_a_number_withdraws_it() -> None:
    found = diff("actuals", state(PLAN, HELD), state(PLAN, HELD | {("I-1", "2019"): "约50"}))
    [change] = stage(found, Cause.WITHDRAWN).values
    assert change.after and change.after.raw == "约50"
    assert moved(found) == {("withdrawn", "I-1", "2019"): ("behind", "not_reported")}


def test_a_revised_target_says_by_what() -> None:
    revised = "revisions: [{period: 2019, from: 20, to: 15, document: 澄高管〔2019〕5号}]"
    new = plan_of(indicator("2018: 10, 2019: 15, 2020: 40", extra=revised))
    found = stage(diff("plan", state(PLAN, HELD), state(new, HELD)), Cause.TARGET)
    assert [(one.key, one.before, one.after, one.documented) for one in found.plan] == [
        ("2019", "20", "15", True),
        ("2020", "30", "40", False),
    ]
    assert [(one.id, str(one.period), one.statuses) for one in found.flips] == [("I-1", "2019", ("behind", "met"))]


def test_a_revision_that_was_there_before_documents_nothing_new() -> None:
    revised = "revisions: [{period: 2019, from: 20, document: 旧文}]"
    old, new = (plan_of(indicator(f"2018: 10, 2019: {to}, 2020: 30", extra=revised)) for to in (18, 16))
    assert [one.documented for one in stage(diff("plan", state(old, {}), state(new, {})), Cause.TARGET).plan] == [False]


def test_each_and_a_span_are_one_target() -> None:
    old, new = (plan_of(indicator(f"each: {value}", kind="ratio")) for value in (4, 5))
    [change] = stage(diff("plan", state(old, {}), state(new, {})), Cause.TARGET).plan
    assert (change.key, change.before, change.after) == ("each", "4", "5")


@pytest.mark.parametrize(
    ("extra", "direction", "field", "statuses"),
    [
        ("tolerance: 5", "up", "tolerance", ("behind", "exceeded")),
        ("", "down", "direction", ("behind", "exceeded")),
        ("definition: 年末在册", "up", "definition", None),
        ("weight: 3", "up", "weight", None),
    ],
)
def test_the_same_target_under_another_method_is_no_revised_target(
    extra: str, direction: str, field: str, statuses: Any
) -> None:
    new = plan_of(indicator(TARGETS, direction=direction, extra=extra))
    found = diff("plan", state(PLAN, HELD), state(new, HELD))
    assert causes(found) == ["method"]
    assert [one.field for one in stage(found, Cause.METHOD).plan] == [field]
    if field == "tolerance":
        assert moved(found)["method", "I-1", "2019"] == ("behind", "met")
    elif statuses:
        assert moved(found)["method", "I-1", "2019"] == statuses
    else:
        assert moved(found) == {}


def test_thresholds_are_method() -> None:
    new = plan_of(indicator(TARGETS), conventions="thresholds: {near: 0.75}")
    found = diff("plan", state(PLAN, HELD), state(new, HELD))
    assert [(one.field, one.key) for one in stage(found, Cause.METHOD).plan] == [("thresholds", "near")]
    assert moved(found) == {("method", "I-1", "2019"): ("behind", "near")}


def test_a_target_that_only_changes_its_unit_was_not_revised() -> None:
    new = plan_of(indicator("2018: 100000, 2019: 200000, 2020: 300000").replace("亿元", "万元"))
    again = {key: f"{value}亿元" for key, value in HELD.items()}
    found = diff("state", state(PLAN, HELD), state(new, again))
    assert [one.field for one in stage(found, Cause.METHOD).plan] == ["unit"]
    assert stage(found, Cause.TARGET).plan == ()
    assert moved(found) == {}


def test_a_row_that_is_renamed_keeps_its_data() -> None:
    old, new = (plan_of(indicator(TARGETS).replace("指标I-1", name)) for name in ("企业数", "全部企业数"))
    file = Bytes("2019.csv", "指标,实际值\n企业数,15\n".encode())
    found = diff("plan", State("", old, (file,)), State("", new, (file,)))
    assert [(one.field, one.before, one.after) for one in stage(found, Cause.ROWS).plan] == [
        ("name", "企业数", "全部企业数")
    ]


def test_rows_come_and_go_and_are_moved() -> None:
    old = plan_of(indicator(TARGETS), indicator(TARGETS, id="I-2"))
    new = plan_of(
        indicator(TARGETS, extra="department: 招商局"),
        indicator(TARGETS, id="I-3"),
        rest="departments: [{name: 招商局}]",
    )
    found = stage(diff("plan", state(old, HELD), state(new, HELD)), Cause.ROWS)
    assert [(one.subject, one.field) for one in found.plan if one.subject] == [
        ("I-1", "departments"),
        ("I-3", "added"),
        ("I-2", "removed"),
    ]
    assert {(one.id, one.statuses) for one in found.rows if str(one.period) == "2019" and None in one.statuses} == {
        ("I-2", ("not_reported", None)),
        ("I-3", (None, "not_reported")),
    }
    assert found.flips == ()
    assert ("departments", "招商局", None) in {(one.level, one.id, one.before) for one in found.lights}


def test_comments_and_places_are_no_difference() -> None:
    one = plan_of(indicator(TARGETS), rest="departments: [{name: 招商局}]\n# 注释")
    other = plan_of(indicator(TARGETS), rest="# 注释\n\n# 又一行\ndepartments: [{name: 招商局}]")
    assert diff("plan", state(one, HELD), state(other, HELD)).is_empty


# --- the law: the stages explain every difference -------------------------------------------------------------------

numbers = st.integers(1, 30)
whens = st.sampled_from(["2018", "2019", "2019Q3", "2020"])
row = st.builds(
    lambda targets, kind, direction, extra: (
        ", ".join(f"{2018 + at}: {one}" for at, one in enumerate(targets)),
        kind,
        direction,
        extra,
    ),
    st.lists(numbers, min_size=3, max_size=3),
    st.sampled_from(["level", "flow", "ratio", "cumulative"]),
    st.sampled_from(["up", "down"]),
    st.sampled_from(["", "tolerance: 3", "weight: 2", "baseline: {period: 2017, value: 5}", "department: 招商局"]),
)


@st.composite
def states(draw: Any) -> State:
    ids = sorted(draw(st.sets(st.sampled_from(["I-1", "I-2", "I-3"]), min_size=1)))
    made = []
    for id in ids:
        targets, kind, direction, extra = draw(row)
        made.append(indicator(targets, id=id, kind=kind, direction=direction, extra=extra))
    if len(ids) > 1 and draw(st.booleans()):
        made[-1] = made[-1][:-1] + f", same_as: {ids[0]}}}"
    goal = (
        "{id: G1, name: 总, bound: at_least, value: 20, unit: 亿元, by: 2020, indicators: [{id: %s, relation: same}]}"
    )
    rest = f"departments: [{{name: 招商局}}]\ngoals: [{goal % ids[0]}]"
    near = draw(st.sampled_from(["", "thresholds: {near: 0.7}", "reverse_attainment: quotient"]))
    values = draw(st.dictionaries(st.tuples(st.sampled_from(ids), whens), numbers.map(str), max_size=6))
    return state(plan_of(*made, conventions=near, rest=rest), values)


@settings(deadline=None, max_examples=12)
@given(old=states(), new=states())
def test_the_stages_explain_every_difference(old: State, new: State) -> None:
    found = diff("state", old, new)
    ends = [standings(one.plan, one.read(one.plan), found.periods) for one in (old, new)]
    now = [_rows(ends[0]), _lights(ends[0]), _goals(ends[0])]
    for each in found.stages:
        for move in each.rows:
            _apply(now[0], (move.period, move.id), _figures(move.before), _figures(move.after))
        for light in each.lights:
            _apply(now[1], (light.period, light.level, light.id), light.before, light.after)
        for goal in each.goals:
            id = (goal.after or goal.before).goal.id  # type: ignore[union-attr]
            _apply(now[2], (goal.period, id), _judged(goal.before), _judged(goal.after))
    assert now == [_rows(ends[1]), _lights(ends[1]), _goals(ends[1])]


def _apply(now: dict[Any, Any], key: Any, before: Any, after: Any) -> None:
    """A move starts from what the moves before it left."""
    assert now.pop(key, None) == before
    if after is not None:
        now[key] = after


def _figures(one: Any) -> Any:
    return one and tuple(getattr(one, name) for name in FIGURES)


def _judged(one: Any) -> Any:
    return one and (one.actual, one.status)


def _rows(ends: Any) -> dict[Any, Any]:
    return {(period, one.seat.indicator.id): _figures(one) for period, each in ends.items() for one in each.rows}


def _lights(ends: Any) -> dict[Any, Any]:
    return {
        (period, level, one.id): one.light
        for period, each in ends.items()
        for level, groups in each.rollups.items()
        for one in groups
        if one.light
    }


def _goals(ends: Any) -> dict[Any, Any]:
    return {(period, one.goal.id): _judged(one) for period, each in ends.items() for one in each.goals}


@settings(deadline=None, max_examples=6)
@given(one=states(), when=st.sampled_from([0, 1, 2]))
def test_what_is_compared_is_what_report_says(one: State, when: int) -> None:
    files, period = one.read(one.plan), one.plan.periods[when]
    report, standing = audit(one.plan, files, Scope({}), period=period), standings(one.plan, files, [period])[period]
    assert list(map(_figures, report.rows)) == list(map(_figures, standing.rows))
    assert (report.rollups, report.goals) == (standing.rollups, standing.goals)
