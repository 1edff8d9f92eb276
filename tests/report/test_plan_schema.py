"""The schema of the plan file says what the reader says, as far as a schema can say it."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.errors import PlanError
from gxq_plan.read import plan_faults as faults
from gxq_plan.read import plan_file
from gxq_plan.read.plan_target import TARGET_KEYS
from gxq_plan.read.plan_values import SHAPES
from gxq_plan.report.catalogue import CATALOGUE
from gxq_plan.report.plan_schema import plan_schema
from gxq_plan.report.plan_schema_words import ANYWHERE, DEFAULTS, EXAMPLES, TITLES, described

from .plan_values import RICH, values

ROOT = Path(__file__).parent.parent.parent
SCHEMA: Any = plan_schema()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PLANS = [ROOT / "data" / "plan.yaml", *sorted(ROOT.glob("tests/**/plan.yaml"))]
# What needs the rest of the file, or the order of numbers: the reader alone says it.
_BEYOND = {
    one.code
    for one in (
        faults.DUPLICATE_ID, faults.UNKNOWN_REFERENCE, faults.UNKNOWN_DEPARTMENT, faults.PERIOD_NOT_IN_PLAN,
        faults.CONTRADICTION, faults.UNKNOWN_RULE, faults.RULE_STANDS, faults.DUPLICATE_KEY,
    )
}  # fmt: skip


def codes(plan: Any) -> set[str]:
    """What the reader says of a plan; JSON is YAML that shows every scalar as what it is."""
    try:
        plan_file.from_bytes(json.dumps(plan, ensure_ascii=False).encode(), "plan.yaml", lambda: CATALOGUE)
    except PlanError as error:
        return {one.code for one in error.findings}
    return set()


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_the_plan_of_the_repository_names_it() -> None:
    """By a path, so that an editor finds it without a network."""
    first = (ROOT / "data" / "plan.yaml").read_text(encoding="utf-8").splitlines()[0]
    path = first.removeprefix("# yaml-language-server: $schema=")
    assert json.loads((ROOT / "data" / path).read_text(encoding="utf-8")) == SCHEMA


@pytest.mark.parametrize("path", PLANS, ids=lambda one: one.parent.name)
def test_plans_are_valid(path: Path) -> None:
    assert [one.message for one in VALIDATOR.iter_errors(values(path.read_text(encoding="utf-8")))] == []


def test_plans_in_the_documents_are_valid() -> None:
    for page in ROOT.glob("docs/plan-file.*.md"):
        for block in re.findall(r"```yaml\n(schema: gxq\.plan/1\n.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            VALIDATOR.validate(values(block))


def test_every_key_is_described_and_no_other() -> None:
    read = {shape.name: set(shape.keys) for shape in SHAPES.values() if shape.form == "keys"}
    read |= {"file": set(plan_file.ROOT), "target": set(TARGET_KEYS)}
    said = described()
    assert set(said) | {"variant"} == set(read) == set(TITLES)
    for name, keys in read.items():
        assert keys - set(ANYWHERE) == said[name] - set(ANYWHERE), name
        assert {key for of, key in (*DEFAULTS, *EXAMPLES) if of == name} <= keys
    assert set(ANYWHERE) <= set().union(*read.values())


def test_every_description_has_both_languages() -> None:
    found = re.findall(r'"description": "([^"]*)"', json.dumps(SCHEMA, ensure_ascii=False))
    assert len(found) > 100
    assert [one for one in found if not re.fullmatch(r".+。[^。]+\.", one)] == []


def test_the_rich_plan_is_rich() -> None:
    """It holds every key of every part but those that speak of people, so that mutations reach all of them."""
    assert codes(values(RICH)) == set()
    VALIDATOR.validate(values(RICH))


def _spots(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(spot for key, one in inner for spot in _spots(one, (*path, key)))]


BASE = values(RICH)
SPOTS = [spot for spot in _spots(BASE) if spot]
ODD = [None, True, 5, 5.5, -1, 99999, 1234567890, "x", "", "a b", " x", "2021-02-31", [], {}, ["x"], [None], {"x": 1}]


@st.composite
def _mutated(draw: st.DrawFn) -> Any:
    """The rich plan with one or two things wrong, or not: a key gone, a key more, another value."""
    plan = copy.deepcopy(BASE)
    for _ in range(draw(st.integers(1, 2))):
        *path, last = draw(st.sampled_from(SPOTS))
        parent = plan
        try:
            for key in path:
                parent = parent[key]
            parent[last]
        except (KeyError, IndexError, TypeError):
            continue  # the first change took this place away
        change = draw(st.sampled_from(["drop", "odd", "more"]))
        if change == "odd" or isinstance(parent, str):
            parent[last] = draw(st.sampled_from(ODD))
        elif change == "drop":
            del parent[last]
        elif isinstance(parent, dict):
            parent[draw(st.sampled_from(["unknown", "nmae", "each", "value", "bound", "indicators"]))] = draw(
                st.sampled_from(ODD)
            )
    return plan


def _assert_agreed(plan: Any) -> None:
    said = codes(plan)
    accepted = VALIDATOR.is_valid(plan)
    if not said:
        errors = [f"{one.json_path}: {one.message}"[:300] for one in VALIDATOR.iter_errors(plan)]
        assert accepted, errors
    elif said - _BEYOND:
        assert not accepted, said


@settings(deadline=None, max_examples=60)
@given(_mutated())
def test_reader_and_schema_agree(plan: Any) -> None:
    _assert_agreed(plan)


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: ".".join(map(str, spot)))
def test_every_key_that_is_gone_or_empty_is_judged_alike(spot: tuple[Any, ...]) -> None:
    for value in (..., None):
        plan = copy.deepcopy(BASE)
        parent = plan
        for key in spot[:-1]:
            parent = parent[key]
        if value is ...:
            del parent[spot[-1]]
        else:
            parent[spot[-1]] = value
        _assert_agreed(plan)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("between: [4, 6]", "between: [4, 5, 6]"),
        ("2021: {between: [4, 6]}", "2021: 5"),
        ("2021: {between: [4, 6]}", "2021: {value: 5}"),
        ("2021: {between: [4, 6]}", "2021: {between: [4, 6], about: 5}"),
        ("2021: {between: [4, 6]}", "2021: {}"),
        ("value: 110, stretch: 120", "value: 110, bound: between"),
        ("relation: converted, factor: 2", "relation: converted"),
        ("{sum: [I-1, W01-1], at_most: 100,", "{sum: [I-1, W01-1],"),
        ("{sum: [I-1, W01-1], at_most: 100,", "{sum: [I-1], at_most: 100,"),
        ("{part: I-1, of: W01-1,", "{part: I-1,"),
        ("tolerance: 0.5", "tolerance: -0.5"),
        ("indicator: I-1, department: 科技局", "indicator: I-1, work: W01"),
        ("select: [A, X]", "select: []"),
        ("periods: [2021, 2022, 2023]", "periods: [2021, 2021]"),
        ("direction: down", "direction: dwon"),
        ("unit: 家, kind: flow", "kind: flow"),
        ("2022Q2: 50", "2022Q5: 50"),
    ],
)
def test_contradictions_that_a_schema_can_say(old: str, new: str) -> None:
    assert old in RICH
    plan = values(RICH.replace(old, new, 1))
    assert codes(plan)
    assert not VALIDATOR.is_valid(plan)
