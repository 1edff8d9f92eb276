"""What a file is, by its content; and that a reader is only loaded for what it reads."""

from __future__ import annotations

import subprocess
import sys

import pytest

from gxq_plan.read.tables import SUFFIXES

from .books import grid, ods_of, stopped, xlsx_of

TABLE = "编号,实际值\nW01-1,5\n"
_LOADED = """
import sys
from gxq_plan.read.tables import tables
[list(one.rows) for one in tables(sys.stdin.buffer.read(), "2019.xls")]
print(*sorted({"zipfile", "pyexpat", "html.parser", "xlrd", "openpyxl"} & set(sys.modules)))
"""


def loaded(data: bytes) -> list[str]:
    ran = subprocess.run([sys.executable, "-c", _LOADED], input=data, capture_output=True, check=True, timeout=60)
    return ran.stdout.decode().split()


@pytest.mark.parametrize(
    ("data", "modules"),
    [
        (TABLE.encode(), []),
        (b"<table><tr><td>1</td></tr></table>", ["html.parser"]),
        (xlsx_of("<row><c><v>1</v></c></row>"), ["pyexpat", "zipfile"]),
    ],
    ids=["csv", "html", "xlsx"],
)
def test_a_reader_is_loaded_for_what_it_reads(data: bytes, modules: list[str]) -> None:
    found = loaded(data)
    # archive is loaded with every workbook and page; xlrd with old workbooks alone.
    assert set(modules) <= set(found) and "xlrd" not in found and "openpyxl" not in found
    assert modules or not found


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TABLE.encode(), "UTF-8"),
        (b"<html><table><tr><td>1</td></tr></table>", "HTML"),
        (xlsx_of("<row><c><v>1</v></c></row>"), "XLSX"),
        (ods_of("<table:table><table:table-row/></table:table>"), "ODS"),
    ],
)
def test_the_content_decides(data: bytes, encoding: str) -> None:
    assert grid(data).encoding == encoding


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "PDF 文件"),
        (b"{\\rtf1 }", "RTF 文档"),
        (b"Rar!\x1a\x07", "RAR 压缩包"),
        (b"\x1f\x8b\x08", "gzip 压缩包"),
    ],
)
def test_what_is_no_table_is_named(data: bytes, words: str) -> None:
    code, message = stopped(data)
    assert code == "F004" and words in message


def test_a_csv_that_begins_like_a_page_is_a_csv() -> None:
    assert grid(b"<id>,value\n1,2\n").rows == [(1, ["<id>", "value"]), (2, ["1", "2"])]


def test_a_folder_holds_no_reports_and_notes() -> None:
    """`gxq report -o actuals/2019.html` must not become a submission of the next run."""
    assert not {".html", ".htm", ".txt", ".xml"} & set(SUFFIXES)
    assert {".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et"} == set(SUFFIXES)
