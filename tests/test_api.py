"""The public functions: the documented example runs, its frames are as documented and say what the commands say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import gxq_plan
from gxq_plan import frames

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """The variables of the page's example, all its blocks run one after the other."""
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for block in re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL):
            exec(block, names)
    return names


def test_the_example_runs_and_gives_what_the_report_gives(example: dict[str, Any]) -> None:
    command = [sys.executable, "-m", "gxq_plan", "report", "--format", "json"]
    report = json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)
    year = example["year"].set_index(frames.INDICATOR)
    assert len(year) == len(report["indicators"]) == 66
    for row in report["indicators"]:
        ours = year.loc[row["id"]]
        for name in ("target", "actual", "attainment", "gap", "pace_plan", "needed_per_year", "acceleration"):
            assert row[name] == (None if pd.isna(ours[name]) else ours[name]), (row["id"], name)
        assert (row["status"], row["trend"]) == (ours["status"], ours["trend"] or None)
    found = {one["id"]: one for one in report["rollups"]["departments"]}
    for group in example["departments"].to_dict("records"):
        if group["months_long"] == 12:
            assert found[group["group"]]["score"]["strict"] == group["score_strict"]
            assert found[group["group"]]["light"] == group["light"]


def test_supposed_values_move_what_they_should(example: dict[str, Any]) -> None:
    before, after = example["before"], example["after"]
    same = (before == after).fillna(False).astype(bool) | (before.isna() & after.isna())
    changed = ~same.all(axis=1)
    assert changed.any()
    assert set(before.loc[changed, "group"]) <= {"jiangyin-gxq-2018-2020", "P2", "T05", "W13", "科学技术局", "火炬"}


def test_every_figure_is_documented_with_its_dtype(example: dict[str, Any]) -> None:
    figures = example["figures"]
    rows = re.findall(r"^\| (`[^|]+`) \| ([^|]+) \|", PAGE, re.MULTILINE)
    documented = {name: dtype for names, dtype in rows for name in re.findall(r"`(\w+)`", names)}
    assert set(frames.FIGURE_DTYPES) <= set(documented)
    for name in frames.FIGURE_DTYPES:
        assert str(figures[name].dtype) in documented[name], name


def test_origin_leads_back_to_the_cell(example: dict[str, Any]) -> None:
    actuals, figures = example["actuals"], example["figures"]
    [row] = figures[(figures["indicator"] == "W01-1") & (figures["year"] == 2019)].to_dict("records")
    source = actuals.loc[row["origin"]]
    lines = (ROOT / source["file"]).read_text(encoding="utf-8-sig").splitlines()
    assert lines[source["row"] - 1].startswith("W01-1,")
    assert row["actual"] == source["actual"] == 5.31


def test_two_plans_at_once(example: dict[str, Any]) -> None:
    plan, actuals = example["plan"], example["actuals"]
    from dataclasses import replace

    other = replace(plan, id="other")
    both = gxq_plan.assess([plan, other], pd.concat([actuals, actuals.assign(plan="other")], ignore_index=True))
    assert len(both) == 2 * len(example["figures"])
    groups = gxq_plan.roll_up([plan, other], both)
    assert groups.groupby("plan", observed=True).size().nunique() == 1


def test_periods_that_nobody_reported_can_be_asked_for(example: dict[str, Any]) -> None:
    plan, actuals = example["plan"], example["actuals"]
    assert len(gxq_plan.targets(plan, ["2018H1"])) == 4 * 66
    found = gxq_plan.assess(plan, actuals, ["2018H1"])
    assert set(found[found["months_long"] == 6]["status"]) == {"not_reported", "no_target", "not_due"}
    with pytest.raises(ValueError, match="soon"):
        gxq_plan.targets(plan, ["soon"])


def test_a_plan_or_file_that_cannot_be_read_is_told_in_words(example: dict[str, Any], tmp_path: Path) -> None:
    broken = tmp_path / "plan.yaml"
    broken.write_text("schema: gxq.plan/1\nplan: {id: x, titel: y, periods: [2018]}\n", encoding="utf-8")
    with pytest.raises(gxq_plan.GxqError, match=r"P013 .*plan\.yaml:2 .*titel"):
        gxq_plan.load_plan(broken)
    with pytest.raises(gxq_plan.GxqError, match="F001"):
        gxq_plan.read_actuals(example["plan"], tmp_path / "nothing.csv")


def test_importing_the_package_loads_no_pandas() -> None:
    code = "import sys, gxq_plan; dir(gxq_plan); assert not {'pandas', 'numpy', 'yaml'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
    with pytest.raises(AttributeError, match="nothing_such"):
        gxq_plan.nothing_such  # noqa: B018
