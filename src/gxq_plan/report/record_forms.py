"""Forms as plain data: `gxq.forms/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.target import Form as TargetForm
from gxq_plan.report.record import Record, plan_record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from gxq_plan.model.form import Asked, Form
    from gxq_plan.model.plan import Plan


def of_forms(plan: Plan, forms: Sequence[Form]) -> Record:
    """What every form asks for, in the plan's order; values and limits are in each row's unit."""
    return {"schema": "gxq.forms/1", "plan": plan_record(plan), "forms": [_form(one) for one in forms]}


def _form(form: Form) -> Record:
    return {
        "department": form.department,
        "period": str(form.period),
        "name": form.stem,
        "last_period": str(form.before) if form.before else None,
        "indicators": [_asked(one) for one in form.asked],
        "works": [{"id": one.id, "name": one.name} for one in form.works],
    }


def _asked(asked: Asked) -> Record:
    indicator, target = asked.indicator, asked.target
    return {
        "id": indicator.id,
        "name": indicator.name,
        "unit": indicator.unit,
        "kind": str(indicator.kind),
        "definition": indicator.definition,
        "same_as": indicator.same_as,
        "ask": str(asked.ask),
        "target": None if target is None or target.form is TargetForm.NONE else target.written,
        "target_of_year": asked.of_year,
        "last": {"value": float(asked.last.value), "made_up": asked.last.made_up} if asked.last else None,
        "limits": {
            "low": _number(asked.limits.low),
            "high": _number(asked.limits.high),
            "whole": asked.limits.whole,
        },
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
