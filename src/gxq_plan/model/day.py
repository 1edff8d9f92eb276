"""Days as offices write them: `2019-12-31`, `2019年12月31日`, `2019年12月` (its last day)."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from gxq_plan.model.period import Period

_DAY = re.compile(
    r"(?:截[至止]:?)?(?P<year>\d{4})(?:年|[-/.])(?P<month>\d{1,2})(?:月(?:(?P<day>\d{1,2})[日号])?|[-/.](?P<plain>\d{1,2}))?"
    r"(?:[底末止]|T?00:00(?::00(?:\.0+)?)?)?"
)
_TOGETHER = re.compile(r"(?P<year>(?:19|20|21)\d\d)(?P<month>\d\d)(?P<plain>\d\d)(?P<day>)")
_YEAR_END = re.compile(r"(?:截[至止]:?)?(?P<year>\d{4})年?[底末]")
_SERIAL = re.compile(r"\d{5}(?:\.0+)?")
# Excel's day 0, as all days since March 1900 count from it.
_EXCEL_EPOCH = date(1899, 12, 30)


def from_text(text: str) -> date | None:
    """The day that a text names; of a month or a year's end its last day. None for anything else, a day that does not
    exist and two-digit years among them."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if found := _YEAR_END.fullmatch(plain):
        return _day(int(found["year"]), 12, 31)
    found = _DAY.fullmatch(plain) or _TOGETHER.fullmatch(plain)
    if not found:
        return None
    year, month = int(found["year"]), int(found["month"])
    written = found["day"] or found["plain"]
    if not written:
        return last_day(Period(year, month, 1)) if 1 <= month <= 12 and _is_year(year) else None
    return _day(year, month, int(written))


def from_serial(text: str) -> date | None:
    """The day that a spreadsheet's number for a day (43830) stands for; only what it may have meant."""
    if not _SERIAL.fullmatch(text.strip()):
        return None
    return _EXCEL_EPOCH + timedelta(days=int(float(text)))


def last_day(period: Period) -> date:
    """The last day of a period."""
    return date(period.year, period.months, monthrange(period.year, period.months)[1])


def _is_year(year: int) -> bool:
    return 1900 <= year <= 2200


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if _is_year(year) else None
    except ValueError:
        return None
