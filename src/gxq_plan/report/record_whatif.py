"""`gxq.whatif/1`: what supposed values change, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gxq_plan.report.record import Record, method_record, number, plan_record

if TYPE_CHECKING:
    from gxq_plan.report.difference import GoalChange, GroupChange, RowChange
    from gxq_plan.report.shown import Effect, Supposed, WhatIf


def of_whatif(found: WhatIf) -> Record:
    """The suppositions, and by period every figure, goal and light that differs, before and after."""
    return {
        "schema": "gxq.whatif/1",
        "plan": plan_record(found.plan),
        "method": method_record(found.plan),
        "period": str(found.period),
        "supposed": [_supposed(one) for one in found.supposed],
        "effects": [_effect(one) for one in found.effects],
    }


def _supposed(one: Supposed) -> Record:
    return {
        "id": one.id,
        "period": str(one.period),
        "written": one.written,
        "value": number(one.value),
        "before": one.before,
        "same_as": one.copied,
        "within_limits": one.within,
    }


def _effect(one: Effect) -> Record:
    return {
        "period": str(one.period),
        "changes": [change_record(change) for change in one.changed],
        "groups": [light_record(change) for change in one.groups],
        "goals": [_goal(change) for change in one.goals],
        "unchanged": {
            "indicators": one.rows_compared - len(one.changed),
            "lights": one.groups_compared - sum(change.flips for change in one.groups),
        },
    }


def change_record(one: RowChange) -> Record:
    """Only the figures that differ."""
    return {
        "id": one.before.seat.indicator.id,
        "period": one.before.period,
        "figures": {
            name: {"before": _plain(getattr(one.before, name)), "after": _plain(getattr(one.after, name))}
            for name in one.figures
        },
    }


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def light_record(one: GroupChange) -> Record:
    before, after = one.before, one.after
    return {
        "level": one.level,
        "id": after.id,
        "name": after.name,
        "light": {"before": before.light, "after": after.light},
        "met_strict": {"before": before.met_strict, "after": after.met_strict},
        "score_strict": {"before": before.score_strict, "after": after.score_strict},
        "flips": one.flips,
    }


def _goal(one: GoalChange) -> Record:
    before, after = one
    return {
        "id": after.goal.id,
        "actual": {"before": before.actual, "after": after.actual},
        "status": {"before": before.status, "after": after.status},
    }
