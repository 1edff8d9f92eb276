"""`gxq.accept/1`: what was taken in, or why nothing, as plain data."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from gxq_plan.report.accepted import KINDS
from gxq_plan.report.record import Record, file_record, number, of_findings, plan_record, summary_record

if TYPE_CHECKING:
    from gxq_plan.model.record import State
    from gxq_plan.report.accepted import Accepted, Change, LeftOut
    from gxq_plan.text import Lang


def of_accept(accepted: Accepted, lang: Lang) -> Record:
    """Every change in the plan's order. No clock: when it was written is in the record alone."""
    return {
        "schema": "gxq.accept/1",
        "plan": plan_record(accepted.plan),
        "dry_run": accepted.dry_run,
        "accepted": not accepted.refused,
        "files": [file_record(one) for one in accepted.submissions],
        "findings": of_findings(accepted.findings, lang, accepted.plan),
        "summary": summary_record(accepted.findings),
        "changes": [_change(one) for one in accepted.changes],
        "counts": {kind: accepted.counts[kind] for kind in KINDS},
        "left_out": [_left_out(one) for one in accepted.left_out],
        "actuals": list(accepted.actuals),
        "record": accepted.record,
    }


def _change(one: Change) -> Record:
    return {
        "kind": one.kind,
        "id": one.id,
        "name": one.name,
        "unit": one.unit,
        "period": str(one.period),
        "old": state_record(one.old) if one.old else None,
        "new": state_record(one.new),
        "reason": one.reason or None,
        "file": one.place.file,
        "sheet": one.place.sheet,
        "row": one.place.row,
        "cell": one.place.cell,
        "raw": one.raw,
        "sha256": one.sha256 or None,
    }


def state_record(state: State) -> Record:
    """`value` is the number, null where there is none; `written` what stands there (待统计, the progress of a work)."""
    return {"value": _number(state.value), "written": state.value, "data_status": state.data_status or None}


def _number(written: str) -> int | float | None:
    try:
        return number(Decimal(written))
    except InvalidOperation:
        return None


def _left_out(one: LeftOut) -> Record:
    place = one.place
    return {
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "cell": place.cell,
        "subject": one.subject,
        "why": one.why,
    }
