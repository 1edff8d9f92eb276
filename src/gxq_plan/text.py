"""Wording in two languages: `Text`, numbers and percents as words, and the width of words in terminal cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from string import Formatter
from typing import Literal

Lang = Literal["zh", "en"]
LANGS: tuple[Lang, ...] = ("zh", "en")

# Direction overrides and isolates turn text around on screen; they are shown as codes like control characters.
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What may not start a line (closing marks) and what may not end one (opening marks), after GB/T 15834.
_CLOSING = frozenset(",.;:!?)]}%、，。；：！？）】》〉」』”’…％")
_OPENING = frozenset("([{（【《〈「『“‘")
_LONGEST_QUOTE = 80
# The widest double has 309 digits before its point; rounding must not fail on any.
_WIDE = Context(prec=400)


@dataclass(frozen=True, slots=True)
class Text:
    """One wording in both languages. Both are required and must use the same placeholders.

    Raises ValueError where the placeholders differ, so that a half translation cannot be written.
    """

    zh: str
    en: str

    def __post_init__(self) -> None:
        if "{" in self.zh or "{" in self.en:
            ours, theirs = _placeholders(self.zh), _placeholders(self.en)
            if ours != theirs:
                raise ValueError(f"placeholders differ: {sorted(ours)} and {sorted(theirs)} in {self.zh!r}")

    @classmethod
    def both(cls, words: str) -> Text:
        """The same words in both languages: a name, a path, a number. They are never cut or filled in."""
        escaped = visible(words).replace("{", "{{").replace("}", "}}")
        return cls(escaped, escaped)

    def of(self, lang: Lang, **facts: object) -> str:
        """The wording in one language with the facts filled in; facts are shown harmless (see `visible`)."""
        wording = self.zh if lang == "zh" else self.en
        if "{" not in wording and "}" not in wording:
            return wording
        return wording.format(**{name: in_words(fact, lang) for name, fact in facts.items()})

    def given(self, **facts: object) -> Text:
        """The wording in both languages with facts filled in: a Text that is itself a fact of another."""
        return Text(*(self.of(lang, **facts).replace("{", "{{").replace("}", "}}") for lang in LANGS))


def _placeholders(wording: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(wording) if name}


def in_words(fact: object, lang: Lang) -> str:
    """A fact as it stands in a sentence: numbers plainly, lists joined, text harmless and cut if it is very long."""
    if isinstance(fact, Text):
        return fact.of(lang)
    if isinstance(fact, str):
        return shortened(visible(fact))
    if isinstance(fact, bool) or fact is None:
        return str(fact)
    if isinstance(fact, int | float | Decimal):
        return number(fact)
    if own_words := getattr(fact, "words", None):  # a fact that knows its own wording, such as a period
        return in_words(own_words(), lang)
    if isinstance(fact, Sequence):
        return ("、" if lang == "zh" else ", ").join(in_words(one, lang) for one in fact)
    return shortened(visible(str(fact)))


def visible(text: str) -> str:
    """The text with control and direction-override characters shown as codes, so that they change nothing on screen."""
    if text.isprintable() and _BIDI.isdisjoint(text):
        return text
    return "".join(_code(one) if unicodedata.category(one)[0] == "C" or one in "\u2028\u2029" else one for one in text)


def _code(character: str) -> str:
    return {"\n": "↵", "\t": "→"}.get(character) or f"\\u{{{ord(character):04x}}}"


def folded(name: str) -> str:
    """A name in the one spelling in which names are compared: width, case, spaces, brackets and quotes folded."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(one for one in plain if one.isalnum() or one in "%/.+-—")


def shortened(text: str, most: int = _LONGEST_QUOTE) -> str:
    """The text, cut in its middle with the number of characters left out where it is longer than `most`."""
    if len(text) <= most:
        return text
    head, tail = most * 2 // 3, most // 6
    return f"{text[:head]}…(+{len(text) - head - tail})…{text[-tail:]}"


def number(value: float | Decimal | None, decimals: int | None = None) -> str:
    """A number in plain decimal notation, never with an exponent; `decimals` fixes its places. Missing is `—`."""
    if value is None or value != value:
        return "—"
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    if not exact.is_finite():
        return str(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)
    if not exact:
        exact = abs(exact)  # no minus zero
    if decimals is not None:
        return f"{exact:f}"
    plain = f"{exact:f}"
    return plain.rstrip("0").rstrip(".") if "." in plain and not isinstance(value, Decimal) else plain


# Where a status changes (method.md 2): a rounded percent must not show a share on the other side of such an edge.
_EDGES = (0.6, 0.9, 1.0, 1.1)


def percent(share: float | None, edges: Sequence[float] = _EDGES) -> str:
    """A share as a percent with one decimal, or with as many as keep it on its side of every edge.

    0.9996 is `99.96%`, never `100.0%`: a target that was missed by a little is not shown as reached.
    """
    if share is None or share != share:
        return "—"
    exact = Decimal(repr(float(share)))
    for decimals in range(1, 10):
        shown = exact.quantize(Decimal(1).scaleb(-decimals - 2), ROUND_HALF_UP, _WIDE)
        if not any(_crosses(share, float(shown), edge) for edge in edges):
            break
    return f"{shown if shown else abs(shown):.{decimals}%}"


def _crosses(share: float, shown: float, edge: float) -> bool:
    """Whether rounding moved a share onto or over an edge; a share that touches it (method.md 2) is on it."""
    return (share < edge * (1 - 1e-9) and shown >= edge) or (share > edge and shown < edge)


def cell_width(text: str) -> int:
    """Columns of a terminal that the text takes: two for wide characters, none for combining ones."""
    if text.isascii():
        return len(text)
    return sum(map(_character_width, text))


@cache  # a page repeats a few hundred characters some thousand times
def _character_width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def padded(text: str, width: int) -> str:
    """The text with spaces added on its right up to `width` cells."""
    return text + " " * max(0, width - cell_width(text))


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` cells. Breaks at spaces and between Chinese characters; a mark that closes stays
    with what it closes; a word longer than a line is folded, never cut."""
    if "\n" not in text and cell_width(text) <= width:
        return [text.rstrip()]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _wrapped_paragraph(paragraph, max(2, width))
    return lines


def _wrapped_paragraph(text: str, width: int) -> list[str]:
    lines, line, used = [], "", 0
    for piece in _pieces(text):
        # A space at the end of a line takes no room: it is cut off.
        if used + cell_width(piece.rstrip()) > width and line.strip():
            lines.append(line.rstrip())
            line, used = "", 0
        while used + cell_width(piece.rstrip()) > width:
            head = _fitting(piece, width - used) or ("" if used else piece[0])
            lines.append((line + head).rstrip())
            line, used, piece = "", 0, piece[len(head) :]
        line, used = line + piece, used + cell_width(piece)
    return [*lines, line.rstrip()]


def _fitting(text: str, width: int) -> str:
    """The longest beginning that takes at most `width` cells and does not leave a closing mark behind."""
    used = 0
    for at, one in enumerate(text):
        used += _character_width(one)
        if used > width:
            while at > 1 and text[at] in _CLOSING:
                at -= 1
            return text[:at]
    return text


def unbroken_width(text: str) -> int:
    """The width of the widest part that a line does not break inside: the longest word, one Chinese character."""
    return max((cell_width(piece.rstrip()) for piece in _pieces(text)), default=0)


def _pieces(text: str) -> Iterator[str]:
    """The smallest parts that a line may not break inside."""
    piece = ""
    for one in text:
        if piece and _may_break(piece[-1], one):
            yield piece
            piece = ""
        piece += one
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if before in _OPENING or after in _CLOSING or after == " ":
        return False
    return before == " " or _character_width(before) == 2 or _character_width(after) == 2
