"""A report, or a bulletin, as a Word document in the layout of GB/T 9704-2012."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from gxq_plan.render.shown import words as said
from gxq_plan.render.word.body import Body
from gxq_plan.render.word.file import to_bytes
from gxq_plan.render.word.page import new_page, put_numbers, put_page, put_warning
from gxq_plan.render.word.styles import ANNEX, BODY, NUMBER, SIGNED, put_styles
from gxq_plan.report.blocks import Heading
from gxq_plan.text import Text, cell_width

if TYPE_CHECKING:
    from typing import Any

    from gxq_plan.report.blocks import Blank, Words
    from gxq_plan.report.bulletin import Bulletin
    from gxq_plan.report.paper import Paper
    from gxq_plan.text import Lang


def document(paper: Paper, lang: Lang) -> bytes:
    """A report without its cards, whose figures stand in its tables; these are broad, so that all pages lie on their
    side."""
    made = _begun(wide=True)
    if paper.warning:
        put_warning(made, said(paper.warning, lang))
    body = Body(made, lang)
    body.line(paper.title, "Title")
    if paper.about.of(lang):
        body.line(paper.about, NUMBER)
    told = [one for one in paper.parts if one.role != "card"]
    for part in told:
        if part is not told[0]:
            new_page(made, wide=True)
        body.put([Heading(part.title, 1), *(_lower(one) for one in part.blocks)])
    return to_bytes(made, said(paper.title, lang))


def _lower(block: Any) -> Any:
    return block._replace(level=block.level + 1) if isinstance(block, Heading) else block


def bulletin(one: Bulletin, lang: Lang) -> bytes:
    """Number, title, addressee, text, signature and date, then each annex on pages of its own."""
    made = _begun()
    if one.warning:
        put_warning(made, said(one.warning, lang))
    body = Body(made, lang)
    body.line(one.number, NUMBER)
    _empty(made, 1)
    title = body.line(one.title[0], "Title")
    for words in one.title[1:]:
        title.add_run().add_break()
        title.add_run(said(words, lang))
    _empty(made, 1)
    _addressee(body, one, lang)
    body.put(one.body)
    _empty(made, 1)
    body.put(one.attached)
    _empty(made, 1)
    _signed(body, one.signature, one.date)
    for at, annex in enumerate(one.annexes, 1):
        new_page(made, wide=annex.wide)
        body.line(Text(zh="附件{at}", en="Annex {at}").given(at=at), ANNEX)
        _empty(made, 1)
        body.line(annex.title, "Title")
        body.put(annex.blocks)
    return to_bytes(made, "".join(said(line, lang) for line in one.title))


def _addressee(body: Body, one: Bulletin, lang: Lang) -> None:
    """At the left margin, with a colon."""
    paragraph = body.line(one.addressee, BODY)
    paragraph.add_run("：" if lang == "zh" else ":")
    paragraph.paragraph_format.first_line_indent = 0
    _no_indent(paragraph)


def _signed(body: Body, signature: Words | Blank, date: Words | Blank) -> None:
    """GB/T 9704-2012, 7.3.5.2: the signature two characters from the right, the date below begins two characters right
    of it; where the date is the longer one it stands two from the right."""
    lines = [body.line(one, SIGNED) for one in (signature, date)]
    long, short = (cell_width(one.text) / 2 for one in lines)
    indents = (2.0, long - short) if long - short >= 2 else (short + 4 - long, 2.0)
    for line, characters in zip(lines, indents, strict=True):
        line.paragraph_format.right_indent = int(line.style.font.size * characters)


def _no_indent(paragraph: Any) -> None:
    from docx.oxml.ns import qn

    paragraph._p.get_or_add_pPr().get_or_add_ind().set(qn("w:firstLineChars"), "0")


def _begun(*, wide: bool = False) -> Any:
    made = docx.Document()
    put_styles(made)
    put_page(made.sections[0], wide=wide)
    made.settings.odd_and_even_pages_header_footer = True
    put_numbers(made.sections[0], wide=wide)
    return made


def _empty(made: Any, lines: int) -> None:
    for _ in range(lines):
        made.add_paragraph(style=BODY)
