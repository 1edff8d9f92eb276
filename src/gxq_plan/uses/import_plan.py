"""The tree of a document as the plain data of a plan file, in the order of the shipped one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from gxq_plan.place import Place
from gxq_plan.read import plan_file
from gxq_plan.read.annex.row import one_line
from gxq_plan.read.document import document_faults as faults
from gxq_plan.text import Text
from gxq_plan.uses.import_tree import DEEPEST, Branch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.read.wording.about import About
    from gxq_plan.uses.import_row import Record, TakenIn


class Given(NamedTuple):
    """What a call says where the document does not: it goes before what the document says."""

    id: str | None = None
    title: str | None = None
    periods: tuple[Period, ...] = ()


def plan_record(
    root: Branch,
    groups: Sequence[str],
    itself: About,
    periods: Sequence[Period],
    given: Given,
    goals: Sequence[Record],
    variants: dict[str, list[Record]],
    said: list[Finding],
    path: str,
) -> Record:
    """The plan file as plain data, in the order of the shipped one."""
    plan: Record = {"schema": plan_file.SCHEMA, "plan": _about(itself, periods, given, groups, root, said, path)}
    if offices := _offices(root):
        listed = [{"name": one, **({"variants": variants[one]} if one in variants else {})} for one in offices]
        plan["departments"] = listed
    if sources := list(dict.fromkeys(one for row in _rows(root) for one in _many(row.record.get("source")))):
        plan["sources"] = [{"name": one} for one in sources]
    if goals:
        plan["goals"] = list(goals)
    if root.branches:
        plan["projects"] = [_node(one) for one in root.branches]
    if root.rows:
        plan["indicators"] = [_indicator(one) for one in root.rows]
    return plan


def _about(
    itself: About,
    periods: Sequence[Period],
    given: Given,
    groups: Sequence[str],
    root: Branch,
    said: list[Finding],
    path: str,
) -> Record:
    stem = re.sub(r"\.[^.]*$", "", path.rpartition("/")[2]) or "plan"
    title = given.title or itself.title
    if not title:
        title = stem
        said.append(faults.PLAN_VALUE_PROPOSED.at(Place(path), what=_TITLE, value=title, option="--title"))
    name = given.id
    if not name:
        name = "-".join(dict.fromkeys(["plan", str(periods[0]), str(periods[-1])]))
        said.append(faults.PLAN_VALUE_PROPOSED.at(Place(path), what=_ID, value=name, option="--id"))
    found: Record = {"id": name, "title": one_line(title)}
    found |= {key: value for key in ("document_no", "issuer", "issued") if (value := getattr(itself, key))}
    found["periods"] = [one.year for one in periods]
    return found | ({"levels": list(groups)} if groups and root.branches else {})


_TITLE = Text(zh="计划的名称", en="the title of the plan")
_ID = Text(zh="计划的代号", en="the id of the plan")


def _rows(root: Branch) -> Iterator[TakenIn]:
    for one in root.walk():
        yield from one.rows


def _many(value: object) -> Sequence[str]:
    return [] if value is None else [value] if isinstance(value, str) else list(value)  # type: ignore[call-overload]


def _offices(root: Branch) -> list[str]:
    """Every office of rows and works, in the order in which they appear."""
    found: list[str] = []
    for one in root.walk():
        for row in one.rows:
            found += _many(row.record.get("department"))
        found += [*_many(one.extra.get("department")), *_many(one.extra.get("lead")), *one.extra.get("assist", ())]
    return list(dict.fromkeys(found))


def _indicator(one: TakenIn) -> Record:
    record: dict[str, Any] = {"id": one.record["id"]}
    targets = one.record["targets"]
    record |= {key: value for key, value in one.record.items() if key not in ("id", "targets")}
    return record | {"targets": targets}


_BELOW = ("projects", "tasks", "works")


def _node(one: Branch) -> Record:
    record: Record = {"number": one.number, "name": one_line(one.name)}
    if one.depth == DEEPEST:
        record |= {key: one.extra[key] for key in ("lead", "assist") if one.extra.get(key)}
        record |= {"assist_open": True} if one.extra.get("assist_open") else {}
        record |= {"department": one.extra["department"]} if "department" in one.extra and not one.rows else {}
    record |= {key: one.extra[key] for key in ("as_written", "variants") if key in one.extra}
    if one.branches:
        record[_BELOW[one.depth]] = [_node(each) for each in one.branches]
    if one.rows:
        record["indicators"] = [_indicator(each) for each in one.rows]
    return record
