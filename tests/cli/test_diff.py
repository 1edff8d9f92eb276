"""`gxq diff` as it is called: what can be compared with what, exit codes, both languages."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from gxq_plan.report.schema import SCHEMAS

from .process import gxq

HERE = Path(__file__).parent.parent / "golden" / "diff"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    shutil.copytree(HERE / "new", tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize(
    ("old", "new", "sort", "causes"),
    [
        ("old", "new", "state", {"method", "target", "rows", "revised", "withdrawn", "new"}),
        ("old/plan.yaml", "new/plan.yaml", "plan", {"method", "target", "rows"}),
        ("old/actuals", "new/actuals", "actuals", {"revised", "withdrawn", "new"}),
        ("old/actuals/2019.csv", "new/actuals/2019.csv", "actuals", {"revised", "withdrawn", "new"}),
    ],
)
def test_what_is_compared_follows_from_what_is_named(
    folder: Path, old: str, new: str, sort: str, causes: set[str]
) -> None:
    ran = gxq(folder, "diff", old, new, "--format", "json")
    answer: Any = json.loads(ran.stdout)
    jsonschema.validate(answer, SCHEMAS["diff"])
    assert (ran.code, ran.stderr, answer["sort"]) == (0, "", sort)
    told = {one["cause"] for one in answer["causes"] if one["plan"] or one["values"]}
    assert told == causes


def test_exit_code_tells_of_differences_where_it_is_asked_to(folder: Path) -> None:
    assert gxq(folder, "diff", "old", "new").code == 0
    assert gxq(folder, "diff", "old", "new", "--exit-code").code == 1
    same = gxq(folder, "diff", "new", "data", "--exit-code", "--lang", "en")
    assert (same.code, same.stdout.splitlines()[-1]) == (0, "Verdict: nothing changed")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["old", "new/plan.yaml"], "U001", "two plans"),
        (["old/plan.yaml", "new/actuals"], "U001", "submitted data"),
        (["old/plan.yaml"], "U001", "NEW"),
        (["old", "news"], "F001", "new"),
        (["old/actuals", "empty"], "F011", ""),
        (["old/actuals", "broken"], "F00", "2019.csv"),
        (["old/plan.yaml", "broken.yaml"], "P0", "broken.yaml:2"),
    ],
)
def test_what_cannot_be_compared_is_told(folder: Path, arguments: list[str], code: str, said: str) -> None:
    (folder / "empty").mkdir()
    (folder / "broken").mkdir()
    (folder / "broken" / "2019.csv").write_bytes(b"%PDF-1.4")
    (folder / "broken.yaml").write_text("schema: [", encoding="utf-8")
    ran = gxq(folder, "diff", "--format", "json", *arguments, "--lang", "en")
    assert ran.code == 2
    assert code in ran.stderr
    assert said in ran.stderr
    answer = json.loads(ran.stdout)
    assert answer["schema"] == "gxq.diff/1"
    jsonschema.validate(answer, SCHEMAS["diff"])


def test_plans_without_actuals_are_compared_all_the_same(folder: Path) -> None:
    for one in ("old", "new", "data"):
        shutil.rmtree(folder / one / "actuals")
    ran = gxq(folder, "diff", "old/plan.yaml", "new/plan.yaml")
    assert ran.code == 0
    assert "没有报送数据" in ran.stdout
    assert "1 个目标调整没有依据" in ran.stdout


def test_nothing_is_written(folder: Path) -> None:
    before = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    gxq(folder, "diff", "old", "new", "-v")
    assert before == {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
