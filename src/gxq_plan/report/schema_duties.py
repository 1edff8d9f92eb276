"""JSON Schema of what `supervise`, `score` and `report --final` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.exemption import Standing, Treatment
from gxq_plan.report import schema as parts
from gxq_plan.words import DUTY, LEDGER_STATE, NO_PROGRESS, SCORED, STATUS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.report.record import Record

_LISTED = {**STATUS, **NO_PROGRESS}
_FILE = parts.an_object({"path": parts.TEXT, "sha256": parts.HASH})
_FILES = parts.a_list_of(_FILE)
_EXEMPTION = {
    "standing": parts.a_word_of(Standing),
    "treatment": parts.a_word_of(Treatment),
    "document": parts.WORDS,
    "reason": parts.TEXT,
    "until": parts.DAY,
}
_PROMISE = parts.an_object(
    {
        "measure": parts.WORDS,
        "deadline": parts.WORDS,
        "person": parts.WORDS,
        "handling": parts.WORDS,
        "state": parts.a_word_of(LEDGER_STATE, null=True),
        "overdue": parts.TRUTH,
        "from_period": {**parts.WORDS, "description": "the period of an earlier ledger whose promise is carried over"},
        "ledger": parts.or_null(parts.ENTRY),
    }
)
_ITEM = parts.an_object(
    {
        "at": {"type": "integer", "minimum": 1},
        "id": parts.TEXT,
        "name": parts.TEXT,
        "kind": {"enum": ["indicator", "work"]},
        "department": parts.WORDS,
        "lead": parts.WORDS,
        "assist": parts.a_list_of(parts.TEXT),
        "assist_open": parts.TRUTH,
        "status": parts.a_word_of(_LISTED),
        "since": parts.PERIOD,
        "periods": {"type": "integer", "minimum": 1, "description": "how many in a row, up to this one"},
        "history": parts.a_list_of(
            parts.an_object(
                {"period": parts.PERIOD, "status": parts.a_word_of([*_LISTED, "under_way"])},
            )
        ),
        "same_as": {**parts.a_list_of(parts.TEXT), "description": "rows of the list that repeat this one"},
        "figures": parts.or_null(parts.ASSESSED),
        "cause": parts.WORDS,
        "promise": _PROMISE,
        "exemption": parts.or_null(parts.an_object(_EXEMPTION)),
    }
)
_ABOUT = {
    "plan": parts.PLAN,
    "method": parts.METHOD,
    "period": parts.PERIOD,
    "as_of": {**parts.DAY, "description": "the day by which deadlines and exemptions are judged"},
    "scope": parts.a_map_of(parts.a_list_of(parts.TEXT)),
    "inputs": _FILES,
}
_POINTS = {"type": "number"}
_CHARGES = parts.an_object(
    {
        "charges": parts.a_list_of(
            parts.an_object(
                {
                    "points": _POINTS,
                    "points_without_exemption": _POINTS,
                    "status": parts.a_word_of(STATUS, null=True),
                    "id": parts.WORDS,
                    "reason": parts.WORDS,
                    "document": parts.WORDS,
                }
            )
        ),
        "sum": _POINTS,
        "effect": {**_POINTS, "description": "the sum under the limit, rounded"},
    }
)
_RATE = {"type": ["number", "null"], "description": "the share of its points; null: the row does not count"}
_TERM = parts.an_object(
    {
        "id": parts.TEXT,
        "name": parts.TEXT,
        "duty": parts.a_word_of(DUTY),
        "counted": parts.TRUTH,
        "weight": _POINTS,
        "part": {**_POINTS, "description": "the share of its weight by which it counts for this department"},
        "status": parts.a_word_of(STATUS, null=True),
        "progress": {**parts.WORDS, "description": "of a work without indicators"},
        "met": parts.MAYBE,
        "attainment": parts.SHARE,
        "why": parts.a_word_of(SCORED),
        "rate": _RATE,
        "rate_without_exemption": _RATE,
        "exemption": parts.or_null(parts.an_object(_EXEMPTION)),
        "points": {**parts.NUMBER, "description": "total x weight x part x rate / weighed, rounded for reading"},
    }
)
_SCORED = {
    **parts.an_object(
        {
            "department": parts.TEXT,
            "terms": parts.a_list_of(_TERM),
            "weighed": _POINTS,
            "earned": _POINTS,
            "base": parts.NUMBER,
            "deductions": _CHARGES,
            "bonuses": _CHARGES,
            "total": parts.NUMBER,
        }
    ),
    "description": "over the terms that count: weighed = sum of weight x part, earned = sum of weight x part x rate; "
    "base = scoring.total x earned / weighed, rounded half up to scoring.decimals; total = base - deductions.effect "
    "+ bonuses.effect where they are counted, never below 0",
}
_RULES = parts.an_object(
    {
        "path": parts.TEXT,
        "sha256": parts.HASH,
        "title": parts.TEXT,
        "document": parts.WORDS,
        "total": _POINTS,
        "decimals": parts.COUNT,
        "method": {"enum": ["proportional", "met_only"]},
        "cap": _POINTS,
        "floor": _POINTS,
        "bonuses_counted": parts.TRUTH,
        "deductions_limit": parts.NUMBER,
        "bonuses_limit": parts.NUMBER,
    }
)
_YEARS = parts.an_object(
    {
        "id": parts.TEXT,
        "years": parts.a_list_of(parts.ASSESSED),
        "total": {**parts.NUMBER, "description": "of a flow, over the years that have a target and an actual"},
        "planned": parts.NUMBER,
        "met": parts.COUNT,
        "judged": parts.COUNT,
    }
)

SCHEMAS: Mapping[str, Record] = {
    "supervise": parts.document(
        "supervise",
        {
            **_ABOUT,
            "register": parts.or_null(_FILE),
            "findings": parts.a_list_of(parts.FINDING),
            "items": parts.a_list_of(_ITEM),
        },
    ),
    "ledger": parts.document(
        "ledger",
        {
            "plan": parts.PLAN,
            "as_of": parts.DAY,
            "files": _FILES,
            "findings": parts.a_list_of(parts.FINDING),
            "summary": parts.SUMMARY,
            "entries": parts.a_list_of(parts.ENTRY),
            "kept": parts.a_list_of(parts.TEXT),
            "already": parts.a_list_of(parts.TEXT),
        },
    ),
    "score": parts.document(
        "score",
        {
            **_ABOUT,
            "scoring": _RULES,
            "register": parts.or_null(_FILE),
            "exemptions": parts.a_list_of(parts.an_object({"id": parts.TEXT, **_EXEMPTION})),
            "findings": parts.a_list_of(parts.FINDING),
            "departments": parts.a_list_of(_SCORED),
            "mean": parts.NUMBER,
        },
    ),
    "final": parts.document(
        "final",
        {
            **{name: one for name, one in _ABOUT.items() if name != "as_of"},
            "final": {**parts.TRUTH, "description": "whether the last year is that of the plan"},
            "findings": parts.a_list_of(parts.FINDING),
            "years": parts.a_list_of(parts.an_object({"period": parts.PERIOD, "rollup": parts.ROLLUP})),
            "indicators": parts.a_list_of(_YEARS),
            "goals": parts.a_list_of(parts.GOAL_STATE),
        },
    ),
}
