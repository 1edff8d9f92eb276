"""Submitted files, or a folder of them, to submissions: tables found, rows matched to the plan, cells read."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError, reason
from gxq_plan.finding import Severity
from gxq_plan.model import period as periods
from gxq_plan.model.submission import Layout, Submission
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read import header as headers
from gxq_plan.read.rows import RowReader
from gxq_plan.read.tables import SUFFIXES, tables
from gxq_plan.words import GUIDE_SHEET

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.period import Period
    from gxq_plan.read.grid import Grid
    from gxq_plan.read.names import Names

    Advance = Callable[[int], None]


def data_files(folder: Path) -> list[Path]:
    """The data files of the actuals folder: names that begin with a period, in the order of their names.

    Raises InputError where the folder cannot be read.
    """
    return [one for one in files_in(folder) if periods.at_start_of(one.name)]


def files_in(folder: Path) -> list[Path]:
    """Every file of a kind that can be read, in the order of their names; not what a program that has one open keeps
    beside it (`~$2019.xlsx`)."""
    try:
        return sorted(
            one
            for one in folder.iterdir()
            if one.suffix.lower() in SUFFIXES and not one.name.startswith(("~$", ".")) and one.is_file()
        )
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(folder.as_posix()), reason=reason(error))]) from None


def submissions(
    data: bytes,
    path: str,
    names: Names,
    period: Period | None = None,
    department: str | None = None,
    advance: Advance | None = None,
) -> tuple[Submission, ...]:
    """The tables of one submitted file, read against the names of a plan: one of a text file, of a workbook one for
    each sheet that holds a table. `period` and `department` are what the file is when it does not say so itself;
    `advance` is told how many rows were read, every few thousand.

    What is wrong with single rows is kept in the rows and in `findings`; raises InputError where nothing can be
    judged (not to be opened, no text, no header in any sheet).
    """
    found: list[Submission] = []
    without: list[tuple[Grid, InputError]] = []
    for grid in tables(data, path):
        try:
            found.append(_submission(grid, names, period, department, advance))
        except InputError as error:
            if grid.sheet is None:
                raise
            without.append((grid, error))
    if not found:
        raise InputError([one for _, error in without[:1] for one in error.findings])
    # What a skipped sheet had to say of others (which sheets are hidden) is still to be said.
    skipped = [one for grid, _ in without for one in grid.findings if one.place.sheet != grid.sheet]
    skipped += [_sheet_skipped(grid, error) for grid, error in without if not _is_guide(grid, error)]
    return (found[0]._replace(findings=(*skipped, *found[0].findings)), *found[1:])


def read_file(
    path: Path,
    shown: str,
    names: Names,
    period: Period | None = None,
    department: str | None = None,
    advance: Advance | None = None,
) -> tuple[Submission, ...]:
    """A file on disk, read; see `submissions`. `shown` is how messages name it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError([faults.FILE_UNREADABLE.at(Place(shown), reason=reason(error))]) from None
    return submissions(data, shown, names, period, department, advance)


def _named_by_sheet(grid: Grid) -> Period | None:
    """The period that the name of a sheet begins with: 2019年, 2020年(1-9月)."""
    return periods.at_start_of((grid.sheet or "").translate(_BRACKETS))


_BRACKETS = str.maketrans("", "", "()（）[]【】")


def _is_guide(grid: Grid, error: InputError) -> bool:
    """Whether a sheet is the one that forms say in how to fill them (write.form), and holds nothing like a table."""
    names = (GUIDE_SHEET.zh, GUIDE_SHEET.en)
    return grid.sheet in names and error.findings[0].fault in (faults.NO_HEADER, faults.FILE_EMPTY)


def _sheet_skipped(grid: Grid, error: InputError) -> Finding:
    """A sheet without a table is no submission: said, and a warning where its header nearly is one."""
    cause = error.findings[0]
    nearly = cause.fault not in (faults.NO_HEADER, faults.FILE_EMPTY)
    found = faults.SHEET_SKIPPED.at(Place(grid.path, grid.sheet, cause.place.row), sheet=grid.sheet)
    message = cause.fault.message.given(**cause.facts)
    return found._replace(
        severity=Severity.WARNING if nearly else Severity.INFO, facts={"sheet": grid.sheet, "cause": message}
    )


def _submission(
    grid: Grid, names: Names, period: Period | None, department: str | None, advance: Advance | None
) -> Submission:
    rows = iter(grid.rows)
    first = headers.first_of(rows)
    header = headers.header_of(grid, first)
    above = first[: header.above - 1]
    findings = [*grid.findings, *headers.notices(grid, header)]
    named = periods.at_start_of(grid.path.rsplit("/", 1)[-1])
    title, named_by_title = headers.titled(above)
    if named_by_title and named and named_by_title != named:
        place = Place(grid.path, grid.sheet, title)
        findings.append(faults.PERIOD_DISAGREES.at(place, found=str(named_by_title), named=str(named)))
    by_sheet = None if named_by_title else _named_by_sheet(grid)
    if by_sheet and named and by_sheet != named:
        place = Place(grid.path, grid.sheet)
        findings.append(faults.PERIOD_DISAGREES.at(place, found=str(by_sheet), named=str(named)))
    reader = RowReader(names, grid, header, named, named_by_title or by_sheet or period, advance)
    read = reader.read(chain(first[header.above :], rows))
    at_header = Place(grid.path, grid.sheet, header.row)
    if not reader.seen:
        findings.append(faults.NO_ROWS.at(at_header))
    if reader.without_period and read:
        findings.append(faults.PERIOD_MISSING.at(at_header))
    written = headers.office(above)
    office = names.plan.department_names.get(written) if written else None
    return Submission(
        grid.path,
        grid.sha256,
        grid.encoding,
        header.columns,
        read,
        read.held(),
        (*findings, *reader.findings),
        grid.sheet,
        Layout(grid.delimiter, header.row, bool(header.wide), header.renamed),
        office or department,
    )
