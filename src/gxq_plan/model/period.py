"""Periods: a year `2019`, a half `2019H1`, a quarter `2019Q3`, a month `2019-06`."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from gxq_plan.text import Text

_CANONICAL = re.compile(
    r"(?P<year>\d{4})(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2]))?(?![\dA-Za-z])"
)
_WORDS = re.compile(
    r"(?P<year>\d{4})年?度?(?:"
    r"(?P<half>[上下])半年"
    r"|第?(?P<quarter>[1-4一二三四])季度?"
    r"|前(?P<first>[二三])季度"
    r"|1[-—~至](?P<until>\d{1,2})月"
    r"|(?P<month>\d{1,2})月"
    r")?"
)
_COUNT = {"上": 1, "下": 2, "一": 1, "二": 2, "三": 3, "四": 4}


class Period(NamedTuple):
    """A stretch of one year that ends after `months` months; `months_long` tells a half from a quarter or a month.

    In-year figures are year to date, so a period is judged by where it ends.
    """

    year: int
    months: int = 12
    months_long: int = 12

    def __str__(self) -> str:
        if self.is_annual:
            return str(self.year)
        if self.months_long == 6:
            return f"{self.year}H{self.months // 6}"
        if self.months_long == 3:
            return f"{self.year}Q{self.months // 3}"
        return f"{self.year}-{self.months:02d}"

    def words(self) -> Text:
        """The period as a sentence names it."""
        if self.is_annual:
            return Text(zh=f"{self.year}年", en=str(self))
        if self.months_long == 6:
            return Text(zh=f"{self.year}年{'上' if self.months == 6 else '下'}半年", en=str(self))
        if self.months_long == 3:
            return Text(zh=f"{self.year}年{'一二三四'[self.months // 3 - 1]}季度", en=str(self))
        return Text(zh=f"{self.year}年{self.months}月", en=str(self))

    @property
    def is_annual(self) -> bool:
        return self.months_long == 12

    @property
    def order(self) -> tuple[int, int, int]:
        """The sort key of periods: by their end, a longer one after a shorter one."""
        return self.year, self.months, self.months_long


def from_text(text: str) -> Period | None:
    """The period that a text names, in codes (`2019Q3`) or in words (`2019年前三季度`); None for anything else."""
    folded = unicodedata.normalize("NFKC", text).strip()
    return _from_match(_CANONICAL.fullmatch(folded) or _WORDS.fullmatch(folded.replace(" ", "")))


def at_start_of(name: str) -> Period | None:
    """The period that a file's name begins with: `2019.csv`, `2020Q3-科学技术局.csv`; None where there is none."""
    folded = unicodedata.normalize("NFKC", name)
    if folded[4:5] == "年":
        return _from_match(_WORDS.match(folded))
    return _from_match(_CANONICAL.match(folded))


def within(text: str) -> Period | None:
    """The first period named in words inside a line, as in the title of a table; None where there is none."""
    found = re.search(r"(?<!\d)\d{4}年", folded := unicodedata.normalize("NFKC", text).replace(" ", ""))
    return _from_match(_WORDS.match(folded, found.start())) if found else None


def _from_match(found: re.Match[str] | None) -> Period | None:
    if not found:
        return None
    parts = found.groupdict()
    year = int(parts["year"])
    if not 1900 <= year <= 2200:
        return None
    if half := parts["half"]:
        return Period(year, 6 * _count(half), 6)
    if quarter := parts["quarter"]:
        return Period(year, 3 * _count(quarter), 3)
    if first := parts.get("first"):
        return Period(year, 3 * _count(first), 3)
    if until := parts.get("until"):
        return _to_month(year, int(until))
    if month := parts["month"]:
        return Period(year, int(month), 1) if 1 <= int(month) <= 12 else None
    return Period(year)


def _count(word: str) -> int:
    return _COUNT.get(word) or int(word)


def _to_month(year: int, month: int) -> Period | None:
    """`1-9月` is the third quarter, year to date; other months stand for themselves. `1-12月` is the year."""
    lengths = {12: 12, 9: 3, 6: 6, 3: 3}
    return Period(year, month, lengths.get(month, 1)) if 1 <= month <= 12 else None
