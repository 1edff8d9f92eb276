"""Supposed values: the same figures as if they had been submitted, nothing written, everything else untouched."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.model.period import Period
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.difference import FIGURES
from gxq_plan.report.outline_whatif import blocks
from gxq_plan.report.record_whatif import of_whatif
from gxq_plan.uses.audit import audit
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import Source
from gxq_plan.uses.scope import Scope
from gxq_plan.uses.whatif import NoValueError, latest, supposed, whatif
from tests.make import indicator, plan_of, submission_of

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission
    from gxq_plan.report.shown import WhatIf
    from gxq_plan.text import Lang

ROOT = Path(__file__).parent.parent.parent
EVERYTHING = Scope({})
YEAR = Period(2019)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml")


@pytest.fixture(scope="module")
def files(plan: Plan) -> tuple[Submission, ...]:
    folder = ROOT / "data" / "actuals"
    return read(Names(plan), [Source(one, folder / f"{one}.csv") for one in ("2018", "2019", "2020Q3")])[0]


def asked(plan: Plan, files: Any, values: dict[Any, str], period: Period | None = None) -> WhatIf:
    """What values by id, or by id and period, would change."""
    chosen = period or latest(plan, files)
    given = []
    for key, value in values.items():
        id, when = key if isinstance(key, tuple) else (key, chosen)
        given.append(supposed(plan, id, when, value))
    return whatif(plan, files, given, EVERYTHING, chosen)


def effect(found: WhatIf, period: Period = YEAR) -> Any:
    return next(one for one in found.effects if one.period == period)


def test_the_figures_are_those_of_a_submission_with_that_value() -> None:
    plan = plan_of(indicator("2018: 10, 2019: 20, 2020: 30"), indicator("2018: 5, 2019: 6, 2020: 7", id="I-2"))
    now = [submission_of({("I-1", 2018): "10", ("I-1", 2019): "15", ("I-2", 2018): "5", ("I-2", 2019): "6"})]
    then = [submission_of({("I-1", 2018): "10", ("I-1", 2019): "21", ("I-2", 2018): "5", ("I-2", 2019): "6"})]
    [change] = effect(asked(plan, now, {"I-1": "21"})).changed
    [row, _] = audit(plan, then, EVERYTHING, period=YEAR).rows
    assert all(getattr(change.after, name) == getattr(row, name) for name in FIGURES)
    assert (change.before.status, change.after.status) == ("behind", "met")


@settings(deadline=None, max_examples=25)
@given(
    kind=st.sampled_from(["level", "flow", "ratio", "growth"]),
    targets=st.lists(st.integers(1, 30), min_size=3, max_size=3),
    actuals=st.lists(st.integers(0, 40), min_size=2, max_size=2),
    value=st.decimals(0, 40, places=1),
)
def test_any_value_is_as_if_it_had_been_submitted(
    kind: str, targets: list[int], actuals: list[int], value: Decimal
) -> None:
    wanted = ", ".join(f"{year}: {one}" for year, one in zip((2018, 2019, 2020), targets, strict=True))
    plan = plan_of(indicator(wanted, kind=kind))
    held = {("I-1", 2018): str(actuals[0]), ("I-1", 2019): str(actuals[1])}
    found = asked(plan, [submission_of(held)], {"I-1": str(value)}, YEAR)
    again = [submission_of(held | {("I-1", 2019): str(value)})]
    for one in found.effects:
        [row] = audit(plan, again, EVERYTHING, period=one.period).rows
        for change in one.changed:
            assert all(getattr(change.after, name) == getattr(row, name) for name in FIGURES)


def test_what_is_there_already_changes_nothing_and_is_said(plan: Plan, files: Any) -> None:
    found = asked(plan, files, {"W13-1": "118"})
    assert (effect(found).changed, effect(found).groups, found.supposed[0].before) == ((), (), 118.0)
    assert "本来就是 118家" in to_terminal(blocks(found), "zh", 100, False)
    assert "changes nothing" in to_terminal(blocks(found), "en", 100, False)


def test_lights_flip_where_the_score_does(plan: Plan, files: Any) -> None:
    found = effect(asked(plan, files, {"W13-1": "90"}))
    assert [(one.level, one.after.id, one.before.light, one.after.light) for one in found.groups if one.flips] == [
        ("works", "W13", "green", "yellow"),
        ("departments", "科学技术局", "green", "yellow"),
    ]
    assert {one.level for one in found.groups} == {"plan", "projects", "tasks", "works", "departments", "sources"}
    assert [one.before.goal.id for one in found.goals] == ["G11"]


def test_a_value_of_one_year_reaches_every_period_that_it_touches(plan: Plan, files: Any) -> None:
    found = asked(plan, files, {("W13-1", Period(2018)): "100"}, YEAR)
    assert [str(one.period) for one in found.effects] == ["2018", "2019"]
    [change] = effect(found).changed
    assert {"baseline", "pace_plan"} <= set(change.figures)
    assert "actual" not in change.figures


def test_several_periods_of_one_indicator(plan: Plan, files: Any) -> None:
    found = asked(plan, files, {"W13-1": "119", ("W13-1", Period(2020)): "125"})
    assert {str(one.period) for one in found.effects} >= {"2019", "2020"}
    [change] = effect(found, Period(2020)).changed
    assert (change.before.status, change.after.status) == ("not_reported", "met")


@pytest.mark.parametrize(("named", "copy"), [("W01-3", "W33-2"), ("W33-2", "W01-3")])
def test_a_row_that_repeats_another_takes_its_supposed_value(plan: Plan, files: Any, named: str, copy: str) -> None:
    found = asked(plan, files, {named: "0.5"})
    assert [(one.id, one.copied) for one in found.supposed] == [(named, None), (copy, named)]
    assert {one.after.actual for one in effect(found).changed} == {0.5}
    assert {one.before.seat.indicator.id for one in effect(found).changed} == {named, copy}


def test_units_convert_and_guesses_are_refused(plan: Plan) -> None:
    assert supposed(plan, "W03-2", YEAR, "460,000万元").value == Decimal(46)
    for text, word in (
        ("约50", "约数"),
        ("50多", "上限或下限"),
        ("持平", "没有写出数"),
        ("", "没有写出数"),
        ("46美元", "单位"),
    ):
        with pytest.raises(NoValueError) as refused:
            supposed(plan, "W03-2", YEAR, text)
        assert word in refused.value.wording.zh


def test_a_value_out_of_range_is_told(plan: Plan, files: Any) -> None:
    found = asked(plan, files, {"W01-1": "140"})
    assert not found.supposed[0].within
    assert "A006" in to_terminal(blocks(found), "zh", 100, False)


def test_every_supposed_value_is_labelled(plan: Plan, files: Any) -> None:
    words: tuple[tuple[Lang, str], ...] = (("zh", "（假设）"), ("en", "(supposed)"))
    for lang, word in words:
        text = to_terminal(blocks(asked(plan, files, {"W13-1": "90"})), lang, 100, False)
        lines = [line for line in text.splitlines() if "90家" in line]
        assert len(lines) >= 2
        assert all(word in line or ("假设" if lang == "zh" else "Verdict: if") in line for line in lines)


def test_nothing_is_written_and_the_record_is_the_same_twice(plan: Plan, files: Any) -> None:
    folder = ROOT / "data"
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    first = json.dumps(of_whatif(asked(plan, files, {"W13-1": "90", "W05-1": "5"})))
    assert first == json.dumps(of_whatif(asked(plan, files, {"W13-1": "90", "W05-1": "5"})))
    assert before == {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
