"""Web pages that are called .xls: their tables, cells as the page shows them."""

from __future__ import annotations

import contextlib
import time

import pytest

from gxq_plan.errors import InputError

from .books import grid, grids, stopped


def of(rows: str) -> bytes:
    return f"<html><head><style>td{{x}}</style></head><body><table>{rows}</table></body></html>".encode()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("<td>5.5%</td>", "5.5%"),
        ("<td x:num='0.055'>5.5%</td>", "5.5%"),
        ("<TD>\r\n  研发  占比\r\n</TD>", "研发 占比"),
        ("<td>甲<br>乙</td>", "甲\n乙"),
        ("<td>甲&nbsp;乙 &lt; &#65;</td>", "甲\xa0乙 < A"),
        ("<th><b>编</b><font>号</font></th>", "编号"),
        ("<td><script>1</script><style>2</style>甲<!-- 乙 --></td>", "甲"),
        ("<td>甲", "甲"),
    ],
)
def test_a_cell(written: str, text: str) -> None:
    found = grid(of(f"<tr>{written}</tr>"))
    assert (found.rows, found.sheet, found.encoding, found.padded) == ([(1, [text])], None, "HTML", True)


def test_cells_that_span() -> None:
    found = grid(
        of(
            "<tr><td colspan=3>报送表</td></tr><tr><td rowspan='3'>一</td><td>甲</td><td>1</td></tr>"
            "<tr><td>乙<td>2<tr><td>丙</td></tr><tr><td></td></tr><tr style='display:none'><td>丁</td></tr>"
        )
    )
    assert found.rows == [
        (1, ["报送表", "", ""]),
        (2, ["一", "甲", "1"]),
        (3, ["", "乙", "2"]),
        (4, ["", "丙"]),
        (6, ["丁"]),
    ]
    assert dict(found.merged) == {(1, 2): "报送表", (1, 3): "报送表", (3, 1): "一", (4, 1): "一"}
    assert (set(found.hidden_rows), [one.code for one in found.findings]) == ({6}, ["F113"])


def test_several_tables_and_one_in_another() -> None:
    page = b"<!DOCTYPE html><body><table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table><table></table>"
    assert [(one.sheet, one.rows) for one in grids(page)] == [("1", [(1, ["a"])]), ("2", [(1, ["b"])])]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_in_every_encoding_and_however_it_begins(codec: str) -> None:
    for before in ("", "\r\n ", "<?xml version='1.0'?>\n", "<!-- x -->\n"):
        text = before + "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>编号</td></tr></table>"
        assert grid(text.encode(codec)).rows == [(1, ["编号"])]


def test_what_is_no_table_is_said() -> None:
    assert stopped(b"<html><frameset><frame src='2019.files/sheet001.htm'></html>") == (
        "F004",
        "内容是没有表格的网页（若旁边有同名的文件夹，数据在那里），不是表格",
    )
    assert stopped(b"<html><table><tr><td>\xff\xff</td></tr></table>")[0] == "F005"
    spreadsheet = (
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'
    )
    assert stopped(spreadsheet) == ("F004", "内容是“XML 表格 2003”，不是表格")
    assert stopped(b"\xef\xbb\xbf<?xml version='1.0'?><a/>") == ("F004", "内容是XML 数据，不是表格")
    assert stopped(b"MIME-Version: 1.0\r\nContent-Type: multipart/related") == (
        "F004",
        "内容是单个文件网页（MHTML），不是表格",
    )


@pytest.mark.parametrize(
    "rows",
    [
        "<tr>" + "<td colspan=1000 rowspan=65534>x</td>" * 20 + "</tr>" + "<tr><td>y</td></tr>" * 2000,
        "<tr><td><table>" * 2000,
        "<tr>" + "<td>" * 30_000,
        "<![if !supportLists]><tr><td>" + "<!" * 2000,
    ],
    ids=["spans", "nested", "wide", "declarations"],
)
def test_hostile_pages_end(rows: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gxq_plan.read.sheet.MOST_CELLS", 2_000_000)
    began = time.perf_counter()
    with contextlib.suppress(InputError):
        grids(of(rows))
    assert time.perf_counter() - began < 5
