"""One indicator under its other readings: really assessed, and only where the document leaves the kind open."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gxq_plan.model.period import Period
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_bytes, from_file
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.difference import FIGURES
from gxq_plan.report.outline_show import blocks
from gxq_plan.uses.audit import every_period
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import Source
from gxq_plan.uses.show import other_kinds, show
from tests.make import indicator, plan_of, submission_of

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission

ROOT = Path(__file__).parent.parent.parent
PLAN = ROOT / "data" / "plan.yaml"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(PLAN)


@pytest.fixture(scope="module")
def files(plan: Plan) -> tuple[Submission, ...]:
    folder = ROOT / "data" / "actuals"
    return read(Names(plan), [Source(one, folder / f"{one}.csv") for one in ("2018", "2019", "2020Q3")])[0]


def test_only_an_open_kind_has_other_readings(plan: Plan) -> None:
    for seat in plan.seats:
        assert bool(other_kinds(seat.indicator)) is not seat.indicator.kind_confirmed, seat.indicator.id


@pytest.mark.parametrize(
    ("extra", "name", "kinds"),
    [
        ("", "智能工厂数", ["cumulative", "flow"]),
        ("", "新增智能工厂数", ["cumulative", "flow"]),
        ("", "年末智能工厂数", ["cumulative"]),
        ("", "累计智能工厂数", ["cumulative"]),
        ("unit: '%'", "智能工厂占比", []),
        ("direction: down", "智能工厂数", ["flow"]),
        ("targets: {2018: 3, 2019: 2}", "智能工厂数", ["flow"]),
    ],
)
def test_other_kinds_follow_from_unit_and_words(extra: str, name: str, kinds: list[str]) -> None:
    values = {"unit": "个", "direction": "up", "targets": "{2018: 1, 2019: 2}"}
    values |= {extra.split(": ", 1)[0]: extra.split(": ", 1)[1]} if extra else {}
    listed = ", ".join(f"{key}: {value}" for key, value in values.items())
    own = plan_of(f"{{id: I-1, name: {name}, kind: level, kind_confirmed: false, {listed}}}")
    assert [str(one) for one in other_kinds(own.by_id["I-1"].indicator)] == kinds


def test_a_reading_is_what_a_plan_with_that_kind_says(plan: Plan, files: Any) -> None:
    """The plan file with the word exchanged gives the same figures."""
    shown = show(plan, files, "W07-2", None)
    for reading in shown.readings:
        lines = PLAN.read_text(encoding="utf-8").splitlines()
        at = next(at for at, line in enumerate(lines) if "id: W07-2" in line)
        lines[at : at + 4] = [one.replace("kind: level", f"kind: {reading.kind}") for one in lines[at : at + 4]]
        other = from_bytes("\n".join(lines).encode(), "plan.yaml")
        assert str(other.by_id["W07-2"].indicator.kind) == str(reading.kind)
        again = {one.period: one for one in every_period(other, files, "W07-2")}
        # A stock and a running total are judged alike; a year's amount is not.
        assert bool(reading.rows) is (str(reading.kind) == "flow")
        for change in reading.rows:
            row = again[change.after.period]
            assert all(getattr(change.after, name) == getattr(row, name) for name in FIGURES)


def test_readings_say_which_lights_flip(plan: Plan, files: Any) -> None:
    text = to_terminal(blocks(show(plan, files, "W05-2", Period(2020, 9, 3))), "zh", 100, False)
    assert "口径待确认：换一种口径会变的数" in text
    assert "灯号会变：2020年三季度整个计划 黄灯 → 红灯" in text


def test_a_confirmed_kind_is_shown_once(plan: Plan, files: Any) -> None:
    assert "口径" not in to_terminal(blocks(show(plan, files, "W13-1", None)), "zh", 100, False)


def test_every_period_is_derived_when_everything_is_asked_for(plan: Plan, files: Any) -> None:
    shown = show(plan, files, "W13-1", None)
    text = to_terminal(blocks(shown, everything=True), "zh", 120, False)
    assert text.count("的各步计算") == len(shown.rows) == 4
    assert to_terminal(blocks(shown), "zh", 120, False).count("的各步计算") == 1


def test_what_a_target_refers_to_is_filled_in_and_placed() -> None:
    first = indicator("2019: {relative_to: I-2, bound: above, margin: 0.5}", kind="growth")
    plan = plan_of(first, indicator("2019: 6", id="I-2", kind="growth"))
    files = [submission_of({("I-1", 2019): "7", ("I-2", 2019): "6.1"})]
    text = to_terminal(blocks(show(plan, files, "I-1", None)), "zh", 120, False)
    assert "a(I-2) + m = 6.1 + 0.5 = 6.6亿元" in text
    assert "7 > 6.6亿元" in text
    assert "I-2 2019年：actuals.csv" in text
