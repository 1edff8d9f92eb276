"""`supervise` as plain data: `gxq.supervise/1`, and of ledgers that came back `gxq.ledger/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gxq_plan.report.record import Record, assessed_record, method_record, of_findings, plan_record, summary_record

if TYPE_CHECKING:
    from gxq_plan.model.exemption import Exemption, Register
    from gxq_plan.model.ledger import Entry
    from gxq_plan.report.supervision import Item, Supervision, Taken
    from gxq_plan.text import Lang


def of_supervision(found: Supervision, lang: Lang) -> Record:
    return {
        "schema": "gxq.supervise/1",
        "plan": plan_record(found.plan),
        "method": method_record(found.plan),
        "period": str(found.period),
        "as_of": found.as_of,
        "scope": {option: list(values) for option, values in found.scope.items()},
        "inputs": [{"path": one.path, "sha256": one.sha256} for one in found.submissions],
        "register": register_record(found.register),
        "findings": of_findings(found.findings, lang, found.plan),
        "items": [_item(at, one, found.as_of) for at, one in enumerate(found.items, 1)],
    }


def _item(at: int, item: Item, as_of: str) -> Record:
    return {
        "at": at,
        "id": item.id,
        "name": item.name,
        "kind": "indicator" if item.row else "work",
        "department": item.department,
        "lead": item.lead,
        "assist": list(item.assist),
        "assist_open": item.assist_open,
        "status": item.status,
        "since": item.lasting.since,
        "periods": item.lasting.periods,
        "history": [{"period": period, "status": status} for period, status in item.lasting.history],
        "same_as": list(item.copies),
        "figures": assessed_record(item.row) if item.row else None,
        "cause": item.cause or None,
        "promise": _promise(item),
        "exemption": exemption_record(item.exemption, as_of),
    }


def _promise(item: Item) -> Record:
    one = item.promise
    return {
        "measure": one.measure or None,
        "deadline": one.deadline or None,
        "person": one.person or None,
        "handling": one.handling or None,
        "state": one.state or None,
        "overdue": one.overdue,
        "from_period": one.from_period,
        "ledger": entry_record(item.entry) if item.entry else None,
    }


def exemption_record(one: Exemption | None, as_of: str) -> Record | None:
    if one is None:
        return None
    return {
        "standing": str(one.standing(as_of)),
        "treatment": str(one.treatment),
        "document": one.document,
        "reason": one.reason,
        "until": one.until,
    }


def register_record(register: Register) -> Record | None:
    return {"path": register.path, "sha256": register.sha256} if register.path else None


def entry_record(one: Entry) -> dict[str, Any]:
    return {
        "id": one.id,
        "period": one.period,
        "cause": one.cause,
        "measure": one.measure,
        "deadline": one.deadline,
        "person": one.person,
        "handling": one.handling or None,
        "state": one.state or None,
        "accepted": one.accepted or None,
        "file": one.file,
        "sheet": one.sheet or None,
        "row": one.row,
        "sha256": one.sha256,
    }


def of_taken(taken: Taken, lang: Lang) -> Record:
    return {
        "schema": "gxq.ledger/1",
        "plan": plan_record(taken.plan),
        "as_of": taken.as_of,
        "files": [{"path": path, "sha256": sha256} for path, sha256 in taken.files],
        "findings": of_findings(taken.findings, lang, taken.plan),
        "summary": summary_record(taken.findings),
        "entries": [entry_record(one) for one in taken.entries],
        "kept": list(taken.kept),
        "already": list(taken.already),
    }
