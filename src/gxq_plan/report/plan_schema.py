"""JSON Schema of the plan file, made from the tables that it is read by (read.plan_values.SHAPES): an editor completes
and checks what the reader takes, in both languages.

What a schema cannot say, the reader alone says: that an id is taken, a name listed, a year one of the plan's, a range
the right way round. YAML's own spellings (1e3, 0x10, True) are numbers and truths to a schema and faults to the reader.
Keys that are years are text to a schema: patterns, since YAML calls them numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gxq_plan.finding import Severity
from gxq_plan.model.plan import Thresholds
from gxq_plan.model.target import Bound
from gxq_plan.read.plan_file import ROOT
from gxq_plan.read.plan_target import MAIN_KEYS, NOT_SET, TARGET_KEYS
from gxq_plan.read.plan_values import SHAPES
from gxq_plan.report.plan_schema_words import DEFAULTS, EXAMPLES, FORMS, TARGET_PATTERNS, about, title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.read.plan_values import Key, Read, Shape
    from gxq_plan.text import Text

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
# Text in YAML may look like a number or a truth: `name: 5G`, `document_no: 72`.
_TEXT = ["string", "number", "boolean"]
_ONE_LINE = r"^(\S([^\u0000-\u001f\u007f]*\S)?)?$"
_DATE = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_INSIDE = r"(H[12]|Q[1-4]|-(0[1-9]|1[0-2]))"
_LEAVES: Mapping[str, Schema] = {
    "anything": {},
    "text": {"type": [*_TEXT, "null"]},
    "name": {"type": [*_TEXT], "pattern": _ONE_LINE},
    "id": {"type": ["string", "number", "boolean"], "pattern": r"^[A-Za-z0-9_./\u0080-\uffff-]+$"},
    "reference": {"type": [*_TEXT], "minLength": 1},
    "number": {"type": "number"},
    "whole number": {"type": "integer", "minimum": 0, "maximum": 999_999_999},
    "decimals": {"type": "integer", "minimum": 0, "maximum": 10},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "pattern": _DATE},
    "period": {
        "anyOf": [
            {"type": "integer", "minimum": 1000, "maximum": 9999},
            {"type": "string", "pattern": rf"^[0-9]{{4}}(年.*|{_INSIDE})?$"},
        ]
    },
    "severities": {"type": "object", "additionalProperties": {"enum": [str(one) for one in Severity]}},
}


def plan_schema() -> Schema:
    """The whole schema; each part of the file that has keys is a definition by its name."""
    definitions: dict[str, Schema] = {}
    root = _mapping("file", ROOT, definitions)
    definitions["target"] = _target(definitions)
    return {"$schema": _DRAFT, **root, "$defs": dict(sorted(definitions.items()))}


def _both(words: Text) -> str:
    """Both languages: an editor does not say which one its reader wants."""
    return f"{words.of('zh')}{words.of('en')}"


def _mapping(name: str, keys: Mapping[str, Key], definitions: dict[str, Schema]) -> Schema:
    properties = {key: _property(name, key, one, definitions) for key, one in keys.items()}
    found: Schema = {"title": _both(title(name)), "type": "object", "properties": properties}
    if required := [key for key, one in keys.items() if one.required]:
        found["required"] = required
    return {**found, "additionalProperties": False, **_ALSO.get(name, {})}


def _property(name: str, key: str, one: Key, definitions: dict[str, Schema]) -> Schema:
    found = _of(one.read, definitions)
    found = _filled(found) if one.required else _or_null(found)
    said: Schema = {"description": _both(about(name, key))}
    for word, table in (("default", DEFAULTS), ("examples", EXAMPLES)):
        if (name, key) in table:
            said[word] = table[name, key]
    return {**said, **found, **_NARROWER.get((name, key), {})}


def _of(read: Read, definitions: dict[str, Schema]) -> Schema:
    """What a reader accepts."""
    shape = SHAPES[read]
    make = {"keys": _keys, "list": _list, "one or many": _one_or_many}.get(shape.form)
    if make:
        return make(shape, definitions)
    if shape.form == "word":
        return {"enum": list(shape.words)}
    if shape.form == "schema":
        return {"const": shape.words[0]}
    return dict(_targets() if shape.form == "targets" else _LEAVES[shape.form])


def _keys(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    if shape.name not in definitions:
        definitions[shape.name] = _mapping(shape.name, shape.keys, definitions)
    return {"$ref": f"#/$defs/{shape.name}"}


def _list(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    assert shape.of
    return {"type": "array", "items": _of(shape.of, definitions)}


def _one_or_many(shape: Shape, definitions: dict[str, Schema]) -> Schema:
    assert shape.of
    return {"anyOf": [_of(shape.of, definitions), _list(shape, definitions)]}


def _filled(found: Schema) -> Schema:
    """What must be there cannot be empty."""
    types = found.get("type")
    if types == "array":
        return {**found, "minItems": 1}
    if types == "object":
        return {**found, "minProperties": 1}
    if isinstance(types, list):
        return {**found, "type": [one for one in types if one != "null"], "minLength": 1}
    return found


def _or_null(found: Schema) -> Schema:
    """A key that may be left out may also stand there without a value."""
    if "enum" in found:
        return {"enum": [*found["enum"], None]}
    if "type" in found:
        types = found["type"] if isinstance(found["type"], list) else [found["type"]]
        return {**found, "type": list(dict.fromkeys([*types, "null"]))}
    if "anyOf" in found:
        return {"anyOf": [*found["anyOf"], {"type": "null"}]}
    return {"anyOf": [found, {"type": "null"}]} if found else found


# --- targets ------------------------------------------------------------------------------------------------------


def _targets() -> Schema:
    """Keys are years (2018), periods inside one (2018Q2), the span of the plan (2018-2020) and `each`."""
    target = {"$ref": "#/$defs/target"}
    patterns = {pattern: {"description": _both(words), **target} for pattern, words in TARGET_PATTERNS.items()}
    return {"type": "object", "patternProperties": patterns, "additionalProperties": False}


def _target(definitions: dict[str, Schema]) -> Schema:
    """A number, nothing, or a mapping that says one thing."""
    return {
        "title": _both(title("target")),
        "anyOf": [
            {"type": "number"},
            {"type": "null"},
            {"enum": list(NOT_SET), "description": _both(FORMS["not set"])},
            _written_out(definitions),
        ],
    }


def _written_out(definitions: dict[str, Schema]) -> Schema:
    """A target as a mapping: one of the main keys, and what goes with it; no key without a value but `none`."""
    properties = {}
    for key, one in TARGET_KEYS.items():
        found = _of(one.read, definitions)
        found = found if key == "none" else _not_null(found)
        properties[key] = {"description": _both(about("target", key)), **found}
    properties["between"] |= {"minItems": 2, "maxItems": 2}
    alone = {"required": ["stretch"], "not": {"anyOf": [{"required": [key]} for key in MAIN_KEYS]}}
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "oneOf": [*({"required": [key]} for key in MAIN_KEYS), alone],
        "not": _WITHOUT_ENDS,
    }


def _not_null(found: Schema) -> Schema:
    types = found.get("type")
    return {**found, "type": [one for one in types if one != "null"]} if isinstance(types, list) else found


def _one_of(*keys: str) -> Schema:
    return {"anyOf": [{"required": [key]} for key in keys]}


# `bound: between` asks for two ends, which a single number has not.
_WITHOUT_ENDS: Schema = {
    "required": ["bound"],
    "properties": {"bound": {"const": str(Bound.BETWEEN)}},
    **_one_of("value", "relative_to"),
}
# A single number says nothing where the direction is a range.
_SINGLE: Schema = {
    "anyOf": [
        {"type": "number"},
        {"type": "object", **_one_of("relative_to")},
        {
            "type": "object",
            "required": ["value"],
            "not": {"required": ["bound"], "properties": {"bound": {"const": str(Bound.ABOUT)}}},
        },
    ]
}
# --- what is said of several keys at once ---------------------------------------------------------------------------

_TWO: Schema = {"type": "array", "minItems": 2}
_SAID: Schema = {"not": {"type": "null"}}


def _pair(first: str, second: str) -> Schema:
    return {"required": [first, second], "properties": {first: _SAID, second: _SAID}}


_ALSO: Mapping[str, Schema] = {
    "indicator": {
        "if": {"required": ["direction"], "properties": {"direction": {"const": "range"}}},
        "then": {"properties": {"targets": {"additionalProperties": {"not": _SINGLE}}}},
    },
    "link": {
        "if": {"required": ["relation"], "properties": {"relation": {"const": "converted"}}},
        "then": {"required": ["factor"], "properties": {"factor": {"type": "number"}}},
    },
    "relation": {
        "anyOf": [
            {"required": ["sum", "at_most"], "properties": {"sum": _TWO, "at_most": {"type": "number"}}},
            {"required": ["equal"], "properties": {"equal": _TWO}},
            *(_pair(form, other) for form in ("part", "stock", "at_least") for other in ("of", "new")),
        ]
    },
    "waiver": {"not": {"required": ["indicator", "work"]}},
}
_POSITIVE: Schema = {"minimum": 0}
_NARROWER: Mapping[tuple[str, str], Schema] = {
    ("plan", "periods"): {"uniqueItems": True},
    ("indicator", "tolerance"): _POSITIVE,
    ("indicator", "weight"): _POSITIVE,
    ("rules", "select"): {"not": {"type": "array", "maxItems": 0}},
    **{("thresholds", key): {"default": value} for key, value in Thresholds._field_defaults.items()},
}
