"""`gxq template`: which files it writes where, and what it refuses."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import jsonschema
import pytest

from gxq_plan.report.schema import SCHEMAS

from .process import environment, gxq

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir() if one.is_file())


def test_a_form_of_one_department_is_named_after_period_and_department(home: Path) -> None:
    ran = gxq(home, "template", "--dept", "科技局", env={"COLUMNS": "80"})
    assert (ran.code, names(home)) == (0, ["2020-科学技术局.xlsx"])
    assert ran.stderr == "期间：2020年（要别的期间请加 --period）\n"
    assert ran.stdout.splitlines()[-1] == "已写出 2020年报送表 1 份。填好后先检查：gxq check 2020-科学技术局.xlsx"
    assert gxq(home, "check", "2020-科学技术局.xlsx").code == 0


def test_a_form_that_is_there_is_never_overwritten_without_being_asked(home: Path) -> None:
    written = home / "2020-科学技术局.xlsx"
    written.write_bytes(b"filled in")
    ran = gxq(home, "template", "--dept", "科技局")
    assert (ran.code, written.read_bytes()) == (2, b"filled in")
    assert "F040" in ran.said
    assert "--force" in ran.said
    assert gxq(home, "template", "--dept", "科技局", "--force").code == 0
    assert written.read_bytes() != b"filled in"


def test_all_are_written_or_none(home: Path) -> None:
    forms = home / "报送表"
    ran = gxq(home, "template", "--all", "--period", "2020Q3", "-o", "报送表")
    assert (ran.code, ran.stderr) == (0, "")
    assert names(forms) == ["2020Q3-党群工作部.xlsx", "2020Q3-招商局.xlsx", "2020Q3-科学技术局.xlsx"]
    (forms / "2020Q3-招商局.xlsx").write_bytes(b"filled in")
    for one in ("2020Q3-党群工作部.xlsx", "2020Q3-科学技术局.xlsx"):
        (forms / one).unlink()
    ran = gxq(home, "template", "--all", "--period", "2020Q3", "-o", "报送表")
    assert (ran.code, names(forms)) == (2, ["2020Q3-招商局.xlsx"])
    assert "已有同名文件：2020Q3-招商局.xlsx" in ran.said
    assert (forms / "2020Q3-招商局.xlsx").read_bytes() == b"filled in"


def test_csv_goes_to_a_file_or_to_standard_output(home: Path) -> None:
    gxq(home, "template", "--dept", "招商局", "--period", "2020", "-o", "2020-招商局.csv")
    ran = gxq(home, "template", "--dept", "招商局", "--period", "2020", "-o", "-", "--format", "csv")
    assert (ran.code, ran.err) == (0, b"")
    assert ran.out == (home / "2020-招商局.csv").read_bytes()
    assert ran.out.startswith("\ufeff编号,指标,单位,期间,责任部门,目标（2020年）".encode())
    english = gxq(
        home, "template", "--dept", "招商局", "--period", "2020", "-o", "-", "--format", "csv", "--lang", "en"
    )
    assert english.out.startswith("\ufeffid,indicator,unit,period,department,target 2020".encode())


def test_a_workbook_does_not_depend_on_the_clock(home: Path) -> None:
    arguments = ("template", "--dept", "招商局", "--period", "2020", "-o", "-")
    first, second = gxq(home, *arguments), gxq(home, *arguments)
    assert first.out.startswith(b"PK")
    assert first.out == second.out
    assert gxq(home, *arguments, env={"SOURCE_DATE_EPOCH": "1700000000"}).out != first.out
    assert gxq(home, *arguments, env={"SOURCE_DATE_EPOCH": "soon"}).code == 2


def test_json_holds_what_the_forms_ask_for(home: Path) -> None:
    ran = gxq(home, "template", "--all", "--period", "2020", "--format", "json")
    found = json.loads(ran.stdout)
    jsonschema.validate(found, SCHEMAS["forms"])
    assert [one["department"] for one in found["forms"]] == ["科学技术局", "招商局", "党群工作部"]
    asks = {one["id"]: one["ask"] for one in found["forms"][0]["indicators"]}
    assert asks == {"W01-1": "due", "W01-3": "due", "W02-1": "due", "W02-2": "copy"}
    assert found["forms"][0]["works"] == [{"id": "W03", "name": "组织论坛"}]
    assert names(home) == []
    wrong = gxq(home, "template", "--dept", "不存在局", "--format", "json")
    jsonschema.validate(json.loads(wrong.stdout), SCHEMAS["forms"])
    assert wrong.code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "--dept"),
        (["--dept", "招商局", "--all", "-o", "x"], "--dept"),
        (["--all"], "-o"),
        (["--all", "-o", "-"], "--dept"),
        (["--dept", "招商"], "是不是：招商局"),
        (["--dept", "招商局", "-o", "x.docx"], ".xlsx"),
        (["--dept", "招商局", "-o", "x.csv", "--format", "xlsx"], "不一致"),
        (["--dept", "招商局", "--period", "2020", "-o", "2019-招商局.xlsx"], "2019"),
        (["--dept", "招商局", "--period", "2031"], "2031"),
        (["--dept", "招商局", "-o", "no/such/x.xlsx"], "F020"),
        (["--all", "-o", "data/plan.yaml"], "F020"),
        (["--dept", "招商局", "--actuals", "nowhere"], "nowhere"),
    ],
)
def test_what_is_in_doubt_is_refused_and_nothing_is_written(home: Path, arguments: list[str], said: str) -> None:
    ran = gxq(home, "template", *arguments)
    assert (ran.code, names(home)) == (2, [])
    assert said in ran.said


def test_a_department_with_nothing_to_report_is_told_who_has(home: Path) -> None:
    plan = home / "data" / "plan.yaml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("- {name: 招商局}", "- {name: 招商局}\n- {name: 党政办公室}", 1), encoding="utf-8")
    ran = gxq(home, "template", "--dept", "党政办公室")
    assert ran.code == 2
    assert "科学技术局、招商局、党群工作部" in ran.said


def test_a_plan_without_departments_says_what_to_add(home: Path) -> None:
    row = "{id: I-1, name: 产值, unit: 亿元, kind: flow, direction: up, targets: {2020: 5}}"
    plan = f"schema: gxq.plan/1\nplan: {{id: p, title: 计划, periods: [2020]}}\nindicators:\n- {row}\n"
    (home / "data" / "plan.yaml").write_text(plan, encoding="utf-8")
    ran = gxq(home, "template", "--all", "-o", "x")
    assert ran.code == 2
    assert "department" in ran.said


def test_a_file_of_the_folder_that_cannot_be_read_is_told_and_stops_nothing(home: Path) -> None:
    (home / "data" / "actuals" / "2018.csv").write_bytes(b"")
    ran = gxq(home, "template", "--dept", "招商局")
    assert (ran.code, names(home)) == (0, ["2020-招商局.xlsx"])
    assert "data/actuals/2018.csv" in ran.stderr


def test_a_new_plan_without_actuals_has_forms_for_its_first_year(home: Path) -> None:
    for one in (home / "data" / "actuals").iterdir():
        one.unlink()
    (home / "data" / "actuals").rmdir()
    assert gxq(home, "template", "--dept", "招商局").code == 0
    assert names(home) == ["2018-招商局.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "loaded"),
    [(["--help"], []), (["--dept", "招商局", "--format", "json"], []), (["--dept", "招商局"], ["xlsxwriter"])],
)
def test_only_what_is_needed_is_loaded(home: Path, arguments: list[str], loaded: list[str]) -> None:
    code = (
        "import sys, gxq_plan.cli._exit as leaving\n"
        "slow = ('pandas', 'numpy', 'xlsxwriter')\n"
        "leaving.leave = lambda code: print([one for one in slow if one in sys.modules], file=sys.stderr)\n"
        "import gxq_plan.cli\n"
        "gxq_plan.cli.main(['template', *sys.argv[1:]])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=home,
        env=environment(),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stderr.decode().splitlines()[-1] == str(loaded)
