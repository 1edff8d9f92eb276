"""Blocks as paragraphs and tables of a Word document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.shared import Emu

from gxq_plan import words
from gxq_plan.render.shown import lines_of
from gxq_plan.render.shown import words as said
from gxq_plan.render.word.styles import BLANK, BODY
from gxq_plan.render.word.table import FORBIDDEN, table_xml
from gxq_plan.report.blocks import Bar, Blank, Block, Chart, Heading, Notice, Pairs, Paragraph, Table
from gxq_plan.text import cell_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from gxq_plan.report.blocks import Words
    from gxq_plan.text import Lang


class Body:
    """Writes blocks at the end of a document."""

    def __init__(self, document: Any, lang: Lang) -> None:
        self.document, self.lang = document, lang
        self.identify = {style.name: style.style_id for style in document.styles}

    def put(self, blocks: Iterable[Block]) -> None:
        for one in blocks:
            self._block(one)

    def line(self, one: Words | Blank, style: str) -> Any:
        """A paragraph in a style; a blank is marked in it."""
        paragraph = self.document.add_paragraph(style=style)
        if isinstance(one, Blank):
            self._mark(paragraph, one)
        else:
            paragraph.add_run(self._said(one))
        return paragraph

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.line(block.text, f"Heading {min(block.level, 3)}")
        elif isinstance(block, Blank):
            self.line(block, BLANK)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Pairs):
            self._grid(
                ("", ""), [[(self._said(term),), lines_of(cell, self.lang)] for term, cell in block.items], (), (1, 2)
            )
        elif isinstance(block, Notice):
            self.line(" ".join(self._said(part) for part, _ in block.head), BODY).runs[0].bold = True
            for one in block.lines:
                self.line(one, BODY)
        elif not isinstance(block, Chart):
            raise TypeError(f"no way to write {block!r}")

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self.line(block.words, BODY)
        if block.indent:
            shape = paragraph.paragraph_format
            shape.left_indent = paragraph.style.font.size * (block.indent - 2) if block.indent > 2 else None

    def _mark(self, paragraph: Any, one: Blank) -> None:
        run = paragraph.add_run(words.BLANK.of(self.lang, what=one.words))
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW

    def _table(self, table: Table) -> None:
        """Without columns that only draw, and those for which a page of paper has no room."""
        kept = [
            at
            for at, column in enumerate(table.columns)
            if not column.wide and not any(isinstance(row[at], Bar) for row in table.rows)
        ]
        head = [self._said(table.columns[at].title) for at in kept]
        rows = [[lines_of(row[at], self.lang) for at in kept] for row in table.rows]
        right = tuple(number for number, at in enumerate(kept) if table.columns[at].align == "right")
        self._grid(head, rows, right, _widths(head, rows, self._room()))

    def _grid(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[Sequence[str]]],
        right: Sequence[int],
        widths: Sequence[int],
    ) -> None:
        """A table at the end; `right` are the columns of numbers."""
        end = self.document.element.body.sectPr
        end.addprevious(parse_xml(table_xml(head, rows, right, widths, self.identify)))

    def _room(self) -> int:
        """In twentieths of a point, as tables are measured."""
        section = self.document.sections[-1]
        return int(Emu(section.page_width - section.left_margin - section.right_margin).twips)

    def _said(self, one: Words) -> str:
        return FORBIDDEN.sub("", said(one, self.lang))


# Half a character of 10.5 points, in twentieths of a point, and some more, for a W is broader; the margins of a cell.
_HALF, _MARGINS = 125, 190
# What is no wider stays on one line; broader columns share what is left.
_WHOLE, _LEAST = 12, 6


def _widths(head: Sequence[str], rows: Sequence[Sequence[Sequence[str]]], room: int) -> list[int]:
    """How broad the columns are that share the room: ids, dates and short words as they are, the others folded."""
    wanted = [
        max([cell_width(line) for row in rows for line in row[at]] + [min(cell_width(title), 8), 4])
        for at, title in enumerate(head)
    ]
    fixed = {at: wide * _HALF + _MARGINS for at, wide in enumerate(wanted) if wide <= _WHOLE}
    left = room - sum(fixed.values())
    folded = {at: wide for at, wide in enumerate(wanted) if at not in fixed}
    if not folded or left < len(folded) * _LEAST * _HALF:
        return [room * wide // sum(wanted) for wide in wanted]
    return [fixed.get(at) or left * folded[at] // sum(folded.values()) for at in range(len(wanted))]
