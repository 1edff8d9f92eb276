"""Where the header of an annex stands in a table: one to three rows, with labels that span columns and rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.read.annex.columns import Column, Role, column, is_header, plain, settled
from gxq_plan.read.grid import filled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.read.grid import Cells

_SEARCHED = 30
_DEEPEST = 3
_LONGEST_LABEL = 24


class Heading(NamedTuple):
    """The columns of an annex, and the rows of the table (by index) that are above its data."""

    columns: tuple[Column, ...]
    first: int
    last: int
    width: int

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(one.label for one in self.columns)

    def with_role(self, *roles: Role) -> tuple[Column, ...]:
        return tuple(one for one in self.columns if one.role in roles)


def heading_of(rows: Sequence[tuple[int, Cells]], merged: Mapping[tuple[int, int], str]) -> Heading | None:
    """The first header in the rows of a table; None where there is none near its beginning."""
    for at in range(min(_SEARCHED, len(rows))):
        for depth in range(_DEEPEST, 0, -1):
            if found := _made(rows[at : at + depth], merged, at):
                return found
    return None


def _made(rows: Sequence[tuple[int, Cells]], merged: Mapping[tuple[int, int], str], at: int) -> Heading | None:
    cells = [filled(number, row, merged) for number, row in rows]
    width = max(len(one) for one in cells)
    if not _is_one_header(rows, cells):
        return None
    labels = [_label([one[place] if place < len(one) else "" for one in cells]) for place in range(width)]
    columns = [column(place, label) for place, label in enumerate(labels, 1) if label]
    if not columns or not is_header(columns):
        return None
    return Heading(settled(columns), at, at + len(rows) - 1, width)


def _is_one_header(rows: Sequence[tuple[int, Cells]], cells: Sequence[Cells]) -> bool:
    """Whether every row has labels alone: below the first row no own cell is anything but a known label, and the first
    is not a title over the whole table."""
    if any(len(plain(one)) > _LONGEST_LABEL for row in cells for one in row):
        return False
    if len({plain(one) for one in cells[0] if one.strip()}) < 2:
        return False
    for _, own in rows[1:]:
        labels = [plain(one) for one in own if one.strip()]
        if not labels or any(column(1, one).role is Role.OTHER for one in labels):
            return False
    return True


def _label(parts: Sequence[str]) -> str:
    """The labels above one another as one: each once."""
    found: list[str] = []
    for one in map(plain, parts):
        if one and one not in found:
            found.append(one)
    return "".join(found)
