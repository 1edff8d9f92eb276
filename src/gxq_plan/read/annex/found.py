"""The annex of a document: every table that is one, continued over pages or told apart by captions, else the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.place import Place
from gxq_plan.read.annex import flowing, rows
from gxq_plan.read.annex.columns import Role, column, plain
from gxq_plan.read.annex.heading import heading_of
from gxq_plan.read.annex.numbering import numbered
from gxq_plan.read.annex.row import AnnexRow, LeftRow, one_line
from gxq_plan.read.grid import filled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.read.annex.columns import Column
    from gxq_plan.read.annex.heading import Heading
    from gxq_plan.read.document.document import Document, Line, Table
    from gxq_plan.read.grid import Cells

_UNIT = re.compile(r"单位\s*[:：]\s*(?P<unit>[^\s,，；;（）()]{1,10})")
_NO_CAPTION = re.compile(
    r"^(?:附件?|附表|附录|表|续表)?\s*[0-9一二三四五六七八九十.\-—（）()]*\s*$|^Sheet\s*[0-9]*$|^[（(]续[)）]?$",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?:附件|附表|表|专栏)\s*[0-9一二三四五六七八九十]{1,3}(?:[-—.][0-9]{1,2})?\s*[:：、.]?\s*")
_ENDING = re.compile(
    r"(?:主要|年度|重点|目标|任务|指标|工作|考核|三年)*(?:分解|一览|清单|汇总|体系|计划)*表?(?:[（(]续[)）])?$"
)


class Annex(NamedTuple):
    """One table of indicators with what stands above it. `groups` names its levels from the outermost; `unit` is what
    the line 单位： above it says; `rows` and `left` are in its order."""

    columns: tuple[Column, ...]
    rows: tuple[AnnexRow, ...]
    left: tuple[LeftRow, ...]
    groups: tuple[str, ...]
    caption: str = ""
    unit: str = ""
    place: Place = Place()


class Found(NamedTuple):
    """What was looked at: the annexes, the tables that are none, and the lines that are no part of an annex."""

    annexes: tuple[Annex, ...]
    others: tuple[Table, ...]
    prose: tuple[Line, ...]


def annexes_of(document: Document) -> Found:
    """The annexes in the tables of a document; where no table is one, in its lines."""
    found: list[Annex] = []
    others: list[Table] = []
    state: tuple[Heading, rows.Groups] | None = None
    ends = [0, *(one.after for one in document.tables)]
    for table, end in zip(document.tables, ends, strict=False):
        read = list(table.grid.rows)
        heading = heading_of(read, table.grid.merged)
        if heading is None and state and _goes_on(read, state[0]) and found:
            more = list(rows.rows_of(table.grid, read, state[0], state[1]))
            found[-1] = _longer(found[-1], more)
            continue
        if heading is None:
            others.append(table)
            continue
        above = [*_before(document.lines[end : table.after]), *_titles(read[: heading.first])]
        caption = _caption([*above, table.grid.sheet or ""] if not document.lines else above)
        again = state is not None and heading.labels == state[0].labels and not caption
        groups = state[1] if again and state else rows.Groups(len(heading.with_role(Role.LEVEL)))
        state = heading, groups
        more = list(rows.rows_of(table.grid, read[heading.last + 1 :], heading, groups))
        if again and found:
            found[-1] = _longer(found[-1], more)
            continue
        place = Place(table.grid.path, table.grid.sheet, read[heading.first][0])
        found.append(_annex(heading, more, caption, _unit(above), place))
    if found:
        return Found(tuple(found), tuple(others), document.lines)
    return _in_text(document)


def _in_text(document: Document) -> Found:
    flow = flowing.flow_of(document.lines, document.path)
    if flow is None:
        return Found((), document.tables, document.lines)
    prose = document.lines[: flow.start]
    more = list(flowing.rows_of(flow, document.path))
    place = Place(document.path, row=document.lines[flow.start].number)
    above = [one.text for one in prose[-3:]]
    return Found((_annex(flow.heading, more, _caption(above), _unit(above), place),), document.tables, prose)


def _annex(heading: Heading, more: Sequence[AnnexRow | LeftRow], caption: str, unit: str, place: Place) -> Annex:
    kept = tuple(one for one in more if isinstance(one, AnnexRow))
    left = tuple(one for one in more if isinstance(one, LeftRow))
    names = [re.sub("名称$", "", one.label) for one in heading.with_role(Role.LEVEL)]
    sections = max((len(one.levels) for one in kept), default=0) - len(names)
    return Annex(heading.columns, kept, left, (*_section_names(kept, sections), *names), caption, unit, place)


def _section_names(kept: Sequence[AnnexRow], sections: int) -> tuple[str, ...]:
    """What the lines across a table are called: by the last word that all of them share, else 类别."""
    found = []
    for at in range(max(0, sections)):
        texts = [one.levels[at] for one in kept if len(one.levels) > at]
        word = next(
            (w for w in ("工程", "行动", "任务", "专栏") if texts and all(t.rstrip("。").endswith(w) for t in texts)),
            "",
        )
        found.append(word or ("类别" if at == 0 else "分类"))
    return tuple(found)


def _longer(annex: Annex, more: Sequence[AnnexRow | LeftRow]) -> Annex:
    kept = tuple(one for one in more if isinstance(one, AnnexRow))
    left = tuple(one for one in more if isinstance(one, LeftRow))
    return annex._replace(rows=annex.rows + kept, left=annex.left + left)


def _goes_on(read: Sequence[tuple[int, Cells]], heading: Heading) -> bool:
    """Whether a table without a header continues the one before it: as wide, and with values where those stand."""
    width = max((len(cells) for _, cells in read), default=0)
    if abs(width - heading.width) > 1 or not read:
        return False
    values = [one.at for one in heading.columns if one.role is Role.TARGET]
    held = [cells[at - 1] for _, cells in read for at in values if at <= len(cells) and cells[at - 1].strip()]
    return bool(held) and sum(
        any(c.isdigit() for c in one) or plain(one) in ("—", "——", "-", "/") for one in held
    ) * 2 > len(held)


def _before(lines: Sequence[Line]) -> list[str]:
    return [one.text for one in lines[-3:]]


def _titles(read: Sequence[tuple[int, Cells]]) -> list[str]:
    """The rows above a header, each as one line."""
    return [" ".join(dict.fromkeys(one_line(cell) for cell in cells if cell.strip())) for _, cells in read]


def _unit(above: Sequence[str]) -> str:
    for text in reversed(above):
        if (found := _UNIT.search(text)) and not re.search(r"[局委办部厅院]$", found["unit"]):
            return "" if "见" in found["unit"] or "、" in found["unit"] else found["unit"]
    return ""


def _caption(above: Sequence[str]) -> str:
    """What the table is about, of the lines right above it: the last that is neither a unit nor a number of a table.
    A long line is prose."""
    for text in reversed([one for one in above if one]):
        bare = _LABEL.sub("", _UNIT.sub("", text)).strip(" :：　")
        if not bare or _NO_CAPTION.match(bare):
            continue
        return bare if len(bare) <= 40 and not bare.endswith(("。", "；", ";")) else ""
    return ""


def _bare(caption: str) -> str:
    """What a table is called without the word for a table at its end; empty where that is all."""
    return _ENDING.sub("", caption).strip() or caption


def with_captions(annexes: Sequence[Annex]) -> tuple[Annex, ...]:
    """Several tables told apart by their captions: the caption is the outermost level of each. One table, or tables
    that name their own outermost level, stay as they are."""
    captions = [_bare(one.caption) for one in annexes]
    if len(annexes) < 2 or len(set(captions)) < len(captions) or not all(captions):
        return tuple(annexes)
    if any(one.groups and _says(one, caption) for one, caption in zip(annexes, captions, strict=True)):
        return tuple(annexes)
    if any(len(one.groups) >= 3 for one in annexes):
        return tuple(annexes)
    word = next((w for w in ("工程", "行动", "任务", "专栏", "领域") if all(c.endswith(w) for c in captions)), "类别")
    return tuple(
        one._replace(
            groups=(word, *one.groups),
            rows=tuple(row._replace(levels=(caption, *row.levels)) for row in one.rows),
        )
        for one, caption in zip(annexes, captions, strict=True)
    )


def _says(annex: Annex, caption: str) -> bool:
    name = numbered(caption).name
    return any(row.levels and numbered(row.levels[0]).name == name for row in annex.rows)


def nearest_header(document: Document) -> str:
    """The row or line that looks most like a header, for the message that there is none."""
    best, said = 0, ""
    for table in document.tables:
        for number, cells in list(table.grid.rows)[:30]:
            row = [plain(one) for one in filled(number, cells, table.grid.merged) if one.strip()]
            known = sum(column(1, one).role is not Role.OTHER for one in row if len(one) < 24)
            if known > best:
                best, said = known, "、".join(row)
    return said or next((one.text for one in document.lines if "指标" in one.text and len(one.text) < 40), "—")
