"""The clean form as the bytes of a file, and the proof that they say what the file that was received said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.model import day
from gxq_plan.model.submission import Absence, Column
from gxq_plan.place import Place
from gxq_plan.read import actuals
from gxq_plan.read.names import Names
from gxq_plan.text import Text
from gxq_plan.uses.clean_cells import chinese
from gxq_plan.write.to_csv import to_csv
from gxq_plan.write.write_faults import OUTPUT_FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.submission import Row
    from gxq_plan.report.fixed import Fixed

# What a spreadsheet would compute when it opens a CSV. An apostrophe before it is what the program itself shows text
# by, and what reading takes away again.
_COMPUTED = re.compile(r"[=@]|[+-](?!-*$)(?![0-9.]+$).*[-A-Za-z0-9(*/+=!]", re.DOTALL)


def as_csv(fixed: Fixed) -> bytes:
    """The clean form as a CSV; what a spreadsheet would compute has an apostrophe before it."""
    open_to_it = (fixed.columns.index(Column.VALUE), *range(len(fixed.columns), len(fixed.header)))

    def guarded(row: Sequence[str]) -> Sequence[str]:
        computed = [at for at in open_to_it if _COMPUTED.match(row[at])]
        return [f"'{text}" if at in computed else text for at, text in enumerate(row)] if computed else row

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
