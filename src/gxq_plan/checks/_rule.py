"""A rule: the prose of a fault, and a generator of its hits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from gxq_plan.finding import Fault, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gxq_plan.place import Place
    from gxq_plan.text import Text

FAMILIES = "PFAXRS"
# What a rule looks at: what was submitted (checks._evidence), or the plan itself (checks.plan._evidence).
E = TypeVar("E")


class Hit(NamedTuple):
    """One case: where, about which node, with which facts. `severity` only where it differs from the rule's own."""

    place: Place
    subject: str | None
    facts: Mapping[str, object]
    severity: Severity | None = None


class Rule(NamedTuple, Generic[E]):
    """A fault and how to find it."""

    fault: Fault
    find: Callable[[E], Iterator[Hit]]

    @property
    def needs_assessment(self) -> bool:
        """Family R looks at results, so it runs only where an assessment was asked for."""
        return self.fault.code[0] == "R"

    def findings(self, evidence: E) -> Iterator[Finding]:
        for hit in self.find(evidence):
            yield Finding(self.fault, hit.severity or self.fault.severity, hit.place, hit.subject, hit.facts)


def rule(
    code: str,
    severity: Severity,
    *,
    title: Text,
    message: Text,
    remedy: Text,
    why: Text,
    example: Text,
    kept: bool = False,
    answerable: bool = True,
) -> Callable[[Callable[[E], Iterator[Hit]]], Rule[E]]:
    """Makes a rule of a generator. The generator's name is the fault's name, by which plans and calls select it, so
    it must not look like a code. Raises ValueError for a code, a name or prose that cannot be used."""
    if not re.fullmatch(rf"[{FAMILIES}]\d{{3}}", code):
        raise ValueError(f"{code}: a code is one of {FAMILIES} and three digits")
    prose = {"title": title, "message": message, "remedy": remedy, "why": why, "example": example}
    if empty := [name for name, text in prose.items() if not (text.zh and text.en)]:
        raise ValueError(f"{code}: {', '.join(empty)} must say something in both languages")

    def made(find: Callable[[E], Iterator[Hit]]) -> Rule[E]:
        name = find.__name__
        if not re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", name) or len(name) < 3:
            raise ValueError(f"{code}: {name} is no name of a fault (lower case, words joined by _)")
        fault = Fault(code, name, severity, title, message, remedy, why, example, kept=kept, answerable=answerable)
        return Rule(fault, find)

    return made
