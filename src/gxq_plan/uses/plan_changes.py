"""What two plans say otherwise, field by field. Nothing is dropped: a field that is neither method nor target is of the
rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.period import Period
from gxq_plan.report.diff import Cause, PlanChange
from gxq_plan.text import number
from gxq_plan.uses.between import GOAL_METHOD, GOAL_TARGETS, METHOD, TARGETS
from gxq_plan.uses.target_terms import in_unit_of, promise, promises

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.plan import Indicator, Node, Plan, Revision, Seat

# What is compared in another way, or only says where something stood.
_ELSEWHERE = ("id", "line", "indicators", "works", "tasks", "number", *TARGETS)
_OF_PLAN = (
    "id", "title", "periods", "document_no", "issuer", "issued", "levels", "steering", "as_written", "variants",
    "notes",
)  # fmt: skip
_LISTED = ("departments", "sources", "priorities")


class _Placed(NamedTuple):
    """A node with the ids of those above it."""

    node: Node
    above: tuple[str, ...]


def plan_changes(old: Plan, new: Plan) -> tuple[PlanChange, ...]:
    """By cause, then in the order of the new plan; what is no longer there comes last."""
    found = [*_of_plan(old, new), *_nodes(old, new), *_goals(old, new), *_indicators(old, new)]
    order = list(Cause)
    return tuple(sorted(found, key=lambda one: order.index(one.cause)))


def _of_plan(old: Plan, new: Plan) -> Iterator[PlanChange]:
    def change(cause: Cause, field: str, key: str | None, before: object, after: object) -> Iterator[PlanChange]:
        if before != after:
            yield PlanChange(cause, "", "", field, key, plain(before), plain(after))

    ours, theirs = old.conventions, new.conventions
    yield from change(Cause.METHOD, "reverse_attainment", None, ours.reverse_attainment, theirs.reverse_attainment)
    for name, value in theirs.thresholds._asdict().items():
        yield from change(Cause.METHOD, "thresholds", name, getattr(ours.thresholds, name), value)
    relations = [{(one.form, one.indicators, one.limit) for one in plan.relations} for plan in (old, new)]
    for gone in sorted(relations[0] - relations[1], key=str):
        yield from change(Cause.METHOD, "relations", gone[0], gone[1:], None)
    for added in sorted(relations[1] - relations[0], key=str):
        yield from change(Cause.METHOD, "relations", added[0], None, added[1:])
    yield from change(Cause.METHOD, "rules", None, _rules(old), _rules(new))
    for name in _OF_PLAN:
        yield from change(Cause.ROWS, name, None, getattr(old, name), getattr(new, name))
    for name in _LISTED:
        lists = [{one.name: _listed(one) for one in getattr(plan, name)} for plan in (old, new)]
        for key in dict.fromkeys((*lists[1], *lists[0])):
            yield from change(Cause.ROWS, name, key, lists[0].get(key), lists[1].get(key))


def _listed(one: NamedTuple) -> tuple[object, ...]:
    """What stands beside the name of a department, a source or a priority, wherever in the file."""
    fields_of = zip(one._fields, one, strict=True)
    return tuple(value for name, value in fields_of if name not in ("name", "line") and value)


def _rules(plan: Plan) -> tuple[object, ...]:
    choice, severity, waivers = plan.rules
    plain_waivers = tuple(one._replace(line=0, column=0) for one in waivers)
    return choice, tuple(sorted(severity.items())), plain_waivers


def _nodes(old: Plan, new: Plan) -> Iterator[PlanChange]:
    """Projects, tasks and works."""
    ours, theirs = _placed(old), _placed(new)
    for id in dict.fromkeys((*theirs, *ours)):
        one, other = ours.get(id), theirs.get(id)
        yield from _node(id, one and one.node, other and other.node)
        if one and other and one.above != other.above:
            yield _change(Cause.ROWS, id, "moved", one.node, other.node, one.above, other.above)


def _placed(plan: Plan) -> dict[str, _Placed]:
    found: dict[str, _Placed] = {}
    for project in plan.projects:
        found[project.id] = _Placed(project, ())
        for task in project.tasks:
            found[task.id] = _Placed(task, (project.id,))
            found |= {work.id: _Placed(work, (project.id, task.id)) for work in task.works}
    return found


def _goals(old: Plan, new: Plan) -> Iterator[PlanChange]:
    ours, theirs = ({one.id: one for one in plan.goals} for plan in (old, new))
    for id in dict.fromkeys((*theirs, *ours)):
        yield from _node(id, ours.get(id), theirs.get(id), GOAL_METHOD, GOAL_TARGETS)


def _indicators(old: Plan, new: Plan) -> Iterator[PlanChange]:
    for id in dict.fromkeys((*new.by_id, *old.by_id)):
        one, other = old.by_id.get(id), new.by_id.get(id)
        yield from _node(id, one and one.indicator, other and other.indicator, METHOD)
        if one and other:
            yield from _targets(one.indicator, other.indicator)
            if _above(one) != _above(other):
                yield _change(Cause.ROWS, id, "moved", one.indicator, other.indicator, _above(one), _above(other))


def _above(seat: Seat) -> tuple[str, ...]:
    return tuple(one.id for one in (seat.project, seat.task, seat.work) if one)


def _node(
    id: str,
    old: Node | None,
    new: Node | None,
    method: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
) -> Iterator[PlanChange]:
    if old is None or new is None:
        yield _change(Cause.ROWS, id, "added" if old is None else "removed", old, new, _name(old), _name(new))
        return
    for field in fields(new):
        before, after = getattr(old, field.name), getattr(new, field.name)
        if field.name not in _ELSEWHERE and before != after:
            cause = Cause.METHOD if field.name in method else Cause.TARGET if field.name in targets else Cause.ROWS
            yield _change(cause, id, field.name, old, new, _ends(field.name, before), _ends(field.name, after))


def _ends(field: str, value: object) -> object:
    """Limits with the words that tell a lone upper one from a lower."""
    if field != "limits" or not isinstance(value, tuple):
        return value
    return {name: one for name, one in zip(("min", "max"), value, strict=True) if one is not None}


def _targets(old: Indicator, new: Indicator) -> Iterator[PlanChange]:
    """Targets that promise something else, in whatever unit; and what `revisions` says where no target goes with it."""
    ours, theirs = dict(promises(old)), dict(promises(new))
    added = [one for one in new.revisions if one not in old.revisions]
    told: list[Revision] = []
    for key in dict.fromkeys((*theirs, *ours)):
        one, other = ours.get(key), theirs.get(key)
        if promise(in_unit_of(one, old, new)) != promise(other):
            revision = next((each for each in reversed(added) if _tells(each, key)), None)
            told += [revision] if revision else []
            change = _change(Cause.TARGET, new.id, "targets", old, new, one and one.written, other and other.written)
            yield change._replace(key=key, documented=_is_reasoned(revision), revision=revision)
    rest = [tuple(one for one in each if one not in told) for each in (old.revisions, new.revisions)]
    if [one for one in rest[0] if one not in new.revisions] or [one for one in rest[1] if one not in old.revisions]:
        yield _change(Cause.TARGET, new.id, "revisions", old, new, *rest)


def _tells(revision: Revision, key: str) -> bool:
    """Whether a revision is of the target under a key. One of a span, or of every year, names a year of it."""
    return str(revision.period) == key or not key[:4].isdigit() or "-" in key[4:5]


def _is_reasoned(revision: Revision | None) -> bool:
    """Whether the plan says by what the target was changed: a document, or a reason at least."""
    return revision is not None and bool(revision.document or revision.reason)


def _change(
    cause: Cause, id: str, field: str, old: Node | None, new: Node | None, before: object, after: object
) -> PlanChange:
    lines = (old.line if old else None, new.line if new else None)
    return PlanChange(cause, id, _name(new or old) or "", field, None, plain(before), plain(after), *lines)


def _name(node: Node | None) -> str | None:
    return getattr(node, "name", None)


def plain(value: object) -> object:
    """A value of the model as words, numbers and lists of them; None and empty are None."""
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal | int | float):
        return value
    if isinstance(value, Period):
        return str(value)
    if isinstance(value, Mapping):
        return tuple(f"{key}: {_word(one)}" for key, one in value.items()) or None
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        parts: dict[str, object] = dict(zip(value._fields, value, strict=True))
        said = {key: one for key, one in parts.items() if one not in (None, (), "") and key != "line"}
        return ", ".join(f"{key}: {_word(one)}" for key, one in said.items())
    if isinstance(value, tuple | list):
        return tuple(_word(one) for one in value if one is not None) or None
    return None if value in (None, "") else str(value)


def _word(value: object) -> str:
    found = plain(value)
    if isinstance(found, tuple):
        return "、".join(map(str, found))
    return number(found) if isinstance(found, Decimal) else str(found)
