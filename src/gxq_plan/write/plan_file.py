"""A plan as plain data to the YAML of a plan file, laid out as the shipped plan is: a line or two for each indicator.

Written by hand and not by PyYAML: a dumper folds where it likes, and one line a thing is what makes a plan file
readable and its differences small.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Record = dict[str, Any]

# In characters, as an editor counts them.
_WIDEST = 140
# What holds further nodes stands on lines of its own; everything else is one flow mapping.
_BLOCKS = ("projects", "tasks", "works", "indicators")
_LISTS = ("departments", "sources", "priorities", "goals", "relations")
_PLAIN = re.compile(r"[\w“”《》（〔—][^\n,\[\]{}#:&*!|>'\"%@`\\]*")
_RESERVED = re.compile(
    r"(?:~|null|true|false|yes|no|on|off|[-+.0-9][-+.0-9_eExXoO:]*|[0-9]{4}-[0-9]{2}-[0-9]{2}.*|<<|=)", re.IGNORECASE
)
_DASHES = ("——", "—")


class Number(str):
    """A number as it is written, so that it is written again as it was: 0.90."""

    __slots__ = ()


def to_yaml(plan: Mapping[str, Any]) -> str:
    """The plan file. `plan` has the keys of the file in their order; numbers are int, Decimal or `Number`."""
    lines: list[str] = []
    for key, value in plan.items():
        if key in _BLOCKS:
            lines += ["", f"{key}:", *_nodes(value, "  ")]
        elif key in _LISTS:
            lines += ["", f"{key}:", *(line for one in value for line in _item(one, "  "))]
        elif key == "plan" or isinstance(value, dict):
            lines += ["", f"{key}:", *(f"  {name}: {_flow(one)}" for name, one in value.items())]
        else:
            lines.append(f"{key}: {_flow(value)}")
    return "\n".join(lines) + "\n"


def _nodes(nodes: list[Record], indent: str) -> Iterator[str]:
    for one in nodes:
        if "id" in one:  # an indicator: flow style
            yield from _item(one, indent)
            continue
        lead = f"{indent}- "
        for key, value in one.items():
            if key in _BLOCKS:
                yield f"{lead}{key}:"
                yield from _nodes(value, f"{indent}    ")
            else:
                yield f"{lead}{key}: {_flow(value)}"
            lead = f"{indent}  "


def _item(one: Record, indent: str) -> Iterator[str]:
    """A flow mapping on as few lines as fit the width; targets begin a line, as in the shipped plan."""
    line = f"{indent}- {{"
    for at, (key, value) in enumerate(one.items()):
        part = f"{_key(key)}: {_flow(value)}"
        part += "}" if at == len(one) - 1 else ", "
        starts = at and (key == "targets" or len(line + part.rstrip()) > _WIDEST)
        if starts:
            yield line.rstrip()
            line = f"{indent}   "
        line += part
    yield line


def _flow(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Number):
        return str(value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return _scalar(str(value))


def _key(key: object) -> str:
    text = str(key)
    return text if re.fullmatch(r"[A-Za-z_]\w*|[0-9]{4}(?:[HQ][0-9])?", text) else json.dumps(text, ensure_ascii=False)


def _scalar(text: str) -> str:
    """Text without quotes where it can only be read as that text."""
    if text in _DASHES or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return text
    if _PLAIN.fullmatch(text) and not _RESERVED.fullmatch(text) and text == text.strip() and text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escaped(one) for one in json.dumps(text, ensure_ascii=False))


def _escaped(one: str) -> str:
    return f"\\u{ord(one):04x}" if ord(one) < 0x10000 else f"\\U{ord(one):08x}"
