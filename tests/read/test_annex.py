# ruff: noqa: E501
"""The annex of a document: headers in many forms, rows with merged cells, and text without any cells at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.read.annex.columns import Role, column
from gxq_plan.read.annex.found import Annex, annexes_of, with_captions
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.document.opening import document
from tests import documents

if TYPE_CHECKING:
    from tests.documents import Part, Rows


def annexes(data: bytes) -> tuple[Annex, ...]:
    return with_captions(annexes_of(document(data, "a")).annexes)


def names(annex: Annex) -> list[str]:
    return [one.name for one in annex.rows]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("序号", "index"), ("类别", "level"), ("重点任务", "level"), ("工 程", "level"), ("指标名称", "indicator"),
        ("主要指标", "indicator"), ("单位", "unit"), ("计量单位", "unit"), ("统计\n来源", "source"), ("2018年", "target"),
        ("2025年目标值", "target"), ("目标值（2025年）", "target"), ("目标值", "target"), ("2020年（基期）", "baseline"),
        ("2019年实际", "baseline"), ("现状值", "baseline"), ("年均增长(%)", "average"), ("五年累计", "total"),
        ("属性", "nature"), ("责任部门", "department"), ("责任单位", "department"), ("牵头单位", "lead"),
        ("配合单位", "assist"), ("备注", "note"), ("指标解释", "definition"), ("权重", "weight"), ("完成时限", "other"),
        ("企业研发经费支出占GDP比重", "other"), ("科学技术局", "other"), ("专栏1 主要指标", "other"),
    ],
)  # fmt: skip
def test_what_a_column_holds(label: str, role: str) -> None:
    assert column(1, label).role == Role(role)


def test_a_heading_may_give_the_unit() -> None:
    found = column(1, "2025年目标值（亿元）")
    assert (found.unit, str(found.period)) == ("亿元", "2025")


@pytest.mark.parametrize(
    ("text", "kind", "number", "name"),
    [
        ("一、产业创新", "chapter", 1, "产业创新"), ("（二）民生", "section", 2, "民生"), ("任务十三:优化", "word", 13, "优化"),
        ("12、制定计划", "item", 12, "制定计划"), ("1．加强", "item", 1, "加强"), ("(3)开展", "part", 3, "开展"),
        ("①做好", "ring", 1, "做好"), ("1.5", "", None, "1.5"), ("5G基站", "", None, "5G基站"), ("一般公共预算", "", None, "一般公共预算"),
    ],
)  # fmt: skip
def test_the_number_in_front_of_a_heading(text: str, kind: str, number: int | None, name: str) -> None:
    assert numbered(text) == (kind, number, name)


SHORT: Rows = (
    ("指标", "单位", "2021年", "2022年", "责任单位"),
    ("研发占比", "%", "3", "4", "科技局"),
    ("专利数", "件", "5", "6", "科技局"),
)
MORE: Rows = (("指标", "单位", "2021年", "2022年", "责任单位"), ("新增就业", "万人", "1", "2", "人社局"))


def test_a_header_in_two_rows() -> None:
    rows: Rows = (
        ("序号", "重点任务", "指标名称", "单位", "目标", "<", "责任分工", "<"),
        ("^", "^", "^", "^", "2021年", "2022年", "牵头单位", "配合单位"),
        ("1", "科技创新", "企业数", "家", "10", "12", "科技局", "财政局"),
        ("2", "^", "专利数", "件", "20", "24", "科技局", "财政局"),
    )
    for data in (documents.word(rows), documents.workbook(rows), documents.page(rows), documents.text(rows)):
        (found,) = annexes(data)
        assert names(found) == ["企业数", "专利数"]
        assert [one.levels for one in found.rows] == [("科技创新",)] * 2
        assert [one.first(Role.ASSIST) for one in found.rows] == ["财政局"] * 2
        assert [one.first(Role.TARGET) for one in found.rows] == ["10", "20"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("every", [0, 2, 3])
def test_text_is_dealt_out_to_the_same_rows(gap: str, every: int) -> None:
    (wanted,) = annexes(documents.word(documents.ANNEX))
    (found,) = annexes(documents.text(documents.ANNEX, "某某办公室 2018年12月28日印发", gap=gap, every=every))
    assert [(one.levels, one.name) for one in found.rows] == [(one.levels, one.name) for one in wanted.rows]
    texts = [list(one.cells.values())[3:] for one in found.rows if one.name]
    assert texts == [list(one.cells.values())[3:] for one in wanted.rows if one.name]


def test_words_that_were_broken_over_lines_are_joined() -> None:
    data = documents.text(documents.ANNEX).decode()
    broken = data.replace("一、创新引领工程", "一、\n创新\n引领\n工程").replace("统计来源", "统计\n来源")
    broken = broken.replace("研发经费占GDP比重(%)", "研发经费占\nGDP比重(%)").replace(
        "吨标准煤/万元)", "吨标准煤/\n万元)"
    )
    (wanted,) = annexes(data.encode())
    (found,) = annexes(broken.encode())
    assert [(one.levels, one.name) for one in found.rows] == [(one.levels, one.name) for one in wanted.rows]


def test_a_table_that_goes_on_without_a_header() -> None:
    for parts in ([SHORT, "", MORE[1:]], [SHORT, "", MORE]):
        (found,) = annexes(documents.word(*parts))
        assert names(found) == ["研发占比", "专利数", "新增就业"]


def test_several_tables_are_told_apart_by_their_captions() -> None:
    parts: list[Part] = ["（一）创新驱动工程", SHORT, "（二）民生保障工程", MORE]
    first, second = annexes(documents.word(*parts))
    assert (first.groups, second.groups) == (("工程",), ("工程",))
    assert [one.rows[0].levels for one in (first, second)] == [("（一）创新驱动工程",), ("（二）民生保障工程",)]


def test_sheets_are_told_apart_by_their_names() -> None:
    first, second = annexes(documents.workbook(SHORT, MORE, names=("创新驱动", "民生保障")))
    assert [one.rows[0].levels for one in (first, second)] == [("创新驱动",), ("民生保障",)]


def test_lines_across_a_table_are_headings() -> None:
    rows = (SHORT[0], ("一、创新驱动", "<", "<", "<", "<"), *SHORT[1:], ("二、民生", "<", "<", "<", "<"), *MORE[1:])
    for data in (documents.word(rows), documents.page(rows), documents.text(rows)):
        (found,) = annexes(data)
        assert [one.levels for one in found.rows] == [("一、创新驱动",)] * 2 + [("二、民生",)]


def test_notes_and_totals_are_left_and_named() -> None:
    rows = (*SHORT, ("合计", "", "8", "10", ""), ("注：数据为年末数", "<", "<", "<", "<"))
    (found,) = annexes(documents.word(rows))
    assert names(found) == ["研发占比", "专利数"]
    assert [one.why for one in found.left] == ["total", "note"]


def test_the_line_above_gives_the_unit() -> None:
    rows: Rows = (("序号", "指标", "2021年", "2022年"), ("1", "税收收入", "5", "6"))
    (found,) = annexes(documents.word("附表", "单位：亿元", rows))
    assert found.unit == "亿元"


def test_a_target_merged_downward_is_not_read_twice() -> None:
    rows: Rows = (SHORT[0], ("研发占比", "%", "3", "4", "科技局"), ("专利数", "件", "^", "6", "^"))
    (found,) = annexes(documents.word(rows))
    assert [one.first(Role.TARGET) for one in found.rows] == ["3", "6"]
    assert [one.first(Role.DEPARTMENT) for one in found.rows] == ["科技局", "科技局"]


def test_a_table_of_other_things_is_none() -> None:
    found = annexes_of(document(documents.word((("名词", "解释"), ("研发", "研究与开发"))), "a"))
    assert (found.annexes, len(found.others)) == ((), 1)
