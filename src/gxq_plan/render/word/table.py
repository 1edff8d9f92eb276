"""A table of a Word document as XML.

python-docx walks the whole table for each of its cells; the 66 rows of a plan took it seconds.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from docx.oxml.ns import nsdecls

from gxq_plan.render.word.styles import TABLE, TABLE_HEAD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# XML 1.0 has no place for these; `text.visible` has shown nearly all as codes before.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_MARGINS = '<w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'


def table_xml(
    head: Sequence[str],
    rows: Sequence[Sequence[Sequence[str]]],
    right: Sequence[int],
    widths: Sequence[int],
    identify: Mapping[str, str],
) -> str:
    """A `w:tbl`. `head` may be empty; each cell of `rows` is its lines; `widths` in twentieths of a point; `identify`
    gives the id of a style by its name. The head is repeated on every page and no row is broken over two."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = "".join(_row(row, right, widths, identify[TABLE]) for row in rows)
    if any(head):
        body = _row([(one,) for one in head], (), widths, identify[TABLE_HEAD], "<w:tblHeader/>") + body
    shape = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{_MARGINS}'
    )
    return f"<w:tbl {nsdecls('w')}><w:tblPr>{shape}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _row(
    cells: Sequence[Sequence[str]], right: Sequence[int], widths: Sequence[int], style: str, more: str = ""
) -> str:
    made = "".join(
        _cell(lines, widths[at], style, '<w:jc w:val="right"/>' if at in right else "")
        for at, lines in enumerate(cells)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{made}</w:tr>"


def _cell(lines: Sequence[str], width: int, style: str, align: str) -> str:
    text = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(FORBIDDEN.sub("", line))}</w:t>' for line in lines)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{align}</w:pPr><w:r>{text}</w:r></w:p></w:tc>'
    )
