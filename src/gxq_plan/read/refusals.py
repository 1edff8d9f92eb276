"""Why a text is no number that can be used: each kind of text has its own remedy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan.model.submission import Refusal
from gxq_plan.read.numerals import NUMERALS

if TYPE_CHECKING:
    from collections.abc import Callable

    Certain = Callable[[str], str | None]

_NUMERAL = "".join(sorted(NUMERALS))
_ANY = f"[0-9{_NUMERAL}]"
_NUMBER = f"[+-]?(?:[0-9][0-9,.]*|[{_NUMERAL}]+)"
_LAST = "(?:上年度?|去年|上期|上月|上个?季度?|年初|往年|前期)(?:同期|末|底)?"
_INSIDE = r"[^)\]】]*"
_DOUBT = rf"(?:待|暂|预[计估测]|估|初步|未[核审]|快报){_INSIDE}|{_INSIDE}中|\?+"

# Read from top to bottom, on the text without spaces; the first that matches says why. Every one is of bounded work:
# the text is short (cells._LONGEST), and no repetition stands inside another.
_KINDS: tuple[tuple[Refusal, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        (Refusal.ERROR, r"^(?:#+|#[a-z_/0-9]+[!?]?|err:[0-9]+)$"),
        (Refusal.FORMULA, r"^="),
        # As Excel shows a number too wide for its column; 1e5 is somebody's typing.
        (Refusal.ROUNDED, r"^[+-]?[0-9](?:\.[0-9]+)?e[+-][0-9]{2,3}$"),
        (
            Refusal.DATE,
            r"^(?:(?:19|20)[0-9]{2}(?:[-/.年][01]?[0-9](?:[-/.月][0-3]?[0-9]日?)?|年)月?[t\s]*(?:[0-9]{1,2}:[0-9:.]+)?"
            r"|[01]?[0-9]月(?:[0-3]?[0-9][日号]?)?"
            r"|[0-3]?[0-9][-/.][0-3]?[0-9][-/.](?:19|20)?[0-9]{2}"
            r"|[0-3]?[0-9]-[a-z]{3}(?:-[0-9]{2,4})?|[a-z]{3}-[0-9]{2,4}"
            r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)$",
        ),
        (
            Refusal.UNCHANGED,
            rf"^(?:(?:[与同较比和]?{_LAST}|同比|[保维]持)?(?:基本|大致)?(?:持平|相同|一致|一样|不变|未变|无变化|没有?变化|没变)"
            rf"|同{_LAST}|同[上前左]|[〃″”\"]|ditto|same|unchanged|nochange)[。.]?$",
        ),
        (Refusal.RANGE, rf"^{_NUMBER}[^0-9~—–―至到-]{{0,8}}[-~—–―至到]{{1,2}}{_NUMBER}[^0-9~—–―至到-]{{0,8}}$"),
        (
            Refusal.ABOUT,
            rf"(?<![节合])约{_ANY}|近{_ANY}|接近|大概|大致|{_ANY}.*(?:左右|上下|许$)|^[~≈]|[几数][十百千万亿]|若干",
        ),
        (
            Refusal.OPEN,
            rf"{_ANY}[^0-9]{{0,4}}[多余几来]|以[上下内]|不[少低大高]于|不[超多]|不足|不到|超过?{_ANY}|逾|突破|[至最][少多]"
            rf"|[多少大小高低]于|[<>≥≤≧≦]|{_ANY}[^0-9]{{0,4}}\+$|(?:over|under|above|below|atleast){_ANY}",
        ),
    )
)
_DOUBTED = (
    re.compile(rf"(?P<number>.+?)[(\[【](?:{_DOUBT})[)\]】]"),
    re.compile(r"(?P<number>.+?)(?:待核实?|待定|待确认|暂定?|预计|预估|估计?|初步数?|快报数?|\?+)"),
    re.compile(r"(?:预计|预估|暂[定计为]?|估计|初步|快报)[:数为]?(?P<number>.+)"),
)
_REMARKED = re.compile(r"(?P<number>.+?)(?:[(\[【].*[)\]】]|[*※①-⑳#]+|[.。,;、]+)")
_SEPARATED = re.compile(r"(?P<number>[+-]?[0-9][0-9,.。·'’、 ]*[0-9])(?P<unit>[^0-9]*)")
_WELL_SEPARATED = re.compile(r"[+-]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
# Separators of which only one number can be meant, and what stands in their place.
_MEANT: tuple[tuple[re.Pattern[str], tuple[tuple[str, str], ...]], ...] = (
    (re.compile(r"[+-]?[0-9]+[。·][0-9]+"), (("。", "."), ("·", "."))),
    (
        re.compile(r"[+-]?[1-9][0-9]{0,2}(?:(?:, ?|['’ ])[0-9]{3})+(?:\.[0-9]+)?"),
        ((",", ""), (" ", ""), ("'", ""), ("’", "")),
    ),
    (re.compile(r"[+-]?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+|0),[0-9]{1,2}"), ((".", ""), (",", "."))),
)
_TICKS = frozenset("√✓✔×✗✘○●") | {"yes", "no", "ok", "done"}


def refusal(plain: str, certain: Certain) -> tuple[Refusal, str | None]:
    """Why a text is no number, and the number that is meant where it can only be one. `certain` gives the number that
    another text stands for, in the plan's unit, or None."""
    compact = "".join(plain.split())
    for kind, pattern in _KINDS[:5]:
        if pattern.search(compact):
            return kind, None
    for doubted in _DOUBTED:
        if (found := doubted.fullmatch(compact)) and (meant := certain(found["number"])):
            return Refusal.DOUBTED, meant
    for kind, pattern in _KINDS[5:]:
        if pattern.search(compact):
            return kind, None
    if (found := _SEPARATED.fullmatch(plain)) and not _WELL_SEPARATED.fullmatch(found["number"]):
        return Refusal.SEPARATORS, _without_separators(found["number"], found["unit"], certain)
    if (found := _REMARKED.fullmatch(compact)) and (meant := certain(found["number"])):
        return Refusal.OTHER, meant
    return (Refusal.WORD if _is_word(compact) else Refusal.OTHER), _after_dash(compact, certain)


def _without_separators(number: str, unit: str, certain: Certain) -> str | None:
    for pattern, replaced in _MEANT:
        if pattern.fullmatch(number):
            for old, new in replaced:
                number = number.replace(old, new)
            return certain(number + unit)
    return None


def _after_dash(compact: str, certain: Certain) -> str | None:
    """A dash before a number is a minus that some program made longer."""
    return certain(f"-{compact[1:]}") if compact[0] in "‐‑‒–—" and compact[1:2].isdigit() else None


def _is_word(compact: str) -> bool:
    """Whether a text says how things stand instead of how many: Chinese words without a number, or a tick."""
    if compact.lower() in _TICKS:
        return True
    chinese = any("一" <= one <= "鿿" for one in compact)
    return chinese and compact[0] not in NUMERALS and not any(one.isdigit() for one in compact)
