"""The workbook of a form, read back by another program: what is open, what a cell takes, how it prints."""

from __future__ import annotations

import io
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from gxq_plan.errors import InputError
from gxq_plan.model.form import Limits
from gxq_plan.report.form import book
from gxq_plan.text import cell_width
from gxq_plan.write.form import form_xlsx, made_on
from gxq_plan.write.form_guard import taken
from tests.forms import form_of, workbook
from tests.office import UTF_8, all_converted

if TYPE_CHECKING:
    from pathlib import Path

HEAD, FIRST = 4, 5
ASKED = {"实际值", "数据状态", "截至", "说明", "佐证", "填报人"}


@pytest.fixture(scope="module")
def made() -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(form_of("科学技术局", "2020"))))


@pytest.fixture(scope="module")
def titles(made: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in made.worksheets[0][HEAD]}


def row_of(sheet: Any, subject: str) -> int:
    return next(row for row in range(FIRST, sheet.max_row + 1) if sheet.cell(row, 1).value == subject)


def guard(sheet: Any, row: int, column: int) -> Any:
    where = f"{get_column_letter(column)}{row}"
    return next((one for one in sheet.data_validations.dataValidation if where in one.sqref), None)


def test_the_table_comes_first_and_nothing_is_hidden(made: Any) -> None:
    assert [(one.title, one.sheet_state) for one in made.worksheets] == [("填报表", "visible"), ("填报说明", "visible")]
    assert not made.defined_names
    assert not any(one.hidden for one in made.worksheets[0].row_dimensions.values())
    assert made.active.title == "填报表"


def test_only_what_is_asked_for_is_open(made: Any, titles: dict[str, int]) -> None:
    sheet = made.worksheets[0]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.formatColumns  # False: allowed
    for subject, wanted in (("W01-1", ASKED), ("W33-2", set()), ("W04", (ASKED | {"进展"}) - {"实际值", "数据状态"})):
        row = row_of(sheet, subject)
        assert {name for name, at in titles.items() if not sheet.cell(row, at).protection.locked} == wanted, subject
    assert sheet.cell(row_of(sheet, "W33-2"), titles["说明"]).value == "与 W01-3 是同一指标，不用填"
    assert all(cell.protection.locked for row in sheet.iter_rows(max_row=HEAD) for cell in row)


def test_words_are_chosen_from_a_list_that_stands_in_its_cell(made: Any, titles: dict[str, int]) -> None:
    sheet = made.worksheets[0]
    status = guard(sheet, row_of(sheet, "W01-1"), titles["数据状态"])
    progress = guard(sheet, row_of(sheet, "W04"), titles["进展"])
    assert (status.type, status.formula1) == ("list", '"预计,快报,年报,核实,修订"')
    assert (progress.type, progress.formula1) == ("list", '"未启动,推进中,达序时,已完成"')
    assert "未启动、推进中、达序时、已完成" in progress.error


def test_a_value_has_its_unit_target_and_last_value_beside_it(made: Any, titles: dict[str, int]) -> None:
    sheet = made.worksheets[0]
    share = guard(sheet, row_of(sheet, "W01-1"), titles["实际值"])
    assert share.promptTitle == "单位：%"
    assert share.prompt == "目标：≥5.5。2019年：5.31（虚构示例数据）。填比率本身。"
    assert share.error.startswith("请写 0 至 100 之间的数，不带单位。")
    assert share.errorStyle in (None, "stop")
    count = guard(sheet, row_of(sheet, "W13-1"), titles["实际值"])
    assert "INT(" in count.formula1
    assert "请写不小于 0 的整数" in count.error


def test_what_excel_limits_is_within_its_limits(made: Any) -> None:
    for one in made.worksheets[0].data_validations.dataValidation:
        assert len(one.promptTitle or "") <= 32
        assert len(one.prompt or "") <= 255
        assert len(one.error or "") <= 255
        assert len(one.formula1 or "") <= 255


def test_it_prints_on_a4_with_its_header_on_every_page(made: Any) -> None:
    sheet = made.worksheets[0]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == (f"${HEAD}:${HEAD}", f"C{FIRST}")
    assert "江阴高新区产业提升三年行动计划" in sheet.oddHeader.center.text


def test_every_text_has_the_width_or_the_height_that_it_needs(made: Any) -> None:
    sheet = made.worksheets[0]
    for row in sheet.iter_rows(min_row=FIRST):
        for cell in row:
            width = sheet.column_dimensions[cell.column_letter].width
            height = sheet.row_dimensions[cell.row].height or 22
            lines = cell_width(str(cell.value or "")) / width
            assert cell.alignment.wrap_text
            assert lines <= 1 or height >= 15 * lines, cell.coordinate


def test_a_value_below_its_target_is_coloured(made: Any, titles: dict[str, int]) -> None:
    sheet = made.worksheets[0]
    cell = f"{get_column_letter(titles['实际值'])}{row_of(sheet, 'W01-1')}"
    [rule] = sheet.conditional_formatting[cell]
    where = f"${cell[0]}${cell[1:]}"
    assert rule.formula == [f"AND(ISNUMBER({where}),{where}<5.5)"]


def test_made_up_values_are_called_so_in_header_and_guide(made: Any, titles: dict[str, int]) -> None:
    assert "上期实际（2019年，虚构示例数据）" in titles
    assert any(row[0].value == "虚构示例数据" for row in made.worksheets[1].iter_rows())


def test_the_same_form_is_the_same_bytes_and_carries_the_day_that_was_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = form_of("招商局", "2020")
    assert workbook(form) == workbook(form)
    for seconds, year in (("", 2020), ("1700000000", 2023)):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
        data = form_xlsx(book(form, "zh", made_on(2020)))
        assert openpyxl.load_workbook(io.BytesIO(data)).properties.created.year == year
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "abc")
    with pytest.raises(InputError, match="abc"):
        made_on(2020)


def test_what_a_value_cell_takes_reckoned_by_a_spreadsheet_program(tmp_path: Path) -> None:
    """The formulas of the validation stand beside values in cells, so that LibreOffice says what it would take."""
    share, count = Limits(Decimal(0), Decimal(100), False), Limits(Decimal(0), None, True)
    asked = (share, ["待统计"]), (count, ["待统计", "——"]), (Limits(None, None, False), ["待统计"])
    values: list[Any] = [5, 5.5, -1, 101, "待统计", " 待统计", "——", "约50", "5家", ""]
    path = tmp_path / "taken.xlsx"
    workbook = openpyxl.Workbook()  # saves no results, so that LibreOffice has to reckon
    sheet: Any = workbook.active
    for row, value in enumerate(values, 1):
        for at, (limits, words) in enumerate(asked, 2):
            sheet.cell(row, at, taken(limits, words, f"$A${row}"))
        sheet.cell(row, 1, value)
    workbook.save(path)
    [out] = all_converted([path], tmp_path / "csv", UTF_8)
    said = [re.findall("TRUE|FALSE", line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [[one == "TRUE" for one in line] for line in said] == [
        [True, True, True],
        [True, False, True],
        [False, False, True],
        [False, True, True],
        [True, True, True],
        [True, True, True],
        [False, True, False],
        [False, False, False],
        [False, False, False],
        [False, False, False],
    ]
