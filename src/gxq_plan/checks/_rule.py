"""A rule: the prose of a fault, and a generator of its hits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.finding import Fault, Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.place import Place
    from gxq_plan.text import Text

FAMILIES = "PFAXR"


class Hit(NamedTuple):
    """One case: where, about which node, with which facts. `severity` only where it differs from the rule's own."""

    place: Place
    subject: str | None
    facts: dict[str, object]
    severity: Severity | None = None


class Rule(NamedTuple):
    """A fault and how to find it."""

    fault: Fault
    find: Callable[[Evidence], Iterator[Hit]]

    @property
    def needs_assessment(self) -> bool:
        """Family R looks at results, so it runs only where an assessment was asked for."""
        return self.fault.code[0] == "R"

    def findings(self, evidence: Evidence) -> Iterator[Finding]:
        for hit in self.find(evidence):
            yield Finding(self.fault, hit.severity or self.fault.severity, hit.place, hit.subject, hit.facts)


def rule(
    code: str, severity: Severity, *, title: Text, message: Text, remedy: Text, why: Text, example: Text
) -> Callable[[Callable[[Evidence], Iterator[Hit]]], Rule]:
    """Makes a rule of a generator. The generator's name is the fault's name."""
    if not re.fullmatch(rf"[{FAMILIES}]\d{{3}}", code):
        raise ValueError(f"{code}: a code is one of {FAMILIES} and three digits")

    def made(find: Callable[[Evidence], Iterator[Hit]]) -> Rule:
        return Rule(Fault(code, find.__name__, severity, title, message, remedy, why, example), find)

    return made
