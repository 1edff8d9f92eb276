"""Forms filled in as an office would, and what `check` says of them."""

from __future__ import annotations

import csv
import io
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import openpyxl

from gxq_plan.model import period as periods
from gxq_plan.model.day import last_day
from gxq_plan.model.form import Ask
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.report.form import book, rows_of
from gxq_plan.uses import template
from gxq_plan.uses.audit import figures
from gxq_plan.uses.check import check, read
from gxq_plan.uses.locate import Source, sources
from gxq_plan.words import SUBMITTED
from gxq_plan.write.form import form_xlsx, made_on
from gxq_plan.write.to_csv import to_csv

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.form import Asked, Form
    from gxq_plan.model.plan import Plan
    from gxq_plan.text import Lang
    from gxq_plan.uses.template import Reported

ROOT = Path(__file__).parent.parent
ACTUALS = ROOT / "data" / "actuals"
# What a form of the sample plan is filled with: no less final than what the folder holds, and no more.
STATUS = {2018: ("年报", "annual"), 2019: ("年报", "annual"), 2020: ("快报", "flash")}


@cache
def sample_plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml", "data/plan.yaml")


@cache
def sample_values() -> Reported:
    inputs, _ = sources((), ACTUALS)
    return template.reported(read(Names(sample_plan()), inputs)[0])


def form_of(department: str, period: str) -> Form:
    when = periods.from_text(period)
    assert when is not None
    return template.form(sample_plan(), sample_values(), department, when)


def workbook(form: Form, lang: Lang = "zh") -> bytes:
    return form_xlsx(book(form, lang, made_on(2020)))


def table(form: Form, lang: Lang = "zh") -> bytes:
    return to_csv(*rows_of(form, lang))


class Filling(NamedTuple):
    """What an office writes into the row of an id, by column."""

    cells: Mapping[str, Mapping[str, object]]
    titles: Mapping[str, str]


def filling(form: Form, lang: Lang = "zh") -> Filling:
    """Plausible values for all that is owed; one value is pending, what may stay empty does, or says so."""
    at = 0 if lang == "zh" else 1
    remark: dict[str, object] = {"as_of": last_day(form.period), "evidence": "科函〔2020〕5号", "submitted_by": "张三"}
    rows: dict[str, dict[str, object]] = {}
    for number, asked in enumerate(form.asked):
        if asked.ask is Ask.DUE:
            rows[asked.indicator.id] = {
                "value": likely(form, asked),
                "data_status": STATUS[form.period.year][at],
                **remark,
            }
        elif asked.ask is Ask.OPTIONAL and number % 2:
            rows[asked.indicator.id] = {"value": "——"}
    if len(rows) > 1:
        first = next(iter(rows))
        rows[first] = {"value": ("待统计", "pending")[at], "note": "火炬年报四月定稿"}
    for work in form.works:
        rows[work.id] = {"progress": ("推进中", "under_way")[at], "note": "方案已报批", **remark}
    return Filling(rows, {key: (one.zh, one.en)[at] for key, one in SUBMITTED.items()})


def likely(form: Form, asked: Asked) -> Decimal:
    """A value that raises no question: what the folder holds for the period, else a little above what it last held."""
    held = sample_values().rows.get(asked.indicator.id, {})
    before = [one for one in sorted(held, key=lambda one: one.order) if one.order <= form.period.order]
    value = held[before[-1]][0].value if before else None
    if value is None:
        assert asked.target is not None and asked.target.value is not None
        return asked.target.value
    step = Decimal(1) if asked.limits.whole else Decimal("0.01")
    if before[-1] == form.period:
        return value if asked.limits.whole else value - step  # the sample holds many targets as they are
    more = (value * Decimal("1.02")).quantize(step, ROUND_HALF_UP) + step
    return more + step if asked.target and more == asked.target.value else more


def fill_xlsx(data: bytes, filled: Filling) -> bytes:
    """The workbook with its open cells filled in; locked ones would be refused."""
    made = openpyxl.load_workbook(io.BytesIO(data))
    sheet = made.worksheets[0]
    head = next(row for row in sheet.iter_rows() if row[0].value == filled.titles["id"])
    at = {str(cell.value): number for number, cell in enumerate(head, 1)}
    for row in range(int(head[0].row or 0) + 1, sheet.max_row + 1):
        for key, value in filled.cells.get(str(sheet.cell(row, 1).value), {}).items():
            cell = sheet.cell(row, at[filled.titles[key]])
            assert not cell.protection.locked, (key, value)
            cell.value = value  # type: ignore[assignment]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def fill_csv(data: bytes, filled: Filling) -> bytes:
    [header, *rows] = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    for row in rows:
        for key, value in filled.cells.get(row[0], {}).items():
            row[header.index(filled.titles[key])] = str(value)
    return to_csv(header, rows)


def checked(files: Iterable[Path], plan: Plan | None = None, folder: Path = ACTUALS) -> Sequence[Finding]:
    """Everything that `gxq check` finds, infos too."""
    inputs = [Source(one.name, one) for one in files]
    return check(plan or sample_plan(), inputs, folder, assess=figures).findings
