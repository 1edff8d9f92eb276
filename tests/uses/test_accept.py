"""What becomes of submitted values, rule by rule, and that the record and the actuals always agree."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gxq_plan import clock
from gxq_plan.errors import InputError
from gxq_plan.read import record_file
from gxq_plan.read.plan_file import from_file
from gxq_plan.report.catalogue import CATALOGUE
from gxq_plan.uses.accept import Manner, accept
from gxq_plan.uses.locate import Source

if TYPE_CHECKING:
    from gxq_plan.model.record import Line
    from gxq_plan.report.accepted import Accepted

PLAN = """\
schema: gxq.plan/1
plan: {id: p, title: p, periods: [2018, 2019, 2020]}
departments: [{name: 甲局}, {name: 乙局}]
projects:
- number: 1
  name: 工程
  tasks:
  - number: 1
    name: 任务
    works:
    - number: 1
      name: 工作
      lead: 甲局
      indicators:
      - {id: W01-1, name: 年末企业数, unit: 家, kind: level, direction: up, department: 甲局,
         targets: {2018: 80, 2019: 100, 2020: 120}}
      - {id: W01-2, name: 年末面积, unit: 亩, kind: level, direction: up, department: 甲局,
         targets: {2018: 8, 2019: 10, 2020: 12}}
    - {number: 2, name: 论坛, department: 乙局}
"""
HEADER = "编号,实际值,数据状态,说明,进展\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return made(tmp_path)


def made(home: Path) -> Path:
    (home / "plan.yaml").write_text(PLAN, encoding="utf-8")
    (home / "actuals").mkdir()
    return home


def take(home: Path, *rows: str, name: str = "2019-甲局.csv", reason: str = "", **how: object) -> Accepted:
    text = rows[0] if rows and "\n" in rows[0] else HEADER + "".join(f"{one}\n" for one in rows)
    return take_file(home, Source(name, data=text.encode("utf-8-sig")), reason=reason, **how)


def take_file(home: Path, *sources: Source, reason: str = "", **how: object) -> Accepted:
    path = home / "plan.yaml"
    manner = Manner("zh", reason=reason, **how)  # type: ignore[arg-type]
    return accept(from_file(path, known=lambda: CATALOGUE), path, sources, home / "actuals", manner)


def kinds(accepted: Accepted) -> list[str]:
    return [one.kind for one in accepted.changes]


def codes(accepted: Accepted) -> list[str]:
    return [one.code for one in accepted.findings if one.code[0] in "AXF" and one.severity == "error"]


def lines(home: Path) -> tuple[Line, ...]:
    return record_file.record(home / "record", "record").lines


def actuals(home: Path, name: str = "2019.csv") -> str:
    return (home / "actuals" / name).read_text(encoding="utf-8-sig")


def files(home: Path) -> dict[str, bytes]:
    return {
        one.relative_to(home).as_posix(): one.read_bytes()
        for one in sorted(home.rglob("*"))
        if one.is_file() and one.name != ".lock"
    }


def test_a_first_value_goes_into_the_file_of_its_period(home: Path) -> None:
    taken = take(home, "W01-1,90,快报,按直报平台,", by="张三")
    assert kinds(taken) == ["new"]
    assert actuals(home) == (
        "编号,指标,单位,实际值,责任部门,数据状态,进展,说明,截至,填报人,佐证\n"
        "W01-1,年末企业数,家,90,甲局,快报,,按直报平台,,,\n"
    )
    [line] = lines(home)
    assert (line.old_value, line.value, line.source_file, line.cell, line.raw) == (
        "",
        "90",
        "2019-甲局.csv",
        "B2",
        "90",
    )
    assert line.accepted_by == "张三"
    kept = (home / "record" / "received" / line.sha256).read_bytes()
    assert hashlib.sha256(kept).hexdigest() == line.sha256
    assert kept.startswith(b"\xef\xbb\xbf")


def test_what_a_later_row_says_more_changes_its_line_alone(home: Path) -> None:
    """A new file has every column from the start: one that came in later would change every line."""
    take(home, "W01-1,90,快报,,", "W01-2,9,快报,,")
    before = actuals(home).splitlines()
    take(home, "编号,实际值,数据状态,截至,填报人,佐证\nW01-1,90,年报,2019-12-31,张三,决算.pdf\n")
    changed = [new for old, new in zip(before, actuals(home).splitlines(), strict=True) if old != new]
    assert changed == ["W01-1,年末企业数,家,90,甲局,年报,,,2019-12-31,张三,决算.pdf"]


def test_the_same_file_twice_changes_not_one_byte(home: Path) -> None:
    take(home, "W01-1,90,快报,按直报平台,", "W02,,,开了两场,推进中")
    before = files(home)
    again = take(home, "W01-1,90,快报,按直报平台,", "W02,,,开了两场,推进中")
    assert kinds(again) == ["unchanged", "unchanged"]
    assert files(home) == before


# What stands, what comes, the reason of the call: what becomes of it, or the code that refuses it.
CASES = {
    "firmer status": ("90,快报,", "95,年报,", "", "raised"),
    "firmer status, same value": ("90,快报,", "90,年报,", "", "raised"),
    "a status where there was none": ("90,,", "95,快报,", "", "raised"),
    "less firm": ("90,核实,", "95,快报,", "", "A031"),
    "less firm, with a reason": ("90,核实,", "95,预计,原数有误", "写明原因", "A031"),
    "less firm, same value": ("90,核实,", "90,快报,", "", "A031"),
    "no status against one": ("90,年报,", "95,,", "", "A031"),
    "no status, same value": ("90,年报,", "90,,", "", "unchanged"),
    "changed without reason": ("90,快报,", "95,快报,", "", "A033"),
    "changed with a note": ("90,快报,", "95,快报,漏报五家", "", "revised"),
    "changed with --reason": ("90,快报,", "95,快报,", "漏报五家", "revised"),
    "a note that says nothing": ("90,快报,", "95,快报,无", "", "A033"),
    "the mark of made-up data is no reason": ("90,快报,", "95,快报,虚构示例数据", "", "A033"),
    "the note of the old value is no reason": ("90,快报,按直报平台", "95,快报,按直报平台", "", "A033"),
    "revision with reason": ("90,核实,", "95,修订,经济普查", "", "revised"),
    "revision without": ("90,核实,", "95,修订,", "", "A033"),
    "revision, same value, without": ("90,核实,", "90,修订,", "", "A033"),
    "a value after a revision": ("90,修订,普查", "95,核实,重算", "", "A031"),
    "pending in place of a value": ("90,快报,", "待统计,,还没算完", "", "A034"),
    "pending in place of a value, with --reason": ("90,快报,", "待统计,,", "还没算完", "A034"),
    "withdrawn": ("90,快报,", "待统计,修订,数据源撤回", "", "withdrawn"),
    "withdrawn without reason": ("90,快报,", "待统计,修订,", "", "A033"),
    "a value where it was pending": ("待统计,,四月出数", "90,快报,", "", "new"),
    "an empty cell": ("90,快报,", ",,", "", None),
    "the same number in other digits": ("90,快报,", "90.0,快报,", "", "unchanged"),
    "a further note": ("90,快报,", "90,快报,按直报平台", "", "noted"),
    "no note takes none away": ("90,快报,按直报平台", "90,快报,", "", "unchanged"),
    "one of English, the same": ("90,快报,", "90,flash,", "", "unchanged"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_becomes_of_a_value(home: Path, name: str) -> None:
    stands, comes, reason, wanted = CASES[name]
    assert not take(home, f"W01-1,{stands},").refused
    before, known = files(home), lines(home)
    taken = take(home, f"W01-1,{comes},", reason=reason)
    if wanted is None or wanted == "unchanged":
        assert kinds(taken) == [wanted] * bool(wanted)
        assert files(home) == before
    elif wanted[0] == "A":
        assert (codes(taken), taken.refused) == ([wanted], True)
        assert files(home) == before
        [found] = [one for one in taken.findings if one.code == wanted]
        assert found.place.file == "2019-甲局.csv"
        assert found.place.row == 2
    else:
        assert kinds(taken) == [wanted]
        new = lines(home)[len(known) :]
        assert [(one.old_value, one.old_data_status) for one in new] == [tuple(stands.split(",")[:2])]
        assert comes.split(",")[0] in actuals(home)


@pytest.mark.parametrize(
    ("stands", "comes", "wanted"),
    [("推进中", "已完成", "raised"), ("已完成", "推进中", "A033"), ("推进中", "under_way", "unchanged")],
)
def test_progress_of_a_work_is_a_value(home: Path, stands: str, comes: str, wanted: str) -> None:
    take(home, f"W02,,,,{stands}")
    taken = take(home, f"W02,,,,{comes}")
    assert (codes(taken) or kinds(taken)) == [wanted]
    assert [one.value for one in lines(home)] == ([stands, comes] if wanted == "raised" else [stands])


def test_one_fault_refuses_everything(home: Path) -> None:
    take(home, "W01-1,90,核实,,")
    before = files(home)
    taken = take(home, "W01-1,95,快报,,", "W01-2,9,年报,,")
    assert taken.refused
    assert files(home) == before


def test_what_check_refuses_is_not_said_twice(home: Path) -> None:
    taken = take(home, "W01-1,约90,快报,,", "W01-1,95,快报,,")
    assert codes(taken) == ["A003", "A002"] or codes(taken) == ["A003"], codes(taken)


def test_old_values_are_those_of_a_folder_without_record(home: Path) -> None:
    (home / "actuals" / "2019.csv").write_text("编号,实际值,数据状态\nW01-1,90,年报\n", encoding="utf-8")
    taken = take(home, "W01-1,95,快报,,")
    assert codes(taken) == ["A031"]
    [found] = [one for one in taken.findings if one.code == "A031"]
    assert "2019.csv B2" in found.fault.message.of("zh", **found.facts)
    taken = take(home, "W01-1,95,修订,普查,")
    assert [(one.old_value, one.value) for one in lines(home)] == [("90", "95")]


def test_rows_that_nothing_changes_stay_as_they_are(home: Path) -> None:
    """Other columns, quotes, spaces, a remark at the end, CRLF, no BOM, no line end at the end."""
    path = home / "actuals" / "2019.csv"
    path.write_bytes(
        '"编号",指标,实际值,内部备注\r\nW01-2, 年末面积 ,"9.50",留着\r\n注：以上为快报数,,,\r\nX9,别的,1,留着'.encode()
    )
    taken = take(home, "W01-1,90,,,")
    assert not taken.refused, codes(taken)
    assert path.read_bytes() == (
        '"编号",指标,实际值,内部备注,单位,责任部门\r\nW01-1,年末企业数,90,,家,甲局\r\n'
        "W01-2, 年末面积 ,9.50,留着,,\r\n注：以上为快报数,,,,,\r\nX9,别的,1,留着,,\r\n".replace(
            '"编号"', "编号"
        ).encode()
    )
    take(home, "W01-1,91,快报,,")  # now that the columns are there only its own row changes
    before = path.read_bytes().decode().split("\r\n")
    take(home, "W01-1,92,年报,,")
    after = path.read_bytes().decode().split("\r\n")
    assert [one for one, two in zip(before, after, strict=True) if one != two] == [before[1]]


def test_a_file_that_is_no_plain_table_is_rewritten_and_kept(home: Path) -> None:
    path = home / "actuals" / "2019.csv"
    old = "2019年报表\n编号;实际值;单位\nW01-2;9,000;亩\n".encode("gb18030")
    path.write_bytes(old)
    take(home, "W01-1,90,快报,,")
    assert actuals(home).splitlines()[1:] == ["W01-1,年末企业数,家,90,甲局,快报,,,,,", "W01-2,,亩,9000,,,,,,,"]
    assert (home / "record" / "received" / hashlib.sha256(old).hexdigest()).read_bytes() == old


def test_what_reports_were_made_from_is_kept(home: Path) -> None:
    """The actuals file before and after, and the plan in force: also where somebody edits the file by hand next."""
    path = home / "actuals" / "2019.csv"
    path.write_text("编号,实际值\nW01-2,9\n", encoding="utf-8")
    first = path.read_bytes()
    take(home, "W01-1,95,年报,,")
    for data in (first, path.read_bytes(), PLAN.encode()):
        assert (home / "record" / "received" / hashlib.sha256(data).hexdigest()).read_bytes() == data


def test_a_value_in_another_file_of_the_folder_is_not_doubled(home: Path) -> None:
    (home / "actuals" / "2019-甲局.csv").write_text("编号,实际值\nW01-1,90\n", encoding="utf-8")
    taken = take(home, "W01-1,95,年报,,")
    assert codes(taken) == ["F027"]
    assert [one.place.cell for one in taken.findings if one.code == "F027"] == ["B2"]
    assert not (home / "actuals" / "2019.csv").exists()
    # The way out that the message gives.
    (home / "actuals" / "2019-甲局.csv").rename(home / "2019-甲局.csv")
    assert kinds(take_file(home, Source("2019-甲局.csv", home / "2019-甲局.csv"))) == ["new"]


def test_an_actuals_file_edited_by_hand_is_found_and_can_be_adopted(home: Path) -> None:
    take(home, "W01-1,90,快报,,", "W01-2,9,年报,,")
    path = home / "actuals" / "2019.csv"
    path.write_bytes(path.read_bytes().replace(b",90,", b",99,").replace(b"W01-2", b"#W01-2"))
    edited = path.read_bytes()
    taken = take(home, "W02,,,,推进中")
    assert sorted(codes(taken)) == ["F026", "F028"]
    assert codes(take_file(home, Source("actuals/2019.csv", path))) == ["A033", "A001"]
    path.write_bytes(b"\n".join(one for one in edited.split(b"\n") if not one.startswith(b"#")))
    taken = take_file(home, Source("actuals/2019.csv", path), reason="手工改对")
    assert kinds(taken) == ["revised", "restored"]
    assert "W01-2,年末面积,亩,9,甲局,年报" in actuals(home)
    assert [(one.value, one.reason) for one in lines(home)][2:] == [("99", "手工改对")]
    assert kinds(take(home, "W02,,,,推进中")) == ["new"]


def test_a_hand_made_folder_is_adopted_whole(home: Path) -> None:
    path = home / "actuals" / "2019.csv"
    path.write_text("编号,实际值,数据状态\nW01-1,90,年报\nW01-2,9,年报\n", encoding="utf-8")
    assert kinds(take_file(home, Source("actuals/2019.csv", path))) == ["new", "new"]
    assert [(one.old_value, one.value, one.cell) for one in lines(home)] == [("", "90", "B2"), ("", "9", "B3")]
    before = files(home)
    assert kinds(take_file(home, Source("actuals/2019.csv", path))) == ["unchanged", "unchanged"]
    assert files(home) == before


def test_two_values_at_once_under_a_rule_that_is_switched_off(home: Path) -> None:
    plan = home / "plan.yaml"
    plan.write_text(PLAN + "rules: {ignore: [X002, A002]}\n", encoding="utf-8")
    assert codes(take(home, "W01-1,90,快报,,", "W01-1,91,快报,,")) == ["A035"]
    assert kinds(take(home, "W01-1,90,快报,,", "W01-1,90,快报,,")) == ["new"]


def test_a_dry_run_writes_nothing_at_all(home: Path) -> None:
    taken = take(home, "W01-1,90,快报,,", dry_run=True)
    assert kinds(taken) == ["new"]
    assert not (home / "record").exists()
    assert list((home / "actuals").iterdir()) == []


def test_a_received_file_that_was_lost_is_put_back_by_the_original(home: Path) -> None:
    text = f"{HEADER}W01-1,90,快报,,\n"
    take(home, text)
    [line] = lines(home)
    kept = home / "record" / "received" / line.sha256
    kept.unlink()
    assert codes(take(home, "W01-2,9,快报,,")) == ["F022"]
    kept.write_bytes(b"something else")
    assert codes(take(home, "W01-2,9,快报,,")) == ["F022"]
    assert kinds(take(home, text)) == ["unchanged"]
    assert hashlib.sha256(kept.read_bytes()).hexdigest() == line.sha256
    assert kinds(take(home, "W01-2,9,快报,,")) == ["new"]


def test_periods_inside_a_year_have_their_own_file(home: Path) -> None:
    take(home, "W01-1,90,快报,,", name="2019Q3-甲局.csv")
    take(home, "W01-1,85,快报,,", name="2019-06.csv")
    assert sorted(one.name for one in (home / "actuals").iterdir()) == ["2019-06.csv", "2019Q3.csv"]


def test_a_wide_table_gives_each_period_its_cell(home: Path) -> None:
    taken = take(home, "编号,2018年,2019年\nW01-1,70,90\n", name="两年.csv")
    assert [(str(one.period), one.place.cell) for one in taken.changes] == [("2018", "B2"), ("2019", "C2")]


def test_a_workbook_is_kept_with_its_sheet(home: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2019年报"
    for row in (["2019年甲局报表"], ["编号", "实际值", "数据状态", "说明"], ["W01-2", 9.5, "年报", "一行\n两行"]):
        sheet.append(row)
    path = home / "甲局.xlsx"
    book.save(path)
    taken = take_file(home, Source("甲局.xlsx", path))
    assert kinds(taken) == ["new"]
    [line] = lines(home)
    assert (line.sheet, line.cell, line.raw, line.value) == ("2019年报", "B3", "9.5", "9.5")
    assert (home / "record" / "received" / line.sha256).read_bytes() == path.read_bytes()
    assert kinds(take_file(home, Source("甲局.xlsx", path))) == ["unchanged"]  # also over a note of two lines
    assert kinds(take(home, "W01-1,90,年报,,")) == ["new"]


def test_names_that_are_no_unicode_can_be_recorded(home: Path) -> None:
    take(home, "W01-1,90,快报,,", name="2019-\udcff.csv")
    assert lines(home)[0].source_file == "2019-\\udcff.csv"


def test_the_time_is_that_of_source_date_epoch(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1577836800")
    take(home, "W01-1,90,快报,,")
    assert lines(home)[0].accepted == "2020-01-01T00:00:00+00:00"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert clock.now().isoformat(timespec="seconds")[-6] in "+-"


VALUES = st.sampled_from(["70", "80.5", "90", "待统计", ""])
STATUSES = st.sampled_from(["", "预计", "快报", "年报", "核实", "修订"])
ROW = st.tuples(
    st.sampled_from(["W01-1", "W01-2"]), VALUES, STATUSES, st.sampled_from(["", "有原因", "另一个原因"]), st.just("")
)
CALL = st.tuples(st.lists(ROW, min_size=1, max_size=2, unique_by=lambda one: one[0]), st.sampled_from(["", "整批原因"]))


@given(st.lists(CALL, min_size=1, max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_is_taken_in_the_record_is_whole_and_says_what_stands(
    calls: list[tuple[list[tuple[str, ...]], str]],
) -> None:
    home = made(Path(tempfile.mkdtemp()))
    try:
        for rows, reason in calls:
            before = files(home)
            taken = take(home, *(",".join(one) for one in rows), reason=reason)
            if taken.refused or not taken.taken:
                assert files(home) == before
        known = record_file.record(home / "record", "record")
        assert record_file.received_faults(home / "record", "record", known) == []
        standing: dict[tuple[str, str], tuple[str, str]] = {}
        for line in known.lines:
            assert (line.old_value, line.old_data_status) == standing.get(line.key, ("", ""))
            standing[line.key] = (line.value, line.data_status)
        written = [one.split(",") for one in actuals(home).splitlines()[1:]] if known.lines else []
        assert {(one[0], "2019"): (one[3], one[5]) for one in written} == standing
        assert all(Decimal(value) >= 0 for value, _ in standing.values() if value != "待统计")
    finally:
        shutil.rmtree(home)


def test_a_damaged_record_stops_everything(home: Path) -> None:
    take(home, "W01-1,90,快报,,")
    path = home / "record" / "revisions.csv"
    path.write_bytes(path.read_bytes().replace(b",90,", b",91,", 1))
    with pytest.raises(InputError) as error:
        take(home, "W01-2,9,快报,,")
    assert [one.code for one in error.value.findings] == ["F021"]
