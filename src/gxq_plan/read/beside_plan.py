"""A YAML file that goes with a plan (scoring file, register): its root, and a Reading that knows the plan's names."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gxq_plan.errors import PlanError, reason
from gxq_plan.finding import sorted_findings
from gxq_plan.place import Place
from gxq_plan.read import plan_faults, scoring_faults
from gxq_plan.read.from_yaml import Node, nodes
from gxq_plan.read.nearest import nearest
from gxq_plan.read.plan_values import Reading, a_text, did_you_mean
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan


def read_bytes(path: Path, shown: str, what: Text) -> bytes:
    """Raises PlanError (S002)."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise PlanError([scoring_faults.UNREADABLE.at(Place(shown), what=what, reason=reason(error))]) from None


def root_of(data: bytes, shown: str, what: Text, example: str) -> tuple[Node, list[Finding]]:
    """The root node of a YAML file, and what is wrong with its form. Raises PlanError."""
    try:
        return nodes(data, shown)
    except PlanError as error:
        if [one.fault for one in error.findings] != [plan_faults.EMPTY]:
            raise
        raise PlanError([scoring_faults.EMPTY.at(Place(shown), what=what, example=example)]) from None


def reading_for(plan: Plan, shown: str, findings: list[Finding]) -> Reading:
    """A Reading to which the plan's departments, periods and ids are known."""
    reading = Reading(shown, findings)
    reading.departments = dict(plan.department_names) or None
    reading.periods = plan.periods
    reading.indicators = set(plan.by_id)
    reading.named = {
        "works": {one.id for one in plan.works},
        "tasks": {one.id for one in plan.tasks},
        "projects": {one.id for one in plan.projects},
    }
    return reading


def schema_of(wanted: str) -> Callable[[Reading, str, Node], str | None]:
    """A reader of the key `schema`, which must be the wanted one."""

    def read(reading: Reading, key: str, node: Node) -> str | None:
        found = a_text(reading, key, node)
        if found is not None and found != wanted:
            reading.fault(scoring_faults.UNKNOWN_SCHEMA, node, found=found, wanted=wanted)
        return found

    return read


def stop_at_faults(reading: Reading) -> None:
    """Nothing is used of a file that has a fault. Raises PlanError with every one."""
    if reading.findings:
        raise PlanError(sorted_findings(reading.findings))


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def an_id_of(*levels: str) -> Callable[[Reading, str, Node], str | None]:
    """The id of an indicator, or of a node of the levels."""

    def read(reading: Reading, key: str, node: Node) -> str | None:
        name = a_text(reading, key, node)
        return None if name is None else known_id(reading, key, name, (node.line, node.column), levels)

    return read


def known_id(reading: Reading, key: str, name: str, where: tuple[int, int], levels: tuple[str, ...]) -> str | None:
    """The id as the plan has it; one that it does not have is a fault."""
    known = {one for level in levels for one in _ids(reading, level)}
    if name in known:
        return name
    near = did_you_mean(nearest(name, sorted(known)), Text(zh="编号见 gxq list", en="gxq list gives the ids"))
    reading.fault(plan_faults.UNKNOWN_REFERENCE, where, key=key, found=name, suggestion=near)
    return None


def _ids(reading: Reading, level: str) -> set[str]:
    return reading.indicators if level == "indicators" else reading.named[level]
