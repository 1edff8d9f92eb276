"""What a goal asks for, in a sentence and as a condition."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from gxq_plan.checks.plan._telling import amount
from gxq_plan.model.target import ABOUT_SHARE
from gxq_plan.text import Text

if TYPE_CHECKING:
    from decimal import Decimal

    from gxq_plan.model.plan import Goal

_BOUNDS = {
    "at_least": Text(zh="达到 {value}", en="at least {value}"),
    "above": Text(zh="超过 {value}", en="above {value}"),
    "at_most": Text(zh="不高于 {value}", en="at most {value}"),
    "below": Text(zh="低于 {value}", en="below {value}"),
    "about": Text(zh="{value}左右", en="about {value}"),
}
_AT_LEAST = "at_least"


def asked(goal: Goal) -> Text:
    """What a goal asks for: 超过 12 家, 每年下降 4.1%, 每年增长 5%左右."""
    wording = _BOUNDS.get(goal.bound or _AT_LEAST, _BOUNDS[_AT_LEAST])
    if goal.change_percent is not None:
        fall = goal.change_percent < 0
        rate = (_falls if fall else _grows).given(rate=abs(goal.change_percent))
        change = _each_year.given(asked=rate) if goal.per_year else rate
        return _BOUNDS["about"].given(value=change) if goal.bound == "about" else change
    value = amount(goal.value, goal.unit or "") if goal.value is not None else "—"
    said = wording.given(value=value.strip())
    return _each_year.given(asked=said) if goal.per_year else said


def base_of(goal: Goal) -> Mapping[str, object]:
    """What a goal is a multiple of: its `period`, and its `value` where the plan gives it. The plan file may hold
    anything there."""
    return goal.multiple_of if isinstance(goal.multiple_of, Mapping) else {}


def is_met(goal: Goal, value: Decimal) -> bool:
    """Whether a number satisfies the goal's value under its bound; without a bound it is a floor."""
    assert goal.value is not None
    match goal.bound or _AT_LEAST:
        case "above":
            return value > goal.value
        case "at_most":
            return value <= goal.value
        case "below":
            return value < goal.value
        case "about" | "between":
            return abs(value - goal.value) <= abs(goal.value) * ABOUT_SHARE
    return value >= goal.value


_falls = Text(zh="下降 {rate}%", en="{rate}% less")
_grows = Text(zh="增长 {rate}%", en="{rate}% more")
_each_year = Text(zh="每年{asked}", en="{asked} each year")
