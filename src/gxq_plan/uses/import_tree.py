"""Rows of annexes to the tree of a plan: projects, tasks, works by their headings, numbered as the document does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.nearest import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.place import Place
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
