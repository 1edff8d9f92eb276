"""Blocks on a terminal, as Rich draws them. Chinese is folded between characters and counted in cells."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from gxq_plan.render.shown import digits, lines_of
from gxq_plan.report.blocks import (
    Amount,
    Bar,
    Blank,
    Block,
    Cell,
    Chart,
    Code,
    Column,
    Heading,
    Interval,
    Label,
    Notice,
    Pairs,
    Share,
    Table,
    Tone,
    Words,
)
from gxq_plan.text import Lang, Text, cell_width, padded, unbroken_width, visible, wrapped
from gxq_plan.words import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.text import Text as Styled

# Columns marked wide appear from this width on (contract: On screen).
_WIDE = 110
_GAP = 1
# Words of a column in a table that may exceed the page.
_LONGEST_LINE = 40
# A unit below its number is folded at this width: 吨标准煤/万元 takes two lines of eight.
_UNIT_BELOW = 8
# By tone: the name of the style in Rich, and its ANSI code for lines that need no Rich.
_STYLES: dict[Tone, tuple[str, str]] = {
    "good": ("green", "32"),
    "fair": ("yellow", "33"),
    "poor": ("bright_red", "91"),
    "bad": ("bold red", "1;31"),
    "quiet": ("bright_black", "90"),
    "plain": ("", ""),
    "strong": ("bold", "1"),
    "hint": ("bright_black", "90"),
}
# Told apart without colour too; all in GBK.
_BARS: dict[Tone, str] = {
    "good": "━",
    "fair": "═",
    "poor": "─",
    "bad": "┄",
    "quiet": "·",
    "plain": "━",
    "strong": "━",
    "hint": "·",
}
_ASCII_BARS: dict[Tone, str] = {
    "good": "#",
    "fair": "=",
    "poor": "-",
    "bad": "!",
    "quiet": ".",
    "plain": "#",
    "strong": "#",
    "hint": ".",
}


def to_terminal(blocks: Iterable[Block], lang: Lang, width: int, colour: bool, ascii_only: bool = False) -> str:
    """The blocks as lines of at most `width` cells, with ANSI colours if `colour`; the last block is the last line.

    Rich draws the tables and is imported for them alone: what has none stays quick to start.
    """
    drawing = _Drawing(lang, width, colour, ascii_only)
    for block in blocks:
        drawing.draw(block)
    return drawing.text()


class _Drawing:
    def __init__(self, lang: Lang, width: int, colour: bool, ascii_only: bool) -> None:
        self.lang: Lang = lang
        self.width = width
        self.colour = colour
        self.ascii_only = ascii_only
        self.out: list[str] = []

    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.out)

    def _styled(self, text: str, tone: Tone) -> str:
        code = _STYLES[tone][1]
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and code and text.strip() else text

    def draw(self, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Heading):
            self._gap()
            self._lines(self._words(block.text), "strong")
        elif isinstance(block, Notice):
            self._notice(block)
        elif isinstance(block, Pairs):
            self._pairs(block)
        elif isinstance(block, Blank):
            self._lines(BLANK.of(self.lang, what=block.words), "fair")
        elif not isinstance(block, Chart):  # its numbers stand beside it
            if block.indent == 0 and block.tone in ("good", "fair", "bad"):
                self._gap()
            self._lines(self._words(block.words), block.tone, block.indent)

    def _gap(self) -> None:
        if self.out:
            self.out.append("")

    def _words(self, words: Words) -> str:
        return visible(words.of(self.lang) if isinstance(words, Text) else words)

    def _lines(self, text: str, tone: Tone, indent: int = 0) -> None:
        for line in wrapped(text, self.width - indent):
            self.out.append(" " * indent + self._styled(line, tone))

    def _notice(self, block: Notice) -> None:
        lines: list[list[str]] = [[]]
        used = 0
        for words, tone in block.head:
            # Less what a second line is moved in by.
            for part in wrapped(self._words(words), self.width - 2):
                if lines[-1] and used + cell_width(part) > self.width:
                    lines.append([])
                    used = 2
                lines[-1].append(self._styled(part, tone))
                used += cell_width(part) + 1
        self.out += [("  " if at else "") + " ".join(parts) for at, parts in enumerate(lines)]
        for line in block.lines:
            self._lines(self._words(line), "plain", 2)

    def _pairs(self, block: Pairs) -> None:
        terms = [self._words(term) for term, _ in block.items]
        widest = max(map(cell_width, terms), default=0)
        for term, (_, value) in zip(terms, block.items, strict=True):
            first, *more = wrapped(self._plain(value), self.width - widest - 2)
            self.out.append(self._styled(padded(term, widest), "quiet") + "  " + self._styled(first, _tone(value)))
            self.out += [" " * (widest + 2) + self._styled(rest, _tone(value)) for rest in more]

    # --- tables ---

    def _table(self, table: Table) -> None:
        columns, cells, widths = self._fitted(table)
        if table.narrow == "drop" and sum(widths) > self._room(columns):
            self._cards(columns, cells)
            return
        from rich import box
        from rich.console import Console
        from rich.table import Table as Grid

        grid = Grid(
            box=box.ASCII2 if self.ascii_only else box.SIMPLE_HEAD,
            show_edge=False,
            pad_edge=False,
            padding=(0, _GAP, 0, 0),
            header_style="bold",
        )
        for column, width in zip(columns, widths, strict=True):
            title = "\n".join(wrapped(self._words(column.title), width))
            grid.add_column(title, justify=column.align, width=width, no_wrap=True, overflow="fold", vertical="top")
        for row in cells:
            grid.add_row(*(self._cell(one, width) for one, width in zip(row, widths, strict=True)))
        screen = Console(
            file=StringIO(),
            width=max(self.width, sum(widths) + len(widths) * (_GAP + 1)),
            force_terminal=self.colour,
            no_color=not self.colour,
            color_system="standard" if self.colour else None,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
        )
        screen.print(grid)
        assert isinstance(screen.file, StringIO)
        self.out += [line.rstrip() for line in screen.file.getvalue().splitlines()]

    def _cards(self, columns: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> None:
        """A page too narrow for a table gets a card for each row, so that no number and no id is folded."""
        for at, row in enumerate(cells):
            if at:
                self._gap()
            said = ((column.title, cell) for column, cell in zip(columns, row, strict=True))
            self._pairs(Pairs(tuple(one for one in said if self._plain(one[1]).strip() not in ("", "—"))))

    def _fitted(self, table: Table) -> tuple[list[Column], list[list[Cell]], list[int]]:
        """The columns that the page has room for, with their cells and widths: wide columns only on wide pages and
        where they say something, and dropped one by one until the rest fits uncut (or none is left to drop)."""
        if table.narrow != "drop":
            columns, rows = list(table.columns), [list(row) for row in table.rows]
            return columns, rows, self._own_widths(table) if table.narrow == "exceed" else self._widths(columns, rows)
        kept = [
            at
            for at, column in enumerate(table.columns)
            if not column.wide
            or (self.width >= _WIDE and any(self._plain(row[at]) not in ("", "—") for row in table.rows))
        ]
        while True:
            columns = [table.columns[at] for at in kept]
            cells = [[row[at] for at in kept] for row in table.rows]
            widths = self._widths(columns, cells)
            wide = [at for at in kept if table.columns[at].wide]
            dropped = max(wide, key=lambda at: (table.columns[at].wide, at), default=None)
            if dropped is None or sum(widths) <= self._room(columns):
                return columns, cells, widths
            kept.remove(dropped)

    def _own_widths(self, table: Table) -> list[int]:
        """Each column as wide as its widest cell, words that may be folded at most so wide that a line can be read."""
        widths = []
        for at, column in enumerate(table.columns):
            widest = max((self._width(row[at]) for row in table.rows), default=2)
            most = _LONGEST_LINE if column.grow else widest
            widths.append(max(2, cell_width(self._words(column.title)), min(widest, most)))
        return widths

    def _room(self, columns: Sequence[Column]) -> int:
        return self.width - (len(columns) - 1) * (_GAP + 1)

    def _widths(self, columns: Sequence[Column], cells: Sequence[Sequence[Cell]]) -> list[int]:
        """Each column as wide as its widest cell. Where that is too much, long units go below their numbers first,
        then the columns that grow give way, then all, the widest first; ids, numbers and words of titles stay whole."""
        widths, folded, least = [], [], []
        for at, column in enumerate(columns):
            words = self._words(column.title)
            title = max(min(cell_width(words), max(column.least, 8)), unbroken_width(words))
            widths.append(max(2, title, *(self._width(row[at]) for row in cells)))
            folded.append(max(2, title, column.least, *(self._folded_width(row[at]) for row in cells)))
            whole = max((self._whole(row[at]) for row in cells), default=0)
            least.append(max(2, column.least, unbroken_width(words), whole))
        grow = [at for at, column in enumerate(columns) if column.grow]
        everywhere = range(len(columns))
        stages: list[tuple[Iterable[int], list[int]]] = [(everywhere, folded), (grow, least), (everywhere, least)]
        for shrinkable, floor in stages:
            _shrink(widths, sum(widths) - self._room(columns), shrinkable, floor)
        return widths

    def _folded_width(self, cell: Cell) -> int:
        """The width of a cell whose unit may stand below its number."""
        if isinstance(cell, Amount) and cell.value is not None:
            return max(
                cell_width(visible(cell.prefix) + digits(cell)), min(_UNIT_BELOW, cell_width(self._words(cell.unit)))
            )
        return self._width(cell)

    def _width(self, cell: Cell) -> int:
        return max(map(cell_width, self._plain(cell).split("\n")))

    def _whole(self, cell: Cell) -> int:
        """The width below which a cell would break inside an id, a number or a word of ours."""
        if isinstance(cell, Amount):
            return cell_width(visible(cell.prefix) + digits(cell))
        if isinstance(cell, Code | Share | Interval):
            return cell_width(self._plain(cell))
        # Words of ours are short; what a file says may be one endless word.
        return unbroken_width(self._plain(cell)) if isinstance(cell, Text | Label) else 0

    def _cell(self, cell: Cell, width: int) -> Styled:
        if isinstance(cell, Bar):
            return self._bar(cell, width)
        from rich.text import Text as Styled

        return Styled("\n".join(self._folded(cell, width)), style=_STYLES[_tone(cell)][0])

    def _folded(self, cell: Cell, width: int) -> list[str]:
        """A number that does not fit keeps its digits whole and drops its unit to the next line."""
        plain = self._plain(cell)
        if isinstance(cell, Amount) and cell_width(plain) > width and cell.unit:
            return [visible(cell.prefix) + digits(cell), *wrapped(self._words(cell.unit), width)]
        return wrapped(plain, width)

    def _plain(self, cell: Cell) -> str:
        if isinstance(cell, Label) and self.ascii_only:
            return f"{cell.ascii_symbol} {self._words(cell.text)}".strip()
        if isinstance(cell, Bar):
            return " " * cell.width
        return "\n".join(lines_of(cell, self.lang))

    def _bar(self, cell: Bar, width: int) -> Styled:
        """Parts drawn to scale by their running total, so that the whole is never longer than the bar."""
        marks = _ASCII_BARS if self.ascii_only else _BARS
        from rich.text import Text as Styled

        drawn, total, done = Styled(), 0.0, 0
        for share, tone in cell.parts:
            total += share
            upto = round(total * min(width, cell.width))
            drawn.append(marks[tone] * (upto - done), style=_STYLES[tone][0])
            done = max(done, upto)
        return drawn


def _shrink(widths: list[int], over: int, shrinkable: Iterable[int], floor: Sequence[int]) -> None:
    """Takes `over` cells from the widths, one at a time from what is widest above its floor."""
    candidates = list(shrinkable)
    while over > 0:
        widest = max(candidates, key=lambda at: widths[at] - floor[at], default=None)
        if widest is None or widths[widest] <= floor[widest]:
            return
        widths[widest] -= 1
        over -= 1


def _tone(cell: Cell) -> Tone:
    return cell.tone if isinstance(cell, Label) else "plain"
