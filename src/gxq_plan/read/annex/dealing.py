"""Pieces of text dealt out to the columns of a table: of all ways the cheapest, by what fits where (`fits`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.read.annex.columns import VALUES, Column, Role
from gxq_plan.read.annex.fits import NEVER, Fits, is_value
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.annex.row import is_dash, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# The most pieces that one cell may be broken into.
_LONGEST = {Role.LEVEL: 9, Role.INDICATOR: 4, Role.DEPARTMENT: 4, Role.LEAD: 4, Role.ASSIST: 6, Role.NOTE: 4}
# A way that costs more is not followed.
_BEAM = 20.0
# What a row must not cost: beyond it the lines are no row of this table.
_ROW_LIMIT = 14.0
_SKIP = 3.0
# What follows the last row is no part of the table: a piece of it costs less than to read it as one, more than a row's.
# A number or a dash behind the last row is most likely a row that was not understood.
_BEHIND, _BEHIND_VALUE = 0.35, 3.0
# A row is not begun where a way to a place soon behind it is so much cheaper.
_AHEAD, _HOPELESS = 24, 6.5


class Dealt(NamedTuple):
    """One row dealt out: its cost, where it ends, the number of pieces in each column; `shape` tells what it is."""

    cost: float
    end: int
    sizes: tuple[int, ...]
    shape: str = "row"


def kinds_of(texts: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """How the headings of each group are numbered, by the first row: `一、` the first, `1、` the last. Empty where they
    are not, or not each in a way of its own. The name itself, which stands right before its values, may be numbered."""
    wanted = sum(one.role is Role.LEVEL for one in columns)
    named = next((at for at, one in enumerate(columns) if one.role is Role.INDICATOR), 0)
    between = next((at for at, one in enumerate(columns[named + 1 :]) if one.role in VALUES), 0)
    starts = sum(one.role is Role.INDEX for one in columns[:named])
    first = next((at for at, text in enumerate(texts[:40]) if at >= starts and is_value(text)), 0)
    heads = texts[starts : max(0, first - between - 1)]
    kinds = [kind for text in heads if (kind := numbered(text).kind)]
    return kinds[:wanted] if len(set(kinds[:wanted])) == wanted else []


def cheapest(texts: Sequence[str], columns: Sequence[Column], fits: Fits) -> list[tuple[int, Dealt]]:
    """The cheapest way from the first piece to the end of the table: rows, sections, and pieces that are neither."""
    best: list[float] = [0.0] + [float("inf")] * len(texts)
    came: list[tuple[int, Dealt] | None] = [None] * (len(texts) + 1)
    for at in range(len(texts)):
        if best[at] > min(best[at : at + _AHEAD]) + _HOPELESS:
            continue
        for row in _dealt(texts, at, columns, fits):
            cost = best[at] + row.cost
            if cost < best[row.end]:
                best[row.end], came[row.end] = cost, (at, row)
    found: list[tuple[int, Dealt]] = []
    behind = [0.0] * (len(texts) + 1)
    for end in range(len(texts) - 1, -1, -1):
        behind[end] = behind[end + 1] + (_BEHIND_VALUE if is_value(texts[end]) else _BEHIND)
    at = min(range(len(texts) + 1), key=lambda end: best[end] + behind[end])
    while step := came[at]:
        found.append(step)
        at = step[0]
    return found[::-1]


def _dealt(texts: Sequence[str], at: int, columns: Sequence[Column], fits: Fits) -> Iterator[Dealt]:
    """Every way to go on at a piece: as a row, as a work without indicators, as a heading, or past it."""
    text = texts[at]
    yield Dealt(0.4 if kind_of([text]) else _SKIP, at + 1, (), "skip")
    groups = sum(one.role is Role.LEVEL for one in columns)
    if not groups and not is_value(text):
        yield Dealt(0.5 if numbered(text).kind in ("word", "chapter", "section") else 2.0, at + 1, (), "section")
        if at + 1 < len(texts) and len(text) < 4 and numbered(f"{text}、").kind in ("chapter", "section"):
            yield Dealt(0.5, at + 2, (), "section")  # its number stood in the column of numbers
    yield from _rows(texts, at, columns, fits)


def _rows(texts: Sequence[str], at: int, columns: Sequence[Column], fits: Fits) -> Iterator[Dealt]:
    states: dict[tuple[int, bool], tuple[float, tuple[int, ...]]] = {(at, False): (0.0, ())}
    level = -1
    for one in columns:
        level += one.role is Role.LEVEL
        longest = _LONGEST.get(one.role, 2)
        after: dict[tuple[int, bool], tuple[float, tuple[int, ...]]] = {}
        for (end, empty), (cost, sizes) in states.items():
            for size in range(min(longest, len(texts) - end) + 1):
                if at == 0 and one.role is Role.LEVEL and not size:
                    extra = 3.0
                else:
                    extra = (
                        fits.cost(one.role, level, texts[end : end + size])
                        if not empty
                        else _while_empty(one, texts, end, size, fits)
                    )
                _keep(after, (end + size, empty), cost + extra, (*sizes, size))
                if size and extra >= NEVER:
                    break
            if one.role is Role.INDICATOR and end > at and not empty:
                dash = 1 if end < len(texts) and is_dash(texts[end]) else 0
                _keep(after, (end + dash, True), cost + (0.5 if dash else 2.5), (*sizes, dash))
        states = after
    for (end, empty), (cost, sizes) in states.items():
        if end > at and cost <= _ROW_LIMIT and not (empty and _says_nothing(sizes, columns)):
            yield Dealt(cost, end, sizes, "empty" if empty else "row")


def _says_nothing(sizes: Sequence[int], columns: Sequence[Column]) -> bool:
    """Whether there is no heading, or nothing at all behind it, neither a dash nor an office: then it is no row."""
    held = {one.role for size, one in zip(sizes, columns, strict=True) if size}
    return Role.LEVEL not in held or not held - {Role.LEVEL, Role.INDEX}


def _while_empty(one: Column, texts: Sequence[str], end: int, size: int, fits: Fits) -> float:
    """Of a column behind the name of a work without indicators: offices stand there, at most dashes beside them."""
    if not size:
        return 1.5 if one.role in (Role.DEPARTMENT, Role.LEAD) else 0.0
    if one.role in (Role.DEPARTMENT, Role.LEAD, Role.ASSIST, Role.NOTE):
        return fits.cost(one.role, 0, texts[end : end + size])
    return 0.1 if size == 1 and is_dash(texts[end]) else NEVER


def _keep(
    states: dict[tuple[int, bool], tuple[float, tuple[int, ...]]],
    key: tuple[int, bool],
    cost: float,
    sizes: tuple[int, ...],
) -> None:
    if cost <= _BEAM and (key not in states or cost < states[key][0]):
        states[key] = cost, sizes
