"""Rows of a table with cells (a workbook, a Word document, a page) to rows of the annex."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.place import Place
from gxq_plan.read.annex.columns import VALUES, Column, Role, plain
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.annex.row import AnnexRow, LeftRow, is_dash, kind_of, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.read.annex.heading import Heading
    from gxq_plan.read.grid import Cells, Grid

# Headings inside a table from the outermost: a new one ends those that are within it.
_DEPTH = {"word": 0, "chapter": 0, "section": 1, "item": 2, "part": 3, "": 0}
# What a merged cell must not be read for: each row has its own.
_OWN = VALUES | {Role.INDICATOR, Role.INDEX}


class Groups:
    """The headings in force while rows are read: those of columns, and lines across the table above them."""

    def __init__(self, levels: int) -> None:
        self.sections: dict[int, str] = {}
        self.columns = [""] * levels

    def start_section(self, text: str) -> None:
        found = numbered(text)
        depth = _DEPTH.get(found.kind, 0)
        self.sections = {at: one for at, one in self.sections.items() if at < depth} | {depth: text}
        self.columns = [""] * len(self.columns)

    def start_row(self, texts: Sequence[str]) -> tuple[str, ...]:
        """The headings of a row: a blank one goes on from above, unless one further out has changed."""
        for at, text in enumerate(texts):
            if text and text != self.columns[at]:
                self.columns[at] = text
                self.columns[at + 1 :] = [""] * (len(self.columns) - at - 1)
        return (*(self.sections[at] for at in sorted(self.sections)), *self.columns)


def rows_of(
    grid: Grid, rows: Sequence[tuple[int, Cells]], heading: Heading, groups: Groups
) -> Iterator[AnnexRow | LeftRow]:
    """The rows below a header, in their order; repeated headers are passed over.

    A merged cell speaks for every row that it covers, but a name or a target only for the first: whose the others are
    cannot be told.
    """
    for number, own in rows:
        texts = _texts(grid, number, own, heading)
        held = [one for one in texts.values() if one]
        place = Place(grid.path, grid.sheet, number)
        if not held or _is_header(texts):
            continue
        whole = " ".join(dict.fromkeys(one_line(one) for one in own if one.strip()))
        if why := kind_of(map(one_line, own)):
            yield LeftRow(place, whole, why)
        elif section := _section(texts, own):
            groups.start_section(section)
        else:
            yield _row(texts, place, heading, groups, whole)


def _texts(grid: Grid, number: int, own: Cells, heading: Heading) -> dict[Column, str]:
    found: dict[Column, str] = {}
    for one in heading.columns:
        text = own[one.at - 1] if one.at <= len(own) else ""
        covered = not text and (number, one.at) in grid.merged
        if covered and one.role not in _OWN:
            text = grid.merged[number, one.at]
        elif covered and one.role is Role.INDICATOR and one.at > 1:
            text = _beside(grid, number, one.at, own)
        found[one] = one_line(text)
    return found


def _beside(grid: Grid, number: int, at: int, own: Cells) -> str:
    """A name merged over several columns stands for each of them; one merged downward belongs to the row above."""
    text = grid.merged[number, at]
    return text if any(text == cell for cell in own[: at - 1]) else ""


def _is_header(texts: dict[Column, str]) -> bool:
    """The header again, as page breaks repeat it, or one of its rows."""
    said = [(plain(text), one.label) for one, text in texts.items() if text]
    same = sum(text == label or (len(text) > 1 and text in label) for text, label in said)
    return same == len(said) or (same >= 3 and same * 3 >= len(said) * 2)


def _section(texts: dict[Column, str], own: Cells) -> str:
    """The words of a line across the table that heads the rows below it; empty for a row of data."""
    words = list(dict.fromkeys(one_line(one) for one in own if one.strip()))
    if any(text and not is_dash(text) for one, text in texts.items() if one.role in VALUES and text not in words[:1]):
        return ""
    if any(is_dash(one) for one in words):
        return ""
    if len(words) == 2 and numbered(f"{words[0]}、").kind == "chapter" and len(words[0]) < 4:
        return f"{words[0]}、{words[1]}"  # the number stands in the column of numbers
    if len(words) != 1:
        return ""
    at = next(at for at, one in enumerate(own, 1) if one.strip())
    role = next((one.role for one in texts if one.at == at), Role.OTHER)
    levels = any(one.role is Role.LEVEL for one in texts)
    return "" if levels and role is Role.LEVEL and not numbered(words[0]).kind else words[0]


def _row(texts: dict[Column, str], place: Place, heading: Heading, groups: Groups, whole: str) -> AnnexRow | LeftRow:
    own_levels = [texts[one] for one in heading.with_role(Role.LEVEL)]
    levels = groups.start_row(["" if is_dash(one) else one for one in own_levels])
    names = list(dict.fromkeys(texts[one] for one in heading.with_role(Role.INDICATOR) if texts[one]))
    name = "：".join(names)
    column = next((one for one in heading.with_role(Role.INDICATOR)), None)
    placed = place if column is None else place._replace(column=column.label, column_number=column.at)
    row = AnnexRow(placed, levels, "" if is_dash(name) else name, texts)
    if row.name or (any(own_levels) and not _has_numbers(row)):
        return row
    return LeftRow(place, whole, "nameless")


def _has_numbers(row: AnnexRow) -> bool:
    return any(text and not is_dash(text) for _, text in row.all(*VALUES))
