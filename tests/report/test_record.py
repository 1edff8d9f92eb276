"""Machine output validates against its own schema, says the same as the screen, and is the same twice."""

from __future__ import annotations

import json
import subprocess
import sys
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxq_plan.report.schema import SCHEMAS

ROOT = Path(__file__).parent.parent.parent
RUNS = {
    "check": ["check", "data/actuals/2019.csv", "examples/2019-faulty.csv"],
    "report": ["report", "--dept", "科学技术局"],
    "list": ["list"],
    "show": ["show", "W09-1"],
    "whatif": ["whatif", "W13-1=90", "W05-1=5", "W01-3@2020=1.1"],
    "diff": ["diff", "tests/golden/diff/old", "tests/golden/diff/new"],
}
OTHERS = [
    ("report", ["report", "--period", "2020Q3"]),
    ("check", ["check", "data/actuals/2020Q3.csv"]),
    ("show", ["show", "W12-1", "--period", "2020Q3"]),
    ("show", ["show", "W05-2", "-v"]),
    ("report", ["report", "--period", "2018H1", "--dept", "财政局"]),
    ("report", ["report", "--period", "2020Q3", "--compare", "2019Q3"]),
]


def _run(*arguments: str) -> str:
    command = [sys.executable, "-m", "gxq_plan", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8").stdout


@pytest.fixture(scope="module")
def report() -> Any:
    return json.loads(_run("report", "--format", "json"))


@pytest.mark.parametrize("name", RUNS)
def test_output_validates_and_is_the_same_twice(name: str) -> None:
    schema: Any = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    first = _run(*RUNS[name], "--format", "json")
    jsonschema.validate(json.loads(first), schema)
    assert first == _run(*RUNS[name], "--format", "json")
    assert json.loads(_run("schema", name)) == schema


@pytest.mark.parametrize(("name", "arguments"), OTHERS)
def test_output_of_periods_inside_a_year_validates(name: str, arguments: list[str]) -> None:
    record = json.loads(_run(*arguments, "--format", "json"))
    jsonschema.validate(record, SCHEMAS[name])
    inside = [one for one in record["indicators"] if not one["period"].isdecimal()]
    assert inside
    whole = ("met", "attainment", "gap", "shortfall", "trend", "forecast", "needed_per_year", "acceleration", "span")
    assert all(one[name] is None for one in inside for name in whole)
    assert all(one["expected"] is None for one in record["indicators"] if one["period"].isdecimal())


def test_every_figure_of_the_contract_is_there(report: Any) -> None:
    row = next(one for one in report["indicators"] if one["id"] == "W12-1")
    assert row["forecast"] == {
        "low": 18.0,
        "high": 30.0,
        "verdict": "uncertain",
        "linear": 18.0,
        "plan": 30.0,
        "clipped": False,
        "gap": {"best": 0.0, "worst": pytest.approx(0.6667, abs=1e-4)},
    }
    assert (row["needed_per_year"], row["observed_per_year"], row["acceleration"]) == (15.0, 3.0, 5.0)
    assert (row["expected"], row["schedule_gap"], row["stretch"], row["span"], row["revisions"]) == (
        None, None, None, None, [],
    )  # fmt: skip


def test_a_comparison_validates_and_says_what_moved(report: Any) -> None:
    record = json.loads(_run("report", "--compare", "2018", "--format", "json"))
    jsonschema.validate(record, SCHEMAS["report"])
    assert "compare" not in report
    compared = record.pop("compare")
    assert record == report
    changes = {one["id"]: one for one in compared["indicators"]}
    assert list(changes) == [one["id"] for one in report["indicators"]]
    science = changes["W27-1"]
    assert (science["move"], science["gap_change"]) == ("down", "widened")
    assert science["shortfall"] == {"before": 1.0, "after": 7.0}
    assert {"level": "departments", "id": "财政局", "name": "财政局", "before": "green", "after": "grey"} in compared[
        "lights"
    ]


def test_lifts_are_of_whole_departments_and_projects_below_green(report: Any) -> None:
    below = [
        (level, one["id"])
        for level in ("departments", "projects")
        for one in report["rollups"][level]
        if one["light"] not in ("green", None)
    ]
    assert [(one["level"], one["id"]) for one in report["lifts"]] == below
    assert below
    scoped = json.loads(_run("report", "--dept", "党群工作部", "--format", "json"))
    assert [one["id"] for one in scoped["lifts"]] == ["党群工作部"]


def test_the_outlook_counts_every_row_once(report: Any) -> None:
    verdicts = [one["forecast"]["verdict"] for one in report["indicators"] if one["forecast"] and one["id"] != "W33-2"]
    assert report["outlook"] == {verdict: verdicts.count(verdict) for verdict in report["outlook"]}


@pytest.mark.parametrize("name", ["check", "report", "list", "show", "whatif"])
def test_a_failure_validates_too(name: str) -> None:
    out = _run(*RUNS[name], "--plan", "nowhere.yaml", "--format", "json")
    jsonschema.validate(json.loads(out), SCHEMAS[name])
    assert [one["code"] for one in json.loads(out)["findings"]] == ["P001"]


def test_the_schema_can_fail() -> None:
    record = json.loads(_run("list", "--format", "json"))
    del record["indicators"][0]["unit"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(record, SCHEMAS["list"])


def test_the_screen_shows_the_figures_of_the_record(report: Any) -> None:
    screen = _run("report", "--lang", "zh")
    plan = report["rollups"]["plan"]
    assert f"应报 {plan['due']} 项" in screen
    for row in report["indicators"]:
        line = next(one for one in screen.splitlines() if one.startswith(row["id"]))
        if row["attainment"] is not None:
            percent = Decimal(repr(row["attainment"] * 100)).quantize(Decimal("0.1"), ROUND_HALF_UP)
            assert f"{percent}%" in line


def test_rollups_count_the_repeated_row_once(report: Any) -> None:
    assert len(report["indicators"]) == 66
    assert report["rollups"]["plan"]["due"] == 65
    science = next(one for one in report["rollups"]["departments"] if one["id"] == "科学技术局")
    assert science["due"] == 23
    work = next(one for one in report["rollups"]["works"] if one["id"] == "W33")
    assert work["due"] == 2
    assert sum(one["due"] for one in report["rollups"]["departments"]) == 65


def test_goals_are_judged_through_the_rows_that_stand_for_them(report: Any) -> None:
    goals = {one["id"]: one for one in report["goals"]}
    assert (goals["G11"]["actual"], goals["G11"]["status"]) == (118, "not_due")
    assert goals["G07"]["actual"] == 1800
    assert (goals["G02"]["actual"], goals["G02"]["status"], goals["G02"]["through"]) == (None, None, None)
    assert (goals["G11"]["through"], goals["G11"]["gap"], goals["G11"]["reached"]) == ("W13-1", -2, False)
    assert (goals["G06"]["gap"], goals["G12"]["reached"]) == (-0.19, False)


def test_values_keep_their_unit_and_origin(report: Any) -> None:
    row = next(one for one in report["indicators"] if one["id"] == "W01-1")
    assert (row["target"], row["actual"], row["unit"], row["gap"]) == (5.3, 5.31, "%", 0.01)
    assert row["origin"]["file"] == "data/actuals/2019.csv"
    lines = (ROOT / "data/actuals/2019.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[row["origin"]["row"] - 1].startswith("W01-1,")
