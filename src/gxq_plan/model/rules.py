"""What a plan and a call decide about rules: which apply, how much each weighs, and what was waived by whom."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.finding import Fault, Severity
    from gxq_plan.model.period import Period


class Choice(NamedTuple):
    """Codes, or beginnings of codes, that were chosen and left out. An empty `select` chooses every rule."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def holds(self, code: str) -> bool | None:
        """Whether a code is chosen; None where this choice says nothing of it. What names it more closely wins (A022
        over A0), and of equals `ignore`."""
        chosen, left_out = _closest(self.select, code), _closest(self.ignore, code)
        if left_out and left_out >= chosen:
            return False
        return True if chosen else None if not self.select else False


def _closest(codes: tuple[str, ...], code: str) -> int:
    """How many characters of the code the closest of the beginnings names; 0 where none does."""
    return max((len(one) for one in codes if code.startswith(one)), default=0)


class Waiver(NamedTuple):
    """A fault that somebody approved, up to and including the day `until` (ISO). What is None covers everything.
    `line` and `column` are of the plan file."""

    code: str
    reason: str
    approver: str
    until: str
    indicator: str | None = None
    work: str | None = None
    department: str | None = None
    period: Period | None = None
    line: int = 0
    column: int = 0


class Rules(NamedTuple):
    """A plan's `rules:`."""

    choice: Choice = Choice()
    severity: Mapping[str, Severity] = MappingProxyType({})
    waivers: tuple[Waiver, ...] = ()


class Terms(NamedTuple):
    """Under which rules a call tells its findings: the plan's, what its command line says of them, and the day by
    which waivers are judged (ISO). `whole`: everything that a waiver could be about is under check."""

    rules: Rules = Rules()
    command: Choice = Choice()
    as_of: str = ""
    whole: bool = False

    def applies(self, fault: Fault) -> bool:
        """Whether a fault is told. What stops a run, and what must be said, always is; the command line wins over the
        plan."""
        if not fault.is_optional:
            return True
        for choice in (self.command, self.rules.choice):
            held = choice.holds(fault.code)
            if held is not None:
                return held
        return True


def day(written: str) -> str | None:
    """A day of the calendar as `2020-06-30`; None for what is none, such as 2020-06-31."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        return None


def codes_of(word: str, known: Mapping[str, Fault]) -> tuple[str | None, tuple[Fault, ...]]:
    """The code, or beginning of codes, that a word names (`A022`, `A0`, or a fault's name), and its faults; None where
    it names nothing."""
    plain = unicodedata.normalize("NFKC", word).strip()
    named = next((one for one in known.values() if one.name == plain.lower()), None)
    if named:
        return named.code, (named,)
    code = plain.upper()
    if not re.fullmatch(r"[A-Z]\d{0,3}", code):
        return None, ()
    found = tuple(one for one in known.values() if one.code.startswith(code))
    return (code if found else None), found
