"""Makes the files of tests/corpus that cannot be typed: other encodings, workbooks, what is damaged.

    python tools/make_corpus.py            those that are not there yet
    python tools/make_corpus.py NAME...    these anew, e.g. 2019-gbk.csv

Their expectations (`<file>.yaml`) are written by hand and never from here. Needs openpyxl, XlsxWriter and python-docx,
msoffcrypto-tool for the workbook with a password, LibreOffice (`soffice`) for .xls and .ods. Workbooks are not the same
bytes twice, so what is made is kept in the repository.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import xlsxwriter
from openpyxl.styles import Protection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
MADE: dict[str, Callable[[], bytes]] = {}
_MARK = "虚构示例数据"
_HEADER = ("编号", "指标", "单位", "实际值", "责任部门", "说明")
_ROWS = (
    ("W01-1", "企业研发经费支出占GDP比重", "%", "5.31", "科学技术局", _MARK),
    ("W13-1", "高新技术企业数", "家", "111", "科学技术局", ""),
    ("W14-1", "累计瞪羚企业数", "家", "10", "科学技术局", "含 𠮷祥科技、㐀石智能"),
)


def file(name: str) -> Callable[[Callable[[], bytes]], Callable[[], bytes]]:
    """Names the file that a function makes."""

    def named(make: Callable[[], bytes]) -> Callable[[], bytes]:
        MADE[name] = make
        return make

    return named


# --- text ---------------------------------------------------------------------------------------------------------


def lines(rows: Iterable[Iterable[str]] = _ROWS, *, end: str = "\r\n", by: str = ",") -> str:
    return "".join(by.join(row) + end for row in (_HEADER, *rows))


def without_rare(text: str) -> str:
    """The text in characters that GBK has."""
    return text.replace("𠮷祥科技、㐀石智能", "珠江智能")


@file("encodings/2019-utf8-bom-crlf.csv")
def _() -> bytes:
    return lines().encode("utf-8-sig")


@file("encodings/2019-utf16le-tab.txt")
def _() -> bytes:
    return b"\xff\xfe" + lines(by="\t").encode("utf-16-le")


@file("encodings/2019-utf16be.csv")
def _() -> bytes:
    return b"\xfe\xff" + lines().encode("utf-16-be")


@file("encodings/2019-utf16-cut.csv")
def _() -> bytes:
    return (b"\xff\xfe" + lines().encode("utf-16-le"))[:-1]


@file("encodings/2019-utf16-no-bom.csv")
def _() -> bytes:
    return lines().encode("utf-16-le")


@file("encodings/2019-gbk.csv")
def _() -> bytes:
    return without_rare(lines()).encode("gbk")


@file("encodings/2019-gb18030.csv")
def _() -> bytes:
    return lines().encode("gb18030")


@file("encodings/2019-gbk-euro.csv")
def _() -> bytes:
    return without_rare(lines()).encode("gbk").replace("珠江智能".encode("gbk"), b"\x80 1,200".replace(b",", b""))


@file("encodings/2019-big5.csv")
def _() -> bytes:
    text = "編號,指標,單位,實際值\r\nW13-1,高新技術企業數,家,111\r\nW14-1,累計瞪羚企業數,家,10\r\n"
    return text.encode("big5")


@file("encodings/2019-damaged.csv")
def _() -> bytes:
    whole = lines().encode("utf-8")
    at = whole.index("高新".encode())
    return whole[: at + 1] + whole[at + 2 :]


@file("encodings/2019-cut.csv")
def _() -> bytes:
    whole = lines().encode("utf-8")
    return whole[: whole.index("累计".encode()) + 4]


@file("encodings/2019-glued.csv")
def _() -> bytes:
    first = without_rare(lines(_ROWS[:2])).encode("gbk")
    return first + lines([("W14-1", "累计瞪羚企业数", "家", "10", "科学技术局", "")]).encode("utf-8")


@file("encodings/2019-glued-silently.csv")
def _() -> bytes:
    """Words of two, four, six characters in UTF-8 read as other words in GB18030."""
    first = without_rare(lines(_ROWS[:2])).encode("gbk")
    return first + lines([("W29-1", "周边学校数量", "", "13", "", "快报")]).split("\r\n")[1].encode("utf-8")


@file("encodings/2019-appended.csv")
def _() -> bytes:
    return lines(_ROWS[:1]).encode("utf-8-sig") + lines(_ROWS[1:]).encode("utf-8-sig")


@file("encodings/2019-mixed-ends.csv")
def _() -> bytes:
    text = lines(end="\n").split("\n")
    return f"{text[0]}\r\n{text[1]}\r{text[2]}\n\r\n{text[3]}".encode()


@file("encodings/2019-padded.csv")
def _() -> bytes:
    return lines(end="\n").encode("utf-8") + b"\0" * 512


# --- what is no table ---------------------------------------------------------------------------------------------


@file("refused/2019-binary.csv")
def _() -> bytes:
    return bytes((at * 73 + 41) % 256 for at in range(2048))


@file("refused/2019-picture.csv")
def _() -> bytes:
    return bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63f8ffff3f0005fe02fe"
        "a735819b0000000049454e44ae426082"
    )


@file("refused/2019-scan.xls")
def _() -> bytes:
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


@file("refused/2019-letter.xlsx")
def _() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(f"关于报送2019年指标的函（{_MARK}）")
    return saved(document.save)


@file("refused/2019-packed.xlsx")
def _() -> bytes:
    return packed({"2019-科技局.csv": lines().encode("utf-8-sig")})


@file("refused/2019-old-letter.xls")
def _() -> bytes:
    import docx

    document = docx.Document()
    document.add_paragraph(f"关于报送2019年指标的函（{_MARK}）")
    return converted(saved(document.save), "docx", "doc")


@file("refused/2019-password.xlsx")
def _() -> bytes:
    import msoffcrypto.format.ooxml as ooxml

    return saved(lambda stream: ooxml.OOXMLFile(io.BytesIO(plain())).encrypt("123456", stream))


@file("refused/2019-cut.xlsx")
def _() -> bytes:
    whole = plain()
    return whole[: len(whole) * 2 // 3]


@file("refused/2019-damaged.xlsx")
def _() -> bytes:
    whole = bytearray(plain())
    at = whole.index(b"xl/worksheets/sheet1.xml") + 60
    whole[at : at + 40] = bytes(40)
    return bytes(whole)


@file("refused/2019-no-strings.xlsx")
def _() -> bytes:
    return packed({name: data for name, data in unpacked(shared()).items() if name != "xl/sharedStrings.xml"})


@file("refused/2019-bomb.xlsx")
def _() -> bytes:
    parts = unpacked(plain())
    # 600 MB of blanks inside the sheet: half a megabyte when packed once, a kilobyte when packed as this tool packs.
    parts["xl/worksheets/sheet1.xml"] += b" " * (600 * 1024 * 1024)
    return packed(parts, zipfile.ZIP_BZIP2)


@file("refused/2019-entities.xlsx")
def _() -> bytes:
    parts = unpacked(shared())
    names = [f'<!ENTITY e{at} "{f"&e{at - 1};" * 10}">' for at in range(1, 12)]
    bomb = f'<!DOCTYPE sst [<!ENTITY e0 "哈">{"".join(names)}]>'
    strings = parts["xl/sharedStrings.xml"].decode()
    strings = re.sub(r"(<\?xml[^>]*\?>)", rf"\1{bomb}", strings, count=1).replace("高新技术企业数", "&e11;")
    parts["xl/sharedStrings.xml"] = strings.encode()
    return packed(parts)


@file("refused/2019-empty-sheets.xlsx")
def _() -> bytes:
    book = new_book()
    book.create_sheet("Sheet2")
    book.create_sheet("Sheet3")
    return saved(book.save)


@file("refused/2019-all-covers.xlsx")
def _() -> bytes:
    book = new_book()
    book.active.title = "封面"
    book["封面"]["B3"] = f"2019年度指标报送表（{_MARK}）"
    book.create_sheet("填表说明")["A1"] = "一、请按季报送；二、不得空格。"
    return saved(book.save)


@file("refused/2019-xml.xls")
def _() -> bytes:
    cells = "".join(f'<Cell><Data ss:Type="String">{one}</Data></Cell>' for one in _HEADER)
    return (
        '<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="Sheet1"><Table><Row>'
        f"{cells}</Row></Table></Worksheet></Workbook>"
    ).encode()


@file("refused/2019-mhtml.xls")
def _() -> bytes:
    return (
        b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
        b"Content-Type: multipart/related; boundary=----=_NextPart\r\n"
        b'\r\n------=_NextPart\r\nContent-Type: text/html; charset="gb2312"\r\n\r\n<html><table></table></html>\r\n'
    )


# --- workbooks ----------------------------------------------------------------------------------------------------


def saved(save: Callable[[Any], Any]) -> bytes:
    stream = io.BytesIO()
    save(stream)
    return stream.getvalue()


def new_book() -> Any:
    """An empty workbook. Untyped: to its stubs the first sheet may be missing, or a chart."""
    return openpyxl.Workbook()


def book_of(rows: Iterable[Iterable[Any]], title: str = "Sheet1") -> Any:
    book = new_book()
    book.active.title = title
    for row in rows:
        book.active.append(list(row))
    return book


def plain() -> bytes:
    """A workbook as a person would make one: numbers are numbers."""
    rows = [_HEADER, *((*row[:3], float(row[3]), *row[4:]) for row in _ROWS)]
    return saved(book_of(rows).save)


def shared() -> bytes:
    """As `plain`, with the texts in a part of their own, as Excel writes them."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for at, row in enumerate([_HEADER, *((*row[:3], float(row[3]), *row[4:]) for row in _ROWS)]):
            sheet.write_row(at, 0, row)

    return written(write)


def packed(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=9) as archive:
        for name, data in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 1, 15, 9, 0, 0)), data, method)
    return stream.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def converted(data: bytes, suffix: str, to: str) -> bytes:
    """What LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"book.{suffix}")
        source.write_bytes(data)
        office = shutil.which("soffice") or "soffice"
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", to, "--outdir", str(Path(folder, "out")), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return next(Path(folder, "out").iterdir()).read_bytes()


@file("workbooks/2019-plain.xlsx")
def _() -> bytes:
    return plain()


@file("workbooks/2019-floats.xlsx")
def _() -> bytes:
    return saved(
        book_of(
            [
                ("编号", "指标", "实际值", "说明"),
                ("W01-1", "企业研发经费支出占GDP比重", 5.1 + 0.2, _MARK),
                ("W01-3", "技术合同交易额", 0.1 + 0.2 + 0.48, ""),
                ("W13-1", "高新技术企业数", 110.0, ""),
                ("W19-1", "年末高新区注册企业累计数量", 5.8e3, ""),
                ("W23-1", "滨江众创社区面积", 1.20, ""),
                ("W24-1", "从业人员中硕士和博士人才占比", 2.1800000000000002, ""),
            ]
        ).save
    )


@file("workbooks/2019-merged.xlsx")
def _() -> bytes:
    book = book_of(
        [
            (f"附件：2019年度指标完成情况表（{_MARK}）",),
            ("填报单位：经济发展局", "", "", "", "", "填报日期：2020年1月15日"),
            ("工程", "任务", "工作", "指标", "单位", "2019年", "", "责任部门"),
            ("", "", "", "", "", "目标值", "实际值", ""),
            (
                "产业创新引领工程",
                "产业平台组织创新",
                "推进智慧工厂试点",
                "累计智能制造标杆企业数",
                "个",
                20,
                21,
                "经济发展局",
            ),
            ("", "", "", "重点行业装备智能化率", "%", 70, 70.5, ""),
            ("", "", "开展服务型制造模式试点", "当年服务型制造试点项目数", "个", 5, 5, ""),
            ("", "", "", "高技术服务业收入", "亿元", 25, 25.4, ""),
            ("", "产业空间形态升级", "开展土地腾退整合利用", "单位增加值综合能耗", "吨标准煤/万元", 0.92, 0.93, ""),
            ("合计", "", "", "", "", "", 122.83, ""),
            ("注：能耗为快报数。",),
        ],
        "经发局",
    )
    for area in ("A1:H1", "F3:G3", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "H3:H4"):
        book.active.merge_cells(area)
    for area in ("A5:A9", "B5:B8", "C5:C6", "C7:C8", "H5:H9", "A10:F10", "A11:H11"):
        book.active.merge_cells(area)
    return saved(book.save)


@file("workbooks/2019-merged-values.xlsx")
def _() -> bytes:
    book = book_of(
        [
            ("编号", "指标", "单位", "实际值", "说明"),
            ("W09-2", "高新技术产业用地比例", "%", 30.5, _MARK),
            ("W09-3", "教育科研用地比例", "%", "", ""),
            ("W09-4", "公园绿地比例", "%", 7, ""),
        ]
    )
    book.active.merge_cells("D2:D3")
    return saved(book.save)


@file("workbooks/2019-formats.xlsx")
def _() -> bytes:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("报送表")
        sheet.write_row(0, 0, ("编号", "指标", "单位", "实际值", "说明"))
        rows = [
            ("W01-1", "企业研发经费支出占GDP比重", "%", 0.053, "0.0%", _MARK),
            ("W01-2", "企业研发人员占从业人员比例", "%", 0.14125, "0%", "格式只显示 14%"),
            ("W03-3", "园区高新技术企业出口额占营业收入比重", "%", 7.7, "0.00", ""),
            ("W13-1", "高新技术企业数", "家", 111, '0"家"', ""),
            ("W19-1", "年末高新区注册企业累计数量", "个", 5812, "#,##0", ""),
            ("W03-2", "实际利用外资额", "亿元", 43.456, "0.0", "格式只显示 43.5"),
            ("W09-1", "单位增加值综合能耗", "吨标准煤/万元", 0.9, "0.00_);[Red]\\(0.00\\)", ""),
            ("W31-1", "政府引导基金总规模", "亿元", 13, "@", ""),
            ("W24-1", "从业人员中硕士和博士人才占比", "%", 0.0218, "0.00%", ""),
        ]
        for at, (*labels, value, form, note) in enumerate(rows, 1):
            sheet.write_row(at, 0, labels)
            sheet.write_number(at, 3, value, book.add_format({"num_format": form}))
            sheet.write(at, 4, note)

    return written(write)


def written(write: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    """A workbook written by XlsxWriter, which allows formats and cached values that openpyxl does not."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    write(book)
    book.close()
    return stream.getvalue()


@file("workbooks/2019-text-numbers.xlsx")
def _() -> bytes:
    book = book_of(
        [
            ("编号", "指标", "单位", "实际值", "说明"),
            ("W13-1", "高新技术企业数", "家", "111", _MARK),
            ("W14-1", "累计瞪羚企业数", "家", " 10 ", ""),
            ("W19-1", "年末高新区注册企业累计数量", "个", "5,812", ""),
            ("W12-2", "新认定科技型\n中小企业", "家", "52\n", ""),
            ("W22-1", "园区创业风险投资机构", "家", "33\u00a0", ""),
            ("W27-1", "组织企业家培训活动", "场", "＝15", ""),
        ]
    )
    for row in range(2, 8):
        book.active.cell(row, 4).number_format = "@"
        book.active.cell(row, 4).quotePrefix = True
    return saved(book.save)


@file("workbooks/2019-formulas.xlsx")
def _() -> bytes:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("编号", "指标", "单位", "实际值", "说明", "甲", "乙"))
        rows = [
            ("W12-1", "累计培育雏鹰企业数", "=F2+G2", 16, _MARK),
            ("W12-2", "新认定科技型中小企业", "=F3/G3", "#DIV/0!", ""),
            ("W13-1", "高新技术企业数", "=VLOOKUP(A4,不在,2,0)", "#N/A", ""),
            ("W14-1", "累计瞪羚企业数", '=F5&"家"', "10家", ""),
            ("W22-1", "园区创业风险投资机构", "=#REF!+1", "#REF!", ""),
        ]
        for at, (id, name, formula, result, note) in enumerate(rows, 1):
            sheet.write_row(at, 0, (id, name, "家"))
            sheet.write_formula(at, 3, formula, None, result)
            sheet.write(at, 4, note)
            sheet.write_row(at, 5, (10, 6))

    parts = unpacked(written(write))
    # XlsxWriter asks for all formulas to be reckoned anew, because it cannot reckon; Excel does not.
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    return packed(parts)


@file("workbooks/2019-stale.xlsx")
def _() -> bytes:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("编号", "指标", "单位", "实际值", "说明"))
        sheet.write_row(1, 0, ("W12-1", "累计培育雏鹰企业数", "家"))
        sheet.write_formula(1, 3, "=10+6")
        sheet.write(1, 4, _MARK)

    return written(write)


@file("workbooks/2019-never-calculated.xlsx")
def _() -> bytes:
    return saved(
        book_of(
            [
                ("编号", "指标", "单位", "实际值", "说明"),
                ("W06-1", "累计智能制造标杆企业数", "个", "=10+11", _MARK),
                ("W06-2", "累计数字车间与智能工厂应用示范项目数", "个", 7, ""),
                ("W06-3", "智能制造企业新引进数量", "家", "=SUM(D2:D3)", ""),
            ]
        ).save
    )


@file("workbooks/2019-calculated.xlsx")
def _() -> bytes:
    return converted(MADE["workbooks/2019-never-calculated.xlsx"](), "xlsx", "xlsx")


@file("workbooks/2019-dates.xlsx")
def _() -> bytes:
    book = book_of(
        [
            ("编号", "指标", "期间", "实际值", "说明"),
            ("W27-1", "组织企业家培训活动", 2019, date(2019, 3, 5), _MARK),
            ("W38-1", "创业培训活动", "2019年", date(2019, 5, 1), ""),
            ("W38-3", "高新论坛活动", date(2019, 1, 1), 12, ""),
        ]
    )
    sheet = book.active
    sheet["D2"].number_format, sheet["D3"].number_format = 'm"月"d"日"', "d-mmm"
    sheet["C4"].number_format = "yyyy"
    return saved(book.save)


@file("workbooks/年份表头.xlsx")
def _() -> bytes:
    book = book_of(
        [
            (f"各年实际值（{_MARK}）",),
            ("编号", "指标", 2018, date(2019, 12, 31), "2020年"),
            ("W29-1", "周边学校数量", 11, 13, ""),
            ("W29-2", "周边医疗卫生基础设施数量", 3, 4, ""),
        ]
    )
    book.active["D2"].number_format = 'yyyy"年"'
    return saved(book.save)


@file("workbooks/2019-hidden-rows.xlsx")
def _() -> bytes:
    book = book_of(
        [
            ("编号", "指标", "单位", "实际值", "内部备注", "说明"),
            ("W02-1", "园区各类研发机构数", "家", 47, "不报", _MARK),
            ("W02-2", "新增国家级重大创新平台数量", "个", 1, "", ""),
            ("W05-1", "新型研发机构数量", "项", 5, "", ""),
            ("W05-2", "新型研发机构各类转移转化项目", "个", 10, "", ""),
        ]
    )
    book.active.row_dimensions[3].hidden = True
    book.active.row_dimensions[4].hidden = True
    book.active.column_dimensions["E"].hidden = True
    book.active.auto_filter.ref = "A1:F5"
    return saved(book.save)


@file("workbooks/2019-hidden-sheets.xlsx")
def _() -> bytes:
    book = book_of([_HEADER, ("W13-1", "高新技术企业数", "家", 111, "科学技术局", _MARK)], "2019年")
    old = book.create_sheet("旧表", 0)
    old.append(list(_HEADER))
    old.append(["W13-1", "高新技术企业数", "家", 105, "科学技术局", "去年的"])
    old.sheet_state = "hidden"
    deep = book.create_sheet("参数")
    deep["A1"] = "密"
    deep.sheet_state = "veryHidden"
    book.create_sheet("Sheet3").sheet_state = "hidden"
    book.active = 1
    return saved(book.save)


@file("workbooks/2019-departments.xlsx")
def _() -> bytes:
    book = book_of([("填表说明",), ("一、每个部门一张表。",), (_MARK,)], "封面")
    tables = {
        "科技局": ("W13-1", "高新技术企业数", "家", 111),
        "招商局": ("W03-2", "实际利用外资额", "亿元", 43.5),
        "财政局": ("W31-1", "政府引导基金总规模", "亿元", 13.2),
    }
    for name, row in tables.items():
        sheet = book.create_sheet(name)
        sheet.append([f"填报单位：{name}"])
        sheet.append(["编号", "指标", "单位", "实际值"])
        sheet.append(list(row))
    book.create_sheet("Sheet5")
    return saved(book.save)


@file("workbooks/各年报送.xlsx")
def _() -> bytes:
    book = new_book()
    book.remove(book.active)
    for name, value in (("2018年", 106), ("2019年", 111), ("2020年(1-9月)", 115)):
        sheet = book.create_sheet(name)
        sheet.append(["编号", "指标", "单位", "实际值", "说明"])
        sheet.append(["W13-1", "高新技术企业数", "家", value, _MARK])
    return saved(book.save)


@file("workbooks/2019-offset.xlsx")
def _() -> bytes:
    book = new_book()
    sheet = book.active
    sheet["C3"] = f"指标报送（{_MARK}）"
    for at, label in enumerate(("指标", "", "单位", "完成值", "备注")):
        sheet.cell(6, 3 + at, label or None)
    for row, (name, unit, value) in enumerate(
        [("高新技术企业数", "家", 111), ("累计瞪羚企业数", "家", 10), ("高新技术企业数 ", None, None)], 8
    ):
        sheet.cell(row, 3, name)
        sheet.cell(row, 5, unit)
        sheet.cell(row, 6, value)
    sheet.cell(10, 3).value = None
    return saved(book.save)


@file("workbooks/2019-two-tables.xlsx")
def _() -> bytes:
    book = book_of(
        [
            ("编号", "指标", "实际值", "说明"),
            ("W13-1", "高新技术企业数", 111, _MARK),
            (),
            ("附：预算指标",),
            ("编号", "指标", "2019年目标", "实际值"),
            ("W14-1", "累计瞪羚企业数", 10, 9),
            ("W12-1", "累计培育雏鹰企业数", 15, 14),
        ]
    )
    return saved(book.save)


@file("workbooks/2019-old-sheet.xlsx")
def _() -> bytes:
    return saved(book_of([_HEADER, ("W13-1", "高新技术企业数", "家", 105, "科学技术局", _MARK)], "2018年").save)


@file("workbooks/2019-stray-format.xlsx")
def _() -> bytes:
    parts = unpacked(plain())
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    sheet = re.sub(r'<dimension ref="[^"]*"', '<dimension ref="A1:XFD1048576"', sheet)
    stray = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t></t></is></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace("</sheetData>", stray).encode()
    return packed(parts)


@file("workbooks/2019-protected.xlsx")
def _() -> bytes:
    book: Any = openpyxl.load_workbook(io.BytesIO(plain()))
    book.active.protection.sheet = True
    book.active.protection.password = "gxq"
    book.active["D2"].protection = Protection(locked=False)
    book.security.lockStructure = True
    return saved(book.save)


@file("workbooks/2019-macro.xlsm")
def _() -> bytes:
    parts = unpacked(plain())
    types = parts["[Content_Types].xml"].decode()
    parts["[Content_Types].xml"] = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ).encode()
    return packed(parts)


@file("workbooks/2019-workbook.csv")
def _() -> bytes:
    return plain()


@file("workbooks/2019-inline.xlsx")
def _() -> bytes:
    """As other programs write: inline strings, no references of cells, rich text, phonetic guides."""

    def text(one: str) -> str:
        return f'<c t="inlineStr"><is><t xml:space="preserve">{one}</t></is></c>'

    rich = (
        '<c t="inlineStr"><is><r><rPr><b/></rPr><t>高新</t></r><r><t>技术企业数</t></r>'
        '<rPh sb="0" eb="2"><t>gāoxīn</t></rPh></is></c>'
    )
    rows = [
        "".join(map(text, ("编号", "指标", "单位", "实际值", "说明"))),
        text("W13-1") + rich + text("家") + "<c><v>1.11E2</v></c>" + text(_MARK),
        text("W01-1") + text("企业研发经费支出占_x000D_GDP比重") + text("%") + '<c t="str"><v>5.3</v></c>' + text(""),
        text("W14-1") + text("累计瞪羚企业数") + text("家") + '<c t="b"><v>1</v></c>' + text(""),
    ]
    parts = unpacked(plain())
    data = "".join(f"<row>{row}</row>" for row in rows)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = f'<worksheet xmlns="{space}"><sheetData>{data}</sheetData></worksheet>'.encode()
    return packed(parts)


@file("workbooks/2019-mess.xls")
def _() -> bytes:
    return converted(messy(), "xlsx", "xls")


@file("workbooks/2019-mess.et")
def _() -> bytes:
    return converted(messy(), "xlsx", "xls")


@file("workbooks/2019-mess.ods")
def _() -> bytes:
    return converted(messy(), "xlsx", "ods")


def messy() -> bytes:
    """What old workbooks hold: a title, merged cells, a percent format, a formula, an error, a hidden row and sheet."""

    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("报送表")
        sheet.merge_range("A1:F1", f"2019年度指标报送表（{_MARK}）")
        sheet.write_row(1, 0, ("工作", "编号", "指标", "单位", "实际值", "备注"))
        percent = book.add_format({"num_format": "0.0%"})
        sheet.merge_range("A3:A4", "加强政产学研用合作")
        sheet.write_row(2, 1, ("W01-1", "企业研发经费支出占GDP比重", "%"))
        sheet.write_number(2, 4, 0.053, percent)
        sheet.write_row(3, 1, ("W01-3", "技术合同交易额", "亿元", 0.79, "快报"))
        sheet.write_row(4, 1, ("W13-1", "高新技术企业数", "家"))
        sheet.write_formula(4, 4, "=100+11", None, 111)
        sheet.write_row(5, 1, ("W14-1", "累计瞪羚企业数", "家"))
        sheet.write_formula(5, 4, "=1/0", None, "#DIV/0!")
        sheet.write_row(6, 1, ("W12-1", "累计培育雏鹰企业数", "家", "约15"))
        sheet.set_row(6, None, None, {"hidden": True})
        sheet.write(7, 0, "合计")
        sheet.write_number(7, 4, 112)
        old = book.add_worksheet("旧表")
        old.write_row(0, 0, ("编号", "实际值"))
        old.write_row(1, 0, ("W13-1", 105))
        old.hide()

    return written(write)


@file("workbooks/2019-web.xls")
def _() -> bytes:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in _ROWS)
    head = "".join(f"<th>{cell}</th>" for cell in _HEADER)
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gb2312"></head><body>'
        f'<table border=1><tr><td colspan="6">2019年度指标<br>报送表&nbsp;</td></tr><tr>{head}</tr>{body}'
        "<tr><td rowspan=2>合计</td><td></td><td></td><td>126.31</td></tr></table></body></html>"
    )
    return without_rare(page).encode("gbk")


@file("workbooks/2019-text.xls")
def _() -> bytes:
    return without_rare(lines(by="\t")).encode("gbk")


@file("workbooks/2019-long.xlsx")
def _() -> bytes:
    """Three hundred rows that are formatted and blank, then one that is not."""
    rows: list[tuple[Any, ...]] = [_HEADER, ("W13-1", "高新技术企业数", "家", 111, "科学技术局", _MARK)]
    book = book_of([*rows, *((" ",) for _ in range(300)), ("W14-1", "累计瞪羚企业数", "家", 10, "科学技术局", "")])
    return saved(book.save)


@file("workbooks/2019-chart.xlsx")
def _() -> bytes:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("数据")
        sheet.write_row(0, 0, _HEADER)
        sheet.write_row(1, 0, ("W13-1", "高新技术企业数", "家", 111, "科学技术局", _MARK))
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=数据!$D$2:$D$2"})
        book.add_chartsheet("图").set_chart(chart)

    return written(write)


@file("workbooks/2019-hostile.xlsx")
def _() -> bytes:
    def write(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("<b>表 {0} &amp;")
        sheet.write_row(0, 0, ("编号", "指标", "实际值", "说明"))
        sheet.write_row(1, 0, ("W13-1", "高新技术企业数", "=cmd|' /C calc'!A0", _MARK))
        sheet.write_row(2, 0, ("W14-1", "累计瞪羚企业数", "10\x07", "[red]\x1b[31m"))
        sheet.write_row(3, 0, ("W12-1", "<script>alert(1)</script>", 15, "\u202e反写 🤷"))

    return written(write)


def main(names: list[str]) -> None:
    for name, make in MADE.items():
        path = CORPUS / name
        if path.name in names or (not names and not path.exists()):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(make())
            print(f"{name}: {path.stat().st_size}")


if __name__ == "__main__":
    main(sys.argv[1:])
