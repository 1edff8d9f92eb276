"""A derivation can be followed by hand: whatever stands on both sides of an `=` is equal, every comparison holds, and
no figure of the row is left out."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.model.period import Period
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.report.derivation import steps
from gxq_plan.text import cell_width
from gxq_plan.uses.audit import every_period
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import Source
from tests.make import indicator, plan_of, submission_of

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.step import Step

ROOT = Path(__file__).parent.parent.parent
_TOKEN = re.compile(r"\s*(\d+\.\d+|\d+|max|[()|,+\-^×÷%])")


def computed(text: str) -> Any:
    """What a formula in numbers comes to. No eval: + - × ÷ ^ %, brackets, max(,) and |…| are all that it may hold."""
    tokens = _TOKEN.findall(text)
    assert "".join(tokens) == text.replace(" ", ""), text
    value, rest = _sum(tokens)
    assert not rest, text
    return value


def _sum(tokens: list[str]) -> tuple[Any, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in "+-":
        sign, (other, tokens) = tokens[0], _product(tokens[1:])
        value = value + other if sign == "+" else value - other
    return value, tokens


def _product(tokens: list[str]) -> tuple[Any, list[str]]:
    value, tokens = _power(tokens)
    while tokens and tokens[0] in "×÷":
        sign, (other, tokens) = tokens[0], _power(tokens[1:])
        value = value * other if sign == "×" else value / other
    return value, tokens


def _power(tokens: list[str]) -> tuple[Any, list[str]]:
    value, tokens = _atom(tokens)
    if tokens and tokens[0] == "^":
        other, tokens = _atom(tokens[1:])
        value = float(value) ** float(other)
    return value, tokens


def _atom(tokens: list[str]) -> tuple[Any, list[str]]:
    first, *rest = tokens
    if first == "-":
        value, rest = _power(rest)
        return -value, rest
    if first == "max":
        left, rest = _sum(rest[1:])
        right, rest = _sum(rest[1:])
        return max(left, right), rest[1:]
    if first == "(":
        value, rest = _sum(rest)
        return value, rest[1:]
    if first == "|":
        value, rest = _sum(rest)
        return abs(value), rest[1:]
    value = Fraction(first)
    return (value / 100, rest[1:]) if rest[:1] == ["%"] else (value, rest)


def test_the_calculator_can_fail() -> None:
    assert computed("1 + (5 - 3) × 2 ÷ |(-4)|") == 2
    assert computed("max(0, 3 - 5)") == 0
    assert computed("50%") == Fraction(1, 2)
    assert abs(computed("(4 ÷ 1) ^ (1 ÷ 2)") - 2) < 1e-12
    with pytest.raises(AssertionError):
        computed("1 + x")


_HOLDS = {
    "≥": lambda a, b: a >= b,
    "≤": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
}


def holds(step: Step) -> None:
    """Every `=` within half of the last digit shown, a number that ends early exactly; comparisons as they stand."""
    signs = re.findall(r"[≥≤<>=]", step.filled)
    if signs:
        parts = [computed(one) for one in re.split(r"[≥≤<>=]", step.filled)]
        for left, sign, right in zip(parts[:-1], signs, parts[1:], strict=True):
            assert _HOLDS[sign](left, right), (step.name, step.filled)
        return
    if not (step.filled and step.shown):
        return
    places = len(step.shown.rstrip("%").strip("()").partition(".")[2])
    shown, exact = computed(step.shown), computed(step.filled)
    rounded = step.shown.endswith("%") or places >= 4
    within = Fraction(1, 2) / 10**places / (100 if step.shown.endswith("%") else 1) if rounded else 0
    assert abs(exact - shown) <= within + abs(exact) * 1e-9 + 1e-12, (step.name, step.words())


# A figure of the row, by the step that derives it.
_FIGURES = {
    "met": "met", "gap": "gap", "shortfall": "shortfall", "attainment": "attainment", "status": "status",
    "expected": "expected", "schedule_gap": "schedule_gap", "baseline": "baseline", "progress": "progress",
    "planned_share": "planned_share", "elapsed_share": "elapsed_share", "pace_plan": "pace_plan",
    "pace_constant": "pace_constant", "trend": "trend", "forecast_linear": "forecast_linear",
    "forecast_plan": "forecast_plan", "forecast_verdict": "forecast", "needed_per_year": "needed_per_year",
    "observed_per_year": "observed_per_year", "acceleration": "acceleration", "span_target": "span_target",
    "span_met": "span_met", "stretch_reached": "stretch_reached",
}  # fmt: skip


def derived(plan: Plan, row: Assessed) -> list[Step]:
    found = list(steps(plan, row))
    by_name = {one.name: one for one in found}
    for step in found:
        holds(step)
        for lang in ("zh", "en"):
            assert step.words().of(lang).strip(" —")
    for figure, name in _FIGURES.items():
        value = getattr(row, figure)
        if value is not None:
            assert name in by_name, (figure, row)
            assert by_name[name].value == value, (figure, by_name[name])
    assert [one.name for one in found if one.name.startswith("flag.")] == [f"flag.{one}" for one in row.flags]
    return found


@pytest.fixture(scope="module")
def sample() -> Any:
    plan = from_file(ROOT / "data" / "plan.yaml")
    folder = ROOT / "data" / "actuals"
    return plan, read(Names(plan), [Source(one, folder / f"{one}.csv") for one in ("2018", "2019", "2020Q3")])[0]


def test_every_figure_of_the_sample_is_derived(sample: Any) -> None:
    plan, files = sample
    rows = [row for seat in plan.seats for row in every_period(plan, files, seat.indicator.id)]
    assert len(rows) > 66 * 3
    for row in rows:
        derived(plan, row)


_NUMBER = st.decimals(-30, 30, places=1).map(str)
_TARGET = st.one_of(
    _NUMBER,
    _NUMBER,
    st.tuples(st.sampled_from(["above", "below", "at_most", "at_least"]), _NUMBER).map(
        lambda one: f"{{bound: {one[0]}, value: {one[1]}}}"
    ),
    st.tuples(st.integers(-5, 5), st.integers(0, 6)).map(lambda one: f"{{between: [{one[0]}, {one[0] + one[1]}]}}"),
    _NUMBER.map(lambda one: f"{{about: {one}}}"),
    st.tuples(_NUMBER, _NUMBER).map(lambda one: f"{{about: {one[0]}, tolerance: 0.3}}"),
    st.tuples(_NUMBER, _NUMBER).map(lambda one: f"{{value: {one[0]}, stretch: {one[1]}}}"),
    _NUMBER.map(lambda one: f"{{relative_to: I-2, margin: {one}}}"),
    st.sampled_from(["null", "{text: 同步}", "{none: 年内定}", "{delegated: 年度计划}"]),
)
_SPAN = st.one_of(
    _NUMBER.map(lambda one: f"2018-2020: {{average: {one}}}"),
    _NUMBER.map(lambda one: f"2018-2020: {{change: {one}}}"),
    _NUMBER.map(lambda one: f"2018-2020: {{change_percent: {one}}}"),
    _NUMBER.map(lambda one: f"each: {one}"),
)
_EXTRA = st.lists(
    st.sampled_from(
        ["tolerance: 0.3", "baseline: {period: 2017, value: 5}", "limits: {min: -5, max: 12}", "growth: compound"]
    ),
    unique=True,
)
_WHEN = st.sampled_from([2018, 2019, 2020, "2019Q2", "2020H1"])


@settings(deadline=None, max_examples=120)
@given(
    kind=st.sampled_from(["level", "cumulative", "flow", "ratio", "growth"]),
    direction=st.sampled_from(["up", "down"]),
    targets=st.dictionaries(st.sampled_from([2018, 2019, 2020]), _TARGET, min_size=1),
    span=st.none() | _SPAN,
    extra=_EXTRA,
    values=st.dictionaries(_WHEN, _NUMBER, min_size=1),
    others=st.dictionaries(_WHEN, _NUMBER),
    unit=st.sampled_from(["亿元", "%", "家"]),
    conventions=st.sampled_from(["", "reverse_attainment: quotient"]),
)
def test_every_figure_of_any_plan_is_derived(
    kind: str,
    direction: str,
    targets: dict[int, str],
    span: str | None,
    extra: list[str],
    values: dict[Any, str],
    others: dict[Any, str],
    unit: str,
    conventions: str,
) -> None:
    wanted = ", ".join([*(f"{year}: {one}" for year, one in targets.items()), *([span] if span else [])])
    first = indicator(wanted, kind=kind, direction=direction, extra=", ".join(extra)).replace("亿元", f'"{unit}"')
    plan = plan_of(first, indicator("2020: 5", id="I-2", kind="level"), conventions=conventions)
    made = {("I-1", when): value for when, value in values.items()} | {
        ("I-2", when): one for when, one in others.items()
    }
    for row in every_period(plan, [submission_of(made)], "I-1", Period(2019, 9, 3)):
        derived(plan, row)


@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_figure_that_is_not_there_says_why(direction: str) -> None:
    plan = plan_of(indicator("2018: 0, 2019: 0, 2020: 5", direction=direction))
    [row] = [one for one in every_period(plan, [submission_of({("I-1", 2018): "1"})], "I-1") if one.period == "2018"]
    notes = {one.name: one.words().zh for one in derived(plan, row)}
    assert "T = 0" in notes["attainment"]
    assert "只有一个数据点" in notes["baseline"]
    assert "只有一个数据点" in notes["forecast"] or direction == "down"


def test_no_line_is_wider_than_a_page_can_fold(sample: Any) -> None:
    plan, files = sample
    for row in every_period(plan, files, "W13-1"):
        for step in steps(plan, row):
            assert cell_width(step.term.zh) <= 24
