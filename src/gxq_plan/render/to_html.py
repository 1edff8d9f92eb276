"""A document as one page that needs nothing else: no network, no other file; usable without a script too."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import jinja2

from gxq_plan import words
from gxq_plan.render.page_words import PAGE
from gxq_plan.render.shown import lines_of
from gxq_plan.render.shown import words as said
from gxq_plan.render.svg_chart import drawing
from gxq_plan.report.blocks import Amount, Bar, Block, Cell, Column, Heading, Label, Share, Table, Tone

if TYPE_CHECKING:
    from gxq_plan.report.paper import Paper, Part
    from gxq_plan.text import Lang

# The order in which words of a tone sort: the worst first.
_TONES: tuple[Tone, ...] = ("bad", "poor", "fair", "good", "strong", "plain", "quiet", "hint")
# Words of a table of indicators that a reader picks from, beside those that are labels.
_FILLED_BY_SCRIPT = {name: f"{{{name}}}" for name in ("shown", "all", "listed")}
_PICKED = (words.DEPARTMENT, words.SOURCE)


def document(paper: Paper, lang: Lang) -> bytes:
    """The page, UTF-8."""
    script = _read("page.js")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    text = _template().render(
        paper=paper,
        language={"zh": "zh-CN", "en": "en"}[lang],
        cards={part.key for part in paper.of("card")},
        style=_read("page.css"),
        script=script,
        digest=digest,
        say=lambda one: said(one, lang),
        word=lambda name: PAGE[name].of(lang, **_FILLED_BY_SCRIPT),
        lines=lambda cell: lines_of(cell, lang),
        sort=lambda cell: _sort(cell, lang),
        picked=lambda table, at: _is_picked(table, at),
        kind=lambda block: type(block).__name__,
        draw=lambda chart: drawing(chart, lang),
        shares=_shares,
        classes=_classes,
        captioned=lambda part: _captioned(part, lang),
        quoted=lambda text: json.dumps(text, ensure_ascii=False).replace("<", ""),
    )
    return text.encode()


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_read("page.html"))


def _read(name: str) -> str:
    return files("gxq_plan.render").joinpath("page", name).read_text(encoding="utf-8")


def _classes(column: Column, folds: bool) -> str:
    """The attribute, none where there is nothing to say: a large plan has a hundred thousand cells."""
    words = ["number"] if column.align == "right" else ["text"] if folds and column.grow else []
    words += ["wide"] if column.wide else []
    return f' class="{" ".join(words)}"' if words else ""


def _captioned(part: Part, lang: Lang) -> list[tuple[Block, str]]:
    """Each block with the name of the table that it may be: its part, and the heading that it stands under."""
    title, heading, found = said(part.title, lang), "", []
    for block in part.blocks:
        if isinstance(block, Heading):
            heading = said(block.text, lang)
        found.append((block, " · ".join(filter(None, (title, heading)))))
    return found


def _sort(cell: Cell, lang: Lang) -> str:
    """What a column is sorted by where that is not the text that is read: a number, or the tone of a word."""
    if isinstance(cell, Amount | Share):
        return "" if cell.value is None else repr(cell.value)
    if isinstance(cell, Label):
        return str(_TONES.index(cell.tone))
    return ""


def _is_picked(table: Table, at: int) -> bool:
    return table.columns[at].title in _PICKED or any(isinstance(row[at], Label) for row in table.rows)


class _Part(NamedTuple):
    """A stretch of a bar, in percent of its width."""

    start: float
    width: float
    tone: Tone


def _shares(bar: Bar) -> list[_Part]:
    found, start = [], 0.0
    for share, tone in bar.parts:
        if share > 0:
            found.append(_Part(round(start * 100, 2), round(share * 100, 2), tone))
        start += share
    return found
