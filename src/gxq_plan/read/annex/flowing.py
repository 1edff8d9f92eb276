"""An annex in plain text, one cell a line: where its rows and cells were is found again by what fits where.

The text of a page has no borders: cells merged downward stand once, cells merged across stand once, a long word goes on
in the next line, the header comes again after a page. Of all ways to deal the lines out to the columns the cheapest is
taken (`fits`); a row that needed a guess says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.read.annex.columns import VALUES, Column, Role, column, is_header, plain, settled
from gxq_plan.read.annex.dealing import Dealt, cheapest, kinds_of
from gxq_plan.read.annex.fits import Fits
from gxq_plan.read.annex.heading import Heading
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.annex.row import AnnexRow, LeftRow, is_dash, kind_of, one_line
from gxq_plan.read.document.document_faults import DOCUMENT_TOO_LARGE
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.read.document.document import Line

_PAGE = re.compile(
    r"[-—–―]\s*[0-9]{1,4}\s*[-—–―]|第\s*[0-9]{1,4}\s*页(?:\s*[,，/]?\s*共\s*[0-9]{1,4}\s*页)?|[0-9]{1,3}\s*/\s*[0-9]{1,3}"
)
_MOST_LABELS = 24
_LINE = re.compile(r"\s{2,}|\t|\u3000+")
_GUESSED = 1.2
# Some two thousand rows; a longer table is a file for a workbook.
_MOST_PIECES = 20_000


class Piece(NamedTuple):
    """A piece of text that is a cell or a part of one."""

    number: int
    text: str


class Flow(NamedTuple):
    """A header found in the lines, the pieces below it, and the index of the line that it begins at."""

    heading: Heading
    pieces: tuple[Piece, ...]
    start: int


def flow_of(lines: Sequence[Line], path: str) -> Flow | None:
    """The first annex in lines of text: its header and everything behind it, the header's repetitions left out.

    Raises InputError where there is more than can be dealt out in a reasonable time."""
    for at in range(len(lines)):
        if found := _header(lines, at):
            columns, used, by_spaces = found
            pieces = list(_pieces(lines[at:], by_spaces))
            header = [one.text for one in pieces[:used]]
            rest = tuple(_without_headers(pieces[used:], header))
            if len(rest) > _MOST_PIECES:
                limit = Text(zh="{count} 格", en="{count} cells of text").given(count=_MOST_PIECES)
                raise InputError([DOCUMENT_TOO_LARGE.at(Place(path, row=lines[at].number), limit=limit)])
            return Flow(Heading(columns, 0, 0, len(columns)), rest, at)
    return None


def _pieces(lines: Sequence[Line], by_spaces: bool) -> Iterator[Piece]:
    for line in lines:
        for part in _LINE.split(line.text) if by_spaces else [line.text]:
            if (text := one_line(part)) and not _PAGE.fullmatch(text):
                yield Piece(line.number, text)


def _header(lines: Sequence[Line], at: int) -> tuple[tuple[Column, ...], int, bool] | None:
    """The columns of a header that begins at a line, how many pieces it takes, and whether spaces separate cells."""
    if column(1, plain(_LINE.split(lines[at].text)[0])).role is Role.OTHER and len(plain(lines[at].text)) > 4:
        return None
    by_spaces = bool(_LINE.search(lines[at].text))
    pieces = [one.text for one in _pieces(lines[at : at + 2 * _MOST_LABELS], by_spaces)]
    labels: list[str] = []
    used = 0
    while used < len(pieces) and len(labels) < _MOST_LABELS:
        taken = _label(pieces[used : used + 3])
        if not taken:
            break
        labels.append(plain("".join(pieces[used : used + taken])))
        used += taken
    columns = [column(place, label) for place, label in enumerate(labels, 1)]
    if not columns or not is_header(columns):
        return None
    if columns[0].role is Role.INDICATOR and any(one.role is Role.INDICATOR for one in columns[1:]):
        return None  # 主要指标 alone on a line is the title above
    return (
        tuple(one._replace(at=place) for place, one in enumerate(settled(_offices_in_place(_in_place(columns))), 1)),
        used,
        by_spaces,
    )


def _label(pieces: Sequence[str]) -> int:
    """How many pieces make one label: the longest join that is one, unless each of its parts is a label itself."""
    for size in range(len(pieces), 0, -1):
        parts = [column(1, one).role for one in pieces[:size]]
        joined = column(1, "".join(pieces[:size])).role
        if joined is not Role.OTHER and (size == 1 or Role.OTHER in parts):
            return size
    return 0


def _in_place(columns: list[Column]) -> list[Column]:
    """Years in a second row of the header come after all labels of the first: they stand where 目标 stands."""
    group = next((at for at, one in enumerate(columns) if one.role is Role.TARGET and one.period is None), None)
    if group is None:
        return columns
    years = [one for one in columns[group + 1 :] if one.role in VALUES and one.period]
    others = [one for one in columns[group + 1 :] if one not in years]
    return [*columns[:group], *years, *others] if years else columns


def _offices_in_place(columns: list[Column]) -> list[Column]:
    """As years stand where 目标 stands, 牵头单位 and 配合单位 stand where 责任分工 stands."""
    group = next((at for at, one in enumerate(columns) if one.label.endswith("分工")), None)
    if group is None:
        return columns
    offices = [one for one in columns[group + 1 :] if one.role in (Role.LEAD, Role.ASSIST, Role.DEPARTMENT)]
    others = [one for one in columns[group + 1 :] if one not in offices]
    return [*columns[:group], *offices, *others] if offices else columns


def _without_headers(pieces: Sequence[Piece], header: Sequence[str]) -> Iterator[Piece]:
    """The pieces without the header's repetitions, and without the bare page number in front of one."""
    whole = plain("".join(header))
    at = 0
    while at < len(pieces):
        after = at + 1 if pieces[at].text.isdigit() and at + 1 < len(pieces) else at
        for start in dict.fromkeys((at, after)):
            if taken := _repeats(pieces[start : start + 2 * len(header)], whole):
                at = start + taken
                break
        else:
            yield pieces[at]
            at += 1


def _repeats(pieces: Sequence[Piece], whole: str) -> int:
    said = ""
    for count, one in enumerate(pieces, 1):
        said += plain(one.text)
        if said == whole:
            return count
        if not whole.startswith(said):
            return 0
    return 0


def rows_of(flow: Flow, path: str) -> Iterator[AnnexRow | LeftRow]:
    """The rows of the flow in their order; what fits no row is left, and everything behind the last row is no part."""
    texts = [one.text for one in flow.pieces]
    columns = flow.heading.columns
    fits = Fits(texts, kinds_of(texts, columns))
    levels = [""] * sum(one.role is Role.LEVEL for one in columns)
    carried: dict[Role, str] = {}
    section: dict[int, str] = {}
    dealt = cheapest(texts, columns, fits)
    for start, row in dealt:
        place = Place(path, row=flow.pieces[start].number)
        if row.shape == "skip":
            why = kind_of([texts[start]])
            yield LeftRow(place, texts[start], why or "stray")
        elif row.shape == "section":
            words = "、".join(texts[start : row.end])
            depth = {"section": 1, "item": 2}.get(numbered(words).kind, 0)
            section = {at: one for at, one in section.items() if at < depth} | {depth: words}
        else:
            cells, number = _cells(row, start, flow, carried)
            _carry(levels, [cells[one] for one in columns if one.role is Role.LEVEL])
            name = next((cells[one] for one in columns if one.role is Role.INDICATOR), "")
            name = "" if is_dash(name) else name
            split = " | ".join(cells[one] or "—" for one in columns) if row.cost > _GUESSED else ""
            above = (*(section[at] for at in sorted(section)), *levels)
            yield AnnexRow(place._replace(row=number), above, name, cells, split)
    end = dealt[-1][1].end if dealt else 0
    if dealt and end < len(texts):
        yield LeftRow(Place(path, row=flow.pieces[end].number), " ".join(texts[end : end + 6]), "behind")


def _carry(levels: list[str], own: Sequence[str]) -> None:
    for at, text in enumerate(own):
        if text and text != levels[at]:
            levels[at] = text
            levels[at + 1 :] = [""] * (len(levels) - at - 1)


def _cells(row: Dealt, start: int, flow: Flow, carried: dict[Role, str]) -> tuple[dict[Column, str], int]:
    """The cells of a row, and the line of its name. A blank office or source was merged downward."""
    cells: dict[Column, str] = {}
    at, number = start, flow.pieces[start].number
    for one, size in zip(flow.heading.columns, row.sizes, strict=True):
        pieces = flow.pieces[at : at + size]
        text = one_line("\n".join(piece.text for piece in pieces))
        if one.role is Role.INDICATOR and pieces:
            number = pieces[0].number
        if one.role in (Role.DEPARTMENT, Role.LEAD, Role.SOURCE):
            text = text or (carried.get(one.role, "") if row.shape == "row" else "")
            carried[one.role] = text
        cells[one] = text
        at += size
    return cells, number
