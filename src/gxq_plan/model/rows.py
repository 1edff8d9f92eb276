"""The rows of a submitted table, held compactly: what they say repeats, so a row is a few numbers that point at it."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, overload

from gxq_plan.model.submission import About, Cell, Remark, Row

if TYPE_CHECKING:
    from collections.abc import Callable

    from gxq_plan.model.period import Period


class Rows(Sequence[Row]):
    """Rows in the order of their file. A million of them take some thirty megabytes instead of several hundred; a
    `Row` is made when it is asked for.

    `numbers` are the rows' numbers in the file; `about`, `when`, `cell` and `rest` give for each row the position of
    what it says in `abouts`, `whens` (period, text of the period, column of a wide table), `cells` and `remarks`.
    """

    __slots__ = ("about", "abouts", "cell", "cells", "numbers", "remarks", "rest", "when", "whens")

    def __init__(self) -> None:
        self.numbers = array("L")
        self.about, self.when, self.cell, self.rest = array("L"), array("L"), array("L"), array("L")
        self.abouts: list[About] = []
        self.whens: list[tuple[Period | None, str, tuple[str, int] | None]] = []
        self.cells: list[Cell] = []
        self.remarks: list[Remark] = []

    @classmethod
    def of(cls, rows: Iterable[Row]) -> Rows:
        """Rows that were made one by one."""
        made = cls()
        append = made.appender()
        known: dict[Any, int] = {}

        def place(one: Any, among: list[Any]) -> int:
            at = known.get((id(among), one))
            if at is None:
                at = known[id(among), one] = len(among)
                among.append(one)
            return at

        for row in rows:
            append(
                row.number,
                place(row.about, made.abouts),
                place((row.period, row.period_written, row.column), made.whens),
                place(row.cell, made.cells),
                place(row.remark, made.remarks),
            )
        return made

    def appender(self) -> Callable[[int, int, int, int, int], None]:
        """What adds a row: its number and the positions of what it says. A closure: it runs for every row of a file."""
        numbers, abouts, whens = self.numbers.append, self.about.append, self.when.append
        cells, remarks = self.cell.append, self.rest.append

        def append(number: int, about: int, when: int, cell: int, rest: int) -> None:
            numbers(number)
            abouts(about)
            whens(when)
            cells(cell)
            remarks(rest)

        return append

    def held(self) -> tuple[Period, ...]:
        """The periods that rows are of, in their order."""
        found = {period for at in set(self.when) if (period := self.whens[at][0])}
        return tuple(sorted(found, key=lambda one: one.order))

    def usable(self) -> int:
        """How many rows hold a value of something in the plan for one of its periods."""
        matched = [one.subject is not None for one in self.abouts]
        dated = [period is not None for period, *_ in self.whens]
        valued = [one.value is not None for one in self.cells]
        return sum(
            matched[about] and dated[when] and valued[cell]
            for about, when, cell in zip(self.about, self.when, self.cell, strict=True)
        )

    def where(self, kept: Callable[[Period | None], bool]) -> Rows:
        """The rows of some periods."""
        which = [kept(period) for period, *_ in self.whens]
        made = Rows()
        made.abouts, made.whens, made.cells, made.remarks = self.abouts, self.whens, self.cells, self.remarks
        append = made.appender()
        for one in zip(self.numbers, self.about, self.when, self.cell, self.rest, strict=True):
            if which[one[2]]:
                append(*one)
        return made

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Row, ...]: ...
    def __getitem__(self, at: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        return Row(
            self.numbers[at],
            self.abouts[self.about[at]],
            *self.whens[self.when[at]],
            self.cells[self.cell[at]],
            self.remarks[self.rest[at]],
        )

    def __iter__(self) -> Iterator[Row]:
        return map(self.__getitem__, range(len(self.numbers)))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Rows | tuple | list):
            return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))
        return NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"Rows({list(self)!r})"
