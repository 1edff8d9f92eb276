"""JSON Schema (draft 2020-12) of every machine output: one table a record, in the order of record.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.diff import Cause
from gxq_plan.report.difference import FIGURES, LEVELS
from gxq_plan.report.fixed import Dropped, Kind, Why
from gxq_plan.report.responsible import WHO
from gxq_plan.words import (
    BOUND,
    DIRECTION,
    FLAG,
    GAP_CHANGE,
    KIND,
    LEDGER_STATE,
    LEVEL,
    LIGHT,
    MOVE,
    NATURE,
    RELATION,
    SEVERITY,
    STATUS,
    TAKEN,
    TREND,
    VERDICT,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.report.record import Record

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def _type(*names: str) -> Record:
    return {"type": list(names) if len(names) > 1 else names[0]}


TEXT, WORDS = _type("string"), _type("string", "null")
NUMBER, COUNT = _type("number", "null"), {"type": "integer", "minimum": 0}
TRUTH, MAYBE = _type("boolean"), _type("boolean", "null")
ROW = {"type": ["integer", "null"], "minimum": 1}
SHARE = {"type": ["number", "null"], "description": "a share, 0-1 where it is part of a whole"}
HASH = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
DAY = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
PERIOD = {"type": "string", "pattern": "^[0-9]{4}(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))?$"}


def _word(words: Iterable[str], *, null: bool = False) -> Record:
    return {"enum": [*(word for word in words if word), *([None] if null else [])]}


def _object(properties: Mapping[str, Record]) -> Record:
    """An object with exactly these keys."""
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _or_null(schema: Record) -> Record:
    return {"anyOf": [schema, {"type": "null"}]}


def _list(schema: Record) -> Record:
    return {"type": "array", "items": schema}


def _map(values: Record) -> Record:
    return {"type": "object", "additionalProperties": values}


ORIGIN = _object({"file": TEXT, "row": {"type": "integer", "minimum": 1}, "sha256": HASH})
PLAN = _object({"id": TEXT, "title": TEXT, "sha256": HASH})
_REPORT_PLAN = {
    **_object({"id": TEXT, "title": TEXT, "sha256": HASH, "path": TEXT}),
    "required": ["id", "title", "sha256"],
    "description": "path, and the version of gxq beside it, say how to compute the report again; not in older reports",
}
METHOD = _object(
    {"name": TEXT, "reverse_attainment": {"enum": ["complement", "quotient"]}, "thresholds": _map(_type("number"))}
)
FINDING = _object(
    {
        "code": {"type": "string", "pattern": "^[PFAXRSU][0-9]{3}$"},
        "severity": _word(SEVERITY),
        "message": TEXT,
        "remedy": TEXT,
        "file": WORDS,
        "sheet": WORDS,
        "row": ROW,
        "column": WORDS,
        "column_number": ROW,
        "cell": WORDS,
        "indicator": WORDS,
        "subject": WORDS,
        "facts": {"type": "object", "properties": {"ids": _list(TEXT)}, "required": ["ids"]},
        "answer": {"type": ["string", "null"], "description": "the note of the row, where it answers a warning"},
        "waiver": _or_null(_object({"reason": TEXT, "approver": TEXT, "until": DAY})),
    }
)
_CODES = _list({"type": "string", "pattern": "^[A-Z][0-9]{0,3}$"})
_CHOICE = {"select": _CODES, "ignore": _CODES}
RULES = {
    **_object({**_CHOICE, "severity": _map(_word(SEVERITY)), "command": _object(_CHOICE), "as_of": DAY}),
    "required": [*_CHOICE, "severity", "command"],
    "description": "what the plan and the call chose of the rules, where they chose anything; as_of where the plan "
    "has waivers",
}
SUMMARY = _object({f"{severity}s": COUNT for severity in SEVERITY})
LAYOUT = _object(
    {
        "delimiter": WORDS,
        "header": {"type": "integer", "minimum": 1},
        "wide": TRUTH,
        "renamed": _list(_object({"header": TEXT, "read_as": TEXT})),
    }
)
FILE = _object(
    {
        "path": TEXT,
        "sha256": HASH,
        "encoding": TEXT,
        "periods": _list(PERIOD),
        "rows": COUNT,
        "read": COUNT,
        "sheet": WORDS,
        "layout": LAYOUT,
    }
)
BASELINE = _object({"period": TEXT, "value": _type("number"), "from": {"enum": ["plan", "actual"]}})
G = {"type": ["number", "null"], "description": "the part of the way that would be missing; 0 or less: none"}
FORECAST = _object(
    {
        "low": NUMBER,
        "high": NUMBER,
        "verdict": _word(VERDICT),
        "linear": NUMBER,
        "plan": NUMBER,
        "clipped": TRUTH,
        "gap": _object({"best": G, "worst": G}),
    }
)
STRETCH = _object({"value": _type("number"), "reached": MAYBE})
SPAN = _object({"target": _type("number"), "actual": NUMBER, "met": MAYBE})
REVISION = _object({"period": PERIOD, "from": WORDS, "to": WORDS, "on": WORDS, "document": WORDS, "reason": WORDS})
ASSESSED = _object(
    {
        "id": TEXT,
        "name": TEXT,
        "unit": TEXT,
        "source": WORDS,
        "department": WORDS,
        "project": WORDS,
        "task": WORDS,
        "work": WORDS,
        "kind": _word(KIND),
        "kind_confirmed": TRUTH,
        "direction": _word(DIRECTION),
        "period": PERIOD,
        "target": NUMBER,
        "target_low": NUMBER,
        "target_high": NUMBER,
        "target_bound": _word(BOUND, null=True),
        "target_written": WORDS,
        "relative_to": WORDS,
        "stretch": _or_null(STRETCH),
        "span": _or_null(SPAN),
        "revisions": _list(REVISION),
        "actual": NUMBER,
        "data_status": WORDS,
        "note": WORDS,
        "met": MAYBE,
        "attainment": SHARE,
        "gap": NUMBER,
        "shortfall": {"type": ["number", "null"], "minimum": 0},
        "status": _word(STATUS),
        "expected": NUMBER,
        "schedule_gap": {"type": ["number", "null"], "description": "a share of the year's target, inside a year only"},
        "baseline": _or_null(BASELINE),
        "progress": SHARE,
        "planned_share": SHARE,
        "elapsed_share": SHARE,
        "pace_plan": NUMBER,
        "pace_constant": NUMBER,
        "trend": _word(TREND, null=True),
        "flags": _list(_word(FLAG)),
        "forecast": _or_null(FORECAST),
        "needed_per_year": NUMBER,
        "observed_per_year": NUMBER,
        "acceleration": NUMBER,
        "origin": _or_null(ORIGIN),
    }
)
ASKED = _object(
    {
        "id": TEXT,
        "name": TEXT,
        "unit": TEXT,
        "kind": _word(KIND),
        "definition": WORDS,
        "same_as": WORDS,
        "ask": {"enum": ["due", "optional", "copy"], "description": "whether a figure is owed in this period"},
        "target": WORDS,
        "target_of_year": TRUTH,
        "last": _or_null(_object({"value": _type("number"), "made_up": TRUTH})),
        "limits": _object({"low": NUMBER, "high": NUMBER, "whole": TRUTH}),
    }
)
INTERVAL = _object({"strict": SHARE, "lenient": SHARE})
ROLLUP = _object(
    {
        "id": TEXT,
        "name": TEXT,
        "due": COUNT,
        "reported": COUNT,
        "counts": _object(dict.fromkeys(STATUS, COUNT)),
        "reporting_rate": SHARE,
        "met_rate": INTERVAL,
        "score": INTERVAL,
        "light": _word(LIGHT, null=True),
        "rank": ROW,
    }
)
STEP = _object({"light": _word(LIGHT), "indicators": _list(TEXT)})
LIFT = {
    **_object(
        {
            "level": _word(LEVEL),
            "id": TEXT,
            "name": TEXT,
            "light": _word(LIGHT),
            "better": _or_null(STEP),
            "green": _or_null(STEP),
        }
    ),
    "description": "the fewest rows that would lift the light of a department or project if they met their targets: "
    "to any better one, and to green; null where not even all of them would",
}


def _both(schema: Record) -> Record:
    return _object({"before": schema, "after": schema})


CHANGE = _object(
    {
        "id": TEXT,
        "move": _word(MOVE, null=True),
        "gap_change": _word(GAP_CHANGE, null=True),
        "target": _both(NUMBER),
        "actual": _both(NUMBER),
        "attainment": _both(SHARE),
        "gap": _both(NUMBER),
        "shortfall": _both(NUMBER),
        "schedule_gap": _both(SHARE),
        "status": _both(_word(STATUS)),
    }
)
COMPARE = {
    **_object(
        {
            "period": PERIOD,
            "indicators": _list(CHANGE),
            "lights": _list(
                _object(
                    {
                        "level": _word(("plan", *LEVEL)),
                        "id": TEXT,
                        "name": TEXT,
                        "before": _word(LIGHT),
                        "after": _word(LIGHT),
                    }
                )
            ),
        }
    ),
    "description": "with --compare: the earlier period (before) beside the report's own (after)",
}
LINK = _object({"id": TEXT, "relation": _word(RELATION), "factor": NUMBER, "note": WORDS})
_GOAL = {
    "id": TEXT,
    "name": TEXT,
    "bound": _word(BOUND, null=True),
    "value": NUMBER,
    "change_percent": NUMBER,
    "unit": WORDS,
    "by": _or_null(PERIOD),
    "per": {"enum": ["year", None]},
    "multiple_of": _type("object", "null"),
    "indicators": _list(LINK),
}
GOAL_STATE = _object(
    {
        **_GOAL,
        "actual": NUMBER,
        "status": _word(STATUS, null=True),
        "through": {"type": ["string", "null"], "description": "the row that stands for the goal"},
        "gap": NUMBER,
        "reached": MAYBE,
    }
)
SUBMITTED = _object({"progress": WORDS, "note": WORDS, "evidence": WORDS, "origin": ORIGIN})
WORK_WITHOUT = _object({"id": TEXT, "name": TEXT, "lead": WORDS, "department": WORDS, "submitted": _list(SUBMITTED)})
_NODE = {"id": TEXT, "number": COUNT, "name": TEXT}
_RESPONSIBLE = {"lead": WORDS, "assist": _list(TEXT), "assist_open": TRUTH}
_WHO = _object(dict.fromkeys(WHO, WORDS))
LISTED = _object(
    {
        "id": TEXT,
        "name": TEXT,
        "unit": TEXT,
        "source": WORDS,
        "department": WORDS,
        "sources": _list(TEXT),
        "departments": _list(TEXT),
        "kind": _word(KIND),
        "kind_confirmed": TRUTH,
        "direction": _word(DIRECTION),
        "targets": _map(_type("number", "string", "null")),
        "project": _or_null(_object(_NODE)),
        "task": _or_null(_object(_NODE)),
        "work": _or_null(_object({**_NODE, **_RESPONSIBLE})),
        "same_as": WORDS,
        "responsibility": _WHO,
        "as_written": _map(TEXT),
    }
)
IMPORTED = _object(
    {
        **LISTED["properties"],
        "nature": _word(NATURE, null=True),
        "baseline": _or_null(_object({"period": PERIOD, "value": _type("number")})),
        "cue": {"type": ["string", "null"], "description": "the word that the kind was proposed by"},
        "kind_said": {"type": "boolean", "description": "whether that word says the kind or only lets it be guessed"},
        "place": _object({"sheet": WORDS, "row": ROW, "column": WORDS, "cell": WORDS}),
    }
)
WORK = _object(
    {
        **_NODE,
        **_RESPONSIBLE,
        "department": WORDS,
        "priority": WORDS,
        "responsibility": _WHO,
        "project": TEXT,
        "task": TEXT,
        "indicators": _list(TEXT),
        "as_written": _map(TEXT),
    }
)
DEPARTMENT = _object(
    {"name": TEXT, "aliases": _list(TEXT), "lead": _list(TEXT), "assist": _list(TEXT), "indicators": _list(TEXT)}
)


STEP = _object(
    {
        "name": {"type": "string", "description": "the figure that the step gives; flag.NAME for a flag"},
        "term": TEXT,
        "section": {"enum": [1, 2, 3, 4], "description": "of the method"},
        "formula": {"type": "string", "description": "in the method's symbols, empty where there is none"},
        "filled_in": {"type": "string", "description": "in numbers; a comparison is one that holds"},
        "result": {"type": "string", "description": "what filled_in comes to, as it is shown"},
        "value": {"type": ["number", "boolean", "string", "null"], "description": "null: the figure does not exist"},
        "words": {"type": "string", "description": "the whole step in the chosen language, with rule or reason"},
    }
)
STATE = _object(
    {
        "value": NUMBER,
        "written": {"type": "string", "description": "as it stands, also where it is no number"},
        "data_status": WORDS,
    }
)
_RECEIVED = {
    "file": {"type": "string", "description": "the received file as it was named"},
    "sheet": WORDS,
    "cell": WORDS,
    "raw": {"type": "string", "description": "the text of the cell"},
    "sha256": {**HASH, "description": "of the received file, and its name in data/record/received"},
    "accepted": {"type": "string", "description": "when, ISO 8601 with its offset"},
    "accepted_by": WORDS,
    "submitted_by": WORDS,
    "reason": WORDS,
}
PLACE = _object(
    {
        "period": PERIOD,
        "file": TEXT,
        "row": {"type": "integer", "minimum": 1},
        "sha256": HASH,
        "sheet": WORDS,
        "cell": WORDS,
        "received": _or_null(_object(_RECEIVED)),
        "history": _list(
            _object({"number": {"type": "integer", "minimum": 1}, "old": _or_null(STATE), "new": STATE, **_RECEIVED})
        ),
    }
)
_ANY = {"type": ["number", "boolean", "string", "array", "null"]}
_BOTH = _object({"before": _ANY, "after": _ANY})
CHANGE = _object(
    {
        "id": TEXT,
        "period": PERIOD,
        "figures": {"type": "object", "propertyNames": {"enum": list(FIGURES)}, "additionalProperties": _BOTH},
    }
)
_GROUP_CHANGE = {
    "level": {"enum": list(LEVELS)},
    "id": TEXT,
    "name": TEXT,
    "light": _object({"before": _word(LIGHT, null=True), "after": _word(LIGHT, null=True)}),
    "met_strict": _object({"before": SHARE, "after": SHARE}),
    "score_strict": _object({"before": SHARE, "after": SHARE}),
    "flips": TRUTH,
}
GOAL_CHANGE = _object(
    {
        "id": TEXT,
        "actual": _object({"before": NUMBER, "after": NUMBER}),
        "status": _object({"before": _word(STATUS, null=True), "after": _word(STATUS, null=True)}),
    }
)
ENTRY = _object(
    {
        "id": TEXT,
        "period": PERIOD,
        "cause": TEXT,
        "measure": TEXT,
        "deadline": DAY,
        "person": TEXT,
        "handling": WORDS,
        "state": _word(LEDGER_STATE, null=True),
        "accepted": {"type": ["string", "null"], "description": "when it was taken in, ISO 8601"},
        "file": TEXT,
        "sheet": WORDS,
        "row": {"type": "integer", "minimum": 1},
        "sha256": {**HASH, "description": "of the received file, and its name in data/record/received"},
    }
)
SUPPOSED = _object(
    {
        "id": TEXT,
        "period": PERIOD,
        "written": TEXT,
        "value": _type("number"),
        "before": {"type": ["number", "null"], "description": "what stands in its place now"},
        "same_as": {"type": ["string", "null"], "description": "the named row that this one is the same thing as"},
        "within_limits": TRUTH,
    }
)


_CELL = {"sheet": WORDS, "row": ROW, "column": WORDS, "column_number": ROW, "cell": WORDS}
CLEANED = _object(
    {
        "kind": _word(Kind),
        **_CELL,
        "before": TEXT,
        "after": TEXT,
        "why": _list(_word(Why)),
        "detail": {
            "type": ["string", "null"],
            "description": "the plan's unit of a value, the name beside an id, what a new column was filled with",
        },
    }
)
LEFT_OUT = _object({"kind": _word(Dropped), **_CELL, "last_row": ROW, "label": WORDS, "text": TEXT})
_SIDE = _object(
    {
        "shown": TEXT,
        "plan": _object({"path": TEXT, "sha256": HASH}),
        "inputs": _list(_object({"path": TEXT, "sha256": HASH})),
    }
)
_WAS_STATUS = _both(_word(STATUS, null=True))
_VALUE = _object(
    {
        "value": NUMBER,
        "progress": WORDS,
        "raw": TEXT,
        "data_status": WORDS,
        "note": WORDS,
        "file": WORDS,
        "sheet": WORDS,
        "row": ROW,
        "cell": WORDS,
        "sha256": HASH,
    }
)
CAUSE = _object(
    {
        "cause": {
            "enum": [str(one) for one in Cause],
            "description": "changes are applied in this order, everything is assessed after each",
        },
        "plan": _list(
            _object(
                {
                    "subject": {"type": ["string", "null"], "description": "the id of a node; null: the plan itself"},
                    "name": TEXT,
                    "field": TEXT,
                    "key": {"type": ["string", "null"], "description": "the period of a target, a threshold's name"},
                    "before": _ANY,
                    "after": _ANY,
                    "line": _both(_type("integer", "null")),
                    "documented": {
                        "type": ["boolean", "null"],
                        "description": "of a target: whether the new plan's revisions give a document or a reason",
                    },
                    "revision": _or_null(REVISION),
                }
            )
        ),
        "values": _list(
            _object(
                {
                    "kind": {"enum": ["new", "revised", "status", "withdrawn"]},
                    "id": TEXT,
                    "period": PERIOD,
                    "before": _or_null(_VALUE),
                    "after": _or_null(_VALUE),
                }
            )
        ),
        "indicators": _list(
            _object({"id": TEXT, "period": PERIOD, "status": _WAS_STATUS, "figures": CHANGE["properties"]["figures"]})
        ),
        "lights": _list(
            _object(
                {
                    "level": {"enum": list(LEVELS)},
                    "id": TEXT,
                    "name": TEXT,
                    "period": PERIOD,
                    "light": _both(_word(LIGHT, null=True)),
                }
            )
        ),
        "goals": _list(_object({"id": TEXT, "period": PERIOD, "actual": _both(NUMBER), "status": _WAS_STATUS})),
    }
)


def _document(name: str, properties: Mapping[str, Record], optional: Mapping[str, Record] | None = None) -> Record:
    """A whole output; with exit code 2 only its schema, findings and summary are there."""
    whole = _object({"schema": {"const": f"gxq.{name}/1"}, **properties})
    whole["properties"] |= optional or {}
    failed = _object({"schema": {"const": f"gxq.{name}/1"}, "findings": _list(FINDING), "summary": SUMMARY})
    return {"$schema": _DRAFT, "$id": f"gxq.{name}/1", "title": f"gxq {name} --format json", "anyOf": [whole, failed]}


TAKEN_CHANGE = _object(
    {
        "kind": _word(TAKEN),
        "id": TEXT,
        "name": TEXT,
        "unit": TEXT,
        "period": PERIOD,
        "old": _or_null(STATE),
        "new": STATE,
        "reason": WORDS,
        "file": WORDS,
        "sheet": WORDS,
        "row": ROW,
        "cell": WORDS,
        "raw": TEXT,
        "sha256": _or_null(HASH),
    }
)
LEFT_OUT = _object(
    {
        "file": WORDS,
        "sheet": WORDS,
        "row": ROW,
        "cell": WORDS,
        "subject": WORDS,
        "why": {"enum": ["empty", "unreadable", "unknown"]},
    }
)
# For the schemas of commands that stand in modules of their own.
an_object, a_list_of, a_map_of, a_word_of, or_null, document = _object, _list, _map, _word, _or_null, _document

SCHEMAS: Mapping[str, Record] = {
    "check": _document(
        "check",
        {
            "plan": PLAN,
            "method": METHOD,
            "files": _list(FILE),
            "findings": _list(FINDING),
            "summary": SUMMARY,
            "indicators": _list(ASSESSED),
        },
        {"rules": RULES},
    ),
    "report": _document(
        "report",
        {
            "plan": _REPORT_PLAN,
            "method": METHOD,
            "period": PERIOD,
            "scope": _map(_list(TEXT)),
            "inputs": _list(_object({"path": TEXT, "sha256": HASH})),
            "findings": _list(FINDING),
            "indicators": _list(ASSESSED),
            "works_without_indicators": _list(WORK_WITHOUT),
            "goals": _list(GOAL_STATE),
            "rollups": _object(
                {
                    "plan": ROLLUP,
                    **dict.fromkeys(("projects", "tasks", "works", "departments", "sources"), _list(ROLLUP)),
                }
            ),
            "lifts": _list(LIFT),
            "outlook": _object(dict.fromkeys(VERDICT, COUNT)),
        },
        {"version": TEXT, "rules": RULES, "compare": COMPARE},
    ),
    "lint": _document("lint", {"plan": PLAN, "findings": _list(FINDING), "summary": SUMMARY}, {"rules": RULES}),
    "list": _document(
        "list",
        {
            "plan": PLAN,
            "indicators": _list(LISTED),
            "works": _list(WORK),
            "tasks": _list(_object({**_NODE, "project": TEXT, "works": _list(TEXT)})),
            "projects": _list(_object({**_NODE, "tasks": _list(TEXT)})),
            "departments": _list(DEPARTMENT),
            "goals": _list(_object(_GOAL)),
        },
    ),
    "show": _document(
        "show",
        {
            "plan": PLAN,
            "method": METHOD,
            "definition": LISTED,
            "period": PERIOD,
            "indicators": _list(ASSESSED),
            "derivation": _list(_object({"period": PERIOD, "steps": _list(STEP)})),
            "places": _list(PLACE),
            "readings": _list(
                _object(
                    {
                        "kind": _word(KIND),
                        "changes": _list(CHANGE),
                        "lights": _list(_object({"period": PERIOD, **_GROUP_CHANGE})),
                    }
                )
            ),
            "findings": _list(FINDING),
            "ledger": _list(ENTRY),
        },
    ),
    "accept": _document(
        "accept",
        {
            "plan": PLAN,
            "dry_run": TRUTH,
            "accepted": {"type": "boolean", "description": "false: nothing was taken in, findings say why"},
            "files": _list(FILE),
            "findings": _list(FINDING),
            "summary": SUMMARY,
            "changes": _list(TAKEN_CHANGE),
            "counts": _object(dict.fromkeys(TAKEN, COUNT)),
            "left_out": _list(LEFT_OUT),
            "actuals": _list(TEXT),
            "record": TEXT,
        },
    ),
    "whatif": _document(
        "whatif",
        {
            "plan": PLAN,
            "method": METHOD,
            "period": PERIOD,
            "supposed": _list(SUPPOSED),
            "effects": _list(
                _object(
                    {
                        "period": PERIOD,
                        "changes": _list(CHANGE),
                        "groups": _list(_object(_GROUP_CHANGE)),
                        "goals": _list(GOAL_CHANGE),
                        "unchanged": _object({"indicators": COUNT, "lights": COUNT}),
                    }
                )
            ),
        },
    ),
    "forms": _document(
        "forms",
        {
            "plan": PLAN,
            "forms": _list(
                _object(
                    {
                        "department": TEXT,
                        "period": PERIOD,
                        "name": {"type": "string", "description": "the form's file without its suffix"},
                        "last_period": _or_null(PERIOD),
                        "indicators": _list(ASKED),
                        "works": _list(_object({"id": TEXT, "name": TEXT})),
                    }
                )
            ),
        },
    ),
    "fix": _document(
        "fix",
        {
            "plan": PLAN,
            "files": _list(FILE),
            "output": _object({"path": WORDS, "header": _list(TEXT), "rows": COUNT}),
            "changes": _list(CLEANED),
            "left_out": _list(LEFT_OUT),
            "notes": _list(FINDING),
            "left": _list(FINDING),
            "counts": _object({"changes": COUNT, "left_out": COUNT, "left": COUNT}),
        },
    ),
    "diff": _document(
        "diff",
        {
            "sort": {"enum": ["plan", "actuals", "state"]},
            "old": _SIDE,
            "new": _SIDE,
            "plan": PLAN,
            "method": METHOD,
            "periods": _list(PERIOD),
            "causes": _list(CAUSE),
            "summary": {
                **_object({str(one): COUNT for one in Cause}),
                "description": "how many statuses each cause moved, of rows that both sides have",
            },
        },
    ),
    "record": _document(
        "record",
        {
            "plan": PLAN,
            "path": TEXT,
            "lines": COUNT,
            "received": COUNT,
            "findings": _list(FINDING),
            "summary": SUMMARY,
        },
    ),
    "verify": _document(
        "verify",
        {
            "report": _object(
                {"path": TEXT, "sha256": HASH, "period": PERIOD, "scope": _map(_list(TEXT)), "version": WORDS}
            ),
            "plan": PLAN,
            "version": {"type": "string", "description": "of the gxq that computed it again"},
            "inputs": _list(
                _object(
                    {
                        "kind": {"enum": ["plan", "input"]},
                        "path": TEXT,
                        "sha256": HASH,
                        "found": {"type": ["string", "null"], "description": "where its bytes are; null: nowhere"},
                        "looked": _list(TEXT),
                    }
                )
            ),
            "reproduced": {"type": ["boolean", "null"], "description": "null: inputs are missing"},
            "differences": _list(
                _object({"path": TEXT, "id": WORDS, "published": {}, "recomputed": {}}),
            ),
            "holds": {"type": ["boolean", "null"], "description": "null: inputs are missing, or no plan is in force"},
            "causes": _list(CAUSE),
            "not_repeated": {**COUNT, "description": "findings about files that are no inputs: they were unreadable"},
            "findings": _list(FINDING),
            "summary": SUMMARY,
        },
    ),
    "import": _document(
        "import",
        {
            "document": _object({"path": TEXT, "sha256": HASH, "form": TEXT}),
            "plan": PLAN,
            "periods": _list(PERIOD),
            "levels": _list(TEXT),
            "taken": _object(dict.fromkeys(("projects", "tasks", "works", "indicators", "goals"), COUNT)),
            "indicators": _list(IMPORTED),
            "works": _list(WORK),
            "goals": _list(_object(_GOAL)),
            "findings": _list(FINDING),
            "summary": SUMMARY,
        },
    ),
}
