"""Rows of annexes to the tree of a plan: projects, tasks, works by their headings, numbered as the document does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gxq_plan.read.annex.columns import Role
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.document import document_faults as faults
from gxq_plan.read.nearest import folded
from gxq_plan.read.wording.duties import names_in
from gxq_plan.uses.import_row import taken_in
from gxq_plan.words import LEVEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.place import Place
    from gxq_plan.read.annex.found import Annex
    from gxq_plan.uses.import_row import Record, TakenIn

DEEPEST = 3
# What an indicator's id begins with under each level, and with how many digits its number is written.
_PREFIX = ("P{}", "T{:02d}", "W{:02d}")


@dataclass
class Branch:
    """A heading while the tree grows: its own words, what stands below it, and what the body says of it."""

    depth: int
    name: str
    number: int | None = None
    place: Place | None = None
    branches: list[Branch] = field(default_factory=list)
    rows: list[TakenIn] = field(default_factory=list)
    extra: Record = field(default_factory=dict)

    def below(self, text: str, place: Place) -> Branch:
        """The branch of a heading, made where it is not there yet: page breaks repeat headings."""
        found = numbered(text)
        name = found.name or text
        for one in self.branches:
            if folded(one.name) == folded(name) and (one.number == found.number or found.number is None):
                return one
        self.branches.append(Branch(self.depth + 1, name, found.number, place))
        return self.branches[-1]

    def walk(self) -> Iterator[Branch]:
        yield self
        for one in self.branches:
            yield from one.walk()

    @property
    def prefix(self) -> str:
        return _PREFIX[self.depth - 1].format(self.number) if self.depth else "I"


def path_of(levels: Sequence[str]) -> tuple[str, ...]:
    """The headings of a row without gaps; what is deeper than a plan file goes joins the last level."""
    held = [one for one in levels if one]
    if len(held) > DEEPEST:
        held = [*held[: DEEPEST - 1], "：".join(held[DEEPEST - 1 :])]
    return tuple(held)


def renumber(root: Branch) -> list[int]:
    """Numbers every level as the document does where its numbers are there and each is used once, else from 1 on.
    Returns the depths whose numbers of the document could not be kept."""
    changed = []
    for depth in range(1, DEEPEST + 1):
        level = [one for one in root.walk() if one.depth == depth]
        numbers = [one.number for one in level]
        if None not in numbers and len(set(numbers)) == len(numbers) and 0 not in numbers:
            continue
        if any(one is not None for one in numbers):
            changed.append(depth)
        for at, one in enumerate(level, 1):
            if one.number is not None and one.number != at:
                one.extra.setdefault("as_written", {})["number"] = str(one.number)
            one.number = at
    return changed


def tree_of(annexes: Sequence[Annex], periods: Sequence[Period], said: list[Finding]) -> tuple[Branch, tuple[str, ...]]:
    """The tree of all annexes and what its levels are called."""
    root = Branch(0, "")
    groups: tuple[str, ...] = max((one.groups for one in annexes), key=len)
    if len(groups) > DEEPEST:
        joined = groups[DEEPEST:]
        said.append(faults.FULLER_LEVELS.at(annexes[0].place, levels=list(groups), joined=list(joined)))
    for annex in annexes:
        for row in annex.rows:
            branch = root
            for heading in path_of(row.levels):
                branch = branch.below(heading, row.place)
            if row.name:
                above = branch.rows[-1].whole if branch.rows else ""
                branch.rows.append(taken_in(row, annex, periods, above))
            else:
                _without_rows(branch, row.first(Role.DEPARTMENT, Role.LEAD))
            _assisting(branch, row.first(Role.LEAD), row.first(Role.ASSIST))
    names = [groups[at] if at < len(groups) else LEVEL["works"].zh for at in range(DEEPEST)]
    for depth in renumber(root):
        said.append(faults.RENUMBERED.at(annexes[0].place, level=names[depth - 1]))
    return root, groups[:DEEPEST]


def _without_rows(branch: Branch, office: str) -> None:
    if names := names_in(office)[0]:
        branch.extra["department"] = names[0]


def _assisting(branch: Branch, lead: str, assist: str) -> None:
    """Columns of leading and assisting offices: those of a work, as long as the body says nothing else."""
    if branch.depth == DEEPEST and (lead or assist):
        names, is_open = names_in(assist)
        columns = branch.extra.setdefault("columns", {"lead": names_in(lead)[0][:1], "assist": [], "open": False})
        columns["assist"] += [one for one in names if one not in columns["assist"]]
        columns["open"] = columns["open"] or is_open


def take_columns(root: Branch) -> None:
    for one in root.walk():
        columns = one.extra.pop("columns", None)
        if columns and "lead" not in one.extra:
            if columns["lead"]:
                one.extra["lead"] = columns["lead"][0]
            one.extra["assist"], one.extra["assist_open"] = columns["assist"], columns["open"]
