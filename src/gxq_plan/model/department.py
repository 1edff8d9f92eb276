"""Departments and the names they go by."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.model.plan import Variant


class Department(NamedTuple):
    """A department. `other_names` are its aliases and the misspellings found in the document; `variants`
    holds these with their places."""

    name: str
    aliases: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    as_written: Mapping[str, str] = MappingProxyType({})
    line: int = 0
    variants: tuple[Variant, ...] = ()
    notes: tuple[str, ...] = ()
