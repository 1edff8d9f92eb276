"""How rows and their targets stand in a sentence about the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._words import after_number
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Goal, Indicator

Path = tuple[tuple["Period", "Decimal"], ...]
# So many rows are named in a sentence; the ids of all are facts.
_MOST_NAMED = 12


def named(node: Indicator | Goal) -> str:
    return f"{node.id} {node.name}"


def amount(value: Decimal, unit: str) -> str:
    """A number with its unit: 5.5%, 44 家."""
    return f"{number(value)}{after_number(unit)}"


def way(path: Iterable[tuple[object, Decimal]], unit: str) -> str:
    """The numbers of a path in their order, the unit once: 10→15→30 家."""
    return "→".join(number(value) for _, value in path) + after_number(unit)


def listed(rows: Sequence[Text | str]) -> Text:
    """Rows joined for a sentence, the first dozen of them; how many more there are is said."""
    shown = [one if isinstance(one, Text) else Text.both(one) for one in rows[:_MOST_NAMED]]
    rest = len(rows) - len(shown)
    more = _more.given(rest=rest) if rest else _nothing
    return Text(
        "；".join(one.of("zh").replace("{", "{{").replace("}", "}}") for one in shown) + more.zh,
        "; ".join(one.of("en").replace("{", "{{").replace("}", "}}") for one in shown) + more.en,
    )


def by_owner(evidence: PlanEvidence, rows: Iterable[Indicator]) -> dict[str, list[Indicator]]:
    """The rows by the department that owns them, in the plan's order; under "" those that nobody owns."""
    found: dict[str, list[Indicator]] = {}
    for one in rows:
        found.setdefault(next(iter(evidence.owners(one.id)), ""), []).append(one)
    return found


_more = Text(zh="；另有 {rest} 行", en="; and {rest} more")
_nothing = Text(zh="", en="")
