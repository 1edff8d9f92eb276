"""A submitted file in clean form: one row a value, the contract's columns, the plan's words, and a list of what was
done. What was not understood stays as it was written; nothing is guessed.

Nothing changes its meaning, and that is not left to hope: what is to be written is read again, and compared value by
value with what was read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.errors import InputError
from gxq_plan.finding import Finding, Severity
from gxq_plan.model import day
from gxq_plan.model.rules import Choice
from gxq_plan.model.submission import Absence, Column
from gxq_plan.place import Place
from gxq_plan.read import actuals
from gxq_plan.read import file_faults as faults
from gxq_plan.read.grid import Grid
from gxq_plan.read.header import header_of
from gxq_plan.read.names import Names
from gxq_plan.read.tables import tables
from gxq_plan.report.fixed import Fixed
from gxq_plan.text import Text
from gxq_plan.uses.check import check
from gxq_plan.uses.clean_cells import chinese
from gxq_plan.uses.clean_rows import ORDER, CleanRows
from gxq_plan.uses.clean_table import Surroundings, surroundings
from gxq_plan.write.to_csv import to_csv
from gxq_plan.write.write_faults import OUTPUT_FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Row, Submission
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
# What a spreadsheet would compute when it opens a CSV. An apostrophe before it is what the program itself shows text
# by, and what reading takes away again.
_COMPUTED = re.compile(r"[=@]|[+-](?!-*$)(?![0-9.]+$).*[-A-Za-z0-9(*/+=!]", re.DOTALL)


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


# --- what is written, and whether it says the same ----------------------------------------------------------------


def as_csv(fixed: Fixed) -> bytes:
    """The clean form as a CSV; what a spreadsheet would compute has an apostrophe before it."""
    value, ours = fixed.columns.index(Column.VALUE), len(fixed.columns)
    width = len(fixed.header)

    def guarded(row: Sequence[str]) -> Sequence[str]:
        open_ = [at for at in (value, *range(ours, width)) if row[at][:1] in ("=", "@", "+", "-") and row[at]]
        if not any(_COMPUTED.match(row[at]) for at in open_):
            return row
        return [f"'{text}" if at in open_ and _COMPUTED.match(text) else text for at, text in enumerate(row)]

    return to_csv(fixed.header, map(guarded, fixed.rows))


def as_xlsx(fixed: Fixed) -> bytes:
    """The clean form as a workbook of one sheet, numbers as numbers."""
    from gxq_plan.write.to_xlsx import as_cell, to_xlsx

    value, known = fixed.columns.index(Column.VALUE), fixed.plan.by_id
    rows = [
        [as_cell(text, to_the_letter=at != value or row[0] not in known) for at, text in enumerate(row)]
        for row in fixed.rows
    ]
    sheet = Text(zh="报送表", en="submission")
    return to_xlsx(sheet.of("en" if fixed.header[0].isascii() else "zh"), fixed.header, rows)


def proven(fixed: Fixed, data: bytes, out: str) -> bytes:
    """`data`, if it says what the file that was received says: read again, value by value.

    Raises InputError (F020) with the first row that does not.
    """
    names = Names(fixed.plan)
    try:
        again = actuals.submissions(data, "-", names)
    except InputError as error:
        cause = error.findings[0]
        raise _refused(out, cause.fault.message.given(**cause.facts)) from None
    said = (_meaning(row) for one in again for row in one.rows)
    before = ((one, row) for one in fixed.tables for row in one.rows)
    for submission, row in before:
        if next(said, None) != _meaning(row):
            place = Place(submission.path, submission.sheet, row.number)
            raise _refused(out, _DIFFERS.given(where=place.words))
    if next(said, None) is not None:
        raise _refused(out, _MORE)
    return data


def _refused(out: str, why: Text) -> InputError:
    return InputError([OUTPUT_FAILED.at(Place(out), reason=why, suggestion=_BY_HAND)])


def _meaning(row: Row) -> tuple[object, ...]:
    """What a row says, however it is written."""
    about, remark = row.about, row.remark
    torn = row.absence is Absence.UNREADABLE
    absence = Absence.NOT_A_NUMBER if torn else row.absence
    named = about.subject or (about.id, about.indicator)
    period = row.period or row.period_written
    if torn or row.cell.raw.startswith("| "):
        return named, absence
    as_of = day.from_text(remark.as_of) or remark.as_of
    status = chinese(Column.DATA_STATUS, remark.data_status)
    progress = chinese(Column.PROGRESS, remark.progress)
    rest = status, progress, as_of, remark.note, remark.submitted_by, remark.evidence
    value = row.value if about.subject else row.cell.raw.lstrip("'")
    return named, period, value, absence if about.subject else None, *rest


_DIFFERS = Text(
    zh="{where} 这一行写成整齐的表之后，读出来与原来不同", en="{where} would say something else in the clean form"
)
_MORE = Text(zh="写成整齐的表之后多读出了行", en="the clean form would be read as more rows than there are")
_BY_HAND = Text(
    zh="文件没有写。请手工整理这一行，或换一种格式（-o 写成 .csv）再试",
    en="nothing was written; put this row right by hand, or try the other format (-o with .csv)",
)
