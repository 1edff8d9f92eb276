"""Targets: which are assessed, and how finely they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gxq_plan.model.period import Period
from gxq_plan.model.target import Bound, Form, Target, decimal_places
from tests.make import indicator, plan_of


def read(target: str, direction: str = "up", extra: str = "") -> Target:
    plan = plan_of(indicator(f"2019: {target}", direction=direction, extra=extra), indicator("2019: 1", id="I-2"))
    return plan.indicators[0].targets[Period(2019)]


@pytest.mark.parametrize(
    ("number", "places"),
    [("5", 0), ("5.", 0), ("5.0", 1), ("0.90", 2), ("-0.125", 3), ("1E+2", 0), ("1E-7", 7), ("0.000", 3), ("NaN", 0)],
)
def test_decimal_places_as_written(number: str, places: int) -> None:
    assert decimal_places(Decimal(number)) == places


@pytest.mark.parametrize(
    ("target", "decimals"),
    [("5", 0), ("5.50", 2), ("{between: [4, 6.25]}", 2), ("{between: [4.0, 6]}", 1), ("——", 0), ("{text: 提高}", 0)],
)
def test_a_target_is_as_fine_as_its_finest_number(target: str, decimals: int) -> None:
    assert read(target).decimals == decimals


@pytest.mark.parametrize("form", list(Form))
def test_what_an_actual_is_compared_with_whatever_other_rows_say(form: Form) -> None:
    assert Target(form, "").is_numeric is (form in (Form.NUMBER, Form.BAND, Form.AVERAGE))


@pytest.mark.parametrize(
    ("target", "direction", "form", "bound"),
    [
        ("5", "up", Form.NUMBER, Bound.AT_LEAST),
        ("5", "down", Form.NUMBER, Bound.AT_MOST),
        ("{value: 5}", "down", Form.NUMBER, Bound.AT_MOST),
        ("{value: 5, bound: below}", "up", Form.NUMBER, Bound.BELOW),
        ("{value: 5, bound: about}", "up", Form.BAND, Bound.ABOUT),
        ("{about: 5}", "range", Form.BAND, Bound.ABOUT),
        ("{between: [4, 6]}", "range", Form.BAND, Bound.BETWEEN),
        ("——", "up", Form.NONE, None),
        ("—", "up", Form.NONE, None),
        ("{none: 未定}", "up", Form.NONE, None),
        ("{text: 提高}", "up", Form.TEXT, None),
        ("{relative_to: I-2, bound: above, margin: 0}", "up", Form.RELATIVE, Bound.ABOVE),
        ("{value: 7, stretch: 8}", "up", Form.NUMBER, Bound.AT_LEAST),
        ("{between: [4, 6], stretch: 6}", "up", Form.BAND, Bound.BETWEEN),
        ("{stretch: 8}", "up", Form.NONE, None),
        ("{relative_to: I-2}", "down", Form.RELATIVE, Bound.AT_MOST),
        ("{delegated: 年度计划}", "up", Form.DELEGATED, None),
        ("{average: 7, bound: above}", "up", Form.SPAN, Bound.ABOVE),
        ("{change: 1}", "up", Form.SPAN, None),
    ],
)
def test_forms_and_bounds(target: str, direction: str, form: Form, bound: Bound | None) -> None:
    found = read(target, direction)
    assert (found.form, found.bound) == (form, bound)


@pytest.mark.parametrize(
    ("target", "extra", "low", "high"),
    [
        ("5.5", "tolerance: 0.2", "5.3", "5.7"),
        ("5.5", "", "5.5", "5.5"),
        ("{value: 5.5, tolerance: 0.1}", "tolerance: 0.2", "5.4", "5.6"),
        ("{between: [4, 6]}", "tolerance: 0.2", "4", "6"),
        ("{about: 5, tolerance: 0.3}", "tolerance: 0.2", "4.7", "5.3"),
        ("{about: 5}", "tolerance: 0.2", "4.8", "5.2"),
        ("{about: -8}", "", "-8.4", "-7.6"),
        ("{about: 0}", "", "0", "0"),
    ],
)
def test_edges_are_exact(target: str, extra: str, low: str, high: str) -> None:
    found = read(target, extra=extra)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize("target", ["5.50", "——", "{between: [4, 6]}", "{text: 稳步提高}", "{value: 7, stretch: 8}"])
def test_every_form_keeps_what_was_written(target: str) -> None:
    assert read(target).written == target
