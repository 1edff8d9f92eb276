"""`gxq fix` as a user runs it: what was received is kept, nothing is overwritten unasked, every change is named."""

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

MESSY = "指标名称,单位,完成值\n高新技术企业数,家,１１８家\n技术合同交易额,万元,8100\n"
VAGUE = MESSY + "累计瞪羚企业数,家,约10\n"


@pytest.fixture
def messy(home: Path) -> Path:
    (home / "2019-messy.csv").write_bytes(MESSY.encode("gb18030"))
    return home


def test_without_an_output_it_says_what_it_would_do_and_writes_nothing(messy: Path) -> None:
    before = sorted(messy.iterdir())
    ran = gxq(messy, "fix", "2019-messy.csv")
    assert (ran.code, ran.stderr) == (0, "")
    for words in ("编码 GB18030 → UTF-8", "列“完成值” → “实际值”", "C2 “１１８家” → 118（全角改半角、去掉单位）"):
        assert words in ran.stdout
    assert ran.stdout.rstrip().endswith("gxq fix 2019-messy.csv -o 2019-messy-整理.csv")
    assert sorted(messy.iterdir()) == before


def test_the_command_that_it_names_writes_a_file_without_findings_of_how_it_lies(messy: Path) -> None:
    name = "2019-messy-整理.csv"
    ran = gxq(messy, "fix", "2019-messy.csv", "-o", name)
    assert ran.code == 0
    assert f"gxq check {name}" in ran.stdout
    assert (messy / name).read_bytes().startswith("\ufeff编号,指标,单位,期间,实际值".encode())
    codes = {one["code"] for one in json.loads(gxq(messy, "check", name, "--format", "json").stdout)["findings"]}
    assert not {one for one in codes if one[0] == "F"}


def test_what_is_left_for_a_person_makes_it_1_and_the_file_is_written(messy: Path) -> None:
    (messy / "2019-messy.csv").write_text(VAGUE, encoding="utf-8")
    ran = gxq(messy, "fix", "2019-messy.csv", "-o", "clean.xlsx")
    assert ran.code == 1
    assert "C4 格：请写一个确定的数（单位：家）" in ran.stdout
    assert (messy / "clean.xlsx").read_bytes().startswith(b"PK")


def test_what_was_received_is_never_written_over(messy: Path) -> None:
    kept = (messy / "2019-messy.csv").read_bytes()
    for name in ("2019-messy.csv", "./data/../2019-messy.csv"):
        ran = gxq(messy, "fix", "2019-messy.csv", "-o", name, "--force")
        assert ran.code == 2
        assert "收到的文件要原样保留" in ran.stderr
    assert (messy / "2019-messy.csv").read_bytes() == kept


def test_a_file_that_is_there_is_replaced_only_by_force(messy: Path) -> None:
    (messy / "clean.csv").write_text("mine", encoding="utf-8")
    ran = gxq(messy, "fix", "2019-messy.csv", "-o", "clean.csv")
    assert (ran.code, (messy / "clean.csv").read_text(encoding="utf-8")) == (2, "mine")
    assert "--force" in ran.stderr
    assert gxq(messy, "fix", "2019-messy.csv", "-o", "clean.csv", "--force").code == 0
    assert (messy / "clean.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("output", "said"),
    [("clean.docx", ".xlsx"), ("2018-clean.csv", "2018"), ("data/actuals", ".csv"), ("none/clean.csv", "none 不存在")],
)
def test_where_it_cannot_be_written(messy: Path, output: str, said: str) -> None:
    ran = gxq(messy, "fix", "2019-messy.csv", "-o", output)
    assert ran.code == 2
    assert said in ran.said


def test_from_standard_input_to_standard_output(messy: Path) -> None:
    data = (messy / "2019-messy.csv").read_bytes()
    ran = gxq(messy, "fix", "-", "-o", "-", "--period", "2019", stdin=data)
    assert ran.code == 0
    assert ran.out.startswith("\ufeff编号,".encode())
    assert ran.out.count(b"\n") == 3
    assert "结论：" in ran.stderr


def test_the_list_as_json(messy: Path) -> None:
    (messy / "2019-messy.csv").write_text(VAGUE, encoding="utf-8")
    ran = gxq(messy, "fix", "2019-messy.csv", "-o", "clean.csv", "--format", "json")
    record = json.loads(ran.stdout)
    jsonschema.validate(record, SCHEMAS["fix"])
    assert record["output"]["path"] == "clean.csv"
    assert [one["cell"] for one in record["changes"] if one["kind"] == "value"] == ["C2", "C3"]
    assert [(one["code"], one["cell"]) for one in record["left"]] == [("A003", "C4")]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04\x14\x00\x06\x00" * 9, "编号\n1\n".encode(), None])
def test_what_cannot_be_judged_is_told_as_check_tells_it(home: Path, data: bytes | None) -> None:
    if data is not None:
        (home / "2019.csv").write_bytes(data)
    fixed = gxq(home, "fix", "2019.csv", "-o", "clean.csv", "--format", "json")
    checked = gxq(home, "check", "2019.csv", "--format", "json")
    assert (fixed.code, checked.code) == (2, 2)
    record = json.loads(fixed.stdout)
    jsonschema.validate(record, SCHEMAS["fix"])
    assert record["findings"] == json.loads(checked.stdout)["findings"]
    assert not (home / "clean.csv").exists()


def test_a_folder_is_no_file(home: Path) -> None:
    ran = gxq(home, "fix", "data", "-o", "clean.csv")
    assert ran.code == 2
    assert "F002" in ran.said


def test_it_needs_no_pandas(messy: Path) -> None:
    code = (
        "import sys, gxq_plan.cli._exit as e; from gxq_plan.cli.group import gxq; from gxq_plan.cli._settings import *;"
    )
    check = f"{code} e.run(gxq, ['fix', '2019-messy.csv'], Settings()); sys.exit('pandas' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", check], cwd=messy, env=environment(), capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
