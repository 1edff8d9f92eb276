"""A cell as the text that a person reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Amount, Bar, Cell, Code, Interval, Label, Lines, Share, Words
from gxq_plan.text import Lang, Text, number, percent, visible

if TYPE_CHECKING:
    from collections.abc import Sequence


def lines_of(cell: Cell, lang: Lang) -> Sequence[str]:
    """The lines of a cell, one but for Lines; a bar has none. What is no character to read is shown as a code."""
    if isinstance(cell, Lines):
        return [words(one, lang) for one in cell.parts]
    return [] if isinstance(cell, Bar) else [_line(cell, lang)]


def _line(cell: Amount | Code | Interval | Label | Share | Words, lang: Lang) -> str:
    if isinstance(cell, Amount):
        return amount(cell, lang)
    if isinstance(cell, Interval):
        return f"{number(cell.low)}~{number(cell.high)}{visible(cell.unit)}"
    if isinstance(cell, Share):
        return percent(cell.value)
    if isinstance(cell, Label):
        return f"{cell.symbol} {words(cell.text, lang)}".strip()
    if isinstance(cell, Code):
        return visible(cell.text)
    return words(cell, lang)


def amount(cell: Amount, lang: Lang) -> str:
    """A number with its bound's sign, its own sign where it is a difference, and its unit."""
    if cell.value is None:
        return "—"
    return f"{visible(cell.prefix)}{digits(cell)}{words(cell.unit, lang)}"


def digits(cell: Amount) -> str:
    """A number that is there, with its own sign where it is a difference."""
    sign = "+" if cell.signed and cell.value is not None and cell.value > 0 else ""
    return sign + number(cell.value, cell.decimals)


def words(said: Words, lang: Lang) -> str:
    """Words in one language, harmless."""
    return visible(said.of(lang) if isinstance(said, Text) else said)
