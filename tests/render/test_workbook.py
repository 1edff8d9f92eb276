"""The workbook: what an officer does with it after it was made."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from gxq_plan.render.formats import rendered
from gxq_plan.render.to_csv import to_csv
from gxq_plan.render.xlsx_cells import value
from gxq_plan.report.blocks import Amount, Column, Table
from gxq_plan.report.cells import STATUS_LABELS
from gxq_plan.report.outline_paper import paper
from gxq_plan.text import Text

from ..office import converted
from .reports import hostile_report, report, small_report

if TYPE_CHECKING:
    from pathlib import Path


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def made() -> bytes:
    return rendered(paper(report()), "xlsx", "zh")


def test_a_status_put_in_by_hand_is_coloured(made: bytes) -> None:
    """Every status has its rule, whether the period has one such row or not, with its symbol and without."""
    sheet = opened(made).worksheets[1]
    rules = "".join(rule.formula[0] for area in sheet.conditional_formatting for rule in area.rules)
    for label in STATUS_LABELS:
        assert f'="{label.text.zh}"' in rules
        assert f'="{label.symbol} {label.text.zh}"' in rules


def test_every_sheet_says_what_it_is_of_and_that_data_are_made_up(made: bytes) -> None:
    for sheet in opened(made):
        assert "2019年" in sheet.oddHeader.left.text
        assert "虚构示例数据" in sheet.oddHeader.right.text
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert opened(rendered(paper(hostile_report()), "xlsx", "zh")).worksheets[0].oddHeader.right.text == ""


def test_numbers_stay_numbers_and_ids_stay_text() -> None:
    assert value("12", "zh").content == 12
    assert value("007", "zh").content == "007"
    assert value(Amount(1.5, "亿元", 2), "zh")[:3] == (1.5, "1.50亿元", '0.00"亿元"')
    assert value(Amount(None), "zh").content == "—"


def cells(book: Any) -> dict[tuple[str, str], object]:
    all_of_them = ((sheet.title, cell) for sheet in book for row in sheet.iter_rows() for cell in row)
    return {(name, cell.coordinate): cell.value for name, cell in all_of_them if cell.value not in (None, "")}


def test_libreoffice_opens_it_and_keeps_every_cell_and_chart(tmp_path: Path) -> None:
    source = tmp_path / "report.xlsx"
    source.write_bytes(rendered(paper(small_report()), "xlsx", "zh"))
    (path,) = converted(source, tmp_path / "back", "xlsx")
    before, after = opened(source.read_bytes()), opened(path.read_bytes())
    assert before.sheetnames == after.sheetnames
    assert cells(after) == pytest.approx(cells(before))
    assert [len(sheet._charts) for sheet in after] == [len(sheet._charts) for sheet in before]
    assert sum(len(sheet._charts) for sheet in after) == len(small_report().rows)
    assert before.worksheets[1].freeze_panes == "C2"
    assert after.worksheets[1].auto_filter.ref
    assert after.worksheets[1]["H3"].number_format == '0.00"万元"'


def test_a_csv_holds_no_formula_and_says_where_it_comes_from() -> None:
    title, minus = Text(zh="说明", en="note"), Text(zh="差距", en="gap")
    table = Table((Column(title), Column(minus)), (("=1+1", Amount(-5)), ("@x", Amount(3, signed=True)), ("—", "")))
    stamps = ((Text(zh="方法", en="method"), "m"),)
    lines = to_csv(table, "zh", stamps).decode("utf-8-sig").splitlines()
    assert lines == ["说明,差距,方法", "'=1+1,-5,m", "'@x,3,m", ",,m"]
    whole = rendered(paper(report()), "csv", "zh").decode("utf-8-sig").splitlines()
    assert all(report().plan.sha256 in line for line in whole[1:])
    assert all(one.sha256 in whole[1] for one in report().submissions)
