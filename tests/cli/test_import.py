"""`gxq import` as people call it: a plan file that loads, never over another, and clear stops."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from gxq_plan.report.schema import SCHEMAS
from tests import documents

from .process import gxq

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "计划.docx"
    path.write_bytes(documents.word(*documents.BODY, documents.ANNEX))
    return path


def test_a_document_becomes_a_plan_that_loads(document: Path) -> None:
    ran = gxq(document.parent, "import", document.name, "-o", "plan.yaml", "--id", "demo")
    assert (ran.code, ran.stderr) == (0, "")
    assert "取到 7 行指标、5 项工作、2 项总体目标；请确认 7 处口径" in ran.said
    assert "gxq --plan plan.yaml list" in ran.said
    assert "7 项" in gxq(document.parent, "--plan", "plan.yaml", "list").said


def test_every_report_takes_the_plan(document: Path) -> None:
    folder = document.parent
    gxq(folder, "import", document.name, "-o", "plan.yaml")
    (folder / "actuals").mkdir()
    rows = "编号,指标,单位,实际值,责任部门,数据状态,说明\nW01-1,研发经费占GDP比重,%,5.2,科学技术局,年报,\n"
    (folder / "actuals" / "2018.csv").write_text(rows, encoding="utf-8-sig")
    ran = gxq(folder, "--plan", "plan.yaml", "report")
    assert ran.code in (0, 1)
    assert "W01-1" in ran.said


def test_without_a_file_to_write_it_only_looks(document: Path) -> None:
    ran = gxq(document.parent, "import", document.name)
    assert ran.code == 0
    assert "加 -o plan.yaml" in ran.said
    assert not list(document.parent.glob("*.yaml"))


def test_a_file_that_is_there_is_kept(document: Path) -> None:
    there = document.parent / "plan.yaml"
    there.write_text("mine")
    ran = gxq(document.parent, "import", document.name, "-o", "plan.yaml")
    assert (ran.code, "U001" in ran.said, "--force" in ran.said, there.read_text()) == (2, True, True, "mine")
    assert gxq(document.parent, "import", document.name, "-o", "plan.yaml", "--force").code == 0
    assert there.read_text(encoding="utf-8").startswith("schema: gxq.plan/1")


def test_the_plan_on_standard_output_is_nothing_else(document: Path) -> None:
    ran = gxq(document.parent, "import", document.name, "-o", "-")
    assert ran.stdout.startswith("schema: gxq.plan/1\n")
    assert "取到 7 行指标" in ran.stderr


def test_a_document_on_standard_input(document: Path) -> None:
    ran = gxq(document.parent, "import", "-", "-q", stdin=document.read_bytes())
    assert ran.said.startswith("取到 7 行指标")


def test_json_validates_and_is_the_same_twice(document: Path) -> None:
    ran = gxq(document.parent, "import", document.name, "--format", "json", "-o", "plan.yaml")
    record = json.loads(ran.stdout)
    jsonschema.validate(record, SCHEMAS["import"])
    assert record["taken"] == {"projects": 2, "tasks": 4, "works": 5, "indicators": 7, "goals": 2}
    assert record["indicators"][1]["place"] == {"sheet": None, "row": 3, "column": "指标", "cell": "D3"}
    assert ran.stdout == gxq(document.parent, "import", document.name, "--format", "json").stdout
    assert json.loads(gxq(document.parent, "schema", "import").stdout) == SCHEMAS["import"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.pdf", b"%PDF-1.7", ["a.pdf F030", "PDF", ".docx"]),
        ("a.docx", b"PK\x03\x04 cut", ["a.docx F032"]),
        ("a.txt", b"", ["a.txt F033"]),
        ("a.txt", "只有正文".encode(), ["a.txt F031", "指标"]),
        ("a.txt", "指标\n".encode() + "单位".encode("gb18030"), ["a.txt:1 F035", "UTF-8"]),
    ],
)
def test_what_cannot_be_imported_says_what_to_do(tmp_path: Path, name: str, data: bytes, words: list[str]) -> None:
    (tmp_path / name).write_bytes(data)
    ran = gxq(tmp_path, "import", name, "-o", "plan.yaml")
    assert ran.code == 2
    for one in words:
        assert one in ran.said
    assert not (tmp_path / "plan.yaml").exists()
    failed = gxq(tmp_path, "import", name, "--format", "json")
    jsonschema.validate(json.loads(failed.stdout), SCHEMAS["import"])


def test_a_document_that_is_not_there(tmp_path: Path) -> None:
    ran = gxq(tmp_path, "import", "gone.docx")
    assert (ran.code, "gone.docx F001" in ran.said) == (2, True)
    assert "F002" in gxq(tmp_path, "import", ".").said


def test_the_years_of_a_call(tmp_path: Path) -> None:
    rows = (("指标", "单位", "目标值", "责任单位"), ("企业数", "家", "10", "科技局"))
    (tmp_path / "a.docx").write_bytes(documents.word(rows))
    assert "F036" in gxq(tmp_path, "import", "a.docx").said
    assert "2024、2025" in gxq(tmp_path, "import", "a.docx", "--periods", "2024-2025").said
    wrong = gxq(tmp_path, "import", "a.docx", "--periods", "明年")
    assert (wrong.code, "2021-2025" in wrong.said) == (2, True)


def test_warnings_count_where_they_are_asked_to(document: Path) -> None:
    assert gxq(document.parent, "import", document.name, "--fail-on", "warning").code == 1
