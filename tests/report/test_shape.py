"""Our own reading of the schemas says yes and no where a validator does."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxq_plan.report.schema import SCHEMAS
from gxq_plan.report.shape import misfits

ROOT = Path(__file__).parent.parent.parent
SCHEMA: Any = SCHEMAS["report"]["anyOf"][0]
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
PUT = st.sampled_from([None, True, 1, 1.0, -1, 2.5, "", "met", "2019", "2019Q9", [], [1], {}, {"id": "x"}])


@pytest.fixture(scope="module")
def report() -> Any:
    command = [sys.executable, "-m", "gxq_plan", "report", "--period", "2019", "--dept", "招商局", "--compare", "2018"]
    done = subprocess.run([*command, "--format", "json"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return json.loads(done.stdout)


def test_a_report_fits(report: Any) -> None:
    assert list(misfits(report, SCHEMA)) == []


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_edit_is_judged_as_a_validator_judges_it(report: Any, data: Any) -> None:
    edited = copy.deepcopy(report)
    node = edited
    for _ in range(data.draw(st.integers(0, 4))):
        below = [
            one for one in (node.values() if isinstance(node, dict) else node) if isinstance(one, dict | list) and one
        ]
        if not below:
            break
        node = data.draw(st.sampled_from(below))
    key = data.draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
    if isinstance(node, dict) and data.draw(st.booleans()):
        node["more" if data.draw(st.booleans()) else key] = node.pop(key)
    else:
        node[key] = data.draw(PUT)
    assert (not list(misfits(edited, SCHEMA))) == VALIDATOR.is_valid(edited)


@pytest.mark.parametrize(
    ("edit", "path", "said"),
    [
        (lambda one: one["indicators"][2].update(actual="118"), "indicators[2].actual", "it should be a number, null"),
        (lambda one: one["indicators"][0].update(status="good"), "indicators[0].status", "it cannot be 'good'"),
        (lambda one: one.pop("rollups"), "", "rollups is missing"),
        (lambda one: one["plan"].update(more=1), "plan", "more is not known"),
        (lambda one: one["inputs"][0].update(sha256="../../x"), "inputs[0].sha256", "it cannot be '../../x'"),
        (
            lambda one: one["indicators"][0].update(stretch={"value": "x"}),
            "indicators[0].stretch",
            "reached is missing",
        ),
    ],
)
def test_what_does_not_fit_is_named(report: Any, edit: Any, path: str, said: str) -> None:
    edited = copy.deepcopy(report)
    edit(edited)
    found = list(misfits(edited, SCHEMA))
    assert found[0].path == path
    assert found[0].problem.en == said
