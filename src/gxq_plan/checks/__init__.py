"""The rules, one file each, found by their file names and ordered by code."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from re import fullmatch

from gxq_plan.checks._rule import Rule


def _found() -> tuple[Rule, ...]:
    """Every rule in this folder. Raises ValueError where a file's name is not its rule's code and name."""
    rules = []
    for path in sorted(Path(__file__).parent.glob("*.py")):
        parts = fullmatch(r"([a-z]\d{3})_(\w+)", path.stem)
        if parts:
            code, name = parts.groups()
            rule = getattr(import_module(f"{__name__}.{path.stem}"), name, None)
            if not isinstance(rule, Rule) or rule.fault.code.lower() != code:
                raise ValueError(f"{path.name} must hold the rule {name} with the code {code.upper()}")
            rules.append(rule)
    return tuple(rules)


RULES = _found()
