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
from gxq_plan.read.annex.columns import (
    OFFICES,
    Column,
    Role,
    column,
    is_grade,
    is_header,
    named_by_place,
    plain,
    settled,
)
from gxq_plan.read.annex.dealing import Dealt, cheapest, kinds_of
from gxq_plan.read.annex.fits import Fits, is_open, is_value
from gxq_plan.read.annex.heading import Heading
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.annex.row import AnnexRow, LeftRow, is_dash, kind_of, offices_line, one_line
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
_SPACE = re.compile(r"\s+")
_SHORT, _LONG_WORD, _LONGEST_LABEL, _LEAST_LABELS = 4, 3, 24, 3
# What goes on from a label that is one already.
_TAIL = re.compile(
    r"[（(\[【%％/]|"
    r"(?:名称|值|数|单位|部门|科室|目标值?|年度?|末|底|情况|增长|增速|累计|属性|性质|类型|实际|完成|基期|现状)$"
)
_YEAR_ALONE = re.compile(r"20[0-9]{2}(?:年度?|年末|年底)?(?:[（(].*[)）])?")
_OWN_WORD = re.compile(r"(?!附|续|表|单位|图|注)[\u4e00-\u9fff]{2,6}(?<!表)(?<!单)(?<!划)(?<!案)(?<!录)")
# A goal of all years beside those of each: nothing stands below it.
_OF_ALL = re.compile(r"三年|五年|总|期末|终期|累计|规划期")
_OF_PARTS = re.compile(r"季|节点|进度|序时|阶段")
_GUESSED = 1.2
# What stands above a header that a page break repeats.
_AGAIN = re.compile(r"(?:附件|附表|续表|表|专栏)\s*[0-9一二三四五六七八九十.\-]*.*|.*[（(]?续表?[0-9一二三]*[)）]?")
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
            columns, used, separator = found
            pieces = list(_pieces(lines[at:], separator))
            header = [one.text for one in pieces[:used]]
            rest = tuple(_without_headers(pieces[used:], header))
            if len(rest) > _MOST_PIECES:
                limit = Text(zh="{count} 格", en="{count} cells of text").given(count=_MOST_PIECES)
                raise InputError([DOCUMENT_TOO_LARGE.at(Place(path, row=lines[at].number), limit=limit)])
            return Flow(Heading(columns, 0, 0, len(columns)), rest, at)
    return None


def _pieces(lines: Sequence[Line], separator: re.Pattern[str] | None) -> Iterator[Piece]:
    for line in lines:
        if _PAGE.fullmatch(line.text.strip()):
            continue
        for part in separator.split(line.text) if separator else [line.text]:
            if (text := one_line(part)) and not _PAGE.fullmatch(text):
                yield Piece(line.number, text)


def _header(lines: Sequence[Line], at: int) -> tuple[tuple[Column, ...], int, re.Pattern[str] | None] | None:
    """The columns of a header that begins at a line, how many pieces it takes, and what separates cells in a line."""
    if not _may_begin(lines[at].text):
        return None
    for separator in _separators(lines[at].text):
        pieces = [one.text for one in _pieces(lines[at : at + 2 * _MOST_LABELS], separator)]
        labels, used = _labels(pieces)
        columns = list(named_by_place([column(place, label) for place, label in enumerate(labels, 1)]))
        if not columns or not is_header(columns):
            continue
        if columns[0].role is Role.INDICATOR and not is_grade(labels[0]) and _is_named(columns[1:]):
            continue  # 主要指标 alone on a line is the title above
        placed = settled(_offices_in_place(_in_place(columns)))
        return tuple(one._replace(at=place) for place, one in enumerate(placed, 1)), used, separator
    return None


def _may_begin(text: str) -> bool:
    """Whether a line can be the first of a header: a label, or a short word of the authors' own."""
    return len(plain(text)) <= _SHORT or any(_is_label(part) for part in [text, text.split()[0], _LINE.split(text)[0]])


def _separators(text: str) -> Iterator[re.Pattern[str] | None]:
    if _LINE.search(text):
        yield _LINE
    elif sum(map(_is_label, text.split())) >= _LEAST_LABELS and not text.isascii():
        yield _SPACE  # a table as it is copied from a PDF: a row a line, one space between cells
    else:
        yield None


def _is_named(columns: Sequence[Column]) -> bool:
    return any(one.role is Role.INDICATOR for one in columns)


def _is_label(text: str) -> bool:
    found = column(1, plain(text))
    return found.role is not Role.OTHER or found.aside


def _labels(pieces: Sequence[str]) -> tuple[list[str], int]:
    """The labels of a header and how many pieces they take; one that is not known counts where others go on behind."""
    labels: list[str] = []
    used = 0
    while used < len(pieces) and len(labels) < _MOST_LABELS:
        taken = _label(pieces[used : used + 3])
        if not taken and _may_be_label(pieces[used], first=not labels):
            taken = 1 if _label(pieces[used + 1 : used + 2]) else 0
        if not taken:
            break
        labels.append(plain("".join(pieces[used : used + taken])))
        used += taken
    return labels, used


def _may_be_label(text: str, *, first: bool) -> bool:
    """Whether a piece may be a heading of the authors' own (产业链); what stands above a table is none."""
    if first and not _OWN_WORD.fullmatch(text):
        return False
    return len(text) <= _LONGEST_LABEL and not is_value(text)


def _label(pieces: Sequence[str]) -> int:
    """How many pieces make one label: the longest join that is one, unless each of its parts is a label itself."""
    for size in range(len(pieces), 0, -1):
        parts = [_is_label(one) for one in pieces[:size]]
        if _is_label("".join(pieces[:size])) and (size == 1 or (not all(parts) and _go_together(pieces[:size], parts))):
            return size
    return 0


def _go_together(pieces: Sequence[str], are_labels: Sequence[bool]) -> bool:
    """Whether pieces are one broken label: 责任 and 部门 are. 攻坚战役 and 指标名称 stand side by side; data follows
    the last label."""
    if are_labels[-1] and len(plain("".join(pieces[:-1]))) >= _LONG_WORD and not any(are_labels[:-1]):
        return is_open("".join(pieces[:-1]))
    return not are_labels[0] or bool(_TAIL.match(plain(pieces[1]))) or is_open(pieces[0])


def _in_place(columns: list[Column]) -> list[Column]:
    """Years and quarters in a second row of the header come after all labels of the first: they stand where their
    目标 stands, the last one that has nothing of its own."""
    groups = [at for at, one in enumerate(columns) if one.role is Role.TARGET and not one.period and not one.months]
    groups = [at for at in groups if not _OF_ALL.search(columns[at].label)]
    parts = [at for at, one in enumerate(columns) if one.months]
    if parts:
        groups = [at for at in groups if _OF_PARTS.search(columns[at].label)]
    group = next(iter(groups), _own_group(columns))
    if group is None:
        return columns
    below = [one for one in columns[group + 1 :] if (one.months if parts else _YEAR_ALONE.fullmatch(one.label))]
    others = [one for one in columns[group + 1 :] if one not in below]
    return [*columns[:group], *below, *others] if below else columns


def _own_group(columns: Sequence[Column]) -> int | None:
    """A heading of the authors' own (规划水平年) over years that come at the very end, behind other headings."""
    own = [at for at, one in enumerate(columns) if one.role is Role.OTHER and not one.aside]
    ends = next((at for at, one in enumerate(columns[::-1]) if not _YEAR_ALONE.fullmatch(one.label)), 0)
    if ends < 2 or not own or own[-1] >= len(columns) - ends - 1:
        return None
    return own[-1]


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
        after = at + 1 if _may_stand_above(pieces[at].text) and at + 1 < len(pieces) else at
        for start in dict.fromkeys((at, after)):
            if taken := _repeats(pieces[start : start + 2 * len(header)], whole):
                at = start + taken
                break
        else:
            yield pieces[at]
            at += 1


def _may_stand_above(text: str) -> bool:
    """A page number, or the title of a table that goes on."""
    return text.isdigit() or (len(text) <= _LONGEST_LABEL and bool(_AGAIN.fullmatch(text)))


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
        whole = "\n".join(piece.text for piece in pieces)
        text = offices_line(whole) if one.role in OFFICES else one_line(whole)
        if one.role is Role.INDICATOR and pieces:
            number = pieces[0].number
        if one.role in (Role.DEPARTMENT, Role.LEAD, Role.SOURCE):
            text = text or (carried.get(one.role, "") if row.shape == "row" else "")
            carried[one.role] = text
        cells[one] = text
        at += size
    return cells, number
