"""A rule about the plan itself: a rule that also says what has to be decided about its findings, and by whom."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Rule, rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gxq_plan.checks._rule import Hit
    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.finding import Fault, Finding, Severity
    from gxq_plan.text import Text


class Decision(StrEnum):
    """What has to be decided (`words.DECISION`)."""

    TARGET = "target"
    DEFINITION = "definition"
    RESPONSIBILITY = "responsibility"
    GOALS = "goals"
    WORDING = "wording"


class Decider(StrEnum):
    """Who decides: who issued the plan, or the departments that own the rows."""

    ISSUER = "issuer"
    OWNER = "owner"


class Together(NamedTuple):
    """How several findings of one rule are told in one notice: each in a phrase, then what to do about all. Both are
    filled from facts, `remedy` from those of the first. A finding that stands for several rows says how many in the
    fact `count`."""

    item: Text
    remedy: Text


class PlanRule(NamedTuple):
    """A rule with what is decided by whom. Its findings carry, beside the facts of the hit: `ids` (every node
    involved; by itself the subject), `decision`, and `decider` (names; empty for the issuer)."""

    rule: Rule[PlanEvidence]
    decision: Decision
    decider: Decider
    together: Together | None = None

    @property
    def fault(self) -> Fault:
        return self.rule.fault

    def findings(self, evidence: PlanEvidence) -> Iterator[Finding]:
        for one in self.rule.findings(evidence):
            facts = {"ids": (one.subject,) if one.subject else (), **one.facts}
            facts.setdefault("decision", str(self.decision))
            facts.setdefault("decider", self._deciders(evidence, facts["ids"]))
            yield one._replace(facts=facts)

    def _deciders(self, evidence: PlanEvidence, ids: object) -> tuple[str, ...]:
        if self.decider is Decider.ISSUER or not isinstance(ids, tuple):
            return ()
        return tuple(dict.fromkeys(name for one in ids for name in evidence.owners(one)))


def plan_rule(
    code: str,
    severity: Severity,
    *,
    decision: Decision,
    decider: Decider = Decider.ISSUER,
    title: Text,
    message: Text,
    remedy: Text,
    why: Text,
    example: Text,
    together: Together | None = None,
) -> Callable[[Callable[[PlanEvidence], Iterator[Hit]]], PlanRule]:
    """Makes a rule about the plan of a generator; what it takes beside `rule` is in PlanRule. A hit may carry its own
    `decider`: a tuple of names.

    The remedy of such a rule is a proposed correction with its values: the line to write, or what to ask whom. Raises
    ValueError as `rule` does, and for `ids` that are no tuple."""
    made = rule(code, severity, title=title, message=message, remedy=remedy, why=why, example=example)

    def of_plan(find: Callable[[PlanEvidence], Iterator[Hit]]) -> PlanRule:
        return PlanRule(made(find), decision, decider, together)

    return of_plan
