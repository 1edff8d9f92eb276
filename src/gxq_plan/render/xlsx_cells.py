"""A cell of a document as a workbook holds it: a number with its format where it is one, else text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.report.blocks import Amount, Bar, Cell, Code, Interval, Label, Lines, Share, Words
from gxq_plan.text import Lang, Text, number, percent, visible

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
    if isinstance(cell, Amount):
        return _amount(cell, lang)
    if isinstance(cell, Share):
        if cell.value is None:
            return _text("—")
        shown = percent(cell.value)
        return Value(cell.value, shown, _digits(shown.rstrip("%")) + "%")
    if isinstance(cell, Interval):
        return _text(f"{number(cell.low)}~{number(cell.high)}{cell.unit}")
    if isinstance(cell, Label):
        said = f"{cell.symbol} {_words(cell.text, lang)}".strip()
        return Value(said, said, tone=cell.tone)
    if isinstance(cell, Lines):
        return _text("\n".join(_words(one, lang) for one in cell.parts))
    if isinstance(cell, Code):
        return _text(visible(cell.text))
    if isinstance(cell, Bar):
        return _text("")
    return _whole(_words(cell, lang))


def _amount(cell: Amount, lang: Lang) -> Value:
    if cell.value is None:
        return _text("—")
    digits = number(cell.value, cell.decimals)
    unit = _words(cell.unit, lang)
    sign = "+" if cell.signed and cell.value > 0 else ""
    pattern = f"{_quoted(cell.prefix)}{_digits(digits)}{_quoted(unit)}"
    return Value(
        cell.value,
        f"{cell.prefix}{sign}{digits}{unit}",
        f"+{pattern};-{pattern};{pattern}" if cell.signed else pattern,
    )


def _digits(shown: str) -> str:
    """The format of a number with as many places as it is shown with."""
    places = len(shown.partition(".")[2])
    return "0." + "0" * places if places else "0"


def _quoted(words: str) -> str:
    return f'"{visible(words).replace(chr(34), "")}"' if words else ""


def _whole(words: str) -> Value:
    """A count stands in a document as the text of a whole number."""
    return Value(int(words), words, "0") if words.isascii() and words.isdigit() and len(words) < 10 else _text(words)


def _text(words: str) -> Value:
    return Value(words[:_LONGEST], words[:_LONGEST])


def _words(words: Words, lang: Lang) -> str:
    """Line ends are kept, what a workbook cannot hold is shown as a code."""
    said = words.of(lang) if isinstance(words, Text) else words
    return "\n".join(visible(line) for line in said.split("\n"))
