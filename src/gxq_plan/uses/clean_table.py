"""What stands around the rows of a table that was received: titles, blank rows, columns that the contract does not
know, text under no header. The grid is walked a second time for it; what is kept is only what is asked for."""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.submission import Absence, Column
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.grid import filled
from gxq_plan.read.header import first_of, header_of, joined
from gxq_plan.report.fixed import Dropped, LeftOut

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gxq_plan.model.submission import Submission
    from gxq_plan.read.grid import Cells, Grid
    from gxq_plan.read.header import Header

_LINE_END = re.compile(r"\r\n|\r|\n")


class Surroundings(NamedTuple):
    """`extras` are the labels of the columns that the contract does not know, `kept` their cells by row; `whole` the
    cells of rows that could not be told apart; `undated` the rows whose cell for the period was empty."""

    extras: tuple[str, ...]
    kept: Mapping[int, tuple[str, ...]]
    whole: Mapping[int, Cells]
    undated: frozenset[int]
    left_out: tuple[LeftOut, ...]


def surroundings(grid: Grid, submission: Submission) -> Surroundings:
    """Raises InputError where the grid has no header: it is then none of a submission."""
    rows = iter(grid.rows)
    first = first_of(rows)
    header = header_of(grid, first)
    heads = [(row, filled(row, cells, grid.merged)) for row, cells in first[: header.above]]
    labels, took = _labels(header, [cells for _, cells in heads])
    walk = _Walk(grid, header, submission, labels)
    walk.through(first[header.above - 1][1], chain(first[header.above :], rows))
    titles = [_title(grid, one) for one in first[: header.above - took]]
    left_out = (*titles, *_unused(submission, header), *walk.left_out, *_no_data(submission))
    extras = tuple(label for _, label in walk.extras)
    return Surroundings(extras, walk.kept, walk.whole, frozenset(walk.undated), left_out)


def _labels(header: Header, heads: Sequence[Cells]) -> tuple[list[str], int]:
    """What stands over each column, and how many rows that takes. Of a header of two rows the upper one is needed where
    the lower one says the same of several columns, `2018年` and `2019年` over two `目标值`; else it is a title."""
    if not any(len(pair) > 1 for pair in header.labels):
        return [one.strip() for one in heads[-1]], 1
    both = joined(heads[-2], heads[-1])
    lower = Counter(under for _, under in both)
    labels = [f"{over}{under}" if over != under and lower[under] > 1 else under for over, under in both]
    # joined gives the upper label where there is no lower one.
    needed = header.wide or labels != [one.strip() for one in heads[-1]]
    return labels, 2 if needed else 1


def _title(grid: Grid, one: tuple[int, Cells]) -> LeftOut:
    return LeftOut(Dropped.TITLE, Place(grid.path, grid.sheet, one[0]), _text(one[1]))


def _text(cells: Iterable[str]) -> str:
    return " ".join(said for one in cells if (said := one.strip()))


def _unused(submission: Submission, header: Header) -> Iterator[LeftOut]:
    """Columns of periods that hold nothing."""
    used = {column for _, _, column in (submission.rows.whens[at] for at in set(submission.rows.when))}
    for label, number in header.wide.values():
        if (label, number) not in used:
            place = Place(submission.path, submission.sheet, header.row, label, number)
            yield LeftOut(Dropped.UNUSED, place, label)


def _no_data(submission: Submission) -> Iterator[LeftOut]:
    for one in submission.findings:
        if one.fault is faults.ROW_SKIPPED:
            kind, text = one.facts["kind"], str(one.facts["text"])
            yield LeftOut(Dropped.NO_DATA, one.place, text, label=kind)  # type: ignore[arg-type]  # facts are objects


class _Walk:
    """One walk over the rows below the header."""

    def __init__(self, grid: Grid, header: Header, submission: Submission, labels: Sequence[str]) -> None:
        self.grid, self.header = grid, header
        ours = {number for _, number in (*header.columns.values(), *header.wide.values())}
        self.extras = [(at, one) for at, one in enumerate(labels, 1) if one and at not in ours]
        self.nameless = [at for at, one in enumerate(labels, 1) if not one and at not in ours]
        self.period = header.columns.get(Column.PERIOD, ("", 0))[1]
        self.kept: dict[int, tuple[str, ...]] = {}
        self.whole: dict[int, Cells] = {}
        self.undated: set[int] = set()
        self.left_out: list[LeftOut] = []
        rows = submission.rows
        self.data = set(rows.numbers)
        torn = {at for at, one in enumerate(rows.cells) if one.absence is Absence.UNREADABLE}
        self.torn = {rows.numbers[at] for at, one in enumerate(rows.cell) if one in torn} if torn else set()

    def through(self, head: Cells, rows: Iterable[tuple[int, Cells]]) -> None:
        due, blank = self.header.row + self._height(head), 0
        for number, cells in rows:
            if not any(map(str.strip, cells)):
                blank = blank or number
                continue
            if number > due or blank:
                self._blank(min(due, blank or due), number - 1)
            due, blank = number + self._height(cells), 0
            if number in self.data:
                self._row(number, cells)

    def _blank(self, first: int, last: int) -> None:
        place = Place(self.grid.path, self.grid.sheet, first)
        self.left_out.append(LeftOut(Dropped.BLANK, place, until=last))

    def _height(self, cells: Cells) -> int:
        """How many lines a row takes: in a text file a cell may hold several."""
        if self.grid.padded:
            return 1
        return 1 + sum(len(_LINE_END.findall(one)) for one in cells if "\n" in one or "\r" in one)

    def _row(self, number: int, cells: Cells) -> None:
        if number in self.torn:
            self.whole[number] = cells
            return
        if self.period and not "".join(cells[self.period - 1 : self.period]).strip():
            self.undated.add(number)
        if self.extras:
            self.kept[number] = self._extras(number, cells)
        self._nameless(number, cells)

    def _extras(self, number: int, cells: Cells) -> tuple[str, ...]:
        shown = filled(number, cells, self.grid.merged) if self.grid.merged else cells
        return tuple(shown[at - 1].strip() if at <= len(shown) else "" for at, _ in self.extras)

    def _nameless(self, number: int, cells: Cells) -> None:
        """Text under no header, and beside the table."""
        if not self.nameless and len(cells) <= self.header.width:
            return
        for at in (*self.nameless, *range(self.header.width + 1, len(cells) + 1)):
            if at <= len(cells) and (text := cells[at - 1].strip()):
                self.left_out.append(
                    LeftOut(Dropped.NO_HEADER, Place(self.grid.path, self.grid.sheet, number, "", at), text)
                )
