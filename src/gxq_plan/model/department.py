"""Departments and the names they go by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Department:
    """A department. `other_names` are its aliases and the misspellings found in the document."""

    name: str
    aliases: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    as_written: Mapping[str, str] = field(default_factory=dict)
    line: int = 0
