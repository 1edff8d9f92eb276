"""One sheet of a workbook: blocks below each other, tables with the colours of their statuses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from gxq_plan.render.xlsx_cells import Value, value
from gxq_plan.report.blocks import Bar, Block, Chart, Heading, Label, Notice, Pairs, Paragraph, Table, Tone, Words
from gxq_plan.text import Lang, Text, cell_width, visible, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

FONT = "Microsoft YaHei"
FRAME: dict[str, Any] = {"border": 1, "border_color": "#B8C0CA"}
# Colours that people who see red and green alike still tell apart; the words beside them say the same.
_FILL: dict[Tone, tuple[str, str]] = {
    "good": ("#D3EFE9", "#0B5F55"),
    "fair": ("#FFF2CC", "#7A5A00"),
    "poor": ("#FBE0CC", "#8A3B00"),
    "bad": ("#F4C7C3", "#7F0E0E"),
    "quiet": ("#EFEFEF", "#555555"),
}
_NARROW = 6
# The height of a line of 10 points, and the most that Excel gives a row.
_LINE, _HIGHEST = 14, 409
# Of one table a column is as broad as what it holds; where tables stand below each other they share their columns, so
# that what is longer is folded: the first columns hold ids and names.
_BROAD, SHARED, SOURCES = (46,), (16, 30, 14), (32, 40, 70)


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(
                {"font_name": FONT, "font_size": 10, "valign": "vcenter", **properties}
            )
        return self.made[key]

    def tone(self, tone: Tone) -> Format | None:
        if tone not in _FILL:
            return None
        fill, ink = _FILL[tone]
        # What a conditional format sets must be all that it sets: a font name is not allowed there.
        key = (("tone", tone),)
        if key not in self.made:
            self.made[key] = self.book.add_format({"bg_color": fill, "font_color": ink})
        return self.made[key]


class Page(NamedTuple):
    """What every printed page says: of which document it is, and that the data are not real where they are not."""

    title: str
    warning: str = ""


def put_print(sheet: Worksheet, page: Page) -> None:
    """A4 on its side, as broad as the sheet, with head and foot."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.8, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    # What Excel takes in a head is 255 characters; an ampersand is a command there.
    title, warning = (one[:110].replace("&", "&&") for one in page)
    sheet.set_header(f"&L&9{title}&R&9{warning}")
    sheet.set_footer("&L&9&A&R&9&P / &N")


class Sheet:
    """Where the next block goes, and how wide each column has to be."""

    def __init__(self, sheet: Worksheet, styles: Styles, lang: Lang, page: Page) -> None:
        self.sheet, self.styles, self.lang = sheet, styles, lang
        self.row = 0
        self.widths: dict[int, int] = {}
        # What may take more than one line, by row and column: nothing but Excel finds the height of a row itself.
        self.folded: dict[int, dict[int, str]] = {}
        put_print(sheet, page)

    def title(self, words: Text) -> None:
        self._text(words.of(self.lang), bold=True, font_size=16)

    def warning(self, words: Words) -> None:
        self._text(self._said(words), bold=True, font_color=_FILL["bad"][1])

    def line(self, words: Words) -> None:
        self._text(self._said(words), font_color="#555555")

    def blocks(self, blocks: Iterable[Block], widest: Sequence[int] = SHARED) -> None:
        for one in blocks:
            self._block(one)
        self._fit(widest)

    def whole(self, blocks: Sequence[Block]) -> None:
        """The sheet is one table: its header stays in sight, every column can be filtered and sorted. It has more
        columns than A4 is broad."""
        self.sheet.set_paper(8)  # A3
        for table in (one for one in blocks if isinstance(one, Table)):
            first = self.row
            columns = self._table(table)
            self.sheet.freeze_panes(first + 1, min(2, columns))
            self.sheet.autofilter(first, 0, max(first + 1, self.row - 1), columns - 1)
            self.sheet.repeat_rows(first)
        self._fit(_BROAD)

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self.row += 1
            self._text(block.text.of(self.lang), bold=True, font_size=12)
        elif isinstance(block, Paragraph):
            self._text(
                self._said(block.words), bold=block.tone in ("strong", "bad", "good", "fair"), indent=block.indent
            )
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Notice):
            self._text(" ".join(self._said(words) for words, _ in block.head), bold=True)
            for words in block.lines:
                self._text(self._said(words), indent=1)
        elif isinstance(block, Pairs):
            for term, cell in block.items:
                self._write(self.row, 0, Value(term.of(self.lang), term.of(self.lang)), bold=True)
                self._write(self.row, 1, value(cell, self.lang), align="left")
                self.row += 1
        elif not isinstance(block, Chart):
            raise TypeError(f"no way to write {block!r}")

    def _table(self, table: Table) -> int:
        """Header and rows; gives the number of columns. Columns that only draw are left out: data bars draw here."""
        kept = [at for at, _ in enumerate(table.columns) if not any(isinstance(row[at], Bar) for row in table.rows)]
        for number, at in enumerate(kept):
            said = self._said(table.columns[at].title)
            self._write(self.row, number, Value(said, said), bold=True, bg_color="#E8EDF3", **_side(table, at))
        first = self.row + 1
        for row in table.rows:
            self.row += 1
            for number, at in enumerate(kept):
                self._write(self.row, number, value(row[at], self.lang), **_side(table, at))
        for number, at in enumerate(kept):
            self._colour(first, number, table, at)
        self.row += 2
        return len(kept)

    def _colour(self, first: int, column: int, table: Table, at: int) -> None:
        """A conditional format for each label that may stand in a column, with its symbol or without: one that is put
        in by hand is coloured too."""
        labels = [row[at] for row in table.rows]
        for label in dict.fromkeys((*table.columns[at].choices, *(one for one in labels if isinstance(one, Label)))):
            style = self.styles.tone(label.tone)
            if style and labels:
                cell = f"${xl_col_to_name(column)}{first + 1}"
                spoken = {value(label, self.lang).content, self._said(label.text)}
                either = ",".join(sorted(f'{cell}="{str(one).replace(chr(34), chr(34) * 2)}"' for one in spoken))
                rule = {"type": "formula", "criteria": f"=OR({either})", "format": style}
                self.sheet.conditional_format(first, column, first + len(labels) - 1, column, rule)

    def _write(self, row: int, column: int, one: Value, **style: Any) -> None:
        if isinstance(one.content, str):
            self.sheet.write_string(row, column, one.content, self.styles.of(**style))
        else:
            self.sheet.write_number(row, column, one.content, self.styles.of(num_format=one.format, **style))
        if one.shown:
            widest = max(map(cell_width, one.shown.split("\n")))
            self.widths[column] = max(self.widths.get(column, 0), widest)
            if style.get("text_wrap"):
                self.folded.setdefault(row, {})[column] = one.shown

    def _text(self, words: str, **style: Any) -> None:
        """A line that runs over the columns to its right."""
        self.sheet.write_string(self.row, 0, words, self.styles.of(**style))
        self.row += 1

    def _fit(self, limits: Sequence[int]) -> None:
        room = {}
        for column, width in self.widths.items():
            most = limits[min(column, len(limits) - 1)]
            room[column] = min(most, max(_NARROW, width)) + 2
            self.sheet.set_column(column, column, room[column])
        for row, cells in self.folded.items():
            lines = max(len(wrapped(said, room[column] - 1)) for column, said in cells.items())
            if lines > 1:
                self.sheet.set_row(row, min(_HIGHEST, lines * _LINE + 3))

    def _said(self, words: Words) -> str:
        return visible(words.of(self.lang) if isinstance(words, Text) else words)


def _side(table: Table, at: int) -> dict[str, object]:
    """The frame of a cell; a dash in a column of numbers stands where they do."""
    return {**FRAME, "text_wrap": True, "align": table.columns[at].align}
