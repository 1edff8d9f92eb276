"""The rows of a form: what stands in each cell, which cells are open, and what those ask for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.model.day import last_day
from gxq_plan.model.form import Ask
from gxq_plan.model.submission import Column as Submitted
from gxq_plan.model.target import Form as TargetForm
from gxq_plan.report.form_guide import STATUS_WORDS
from gxq_plan.report.form_prompt import asked_for, joined, refusal, said_of
from gxq_plan.report.form_target import misses, target_words
from gxq_plan.text import Text, visible
from gxq_plan.words import SUBMITTED
from gxq_plan.write.form_sheet import Entry, Guard

if TYPE_CHECKING:
    from gxq_plan.model.form import Asked, Form
    from gxq_plan.model.plan import Work
    from gxq_plan.text import Lang

# The cells of a row by their columns (words.SUBMITTED, target and last).
Row = dict[str, Entry]

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


def rows(form: Form, lang: Lang) -> list[Row]:
    """Every row of the form: indicators, then works."""
    return [
        *(_indicator_row(form, one, lang) for one in form.asked),
        *(_work_row(form, one, lang) for one in form.works),
    ]


def _indicator_row(form: Form, asked: Asked, lang: Lang) -> Row:
    indicator = asked.indicator
    row = _known(form, indicator.id, indicator.name, lang)
    row |= {"unit": Entry(clean(indicator.unit)), "target": Entry(clean(_target(asked).of(lang)))}
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
    row: Row = dict.fromkeys((*SUBMITTED, "target", "last"), Entry())
    period = form.period.words().of(lang)
    return row | {
        "id": Entry(id),
        "indicator": Entry(clean(name)),
        "period": Entry(period),
        "department": Entry(clean(form.department)),
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
        clean(asked_for(asked).of(lang)),
        clean(joined(said_of(form, asked)).of(lang)),
        limits=asked.limits,
        words=tuple(words),
        refusal=clean(refusal(asked).of(lang)),
    )


def _choice(column: Submitted, about: str, lang: Lang) -> Guard:
    choices = tuple(CHOICES[column]) if lang == "zh" else tuple(CHOICES[column].values())
    refused = _ONE_OF.of(lang, choices=list(choices))
    return Guard(SUBMITTED[column].of(lang), about or refused, choices=choices, refusal=refused)


def clean(text: str) -> str:
    """Text as it may stand in a cell: lines joined, and what cannot be seen or turns text around shown as �."""
    return "".join(one if visible(one) == one else " " if one in "\n\r\t" else "\ufffd" for one in text)
