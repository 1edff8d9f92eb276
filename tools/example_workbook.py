"""Writes examples/2019-messy.xlsx: a workbook as an office sends it, all values made up (虚构示例数据).

python tools/example_workbook.py
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import xlsxwriter

NOTE = "虚构示例数据"
ROWS: list[tuple[object, ...]] = [
    (1, "企业研发经费支出占GDP比重", "%", 0.053, 0.0531, "快报", NOTE),
    (2, "企业研发人员占从业人员比例（%）", "%", 0.14, 0.136, "快报", NOTE),
    (3, "技术合同交易额", "万元", 7800, 8100, "快报", NOTE),
    (4, "万人有效发明专利拥有量", "件", 65.7, "约66", "快报", NOTE),
    (5, "高新企业数", "家", 110, "１１０家", "快报", NOTE),
    (6, "园区各类研发机构数", "家", 47, "持平", "快报", NOTE),
    (7, "众创空间和孵化器在孵企业数量", "家", 400, "3-5", "快报", NOTE),
    ("合计", "", "", "", 1234, "", ""),
    ("注：以上均为快报数，虚构示例数据", "", "", "", "", "", ""),
]
HEADER = ("序号", "指标名称", "单位", "2019年目标", "完成值", "数据状态", "备注")


def main() -> None:
    path = Path(__file__).parent.parent / "examples" / "2019-messy.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2020, 1, 18), "comments": NOTE})  # the same bytes each time
        sheet = book.add_worksheet("科技局")
        percent = book.add_format({"num_format": "0.0%"})
        sheet.merge_range("A1:G1", "2019年产业提升行动计划指标完成情况表（虚构示例数据）")
        sheet.write_row("A2", ("填报单位：科技局", "", "", "填报日期：2020年1月18日"))
        sheet.write_row("A3", HEADER)
        for number, row in enumerate(ROWS, 3):
            for column, value in enumerate(row):
                is_share = isinstance(value, float) and row[2] == "%"
                sheet.write(number, column, value, percent if is_share else None)
        old = book.add_worksheet("2018旧表")
        old.write_row("A1", ("编号", "实际值", "说明"))
        old.write_row("A2", ("W01-1", 5.1, NOTE))
        old.hide()


if __name__ == "__main__":
    main()
