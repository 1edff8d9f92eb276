"""What a document is made of, before how it looks. Renderers walk blocks; they own no words and compute nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from gxq_plan.text import Text

# A hint says what to type next: for a terminal alone.
Tone = Literal["good", "fair", "poor", "bad", "quiet", "plain", "strong", "hint"]
Words = Text | str


class Code(NamedTuple):
    """An id, shown as it is."""

    text: str


class Amount(NamedTuple):
    """A number in its unit. `prefix` is a bound's sign; a missing number shows as `—`."""

    value: float | None
    unit: Words = ""
    decimals: int | None = None
    prefix: str = ""
    signed: bool = False


class Interval(NamedTuple):
    """A band in its unit."""

    low: float
    high: float
    unit: str = ""


class Share(NamedTuple):
    """A share, shown as a percent."""

    value: float | None


class Label(NamedTuple):
    """A word with a symbol and a tone: a status, a trend, a light. The word alone says everything."""

    text: Text
    symbol: str = ""
    ascii_symbol: str = ""
    tone: Tone = "plain"


class Bar(NamedTuple):
    """Shares of a whole with their tones, drawn to scale; `width` in cells."""

    parts: tuple[tuple[float, Tone], ...]
    width: int = 16


class Lines(NamedTuple):
    """Words one below the other in one cell."""

    parts: tuple[Words, ...]


Cell = Text | str | Code | Amount | Interval | Share | Label | Bar | Lines


class Column(NamedTuple):
    """A column of a table. `grow` columns take the room that is left. Columns with `wide` above 0 are for wide pages;
    where even those have no room for all, the highest number goes first. `choices` are all labels that its cells may
    have, for what can be edited."""

    title: Text
    align: Literal["left", "right"] = "left"
    grow: bool = False
    wide: int = 0
    least: int = 4
    choices: tuple[Label, ...] = ()


class Table(NamedTuple):
    """Rows of cells under columns. Where a page is too narrow, `drop` leaves columns out; the others keep all of them:
    `fold` folds what can be folded before the table exceeds the page, `exceed` takes the room that it needs."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    narrow: Literal["drop", "fold", "exceed"] = "drop"


class Heading(NamedTuple):
    """A heading; level 1 is the document's."""

    text: Text
    level: int = 1


class Paragraph(NamedTuple):
    """A run of words in one tone; `indent` in cells."""

    words: Words
    tone: Tone = "plain"
    indent: int = 0


class Blank(NamedTuple):
    """What the data do not say and an officer must write: told what belongs here, and marked wherever it is shown."""

    words: Words


class Notice(NamedTuple):
    """A finding: a head line of parts with tones, and lines below it."""

    head: tuple[tuple[Words, Tone], ...]
    lines: tuple[Words, ...]


class Pairs(NamedTuple):
    """Terms with what they are, as in a record card."""

    items: tuple[tuple[Text, Cell], ...]


class Chart(NamedTuple):
    """What was promised and delivered, a number a period, None where there is none; `forecast` is the period that is
    projected to, with the lower and the upper end; `band` likewise a target that has two ends. It repeats what stands
    beside it in words: what cannot draw leaves it out."""

    title: Words
    unit: str
    periods: tuple[str, ...]
    targets: tuple[float | None, ...]
    actuals: tuple[float | None, ...]
    forecast: tuple[str, float, float] | None = None
    band: tuple[str, float, float] | None = None


Block = Heading | Paragraph | Blank | Table | Notice | Pairs | Chart
Document = Sequence[Block]
