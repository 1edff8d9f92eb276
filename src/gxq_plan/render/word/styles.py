"""The styles of an official document (GB/T 9704-2012, 7): real Word styles, so that an officer can edit the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

if TYPE_CHECKING:
    from typing import Any

# 22 lines on 225 mm.
LINE = Pt(28.95)
# The fonts of the standard; what a machine does not have, Word replaces by the other names that fonts.xml gives.
SONG, FANG, HEI, KAI, TITLE = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"
OTHERWISE = {FANG: "仿宋;FangSong", HEI: "SimHei", KAI: "楷体;KaiTi", TITLE: "华文中宋;STZhongsong;宋体"}
# Sizes by the names that Chinese printers give them: 2号, 3号, 4号, 5号.
TWO, THREE, FOUR, FIVE = Pt(22), Pt(16), Pt(14), Pt(10.5)


class Style(NamedTuple):
    """A style: its name, font and size; `indent` in characters at the beginning of the first line."""

    name: str
    font: str
    size: Pt
    indent: int = 0
    align: Any = WD_ALIGN_PARAGRAPH.LEFT
    base: str | None = None
    exact: bool = True


BODY = "Normal"
TABLE, TABLE_HEAD, BLANK, ANNEX, SIGNED, NUMBER, FOOT = (
    "表格文字", "表格标题", "待填", "附件序号", "落款", "发文字号", "页码",
)  # fmt: skip
STYLES = (
    Style(BODY, FANG, THREE, 2, WD_ALIGN_PARAGRAPH.JUSTIFY),
    Style("Title", TITLE, TWO, 0, WD_ALIGN_PARAGRAPH.CENTER),
    Style("Heading 1", HEI, THREE, 2),
    Style("Heading 2", KAI, THREE, 2),
    Style("Heading 3", FANG, THREE, 2),
    Style(BLANK, FANG, THREE, 2, base=BODY),
    Style(NUMBER, FANG, THREE, 0, WD_ALIGN_PARAGRAPH.CENTER, BODY),
    Style(ANNEX, HEI, THREE, 0, base=BODY),
    Style(SIGNED, FANG, THREE, 0, WD_ALIGN_PARAGRAPH.RIGHT, BODY),
    Style(TABLE, FANG, FIVE, 0, base=BODY, exact=False),
    Style(TABLE_HEAD, HEI, FIVE, 0, WD_ALIGN_PARAGRAPH.CENTER, BODY, exact=False),
    Style(FOOT, SONG, FOUR, 0, base=BODY, exact=False),
)


def put_styles(document: Any) -> None:
    """Every style of the house in a document that python-docx made."""
    for one in STYLES:
        styles = document.styles
        if one.name not in [style.name for style in styles]:
            styles.add_style(one.name, WD_STYLE_TYPE.PARAGRAPH)
        style = styles[one.name]
        if one.base:
            style.base_style = styles[one.base]
        _font(style, one)
        _paragraph(style.paragraph_format, one)
        if one.name == BODY:
            _set_body(style)


def _font(style: Any, one: Style) -> None:
    # Page numbers are set in 宋体 (7.5); elsewhere figures and Latin letters have the usual face of print.
    style.font.name, style.font.size = one.font if one.name == FOOT else "Times New Roman", one.size
    style.font.bold, style.font.italic = False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # Chinese takes its own font; a theme font of the template would win over it.
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    fonts.set(qn("w:eastAsia"), one.font)
    fonts.set(qn("w:hint"), "eastAsia")


def _set_body(style: Any) -> None:
    """28 characters a line: 15.75 of 16 points each. As spacing of the style and not as a grid of characters, which
    LibreOffice lays out at half as many. And no space of Word's own between Chinese and figures."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "-5")
    style.element.get_or_add_rPr().insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs")
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        style.element.get_or_add_pPr().insert_element_before(off, "w:snapToGrid", "w:spacing", "w:ind", "w:jc")


def _paragraph(shape: Any, one: Style) -> None:
    shape.alignment = one.align
    shape.space_before = shape.space_after = Pt(0)
    shape.keep_with_next = one.name.startswith("Heading")
    shape.widow_control = False
    if one.exact:
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    else:
        shape.line_spacing_rule = WD_LINE_SPACING.SINGLE
        # Small print does not keep to the page's 22 lines.
        off = OxmlElement("w:snapToGrid")
        off.set(qn("w:val"), "0")
        shape.element.get_or_add_pPr().insert_element_before(off, "w:spacing", "w:ind", "w:jc")
    shape.first_line_indent = one.size * one.indent
    properties = shape.element.get_or_add_pPr()
    for name in ("w:pBdr", "w:contextualSpacing"):  # the template's own title is underlined
        for found in properties.findall(qn(name)):
            properties.remove(found)
    indent = properties.get_or_add_ind()
    # In characters, so that the indent follows the size when an officer changes it.
    indent.set(qn("w:firstLineChars"), str(one.indent * 100))
