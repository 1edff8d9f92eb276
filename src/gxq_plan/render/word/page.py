"""The page of an official document (GB/T 9704-2012, 5 and 7.5): A4, margins, grid of 22 lines, numbers outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from gxq_plan.render.word.styles import FOOT, FOUR

if TYPE_CHECKING:
    from typing import Any

_TALL, _BROAD = Mm(297), Mm(210)
_TOP, _INNER, _BOTTOM, _OUTER = Mm(37), Mm(28), Mm(35), Mm(26)
# The dash of a page number stands 7 mm below the type area.
_FOOTER = Mm(35 - 7 - 5)


def put_page(section: Any, *, wide: bool = False) -> None:
    """Size and margins. A wide page is the same sheet turned: its head is the side of the binding, its left the foot
    of the sheet."""
    section.page_width, section.page_height = (_TALL, _BROAD) if wide else (_BROAD, _TALL)
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    top, right, bottom, left = (_INNER, _TOP, _OUTER, _BOTTOM) if wide else (_TOP, _OUTER, _BOTTOM, _INNER)
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = top, right, bottom, left
    section.footer_distance = Mm(12) if wide else _FOOTER
    section.header_distance = Mm(15)
    if not wide:
        _put_grid(section)


def new_page(document: Any, *, wide: bool) -> Any:
    """A section that begins on a new page; its pages are numbered on."""
    before = document.sections[-1].orientation
    section = document.add_section(WD_SECTION.NEW_PAGE)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    put_page(section, wide=wide)
    if section.orientation != before:
        put_numbers(section, wide=wide)
    return section


def _put_grid(section: Any) -> None:
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    for name, value in (("type", "lines"), ("linePitch", "579")):
        grid.set(qn(f"w:{name}"), value)


def put_numbers(section: Any, *, wide: bool = False) -> None:
    """— 1 — in 4号宋体: on odd pages at the right, on even ones at the left, one character in. On a wide page it stands
    where it stands on the sheet when this is held upright."""
    for footer, align, top in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT, _LOW),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT, _HIGH),
    ):
        footer.is_linked_to_previous = False
        for old in footer.paragraphs[1:]:
            old._p.getparent().remove(old._p)
        paragraph = footer.paragraphs[0]
        paragraph.style = FOOT
        shape = paragraph.paragraph_format
        shape.first_line_indent = Pt(0)
        shape.alignment = align
        if wide:
            _put_number(_turned(paragraph, align, top))
        else:
            shape.left_indent = shape.right_indent = FOUR
            _put_number(paragraph)


def _put_number(paragraph: Any) -> None:
    paragraph.add_run("— ")
    _put_field(paragraph.add_run(), "PAGE")
    paragraph.add_run(" —")


# On the turned sheet, in millimetres: the strip of the number, and where it begins on even and on odd pages.
_STRIP, _LINE, _LONG = 35 - 7 - 6, 6, 30
_HIGH, _LOW = 28 + 5, 210 - 26 - 5 - _LONG
_BOX = (
    '<w:r {names} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:rect style="position:absolute;'
    "margin-left:{left}mm;margin-top:{top}mm;width:{width}mm;height:{height}mm;"
    'mso-position-horizontal-relative:page;mso-position-vertical-relative:page;z-index:1" '
    'filled="f" stroked="f"><v:textbox inset="0,0,0,0" style="layout-flow:vertical"><w:txbxContent>'
    '<w:p><w:pPr><w:pStyle w:val="{style}"/><w:ind w:firstLine="0"/><w:jc w:val="{align}"/></w:pPr></w:p>'
    "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
)


def _turned(paragraph: Any, align: Any, top: int) -> Any:
    """A paragraph in a box that is turned with the sheet, anchored in the given one."""
    side = "right" if align == WD_ALIGN_PARAGRAPH.RIGHT else "left"
    box = _BOX.format(
        names=nsdecls("w"),
        left=_STRIP,
        top=top,
        width=_LINE,
        height=_LONG,
        style=paragraph.style.style_id,
        align=side,
    )
    run = parse_xml(box)
    paragraph._p.append(run)
    return Paragraph(run.find(f".//{qn('w:p')}"), paragraph._parent)


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
