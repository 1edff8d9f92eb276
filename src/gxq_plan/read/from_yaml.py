"""YAML text to nodes that know their line and column, safely.

The events of the parser are walked once and turned into `Node`s: nothing is expanded (an anchor or alias is a
fault, not a copy), depth and size are capped, a key that stands twice is reported, and every scalar keeps its own
text, so that `1.10`, `no` and `2018-12-28` stay what was written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from gxq_plan.errors import PlanError
from gxq_plan.place import Place
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.yaml_syntax import syntax_fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.finding import Finding

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 32
_MOST_NODES = 4_000_000
_MOST_BYTES = 256 * 1024 * 1024
_YAML_TAG = "tag:yaml.org,2002:"
_NO_TAG = (None, "!", f"{_YAML_TAG}str")


@dataclass(slots=True, eq=False)
class Node:
    """A YAML value and where it stands. `value` is text, a list of nodes or a dict of key text to node; a `plain`
    scalar was written without quotes. `keys` holds the places of a mapping's keys; a `refused` node stands for an
    alias, which is a fault already."""

    value: str | list[Node] | dict[str, Node]
    line: int
    column: int
    plain: bool = False
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)
    refused: bool = False

    @property
    def is_null(self) -> bool:
        return self.plain and self.value in ("", "null", "~", "Null", "NULL")


def nodes(data: bytes, path: str) -> tuple[Node, list[Finding]]:
    """The root node of a YAML document and what is wrong with its form.

    Accepts UTF-8 with or without BOM, any line ends. Raises PlanError where the rest cannot be read.
    """
    if len(data) > _MOST_BYTES:
        raise PlanError([faults.TOO_LARGE.at(Place(path), limit=f"{_MOST_BYTES // 1024 // 1024} MB")])
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").removeprefix("\ufeff")
        place = Place(path, row=before.count("\n") + 1, column_number=len(before) - before.rfind("\n"))
        raise PlanError([faults.NOT_UTF8.at(place, byte=f"0x{data[error.start]:02X}")]) from None
    builder = _Builder(path)
    try:
        builder.read(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        raise PlanError([*builder.findings, syntax_fault(error, text, path, deepest=_DEEPEST)]) from None
    if builder.root is None:
        raise PlanError([*builder.findings, faults.EMPTY.at(Place(path))])
    return builder.root, builder.findings


class _Builder:
    """Builds nodes from parse events; not recursive, so depth cannot crash it."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.root: Node | None = None
        self.findings: list[Finding] = []
        self.open: list[tuple[Node, list[Any]]] = []
        self.count = 0

    def read(self, events: Iterator[Any]) -> None:
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._tag(event)
                self._add(Node(event.value, *_at(event), plain=event.style is None or event.style == ""))
            elif kind is yaml.MappingStartEvent:
                self._enter(event, Node({}, *_at(event)))
            elif kind is yaml.SequenceStartEvent:
                self._enter(event, Node([], *_at(event)))
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
            elif kind is yaml.AliasEvent:
                self._fault(faults.ALIAS, event, name=f"*{event.anchor}")
                self._add(Node("", *_at(event), plain=True, refused=True))
            elif kind is yaml.DocumentStartEvent and self.root is not None:
                self._fault(faults.SECOND_DOCUMENT, event)
                return

    def _enter(self, event: Any, node: Node) -> None:
        self._tag(event)
        self._add(node)
        self.open.append((node, []))
        if len(self.open) > _DEEPEST:
            raise PlanError([*self.findings, faults.TOO_DEEP.at(self._place(event), limit=_DEEPEST)])

    def _tag(self, event: Any) -> None:
        if event.anchor:
            self._fault(faults.ALIAS, event, name=f"&{event.anchor}")
        if event.tag not in _NO_TAG:
            self._fault(faults.TAG, event, tag=event.tag.replace(_YAML_TAG, "!!"))

    def _add(self, node: Node) -> None:
        self.count += 1
        if self.count > _MOST_NODES:
            place = Place(self.path, row=node.line)
            raise PlanError([*self.findings, faults.TOO_LARGE.at(place, limit=f"{_MOST_NODES} nodes")])
        if not self.open:
            self.root = node
            return
        parent, waiting = self.open[-1]
        if isinstance(parent.value, list):
            parent.value.append(node)
        elif waiting:
            key = waiting.pop()
            self._set(parent, key, node)
        else:
            waiting.append(node)

    def _set(self, parent: Node, key: Node, node: Node) -> None:
        assert isinstance(parent.value, dict)
        name = key.value if isinstance(key.value, str) else ""
        place = Place(self.path, row=key.line, column_number=key.column)
        if not isinstance(key.value, str):
            self.findings.append(faults.KEY_NOT_TEXT.at(place))
        elif name in parent.value:
            self.findings.append(faults.DUPLICATE_KEY.at(place, key=name, line=parent.keys[name][0]))
        else:
            parent.value[name] = node
            parent.keys[name] = key.line, key.column

    def _fault(self, fault: Any, event: Any, **facts: object) -> None:
        self.findings.append(fault.at(self._place(event), **facts))

    def _place(self, event: Any) -> Place:
        line, column = _at(event)
        return Place(self.path, row=line, column_number=column)


def _at(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1
