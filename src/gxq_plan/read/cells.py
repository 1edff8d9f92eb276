"""One cell's text to a number, or why not. What is no plain number is refused, with what to write instead."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from gxq_plan.model.submission import Absence, Cell, Refusal
from gxq_plan.model.unit import folded

_PLAIN = re.compile(r"[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)")
_LONGEST = 40
_PENDING = ("待统计", "pending")
_NOT_APPLICABLE = ("——", "—", "--", "/", "-")
# A number that can only be meant: digits with separators, then at most a unit. 约, 多, 以上 and ranges are guesses.
_MEANT = re.compile(
    r"([+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[+-]?[0-9]+(?:\.[0-9]+)?)\s*(%|[^\d\W]{1,3}(?:/[^\d\W]{1,3})?)?"
)
_GUESSES = "约多近余上下左右超过来几"


def cell(raw: str, unit: str = "", written: str = "") -> Cell:
    """Reads a cell of the column 实际值 of an indicator in `unit`.

    A value is ASCII digits with at most one decimal point, and a sign. No full-width digits, thousands separators,
    units, `nan`, `1e5` or `1_000`: each of these has been somebody's typing error.
    """
    text = raw.strip()
    if text.isascii() and _PLAIN.fullmatch(text) and len(text) <= _LONGEST:
        return Cell(text, Decimal(text))
    if not text:
        return Cell(text, None, Absence.EMPTY)
    if text in _PENDING:
        return Cell(text, None, Absence.PENDING)
    if unicodedata.normalize("NFKC", text) in _NOT_APPLICABLE:
        return Cell(text, None, Absence.NOT_APPLICABLE)
    return Cell(text, None, Absence.NOT_A_NUMBER, Refusal.OTHER, _meant(text, unit))


def _meant(text: str, unit: str) -> str | None:
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lstrip("'")
    found = _MEANT.fullmatch(plain)
    if not found or any(one in _GUESSES for one in plain) or len(plain) > _LONGEST:
        return None
    if found.group(2) and folded(found.group(2)) != folded(unit):
        return None
    return found.group(1).replace(",", "")
