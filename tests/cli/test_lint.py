"""`gxq lint` as a command: exit codes, formats, what a broken plan says, and what it does not import."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest

from gxq_plan.report.schema import SCHEMAS

from .process import environment, gxq
from .test_ci_formats import FORMATS, IS

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "schema: gxq.plan/1\nplan: {id: demo, title: 示例, issuer: 管委会, periods: [2024, 2025]}\nindicators:\n"
ROW = (
    "- {{id: {id}, name: 孵化器面积, unit: 万平方米, department: 甲局, kind: level, direction: up, definition: 年末, "
    "targets: {{2024: 1, 2025: {last}}}}}\n"
)
CLEAN = HEAD + ROW.format(id="I-1", last=1.3)
OPEN = CLEAN + ROW.format(id="I-2", last=1.3)
CONTRADICTORY = CLEAN + ROW.format(id="I-2", last=1.4)
BROKEN = HEAD + "- {id: I-1, name: 甲, unit: 家, kind: lvl, direction: up, targets: {2023: 1}}\n- {id: I-2}\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path


def write(home: Path, plan: str) -> Path:
    path = home / "data" / "plan.yaml"
    path.write_text(plan, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("plan", "arguments", "code"),
    [
        (CLEAN, [], 0),
        (OPEN, [], 0),
        (OPEN, ["--fail-on", "warning"], 1),
        (OPEN, ["--fail-on", "warning", "--select", "P110"], 0),
        (CONTRADICTORY, [], 1),
        (CONTRADICTORY, ["--fail-on", "never"], 0),
        (CONTRADICTORY, ["--ignore", "repeated_indicator"], 0),
        (BROKEN, ["--fail-on", "never"], 2),
    ],
)
def test_exit_codes(home: Path, plan: str, arguments: list[str], code: int) -> None:
    write(home, plan)
    assert gxq(home, "lint", *arguments).code == code


def test_the_plan_is_named_found_or_an_option(home: Path) -> None:
    write(home, CLEAN)
    other = home / "另一份.yaml"
    other.write_text(CONTRADICTORY, encoding="utf-8")
    assert gxq(home, "lint").code == 0
    assert gxq(home, "lint", "另一份.yaml").code == 1
    assert gxq(home, "--plan", "另一份.yaml", "lint").code == 1
    gone = gxq(home, "lint", "没有.yaml")
    assert (gone.code, "P001" in gone.said) == (2, True)


def test_the_last_line_is_the_verdict(home: Path) -> None:
    write(home, CONTRADICTORY)
    said = gxq(home, "lint").stdout
    assert "data/plan.yaml:5 P101 错误 I-2 孵化器面积" in said
    assert said.splitlines()[-1].startswith("结论：计划自相矛盾，不能照此考核。错误 1")
    assert gxq(home, "lint", "-q", "--lang", "en").stdout.startswith("Verdict: contradictory. 1 errors")


def test_every_fault_of_a_broken_plan_in_one_run(home: Path) -> None:
    write(home, BROKEN)
    ran = gxq(home, "lint", "--format", "json")
    told = json.loads(ran.stdout)
    jsonschema.validate(told, SCHEMAS["lint"])
    assert (ran.code, told["schema"]) == (2, "gxq.lint/1")
    assert {one["code"] for one in told["findings"]} >= {"P014", "P016", "P021"}
    assert all(one["row"] and one["column_number"] for one in told["findings"])


def test_json_validates_and_says_every_node(home: Path) -> None:
    write(home, CONTRADICTORY)
    told = json.loads(gxq(home, "lint", "--format", "json").stdout)
    jsonschema.validate(told, SCHEMAS["lint"])
    [one] = [one for one in told["findings"] if one["severity"] == "error"]
    assert (one["subject"], one["indicator"], one["row"]) == ("I-2", "I-2", 5)
    assert one["facts"]["ids"] == ["I-1", "I-2"]
    assert one["facts"]["decision"] == "definition"
    assert told["summary"]["errors"] == 1


@pytest.mark.parametrize("form", FORMATS)
def test_a_format_says_what_is_wrong(home: Path, form: str) -> None:
    write(home, CONTRADICTORY)
    ran = gxq(home, "lint", "--format", form)
    assert (ran.code, ran.stderr) == (1, "")
    (IS | {"markdown": is_a_page})[form](ran.stdout)
    assert "P101" in ran.stdout


def is_a_page(text: str) -> None:
    assert text.startswith("# 示例\n")


def test_the_suffix_of_the_output_is_its_format(home: Path) -> None:
    write(home, OPEN)
    ran = gxq(home, "lint", "-o", "lint.md")
    assert (ran.code, ran.stdout) == (0, "")
    assert (home / "lint.md").read_text(encoding="utf-8").startswith("# 示例")


def test_a_rule_that_is_not_there_is_answered_with_the_nearest(home: Path) -> None:
    write(home, CLEAN)
    ran = gxq(home, "lint", "--select", "P1O1")
    assert (ran.code, "P101" in ran.stderr) == (2, True)


@pytest.mark.parametrize("form", ["github", "json"])
def test_it_never_loads_pandas_nor_for_machines_rich(home: Path, form: str) -> None:
    write(home, OPEN)
    script = (
        "import sys\nfrom gxq_plan.cli import main\n"
        f"sys.argv = ['gxq', 'lint', '--format', '{form}']\n"
        "import os\nos._exit = lambda code: None\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "assert not {'pandas', 'numpy', 'rich'} & set(sys.modules), sorted(sys.modules)\n"
        "sys.exit(7)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=home, env=environment(), capture_output=True, timeout=60)
    assert done.returncode == 7, done.stderr.decode()
