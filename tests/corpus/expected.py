"""What a person reads in a file of the corpus: `<file>.yaml` beside it, written by hand; README.md says how."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
_OURS = {".py", ".md", ".yaml", ".pyc"}
_KEYS = {
    "about", "period", "office", "encoding", "delimiter", "header", "wide", "department", "sheet",
    "values", "errors", "warnings", "infos", "left_out", "stops",
}  # fmt: skip
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Value(NamedTuple):
    """A value as it is read: its cell (`表!D5` in a workbook), what it is of, and its number or why there is none."""

    cell: str
    subject: str | None
    period: str | None
    value: str
    progress: str = ""


class Finding(NamedTuple):
    """Where something is wrong (a cell, a row, the file), the code or its beginning, and what is said of it."""

    at: str
    code: str
    says: str = ""


class Expected(NamedTuple):
    """The file whole. Where `stops` is set nothing is read; else `values`, `errors`, `warnings` (but those of rows that
    are missing) and `left_out` are all there are, `infos` codes that must be among the notices."""

    facts: dict[str, Any]
    values: tuple[Value, ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    infos: frozenset[str]
    left_out: tuple[str, ...]
    stops: Finding | None


def files() -> list[Path]:
    """Every file of the corpus, without what describes and tests it."""
    return sorted(one for one in HERE.rglob("*") if one.is_file() and one.suffix not in _OURS)


def described(path: Path) -> Path:
    """Where the expectation of a file stands."""
    return path.with_name(path.name + ".yaml")


def expected(path: Path) -> Expected:
    """The expectation of a file. Raises ValueError where it says something that the test would not look at."""
    facts = yaml.safe_load(described(path).read_text(encoding="utf-8"))
    if unknown := set(facts) - _KEYS:
        raise ValueError(f"{path.name}: {unknown}")
    if ("stops" in facts) == ("values" in facts) or not facts.get("about"):
        raise ValueError(f"{path.name}: either stops or values, and what it is about")
    sheet = facts.get("sheet")
    return Expected(
        facts,
        tuple(_value(one, sheet) for one in facts.get("values", ())),
        tuple(_finding(one, sheet) for one in facts.get("errors", ())),
        tuple(_finding(one, sheet) for one in facts.get("warnings", ())),
        frozenset(facts.get("infos", ())),
        tuple(_at(one, sheet) for one in facts.get("left_out", ())),
        _finding(facts["stops"], None) if "stops" in facts else None,
    )


def number(text: str) -> str:
    """A number in the one way in which numbers are compared: exactly, without zeros behind."""
    found = Decimal(text)
    return f"{found:f}" if found == found.to_integral() and "." not in text else f"{found.normalize():f}"


def _value(one: list[Any], sheet: str | None) -> Value:
    cell, subject, period, *rest = one
    said = str(rest[0]) if rest else "?"
    value = number(said) if _NUMBER.fullmatch(said) else said
    return Value(
        _at(cell, sheet), subject, None if period is None else str(period), value, rest[1] if len(rest) > 1 else ""
    )


def _finding(one: list[Any], sheet: str | None) -> Finding:
    at, code, *says = one
    return Finding(_at(at, sheet), code, str(says[0]) if says else "")


def _at(at: object, sheet: str | None) -> str:
    """`D5`, or `5` for a row, or nothing for the file; with its sheet before it."""
    said = "" if at is None else str(at)
    return said if sheet is None or "!" in said else f"{sheet}!{said}"
