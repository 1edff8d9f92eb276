"""`gxq.show/1`: one indicator, every figure derived, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.record import State
from gxq_plan.report.derivation import steps
from gxq_plan.report.record import Record, assessed_record, listed_record, method_record, of_findings, plan_record
from gxq_plan.report.record_accept import state_record
from gxq_plan.report.record_supervise import entry_record
from gxq_plan.report.record_whatif import change_record, light_record

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.record import Line
    from gxq_plan.report.shown import Reading, Shown
    from gxq_plan.report.step import Step
    from gxq_plan.text import Lang


def of_show(shown: Shown, lang: Lang) -> Record:
    """Every assessed period with its derivation, where each actual was read, and what other readings would change."""
    return {
        "schema": "gxq.show/1",
        "plan": plan_record(shown.plan),
        "method": method_record(shown.plan),
        "definition": listed_record(shown.rows[0].seat),
        "period": str(shown.chosen),
        "indicators": [assessed_record(one) for one in shown.rows],
        "derivation": [_derivation(shown, one, lang) for one in shown.rows],
        "places": [_place(shown, one) for one in shown.rows if one.origin],
        "readings": [_reading(one) for one in shown.readings],
        "findings": of_findings(shown.findings, lang, shown.plan),
        "ledger": [entry_record(one) for one in shown.ledger],
    }


def _derivation(shown: Shown, row: Assessed, lang: Lang) -> Record:
    others = {id: one for (id, period), one in shown.others.items() if period == row.period}
    return {"period": row.period, "steps": [_step(one, lang) for one in steps(shown.plan, row, others)]}


def _step(one: Step, lang: Lang) -> Record:
    """`formula` in symbols, `filled_in` in numbers, `result` as it is shown; empty where there is none."""
    return {
        "name": one.name,
        "term": one.term.of(lang),
        "section": one.section,
        "formula": one.formula,
        "filled_in": one.filled,
        "result": one.shown,
        "value": one.value,
        "words": one.words().of(lang),
    }


def _place(shown: Shown, row: Assessed) -> Record:
    """Where an actual was read; `received` the cell that it came in by, where `accept` took it in, and `history` what
    it was, the first line first."""
    assert row.origin is not None
    lines = shown.lines(row)
    received = _received(lines[-1]) if lines else None
    return {
        "period": row.period,
        **row.origin._asdict(),
        "received": received,
        "history": [_line(one) for one in lines],
    }


def _received(one: Line) -> Record:
    return {
        "file": one.source_file,
        "sheet": one.sheet or None,
        "cell": one.cell or None,
        "raw": one.raw,
        "sha256": one.sha256,
        "accepted": one.accepted,
        "accepted_by": one.accepted_by or None,
        "submitted_by": one.submitted_by or None,
        "reason": one.reason or None,
    }


def _line(one: Line) -> Record:
    old = State(one.old_value, one.old_data_status)
    return {
        "number": one.number,
        "old": state_record(old) if one.old_value else None,
        "new": state_record(one.state),
        **_received(one),
    }


def _reading(one: Reading) -> Record:
    return {
        "kind": str(one.kind),
        "changes": [change_record(change) for change in one.rows],
        "lights": [{"period": str(period), **light_record(change)} for period, change in one.groups],
    }
