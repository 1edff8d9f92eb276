"""What the body of a plan says of its works and goals, put to the tree that the annex gave."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from gxq_plan.model.unit import unit_of
from gxq_plan.place import Place
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.nearest import folded, nearest
from gxq_plan.read.wording.duties import Duty, duties
from gxq_plan.read.wording.goals import GoalLeft, GoalSaid, goals
from gxq_plan.text import Text
from gxq_plan.write.plan_file import Number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.read.document.document import Line
    from gxq_plan.uses.import_tree import Branch

Record = dict[str, Any]
_NEAR = 0.5
_OFFICE_NEAR = 0.6


def with_duties(root: Branch, lines: Sequence[Line], path: str) -> list[Finding]:
    """Gives each work its lead and assisting departments; what cannot be put to one is told."""
    said: list[Finding] = []
    works = [one for one in root.walk() if one.depth == _deepest(root) and one.depth]
    taken: dict[int, Duty] = {}
    for duty in duties(lines):
        place = Place(path, row=duty.line)
        branch = _branch(works, duty)
        cause = _NO_WORK if branch is None else _TWICE if id(branch) in taken else None
        if branch is None or cause:
            said.append(faults.DUTY_LEFT.at(place, heading=duty.heading or "—", text=duty.text, cause=cause))
            continue
        taken[id(branch)] = duty
        said += _renamed(branch, duty, place)
        branch.extra["line"] = duty.line
        branch.extra["lead"] = duty.lead[0]
        branch.extra["assist"] = list(duty.assist)
        branch.extra["assist_open"] = duty.is_open
    return said


_NO_WORK = Text(zh="附件里没有这项工作", en="the annex has no such work")
_TWICE = Text(zh="这项工作已有分工", en="that work has one already")


def _deepest(root: Branch) -> int:
    return max(one.depth for one in root.walk())


def _branch(works: Iterable[Branch], duty: Duty) -> Branch | None:
    """The work that a heading means: by its name, else by its number where the names are near."""
    heading = folded(duty.heading)
    same = [one for one in works if folded(one.name) == heading]
    if len(same) == 1:
        return same[0]
    by_number = [one for one in same or works if one.number == duty.number and duty.number is not None]
    if len(by_number) != 1:
        return None
    near = SequenceMatcher(None, folded(by_number[0].name), heading, autojunk=False).ratio()
    return by_number[0] if near >= _NEAR else None


def _renamed(branch: Branch, duty: Duty, place: Place) -> list[Finding]:
    """The body is the plan, the annex its table: where they differ the body's heading is proposed, both are kept."""
    if folded(branch.name) == folded(duty.heading):
        return []
    annex, branch.name = branch.name, duty.heading
    branch.extra.setdefault("as_written", {})["name"] = annex
    branch.extra["variants"] = [{"text": annex, "where": "附件"}]
    return [faults.HEADING_DIFFERS.at(place, branch.prefix, annex=annex, body=duty.heading)]


def correct_offices(root: Branch, path: str) -> tuple[list[Finding], dict[str, list[Record]]]:
    """A lead that nobody else in the document is called, and that is near the owner of its rows: taken as the owner.

    Returns what is said, and by office the spellings found."""
    counted: Counter[str] = Counter()
    for one in root.walk():
        counted.update([one.extra["lead"]] if "lead" in one.extra else [])
        counted.update(one.extra.get("assist", ()))
        counted.update(owner for row in one.rows for owner in _owners(row.record))
    said: list[Finding] = []
    variants: dict[str, list[Record]] = {}
    for one in root.walk():
        lead = one.extra.get("lead")
        owners = {owner for row in one.rows for owner in _owners(row.record)[:1]}
        if lead is None or counted[lead] > 1 or len(owners) != 1 or lead in owners:
            continue
        owner = next(iter(owners))
        if SequenceMatcher(None, lead, owner, autojunk=False).ratio() < _OFFICE_NEAR:
            continue
        place = Place(path, row=one.extra.get("line"))
        one.extra["lead"] = owner
        one.extra.setdefault("as_written", {})["lead"] = lead
        variants.setdefault(owner, []).append({"text": lead, "where": f"{one.number} {one.name}"})
        said.append(faults.DEPARTMENT_CORRECTED.at(place, one.prefix, text=lead, name=owner))
    return said, variants


def _owners(record: Record) -> list[str]:
    found = record.get("department", [])
    return [found] if isinstance(found, str) else list(found)


_AFFIX = re.compile(r"^(?:累计|园区|全区|全市|全县|全省|区内|新增)+|(?:累计)?(?:总数|数量|个数|总量|总额|数|量|额)$")


def goals_of(
    lines: Sequence[Line], periods: Sequence[Period], rows: Sequence[tuple[str, Record]], path: str
) -> tuple[list[Record], list[Finding]]:
    """The goals of the text, tied to the indicator of the same name and unit; what was left, and why."""
    found: list[Record] = []
    said: list[Finding] = []
    for one in goals(lines, periods):
        place = Place(path, row=one.line)
        if isinstance(one, GoalLeft):
            said.append(faults.GOAL_LEFT.at(place, text=one.text, cause=one.cause))
            continue
        goal = _goal(f"G{len(found) + 1:02d}", one, periods)
        found.append(goal)
        same = [id for id, row in rows if _is_same(one, row) and not row.get("same_as")]
        if len(same) == 1 and not one.change:
            goal["indicators"] = [{"id": same[0], "relation": "same"}]
        else:
            near = [f"{id} {row['name']}" for id, row in rows if nearest(one.name, [row["name"]], 1, 0.72)][:3]
            hint = _NEAREST.given(names=near) if near else Text(zh="", en="")
            said.append(
                faults.GOAL_NEAR.at(place, goal["id"], name=one.name, value=one.value, unit=one.unit, near=hint)
            )
    return found, said


_NEAREST = Text(zh="，相近的有：{names}", en="; near it: {names}")


def _goal(id: str, one: GoalSaid, periods: Sequence[Period]) -> Record:
    goal: Record = {"id": id, "name": one.name, "bound": one.bound}
    goal["change_percent" if one.change else "value"] = Number(one.value)
    goal |= {"unit": one.unit, "by": (one.by or periods[-1]).year}
    return goal | ({"per": "year"} if one.per_year else {})


def _is_same(goal: GoalSaid, row: Record) -> bool:
    """The same words but for 累计 and 数, in the same unit."""
    return _bare(goal.name) == _bare(row["name"]) and unit_of(goal.unit) == unit_of(row["unit"])


def _bare(name: str) -> str:
    plain = folded(name)
    return _AFFIX.sub("", _AFFIX.sub("", plain)) or plain
