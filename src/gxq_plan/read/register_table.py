"""A register kept as a table (CSV): its rows as the nodes that a YAML file would give, each with its row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.errors import PlanError
from gxq_plan.model import day as days
from gxq_plan.place import Place
from gxq_plan.read import from_csv, scoring_faults
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.from_yaml import Node
from gxq_plan.read.nearest import folded
from gxq_plan.text import Text
from gxq_plan.words import EXEMPTION, TREATMENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.read.grid import Cells

_NAMES = {folded(word): key for key, title in EXEMPTION.items() for word in (title.zh, title.en)}
_TREATMENTS = {folded(word): key for key, title in TREATMENT.items() for word in (title.zh, title.en)}
_MAY_MISS = ("document",)


def rows(data: bytes, path: str, keys: Sequence[str]) -> tuple[list[Node], Mapping[int, str]]:
    """A mapping node for each row that says anything, and the titles of the columns by their number (from 1).

    Raises InputError where the text cannot be decoded, PlanError (S003, S006) where the header lacks a column.
    """
    table = [one for one in from_csv.rows(data, from_csv.encoding_of(data, path), path) if any(map(str.strip, one[1]))]
    if not table:
        example = ",".join(EXEMPTION[key].zh for key in keys)
        raise PlanError([scoring_faults.EMPTY.at(Place(path), what=_WHAT, example=example)])
    number, header = table[0]
    columns = {at: key for at, label in enumerate(header, 1) if (key := _NAMES.get(folded(label)))}
    missing = [EXEMPTION[key] for key in keys if key not in columns.values() and key not in _MAY_MISS]
    if missing:
        raise PlanError([scoring_faults.REGISTER_COLUMN.at(Place(path, row=number), missing=missing)])
    titles = {at: header[at - 1].strip() for at in columns}
    return [_row(row, cells, columns) for row, cells in table[1:]], titles


_WHAT = Text(zh="容错登记", en="the register")


def _row(number: int, cells: Cells, columns: Mapping[int, str]) -> Node:
    value, keys = {}, {}
    for at, key in columns.items():
        text = cells[at - 1].strip() if at <= len(cells) else ""
        if key == "treatment":
            text = _TREATMENTS.get(folded(text), text)
        # Excel writes days of its own accord as 2020/12/31 into a CSV that it saves.
        if key == "until" and (day := days.from_text(text)):
            text = day.isoformat()
        value[key], keys[key] = Node(text, number, at, plain=True), (number, at)
    return Node(value, number, 1, keys=keys)


def at_cells(findings: Iterable[Finding], titles: Mapping[int, str]) -> Iterator[Finding]:
    """Findings as a table has them: the cell by its column's title, the words that stand in cells."""
    at = {key: number for number, title in titles.items() if (key := _NAMES.get(folded(title)))}
    for one in findings:
        if one.fault is faults.MISSING_KEY:  # a YAML file has no place for what is missing, a table has
            number = at.get(str(one.facts["key"])) or one.place.column_number
            one = one._replace(place=one.place._replace(column_number=number))
        column = titles.get(one.place.column_number or 0)
        place = one.place._replace(column=column) if column else one.place
        yield one._replace(place=place, facts={name: _in_cells(name, fact) for name, fact in one.facts.items()})


def _in_cells(name: str, fact: object) -> object:
    """A fact in the words of a table instead of those of a YAML file."""
    if name == "key" and fact in EXEMPTION:
        return EXEMPTION[str(fact)]
    if name == "choices":
        return list(TREATMENT.values())
    return _FILL if name == "hint" else fact


_FILL = Text(zh="这一格", en="this cell")
