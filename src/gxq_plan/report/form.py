"""A form in one language: the table to fill in and what each cell asks for, as write.form writes it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.model.day import last_day
from gxq_plan.model.form import Ask
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.model.target import Form as TargetForm
from gxq_plan.report.form_guide import STATUS_WORDS, guide
from gxq_plan.report.form_prompt import asked_for, joined, refusal, said_of
from gxq_plan.report.form_target import misses, target_words
from gxq_plan.text import Text, cell_width, visible
from gxq_plan.words import SUBMITTED
from gxq_plan.write.form import Book, Column, Entry, Guard, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gxq_plan.model.form import Asked, Form
    from gxq_plan.model.plan import Work
    from gxq_plan.text import Lang

Row = dict[str, Entry]

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
_OPTIONAL = Text(zh="{target}；本期可不填", en="{target}; may stay empty")
_NO_TARGET = Text(zh="本期未设目标，可不填", en="no target, may stay empty")
_COPY = Text(zh="与 {id} 是同一指标，不用填", en="the same as {id}: leave it empty")
_PROGRESS = Text(zh="只填“进展”", en="progress only")
_DAY = Text(zh="数截至哪一天，如 {day}", en="the day up to which the figure counts, such as {day}")
_DAY_WRONG = Text(
    zh="请写 {year} 年以来的一天，如 {day}。", en="Write a day since the beginning of {year}, such as {day}."
)
_NOTE = Text(
    zh="待统计、修订、比上期下降、增减超过 30% 的，写明原因。",
    en="Give the reason where a value is pending, revised, below the last one or more than 30% away from it.",
)
_EVIDENCE = Text(zh="佐证材料的名称或文号。", en="The name or number of the document behind the figure.")
_ONE_OF = Text(zh="请从下拉列表里选：{choices}。", en="Choose one of {choices}.")
# Widths in characters: the least and the most of a column; where most is 0 the least is the width.
_WIDTHS: Mapping[str, tuple[int, int]] = {
    "id": (8, 14), "indicator": (16, 30), "unit": (6, 12), "period": (8, 14), "department": (10, 20),
    "target": (10, 18), "last": (14, 0), "value": (11, 0), "data_status": (10, 0), "as_of": (12, 0),
    "note": (26, 0), "evidence": (16, 0), "submitted_by": (10, 0), "progress": (10, 0),
}  # fmt: skip
_FOR_FIGURES = ("unit", "target", "last", "value", "data_status")


def book(form: Form, lang: Lang, made: datetime) -> Book:
    """The whole form, ready to be written."""
    title = _clean(_TITLE.of(lang, period=form.period))
    lines = (title, _office(form, lang), _HOW.of(lang))
    rows = _rows(form, lang)
    keys = _keys(form)
    columns = tuple(
        Column(
            _header(form, key).of(lang),
            _width(key, [row[key] for row in rows]),
            key == "as_of",
            key in ("unit", "period"),
        )
        for key in keys
    )
    sheet = Sheet(_SHEET.of(lang), lines, columns, tuple(tuple(row[key] for key in keys) for row in rows))
    printed = _clean(form.plan.title)
    return Book(sheet, guide(form, lang), printed, f"{_clean(form.department)} {title}", made, _FONT.of(lang))


_FONT = Text(zh="宋体", en="Calibri")


def rows_of(form: Form, lang: Lang) -> tuple[list[str], list[list[str]]]:
    """The table alone, for CSV: header and rows. It has no title, so that a column says the department."""
    keys = _keys(form)
    keys.insert(keys.index("period") + 1, "department")
    header = [_header(form, key).of(lang) for key in keys]
    rows = [[_harmless(row[key].value) for key in keys] for row in _rows(form, lang)]
    return header, rows


def _office(form: Form, lang: Lang) -> str:
    """Whom the form is for. A year above the table is read as its period: in Chinese the title of the form has the
    first; an English title has none that is read so, and a plan's would be. There the plan is named in print alone."""
    said = _OFFICE.of(lang, department=Text.both(form.department))
    return _clean(said + (_PLAN.of(lang, title=Text.both(form.plan.title)) if lang == "zh" else ""))


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


def _rows(form: Form, lang: Lang) -> list[Row]:
    return [
        *(_indicator_row(form, one, lang) for one in form.asked),
        *(_work_row(form, one, lang) for one in form.works),
    ]


def _indicator_row(form: Form, asked: Asked, lang: Lang) -> Row:
    indicator = asked.indicator
    row = _known(form, indicator.id, indicator.name, lang)
    row |= {"unit": Entry(_clean(indicator.unit)), "target": Entry(_clean(_target(asked).of(lang)))}
    row["last"] = Entry(asked.last.value if asked.last else "")
    if asked.ask is Ask.COPY:
        row["note"] = Entry(_COPY.of(lang, id=indicator.same_as))
        return row
    row |= _remarks(form, lang)
    row["value"] = Entry(open=True, guard=_value_guard(form, asked, lang), misses=misses(asked))
    row["data_status"] = Entry(open=True, guard=_choice(Submitted.DATA_STATUS, STATUS_WORDS.of(lang), lang))
    return row


def _work_row(form: Form, work: Work, lang: Lang) -> Row:
    row = _known(form, work.id, work.name, lang) | _remarks(form, lang)
    row["target"] = Entry(_PROGRESS.of(lang))
    row["progress"] = Entry(open=True, guard=_choice(Submitted.PROGRESS, "", lang))
    return row


def _known(form: Form, id: str, name: str, lang: Lang) -> Row:
    """A row with every cell shut: what is not opened later stays so."""
    row = dict.fromkeys((*_WIDTHS,), Entry())
    period = form.period.words().of(lang)
    return row | {
        "id": Entry(id),
        "indicator": Entry(_clean(name)),
        "period": Entry(period),
        "department": Entry(_clean(form.department)),
    }


def _remarks(form: Form, lang: Lang) -> Row:
    """The cells that every row has to be filled in."""
    day = last_day(form.period).isoformat()
    first = date(form.period.year, 1, 1)
    title = SUBMITTED["as_of"].of(lang)
    wrong = _DAY_WRONG.of(lang, year=str(form.period.year), day=day)
    return {
        "as_of": Entry(open=True, guard=Guard(title, _DAY.of(lang, day=day), since=first, refusal=wrong)),
        "note": Entry(open=True, guard=Guard(SUBMITTED["note"].of(lang), _NOTE.of(lang))),
        "evidence": Entry(open=True, guard=Guard(SUBMITTED["evidence"].of(lang), _EVIDENCE.of(lang))),
        "submitted_by": Entry(open=True),
    }


def _target(asked: Asked) -> Text:
    """The target's cell; where nothing has to be reported it says so."""
    found = target_words(asked)
    if asked.ask is not Ask.OPTIONAL:
        return found
    nothing = asked.target is None or asked.target.form is TargetForm.NONE
    return _NO_TARGET if nothing else _OPTIONAL.given(target=found)


def _value_guard(form: Form, asked: Asked, lang: Lang) -> Guard:
    words = ["待统计", *(["pending"] if lang == "en" else []), *(["——"] if asked.ask is Ask.OPTIONAL else [])]
    return Guard(
        _clean(asked_for(asked).of(lang)),
        _clean(joined(said_of(form, asked)).of(lang)),
        limits=asked.limits,
        words=tuple(words),
        refusal=_clean(refusal(asked).of(lang)),
    )


def _choice(column: Submitted, about: str, lang: Lang) -> Guard:
    choices = tuple(CHOICES[column]) if lang == "zh" else tuple(CHOICES[column].values())
    refused = _ONE_OF.of(lang, choices=list(choices))
    return Guard(SUBMITTED[column].of(lang), about or refused, choices=choices, refusal=refused)


def _clean(text: str) -> str:
    """Text as it may stand in a cell: lines joined, and what cannot be seen or turns text around shown as �."""
    return "".join(one if visible(one) == one else " " if one in "\n\r\t" else "\ufffd" for one in text)


def _harmless(value: str | Decimal) -> str:
    """A cell of a CSV: what a spreadsheet program would take for a formula is quoted as text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return f"'{value}" if value[:1] in ("=", "+", "-", "@") else value
