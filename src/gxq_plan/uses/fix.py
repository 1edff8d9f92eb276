"""A submitted file in clean form: one row a value, the contract's columns, the plan's words, and a list of what was
done. What was not understood stays as it was written; nothing is guessed.

Nothing changes its meaning, and that is not left to hope: what is to be written is read again, and compared value by
value with what was read (clean_file.proven).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.errors import InputError
from gxq_plan.finding import Finding, Severity
from gxq_plan.model.rules import Choice
from gxq_plan.model.submission import Column
from gxq_plan.read import file_faults as faults
from gxq_plan.read.grid import Grid
from gxq_plan.read.header import header_of
from gxq_plan.read.names import Names
from gxq_plan.read.tables import tables
from gxq_plan.report.fixed import Fixed
from gxq_plan.uses.check import check
from gxq_plan.uses.clean_rows import ORDER, CleanRows
from gxq_plan.uses.clean_table import Surroundings, surroundings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission
    from gxq_plan.text import Lang
    from gxq_plan.uses.check import Watch
    from gxq_plan.uses.locate import Source

# Those that a file has whether something stands in them or not. Not the period: where nobody knows it, the name of a
# file may still say it, and an empty column would not let it.
_BASIC = frozenset(
    {Column.ID, Column.INDICATOR, Column.UNIT, Column.VALUE, Column.DEPARTMENT, Column.DATA_STATUS, Column.NOTE}
)
# What says that something was not understood, or that two things said of a row contradict each other.
_LEFT = (
    *("F101", "F102", "F103", "F104", "F105", "F115"),
    *("A001", "A003", "A004", "A005", "A011", "A012", "A016", "A026", "A028", "A030"),
)
_NOTES = (faults.SHEET_HIDDEN, faults.SHEET_SKIPPED, faults.ROWS_HIDDEN)
_ASKED = Choice(select=(*_LEFT, *(one.code for one in _NOTES)))


def fix(
    plan: Plan,
    source: Source,
    data: bytes,
    folder: Path,
    *,
    period: Period | None = None,
    department: str | None = None,
    lang: Lang = "zh",
    book: bool = False,
    watch: Watch | None = None,
) -> Fixed:
    """The file in clean form, under headers in `lang`, for a CSV or a workbook. `folder`, `period`, `department` and
    `watch` as of `check`.

    Raises InputError with what `check` says where nothing can be judged.
    """
    inputs = [source._replace(data=data, path=None)]
    checked = check(plan, inputs, folder, period=period, department=department, command=_ASKED, watch=watch)
    if not checked.submissions:
        raise InputError([one for one in checked.findings if one.fault.stops and one.place.file == source.shown])
    names = Names(plan)
    around = _surroundings(data, checked.submissions)
    made = [CleanRows(names, one, about, lang, book) for one, about in zip(checked.submissions, around, strict=True)]
    columns, header, rows = _together(made, lang)
    return Fixed(
        plan,
        checked.submissions,
        columns,
        header,
        rows,
        # A line of a wide table gives a row for each period: what was done to its name is said once.
        tuple(dict.fromkeys(change for one in made for change in one.changes())),
        tuple(one for about in around for one in about.left_out),
        tuple(one for one in checked.findings if one.fault in _NOTES and not _is_left(one)),
        tuple(one for one in checked.findings if _is_left(one)),
    )


def _is_left(one: Finding) -> bool:
    nearly = one.fault is faults.SHEET_SKIPPED and one.severity is Severity.WARNING
    return one.code in _LEFT or nearly


def _surroundings(data: bytes, submissions: Sequence[Submission]) -> list[Surroundings]:
    """What stands around each table that was read; sheets that hold none are passed over, as reading does."""
    found: list[Surroundings] = []
    for grid in tables(data, submissions[0].path):
        if len(found) < len(submissions) and submissions[len(found)].sheet == grid.sheet:
            try:
                found.append(surroundings(grid, submissions[len(found)]))
            except InputError:
                continue  # no table: of two parts of a web page without names the other one is
    return found


# --- all tables together ------------------------------------------------------------------------------------------


def _together(
    made: Sequence[CleanRows], lang: Lang
) -> tuple[tuple[Column, ...], tuple[str, ...], list[tuple[str, ...]]]:
    """The columns that hold something, the header, and the rows of all tables in their order."""
    used = {at for one in made for line in one.lines for at, text in enumerate(line.cells) if text}
    positions = [at for at, column in enumerate(ORDER) if column in _BASIC or at in used]
    columns = tuple(ORDER[at] for at in positions)
    ours = [words.SUBMITTED[one].of(lang) for one in columns]
    extras = _extras(made, ours)
    labels = list(dict.fromkeys(key for keys in extras for key in keys))
    rows: list[tuple[str, ...]] = []
    for one, keys in zip(made, extras, strict=True):
        source = [keys.index(key) if key in keys else None for key in labels]
        for cells, others in one.lines:
            more = (("" if at is None or not others else others[at]) for at in source)
            rows.append((*(cells[at] for at in positions), *more))
    return columns, (*ours, *(label for label, _ in labels)), rows


def _extras(made: Sequence[CleanRows], ours: Sequence[str]) -> list[list[tuple[str, int]]]:
    """The other columns of each table, by their labels and, where a label stands over several, which of them it is."""
    found = []
    for one in made:
        labels = [_free(label, ours) for label in one.around.extras]
        found.append([(label, labels[:at].count(label)) for at, label in enumerate(labels)])
    return found


def _free(label: str, ours: Sequence[str]) -> str:
    """A label that nobody takes for one of the contract's: 截止日期 beside an 截至日期 that was empty would be read in
    its stead."""
    while True:
        try:
            read = header_of(Grid("", "", "", ()), [(1, [*ours, label])])
        except InputError:
            label = f"({label})"
            continue
        if len(read.columns) == len(ours) and not read.wide:
            return label
        label = f"({label})"
