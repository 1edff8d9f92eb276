"""Documents to lines and tables: Word with all that people do in it, pages, text; hostile and broken files stop."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from gxq_plan.errors import InputError
from gxq_plan.read.document.opening import document
from tests import documents

if TYPE_CHECKING:
    from gxq_plan.read.document.document import Document

_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="mc"'


def packed(body: str, part: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(part, body)
    return out.getvalue()


def word(body: str) -> bytes:
    return packed(f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>")


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(inside: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{inside}</w:p></w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def cells_of(read: Document, number: int = 0) -> list[list[str]]:
    return [cells for _, cells in read.tables[number].grid.rows]


def test_word_tables_and_what_is_merged_in_them() -> None:
    read = document(documents.word("题目", documents.ANNEX, "之后"), "a.docx")
    assert [one.text for one in read.lines] == ["题目", "之后"]
    assert read.tables[0].after == 1
    grid = read.tables[0].grid
    assert grid.merged[3, 1] == "一、创新引领工程"
    assert grid.merged[4, 9 - 1] == "——"
    assert cells_of(read)[2][3] == "技术合同交易额(亿元)"


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    """Also a deleted row, and what was moved away; and it is said."""
    body = table(
        row(cell(run("甲") + f"<w:del>{run('乙').replace('w:t>', 'w:delText>')}</w:del><w:ins>{run('丙')}</w:ins>")),
        row(cell(f"<w:moveFrom>{run('九')}</w:moveFrom><w:moveTo>{run('五')}</w:moveTo>")),
        row(cell(run("整行删去")), properties="<w:del/>"),
        row(cell(run("末"))),
    )
    read = document(word(body), "a.docx")
    assert cells_of(read) == [["甲丙"], ["五"], ["末"]]
    assert [one.code for one in read.findings] == ["F143"]


def test_hidden_text_raised_numbers_and_breaks() -> None:
    inside = (
        run("面积") + run("1", '<w:vertAlign w:val="superscript"/>') + run("藏", "<w:vanish/>") + "<w:r><w:br/></w:r>"
    )
    read = document(word(table(row(cell(inside + run("续"))))), "a.docx")
    assert cells_of(read) == [["面积¹\n续"]]


def test_a_text_box_is_read_once_beside_its_cell() -> None:
    box = f"<w:txbxContent><w:p>{run('框')}</w:p></w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    read = document(word(table(row(cell(run("格") + both)))), "a.docx")
    assert (cells_of(read), [one.text for one in read.lines]) == ([["格"]], ["框"])


def test_a_table_inside_another_stands_for_itself() -> None:
    inner = table(row(cell(run("内"))))
    read = document(word(table(row(f"<w:tc><w:p>{run('外')}</w:p>{inner}<w:p/></w:tc>"))), "a.docx")
    assert (cells_of(read), cells_of(read, 1)) == ([["外"]], [["内"]])


def test_rows_that_begin_further_right_and_spans() -> None:
    body = table(
        row(cell(run("甲"), '<w:gridSpan w:val="2"/>'), cell(run("乙"))),
        row(cell(run("丙")), properties='<w:gridBefore w:val="2"/>'),
    )
    read = document(word(body), "a.docx")
    assert cells_of(read) == [["甲", "", "乙"], ["", "", "丙"]]


def test_a_page_that_is_laid_out_by_tables() -> None:
    """The prose of a page may stand in a cell, with the annex inside it."""
    inner = documents.page(*documents.BODY, documents.ANNEX).decode().partition("<body>")[2].partition("</body>")[0]
    read = document(f"<html><table><tr><td>菜单</td><td>{inner}</td></tr></table></html>".encode(), "a.html")
    assert documents.BODY[0] in [one.text for one in read.lines]
    assert any(cells[:1] == ["工程"] for one in read.tables for _, cells in one.grid.rows)


def test_text_with_tabs_or_bars_is_a_table() -> None:
    tabs = "\n".join("\t".join(one) for one in (("指标", "单位", "2020年"), ("甲", "家", "5")))
    bars = "| 指标 | 单位 | 2020年 |\n|---|---|---|\n| 甲 | 家 | 5 |"
    for text in (tabs, bars):
        assert cells_of(document(text.encode(), "a.txt")) == [["指标", "单位", "2020年"], ["甲", "家", "5"]]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_text_in_any_of_its_encodings(codec: str) -> None:
    assert document("指标\n单位".encode(codec), "a.txt").lines[1].text == "单位"


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><w:document>&c;</w:document>'
HOSTILE = {
    "pdf": (b"%PDF-1.7 ...", "F030"),
    "picture": (b"\x89PNG\r\n", "F030"),
    "rtf": (b"{\\rtf1 ...}", "F030"),
    "binary": (bytes(range(256)) * 4, "F030"),
    "zip": (packed("x", "readme.txt"), "F030"),
    "slides": (packed("<x/>", "ppt/presentation.xml"), "F030"),
    "empty": (b"", "F033"),
    "blank": (b"\xef\xbb\xbf \r\n\0", "F033"),
    "two encodings": ("指标\n".encode() + "单位".encode("gb18030"), "F035"),
    "cut off": (documents.word("题目")[:-200], "F032"),
    "not closed": (packed("<w:document><w:p>"), "F032"),
    "entities": (packed(BOMB), "F032"),
    "deep": (word("<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000), "F032"),
    "deep paragraphs": (word("<w:p>" * 3000 + "</w:p>" * 3000), "F032"),
    "wide": (word(table(row(*[cell(run("a"), '<w:gridSpan w:val="99999"/>')] * 40))), "F032"),
    "unpacks": (packed("<w:document>" + " " * 540_000_000), "F032"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_be_read_stops_with_a_code(name: str) -> None:
    data, code = HOSTILE[name]
    with pytest.raises(InputError) as found:
        document(data, "a")
    assert [one.code for one in found.value.findings] == [code]
