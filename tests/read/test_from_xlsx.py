"""Cells of .xlsx workbooks as the spreadsheet shows them, each in its place."""

from __future__ import annotations

import io
import time
import tracemalloc
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, PatternFill

from .books import cells, grid, grids, said, stopped, xlsx, xlsx_of, zipped

if TYPE_CHECKING:
    from collections.abc import Callable


def one(value: Any, number_format: str | None = None) -> str:
    """The text of a cell with a value and a format."""

    def fill(sheet: Any) -> None:
        sheet["A1"] = value
        if number_format:
            sheet["A1"].number_format = number_format

    return cells(xlsx(fill))[0][0]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (13, None, "13"),
        (5.10, None, "5.1"),
        (0.1 + 0.2, None, "0.3"),
        (0.055, "0.0%", "5.5%"),
        (1200000, "#,##0", "1200000"),
        (5.3, '0.0"亿元"', "5.3亿元"),
        (True, None, "TRUE"),
        (False, None, "FALSE"),
        ("#REF!", None, "#REF!"),
        (date(2019, 3, 5), None, "2019-03-05"),
        (datetime(2019, 3, 5, 14, 30), "yyyy/m/d h:mm", "2019-03-05 14:30:00"),
        (date(2019, 6, 1), 'yyyy"年"m"月"', "2019-06"),
        (date(2019, 1, 1), 'yyyy"年"', "2019"),
        ("W01-1\n研发 占比", None, "W01-1\n研发 占比"),
        ("=A2+B2", None, "=A2+B2"),
    ],
)
def test_a_cell(value: Any, number_format: str | None, text: str) -> None:
    assert one(value, number_format) == text


def test_text_in_several_fonts_and_numbers_kept_as_text() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"] = CellRichText("研发", TextBlock(InlineFont(b=True), "占比"))
        sheet["B1"] = "0013"
        sheet["B1"].quotePrefix = True

    assert cells(xlsx(fill)) == [["研发占比", "0013"]]


def test_text_within_the_cell_and_its_reading_aids() -> None:
    row = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>东</t></r><r><t xml:space="preserve"> 京</t></r>'
        '<rPh sb="0" eb="1"><t>とうきょう</t></rPh></is></c><c r="B1" t="str"><v>甲_x000D_乙_x005F_x0041_</v></c></row>'
    )
    assert cells(xlsx_of(row)) == [["东 京", "甲\r乙_x0041_"]]


def test_shared_texts() -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = (
        f'<x:sst xmlns:x="{main}"><x:si><x:t>甲</x:t></x:si>'
        "<x:si><x:r><x:t>乙</x:t></x:r><x:r><x:t>丙</x:t></x:r></x:si></x:sst>"
    )
    row = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row>'  # no addresses: one after the other
    assert cells(xlsx_of(row, sharedStrings=strings)) == [["乙丙", "甲"]]
    assert stopped(xlsx_of(row))[0] == "F014"  # texts that are not there


def test_results_of_formulas_and_those_not_saved() -> None:
    row = (
        '<row r="2"><c r="A2"><f>B2+C2</f><v>5.5</v></c><c r="B2"><f>C2*2</f></c><c r="C2"><f>D2</f><v/></c>'
        '<c r="D2" t="str"><f>""</f><v></v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="F2" t="str"><f>A2&amp;"x"</f><v>5.5x</v></c><c r="G2"><f t="shared" si="0"/></c></row>'
    )
    assert cells(xlsx_of(row)) == [["5.5", "=C2*2", "=D2", "", "#DIV/0!", "5.5x", "="]]


def test_a_result_that_nobody_reckoned_is_none() -> None:
    """Programs that cannot reckon save a 0 and ask for it to be done when the workbook is opened."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held) as book:
        book.add_worksheet().write_formula("A1", "=5+5")
    assert cells(held.getvalue()) == [["=5+5"]]


def test_days_from_1904() -> None:
    styles = (
        '<styleSheet xmlns="x"><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd"/></numFmts><cellStyleXfs>'
        '<xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="31"/></cellXfs>'
        "</styleSheet>"
    )
    row = "<row>" + "".join(f'<c s="{style}"><v>42067</v></c>' for style in (1, 2, 9)) + "</row>"
    made = xlsx_of(row, head='<workbookPr date1904="1"/>', styles=styles)
    assert cells(made) == [["2019-03-05", "2019-03-05", "42067"]]
    assert cells(xlsx_of('<row r="1"><c r="A1" t="d"><v>2019-03-05T00:00:00</v></c></row>')) == [["2019-03-05"]]


def test_rows_and_columns_keep_their_numbers_and_blank_ends_go() -> None:
    def fill(sheet: Any) -> None:
        sheet["B3"], sheet["D7"], sheet["F7"] = "甲", "乙", "  "
        sheet["H9"].fill = PatternFill("solid", fgColor="FFFF00")

    found = grid(xlsx(fill))
    assert (found.rows, found.padded, found.encoding) == ([(3, ["", "甲"]), (7, ["", "", "", "乙"])], True, "XLSX")


def test_sheets_in_their_order_and_no_charts() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "封面"
    book.create_chartsheet("图", 0)
    book.create_sheet("2019年")["A1"] = "编号"
    held = io.BytesIO()
    book.save(held)
    assert [(one.sheet, one.rows) for one in grids(held.getvalue())] == [("封面", []), ("2019年", [(1, ["编号"])])]


def hidden(*states: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, state in enumerate(states, 1):
        sheet = book.create_sheet(f"表{number}")
        sheet.append(["编号", "实际值"])
        sheet.sheet_state = state
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def test_hidden_sheets_are_named_and_not_read() -> None:
    [found] = grids(hidden("hidden", "visible", "veryHidden"))
    assert found.sheet == "表2"
    assert [(one.code, one.place.sheet, one.facts["rows"]) for one in found.findings] == [
        ("F112", "表1", 1),
        ("F112", "表3", 1),
    ]


def test_a_workbook_without_a_sheet_to_be_seen() -> None:
    workbook = (
        '<workbook xmlns:r="r"><sheets><sheet name="甲" state="hidden" r:id="rId1"/>'
        '<sheet name="乙" state="veryHidden" r:id="rId1"/></sheets></workbook>'
    )
    assert stopped(xlsx_of("", workbook=workbook)) == ("F015", "工作表都是隐藏的：甲、乙")
    assert stopped(xlsx_of("", workbook="<workbook/>")) == ("F015", "工作簿里没有工作表")


def test_hidden_and_filtered_rows_are_read_and_named() -> None:
    def fill(sheet: Any) -> None:
        for number in range(1, 101):
            sheet.append([number])
            sheet.row_dimensions[number].hidden = number % 3 == 0 or 10 <= number < 20
        sheet.row_dimensions[500].hidden = True  # holds nothing

    found = grid(xlsx(fill))
    [notice] = found.findings
    assert len(list(found.rows)) == 100
    assert 500 not in found.hidden_rows and {3, 10, 11, 99} <= found.hidden_rows
    assert said(notice).startswith("第 3、6、9-19、21、24、27、30")
    assert said(notice).endswith("69、…（共 40 行） 行是隐藏的或被筛选掉的，已照常读取")
    assert (notice.code, notice.place.row) == ("F113", 3)


def test_merged_ranges_give_their_text_to_every_cell() -> None:
    def fill(sheet: Any) -> None:
        sheet["A1"], sheet["A2"], sheet["B2"], sheet["B3"], sheet["B4"] = "报送表", "一、创新", "甲", "乙", "丙"
        sheet["C2"] = "科技局"
        for ref in ("A1:C1", "A2:A3", "C2:C4", "D1:E9"):
            sheet.merge_cells(ref)

    found = grid(xlsx(fill))
    assert dict(found.merged) == {
        (1, 2): "报送表",
        (1, 3): "报送表",
        (3, 1): "一、创新",
        (3, 3): "科技局",
        (4, 3): "科技局",
    }
    # A row is as long as what covers it, or the text would have no cell to stand in.
    assert found.rows == [
        (1, ["报送表", "", ""]),
        (2, ["一、创新", "甲", "科技局"]),
        (3, ["", "乙", ""]),
        (4, ["", "丙", ""]),
    ]


def _formatted_to_the_corner(sheet: Any) -> None:
    sheet["A1"] = "编号"
    sheet["XFD1048576"].alignment = Alignment(wrap_text=True)
    for number in range(1, 3000):
        sheet.cell(number, 50).fill = PatternFill("solid", fgColor="FFFF00")


def _far_corner(sheet: Any) -> None:
    sheet["A1"], sheet["XFD1048576"] = "编号", "甲"
    sheet.merged_cells.add("A2:XFC1048575")


@pytest.mark.parametrize(("fill", "rows"), [(_formatted_to_the_corner, 1), (_far_corner, 2)])
def test_a_stray_format_or_cell_costs_nothing(fill: Callable[[Any], None], rows: int) -> None:
    data = xlsx(fill)
    tracemalloc.start()
    began = time.perf_counter()
    found = grid(data)
    spent, (_, peak) = time.perf_counter() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(list(found.rows)) == rows
    assert (spent < 5, peak < 20_000_000) == (True, True)


def test_more_cells_than_a_submission_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gxq_plan.read.sheet.MOST_CELLS", 40_000)
    rows = "".join(f'<row r="{one}"><c r="XFD{one}"><v>1</v></c></row>' for one in range(1, 4))
    assert stopped(xlsx_of(rows)) == ("F014", "工作簿打不开：一张工作表里超过 40000 格，不像是报送的表")


def test_a_merge_over_everything_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gxq_plan.read.sheet._MOST_MERGED", 100)
    rows = "".join(f'<row r="{one}"><c r="A{one}"><v>1</v></c><c r="Z{one}"><v>1</v></c></row>' for one in range(1, 20))
    code, words = stopped(xlsx_of(rows, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))
    assert code == "F014" and "合并单元格超过 100 格" in words


@pytest.mark.parametrize(
    "made",
    [
        xlsx_of('<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'),
        xlsx_of('<row r="1048577"><c><v>1</v></c></row>'),
        xlsx_of('<row r="1"><c r="A1"><v>1</v></c>'),
        xlsx_of("", sheet='<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'),
        xlsx_of("", sheet='<?xml version="1.0" encoding="gb2312"?><worksheet/>'),
        xlsx_of("", workbook="no xml"),
        zipped({"[Content_Types].xml": "<Types/>"}),
    ],
    ids=["row twice", "row beyond", "cut XML", "entities", "encoding", "workbook", "no workbook"],
)
def test_damage_is_a_stop_in_words(made: bytes) -> None:
    code, words = stopped(made)
    assert (code, words.startswith("工作簿打不开：")) == ("F014", True)


def test_names_of_parts_in_any_spelling() -> None:
    """Strict workbooks have other namespaces, some exporters backslashes and absolute targets."""
    relation = "http://purl.oclc.org/ooxml/officeDocument/relationships"

    def related(key: str, kind: str, target: str) -> str:
        return f'<Relationships><Relationship Id="{key}" Type="{relation}/{kind}" Target="{target}"/></Relationships>'

    made = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels\\.rels": related("a", "officeDocument", "/Book/main.xml"),
            "book/_rels/main.xml.rels": related("b", "worksheet", "S1.XML"),
            "book\\main.xml": f'<workbook xmlns:r="{relation}"><sheets><sheet name="甲" r:id="b"/></sheets></workbook>',
            "book/s1.xml": '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>',
        }
    )
    assert [(one.sheet, one.rows) for one in grids(made)] == [("甲", [(1, ["1"])])]
