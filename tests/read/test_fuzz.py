"""Anything at all as a submission: nothing but InputError leaves the readers, no rule raises, every finding can be
said, every value reads again as the same number.

`GXQ_FUZZ=50` looks fifty times as long; what falls out becomes a file of tests/corpus or a case of its own.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxq_plan.model.period import Period
from gxq_plan.read import plan_file
from gxq_plan.read.cells import cell
from gxq_plan.uses.audit import figures
from gxq_plan.uses.check import check
from gxq_plan.uses.locate import Source

from ..corpus.expected import files
from ..outputs import assert_said

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
PLAN = plan_file.from_file(ROOT / "data" / "plan.yaml")
HISTORY = ROOT / "data" / "actuals"
NOWHERE = ROOT / "nowhere"
_TIMES = int(os.environ.get("GXQ_FUZZ", "1"))
# A name's suffix says nothing of a file, its beginning the period.
_NAMES = st.sampled_from(["2019.csv", "2019Q3-科技局.xlsx", "2018.xls", "表.csv", "-"])


def _settings(examples: int) -> Callable[[Callable[..., None]], Callable[..., None]]:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    return settings(deadline=None, max_examples=examples * _TIMES, suppress_health_check=slow, print_blob=True)


def _survives(data: bytes, name: str, *, history: bool = False, assessed: bool = False) -> None:
    """Reads, checks and says it all. Whatever raises here but AssertionError is a fault of ours as well."""
    inputs = [Source(name, data=data)]
    checked = check(
        PLAN,
        inputs,
        HISTORY if history else NOWHERE,
        period=Period(2019) if name == "-" else None,
        assess=figures if assessed else None,
    )
    assert_said(checked, inputs)
    for submission in checked.submissions:
        for row in submission.rows:
            seat = PLAN.by_id.get(row.subject or "")
            if row.value is not None and seat:
                assert cell(f"{row.value:f}", seat.indicator.unit).value == row.value, row


# --- bytes --------------------------------------------------------------------------------------------------------

_MAGIC = (
    b"",
    b"PK\x03\x04",
    b"PK\x05\x06",
    bytes.fromhex("d0cf11e0a1b11ae1"),
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"<html><table>",
    b'<?xml version="1.0"?>',
    "编号,指标,实际值\n".encode(),
    "编号,实际值\n".encode("gb18030"),
)


@_settings(60)
@given(st.sampled_from(_MAGIC), st.binary(max_size=300), _NAMES)
def test_any_bytes(magic: bytes, rest: bytes, name: str) -> None:
    _survives(magic + rest, name)


# A change: where (as a share of the file), what is cut, what is put there instead.
_PUT = st.one_of(st.binary(max_size=8), st.sampled_from([b"\0" * 8, b"\xff", b"9" * 8, b"<", b"&", b'"', b",", b"\n"]))
_CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), _PUT), min_size=1, max_size=4)
Changes = list[tuple[float, int, bytes]]


def _changed(data: bytes, changes: Changes, *, same_length: bool = False) -> bytes:
    for share, cut, put in changes:
        at = int(share * len(data))
        data = data[:at] + put + data[at + (len(put) if same_length else cut) :]
    return data


def _corpus(*suffixes: str) -> list[Path]:
    found = [one for one in files() if one.suffix in suffixes and one.stat().st_size < 50_000]
    return [one for one in found if "bomb" not in one.name]


@_settings(40)
@given(st.sampled_from(_corpus(".csv", ".tsv", ".txt")), _CHANGES)
def test_damaged_text(path: Path, changes: Changes) -> None:
    _survives(_changed(path.read_bytes(), changes), path.name)


_TYPED = st.one_of(st.text(max_size=3), st.sampled_from(["\n", ",", '"', "\t", "，", "0", "万", "%", "\r", ";"]))


@_settings(60)
@given(
    st.sampled_from(_corpus(".csv", ".tsv", ".txt")),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 12), _TYPED), min_size=1, max_size=4),
)
def test_mistyped_text(path: Path, changes: list[tuple[float, int, str]]) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for share, cut, put in changes:
        at = int(share * len(text))
        text = text[:at] + put + text[at + cut :]
    _survives(text.encode("utf-8", "replace"), path.name)


@_settings(60)
@given(st.sampled_from(_corpus(".xls", ".et", ".xlsx", ".xlsm", ".ods")), _CHANGES, st.booleans())
def test_damaged_workbooks(path: Path, changes: Changes, same_length: bool) -> None:
    _survives(_changed(path.read_bytes(), changes, same_length=same_length), path.name)


@_settings(80)
@given(st.sampled_from(_corpus(".xlsx", ".xlsm", ".ods")), st.floats(0, 0.999), _CHANGES)
def test_damaged_parts_of_workbooks(path: Path, which: float, changes: Changes) -> None:
    """The zip is whole, one part of it is not: damage that a checksum would hide reaches the XML."""
    data = path.read_bytes()
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    into = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(into, "w") as new:
        try:
            parts = {one: old.read(one) for one in old.namelist() if one.endswith((".xml", ".rels", "mimetype"))}
        except (zipfile.BadZipFile, zipfile.zlib.error):  # type: ignore[attr-defined]
            return
        chosen = sorted(parts)[int(which * len(parts))] if parts else ""
        for one, part in parts.items():
            new.writestr(one, _changed(part, changes) if one == chosen else part)
    _survives(into.getvalue(), path.name)


# --- tables -------------------------------------------------------------------------------------------------------

_LABELS = [
    *("编号", "指标", "单位", "期间", "实际值", "责任部门", "数据状态", "说明", "填报人", "截至", "佐证", "进展"),
    *("指标名称", "完成值", "备注", "序号", "2018年", "2019年", "2020年(1-9月)", "2019年目标", "目标值", "x", ""),
]
_ABOUTS = [
    *("W01-1", "w13-1", "W13-1", "W04", "W99-1", "企业研发经费支出占GDP比重", "高新技术企业数", "技术合同交易额"),
    *("合计", "注：", ""),
]
_SAID = [
    *("5.3", "110", "1,200", "１１０", "约5", "待统计", "——", "0.055", "5.3%", "4600万元", "460亿", "-3", "1e400"),
    *("2019", "2019Q2", "2019-12-31", "科技局", "快报", "年报", "修订", "推进中", "%", "家", "万元", "亿美元"),
    *("9" * 39, "0." + "0" * 37 + "1"),
]
_HOSTILE = [
    *(" ", "\n", "\r", '"', ";", "\t", "{x}", "{", "}", "{0}", "%s", "%", "[red]", "[/red]", "[link=x]", "<script>"),
    *("]]>", "&amp;", "::error::", "\x1b[31m", "\x07", "\x85", "\u2028", "\u202e", "\ufeff", "\u200b", "\ufffe"),
    *("\U0001f468\u200d\U0001f469", "=cmd|' /C calc'!A0", "é" * 50, "|", "`", "#REF!", "١٢", "\u0301", "nan", "inf"),
    *("①", "𠮷", "x" * 5000, "五" * 200),
]
_CELL = st.one_of(st.sampled_from(_ABOUTS), st.sampled_from(_SAID), st.sampled_from(_HOSTILE), st.text(max_size=6))
_SEATS = [seat.indicator for seat in PLAN.seats]
# What a column mostly holds; what stands in no list here is any cell at all.
_COLUMNS = {
    "编号": [*(one.id for one in _SEATS), "W04", "W35", "W99-1", "Ｗ０１－１", "w13-1"],
    "指标": [
        *(one.name for one in _SEATS),
        *(f"{one.name}（{one.unit}）" for one in _SEATS[:9]),
        "合计",
        "全面深化集成改革",
    ],
    "单位": [*{one.unit for one in _SEATS}, "万元", "亿美元", ""],
    "期间": ["2018", "2019", "2020", "2019Q1", "2019H1", "2019年前三季度", "2019-06", "2021", "去年", ""],
    "责任部门": [*PLAN.department_names, "财政办", ""],
    "数据状态": ["预计", "快报", "年报", "核实", "修订", "对的", ""],
    "截至": ["2019-12-31", "2019年6月30日", "昨天", "43830", ""],
    "进展": ["未启动", "推进中", "达序时", "已完成", "快了", ""],
}
_VALUES = st.one_of(
    st.sampled_from(_SAID),
    st.decimals(-10, 10_000, places=2).map(str),
    st.integers(0, 200).map(str),
    st.integers(0, 10**10).map(lambda one: f"{one:,}"),
    st.text("0123456789.,％%万亿元家约多-— 一二十百", max_size=8),
)


def _cells(label: str) -> st.SearchStrategy[str]:
    """The cells of a column: nine in ten are what people write there."""
    if label in ("实际值", "完成值", "目标值") or label[:2] == "20":
        usual: st.SearchStrategy[str] = _VALUES
    else:
        usual = st.sampled_from(_COLUMNS[label]) if label in _COLUMNS else st.just("")
    return st.integers(0, 9).flatmap(lambda one: usual if one else _CELL)


_HEADER = st.one_of(
    st.just(("编号", "实际值")),
    st.just(("编号", "指标", "单位", "实际值", "责任部门", "数据状态", "截至", "说明", "进展")),
    st.just(("指标", "期间", "实际值", "单位", "说明")),
    st.just(("指标", "2018年", "2019年", "2020年(1-9月)", "备注")),
    st.lists(st.sampled_from(_LABELS), min_size=2, max_size=8, unique=True).map(tuple),
)
Tables = tuple[list[str], tuple[str, ...], list[list[str]]]


def _table(header: tuple[str, ...]) -> st.SearchStrategy[Tables]:
    row = st.tuples(*map(_cells, header)).map(list)
    ragged = st.lists(_CELL, max_size=9)
    rows = st.lists(st.integers(0, 14).flatmap(lambda one: row if one else ragged), max_size=8)
    title = st.one_of(st.just([""]), st.lists(_CELL, max_size=3), st.just(["填报单位：科技局", "2019年"]))
    return st.tuples(title, st.just(header), rows)


_TABLES = _HEADER.flatmap(_table)
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16"])


def _lines(table: Tables) -> list[list[str]]:
    title, header, body = table
    return [title, list(header), *body]


def _text(lines: Sequence[Sequence[str]], delimiter: str, quoted: bool) -> str:
    def written(one: str) -> str:
        return '"' + one.replace('"', '""') + '"' if quoted else one

    return "\r\n".join(delimiter.join(map(written, row)) for row in lines)


@_settings(120)
@given(_TABLES, st.sampled_from(",\t;，|"), st.booleans(), _ENCODINGS, _NAMES, st.booleans())
def test_any_table(table: Tables, delimiter: str, quoted: bool, encoding: str, name: str, history: bool) -> None:
    _survives(_text(_lines(table), delimiter, quoted).encode(encoding, "replace"), name, history=history)


@_settings(25)
@given(_TABLES, _NAMES)
def test_any_table_assessed(table: Tables, name: str) -> None:
    _survives(_text(_lines(table), ",", True).encode("utf-8", "replace"), name, history=True, assessed=True)


@_settings(40)
@given(_TABLES, _NAMES)
def test_any_web_page(table: Tables, name: str) -> None:
    """Cells as they are: what looks like markup in them is markup."""
    rows = "".join(f"<tr><td rowspan={at // 4}>" + "<td>".join(row) for at, row in enumerate(_lines(table)))
    _survives(f"<html><table>{rows}</table>".encode("utf-8", "replace"), name)


@_settings(40)
@given(_TABLES, _NAMES)
def test_any_workbook(table: Tables, name: str) -> None:
    """Cells as text; what XML cannot hold is left out."""
    _survives(_workbook(_lines(table)), name)


_BOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="2019年" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>',
}


def _workbook(lines: Sequence[Sequence[str]]) -> bytes:
    def held(text: str) -> str:
        plain = "".join(
            one
            for one in text
            if one in "\t\n\r" or " " <= one < "\ud800" or "\ue000" <= one < "\ufffe" or one > "\uffff"
        )
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    rows = "".join(
        "<row>" + "".join(f'<c t="inlineStr"><is><t>{held(one)}</t></is></c>' for one in row) + "</row>"
        for row in lines
    )
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for name, part in _BOOK.items():
            archive.writestr(name, part)
        archive.writestr(
            "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return into.getvalue()
