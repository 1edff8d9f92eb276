"""A ledger (督办台账) as a workbook: what is known is locked, what the department has to say is open."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.form_rows import clean
from gxq_plan.report.ledger_words import in_words, known_cells
from gxq_plan.text import Text
from gxq_plan.write.form_sheet import Book, Column, Entry, Guard, Guide, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from gxq_plan.report.supervision import Item, Supervision
    from gxq_plan.text import Lang

_SHEET = Text(zh="督办台账", en="ledger")
_TITLE = Text(zh="{period}督办台账", en="Ledger of matters to be urged on, {period}")
_PLAN = Text(zh="计划：{title}", en="plan: {title}")
_HOW = Text(
    zh="只填黄色的格：原因、措施、完成时限、责任人必填；办理情况写进展，办结状态从下拉列表里选。灰色的格不用填，"
    "数有错请另按报送表更正。填好后整份交回，不要改列名、不要删列。",
    en="Fill in the yellow cells: cause, measure, deadline and person are required; handling says how it goes, the "
    "state is chosen from the list. Grey cells stay as they are: a wrong value is put right by a submission.",
)
# The widths in characters of columns whose texts are long or short whatever stands in them.
_WIDTHS: Mapping[str, int] = {
    "at": 5, "id": 8, "name": 18, "period": 7, "department": 11, "lead": 11, "assist": 14, "target": 9, "actual": 9,
    "gap": 10, "status": 9, "lasting": 11, "needed": 14, "exemption": 14, "cause": 20, "measure": 20, "deadline": 11,
    "person": 8, "handling": 16, "state": 8,
}  # fmt: skip
_FONT = Text(zh="宋体", en="Calibri")
_GUIDE = Text(zh="怎样填督办台账", en="How to fill in a ledger")
_ABOUT: Mapping[str, Text] = {
    "cause": Text(
        zh="为什么滞后或没有报，写具体：哪件事、卡在哪里。“无”“同上”不算原因。",
        en="Why it is behind or was not reported: what exactly stands in the way. 'none' is no cause.",
    ),
    "measure": Text(zh="下一步做什么，写能检查的事。", en="What is done next: something that can be checked."),
    "deadline": Text(
        zh="办完的日子，写成 2020-12-31 这样；不能早于交回的日子，已办结的除外。",
        en="The day by which it is done, such as 2020-12-31; not before the day it comes back, unless it is done.",
    ),
    "person": Text(zh="具体负责的人，写姓名。", en="The name of the person who answers for it."),
    "handling": Text(zh="到现在办得怎样，可不填。", en="How it goes so far; may stay empty."),
    "state": Text(zh="从下拉列表里选；不填就是未办理。", en="Choose from the list; empty is open."),
}
_ONE_OF = Text(zh="请从下拉列表里选：{choices}。", en="Choose one of {choices}.")
_DAY_WRONG = Text(zh="请写 {day} 以后的日期，如 {example}。", en="Write a day after {day}, such as {example}.")


def book(found: Supervision, lang: Lang, made: datetime) -> Book:
    """The whole ledger, ready for write.form."""
    title = clean(_TITLE.of(lang, period=found.period))
    plan = clean(_PLAN.of(lang, title=Text.both(found.plan.title)))
    columns = tuple(
        Column(words.LEDGER[key].of(lang), _WIDTHS[key], key == "deadline", key in ("at", "period", "state"))
        for key in _keys(found)
    )
    rows = tuple(_row(found, at, one, lang) for at, one in enumerate(found.items, 1))
    sheet = Sheet(_SHEET.of(lang), (title, plan, _HOW.of(lang)), columns, rows)
    entries = tuple((words.LEDGER[key].of(lang), said.of(lang)) for key, said in _ABOUT.items())
    guide = Guide(words.GUIDE_SHEET.of(lang), _GUIDE.of(lang), entries)
    return Book(sheet, guide, clean(found.plan.title), title, made, _FONT.of(lang))


def _keys(found: Supervision) -> list[str]:
    """The columns: paper is narrow, so none for exemptions where there are none."""
    exempt = any(one.exemption for one in found.items)
    return [key for key in words.LEDGER if exempt or key != "exemption"]


def _row(found: Supervision, at: int, item: Item, lang: Lang) -> tuple[Entry, ...]:
    cells = known_cells(found, at, item)
    shown = [key for key in _keys(found) if key not in words.LEDGER_ASKED]
    known = [Entry(clean(in_words(cells[key]).of(lang))) for key in shown]
    return (*known, *(_asked(found, key, item, lang) for key in words.LEDGER_ASKED))


def _asked(found: Supervision, key: str, item: Item, lang: Lang) -> Entry:
    """An open cell, with what was said before in it: what still holds need not be written again."""
    promise = item.promise
    said = item.cause if key == "cause" else getattr(promise, key)
    if key == "state":
        choices = tuple(word.of(lang) for word in words.LEDGER_STATE.values())
        refused = _ONE_OF.of(lang, choices=list(choices))
        shown = words.LEDGER_STATE[said].of(lang) if said else ""
        return Entry(shown, open=True, guard=Guard(words.LEDGER[key].of(lang), refused, choices, refusal=refused))
    since = None
    refusal = ""
    if key == "deadline":
        since = date.fromisoformat(found.as_of)
        refusal = _DAY_WRONG.of(lang, day=found.as_of, example=f"{since.year}-12-31")
    guard = Guard(words.LEDGER[key].of(lang), _ABOUT[key].of(lang), since=since, refusal=refusal)
    return Entry(clean(said), open=True, guard=guard)
