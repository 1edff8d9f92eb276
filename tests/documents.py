"""Short plan documents for tests, one table in any of four forms: Word, workbook, page, text. A cell `^` goes on from
the cell above, `<` from the cell to its left."""

from __future__ import annotations

import io
from collections.abc import Sequence
from html import escape

import docx
import openpyxl

Rows = Sequence[Sequence[str]]
Part = str | Rows

HEADER = ("工程", "任务", "工作", "指标", "统计来源", "2018年", "2019年", "2020年", "责任部门")
# ruff: noqa: E501
ANNEX: Rows = (
    HEADER,
    ("一、创新引领工程", "任务一：技术突破", "1、加强合作", "研发经费占GDP比重(%)", "火炬", "5.1", "5.3", "5.5", "科学技术局"),
    ("^", "^", "^", "技术合同交易额(亿元)", "火炬", "0.66", "0.78", "0.90", "科学技术局"),
    ("^", "^", "2、举办论坛", "——", "<", "<", "<", "<", "招商局"),
    ("^", "任务二：平台创新", "3、建设平台", "累计研发机构数(家)", "园区", "43", "47", "50", "科学技术局"),
    ("^", "^", "^", "单位增加值综合能耗(吨标准煤/万元)", "火炬", "1.29", "0.92", "0.65", "经济发展局"),
    ("二、主体培育工程", "任务三：初创企业", "4、上市培育", "当年新上市企业数(家)", "园区", "——", "1", "2", "经济发展局"),
    ("^", "^", "^", "年末注册企业数量(个)", "火炬", "5300", "5800", "6300", "行政审批局"),
    ("^", "任务四：成果转化", "5、鼓励转化", "技术合同交易额(亿元)", "火炬", "0.66", "0.78", "0.90", "科学技术局"),
)  # fmt: skip
BODY = (
    "关于印发《示范区产业提升三年行动计划(2018-2020年)》的通知",
    "二、总体目标",
    "——创新能力。到2020年末，研发经费占GDP比重达5.5%以上，地区生产总值突破750亿元，独角兽企业实现零突破。",
    "三、重点工程",
    "任务一：技术突破",
    "1、加强合作。坚持创新。（科学技术局负责，经济发展局、财政局等协助推进）",
    "2、举办论坛。扩大影响。（招商局负责，科学技术局协助推进）",
    "3、建设平台。承接平台。（科学技术局负责，招商局等协助推进）",
    "4、上市培育。建立机制。（经济发展局负责，科学技术局协助推进）",
    "5、鼓励转化。建立体系。（科学技术发展局负责，经济发展局等协助推进",
    "四、保障措施",
    "1、加强管理。建立机制。",
)


def spans(rows: Rows) -> dict[tuple[int, int], tuple[int, int]]:
    """Of each cell that goes on, how many rows and columns it takes, by row and column from 0."""
    found = {}
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            if text in ("^", "<"):
                continue
            wide = 1
            while place + wide < len(row) and row[place + wide] == "<":
                wide += 1
            high = 1
            while at + high < len(rows) and place < len(rows[at + high]) and rows[at + high][place] == "^":
                high += 1
            if wide > 1 or high > 1:
                found[at, place] = high, wide
    return found


def word(*parts: Part) -> bytes:
    """A .docx with paragraphs and tables."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        wide = max(map(len, part))
        table = document.add_table(rows=len(part), cols=wide)
        cells = table._cells  # every look at table.cell makes this list anew
        for at, row in enumerate(part):
            for place, text in enumerate(row):
                if text not in ("^", "<"):
                    cells[at * wide + place].text = text
        for (at, place), (high, across) in spans(part).items():
            cells[at * wide + place].merge(cells[(at + high - 1) * wide + place + across - 1])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page(*parts: Part) -> bytes:
    """A page with paragraphs and tables."""
    html = ["<!DOCTYPE html><html><head><meta charset=utf-8></head><body>"]
    for part in parts:
        if isinstance(part, str):
            html.append(f"<p>{escape(part)}</p>")
            continue
        found = spans(part)
        html.append("<table border=1>")
        for at, row in enumerate(part):
            cells = []
            for place, text in enumerate(row):
                if text not in ("^", "<"):
                    high, wide = found.get((at, place), (1, 1))
                    cells.append(f"<td rowspan={high} colspan={wide}>{escape(text)}</td>")
            html.append(f"<tr>{''.join(cells)}</tr>")
        html.append("</table>")
    return "\n".join([*html, "</body></html>"]).encode()


def workbook(*sheets: Rows, names: Sequence[str] = ()) -> bytes:
    """An .xlsx, one table a sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(names[number] if names else f"Sheet{number + 1}")
        for at, row in enumerate(rows, 1):
            for place, text in enumerate(row, 1):
                if text not in ("^", "<", ""):
                    sheet.cell(at, place).value = text
        for (at, place), (high, wide) in spans(rows).items():
            sheet.merge_cells(start_row=at + 1, start_column=place + 1, end_row=at + high, end_column=place + wide)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text(*parts: Part, gap: str = "\n\n", every: int = 0) -> bytes:
    """Text as it is copied from a page: a cell a line; after `every` rows the header comes again, as after a page."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, str):
            lines.append(part)
            continue
        for at, row in enumerate(part):
            if every and at > 1 and (at - 1) % every == 0:
                lines += ["— 3 —", *part[0]]
            lines += [one for one in row if one not in ("^", "<", "")]
    return gap.join(lines).encode()
