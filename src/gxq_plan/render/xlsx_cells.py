"""A cell of a document as a workbook holds it: a number with its format where it is one, else text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.render.shown import amount, digits, lines_of, words
from gxq_plan.report.blocks import Amount, Cell, Label, Share, Words
from gxq_plan.text import Lang, Text, percent, visible

if TYPE_CHECKING:
    from gxq_plan.report.blocks import Tone

# What Excel takes in one cell.
_LONGEST = 32_767


class Value(NamedTuple):
    """A number with its format, or text; `tone` is a label's, `shown` the text as a person sees it, for widths."""

    content: float | str
    shown: str
    format: str = "General"
    tone: Tone | None = None


def value(cell: Cell, lang: Lang) -> Value:
    """Numbers stay numbers: a share is 0-1 under a percent format, an amount has its unit in its format."""
    if isinstance(cell, Amount) and cell.value is not None:
        return _amount(cell, cell.value, lang)
    if isinstance(cell, Share) and cell.value is not None:
        shown = percent(cell.value)
        return Value(cell.value, shown, _digits(shown.rstrip("%")) + "%")
    if isinstance(cell, Label):
        return _text(*lines_of(cell, lang))._replace(tone=cell.tone)
    if isinstance(cell, str | Text):
        return _whole(_words(cell, lang))
    return _text("\n".join(lines_of(cell, lang)))


def _amount(cell: Amount, number: float, lang: Lang) -> Value:
    pattern = f"{_quoted(cell.prefix)}{_digits(digits(cell))}{_quoted(words(cell.unit, lang))}"
    return Value(number, amount(cell, lang), f"+{pattern};-{pattern};{pattern}" if cell.signed else pattern)


def _digits(shown: str) -> str:
    """The format of a number with as many places as it is shown with."""
    places = len(shown.partition(".")[2])
    return "0." + "0" * places if places else "0"


def _quoted(said: str) -> str:
    return f'"{visible(said).replace(chr(34), "")}"' if said else ""


def _whole(said: str) -> Value:
    """A count stands in a document as the text of a whole number."""
    is_count = said.isascii() and said.isdigit() and len(said) < 10 and str(int(said)) == said
    return Value(int(said), said, "0") if is_count else _text(said)


def _text(said: str) -> Value:
    return Value(said[:_LONGEST], said[:_LONGEST])


def _words(one: Words, lang: Lang) -> str:
    """Line ends are kept, what a workbook cannot hold is shown as a code."""
    said = one.of(lang) if isinstance(one, Text) else one
    return "\n".join(visible(line) for line in said.split("\n"))
