"""What a workbook is, by its content: read whatever its name, or refused in words; never anything but InputError."""

from __future__ import annotations

import io
import random
import struct
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyxlsbwriter import XlsbWriter

from gxq_plan.errors import InputError
from gxq_plan.read import from_workbook
from gxq_plan.read.actuals import submissions
from tests.office import GBK, converted

from .books import grid, grids, said, stopped, xlsx, zipped
from .test_actuals import NAMES

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.read.grid import Grid

FUZZ = settings(deadline=5000, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ole(*streams: str, following: int = 0xFFFFFFFE) -> bytes:
    """An old container: sector 0 its directory, which lists the streams, sector 1 the table of what follows which."""
    names = [("Root Entry", 5), *((one, 2) for one in streams)]
    directory = b"".join(_entry(name, kind) for name, kind in names).ljust(512, b"\0")
    table = struct.pack("<2I", following, 0xFFFFFFFD).ljust(512, b"\xff")
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\xff"))
    struct.pack_into("<HHH", header, 28, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 0)
    struct.pack_into("<IIIIII", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 1)
    return bytes(header) + directory + table


def _entry(name: str, kind: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    entry = written.ljust(64, b"\0") + struct.pack("<HB", len(written), kind)
    return entry.ljust(116, b"\0") + struct.pack("<III", 0xFFFFFFFE, 0, 0)


def xlsb(folder: Path, rows: list[list[Any]], hidden: bool = False) -> bytes:
    path = folder / "made.xlsb"
    with XlsbWriter(str(path)) as book:
        if hidden:
            book.add_sheet("旧表", hidden=True)
            book.write_sheet([["甲"]])
        book.add_sheet("数据")
        book.write_sheet(rows)
    return path.read_bytes()


# --- what it is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"[Content_Types].xml": "", "word/document.xml": ""}), "Word 文档"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "PowerPoint 演示文稿"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument 文档"),
        (zipped({"2019.csv": "编号,实际值"}), "zip 压缩包（请解压后报送里面的表）"),
        (zipped({}), "zip 压缩包"),
        (ole("WordDocument"), "Word 文档"),
        (ole("PowerPoint Document"), "PowerPoint 演示文稿"),
        (ole("__properties_version1.0"), "Outlook 邮件"),
        (ole("Other"), "旧版 Office 文件，但没有工作表"),
    ],
)
def test_what_is_no_workbook_is_named(data: bytes, words: str) -> None:
    code, message = stopped(data, "2019.xls")
    assert code == "F004" and words in message


@pytest.mark.parametrize("data", [ole("EncryptedPackage", "EncryptionInfo"), ole("EncryptedPackage", "Workbook")])
def test_a_password_is_named(data: bytes) -> None:
    assert stopped(data) == ("F014", "工作簿打不开：设有打开密码")


def test_a_chain_of_sectors_that_leads_back_into_itself_ends() -> None:
    """xlrd alone follows it until the memory is full: a single changed byte of a .xls does that."""
    assert stopped(ole("Workbook", following=0)) == stopped(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert stopped(ole("Workbook", following=77))[0] == "F014"


def test_an_encrypted_part_is_a_password() -> None:
    data = bytearray(zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = -1
        while (found := data.find(mark, found + 1)) >= 0:
            data[found + at] |= 1
    assert stopped(bytes(data)) == ("F014", "工作簿打不开：设有打开密码")


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gxq_plan.read.archive.MOST_UNPACKED", 64 * 1024 * 1024)
    bomb = zipped({"[Content_Types].xml": "<Types/>", "xl/worksheets/sheet1.xml": " " * 70_000_000})
    began = time.perf_counter()
    assert stopped(bomb) == ("F014", "工作簿打不开：解压后超过 64 MB，不像是报送的表")
    assert (len(bomb) < 100_000, time.perf_counter() - began < 0.5) == (True, True)


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gxq_plan.read.archive._MOST_PARTS", 10)
    code, words = stopped(zipped({f"{one}.xml": "" for one in range(11)}))
    assert code == "F014" and "11 个文件" in words


def test_a_part_that_lies_about_its_size_is_damage() -> None:
    data = bytearray(zipped({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook>" + " " * 9000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 20)
    assert stopped(bytes(data))[0] == "F014"


def test_every_cut_of_a_file_is_a_stop() -> None:
    whole = xlsx(lambda sheet: sheet.append(["编号", "实际值"]))
    for length in range(4, len(whole) - 1, 97):
        assert stopped(whole[:length])[0] in ("F014", "F004")


# --- .xlsb --------------------------------------------------------------------------------------------------------


def test_a_binary_workbook(tmp_path: Path) -> None:
    data = xlsb(tmp_path, [["编号", "实际值"], ["W01-1", 5.5], [None, 13], ["丁", True]], hidden=True)
    found = grid(data)
    assert (found.encoding, found.sheet, found.rows) == (
        "XLSB",
        "数据",
        [(1, ["编号", "实际值"]), (2, ["W01-1", "5.5"]), (3, ["", "13"]), (4, ["丁", "TRUE"])],
    )
    assert [one.code for one in found.findings] == ["F112"]


def record(kind: int, content: bytes) -> bytes:
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(content)]) + content


def row_header(number: int, flags: int = 0) -> bytes:
    return record(0, struct.pack("<IIHBBB", number, 0, 300, 0, flags, 0) + bytes(4))


def cell(kind: int, column: int, content: bytes, style: int = 0) -> bytes:
    return record(kind, struct.pack("<II", column, style) + content)


def with_records(data: bytes, *added: bytes, merged: bytes = b"") -> bytes:
    """A binary workbook with records added at the end of its sheet's data, and behind it."""
    packed = zipfile.ZipFile(io.BytesIO(data))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in packed.namelist():
            part = packed.read(name)
            if name.startswith("xl/worksheets/sheet"):
                end = part.index(record(146, b""))  # BrtEndSheetData
                part = part[:end] + b"".join(added) + part[end : end + 3] + merged + part[end + 3 :]
            archive.writestr(name, part)
    return held.getvalue()


ADDED = (
    row_header(4, 0x10),
    cell(2, 0, struct.pack("<I", (1234 << 2) | 3)),
    cell(2, 1, struct.pack("<i", (-7 << 2) | 2)),
    cell(2, 2, struct.pack("<I", 0x3FF80000)),
    cell(3, 3, bytes([0x2A])),
    cell(11, 4, bytes([0x07]) + bytes(10)),
    cell(9, 5, struct.pack("<d", 0.1 + 0.2) + bytes(10)),
    cell(6, 6, struct.pack("<I", 1) + "甲".encode("utf-16-le")),
)
MERGED = record(177, struct.pack("<I", 1)) + record(176, struct.pack("<4I", 4, 5, 6, 7)) + record(178, b"")


def test_the_records_of_a_binary_workbook(tmp_path: Path) -> None:
    found = grid(with_records(xlsb(tmp_path, [["编号"]]), *ADDED, row_header(5), cell(4, 0, b"\1"), merged=MERGED))
    first, fifth, sixth = found.rows
    assert fifth == (5, ["12.34", "-7", "1.5", "#N/A", "#DIV/0!", "0.3", "甲"])
    assert (first, sixth, set(found.hidden_rows)) == ((1, ["编号"]), (6, ["TRUE", "", "", "", "", "", ""]), {5})
    assert dict(found.merged) == {(6, 7): "甲"}


def test_far_corners_of_a_binary_workbook(tmp_path: Path) -> None:
    far = row_header(1_048_575), cell(5, 16_383, struct.pack("<d", 1.0))
    found = grid(with_records(xlsb(tmp_path, [["甲"]]), *far))
    assert [(number, len(row)) for number, row in found.rows] == [(1, 1), (1_048_576, 16_384)]


# --- written by a real spreadsheet program ------------------------------------------------------------------------


def _form(sheet: Any) -> None:
    sheet.title = "报送表"
    sheet.append(["2019年 指标报送表"])
    sheet.append(["编号", "指标", "单位", "实际值", "日期", "说明"])
    sheet.append(["W01-1", "研发占比", "%", 0.055, None, "甲\n乙"])
    sheet.append(["W01-2", "高新企业", "家", "=40+40", None, "科技局"])
    sheet.append(["W01-3", "合同额", "亿元", 0.78, None, None])
    sheet.append(["W02-1", "占地", "亩", "=1/0", None, True])
    sheet.append(["W02-2", "合计", "亩", 12345.5, None, "'5"])
    sheet["D3"].number_format, sheet["D5"].number_format = "0%", '0.0"亿元"'
    sheet["D7"].number_format = "#,##0"
    for row, code in ((3, "yyyy-mm-dd"), (4, 'yyyy"年"m"月"'), (5, "yyyy")):
        sheet[f"E{row}"], sheet[f"E{row}"].number_format = 43617, code
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("F4:F5")
    sheet.row_dimensions[5].hidden = True
    old = sheet.parent.create_sheet("旧表")
    old.append(["旧"])
    old.sheet_state = "hidden"


FORM = [
    (1, ["2019年 指标报送表", "", "", "", "", ""]),
    (2, ["编号", "指标", "单位", "实际值", "日期", "说明"]),
    (3, ["W01-1", "研发占比", "%", "5.5%", "2019-06-01", "甲\n乙"]),
    (4, ["W01-2", "高新企业", "家", "80", "2019-06", "科技局"]),
    (5, ["W01-3", "合同额", "亿元", "0.78亿元", "2019", ""]),
    (6, ["W02-1", "占地", "亩", "#DIV/0!", "", "TRUE"]),
    (7, ["W02-2", "合计", "亩", "12345.5", "", "'5"]),
]


XLSX = xlsx(_form)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One form as LibreOffice saves it in each of its formats."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "2019.xlsx"
    source.write_bytes(xlsx(_form))
    return {one.suffix: one.read_bytes() for one in converted(source, folder / "made", "xls", "ods", "xlsx")}


@pytest.mark.parametrize(("suffix", "encoding"), [(".xls", "XLS"), (".ods", "ODS"), (".xlsx", "XLSX")])
def test_every_format_says_the_same(written: dict[str, bytes], suffix: str, encoding: str) -> None:
    found: Grid = grid(written[suffix])
    assert found.rows == FORM
    assert (found.encoding, found.sheet, set(found.hidden_rows)) == (encoding, "报送表", {5})
    assert dict(found.merged) == {**{(1, at): "2019年 指标报送表" for at in range(2, 7)}, (5, 6): "科技局"}
    assert [(one.code, one.place.sheet) for one in found.findings] == [("F112", "旧表"), ("F113", "报送表")]


def test_an_old_workbook_under_any_name_becomes_a_submission(written: dict[str, bytes]) -> None:
    [found] = submissions(written[".xls"], "2019.csv", NAMES)
    assert (found.encoding, found.sheet, [row.number for row in found.rows][:2]) == ("XLS", "报送表", [3, 4])


def test_a_page_and_a_csv_that_it_writes(tmp_path: Path) -> None:
    source = tmp_path / "2019.xlsx"
    source.write_bytes(xlsx(lambda sheet: [sheet.append(["编号", "实际值"]), sheet.append(["W01-1", 0.5])]))
    page, csv = converted(source, tmp_path / "made", "html", GBK)
    assert [row for _, row in grids(page.read_bytes(), "2019.xls")[0].rows] == [["编号", "实际值"], ["W01-1", "0.5"]]
    found = grid(csv.read_bytes())
    assert (found.encoding, found.rows) == ("GB18030", [(1, ["编号", "实际值"]), (2, ["W01-1", "0.5"])])


def test_what_a_skipped_first_sheet_had_to_say_of_hidden_ones_is_still_said() -> None:
    def fill(sheet: Any) -> None:
        sheet.title = "封面"
        sheet.append(["填表说明"])
        sheet.row_dimensions[1].hidden = True
        data = sheet.parent.create_sheet("2019年")
        data.append(["编号", "实际值"])
        data.append(["W01-1", 0.055])
        data["B2"].number_format = "0.0%"
        hidden = sheet.parent.create_sheet("旧表")
        hidden.append(["旧"])
        hidden.sheet_state = "veryHidden"

    [found] = submissions(xlsx(fill), "2019.xlsx", NAMES)
    assert [(row.number, row.cell.raw) for row in found.rows] == [(2, "5.5%")]
    assert [(one.code, one.place.sheet) for one in found.findings] == [("F112", "旧表"), ("F111", "封面")]


# --- damaged at random --------------------------------------------------------------------------------------------


def _mutated(data: bytes, seed: int) -> bytes:
    """A few bytes changed, lost or doubled."""
    chance, made = random.Random(seed), bytearray(data or b"\0")
    for _ in range(chance.randint(1, 8)):
        made += b"\0" * (not made)
        at = chance.randrange(max(1, len(made) - 1))
        what = chance.random()
        if what < 0.6:
            made[at] = chance.randrange(256)
        elif what < 0.7:
            made[at : at + 4] = b"\xff\xff\xff\x7f"
        elif what < 0.85:
            del made[at : at + chance.randint(1, 200)]
        else:
            made[at:at] = made[at : at + chance.randint(1, 200)]
    return bytes(made)


def _survives(data: bytes) -> None:
    try:
        for one in from_workbook.tables(data, "2019.xlsx"):
            list(one.rows)
    except InputError as error:
        [found] = error.findings
        assert said(found)


@FUZZ
@given(seed=st.integers(0, 2**32))
def test_any_damage_to_xlsx(seed: int) -> None:
    _survives(_mutated(XLSX, seed))


@FUZZ
@given(seed=st.integers(0, 2**32), kind=st.sampled_from([".xls", ".ods"]))
def test_any_damage_to_old_and_open_workbooks(written: dict[str, bytes], seed: int, kind: str) -> None:
    _survives(_mutated(written[kind], seed))


@FUZZ
@given(
    seed=st.integers(0, 2**32), part=st.sampled_from(["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"])
)
def test_any_damage_within_a_part(seed: int, part: str) -> None:
    """Behind the checksum, where damage by transport cannot reach but a writer's mistakes can."""
    packed = zipfile.ZipFile(io.BytesIO(XLSX))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in packed.namelist():
            data = packed.read(name)
            archive.writestr(name, _mutated(data, seed) if name == part else data)
    _survives(held.getvalue())


@FUZZ
@given(seed=st.integers(0, 2**32))
def test_any_damage_to_a_binary_workbook(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    packed = zipfile.ZipFile(io.BytesIO(xlsb(tmp_path_factory.mktemp("xlsb"), [["编号", 5.5], ["乙", True]])))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in packed.namelist():
            data = packed.read(name)
            archive.writestr(name, _mutated(data, seed) if name.endswith(".bin") else data)
    _survives(held.getvalue())
