"""A published report may come back from anywhere: what is no whole report is told with its line and column."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gxq_plan.errors import InputError
from gxq_plan.read.report_file import read_report
from gxq_plan.text import LANGS

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = {"schema": "gxq.report/1", "period": "2019", "name": "计划"}
DEEP = '{"schema": "gxq.report/1", "a": ' + "[" * 100_000
HOSTILE = {
    "nothing": (b"", "F041", "line 1, column 1: the file is empty"),
    "space": (b" \r\n ", "F041", "the file is empty"),
    "no JSON": ("# 计划\n".encode(), "F041", "line 1, column 1: '# 计划"),
    "cut": (b'{"schema": "gxq.report/1",\n "period": "20', "F041", "line 2, column 12: it breaks off here"),
    "cut after a brace": (b'{"schema": "gxq.report/1",\n', "F041", "it breaks off here"),
    "cut inside a character": ('{"a":\n "计'.encode()[:-1], "F041", "line 2, column 3: it breaks off here"),
    "a comma too many": (b'{"a": 1,\n  "b": [1,,2]}', "F041", "line 2, column 11: ',2]}' cannot stand here"),
    "GBK": ('{"a": "计划"}'.encode("gbk"), "F041", "line 1, column 8: it is no UTF-8: byte 0xBC"),
    "NaN": (b'{"a": 1,\n "b": NaN}', "F041", "line 2, column 7: NaN is no number"),
    "infinity": (b'{"a": -Infinity}', "F041", "-Infinity is no number"),
    "a huge exponent": (b'{"a":\n 1e999}', "F041", "line 2, column 2: the number 1e999 is too large"),
    "a huge integer": (b'{"a": ' + b"9" * 10_000 + b"}", "F041", "a number is too long"),
    "a key twice": (b'{"a": {"b": 1},\n "a": 2}', "F041", "line 2, column 2: the key a is written twice"),
    "a key twice in disguise": (rb'{"a": 1, "\u0061": 2}', "F041", "the key a is written twice"),
    "two documents": (b'{"a": 1} {"a": 2}', "F041", "cannot stand here"),
    "deep": (DEEP.encode(), "F043", "line 1: more than 64 levels"),
    "a list": (b"[1, 2]", "F042", "its schema is"),
    "a word": (b'"gxq.report/1"', "F042", "its schema is"),
    "another command": (b'{"schema": "gxq.check/1"}', "F042", "gxq.check/1"),
    "a schema that is no word": (b'{"schema": {"a": 1}}', "F042", "not gxq.report/1"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_report_is_told(tmp_path: Path, name: str) -> None:
    data, code, said = HOSTILE[name]
    path = tmp_path / "r.json"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_report(path, "r.json")
    [finding] = refused.value.findings
    assert (finding.code, finding.fault.stops) == (code, True)
    words = {lang: finding.fault.message.of(lang, **finding.facts) for lang in LANGS}
    assert said in words["en"]
    assert words["zh"] != words["en"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encodings_of_editors_and_shells_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "r.json"
    path.write_bytes(json.dumps(WHOLE, ensure_ascii=False).encode(encoding))
    assert read_report(path, "r.json")[0] == WHOLE


def test_the_same_key_in_two_objects_is_no_repetition(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    path.write_text('{"schema": "gxq.report/1", "a": {"id": 1}, "b": [{"id": 2}, {"id": ":{"}], "id": 3}')
    assert read_report(path, "r.json")[0]["b"][1] == {"id": ":{"}


def test_a_file_of_any_size_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.json"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(InputError, match="F043"):
        read_report(path, "r.json")


@pytest.mark.parametrize(("name", "code"), [("nowhere.json", "F001"), ("folder", "F002")])
def test_what_cannot_be_opened_is_told(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match=code):
        read_report(tmp_path / name, name)
