"""What a document says of itself: its title, its years, its number, who issued it and when."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.period import Period
from gxq_plan.read import numerals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PLAN = (
    r"(?:行动计划|实施计划|工作计划|计划|发展规划|规划纲要|纲要|规划|实施方案|"
    r"工作方案|方案|实施意见|行动方案|任务分解|要点|目标体系)"
)
_YEARS = re.compile(r"(?<![0-9])(?P<first>20[0-9]{2})年?\s*[-—–―~～至到－]+\s*(?P<last>20[0-9]{2})年?(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})年")
_QUOTED = re.compile(rf"《(?P<title>[^《》]{{4,80}}{_PLAN}[^《》]{{0,30}})》")
_ABOUT = re.compile(rf"关于(?:印发|下发|发布|批转)(?P<title>[^《》]{{4,80}}{_PLAN}[^《》]{{0,30}}?)(?:的通知|的意见)$")
_ALONE = re.compile(rf"^(?P<title>[^《》,，。；;:：]{{4,60}}{_PLAN}(?:[（(][^()（）]{{4,20}}[)）])?)$")
_BRACKETED_YEARS = re.compile(r"^[（(]\s*20[0-9]{2}.{0,12}[)）]$")
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[（(【]20[0-9]{2}[〕\]）)】]\s*[0-9]{1,4}\s*号")
_DATE = re.compile(r"(?P<year>20[0-9]{2})\s*年\s*(?P<month>[0-9]{1,2})\s*月\s*(?P<day>[0-9]{1,2})\s*日")
_FIELD = re.compile(r"(?:发布机构|发文机关|发文单位|印发机关|制定机关)\s*[:：]?\s*(?P<name>[\u4e00-\u9fff]{4,40})")
_FIVE_YEARS = re.compile(r"[“\"]?十(?P<which>[一二三四五六七八])五[”\"]?")


class About(NamedTuple):
    """What was found; empty or None where nothing was."""

    title: str = ""
    years: tuple[Period, ...] = ()
    document_no: str = ""
    issuer: str = ""
    issued: str = ""


def about(texts: Sequence[str]) -> About:
    """Of the lines of a document, or the cells above its tables."""
    title = _title(texts)
    head = list(texts[:80])
    number = next((found[0] for one in head if (found := _NUMBER.search(one))), "")
    years = years_in([title]) or years_in(head)
    return About(title, years, "".join(number.split()), _issuer(head), _issued(head))


def years_in(texts: Iterable[str]) -> tuple[Period, ...]:
    """The years of the first span that is named, else of a five-year plan by its number."""
    for text in texts:
        plain = unicodedata.normalize("NFKC", text)
        if found := _YEARS.search(plain):
            first, last = int(found["first"]), int(found["last"])
            if first <= last < first + 30:
                return tuple(Period(year) for year in range(first, last + 1))
        if (five := _FIVE_YEARS.search(plain)) and (count := numerals.digits(f"十{five['which']}")):
            start = 2001 + 5 * (int(count) - 10)
            return tuple(Period(year) for year in range(start, start + 5))
    return ()


def year_in(texts: Iterable[str]) -> tuple[Period, ...]:
    """The one year that a title names; nothing where it names several."""
    for text in texts:
        found = set(_YEAR.findall(unicodedata.normalize("NFKC", text)))
        if len(found) == 1:
            return (Period(int(found.pop())),)
    return ()


def _title(texts: Sequence[str]) -> str:
    """The title by how often the document names it: quoted, in a notice of its printing, or alone on a line with its
    years in the same or the next one."""
    found: Counter[str] = Counter()
    for at, text in enumerate(texts[:200]):
        for pattern in (_QUOTED, _ABOUT, _ALONE):
            for one in pattern.finditer(text.strip()):
                title = one["title"].strip()
                after = texts[at + 1].strip() if at + 1 < len(texts) else ""
                if pattern is _ALONE and _BRACKETED_YEARS.match(after):
                    title += after
                found[title] += 2 if _YEARS.search(title) else 1
    return max(found, key=lambda one: (found[one], -len(one)), default="")


def _issuer(texts: Sequence[str]) -> str:
    for text in texts:
        if found := _FIELD.search(text):
            return found["name"]
    for text, after in itertools.pairwise(texts):
        if _DATE.fullmatch(after.strip()) and 4 <= len(text.strip()) <= 40 and not re.search(r"[,，。：:]", text):
            return text.strip()
    return ""


def _issued(texts: Sequence[str]) -> str:
    for text in texts:
        if found := _DATE.fullmatch(text.strip()):
            return _day(found)
    for text in texts:
        if re.search(r"印发|发文|生成日期|成文", text) and (found := _DATE.search(text)):
            return _day(found)
    return ""


def _day(found: re.Match[str]) -> str:
    return f"{int(found['year']):04d}-{int(found['month']):02d}-{int(found['day']):02d}"
