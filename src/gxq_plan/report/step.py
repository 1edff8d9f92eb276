"""One step of a derivation: a figure with its formula, the numbers filled in, and the rule that decided it."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

Words = Text | str
_WIDE = Context(prec=400)
# Decimals of a ratio that does not end, and of a derived number inside another formula.
_PLACES, _INSIDE = 4, 8
_TOUCHES = 1e-9


class Step(NamedTuple):
    """`name` is the figure's in the record, `section` that of the method. `formula` stands in symbols, `filled` in
    numbers; `shown` is what it comes to, `unit` its unit. `filled` may be a comparison, which holds. `word` is the
    conclusion; `note` the rule that decided it, where a number is from, or why there is no figure. `value` is the
    figure at full precision, or a word of the method."""

    name: str
    term: Text
    section: int
    formula: str = ""
    filled: str = ""
    shown: str = ""
    unit: Words = ""
    note: Text | None = None
    value: float | bool | str | None = None
    word: Text | None = None

    @property
    def chain(self) -> str:
        """formula = numbers = result."""
        return " = ".join(one for one in (self.formula, self.filled, self.shown) if one)

    def words(self) -> Text:
        """The step as one line: conclusion：formula = numbers = result（note）."""
        unit = self.unit if isinstance(self.unit, Text) else Text.both(self.unit)
        said = Text(zh="{chain}{unit}", en="{chain}{unit}").given(chain=Text.both(self.chain), unit=unit)
        if self.word and self.chain:
            said = Text(zh="{word}：{said}", en="{word}: {said}").given(word=self.word, said=said)
        elif not self.chain:
            said = self.word or self.note or Text.both("—")
        if self.note is None or not (self.word or self.chain):
            return said
        return Text(zh="{said}（{note}）", en="{said} ({note})").given(said=said, note=self.note)


def by_method(section: int, rule: Text) -> Text:
    """The rule that decided, with where it stands in the method."""
    return Text(zh="方法第 {section} 节：{rule}", en="method {section}: {rule}").given(section=section, rule=rule)


def n(value: float | Decimal | None) -> str:
    """A number inside a formula: as it was written, negative ones in brackets."""
    shown = number(value)
    return f"({shown})" if shown.startswith("-") else shown


def derived(value: float | None) -> str:
    """A figure of an earlier step inside a formula."""
    return n(None if value is None else round(value, _INSIDE))


def less(left: float | None, right: float | None, sign: float = 1) -> str:
    """`left - right`; where less is better the other way round, so that what is good is positive."""
    return f"{n(left)} - {n(right)}" if sign > 0 else f"{n(right)} - {n(left)}"


def ratio(value: float | None, edges: Sequence[float] = (0.0,)) -> str:
    """A figure as it is where it ends early, else with four decimals, or as many as keep it on its side of every edge
    that it is compared with."""
    if value is None:
        return "—"
    exact = Decimal(repr(float(value)))
    for places in range(_PLACES, 16):
        shown = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)
        if not any(_crosses(value, float(shown), edge) for edge in edges):
            break
    ends = abs(exact - shown) <= Decimal(_TOUCHES) * max(abs(exact), Decimal("1e-3"))
    plain = f"{shown if shown else abs(shown):f}"
    return plain.rstrip("0").rstrip(".") if ends and "." in plain else plain


def _crosses(value: float, shown: float, edge: float) -> bool:
    """Whether rounding moved a figure onto or over an edge; what touches an edge (method.md 2) is on it."""
    if abs(value - edge) <= _TOUCHES * (abs(edge) or 1.0):
        return False
    return (value < edge <= shown) or (value > edge >= shown)


def share(value: float | None, edges: Sequence[float] = ()) -> str:
    """A share as a percent that keeps its side of the edges that it is compared with."""
    return percent(value, (*edges, 1.0))


def limit(value: float) -> str:
    """A threshold as a percent, without decimals that it does not have."""
    return f"{number(round(value * 100, 6))}%"


def added(values: Sequence[float | None]) -> str:
    """A sum spelled out."""
    return " + ".join(map(n, values))


def total(values: Sequence[float | None]) -> Decimal:
    """An exact sum of numbers as they were written."""
    found = sum((Decimal(repr(one)) for one in values if one is not None), Decimal(0))
    return found.normalize(_WIDE) + Decimal(0)
