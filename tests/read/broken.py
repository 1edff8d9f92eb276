"""Texts that carry what is wrong with them: `«P013»` stands right before the spot that must be reported."""

from __future__ import annotations

import re

from gxq_plan.errors import GxqError, PlanError
from gxq_plan.read import plan_file

Spot = tuple[str, int | None, int | None]
_MARK = re.compile(r"«([A-Z]\d{3})»")


def annotated(text: str) -> tuple[str, list[Spot]]:
    """The text without its marks, and (code, row, column) of each mark."""
    spots: list[Spot] = []
    lines = []
    for row, line in enumerate(text.split("\n"), 1):
        while found := _MARK.search(line):
            spots.append((found.group(1), row, found.start() + 1))
            line = line[: found.start()] + line[found.end() :]
        lines.append(line)
    return "\n".join(lines), sorted(spots, key=_by_place)


def _by_place(spot: Spot) -> tuple[int, int, str]:
    return spot[1] or 0, spot[2] or 0, spot[0]


def plan_error(data: str | bytes) -> PlanError:
    """The error that the data raise as a plan."""
    try:
        plan_file.from_bytes(data.encode() if isinstance(data, str) else data, "plan.yaml")
    except PlanError as error:
        return error
    raise AssertionError("the plan was accepted")


def spots_of(error: GxqError) -> list[Spot]:
    return [(one.code, one.place.row, one.place.column_number) for one in error.findings]


def said(error: GxqError, lang: str = "zh") -> str:
    """Everything that is said of the error, in one language."""
    parts = []
    for one in error.findings:
        wording = one.fault.message, one.fault.remedy
        parts += [text.of("en" if lang == "en" else "zh", **one.facts) for text in wording]
    return "\n".join(parts)
