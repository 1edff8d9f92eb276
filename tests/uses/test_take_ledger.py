"""A ledger goes out, is filled in, comes back: nothing is lost, and what is wrong is named by its cell."""

from __future__ import annotations

import csv
import io
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan import words
from gxq_plan.errors import InputError
from gxq_plan.finding import Severity
from gxq_plan.model.ledger import Entry
from gxq_plan.read.kept_ledgers import KEPT
from gxq_plan.report.blocks import Paragraph
from gxq_plan.report.ledger_form import book
from gxq_plan.report.outline_ledger import verdict
from gxq_plan.report.outline_supervise import notes
from gxq_plan.text import LANGS, Lang, Text
from gxq_plan.uses.kept_ledgers import kept
from gxq_plan.uses.scope import Scope
from gxq_plan.uses.supervise import supervise
from gxq_plan.uses.take_ledger import take
from gxq_plan.write.form import form_xlsx
from gxq_plan.write.kept_ledger import keep

from ..make import period_of
from ..office import all_converted
from ..small import plan, submissions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.report.supervision import Taken

DAY, NOW = "2020-01-31", "2020-01-31T08:00:00+00:00"
ANSWER = {
    "cause": "审批卡住了，“一网通办”未上线",
    "measure": "每周调度; 约谈",
    "deadline": "2020-12-31",
    "person": "张三",
    "handling": "=已报方案",
    "state": "办理中",
}
EXPECTED = {**ANSWER, "state": "in_hand"}


@cache
def workbook(lang: Lang) -> bytes:
    found = supervise(plan(), submissions(), Scope({}), period_of(2019), DAY)
    return form_xlsx(book(found, lang, datetime(2020, 1, 1)))


def sent(path: Path, lang: Lang = "zh") -> Path:
    path.write_bytes(workbook(lang))
    return path


def fill(path: Path, answers: Mapping[str, Any], row: int | None = None, lang: Lang = "zh") -> None:
    """Writes into the columns of every row, or of one; the header is row 4."""
    made = openpyxl.load_workbook(path)
    sheet = made.worksheets[0]
    at = {cell.value: cell.column or 0 for cell in sheet[4]}
    for number in range(5, sheet.max_row + 1) if row is None else (row,):
        for key, text in answers.items():
            cell = sheet.cell(number, at[words.LEDGER[key].of(lang)])
            if isinstance(text, str) and text.startswith("="):
                cell.value, cell.data_type = text, "s"
            else:
                cell.value = text
    made.save(path)


def accept(folder: Path, *paths: Path, lang: Lang = "zh") -> Taken:
    return take(plan(), submissions(), paths, folder / "actuals", DAY, NOW, lang)


def said(entry: Entry) -> dict[str, str]:
    return {key: getattr(entry, key) for key in words.LEDGER_ASKED}


def in_chinese(one: Paragraph) -> str:
    assert isinstance(one.words, Text)
    return one.words.zh


def codes(taken: Taken) -> list[tuple[str | None, str]]:
    return [(one.place.cell, one.code) for one in taken.findings if one.severity is not Severity.INFO]


def test_what_is_known_is_locked_and_what_is_asked_is_open(tmp_path: Path) -> None:
    for lang in LANGS:
        sheet = openpyxl.load_workbook(sent(tmp_path / f"{lang}.xlsx", lang)).worksheets[0]
        assert sheet.protection.sheet
        for cell in sheet[4]:
            asked = cell.value in [words.LEDGER[key].of(lang) for key in words.LEDGER_ASKED]
            assert sheet.cell(5, cell.column or 0).protection.locked is not asked
        lists = [one for one in sheet.data_validations.dataValidation if one.type == "list"]
        assert all(word.of(lang) in lists[0].formula1 for word in words.LEDGER_STATE.values())


def test_filled_in_with_libreoffice_nothing_is_lost(tmp_path: Path) -> None:
    """Filled in, then saved by LibreOffice as a workbook of its own kind and of Excel's."""
    path = sent(tmp_path / "台账.xlsx")
    fill(path, ANSWER)
    for kind in ("xlsx", "ods"):
        [back] = all_converted([path], tmp_path / kind.partition(":")[0], kind)
        folder = back.parent / "data"
        (folder / "actuals").mkdir(parents=True)
        taken = accept(folder, back)
        assert codes(taken) == []
        assert [one.id for one in taken.entries] == ["W01-1", "W01-2", "W02"]
        assert all(said(one) == EXPECTED for one in taken.entries)
        assert [one._replace(number=0) for one in kept(folder / "actuals")] == [
            one._replace(accepted=NOW) for one in taken.entries
        ]
        received = folder / "record" / "received" / taken.entries[0].sha256
        assert received.read_bytes() == back.read_bytes()


def test_a_day_typed_as_a_day_is_a_day(tmp_path: Path) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, {**ANSWER, "deadline": datetime(2020, 12, 31)})
    assert [one.deadline for one in accept(tmp_path, path).entries] == ["2020-12-31"] * 3


def test_what_came_back_is_on_the_next_list_and_in_the_next_ledger(tmp_path: Path) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, ANSWER)
    accept(tmp_path, path)
    entries = kept(tmp_path / "actuals")
    found = supervise(plan(), submissions(), Scope({}), period_of(2019), DAY, entries=entries)
    assert [one.promise.person for one in found.items] == ["张三"] * 3
    assert [one.cause for one in found.items] == [ANSWER["cause"]] * 3
    again = tmp_path / "again.xlsx"
    again.write_bytes(form_xlsx(book(found, "zh", datetime(2020, 1, 1))))
    taken = accept(tmp_path, again)
    assert codes(taken) == []
    assert all(said(one) == EXPECTED for one in taken.entries)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"id": "W01-9"}, ("B5", "A040")),
        ({"period": "本年"}, ("D5", "A042")),
        ({"period": "2031"}, ("D5", "A042")),
        ({"deadline": "年内抓紧"}, ("P5", "A044")),
        ({"deadline": "2020-02-30"}, ("P5", "A044")),
        ({"deadline": "2020-01-30"}, ("P5", "A045")),
        ({"measure": None}, ("O5", "A046")),
        ({"cause": "无"}, ("N5", "A046")),
        ({"person": " "}, ("Q5", "A046")),
        ({"state": "快了"}, ("S5", "A047")),
    ],
)
def test_a_cell_that_is_wrong_is_named_and_nothing_is_kept(
    tmp_path: Path, answers: Mapping[str, Any], expected: tuple[str, str]
) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, ANSWER)
    fill(path, answers, row=5)
    taken = accept(tmp_path, path)
    assert codes(taken) == [expected]
    for lang in LANGS:
        assert all(one.fault.remedy.of(lang, **one.facts) for one in taken.findings)
    assert not (tmp_path / "record").exists()


def test_a_changed_figure_is_told_and_has_no_effect(tmp_path: Path) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, ANSWER)
    fill(path, {"actual": "10家", "department": "乙局"}, row=5)
    taken = accept(tmp_path, path)
    assert codes(taken) == [("E5", "A043"), ("I5", "A043")]
    assert len(taken.kept) == 1


def test_a_day_that_is_over_is_fine_where_the_matter_is_closed(tmp_path: Path) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, {**ANSWER, "deadline": "2020-01-30", "state": "已办结"})
    assert codes(accept(tmp_path, path)) == []


def test_a_row_that_stands_twice_is_told_also_over_two_files(tmp_path: Path) -> None:
    first, second = sent(tmp_path / "a.xlsx"), sent(tmp_path / "b.xlsx")
    fill(first, ANSWER)
    fill(second, {**ANSWER, "person": "李四"})
    taken = accept(tmp_path, first, second)
    assert {code for _, code in codes(taken)} == {"A048"}
    assert taken.kept == ()


def test_all_or_nothing_over_several_files(tmp_path: Path) -> None:
    good, bad = sent(tmp_path / "a.xlsx"), tmp_path / "b.xlsx"
    fill(good, ANSWER)
    bad.write_bytes(b"nothing")
    taken = accept(tmp_path, good, bad, tmp_path / "c.xlsx")
    assert [one.code for one in taken.findings] == ["F060", "F001"]
    assert not (tmp_path / "record").exists()


def test_the_same_file_is_kept_once_and_a_later_one_counts(tmp_path: Path) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, ANSWER)
    assert len(accept(tmp_path, path).kept) == 1
    again = accept(tmp_path, path)
    assert (again.kept, len(again.already)) == ((), 1)
    fill(path, {"person": "李四"})
    accept(tmp_path, path)
    entries = kept(tmp_path / "actuals")
    assert [one.number for one in entries] == [1, 1, 1, 2, 2, 2]
    found = supervise(plan(), submissions(), Scope({}), period_of(2019), DAY, entries=entries)
    assert [one.promise.person for one in found.items] == ["李四"] * 3


def answered(path: Path, *ids: str) -> Path:
    """A ledger as CSV with these rows alone."""
    header = ",".join(words.LEDGER[key].zh for key in ("id", "period", *words.LEDGER_ASKED))
    lines = [f"{id},2019,a,b,2031-12-31,c,," for id in ids]
    path.write_text("\n".join([header, *lines, ""]), encoding="utf-8-sig")
    return path


def test_only_what_is_new_is_counted(tmp_path: Path) -> None:
    """A ledger that had been taken in before, given again beside a new one."""
    old, new = answered(tmp_path / "a.csv", "W01-1"), answered(tmp_path / "b.csv", "W01-2")
    accept(tmp_path, old)
    assert "收入 1 份台账、1 项" in in_chinese(verdict(accept(tmp_path, old, new)))


@pytest.mark.parametrize(("ids", "told"), [(("W01-1", "W01-2", "W02"), []), (("W01-2", "W02"), ["W01-1"])])
def test_a_row_that_was_deleted_before_it_came_back_is_named(
    tmp_path: Path, ids: tuple[str, ...], told: list[str]
) -> None:
    accept(tmp_path, answered(tmp_path / "l.csv", *ids))
    entries = kept(tmp_path / "actuals")
    found = supervise(plan(), submissions(), Scope({}), period_of(2019), DAY, entries=entries)
    said = [in_chinese(one) for one in notes(found) if isinstance(one, Paragraph)]
    assert [one.rpartition("：")[2] for one in said if "没有收到填报" in one] == told


def test_an_empty_ledger_is_said_to_be_empty(tmp_path: Path) -> None:
    path = tmp_path / "l.xlsx"
    path.write_bytes(b"")
    [one] = accept(tmp_path, path).findings
    assert one.fault.message.of("zh", **one.facts).startswith("文件是空的，没有督办台账的表头")


def test_a_row_that_is_fine_by_now_is_kept_with_a_word(tmp_path: Path) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, ANSWER)
    better = submissions({("W01-1", 2019): "12", ("W01-2", 2019): "4", ("W02", 2019): "未启动"})
    taken = take(plan(), better, [path], tmp_path / "actuals", DAY, NOW, "zh")
    assert [(one.place.cell, one.code) for one in taken.findings] == [("B5", "A041")]
    assert len(taken.entries) == 3


@pytest.mark.parametrize("lang", LANGS)
def test_a_ledger_of_either_language_is_read_by_either(tmp_path: Path, lang: Lang) -> None:
    path = sent(tmp_path / "l.xlsx", lang)
    fill(path, {**ANSWER, "state": words.LEDGER_STATE["in_hand"].of(lang)}, lang=lang)
    taken = accept(tmp_path, path, lang="en")
    assert codes(taken) == []
    assert [said(one) for one in kept(tmp_path / "actuals")] == [EXPECTED] * 3


def test_a_ledger_without_a_column_says_which(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text("编号,期间,原因,措施,责任人\nW01-1,2019,a,b,c\n", encoding="utf-8-sig")
    [one] = accept(tmp_path, path).findings
    assert one.code == "F060"
    assert [title.zh for title in one.facts["missing"]] == ["完成时限", "办理情况", "办结状态"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("in_hand", "快了"),
        ("2020-12-31", "2020/12/31"),
        ("编号", "号"),
        (",5,", ",五,"),
        ("W01-1,2019,", "W01-1,2019年度末,"),
    ],
)
def test_a_kept_ledger_that_was_changed_is_refused(tmp_path: Path, old: str, new: str) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, ANSWER)
    accept(tmp_path, path)
    [made] = (tmp_path / "record" / "ledgers").iterdir()
    made.write_text(made.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        kept(tmp_path / "actuals")
    assert [one.code for one in caught.value.findings] == ["F061"]


def test_a_kept_ledger_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    path = sent(tmp_path / "l.xlsx")
    fill(path, ANSWER)
    accept(tmp_path, path)
    [made] = (tmp_path / "record" / "ledgers").iterdir()
    data = made.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["编号"] for row in rows] == ["W01-1", "W01-2", "W02"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\0")), min_size=4, max_size=4))
def test_whatever_is_written_is_kept(texts: list[str]) -> None:
    cause, measure, person, handling = (text.strip() for text in texts)
    said = (cause, measure, "2020-12-31", person, handling, "done")
    made = Entry("W01-1", "2019", *said, 7, NOW, "台账.xlsx", "", 5, "a" * 64)
    with TemporaryDirectory() as folder:
        record = Path(folder) / "record"
        keep(record, 7, [title.zh for title in KEPT.values()], [made], b"x", "a" * 64)
        assert kept(Path(folder) / "actuals") == (made,)


HOSTILE = ["一行\r\n另一行", "一行\r另一行", "=1+1", '"引号",逗号', "长" * 5000, "\u202e反"]


@pytest.mark.parametrize("cell", HOSTILE)
def test_hostile_cells_are_kept_as_text(tmp_path: Path, cell: str) -> None:
    text = "编号,期间,原因,措施,完成时限,责任人,办理情况,办结状态\n"
    path = tmp_path / "l.csv"
    quoted = cell.replace('"', '""')
    path.write_bytes(f'{text}W01-1,2019,"{quoted}",做,2020-12-31,张三,,\n'.encode("utf-8-sig"))
    taken = accept(tmp_path, path)
    assert codes(taken) == []
    assert [one.cause for one in kept(tmp_path / "actuals")] == [one.cause for one in taken.entries]


def test_an_empty_list_makes_a_ledger_without_rows(tmp_path: Path) -> None:
    fine = submissions({("W01-1", 2019): "10", ("W01-2", 2019): "5", ("W02", 2019): "已完成"})
    found = supervise(plan(), fine, Scope({}), period_of(2019), DAY)
    path = tmp_path / "l.xlsx"
    path.write_bytes(form_xlsx(book(found, "zh", datetime(2020, 1, 1))))
    taken = accept(tmp_path, path)
    assert [one.fault.name for one in taken.findings] == ["no_rows"]
    assert taken.kept == ()
