"""`supervise`, `score`, `report --final` and the lists as commands: codes, refusals, what is written where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import openpyxl
import pytest

from gxq_plan.report.schemas import SCHEMAS

from .process import gxq

if TYPE_CHECKING:
    from pathlib import Path

REPEATABLE = {"SOURCE_DATE_EPOCH": "1580428800"}  # 2020-01-31


def record(home: Path, *arguments: str, code: int = 0) -> Any:
    ran = gxq(home, *arguments, "--format", "json", env=REPEATABLE)
    assert ran.code == code, ran.said
    found = json.loads(ran.stdout)
    jsonschema.validate(found, SCHEMAS[found["schema"].removeprefix("gxq.").removesuffix("/1")])
    return found


def test_no_scoring_file_no_points(home: Path) -> None:
    ran = gxq(home, "score", "--format", "json", "--lang", "en")
    assert ran.code == 2
    found = json.loads(ran.stdout)
    jsonschema.validate(found, SCHEMAS["score"])
    assert [one["code"] for one in found["findings"]] == ["S001"]
    assert "gxq score --init" in ran.stderr


def test_the_example_scores_and_is_not_overwritten(home: Path) -> None:
    assert gxq(home, "score", "--init", "s.yaml").code == 0
    found = record(home, "score", "--scoring", "s.yaml")
    assert found["as_of"] == "2020-01-31"
    assert found["departments"][0]["total"] is not None
    again = gxq(home, "score", "--init", "s.yaml")
    assert again.code == 2
    assert "F040" in again.said
    shown = gxq(home, "score", "--init", "-")
    assert shown.stdout.encode() == (home / "s.yaml").read_bytes()


def test_one_department_shows_how_its_points_are_made(home: Path) -> None:
    gxq(home, "score", "--init", "s.yaml")
    ran = gxq(home, "score", "--scoring", "s.yaml", "--dept", "招商局")
    assert "考核得分 ＝" in ran.stdout
    assert "考核得分" in ran.stdout.splitlines()[0]


def test_a_broken_scoring_file_and_a_broken_register_are_told_in_one_run(home: Path) -> None:
    (home / "s.yaml").write_text("schema: gxq.scoring/1\n", encoding="utf-8")
    (home / "r.yaml").write_text("schema: gxq.register/1\nexemptions: 3\n", encoding="utf-8")
    ran = gxq(home, "score", "--scoring", "s.yaml", "--register", "r.yaml")
    assert ran.code == 2
    assert ran.stdout == ""
    assert "s.yaml:1:1" in ran.stderr
    assert "r.yaml:2:13" in ran.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["score", "--scoring", "s.yaml", "--period", "2019Q3"],
        ["supervise", "--accept", "x.xlsx", "--dept", "招商局"],
        ["supervise", "--accept", "x.xlsx", "-o", "x.docx"],
        ["supervise", "--format", "xlsx"],
        ["list", "tasks", "--by", "priority"],
        ["report", "--final"],
        ["report", "--final", "--period", "2019Q3"],
        ["report", "--final", "--period", "2019", "--sort", "id"],
    ],
)
def test_what_is_in_doubt_is_refused(home: Path, arguments: list[str]) -> None:
    ran = gxq(home, *arguments)
    assert ran.code == 2
    assert "U001" in ran.said


def test_the_summary_says_what_to_do_before_the_last_year_has_data(home: Path) -> None:
    assert "--period 2019" in gxq(home, "report", "--final").said
    found = record(home, "report", "--final", "--period", "2019")
    assert found["final"] is False
    assert [one["period"] for one in found["years"]] == ["2018", "2019"]


def test_a_ledger_goes_out_comes_back_and_is_printed(home: Path) -> None:
    assert gxq(home, "supervise", "-o", "l.xlsx", env=REPEATABLE).code == 0
    book = openpyxl.load_workbook(home / "l.xlsx")
    sheet = book.worksheets[0]
    at = {cell.value: cell.column or 0 for cell in sheet[4]}
    rows = [number for number in range(5, sheet.max_row + 1) if sheet.cell(number, at["编号"]).value]
    for number in rows:
        for title, text in (("原因", "缺厂房"), ("措施", "调度"), ("完成时限", "2020-12-31"), ("责任人", "张三")):
            sheet.cell(number, at[title]).value = text
    book.save(home / "l.xlsx")
    before = {path: path.read_bytes() for path in (home / "data").rglob("*") if path.is_file()}
    found = record(home, "supervise", "--accept", "l.xlsx")
    assert len(found["entries"]) == len(rows)
    assert found["entries"][0]["deadline"] == "2020-12-31"
    assert all(path.read_bytes() == data for path, data in before.items())
    list_ = record(home, "supervise")
    assert {one["promise"]["person"] for one in list_["items"]} == {"张三"}
    id = list_["items"][0]["id"]
    assert record(home, "show", id)["ledger"][0]["cause"] == "缺厂房"
    late = record(home, "supervise", "--as-of", "2021-01-01")
    assert all(one["promise"]["overdue"] for one in late["items"])


def test_a_ledger_with_faults_is_refused_with_code_one(home: Path) -> None:
    gxq(home, "supervise", "-o", "l.xlsx", env=REPEATABLE)
    ran = gxq(home, "supervise", "--accept", "l.xlsx", env=REPEATABLE)
    assert ran.code == 1
    assert "A046" in ran.stdout
    assert ran.stdout.rstrip().splitlines()[-1].startswith("结论：")
    assert not (home / "data" / "record").exists()
    assert gxq(home, "supervise", "--accept", "no.xlsx").code == 2


def test_the_same_call_gives_the_same_bytes(home: Path) -> None:
    made = []
    for _ in range(2):
        assert gxq(home, "supervise", "-o", "x.xlsx", env=REPEATABLE).code == 0
        made.append((home / "x.xlsx").read_bytes())
    assert made[0] == made[1]


def test_schemas_of_all_that_is_new(home: Path) -> None:
    for name in ("final", "supervise", "ledger", "score", "scoring", "register"):
        jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    assert json.loads(gxq(home, "schema", "register").stdout) == SCHEMAS["register"]


def test_a_list_is_written_as_a_document(home: Path) -> None:
    assert gxq(home, "list", "--dept", "招商局", "-o", "x.xlsx").code == 0
    assert openpyxl.load_workbook(home / "x.xlsx").sheetnames == ["总数", "招商局责任清单"]
    found = record(home, "list")
    assert found["works"][0]["responsibility"].keys() == {"person", "contact", "measures", "due", "nodes"}
