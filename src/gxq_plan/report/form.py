"""A form in one language: its title, its columns, its rows, as write.form writes it or a CSV holds it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.report.form_guide import guide
from gxq_plan.report.form_rows import clean, rows
from gxq_plan.text import Text, cell_width
from gxq_plan.words import SUBMITTED
from gxq_plan.write.form_sheet import Book, Column, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gxq_plan.model.form import Form
    from gxq_plan.text import Lang
    from gxq_plan.write.form_sheet import Entry

_SHEET = Text(zh="填报表", en="form")
_TITLE = Text(zh="{period}指标报送表", en="Reporting form for {period}")
_OFFICE = Text(zh="填报单位：{department}", en="Reporting office: {department}")
_PLAN = Text(zh="　　计划：{title}", en="; plan: {title}")
_HOW = Text(
    zh="只填黄色的格，灰色的格不用填。实际值只写数，按“单位”列的单位，不带单位；还没有数的写“待统计”，"
    "并在“说明”里写原因。怎样填见“填报说明”表。",
    en="Fill in the yellow cells; grey ones stay as they are. The value is a bare number in the unit of its row; where "
    "there is none yet write 'pending' and the reason in the note. The sheet 'guide' says more.",
)
_TARGET = Text(zh="目标（{period}）", en="target {period}")
_LAST = Text(zh="上期实际（{period}）", en="last value ({period})")
_LAST_MADE_UP = Text(zh="上期实际（{period}，虚构示例数据）", en="last value ({period}, made-up sample data)")
# Widths in characters: the least and the most of a column; where most is 0 the least is the width.
_WIDTHS: Mapping[str, tuple[int, int]] = {
    "id": (8, 14), "indicator": (16, 30), "unit": (6, 12), "period": (8, 14), "department": (10, 20),
    "target": (12, 26), "last": (14, 0), "value": (11, 0), "data_status": (10, 0), "as_of": (12, 0),
    "note": (26, 0), "evidence": (16, 0), "submitted_by": (10, 0), "progress": (10, 0),
}  # fmt: skip
_FOR_FIGURES = ("unit", "target", "last", "value", "data_status")


def book(form: Form, lang: Lang, made: datetime) -> Book:
    """The whole form, ready to be written."""
    title = clean(_TITLE.of(lang, period=form.period))
    lines = (title, _office(form, lang), _HOW.of(lang))
    held = rows(form, lang)
    keys = _keys(form)
    columns = tuple(
        Column(
            _header(form, key).of(lang),
            _width(key, [row[key] for row in held]),
            key == "as_of",
            key in ("unit", "period"),
        )
        for key in keys
    )
    sheet = Sheet(_SHEET.of(lang), lines, columns, tuple(tuple(row[key] for key in keys) for row in held))
    printed = clean(form.plan.title)
    return Book(sheet, guide(form, lang), printed, f"{clean(form.department)} {title}", made, _FONT.of(lang))


_FONT = Text(zh="宋体", en="Calibri")


def rows_of(form: Form, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """The table alone, for CSV: header and rows. It has no title, so that a column says the department."""
    keys = _keys(form)
    keys.insert(keys.index("period") + 1, "department")
    header = [_header(form, key).of(lang) for key in keys]
    return header, [[_harmless(row[key].value) for key in keys] for row in rows(form, lang)]


def _office(form: Form, lang: Lang) -> str:
    """Whom the form is for. A year above the table is read as its period: in Chinese the title of the form has the
    first; an English title has none that is read so, and a plan's would be. There the plan is named in print alone."""
    said = _OFFICE.of(lang, department=Text.both(form.department))
    return clean(said + (_PLAN.of(lang, title=Text.both(form.plan.title)) if lang == "zh" else ""))


def _keys(form: Form) -> list[str]:
    """The columns in their order: none for figures where no figure is asked for, none for progress without works."""
    keys = [
        "id", "indicator", "unit", "period", "target", "last", "value", "data_status", "as_of", "note", "evidence",
        "submitted_by", "progress",
    ]  # fmt: skip
    left_out = {
        *(() if form.before else ("last",)),
        *(() if form.works else ("progress",)),
        *(() if form.asked else _FOR_FIGURES),
    }
    return [key for key in keys if key not in left_out]


def _header(form: Form, key: str) -> Text:
    if key == "target":
        return _TARGET.given(period=form.period)
    if key == "last":
        return (_LAST_MADE_UP if form.made_up else _LAST).given(period=form.before)
    return SUBMITTED[key]


def _width(key: str, entries: list[Entry]) -> int:
    least, most = _WIDTHS[key]
    wanted = max((cell_width(str(one.value)) for one in entries), default=0) + 2
    return max(least, min(most, wanted))


def _harmless(value: str | Decimal) -> str:
    """A cell of a CSV: what a spreadsheet program would take for a formula is quoted as text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value
