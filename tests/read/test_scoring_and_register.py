"""Broken scoring files and registers: every fault in one run, each with its line and column, and nothing is used."""

from __future__ import annotations

import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from gxq_plan.errors import GxqError
from gxq_plan.model.exemption import Standing, Treatment
from gxq_plan.model.scoring import Joint
from gxq_plan.read import plan_file, register_file, scoring_file
from gxq_plan.report.schemas import SCHEMAS
from gxq_plan.report.scoring_example import example
from gxq_plan.text import LANGS, Lang

from ..small import plan

ROOT = Path(__file__).parent.parent.parent
SCORING = """\
schema: gxq.scoring/2
title: 办法
total: 0
attained: {method: propotional, cap_percent: 90, floor: 60}
weights: {default: -1, works: {W99: 3}, indicators: {W01-1: 2分}, departments: {丙局: 2}}
joint: {owner: 1.5}
works: {已完成: 100, 推进中: 60}
left_out: [{id: W13-9}]
deductions: {rules: [{for: late, points: 1}, {for: behind, points: 1}, {for: behind, points: 2}]}
bonuses: {counted: 不, given: [{department: 乙, points: a}]}
bonus: {}
"""
FAULTS = [
    "1:9 S004", "3:8 P015", "4:20 P016", "4:46 P015", "4:50 P013", "5:20 P015", "5:32 P020", "5:61 P017", "5:80 P019",
    "6:16 P015", "7:8 P014", "7:8 P014", "8:12 P014", "8:17 P020", "9:28 P016", "9:13 P022", "10:20 P015", "10:31 P014",
    "10:55 P017", "11:1 P013",
]  # fmt: skip


def faults(read: object, text: str | bytes, path: str) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(GxqError) as caught:
        read(data, path, plan())  # type: ignore[operator]
    found = caught.value.findings
    for one in found:
        for lang in LANGS:
            assert one.fault.message.of(lang, **one.facts)
            assert one.fault.remedy.of(lang, **one.facts)
    return [f"{one.place.row}:{one.place.column_number} {one.code}" for one in found]


def test_every_fault_of_a_scoring_file_is_told_in_one_run() -> None:
    assert sorted(faults(scoring_file.from_bytes, SCORING, "s.yaml")) == sorted(FAULTS)


def test_what_is_said_twice_is_told() -> None:
    """An alias is its department; a row that is left out twice would have two reasons."""
    text = (
        "schema: gxq.scoring/1\ntitle: t\nweights: {departments: {乙局: 1, 乙: 2}}\n"
        "left_out: [{id: W01-1, reason: a}, {id: W01-1, reason: b}]\n"
    )
    assert faults(scoring_file.from_bytes, text, "s.yaml") == ["3:32 P022", "4:11 P022"]


REGISTER = """\
schema: gxq.register/1
exemptions:
- {id: W99-1, period: 2019, treatment: all, reason: r, until: 2020-02-30}
- {id: W01-1, period: 2031, treatment: met, until: 2020-12-31, approved: 2020-01-01}
- {id: W01-2, period: 2019, treatment: met, reason: r, until: 2020-12-31}
- {id: W01-2, period: 2019, treatment: half, reason: r, until: 2020-12-31}
"""


def test_every_fault_of_a_register_is_told_in_one_run() -> None:
    assert faults(register_file.from_bytes, REGISTER, "r.yaml") == [
        "3:8 P020", "3:40 P016", "3:63 P015", "4:3 P014", "4:23 P021", "4:64 P013", "6:1 P022",
    ]  # fmt: skip


TABLE = """\
编号,期间,处理,认定文号,原因,有效期至
W01-1,2019,不计分,〔2020〕5号,备案推迟,2020-12-31
W01-2,2019年,减一半,,政策调整,2020-13-31
W99-1,2025,视同完成,,申请中,
"""


def test_a_register_kept_as_a_table_names_its_cells() -> None:
    with pytest.raises(GxqError) as caught:
        register_file.from_bytes(TABLE.encode("utf-8-sig"), "r.csv", plan())
    found = {(one.place.cell, one.code) for one in caught.value.findings}
    assert found == {("C3", "P016"), ("F3", "P015"), ("A4", "P020"), ("B4", "P021"), ("F4", "P014")}
    said = [one.fault.message.of("zh", **one.facts) for one in caught.value.findings]
    assert "“处理”不能写“减一半”" in said


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "gb18030"])
def test_a_table_and_a_yaml_register_say_the_same(encoding: str) -> None:
    table = "\n".join(TABLE.splitlines()[:2]) + "\nW01-2,2019年,减半扣分,,政策调整,2020-12-31\n"
    found = register_file.from_bytes(table.encode(encoding), "r.csv", plan()).exemptions
    text = (
        "schema: gxq.register/1\nexemptions:\n"
        "- {id: W01-1, period: 2019, treatment: excluded, document: 〔2020〕5号, reason: 备案推迟, until: 2020-12-31}\n"
        "- {id: W01-2, period: 2019, treatment: half, reason: 政策调整, until: 2020-12-31}\n"
    )
    written = register_file.from_bytes(text.encode(), "r.yaml", plan()).exemptions
    assert [one._replace(line=0) for one in found] == [one._replace(line=0) for one in written]
    assert [one.treatment for one in found] == [Treatment.EXCLUDED, Treatment.HALF]
    assert [one.standing("2020-12-31") for one in found] == [Standing.IN_FORCE, Standing.UNAPPROVED]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "S003"),
        (b"# nothing\n", "S003"),
        (b"\xff\xfe", "P003"),
        (b"a: &x 1\nb: *x\n", "P007"),
        (b"[" * 40000, "P009"),
        (b"title: [", "P004"),
        (b"- 1\n- 2\n", "P015"),
        ("title：办法\n".encode(), "P015"),
    ],
)
@pytest.mark.parametrize("read", [scoring_file.from_bytes, register_file.from_bytes])
def test_hostile_files_are_told_never_a_traceback(text: bytes, code: str, read: object) -> None:
    assert any(one.endswith(code) for one in faults(read, text, "x.yaml"))


@pytest.mark.parametrize("written", ["2020/12/31", "2020年12月31日", "2020-12-31"])
def test_a_day_may_stand_as_a_spreadsheet_saves_it(written: str) -> None:
    table = f"编号,期间,处理,认定文号,原因,有效期至\nW01-1,2019,不计分,文,r,{written}\n"
    [one] = register_file.from_bytes(table.encode("gb18030"), "r.csv", plan()).exemptions
    assert [one.standing(day) for day in ("2020-12-31", "2021-01-01")] == [Standing.IN_FORCE, Standing.EXPIRED]


def test_a_table_without_its_columns_is_told() -> None:
    assert faults(register_file.from_bytes, "编号,期间\nW01-1,2019\n", "r.csv") == ["1:None S006"]
    assert faults(register_file.from_bytes, "\n\n", "r.csv") == ["None:None S003"]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for read in (scoring_file.from_file, register_file.from_file):
        with pytest.raises(GxqError) as caught:
            read(tmp_path / "no.yaml", "no.yaml", plan())
        assert [one.code for one in caught.value.findings] == ["S002"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_example_is_a_scoring_file_that_its_schema_takes(lang: Lang) -> None:
    text = example(plan(), lang)
    found = scoring_file.from_bytes(text.encode(), "s.yaml", plan())
    assert found.weights.default == 1
    assert found.joint == Joint()
    jsonschema.validate(yaml.safe_load(text), SCHEMAS["scoring"])
    # Every commented line is one that can be used as it stands.
    opened = "\n".join(_opened(line) for line in text.splitlines())
    again = scoring_file.from_bytes(opened.encode(), "s.yaml", plan())
    jsonschema.validate(yaml.safe_load(opened), SCHEMAS["scoring"])
    assert again.weights.works and again.works and again.left_out and again.bonuses.rules and again.deductions.given


def _opened(line: str) -> str:
    """A line of the example with its comment taken away where it comments out a key or an item."""
    bare = line.lstrip()
    if bare.startswith(("rules: []", "given: []")):
        return line.replace(" []", "")
    body = bare.removeprefix("# ").removeprefix("  ") if bare.startswith("#") else ""
    key = body.strip().split(":")[0].lstrip("- {")
    known = {
        "projects",
        "tasks",
        "works",
        "indicators",
        "departments",
        "left_out",
        "document",
        "for",
        "department",
        "id",
    }
    if not bare.startswith("#") or key not in known:
        return line
    return line.replace("# ", "", 1) if bare.startswith("# ") else line.replace("#", "", 1)


def test_schemas_of_files_are_schemas_and_take_the_register() -> None:
    for name in ("scoring", "register"):
        jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])
    entry = {"id": "W01-1", "period": 2019, "treatment": "half", "reason": "r", "until": "2020-12-31"}
    jsonschema.validate({"schema": "gxq.register/1", "exemptions": [entry]}, SCHEMAS["register"])


@pytest.mark.parametrize("page", ["duties.zh.md", "duties.en.md"])
def test_complete_files_in_the_documents_load_and_say_every_key(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    shipped = plan_file.from_file(ROOT / "data" / "plan.yaml")
    readers = {"scoring": scoring_file.from_bytes, "register": register_file.from_bytes}
    found = dict(re.findall(r"```yaml\n(?=schema: gxq\.(\w+)/1)(.*?)```", text, re.DOTALL))
    assert found.keys() == readers.keys()
    for name, written in found.items():
        jsonschema.validate(yaml.safe_load(written.replace("until: 2020-12-31", "until: '2020-12-31'")), SCHEMAS[name])
        assert readers[name](written.encode(), page, shipped)
    scoring = yaml.safe_load(found["scoring"])
    assert scoring.keys() == SCHEMAS["scoring"]["properties"].keys()
    for key in ("attained", "weights", "joint", "works", "deductions", "bonuses"):
        assert scoring[key].keys() == SCHEMAS["scoring"]["properties"][key]["properties"].keys()
