"""`gxq.diff/1`: what differs between two states, by cause, as plain data."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gxq_plan.report.record import Record, method_record, number, plan_record, revision_record

if TYPE_CHECKING:
    from gxq_plan.report.diff import Diff, GoalMove, LightMove, PlanChange, RowMove, Side, Stage, Value, ValueChange


def of_diff(found: Diff) -> Record:
    """Every cause in the order in which its changes were applied, with what was changed and what that moved."""
    return {
        "schema": "gxq.diff/1",
        "sort": found.sort,
        "old": _side(found.old),
        "new": _side(found.new),
        "plan": plan_record(found.plan),
        "method": method_record(found.plan),
        "periods": [str(one) for one in found.periods],
        "causes": [stage_record(one) for one in found.stages],
        "summary": {str(one.cause): len(one.flips) for one in found.stages},
    }


def _side(one: Side) -> Record:
    return {
        "shown": one.shown,
        "plan": {"path": one.plan[0], "sha256": one.plan[1]},
        "inputs": [{"path": path, "sha256": sha256} for path, sha256 in one.inputs],
    }


def stage_record(one: Stage) -> Record:
    return {
        "cause": str(one.cause),
        "plan": [_plan_change(each) for each in one.plan],
        "values": [_value_change(each) for each in one.values],
        "indicators": [_row(each) for each in one.rows],
        "lights": [_light(each) for each in one.lights],
        "goals": [_goal(each) for each in one.goals],
    }


def _plan_change(one: PlanChange) -> Record:
    return {
        "subject": one.subject or None,
        "name": one.name,
        "field": one.field,
        "key": one.key,
        "before": _plain(one.before),
        "after": _plain(one.after),
        "line": {"before": one.line_before, "after": one.line_after},
        "documented": one.documented,
        "revision": revision_record(one.revision) if one.revision else None,
    }


def _value_change(one: ValueChange) -> Record:
    return {
        "kind": one.kind,
        "id": one.id,
        "period": str(one.period),
        "before": _value(one.before) if one.before else None,
        "after": _value(one.after) if one.after else None,
    }


def _value(one: Value) -> Record:
    return {
        "value": number(one.value),
        "progress": one.progress or None,
        "raw": one.raw,
        "data_status": one.data_status or None,
        "note": one.note or None,
        "file": one.place.file,
        "sheet": one.place.sheet,
        "row": one.place.row,
        "cell": one.place.cell,
        "sha256": one.sha256,
    }


def _row(one: RowMove) -> Record:
    """The statuses, null where the row is not there; and every figure that differs."""
    was, now = one.statuses
    return {
        "id": one.id,
        "period": str(one.period),
        "status": {"before": was, "after": now},
        "figures": {
            name: {"before": _plain(getattr(one.before, name, None)), "after": _plain(getattr(one.after, name, None))}
            for name in one.figures
        },
    }


def _light(one: LightMove) -> Record:
    return {
        "level": one.level,
        "id": one.id,
        "name": one.name,
        "period": str(one.period),
        "light": {"before": one.before, "after": one.after},
    }


def _goal(one: GoalMove) -> Record:
    found = one.after or one.before
    assert found is not None
    return {
        "id": found.goal.id,
        "period": str(one.period),
        "actual": {"before": one.before and one.before.actual, "after": one.after and one.after.actual},
        "status": {"before": one.before and one.before.status, "after": one.after and one.after.status},
    }


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return number(value)
    return list(value) if isinstance(value, tuple) else value
