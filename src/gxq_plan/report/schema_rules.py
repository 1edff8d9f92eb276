"""JSON Schema of the files that the office writes itself: the scoring file and the register, as an editor checks them.

What only the plan can say (whether an id is there) and a schema cannot is checked when the file is read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.model.exemption import Treatment
from gxq_plan.model.scoring import MET_ONLY, PROPORTIONAL, STATUSES
from gxq_plan.report.schema import DAY, TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.report.record import Record

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
# YAML reads 2019 as a number; a day without quotes may arrive as text or not at all.
_PERIOD = {"type": ["string", "integer"]}


def _number(low: float, high: float) -> Record:
    return {"type": "number", "minimum": low, "maximum": high}


def _some(properties: Mapping[str, Record], *required: str) -> Record:
    """An object with some of these keys."""
    made: Record = {"type": "object", "properties": dict(properties), "additionalProperties": False}
    return {**made, "required": list(required)} if required else made


def _list(items: Record) -> Record:
    return {"type": "array", "items": items}


def _weights() -> Record:
    return {"type": "object", "additionalProperties": _number(0, 1_000_000)}


_POINTS = _number(0, 1000)
_GIVEN = _some(
    {"department": TEXT, "points": _POINTS, "reason": TEXT, "document": TEXT}, "department", "points", "reason"
)
_BY_STATUS = _some({"for": {"enum": list(STATUSES)}, "points": _POINTS}, "for", "points")
_EXTRA = {"limit": _POINTS, "rules": _list(_BY_STATUS), "given": _list(_GIVEN)}
_PROGRESS = {word: _number(0, 100) for word in ("已完成", "达序时", "推进中", "未启动")}
_LEVELS = ("projects", "tasks", "works", "indicators", "departments")

SCORING = _some(
    {
        "schema": {"const": "gxq.scoring/1"},
        "title": TEXT,
        "document": TEXT,
        "total": {"type": "number", "exclusiveMinimum": 0, "maximum": 1000},
        "decimals": {"type": "integer", "minimum": 0, "maximum": 10},
        "attained": _some(
            {
                "method": {"enum": [PROPORTIONAL, MET_ONLY]},
                "cap_percent": _number(100, 1000),
                "floor_percent": _number(0, 100),
            }
        ),
        "weights": _some({"default": _number(0, 1_000_000), **{one: _weights() for one in _LEVELS}}),
        "joint": _some(dict.fromkeys(("owner", "lead", "assist"), _number(0, 1))),
        "works": _some(_PROGRESS, *_PROGRESS),
        "left_out": _list(_some({"id": TEXT, "reason": TEXT}, "id", "reason")),
        "deductions": _some(_EXTRA),
        "bonuses": _some({**_EXTRA, "counted": {"type": "boolean"}}),
    },
    "schema",
    "title",
)
_EXEMPTION = _some(
    {
        "id": TEXT,
        "period": _PERIOD,
        "treatment": {"enum": list(Treatment)},
        "document": {**TEXT, "description": "of the decision; an entry without it is an application and has no effect"},
        "reason": TEXT,
        "until": {**DAY, "description": "the last day on which it has effect"},
    },
    *("id", "period", "treatment", "reason", "until"),
)
REGISTER = _some({"schema": {"const": "gxq.register/1"}, "exemptions": _list(_EXEMPTION)}, "schema", "exemptions")
SCHEMAS: Mapping[str, Record] = {
    name: {"$schema": _DRAFT, "$id": f"gxq.{name}/1", "title": title, **schema}
    for name, title, schema in (
        ("scoring", "gxq score --scoring FILE", SCORING),
        ("register", "gxq score --register FILE", REGISTER),
    )
}
