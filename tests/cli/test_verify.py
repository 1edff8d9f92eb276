"""`gxq verify` as it is called: a report written by `gxq report`, exit codes, both languages."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from gxq_plan import __version__
from gxq_plan.report.schema import SCHEMAS

from .process import gxq

if TYPE_CHECKING:
    from collections.abc import Callable

GOLDEN = Path(__file__).parent.parent / "golden"
HERE = GOLDEN / "diff"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The old state with a report of it."""
    home = tmp_path_factory.mktemp("written")
    shutil.copytree(HERE / "old", home / "data")
    assert gxq(home, "report", "-o", "report.json").code == 0
    return home


@pytest.fixture
def folder(written: Path, tmp_path: Path) -> Path:
    shutil.copytree(written, tmp_path, dirs_exist_ok=True)
    return tmp_path


def overtaken(folder: Path) -> None:
    """The new state takes the place of the old, which is kept."""
    (folder / "data").rename(folder / "then")
    shutil.copytree(HERE / "new", folder / "data")


def edited(folder: Path) -> None:
    path = folder / "report.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    record["indicators"][0]["actual"] = 120.0
    record["rollups"]["departments"][0]["light"] = "yellow"
    path.write_text(json.dumps(record, ensure_ascii=False, indent=2), encoding="utf-8")


def lost(folder: Path) -> None:
    (folder / "data" / "actuals" / "2018.csv").write_text("编号,实际值\nW01-1,1\n", encoding="utf-8")


def nothing(folder: Path) -> None:
    """The report is verified as it was written."""


CASES: dict[str, tuple[Callable[[Path], None], list[str], int]] = {
    "holds": (nothing, [], 0),
    "edited": (edited, [], 1),
    "overtaken": (overtaken, ["--search", "then"], 1),
    "missing": (lost, [], 2),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", CASES)
def test_three_answers_with_their_exit_codes(folder: Path, name: str, lang: str) -> None:
    happen, options, code = CASES[name]
    happen(folder)
    ran = gxq(folder, "verify", "report.json", *options, "--lang", lang, env={"COLUMNS": "80"})
    assert (ran.code, ran.stderr) == (code, "")
    said = ran.stdout.replace(__version__, "VERSION")
    golden = GOLDEN / f"verify-{name}-80.{lang}.txt"
    if os.environ.get("GXQ_REFRESH"):
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_machines_get_the_same_answers(folder: Path, name: str) -> None:
    happen, options, code = CASES[name]
    happen(folder)
    ran = gxq(folder, "verify", "report.json", *options, "--format", "json")
    answer: Any = json.loads(ran.stdout)
    jsonschema.validate(answer, SCHEMAS["verify"])
    assert ran.code == code
    assert (answer["reproduced"], answer["holds"]) == {
        "holds": (True, True),
        "edited": (False, True),
        "overtaken": (True, False),
        "missing": (None, None),
    }[name]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nowhere.json"], "F001"),
        (["data"], "F002"),
        (["data/plan.yaml"], "F041"),
        (["half.json"], "F041"),
    ],
)
def test_what_is_no_report_is_told(folder: Path, arguments: list[str], code: str) -> None:
    (folder / "half.json").write_bytes((folder / "report.json").read_bytes()[:2000])
    ran = gxq(folder, "verify", "--format", "json", *arguments)
    assert ran.code == 2
    assert code in ran.stderr
    answer = json.loads(ran.stdout)
    jsonschema.validate(answer, SCHEMAS["verify"])
    assert answer["schema"] == "gxq.verify/1"


def test_a_folder_to_search_must_be_there(folder: Path) -> None:
    ran = gxq(folder, "verify", "report.json", "--search", "backup")
    assert ran.code == 2
    assert "backup F001" in ran.said


def test_a_report_can_be_verified_far_from_its_plan(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("archive")
    shutil.move(folder / "report.json", elsewhere)
    ran = gxq(elsewhere, "verify", "report.json", "--search", str(folder / "data"))
    assert ran.code == 0
    assert "不能判断今天是否成立" in ran.stdout
    there = gxq(elsewhere, "verify", "report.json", "--plan", str(folder / "data" / "plan.yaml"))
    assert (there.code, "今天仍然成立" in there.stdout) == (0, True)
