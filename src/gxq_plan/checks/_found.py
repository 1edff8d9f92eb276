"""Rules found by their file names: one rule, one file."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from re import fullmatch
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from gxq_plan.finding import Fault


class Coded(Protocol):
    @property
    def fault(self) -> Fault: ...


R = TypeVar("R", bound=Coded)


def found(folder: str, package: str, kind: type[R]) -> tuple[R, ...]:
    """Every rule of a kind in the folder of a package, by code. Raises ValueError where a file's name is not its
    rule's code and name."""
    rules = []
    for path in sorted(Path(folder).glob("*.py")):
        parts = fullmatch(r"([a-z]\d{3})_(\w+)", path.stem)
        if parts:
            code, name = parts.groups()
            rule = getattr(import_module(f"{package}.{path.stem}"), name, None)
            if not isinstance(rule, kind) or rule.fault.code.lower() != code:
                raise ValueError(f"{path.name} must hold the rule {name} with the code {code.upper()}")
            rules.append(rule)
    return tuple(rules)
