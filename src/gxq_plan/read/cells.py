"""One cell's text to a number in the plan's unit, or why not. What is certain is converted, a guess is refused.

Certain is what can be read in one way only: width, thousands separators, a unit that converts, Chinese numerals written
in full. docs/values.zh.md and docs/values.en.md say it for those who fill in forms.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from typing import NamedTuple

from gxq_plan.model.submission import Absence, Cell, Refusal
from gxq_plan.model.unit import COUNTING, Unit, factor, is_known, unit_of
from gxq_plan.read import numerals
from gxq_plan.read.absences import absence_of
from gxq_plan.read.refusals import refusal

_PLAIN = re.compile(r"[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)")
_MOST_DIGITS = 40
_LONGEST = 80
_EXACT = Context(prec=200)
_AMOUNT = re.compile(
    r"(?P<sign>[+-]?)(?P<number>[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+)"
    r"\s*(?P<unit>[^\s0-9].*)?",
    re.DOTALL,
)
_SPELLED = re.compile(f"(?P<number>[{''.join(sorted(numerals.NUMERALS))}点]+)(?P<unit>.*)", re.DOTALL)
_PARTS_OF = {"百分之": "%", "千分之": "‰"}
_CURRENCY = re.compile(r"(?:[\u00a5\uffe5]|rmb|cny|人民币)\s*", re.IGNORECASE)
# No amount of a plan is this large (the country's product is 10^14 元), so a scale word that would make it one is the
# unit's own: 7800万 under 亿元 is 0.78, while 1.2万 under 亿元 may be a 万亿.
_ABSURD = Decimal(10) ** 14

# What typing and copying leave around a number without meaning anything. Marks that turn text around are not among
# them: they change what a person sees.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u202a\u202c\u202d\u2060\ufeff\u00ad"
_WIDE = {0xFEE0 + one: chr(one) for one in range(0x21, 0x7F)}
_SPACES = "\u00a0\u3000\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f"
_HALF = str.maketrans(
    _WIDE
    | dict.fromkeys(map(ord, _INVISIBLE), "")
    | dict.fromkeys(map(ord, _SPACES), " ")
    | {"−": "-", "﹣": "-", "〜": "~"}
)


class _Amount(NamedTuple):
    """A number as digits, and the unit that the cell gives it: empty where it gives none."""

    number: str
    unit: str


class _Clash(NamedTuple):
    """A unit that does not convert, or that another one contradicts; `meant` is the number it probably comes to."""

    meant: str | None
    unit: str


def cell(raw: str, unit: str = "", written: str = "") -> Cell:
    """Reads a cell of the column 实际值 of an indicator in `unit`; `written` is what the row's 单位 says, or nothing.

    A plain number is ASCII digits with at most one decimal point, and a sign: the first path, for it is nearly every
    cell. All else is read by `_read`.
    """
    text = raw.strip()
    if (not written or written == unit) and text.isascii() and len(text) <= _MOST_DIGITS and _PLAIN.fullmatch(text):
        return Cell(text, Decimal(text))
    if not text:
        return Cell(text, None, Absence.EMPTY)
    return _read(text, unit, written)


def _read(text: str, unit: str, written: str) -> Cell:
    if len(text) > _LONGEST:
        return _refused(text, Refusal.OTHER)
    plain = text.translate(_HALF).strip()
    if plain[:1] in ("'", "‘", "’") and len(plain) > 1:
        plain = plain[1:].lstrip()
    if not plain:
        return Cell(text, None, Absence.EMPTY)
    if absence := absence_of(plain):
        return Cell(text, None, absence)
    found = _value(plain, unit, written)
    if isinstance(found, Decimal):
        # 5.5% of a unit % is what a percent format shows: the number itself, nothing was made of it.
        bare = text.removesuffix("%")
        return Cell(text, found, converted=not (_PLAIN.fullmatch(bare) and found == Decimal(bare)))

    def certain(other: str) -> str | None:
        value = _value(other, unit, written)
        return f"{value:f}" if isinstance(value, Decimal) else None

    why, meant = refusal(plain, certain)
    if found and (why is Refusal.OTHER or why is Refusal.WORD) and _is_unit(found.unit):
        return _refused(text, Refusal.UNIT, found.meant)
    return _refused(text, why, meant)


def _refused(text: str, why: Refusal, meant: str | None = None) -> Cell:
    return Cell(text, None, Absence.NOT_A_NUMBER, why, meant)


def _value(plain: str, unit: str, written: str) -> Decimal | _Clash | None:
    """The number in the plan's unit; what is wrong with its unit; None where the text is no number with a unit."""
    amount = _amount(plain, unit)
    if amount is None or len(amount.number) > _MOST_DIGITS:
        return None
    found = _in_plan(Decimal(amount.number), amount.unit, unit, written)
    # Longer in the plan's unit than a number may be: it could be written nowhere that reads it again.
    return None if isinstance(found, Decimal) and len(f"{found:f}") > _MOST_DIGITS else found


def _amount(plain: str, unit: str) -> _Amount | None:
    """The number and the unit that a text is made of, and of nothing else."""
    for words, sign in _PARTS_OF.items():
        if plain.startswith(words):
            part = _amount(plain[len(words) :], unit)
            return _Amount(part.number, sign) if part and not part.unit else None
    if currency := _CURRENCY.match(plain):
        return _money(_amount(plain[currency.end() :], unit), unit)
    if plain[:1] == "负":
        part = _amount(plain[1:].lstrip(), unit)
        return part._replace(number=f"-{part.number}") if part and part.number[0] not in "+-" else None
    if found := _AMOUNT.fullmatch(plain):
        return _Amount(found["sign"] + found["number"].replace(",", ""), (found["unit"] or "").strip())
    return _spelled(plain, unit)


def _money(amount: _Amount | None, unit: str) -> _Amount | None:
    """An amount after ¥. Without a unit of its own it is 元 only where the plan says 元: a column in 亿元 that Excel
    formats as currency shows ¥0.78."""
    if amount is None:
        return None
    own = unit_of(amount.unit) if amount.unit else None
    if own is None:
        return amount._replace(unit="元") if unit_of(unit) == unit_of("元") else None
    if own.is_bare:
        return amount._replace(unit=f"{amount.unit}元")
    return amount if own.dimension == unit_of("元").dimension else None


def _spelled(plain: str, unit: str) -> _Amount | None:
    """An amount in Chinese numerals. A 万 or 亿 at their end is left to the unit: 一百二十万元 is 120 万元. 一 alone is
    what a dash looks like, and 一般 is a word: what follows must be a unit."""
    found = _SPELLED.fullmatch(plain)
    if not found or plain == "一":
        return None
    number, own = found["number"], found["unit"].strip()
    if own and not is_known(own) and unit_of(own) != unit_of(unit):
        return None
    if len(number) > 1 and number[-1] in "万亿" and not {"万", "亿"} & set(number[:-1]):
        number, own = number[:-1], number[-1] + own
    digits = numerals.digits(number)
    return None if digits is None else _Amount(digits, own)


def _in_plan(number: Decimal, own: str, unit: str, written: str) -> Decimal | _Clash:
    """A number in the plan's unit. The cell's own unit goes before the column's, and must not contradict it."""
    plan = unit_of(unit or written or own)
    column = unit_of(written) if written else None
    mine = unit_of(own) if own else None
    if mine and mine.is_bare:
        mine, agrees = _completed(mine, column or plan, number if column is None else None)
    else:
        agrees = mine is None or column is None or _agree(mine, column)
    by = factor(mine or column or plan, plan) if mine or column else Decimal(1)
    if by is None:
        # 个 is the general word for things that come one by one: 50个 is most likely 50家.
        meant = (
            mine and agrees and not mine.scale and "个" in (mine.atom, plan.atom) and {mine.atom, plan.atom} <= COUNTING
        )
        return _Clash(f"{number:f}" if meant else None, own or written)
    value = _times(number, by)
    return value if agrees else _Clash(f"{value:f}", own)


def _completed(bare: Unit, base: Unit, number: Decimal | None) -> tuple[Unit, bool]:
    """A bare 万 with the word of the unit that it stands before, and whether that is certain: under 家 or 万元 it is;
    under 亿元 only if 万亿 would be absurd (`number`, None where the column has its say)."""
    whole = Unit(base.dimension, base.power - base.scale + bare.scale, base.atom, bare.scale)
    if base.is_share or "/" in base.dimension:
        return bare, False
    if base.scale in (0, bare.scale):
        return whole, True
    absurd = number is not None and abs(number).scaleb(bare.scale + base.scale) >= _ABSURD
    return whole, number is not None and (bare.scale > base.scale or absurd)


def _agree(mine: Unit, column: Unit) -> bool:
    """Whether the cell's unit is the column's: the same, or the column's with a scale that belongs to the number
    (1.2万家 under 家)."""
    same = mine.power == column.power or (not column.scale and mine.power - mine.scale == column.power)
    return mine.dimension == column.dimension and same


def _times(number: Decimal, by: Decimal) -> Decimal:
    """The exact product. Zeros that only the conversion made are dropped; a number as written keeps its decimals."""
    if by == 1:
        return number
    value = _EXACT.multiply(number, by).normalize(_EXACT)
    return Decimal(f"{value:f}")  # 46, not 4.6E+1


def _is_unit(written: str) -> bool:
    """Whether what stands behind a number looks like a unit, and is no mark or code."""
    return is_known(written) or (len(written) <= 8 and all("一" <= one <= "鿿" or one in "/()" for one in written))
