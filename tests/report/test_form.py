"""The wording of forms, and texts that mean harm."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gxq_plan.model.form import Ask
from gxq_plan.model.period import Period
from gxq_plan.read.plan_file import from_bytes
from gxq_plan.report.form import book, rows_of
from gxq_plan.uses import template
from gxq_plan.uses.template import owners, reported
from gxq_plan.write.form import form_xlsx, made_on
from tests.forms import checked, form_of, table, workbook

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.form import Form
    from gxq_plan.model.plan import Plan
    from gxq_plan.text import Lang

LONG = "很长的名称" * 60
OFFICE, OTHER = '"=甲局/:*?\\"<>|"', f'"@{LONG}"'
NAMES = (
    ("=1+1", "家", OFFICE),
    ("+cmd|' /C calc'!A0", "家", OFFICE),
    ("-5🙂{看不见}的字", "吨标准煤每万元" * 6, OFFICE),
    (LONG, "%", OTHER),
    ("http://example.com/?a&<b>", "家", OTHER),
    ("_x0041_", "家", OTHER),
)
HOSTILE = f"""
schema: gxq.plan/1
plan: {{id: hostile, title: "=2019年&C&D[1]{{计划}}(2018-2020年)", periods: [2018, 2019, 2020]}}
departments: [{{name: {OFFICE}}}, {{name: {OTHER}}}]
indicators:
""" + "".join(
    f"""- {{id: I-{at}, name: "{name}", unit: "{unit}", department: {office}, kind: level, direction: up,
   definition: "{LONG}{LONG}", targets: {{2020: 5}}}}
"""
    for at, (name, unit, office) in enumerate(NAMES, 1)
)


@pytest.fixture(scope="module")
def hostile() -> Plan:
    return from_bytes(HOSTILE.encode(), "plan.yaml")


def forms(plan: Plan) -> list[Form]:
    return [template.form(plan, reported(()), one, Period(2020)) for one in owners(plan)]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_text_of_a_plan_becomes_anything_but_text(hostile: Plan, lang: Lang) -> None:
    for form in forms(hostile):
        made = openpyxl.load_workbook(io.BytesIO(form_xlsx(book(form, lang, made_on(2020)))))
        for sheet in made.worksheets:
            for cell in (one for row in sheet.iter_rows() for one in row):
                assert cell.data_type in ("s", "n"), cell.coordinate
                assert cell.hyperlink is None
                assert not set(str(cell.value)) & set("\u200b\u202e\n\t")
        for one in made.worksheets[0].data_validations.dataValidation:
            assert len(one.promptTitle or "") <= 32
            assert len(one.prompt or "") <= 255


def test_no_cell_of_a_csv_is_a_formula(hostile: Plan) -> None:
    for form in forms(hostile):
        header, rows = rows_of(form, "zh")
        assert not [cell for cells in (header, *rows) for cell in cells if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_it_is_read_back_without_a_word(hostile: Plan, tmp_path: Path, suffix: str) -> None:
    files = []
    for form in forms(hostile):
        files.append(tmp_path / f"{form.stem}{suffix}")
        files[-1].write_bytes(workbook(form) if suffix == ".xlsx" else table(form))
    found = checked(files, hostile, tmp_path / "none")
    assert [(one.code, one.subject) for one in found] == [("A010", f"I-{at}") for at in range(1, len(NAMES) + 1)]


def test_what_cannot_be_printed_is_seen_to_be_missing(hostile: Plan) -> None:
    """A plan file cannot hold such names (P015); one that was made by a program can."""
    form = forms(hostile)[0]
    broken = form.asked[0]._replace(indicator=replace(form.asked[0].indicator, name="一\n二\x01三\ufffe\u200b"))
    _, rows = rows_of(form._replace(asked=(broken,)), "zh")
    assert rows[0][1] == "一 二\ufffd三\ufffd\ufffd"
    assert openpyxl.load_workbook(io.BytesIO(workbook(form._replace(asked=(broken,)))))


def test_a_quarter_is_asked_for_year_to_date() -> None:
    shown = book(form_of("科学技术局", "2020Q3"), "zh", made_on(2020)).sheet
    at = [one.title for one in shown.columns].index("实际值")
    row = next(row for row in shown.rows if row[0].value == "W01-3")
    guard = row[at].guard
    assert guard is not None
    assert "填年初到 9 月末的数，不是当季或当月的数。" in guard.about
    assert shown.lines[0] == "2020年三季度指标报送表"


def test_an_office_without_works_or_without_figures_gets_no_columns_for_them() -> None:
    none = [one.title for one in book(form_of("招商局", "2020"), "zh", made_on(2020)).sheet.columns]
    assert "进展" not in none
    form = form_of("行政审批局", "2018")._replace(asked=())
    bare = [one.title for one in book(form, "zh", made_on(2018)).sheet.columns]
    assert bare == ["编号", "指标", "期间", "截至", "说明", "佐证", "填报人", "进展"]
    assert form.count(Ask.PROGRESS) == 1


def test_the_guide_says_what_the_form_needs_and_no_more() -> None:
    terms = {
        one: dict(book(form_of(one, "2018"), "zh", made_on(2018)).guide.entries) for one in ("招商局", "科学技术局")
    }
    assert "重复的行" not in terms["招商局"]
    assert "工作的进展" not in terms["招商局"]
    assert "W04 组织产业国际创新论坛" in terms["科学技术局"]["工作的进展"]
    assert "虚构示例数据" not in terms["科学技术局"]  # 2018 has no values before it
    assert "gxq check 2018-招商局.xlsx" in terms["招商局"]["先查一遍"]
