"""Submitted files to rows: header found, period known, rows matched to the plan, each cell with its place."""

from __future__ import annotations

import codecs
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.errors import InputError
from gxq_plan.model.period import Period
from gxq_plan.model.submission import Absence, Column, Submission
from gxq_plan.read import plan_file
from gxq_plan.read.actuals import data_files, read_file, submissions
from gxq_plan.read.header import is_header
from gxq_plan.read.names import Names

from .broken import Spot, said, spots_of
from .plans import changed

if TYPE_CHECKING:
    from pathlib import Path

# W02-2 repeats W01-3 (as 技术合同交易额 does in the real plan); I-1 and I-2 only happen to share a name.
PLAN = changed(
    (
        "    - number: 2\n",
        "      - {id: W01-3, name: 技术合同交易额, unit: 亿元, kind: flow, direction: up,\n"
        "         targets: {2018: 0.66, 2019: 0.78}}\n"
        "    - number: 2\n",
    ),
    (
        "projects:\n",
        "indicators:\n"
        "- {id: I-1, name: 培训活动, unit: 场, kind: flow, direction: up, targets: {2019: 5}}\n"
        "- {id: I-2, name: 培训活动, unit: 场, kind: flow, direction: up, targets: {2019: 9}}\n"
        "projects:\n",
    ),
) + (
    "      - {id: W02-2, name: 技术合同交易额, unit: 亿元, kind: flow, direction: up,\n"
    "         same_as: W01-3, aliases: [合同额], targets: {2018: 0.66, 2019: 0.78}}\n"
    "    - {number: 4, name: 组织论坛, department: 科学技术局}\n"
)
NAMES = Names(plan_file.from_bytes(PLAN.encode(), "plan.yaml"))


def read(text: str | bytes, path: str = "2019.csv", period: Period | None = None) -> Submission:
    [found] = submissions(text.encode() if isinstance(text, str) else text, path, NAMES, period)
    return found


def refused(text: str | bytes, path: str = "2019.csv") -> InputError:
    with pytest.raises(InputError) as caught:
        read(text, path)
    return caught.value


def spots(found: Submission) -> list[Spot]:
    return [(one.code, one.place.row, one.place.column_number) for one in found.findings]


def subjects(found: Submission) -> list[str | None]:
    return [row.subject for row in found.rows]


def rows(*lines: str) -> str:
    return "\n".join(("编号,指标,实际值", *lines)) + "\n"


# --- the header ---------------------------------------------------------------------------------------------------


def test_a_row_keeps_its_cells_and_their_places() -> None:
    found = read("指标,单位,编号,实际值,说明\n研发占比,%, W01-1 ,5.10,注\n")
    [row] = found.rows
    assert (row.subject, row.period, str(row.value), row.note) == ("W01-1", Period(2019), "5.10", "注")
    place = found.place(row, Column.VALUE)
    assert (place.file, place.row, place.column, place.column_number, place.cell) == (
        "2019.csv", 2, "实际值", 4, "D2",
    )  # fmt: skip
    assert found.read == 1


def test_a_place_without_a_column_is_that_of_the_row() -> None:
    found = read(rows("W01-1,研发占比,5"))
    assert found.place(found.rows[0], Column.UNIT).cell is None
    assert found.place(found.rows[0], Column.UNIT).row == 2


def test_every_header_of_the_contract_in_both_languages() -> None:
    chinese = "编号,指标,单位,期间,实际值,责任部门,数据状态,说明,填报人,截至,佐证,进展"
    english = "id,indicator,unit,period,value,department,data_status,note,submitted_by,as_of,evidence,progress"
    for header in (
        chinese,
        english,
        english.upper(),
        " 编 号 ,实际值　," + chinese.replace("编号,", "").replace("实际值,", ""),
    ):
        assert set(read(f"{header}\n").headers) == set(Column), header


def test_title_rows_and_blank_lines_above_the_header_are_skipped() -> None:
    found = read(
        "高新区指标报送表,,\n,,\n填报单位：科技局,,\n\n编号,指标,实际值\n\nW01-1,研发占比,5\n", "表.csv", Period(2018)
    )
    assert [(row.number, row.subject) for row in found.rows] == [(7, "W01-1")]


def test_multi_line_cells_keep_the_rows_of_an_editor() -> None:
    found = read('编号,实际值,说明\nW01-1,5,"两\n行"\n\nW01-2,4,一行\n')
    assert [row.number for row in found.rows] == [2, 5]
    assert found.rows[0].note == "两\n行"


def test_an_unknown_column_is_told_and_ignored() -> None:
    found = read("编号,实际值,批示,数据状太\nW01-1,5,x,快报\n")
    assert spots(found) == [("F106", 1, 3), ("F106", 1, 4)]
    assert "数据状态" in found.findings[1].fault.remedy.of("zh", **found.findings[1].facts)
    assert [one.severity for one in found.findings] == ["info", "info"]


@pytest.mark.parametrize(
    ("text", "code", "row", "column", "hint"),
    [
        ("编号,实际值,实际值\nW01-1,5,6\n", "F010", 1, 3, "2"),
        ("编号,实际值,value\nW01-1,5,6\n", "F010", 1, 3, "第 2 列"),
        ("W01-1,研发占比,5\nW01-2,外资机构数,4\n", "F006", 1, None, "W01-1"),
        ("随便写的\n一些话\n", "F006", 1, None, "随便写的"),
        ("标题,\n编号,指标,实际值(万元)\nW01-1,研发占比,5\n", "F007", 2, None, "实际值"),
        ("编号,指标,单位\nW01-1,研发占比,%\n", "F007", 1, None, "实际值"),
        ("单位,实际值\n%,5\n", "F007", 1, None, "编号"),
        (",,,\n,,,\n", "F003", None, None, ""),
    ],
)  # fmt: skip
def test_a_file_without_a_usable_header_is_refused(
    text: str, code: str, row: int | None, column: int | None, hint: str
) -> None:
    error = refused(text)
    assert spots_of(error) == [(code, row, column)]
    assert hint in said(error)


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "，", "|"])
def test_the_delimiter_is_the_one_that_leaves_a_header(delimiter: str) -> None:
    lines = ["报送表", "编号,指标,实际值", "W01-1,研发占比,5.3"]
    found = read("\n".join(lines).replace(",", delimiter))
    assert (found.layout.delimiter, found.layout.header) == (delimiter, 2)
    assert [(row.number, row.value) for row in found.rows] == [(3, Decimal("5.3"))]


@pytest.mark.parametrize(
    ("header", "column", "name"),
    [
        ("指标名称,完成值", Column.VALUE, "实际值"),
        ("考核指标,实际值,备注", Column.NOTE, "说明"),
        ("编号,实际值,责任单位", Column.DEPARTMENT, "责任部门"),
    ],
)
def test_synonyms_are_read_and_said(header: str, column: Column, name: str) -> None:
    found = read(f"{header}\n")
    assert column in found.headers
    assert "F109" in [one.code for one in found.findings]
    assert name in [said for _, said in found.layout.renamed]


def test_a_synonym_beside_the_name_itself_is_an_extra_column() -> None:
    found = read("编号,实际值,说明,备注\nW01-1,5,原因,别的\n")
    assert found.rows[0].note == "原因"
    assert [code for code, *_ in spots(found)] == ["F106"]


# --- wide tables and headers of two rows --------------------------------------------------------------------------


def test_periods_as_columns_give_a_row_each() -> None:
    found = read(
        "编号,指标,2018年,2019年,2020年\nW01-1,研发占比,5.1,5.2,\nW02-1,高新技术企业数,98,待统计,\n", "年度.csv"
    )
    assert [(row.number, row.subject, str(row.period), row.value) for row in found.rows] == [
        (2, "W01-1", "2018", Decimal("5.1")),
        (2, "W01-1", "2019", Decimal("5.2")),
        (3, "W02-1", "2018", Decimal(98)),
        (3, "W02-1", "2019", None),
    ]  # 2020 holds nothing yet: no rows
    assert [found.place(row, Column.VALUE).cell for row in found.rows] == ["C2", "D2", "C3", "D3"]
    assert found.layout.wide


def test_a_header_of_two_rows() -> None:
    found = read(
        "编号,指标,2018年,,2019年,\n,,目标值,实际值,目标值,实际值\nW01-1,研发占比,5.0,5.1,5.3,5.2\n", "年度.csv"
    )
    assert [(str(row.period), row.value) for row in found.rows] == [("2018", Decimal("5.1")), ("2019", Decimal("5.2"))]
    assert found.layout.header == 2
    assert found.findings == ()


def test_columns_of_targets_beside_the_value_are_not_values() -> None:
    found = read("序号,编号,指标,单位,2019年目标,实际值,完成率\n1,W01-1,研发占比,%,5.3,5.2,98%\n")
    assert [row.value for row in found.rows] == [Decimal("5.2")]
    assert found.findings == ()


def test_year_columns_beside_a_value_column_are_said_and_not_used() -> None:
    found = read("编号,2018年,2019年,实际值\nW01-1,5.1,5.3,5.2\n")
    assert [row.value for row in found.rows] == [Decimal("5.2")]
    assert [code for code, *_ in spots(found)] == ["F108", "F108"]


def test_the_office_of_a_title_line() -> None:
    assert read("填报单位：科技局,,\n" + rows("W01-1,,5")).department == "科学技术局"
    assert read("填报单位:,科学技术局,\n" + rows("W01-1,,5")).department == "科学技术局"
    assert read("填报单位：高新区,,\n" + rows("W01-1,,5")).department is None


@pytest.mark.parametrize(
    "line",
    [
        "合计,,1234",
        ",合计,1234",
        "注：数据为快报数,,",
        "注：数据为快报数,以年报为准,",
        "注 数据为快报数,,",
        "数据来源：统计局,,",
        "2.研发经费按火炬口径统计。,,",
        "※ 研发经费按火炬口径统计",
        ",本页小计,1234",
        "---,:---:,---",
        "填报人：张三,审核人：李四,日期：2020年1月",
        "一、产业创新引领工程,,",
        "编号,指标,实际值",
    ],
)
def test_rows_that_are_no_data_are_left_out_and_said(line: str) -> None:
    found = read(rows("W01-1,研发占比,5", line))
    assert subjects(found) == ["W01-1"]
    assert [code for code, *_ in spots(found)] == ["F110"]


def test_sums_may_be_named_in_a_column_of_no_importance() -> None:
    found = read("序号,指标,实际值\n1,研发占比,5\n合计,,1234\n")
    assert subjects(found) == ["W01-1"]
    assert [code for code, *_ in spots(found)] == ["F110"]


def test_another_table_below_is_not_read_by_the_header_above() -> None:
    # Its third column is the target: read by the header above it would pass for a value.
    found = read(rows("W01-1,研发占比,5", ",,", "编号,指标,目标值,实际值", "W02-1,高新技术企业数,110,98"))
    assert subjects(found) == ["W01-1"]
    assert spots(found) == [("F115", 4, None)]


@pytest.mark.parametrize(
    "line", ["W01-1,合计,5", ",注意力,5", ",平均工资增速,5", ",注册企业数,", ",高企数,", ",,5", ",,——", ",附注,约5"]
)
def test_rows_that_only_look_like_small_print_are_kept(line: str) -> None:
    assert len(read(rows(line)).rows) == 1


@pytest.mark.parametrize("header", ["实际{值", "实际值}", "{实际值数}", "{0}实际", "实际%s值"])
def test_braces_in_a_header_break_no_message(header: str) -> None:
    error = refused(f"编号,指标,{header}\nW01-1,研发占比,5\n")
    assert spots_of(error) == [("F007", 1, None)]
    assert said(error)


def test_a_header_and_no_rows_is_a_finding() -> None:
    found = read("编号,指标,实际值\n")
    assert (spots(found), list(found.rows)) == ([("F101", 1, None)], [])


# A sheet that was emptied and saved as CSV is nothing but commas.
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\r\n \t\n",
        codecs.BOM_UTF8,
        codecs.BOM_UTF16_LE,
        b"\xef\xbb\xbf\r\n",
        b",,,\r\n,,,\r\n",
        b'"",""\n',
        b"\x0b",
    ],
)
def test_an_empty_file(data: bytes) -> None:
    assert spots_of(refused(data)) == [("F003", None, None)]


# --- rows ---------------------------------------------------------------------------------------------------------


def test_rows_of_another_length_are_not_used_and_hide_no_other_row() -> None:
    found = read(rows("W01-1,研发占比,5", "W01-2,外资机构数,1,200", "W02-1,高新技术企业数", "W01-3,技术合同交易额,0.8"))
    assert spots(found) == [("F102", 3, None), ("F102", 4, None)]
    assert [row.value for row in found.rows] == [Decimal(5), None, None, Decimal("0.8")]
    assert [row.absence for row in found.rows] == [None, Absence.UNREADABLE, Absence.UNREADABLE, None]
    long, short = (one.fault.remedy.of("zh", **one.facts) for one in found.findings)
    assert "1,200" in long or "5,300" in long
    assert "补齐" in short


def test_the_same_error_from_a_grid_in_gb18030() -> None:
    found = read(rows("W01-1,研发占比,约5").encode("gb18030"))
    assert (found.encoding, found.rows[0].absence) == ("GB18030", Absence.NOT_A_NUMBER)


def test_a_value_is_read_in_the_unit_of_the_matched_row() -> None:
    found = read(rows("W01-1,研发占比,5.3%", "W02-1,高新技术企业数,5.3%"))
    assert [row.value for row in found.rows] == [Decimal("5.3"), None]


# --- matching -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["W01-1", "w01-1", "Ｗ０１－１", " W01-1 "])
def test_ids_match_in_any_case_and_width(written: str) -> None:
    assert subjects(read(rows(f"{written},,5"))) == ["W01-1"]


@pytest.mark.parametrize("written", ["研发占比", "研发 占比", "“研发”占比", "研发占比 "])
def test_names_match_folded(written: str) -> None:
    assert subjects(read(rows(f",{written},5"))) == ["W01-1"]


def test_an_alias_matches() -> None:
    assert subjects(read(rows(",合同额,0.8"))) == ["W02-2"]


def test_the_id_wins_over_the_name() -> None:
    assert subjects(read(rows("W01-1,高新技术企业数,5"))) == ["W01-1"]


def test_an_unknown_id_is_never_replaced_by_the_name() -> None:
    [row] = read(rows("W99-1,研发占比,5")).rows
    assert row.subject is None


@pytest.mark.parametrize(("line", "near"), [("W1-1,,5", "W01-1"), (",高新企业数,5", "高新技术企业数")])
def test_what_matches_nothing_has_candidates(line: str, near: str) -> None:
    [row] = read(rows(line)).rows
    assert row.subject is None
    assert near in row.candidates


def test_a_row_without_id_and_name_matches_nothing() -> None:
    [row] = read(rows(",,5")).rows
    assert (row.subject, row.candidates) == (None, ())


def test_a_name_shared_through_same_as_goes_to_the_original_first() -> None:
    found = read(rows(",技术合同交易额,0.8", ",研发占比,5", ",技术合同交易额,0.8"))
    assert subjects(found) == ["W01-3", "W01-1", "W02-2"]


def test_a_third_row_of_a_shared_name_is_the_copy_again() -> None:
    assert subjects(read(rows(*[",技术合同交易额,0.8"] * 3))) == ["W01-3", "W02-2", "W02-2"]


def test_turns_are_taken_within_a_period() -> None:
    found = read(
        "指标,期间,实际值\n技术合同交易额,2018,0.7\n技术合同交易额,2019,0.8\n技术合同交易额,2018,0.7\n", "表.csv"
    )
    assert subjects(found) == ["W01-3", "W01-3", "W02-2"]


def test_a_row_given_by_its_id_has_had_its_turn() -> None:
    # The department wrote the first id and left the second out: that is no duplicate.
    assert subjects(read(rows("W01-3,技术合同交易额,0.8", ",技术合同交易额,0.8"))) == ["W01-3", "W02-2"]


def test_a_name_shared_by_chance_asks_for_the_id() -> None:
    [row] = read(rows(",培训活动,5")).rows
    assert (row.subject, row.candidates) == (None, ("I-1", "I-2"))


def test_a_row_of_a_work_carries_its_progress() -> None:
    found = read("编号,指标,实际值,进展\nW04,组织论坛,,达序时\n,组织论坛,,已完成\n")
    assert subjects(found) == ["W04", "W04"]
    assert found.rows[0].text(Column.PROGRESS) == "达序时"
    assert found.read == 0  # works are shown, never scored


# --- periods ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "period"),
    [
        ("2019.csv", "2019"),
        ("2019-科技局.csv", "2019"),
        ("2019年度报送.csv", "2019"),
        ("2019Q3-科技局.csv", "2019Q3"),
        ("2019H1.csv", "2019H1"),
        ("2019-06.csv", "2019-06"),
        ("报送/2018.csv", "2018"),
        ("2019年上半年.csv", "2019H1"),
    ],
)
def test_the_period_of_a_file_name(path: str, period: str) -> None:
    found = read(rows("W01-1,,5"), path)
    assert [str(one) for one in found.periods] == [period]
    assert found.findings == ()


def test_the_period_of_a_title() -> None:
    found = read("高新区2018年度指标报送表,,\n" + rows("W01-1,,5"), "科技局.csv")
    assert found.periods == (Period(2018),)


def test_the_period_that_was_asked_for_fills_in_last() -> None:
    assert read(rows("W01-1,,5"), "-", Period(2020)).periods == (Period(2020),)
    assert read("2018年度报送表,,\n" + rows("W01-1,,5"), "-", Period(2020)).periods == (Period(2018),)
    assert read(rows("W01-1,,5"), "2019.csv", Period(2020)).periods == (Period(2019),)


def test_the_period_of_a_column() -> None:
    found = read("编号,期间,实际值\nW01-1,2018,5\nW01-1,2019年,6\nW01-2,2019年前三季度,3\n", "表.csv")
    assert [str(row.period) for row in found.rows] == ["2018", "2019", "2019Q3"]
    assert [str(one) for one in found.periods] == ["2018", "2019Q3", "2019"]


def test_a_row_that_disagrees_with_the_file_name() -> None:
    found = read("编号,期间,实际值\nW01-1,2019,5\nW01-2,2018,6\n")
    assert spots(found) == [("F105", 3, 2)]


def test_a_title_that_disagrees_with_the_file_name() -> None:
    # Last year's sheet, saved under this year's name, with its title left as it was.
    found = read("高新区2018年度指标报送表,,\n" + rows("W01-1,,5"))
    assert ("F105", 1) in [(code, row) for code, row, _ in spots(found)]


@pytest.mark.parametrize("written", ["去年", "2021", "2019Q5", "19年", "2019-13"])
def test_an_unknown_period_is_a_finding_of_its_cell(written: str) -> None:
    found = read(f"编号,期间,实际值\nW01-1,{written},5\nW01-2,2019,6\n", "表.csv")
    assert spots(found) == [("F103", 2, 2)]
    assert [row.period for row in found.rows] == [None, Period(2019)]
    assert found.read == 1


def test_no_period_anywhere_is_said_once() -> None:
    found = read(rows("W01-1,,5", "W01-2,,6"), "科技局.csv")
    assert spots(found) == [("F104", 1, None)]
    assert found.read == 0


# --- files and folders --------------------------------------------------------------------------------------------


def test_a_file_on_disk_keeps_the_name_it_is_shown_by(tmp_path: Path) -> None:
    (tmp_path / "2018.csv").write_text(rows("W01-1,,5"), encoding="utf-8")
    [found] = read_file(tmp_path / "2018.csv", "actuals/2018.csv", NAMES)
    assert found.path == "actuals/2018.csv"


@pytest.mark.parametrize("name", ["nothing.csv", "."])
def test_what_cannot_be_opened_is_an_input_error(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_file(tmp_path / name, name, NAMES)
    assert spots_of(caught.value) == [("F002", None, None)]


def test_only_names_that_begin_with_a_period_are_data(tmp_path: Path) -> None:
    kept = ["2018.csv", "2019-科技局.CSV", "2019Q3.csv"]
    for name in [*kept, "README.md", "草稿.csv", "2019.csv.bak", ".2019.csv", "~$2019.csv", "20190.csv", "2019.txt"]:
        (tmp_path / name).touch()
    (tmp_path / "2020.csv").mkdir()
    assert [one.name for one in data_files(tmp_path)] == kept


# --- anything at all ----------------------------------------------------------------------------------------------


def readable(data: bytes, path: str) -> None:
    """Reads it and says everything: the only exception that may come is InputError."""
    try:
        found = read(data, path)
    except InputError as error:
        assert error.findings
        assert said(error)
        assert said(error, "en")
    else:
        for one in found.findings:
            assert one.fault.message.of("zh", **one.facts)
            assert one.fault.remedy.of("en", **one.facts)


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_submission_or_an_input_error(data: bytes) -> None:
    readable(data, "2019.csv")


_WORDS = "编号 指标 实际值 进展 期间 W01-1 w04 研发占比 技术合同交易额 培训活动 2019 2019Q2 5 1,200 约5 待统计 ——"
_HOSTILE = ("", " ", "{x}", "}", "%s", "[red]", "\x1b[31m", "\u202e", "=1+1", '"', "\n", ";")
_CELL = st.one_of(st.sampled_from((*_WORDS.split(), *_HOSTILE)), st.text(max_size=8))
_TABLE = st.lists(st.lists(_CELL, max_size=5), max_size=6)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'


@settings(deadline=None)
@given(_TABLE, st.booleans(), st.sampled_from(["utf-8", "gb18030", "utf-16"]), st.sampled_from(["2019.csv", "x", "-"]))
def test_any_table_is_a_submission_or_an_input_error(
    table: list[list[str]], quoted: bool, encoding: str, path: str
) -> None:
    lines = [",".join(map(_quoted, cells) if quoted else cells) for cells in table]
    readable("\r\n".join(lines).encode(encoding, errors="replace"), path)


def _is_data(cells: list[str]) -> bool:
    """Whether a row holds a value: not the header again or another one, not a row of dashes."""
    value = cells[2].strip()
    if is_header(cells):  # the labels of another table
        return False
    return value not in ("", "编号", "指标", "实际值", "进展", "期间") and bool(value.strip(":-_+=—–─━"))


@settings(deadline=None)
@given(_TABLE.filter(lambda table: not any("\x00" in cell for row in table for cell in row)))  # NUL is binary: F004
def test_any_row_below_a_good_header_is_kept_with_its_place(table: list[list[str]]) -> None:
    body = [cells for cells in ([*row, "", "", ""][:3] for row in table) if _is_data(cells)]
    text = "编号,指标,实际值\r\n" + "".join(",".join(map(_quoted, cells)) + "\r\n" for cells in body)
    [found] = submissions(text.encode("utf-8", "replace"), "2019.csv", NAMES)
    # What is small print is left out and said; everything else is a row, in order, with its text as it was.
    left_out = [one for one in found.findings if one.code == "F110"]
    assert len(found.rows) + len(left_out) == len(body)
    raws = iter(cells[2].strip().encode("utf-8", "replace").decode() for cells in body)
    for row in found.rows:
        assert row.cell.raw in raws
        assert (row.value is None) != (row.absence is None)
