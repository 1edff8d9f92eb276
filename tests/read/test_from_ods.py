"""Cells of OpenDocument spreadsheets as they are shown."""

from __future__ import annotations

import pytest

from .books import cells, grid, grids, ods_of, stopped, zipped


def of(*written: str) -> bytes:
    return ods_of(f'<table:table table:name="表"><table:table-row>{"".join(written)}</table:table-row></table:table>')


COMMENTED = (
    '<table:table-cell office:value-type="string"><text:p>甲</text:p>'
    "<office:annotation><text:p>批注</text:p></office:annotation></table:table-cell>"
)


def cell(kind: str, shown: str = "", more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {more}><text:p>{shown}</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (cell("float", "13", 'office:value="13"'), "13"),
        (cell("float", "5.5", 'office:value="5.4999999999999996"'), "5.5"),
        (cell("float", "1,200,000", 'office:value="1200000"'), "1200000"),
        (cell("percentage", "6%", 'office:value="0.055"'), "5.5%"),
        (cell("currency", "￥5.30", 'office:value="5.3"'), "5.3"),
        (cell("float", "5.3亿元", 'office:value="5.34"'), "5.34亿元"),
        (cell("float", "1.2万", 'office:value="12345"'), "1.2万"),
        (cell("boolean", "真", 'office:boolean-value="true"'), "TRUE"),
        (cell("date", "2019年3月5日", 'office:date-value="2019-03-05"'), "2019-03-05"),
        (cell("date", "2019年", 'office:date-value="2019-01-01"'), "2019"),
        (cell("date", "2019年6月", 'office:date-value="2019-06-01"'), "2019-06"),
        (cell("date", "19-3-5 14:30", 'office:date-value="2019-03-05T14:30:00"'), "2019-03-05 14:30:00"),
        (cell("date", "?", 'office:date-value="never"'), "?"),
        (cell("string", "#DIV/0!", 'calcext:value-type="error"'), "#DIV/0!"),
        (cell("float", "#DIV/0!", 'office:value="0" table:formula="of:=1/0"'), "#DIV/0!"),
        ('<table:table-cell table:formula="of:=[.A1]+[.B1]"/>', "=[.A1]+[.B1]"),
        (cell("string", '甲<text:s text:c="2"/>乙<text:line-break/>丙</text:p><text:p>丁'), "甲  乙\n丙\n丁"),
        (cell("string", "<text:span>甲</text:span><text:a>乙</text:a>"), "甲乙"),
        (COMMENTED, "甲"),
    ],
)
def test_a_cell(written: str, text: str) -> None:

    assert cells(of(written)) == [[text]]


def table(name: str, *rows: str, style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def row(*written: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(written)}</table:table-row>"


def blank(times: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"/>'


def test_repeated_and_blank_rows_and_columns() -> None:
    twice = cell("string", "乙", 'table:number-columns-repeated="2"')
    made = table(
        "甲",
        row(blank(1), more='table:number-rows-repeated="2"'),
        row(blank(2), twice, blank(16000), more='table:number-rows-repeated="2"'),
        row(blank(16384), more='table:number-rows-repeated="1048572"'),
    )
    assert grid(ods_of(made)).rows == [(3, ["", "", "乙", "乙"]), (4, ["", "", "乙", "乙"])]


def test_merged_hidden_and_what_is_not_to_be_seen() -> None:
    spanned = cell("string", "甲", 'table:number-columns-spanned="2" table:number-rows-spanned="2"')
    covered = '<table:covered-table-cell table:number-columns-repeated="{}"/>'
    made = ods_of(
        table("旧", row(cell("string", "x")), style="ta2")
        + table(
            "新",
            row(spanned, covered.format(1)),
            row(covered.format(2), cell("string", "乙"), more='table:visibility="filter"'),
            style="ta1",
        ),
        '<style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>'
        '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
    )
    [found] = grids(made, "2019.ods")
    assert (found.sheet, found.encoding, set(found.hidden_rows)) == ("新", "ODS", {2})
    assert dict(found.merged) == {(1, 2): "甲", (2, 1): "甲", (2, 2): "甲"}
    assert found.rows == [(1, ["甲", ""]), (2, ["", "", "乙"])]
    assert [one.code for one in found.findings] == ["F112", "F113"]


def test_what_cannot_be_read_is_a_stop_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    mimetype = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}
    locked = {**mimetype, "content.xml": "???", "META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert stopped(zipped(locked)) == ("F014", "工作簿打不开：设有打开密码")
    assert stopped(zipped(mimetype)) == ("F014", "工作簿打不开：其中缺少 content.xml")
    assert stopped(zipped({**mimetype, "content.xml": "<a>"})) == ("F014", "工作簿打不开：其中的 content.xml 已损坏")
    assert stopped(zipped({"mimetype": "application/vnd.oasis.opendocument.text"}))[0] == "F004"
    assert stopped(ods_of("")) == ("F015", "工作簿里没有工作表")
    monkeypatch.setattr("gxq_plan.read.sheet.MOST_CELLS", 1_000_000)
    far = '<table:table-row table:number-rows-repeated="1000000">' + cell("string", "甲") * 30 + "</table:table-row>"
    code, words = stopped(ods_of(f"<table:table>{far}</table:table>"))
    assert code == "F014" and "不像是报送的表" in words
