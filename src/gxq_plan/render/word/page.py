"""The page of an official document (GB/T 9704-2012, 5 and 7.5): A4, margins, grid of 22 lines, numbers outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gxq_plan.render.word.styles import FOOT, FOUR

if TYPE_CHECKING:
    from typing import Any

_TALL, _BROAD = Mm(297), Mm(210)
_TOP, _INNER, _BOTTOM, _OUTER = Mm(37), Mm(28), Mm(35), Mm(26)
# The dash of a page number stands 7 mm below the type area.
_FOOTER = Mm(35 - 7 - 5)


def put_page(section: Any, *, wide: bool = False) -> None:
    """Size and margins; a wide page lies on its side with the head at the binding."""
    section.page_width, section.page_height = (_TALL, _BROAD) if wide else (_BROAD, _TALL)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    top, right, bottom, left = (_INNER, _BOTTOM, _OUTER, _TOP) if wide else (_TOP, _OUTER, _BOTTOM, _INNER)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = top, right, bottom, left
    section.footer_distance = Mm(12) if wide else _FOOTER
    section.header_distance = Mm(15)
    if not wide:
        _put_grid(section)


def new_page(document: Any, *, wide: bool) -> Any:
    """A section that begins on a new page; its pages are numbered on."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    put_page(section, wide=wide)
    return section


def _put_grid(section: Any) -> None:
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "lines"), ("linePitch", "579")):
        grid.set(qn(f"w:{name}"), value)


def put_numbers(document: Any) -> None:
    """— 1 — in 4号宋体: on odd pages at the right, on even ones at the left, one character in."""
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    for footer, align in ((first.footer, WD_ALIGN_PARAGRAPH.RIGHT), (first.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = FOOT
        paragraph.alignment = align
        shape = paragraph.paragraph_format
        shape.first_line_indent = Pt(0)
        shape.left_indent = shape.right_indent = FOUR
        paragraph.add_run("— ")
        _put_field(paragraph.add_run(), "PAGE")
        paragraph.add_run(" —")


def _put_field(run: Any, code: str) -> None:
    for kind in ("begin", None, "end"):
        if kind is None:
            part = OxmlElement("w:instrText")
            part.set(qn("xml:space"), "preserve")
            part.text = code
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        run._r.append(part)


def put_warning(document: Any, words: str) -> None:
    """On every page, where the data are not real."""
    first = document.sections[0]
    for header in (first.header, first.even_page_header):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = FOOT
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(words)
