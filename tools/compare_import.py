"""Holds what `gxq import` takes from a document against a plan file made by hand, field by field.

    python tools/compare_import.py DOCUMENT PLAN

Prints for each field how many of the plan's values the import has, and every difference. Exits 1 where a field that the
document gives differs; kinds and directions are proposals for a person to decide, so they are counted and never fail.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gxq_plan.read.plan_file import from_file
from gxq_plan.report.catalogue import CATALOGUE
from gxq_plan.uses.import_document import import_document
from gxq_plan.uses.import_plan import Given

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan, Seat, Work

_PROPOSED = ("kind", "direction", "same_as")


def rows(plan: Plan) -> dict[str, dict[str, Any]]:
    """Every indicator by its id, with the fields that a document gives."""
    return {seat.indicator.id: _row(seat) for seat in plan.seats}


def _row(seat: Seat) -> dict[str, Any]:
    one = seat.indicator
    return {
        "name": one.name,
        "unit": one.unit,
        "source": one.sources,
        "department": one.departments,
        "targets": {str(period): target.written for period, target in one.targets.items()},
        "project": seat.project and (seat.project.number, seat.project.name),
        "task": seat.task and (seat.task.number, seat.task.name),
        "work": seat.work and (seat.work.number, seat.work.name),
        "kind": str(one.kind),
        "direction": str(one.direction),
        "same_as": one.same_as,
    }


def works(plan: Plan) -> dict[str, dict[str, Any]]:
    """Every work by its id."""
    return {one.id: _work(one) for one in plan.works}


def _work(one: Work) -> dict[str, Any]:
    return {
        "name": one.name,
        "lead": one.lead,
        "assist": one.assist,
        "assist_open": one.assist_open,
        "department": one.department,
        "rows": len(one.indicators),
    }


def differences(ours: dict[str, dict[str, Any]], theirs: dict[str, dict[str, Any]]) -> list[tuple[str, str, Any, Any]]:
    """Node, field, what the import has, what the plan has; a node that only one of them has differs in `there`."""
    found: list[tuple[str, str, Any, Any]] = []
    for node in dict.fromkeys([*theirs, *ours]):
        if node not in ours or node not in theirs:
            found.append((node, "there", node in ours, node in theirs))
            continue
        found += [
            (node, field, ours[node][field], value)
            for field, value in theirs[node].items()
            if ours[node][field] != value
        ]
    return found


def main(arguments: list[str]) -> int:
    document, plan = map(Path, arguments)
    ours = import_document(document.read_bytes(), document.name, Given()).plan
    theirs = from_file(plan, known=lambda: CATALOGUE)
    failed = 0
    for title, read in (("indicators", rows), ("works", works)):
        mine, wanted = read(ours), read(theirs)
        found = differences(mine, wanted)
        print(f"{title}: {len(wanted)} in the plan, {len(mine)} taken")
        for field in next(iter(wanted.values()), {}):
            wrong = [one for one in found if one[1] == field]
            print(f"  {field:12} {len(wanted) - len(wrong)} of {len(wanted)}")
        for node, field, one, other in found:
            print(f"  {node} {field}: {one!r}, in the plan {other!r}")
        failed += sum(one[1] not in _PROPOSED for one in found)
    for field in ("title", "document_no", "issuer", "issued", "periods", "levels"):
        one, other = getattr(ours, field), getattr(theirs, field)
        print(f"{field}: {'same' if one == other else f'{one!r}, in the plan {other!r}'}")
    print(f"departments: {len(ours.departments)} taken, {len(theirs.departments)} in the plan")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
