"""The clean form says what the file said, no more and no less; what was not understood stays as it was written."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.errors import InputError
from gxq_plan.model import day
from gxq_plan.model import period as periods
from gxq_plan.model.submission import Absence, Column
from gxq_plan.read import plan_file
from gxq_plan.read.actuals import submissions
from gxq_plan.read.names import Names
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.fixed import Dropped, Kind, Why
from gxq_plan.report.outline_fix import Written, blocks
from gxq_plan.report.record_fix import of_fix
from gxq_plan.text import LANGS, Text
from gxq_plan.uses.check import check
from gxq_plan.uses.clean_cells import chinese
from gxq_plan.uses.clean_file import as_csv, as_xlsx, proven
from gxq_plan.uses.fix import fix
from gxq_plan.uses.locate import Source

from ..corpus.expected import HERE as CORPUS
from ..corpus.expected import described, expected, files

if TYPE_CHECKING:
    from gxq_plan.model.submission import Row
    from gxq_plan.report.fixed import Change, Fixed

ROOT = CORPUS.parents[1]
PLAN = plan_file.from_file(ROOT / "data" / "plan.yaml")
NAMES = Names(PLAN)
NOWHERE = Path("no-such-folder")
FILES = [*files(), ROOT / "examples" / "2019-faulty.csv", ROOT / "examples" / "2019-messy.xlsx"]
OUT = "clean"
# What says how a file lay, and that something in it was read though it was no plain number: nothing of it is left.
_LAYOUT = {"F106", "F108", "F109", "F110", "F111", "F112", "F113", "A017"}


def fixed_of(data: bytes, name: str = "2019.csv", **options: Any) -> Fixed:
    return fix(PLAN, Source(name), data, NOWHERE, **options)


def text_of(data: bytes, **options: Any) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(fixed_of(data, **options)).decode("utf-8-sig"))))


def csv_of(*lines: str, name: str = "2019.csv") -> list[list[str]]:
    return text_of("\n".join(lines).encode(), name=name)


def changes_of(*lines: str) -> list[Change]:
    return list(fixed_of("\n".join(lines).encode()).changes)


# --- the laws, over every file that we have ----------------------------------------------------------------------


def said(row: Row) -> tuple[object, ...]:
    """What a row says, as the law counts it. A row that cannot be told apart has no value in either form."""
    remark, about = row.remark, row.about
    named: object = about.subject or (about.id, about.indicator)
    if row.absence is Absence.UNREADABLE or row.cell.raw.startswith("| "):
        return named, None
    value: object = (row.value, row.absence) if about.subject else row.cell.raw.lstrip("'")
    return (
        named,
        row.period or row.period_written,
        value,
        chinese(Column.DATA_STATUS, remark.data_status),
        chinese(Column.PROGRESS, remark.progress),
        remark.note,
        day.from_text(remark.as_of) or remark.as_of,
        remark.submitted_by,
        remark.evidence,
    )


def options_of(path: Path) -> dict[str, Any]:
    facts = expected(path).facts if described(path).exists() else {}
    period = facts.get("period")
    return {"period": periods.from_text(str(period)) if period else None, "department": facts.get("office")}


@pytest.mark.parametrize("path", [pytest.param(one, id=one.relative_to(ROOT).as_posix()) for one in FILES])
def test_every_file_says_the_same_in_clean_form(path: Path) -> None:
    data, options = path.read_bytes(), options_of(path)
    try:
        fixed = fixed_of(data, path.name, **options)
    except InputError as refused:
        checked = check(PLAN, [Source(path.name, data=data)], NOWHERE, **options)
        assert list(refused.findings) == [one for one in checked.findings if one.fault.stops]
        assert not checked.submissions
        return
    before = [said(row) for one in submissions(data, path.name, NAMES, **options) for row in one.rows]
    for written in (as_csv, as_xlsx):
        clean = written(fixed)
        assert proven(fixed, clean, OUT) == clean
        assert [said(row) for one in submissions(clean, OUT, NAMES) for row in one.rows] == before
        assert written(fixed_of(clean, OUT)) == clean
    nothing_new(path, data, as_csv(fixed), options)
    everything_is_told(fixed)


def nothing_new(path: Path, data: bytes, clean: bytes, options: dict[str, Any]) -> None:
    """`check` finds in the clean form only what it found before, at other places, and nothing of how the file lay but
    of columns that the contract does not know."""
    before = check(PLAN, [Source(path.name, data=data)], NOWHERE, **options).findings
    after = check(PLAN, [Source(OUT, data=clean)], NOWHERE).findings
    known = Counter((one.code, one.subject) for one in before)
    wide = any(one.layout.wide for one in submissions(data, path.name, NAMES, **options))
    torn = sum(one.code == "F102" for one in before)
    new = []
    for one in after:
        key = one.code, one.subject
        if one.code == "A005" and not known[key] and known["A026", one.subject]:
            key = "A026", one.subject  # said of the row, which was said of the table
        if known[key]:
            known[key] -= 0 if wide else 1  # one line of a wide table became several rows
        else:
            new.append(one)
    # A row that could not be told apart is now one without a number.
    assert len([one for one in new if one.code in ("A001", "A003")]) <= torn
    assert [one for one in new if one.code not in ("A001", "A003")] == []
    assert {one.code for one in after} & _LAYOUT <= {"F106", "F108"}
    assert not {"F102", "F115"} & {one.code for one in after}


def everything_is_told(fixed: Fixed) -> None:
    for lang in LANGS:
        of_fix(fixed, lang, None)
        for everything in (False, True):
            shown = to_terminal(blocks(fixed, Written(None, Text.both("gxq")), everything=everything), lang, 80, True)
            assert "\x07" not in shown


# --- what it does, case by case -----------------------------------------------------------------------------------


def test_values_units_and_names_as_in_the_plan() -> None:
    assert csv_of(
        "指标名称,计量单位,完成值,责任单位,状态,截至日期",
        '年末高新区注册企业累计数量,,"5,300个",科技局,flash,2019年12月',
        "实际利用外资额,万元,4500,招商局,年报,2019.12.31",
        "高新技术企业数,家,１１８,科学技术局,初步,去年底",
    ) == [
        ["编号", "指标", "单位", "期间", "实际值", "责任部门", "数据状态", "截至", "说明"],
        ["W19-1", "年末高新区注册企业累计数量", "个", "2019", "5300", "科学技术局", "快报", "2019-12-31", ""],
        ["W03-2", "实际利用外资额", "亿元", "2019", "0.45", "招商局", "年报", "2019-12-31", ""],
        ["W13-1", "高新技术企业数", "家", "2019", "118", "科学技术局", "初步", "去年底", ""],
    ]


def test_what_is_not_understood_keeps_its_text_and_its_unit() -> None:
    fixed = fixed_of("编号,单位,实际值\nW03-2,万元,约4500\nW13-1,,持平\nW03-1,美元,5\n".encode())
    assert [row[2:5] for row in fixed.rows] == [
        ("万元", "2019", "约4500"),
        ("家", "2019", "持平"),
        ("美元", "2019", "5"),
    ]
    assert [(one.code, one.place.cell) for one in fixed.left] == [("A003", "C2"), ("A003", "C3"), ("A004", "B4")]
    assert not [one for one in fixed.changes if one.kind is Kind.VALUE]


def test_a_name_that_contradicts_its_id_stays() -> None:
    fixed = fixed_of("编号,指标,实际值\nw13—1,累计瞪羚企业数,5\n".encode())
    assert fixed.rows[0][:2] == ("W13-1", "累计瞪羚企业数")
    assert [one.code for one in fixed.left] == ["A012"]


def test_a_row_that_matches_nothing_stays_where_it_is() -> None:
    rows = csv_of("编号,指标,实际值", "W13-1,,5", "W99-1,别的,１，２３４家", "W14-1,,6")
    assert rows[2][:5] == ["W99-1", "别的", "", "2019", "１，２３４家"]
    assert [row[0] for row in rows[1:]] == ["W13-1", "W99-1", "W14-1"]


def test_a_wide_table_becomes_long_and_its_other_columns_are_kept() -> None:
    assert csv_of("序号,指标,2018年,2019年,2020年,联系电话", "1,高新技术企业数,98,118,,8600", name="各年.csv") == [
        ["编号", "指标", "单位", "期间", "实际值", "责任部门", "数据状态", "说明", "序号", "联系电话"],
        ["W13-1", "高新技术企业数", "家", "2018", "98", "", "", "", "1", "8600"],
        ["W13-1", "高新技术企业数", "家", "2019", "118", "", "", "", "1", "8600"],
    ]


def test_a_period_that_nobody_knows_is_left_to_the_name_of_the_file() -> None:
    fixed = fixed_of("编号,实际值\nW13-1,5\n".encode(), "x.csv")
    assert Column.PERIOD not in fixed.columns
    assert [one.code for one in fixed.left] == ["F104"]
    assert fixed_of("编号,实际值\nW13-1,5\n".encode(), "x.csv", period=periods.Period(2019)).rows[0][3] == "2019"


def test_a_row_that_cannot_be_told_apart_stands_whole_in_one_cell() -> None:
    fixed = fixed_of("编号,指标,实际值,说明\nW19-1,年末高新区注册企业累计数量,5,300,核对过\n".encode())
    assert fixed.rows[0][4] == "| W19-1 | 年末高新区注册企业累计数量 | 5 | 300 | 核对过 |"
    assert [one.code for one in fixed.left] == ["F102"]


def test_what_is_no_row_is_left_out_and_named() -> None:
    fixed = fixed_of(
        "2019年完成情况\n填报单位：招商局\n编号,指标,实际值\nW13-1,,5\n\n"
        " , ,\n合计,,5\n编号,指标,实际值\n注：快报数,,\n".encode(),
        "x.csv",
    )
    assert [(str(one.kind), one.place.row, one.until) for one in fixed.left_out] == [
        ("title", 1, None),
        ("title", 2, None),
        ("blank", 5, 6),
        ("no_data", 7, None),
        ("no_data", 8, None),
        ("no_data", 9, None),
    ]


def test_a_cell_of_several_lines_is_no_blank_row() -> None:
    fixed = fixed_of('编号,实际值,"说\n明"\nW13-1,5,"一\r\n二"\nW14-1,6,\n'.encode())
    assert not [one for one in fixed.left_out if one.kind is Dropped.BLANK]


def test_text_under_no_header_is_left_for_a_person() -> None:
    fixed = fixed_of("编号,实际值,,说明\nW13-1,5,请核对,\n".encode())
    assert [(one.place.cell, one.text) for one in fixed.strays] == [("C2", "请核对")]
    assert fixed.for_a_person == 1


def test_a_column_that_would_be_taken_for_one_of_ours_gets_another_name() -> None:
    """截止日期 stands beside an 截至日期 that is empty: alone it would be read in its stead."""
    rows = csv_of("编号,实际值,截至日期,截止日期", "W13-1,5,,2019-12-31")
    assert rows[0][-1] == "(截止日期)"
    assert rows[1][-1] == "2019-12-31"


def test_the_office_of_a_title_line_stands_in_the_rows() -> None:
    rows = csv_of("填报单位：科技局", "编号,实际值", "W13-1,5", name="2019.csv")
    assert rows[1][5] == "科学技术局"


def test_what_a_spreadsheet_would_compute_is_text_in_a_csv() -> None:
    rows = csv_of("编号,实际值,备用,说明", "W13-1,=1+1,=A1,=不动", "W14-1,-5,——,")
    assert rows[1][4] == "'=1+1"
    assert rows[1][-1] == "'=A1"
    assert rows[2][4] == "-5"
    assert csv_of("编号,实际值", "W13-1,'=1+1")[1][4] == "'=1+1"


def test_tables_of_several_sheets_become_one() -> None:
    path = CORPUS / "workbooks" / "2019-departments.xlsx"
    fixed = fixed_of(path.read_bytes(), path.name)
    assert len(fixed.tables) > 1
    assert len(fixed.rows) == sum(len(one.rows) for one in fixed.tables)


def test_english_headers_leave_the_words_as_they_are() -> None:
    rows = text_of("编号,实际值,数据状态\nW13-1,5,flash\nW14-1,5,快报\n".encode(), lang="en")
    assert rows[0] == ["id", "indicator", "unit", "period", "value", "department", "data_status", "note"]
    assert [row[6] for row in rows[1:]] == ["flash", "快报"]


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("１１８", (Why.WIDTH,)),
        ("'118", (Why.APOSTROPHE,)),
        ("118家", (Why.UNIT_REMOVED,)),
        ("一百一十八", (Why.NUMERALS,)),
        ("+118", (Why.SPELLING,)),
        ("0.0118万家", (Why.CONVERTED,)),
        ("1,118家", (Why.SEPARATORS, Why.UNIT_REMOVED)),
    ],
)
def test_why_a_value_is_written_anew(written: str, why: tuple[Why, ...]) -> None:
    found = [one for one in changes_of("编号,实际值", f'W13-1,"{written}"') if one.kind is Kind.VALUE]
    assert [(one.before, one.place.cell, one.why) for one in found] == [(written, "B2", why)]


def test_a_clean_file_has_nothing_to_be_done() -> None:
    clean = as_csv(fixed_of("编号,实际值\nW13-1,5\n".encode()))
    fixed = fixed_of(clean)
    assert (fixed.changes, fixed.left_out, fixed.left) == ((), (), ())


def test_numbers_of_a_workbook_lose_nothing() -> None:
    data = "编号,实际值,代码\nW31-1,0.1,007\nW31-1,1234567890.1234567,5.50\n".encode()
    fixed = fixed_of(data)
    again = submissions(as_xlsx(fixed), "2019.xlsx", NAMES)[0]
    assert [str(row.value) for row in again.rows] == ["0.1", "1234567890.1234567"]
    rows = fixed_of(as_xlsx(fixed), "2019.xlsx").rows
    assert [row[-1] for row in rows] == ["007", "5.50"]


def test_what_a_workbook_has_no_room_for_is_refused() -> None:
    fixed = fixed_of(f"编号,实际值,说明\nW13-1,5,{'长' * 40_000}\n".encode())
    with pytest.raises(InputError, match="32767"):
        as_xlsx(fixed)
    assert proven(fixed, as_csv(fixed), OUT)


def test_what_would_say_something_else_is_not_written() -> None:
    fixed = fixed_of("编号,实际值\nW13-1,5\n".encode())
    with pytest.raises(InputError, match=r"2019\.csv:2"):
        proven(fixed, as_csv(fixed).replace(b",5,", b",6,"), OUT)
    with pytest.raises(InputError, match="more rows"):
        proven(fixed, as_csv(fixed) + b"W14-1,,,2019,1,,,\n", OUT)


# --- the laws, over files that hypothesis makes -------------------------------------------------------------------

_IDS = st.sampled_from(["W13-1", "w01-3", "W03-2", "W04", "W99-1", "", "W33-2", "高企"])
_INDICATORS = st.sampled_from(["高新技术企业数", "技术合同交易额", "实际利用外资额", "合计", "没有的", "", "注：快报"])
_UNITS = st.sampled_from(["", "家", "亿元", "万元", "美元", "%", "万"])
_VALUES = st.one_of(
    st.sampled_from(["", "约50", "1,200家", "5.5%", "４５", "待统计", "——", "持平", "=A1", "1.2万", "-3", "+4", ".5"]),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9).map(str),
    st.text(alphabet="0123456789.,+-%万亿元家约一二十百=' |", max_size=12),
    st.text(alphabet="0123456789.", min_size=36, max_size=44),
)
_WORDS = st.sampled_from(
    ["", "快报", "flash", "初步", "2019年", "2018", "去年", "推进中", "2019-12-31", "科技局", "=1"]
)
_HEADERS = (
    "编号",
    "指标",
    "单位",
    "实际值",
    "期间",
    "数据状态",
    "说明",
    "截至",
    "责任部门",
    "进展",
    "备用",
    "截止日期",
)
_ROW = st.tuples(_IDS, _INDICATORS, _UNITS, _VALUES, *[_WORDS] * 8)


@settings(max_examples=150, deadline=None)
@given(st.lists(_ROW, min_size=1, max_size=5), st.integers(4, 12), st.booleans())
def test_any_table_says_the_same_in_clean_form(rows: list[tuple[str, ...]], width: int, book: bool) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([_HEADERS[:width], *(row[:width] for row in rows)])
    data = out.getvalue().encode()
    fixed = fixed_of(data, "2019.csv")
    before = [said(row) for one in submissions(data, "2019.csv", NAMES) for row in one.rows]
    written = as_xlsx if book else as_csv
    clean = proven(fixed, written(fixed), OUT)
    assert [said(row) for one in submissions(clean, OUT, NAMES) for row in one.rows] == before
    assert written(fixed_of(clean, OUT)) == clean
