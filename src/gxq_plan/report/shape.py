"""Whether a record has the shape that its JSON Schema says: the part of the language that report.schema is written in.

A library would be 40 times this file and is needed by tests alone, which compare its answers with these.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Misfit(NamedTuple):
    """What is wrong at a place in a record: `indicators[3].actual`."""

    path: str
    problem: Text


_TYPES: Mapping[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}
_CALLED: Mapping[str, Text] = {
    "object": Text(zh="对象", en="an object"),
    "array": Text(zh="列表", en="a list"),
    "string": Text(zh="文字", en="text"),
    "number": Text(zh="数", en="a number"),
    "integer": Text(zh="整数", en="a whole number"),
    "boolean": Text(zh="true 或 false", en="true or false"),
    "null": Text(zh="null", en="null"),
}
_MISSING = Text(zh="缺少 {key}", en="{key} is missing")
_UNKNOWN = Text(zh="不应有 {key}", en="{key} is not known")
_TYPE = Text(zh="应为 {wanted}", en="it should be {wanted}")
_WORD = Text(zh="不应是“{found}”", en="it cannot be '{found}'")
_LEAST = Text(zh="不应小于 {least}", en="it cannot be below {least}")


def misfits(record: Any, schema: Mapping[str, Any], path: str = "") -> Iterator[Misfit]:
    """Every place that breaks the schema; of several shapes that are allowed, what is wrong with the nearest."""
    if "anyOf" in schema:
        yield from _nearest(record, schema["anyOf"], path)
        return
    wanted = schema.get("type")
    names = [wanted] if isinstance(wanted, str) else wanted
    if names and not any(_is(record, name) for name in names):
        yield Misfit(path, _TYPE.given(wanted=[_CALLED[name] for name in names]))
        return
    if "const" in schema and record != schema["const"]:
        yield Misfit(path, _WORD.given(found=record))
    if "enum" in schema and not any(record == one and type(record) is type(one) for one in schema["enum"]):
        yield Misfit(path, _WORD.given(found=str(record)))
    if isinstance(record, str) and "pattern" in schema and not re.search(schema["pattern"], record):
        yield Misfit(path, _WORD.given(found=record))
    if isinstance(record, int | float) and "minimum" in schema and record < schema["minimum"]:
        yield Misfit(path, _LEAST.given(least=schema["minimum"]))
    if isinstance(record, dict):
        yield from _object(record, schema, path)
    elif isinstance(record, list):
        for at, one in enumerate(record):
            yield from misfits(one, schema.get("items", {}), f"{path}[{at}]")


def _is(record: Any, name: str) -> bool:
    """JSON's types: true is no number, and 1.0 is whole."""
    if isinstance(record, bool):
        return name == "boolean"
    whole = isinstance(record, float) and record.is_integer()
    return isinstance(record, _TYPES[name]) or (name == "integer" and whole)


def _object(record: dict[str, Any], schema: Mapping[str, Any], path: str) -> Iterator[Misfit]:
    known = schema.get("properties", {})
    for key in schema.get("required", ()):
        if key not in record:
            yield Misfit(path, _MISSING.given(key=key))
    others = schema.get("additionalProperties", True)
    for key, one in record.items():
        below = f"{path}.{key}" if path else key
        if key in known:
            yield from misfits(one, known[key], below)
        elif others is False or key not in schema.get("propertyNames", {}).get("enum", [key]):
            yield Misfit(path, _UNKNOWN.given(key=key))
        elif isinstance(others, dict):
            yield from misfits(one, others, below)


def _nearest(record: Any, schemas: list[Mapping[str, Any]], path: str) -> Iterator[Misfit]:
    """Nothing where one of the shapes fits. Null among them is never what was meant by something that is not null."""
    tried = [list(misfits(record, one, path)) for one in schemas]
    if all(tried):
        meant = [found for found, one in zip(tried, schemas, strict=True) if one.get("type") != "null"]
        yield from min(meant or tried, key=len)
