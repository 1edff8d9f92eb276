"""What a form asks for, filled in as asked, is read without a word; what is left empty is told, and nothing else."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import openpyxl
import pytest

from gxq_plan.model.form import Ask
from gxq_plan.uses.template import owners
from tests.forms import checked, fill_csv, fill_xlsx, filling, form_of, sample_plan, table, workbook
from tests.office import GBK, all_converted

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.text import Lang

PERIODS = ("2018", "2019", "2020", "2020Q3")
DEPARTMENTS = owners(sample_plan())


def said(findings: list[Finding]) -> list[str]:
    return [
        f"{one.place.file} {one.place.cell} {one.code} {one.fault.message.of('en', **one.facts)}" for one in findings
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("period", PERIODS)
def test_filled_in_forms_are_clean(tmp_path: Path, period: str, lang: Lang) -> None:
    for suffix, made, filled in ((".xlsx", workbook, fill_xlsx), (".csv", table, fill_csv)):
        files = []
        for department in DEPARTMENTS:
            form = form_of(department, period)
            files.append(tmp_path / f"{form.stem}{suffix}")
            files[-1].write_bytes(filled(made(form, lang), filling(form, lang)))
        assert said(list(checked(files))) == []


@pytest.mark.parametrize("department", ["科学技术局", "行政审批局"])
def test_one_office_alone_is_clean(tmp_path: Path, department: str) -> None:
    form = form_of(department, "2020")
    path = tmp_path / f"{form.stem}.xlsx"
    path.write_bytes(fill_xlsx(workbook(form), filling(form)))
    assert said(list(checked([path]))) == []


@pytest.mark.parametrize("period", ["2020", "2020Q3"])
@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_an_empty_form_is_told_what_is_missing_and_nothing_else(tmp_path: Path, period: str, suffix: str) -> None:
    form = form_of("科学技术局", period)
    path = tmp_path / f"{form.stem}{suffix}"
    path.write_bytes(workbook(form) if suffix == ".xlsx" else table(form))
    found = checked([path])
    owed = [one.indicator.id for one in form.asked if one.ask is Ask.DUE]
    assert [one.subject for one in found if one.code == "A010"] == owed
    assert [one.subject for one in found if one.code == "A029"] == [one.id for one in form.works]
    assert {one.code for one in found} == {"A010", "A029"}
    assert {one.place.column for one in found} == {"实际值", "进展"}


def test_filled_in_forms_saved_by_a_spreadsheet_program_are_clean(tmp_path: Path) -> None:
    """Forms opened and saved by LibreOffice: as each kind of workbook, and as the CSV of a Chinese Windows."""
    files = []
    for department in ("科学技术局", "党群工作部", "行政审批局"):
        form = form_of(department, "2020")
        files.append(tmp_path / f"{form.stem}.xlsx")
        files[-1].write_bytes(fill_xlsx(workbook(form), filling(form)))
    for kind in ("xlsx", "xls", "ods", GBK):
        saved = all_converted(files, tmp_path / kind.partition(":")[0], kind)
        if kind == GBK:
            assert all("填报单位：".encode("gbk") in one.read_bytes() for one in saved)
        assert said(list(checked(saved))) == []


def test_only_the_guide_of_a_form_is_passed_over_in_silence(tmp_path: Path) -> None:
    """A sheet of that name in which somebody began a table is told, and so is any other sheet without one."""
    made = openpyxl.load_workbook(io.BytesIO(workbook(form_of("招商局", "2020"))))
    made.create_sheet("封面").append(["报送材料"])
    made.worksheets[1].append(["编号", "指标", "目标"])
    made.worksheets[1].append(["W03-1", "累计外资研发机构数", 5])
    path = tmp_path / "2020-招商局.xlsx"
    made.save(path)
    assert [one.place.sheet for one in checked([path]) if one.code == "F111"] == ["填报说明", "封面"]
