"""The rows of one table in clean form, and what was done to get there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan import words
from gxq_plan.model.submission import Absence, Column, Remark
from gxq_plan.place import Place
from gxq_plan.read.from_csv import DELIMITERS
from gxq_plan.report.fixed import Change, Kind
from gxq_plan.uses.clean_cells import Amount, CleanCells, Edit, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gxq_plan.model.submission import Submission
    from gxq_plan.read.names import Names
    from gxq_plan.text import Lang
    from gxq_plan.uses.clean_table import Surroundings

# The contract's columns as the clean form has them.
ORDER = (
    Column.ID,
    Column.INDICATOR,
    Column.UNIT,
    Column.PERIOD,
    Column.VALUE,
    Column.DEPARTMENT,
    Column.DATA_STATUS,
    Column.AS_OF,
    Column.SUBMITTED_BY,
    Column.EVIDENCE,
    Column.PROGRESS,
    Column.NOTE,
)
_MAY_BE_NEW = (Column.ID, Column.INDICATOR, Column.UNIT, Column.PERIOD, Column.DEPARTMENT)
_SHOWN = 3
_ENCODING = "UTF-8 BOM"


class Line(NamedTuple):
    """A row in clean form: its texts in ORDER, and its cells of columns that the contract does not know."""

    cells: tuple[str, ...]
    extras: tuple[str, ...] = ()


class CleanRows:
    """`lines` are the table's rows, in their order; `book`: they are to stand in a workbook."""

    def __init__(self, names: Names, submission: Submission, around: Surroundings, lang: Lang, book: bool) -> None:
        self.submission, self.around, self.lang, self.book = submission, around, lang, book
        self.cells = CleanCells(names, submission, lang)
        self._edits: list[tuple[int, tuple[str, int] | None, Sequence[Edit]]] = []
        self.lines = list(self._lines())

    def _lines(self) -> Iterator[Line]:
        """Each distinct thing that rows say is looked at once."""
        rows, kept = self.submission.rows, self.around.kept
        subjects = [self.cells.subject(one) for one in rows.abouts]
        remarks = [self.cells.remark(one) for one in rows.remarks]
        amounts: dict[tuple[int, int], Amount] = {}
        for number, about, when, cell, rest in zip(
            rows.numbers, rows.about, rows.when, rows.cell, rows.rest, strict=True
        ):
            subject, found = subjects[about], rows.cells[cell]
            period, written, column = rows.whens[when]
            if found.absence is Absence.UNREADABLE:
                yield self._torn(number, subject, str(period or ""))
                continue
            amount = amounts.get((about, cell))
            if amount is None:
                amount = amounts[about, cell] = self.cells.amount(rows.abouts[about], subject, found)
            remark, said = remarks[rest]
            stands = str(period) if period else written
            self._note(number, column, (subject.edits, amount.edits, said, self._dated(number, written, stands)))
            yield Line(_texts(subject, amount, stands, remark), kept.get(number, ()))

    def _torn(self, number: int, subject: Subject, period: str) -> Line:
        """A row of which nobody knows which cell is which: what `check` takes it to be about stays; the rest stands
        whole where its value would be, between bars, so that it can pass for no number."""
        whole = " | ".join(("", *(one.strip() for one in self.around.whole.get(number, ())), "")).strip()
        known = subject.department in self.cells.plan.department_names
        amount = Amount(whole, subject.unit if subject.is_indicator else "", ())
        about = subject if known else subject._replace(department="")
        return Line(_texts(about, amount, period, Remark()))

    def _dated(self, number: int, written: str, stands: str) -> tuple[Edit, ...]:
        """What was done to the cell of the period."""
        if Column.PERIOD not in self.submission.headers:
            return ()
        before = "" if number in self.around.undated else written
        return (Edit(Kind.PERIOD, Column.PERIOD, before, stands),) if before != stands else ()

    def _note(self, number: int, column: tuple[str, int] | None, edits: Iterable[Sequence[Edit]]) -> None:
        self._edits += ((number, column, some) for some in edits if some)

    # --- what was done ---

    def changes(self) -> Iterator[Change]:
        """What was done to the table, then to its cells, in the order of its rows."""
        yield from self._to_the_table()
        headers = self.submission.headers
        for number, column, edits in self._edits:
            for one in edits:
                # What a column that was not there is filled with is said once for the column.
                if one.column in headers or one.column is Column.VALUE or one.kind is Kind.ID:
                    yield Change(one.kind, self._place(number, column, one), *one[2:])

    def _place(self, number: int, column: tuple[str, int] | None, one: Edit) -> Place:
        """The cell that was written anew; of an id that had no column, that of the name."""
        path, sheet, headers = self.submission.path, self.submission.sheet, self.submission.headers
        if one.column is Column.VALUE and column:
            return Place(path, sheet, number, *column)
        found = headers.get(one.column) or headers.get(Column.INDICATOR)
        return Place(path, sheet, number, *(found or (None, None)))

    def _to_the_table(self) -> Iterator[Change]:
        one = self.submission
        place = Place(one.path, one.sheet, one.layout.header)
        yield from self._to_the_file(Place(one.path))
        if one.layout.wide:
            labels = dict.fromkeys(column[0] for _, _, column in one.rows.whens if column)
            yield Change(Kind.LONG, place, self._listed(labels), self._header(Column.PERIOD))
        for column, (label, number) in sorted(one.headers.items(), key=lambda known: known[1][1]):
            if label != self._header(column):
                at = place._replace(column=label, column_number=number)
                yield Change(Kind.HEADER, at, label, self._header(column))
        for column in _MAY_BE_NEW:
            if column not in one.headers and (filled := self._filled(column)):
                yield Change(Kind.COLUMN, place, "", self._header(column), detail=filled)

    def _header(self, column: Column) -> str:
        return words.SUBMITTED[column].of(self.lang)

    def _to_the_file(self, place: Place) -> Iterator[Change]:
        """What becomes of the file: another format; of a text file that stays one its encoding and separator."""
        encoding, delimiter = self.submission.encoding, self.submission.layout.delimiter
        before = encoding if delimiter is None else "CSV"
        after = "XLSX" if self.book else "CSV"
        if before != after:
            yield Change(Kind.FORMAT, place, before, after)
        elif delimiter is not None:
            if encoding != _ENCODING:
                yield Change(Kind.ENCODING, place, encoding, _ENCODING)
            if delimiter != ",":
                old, new = (DELIMITERS[one].of(self.lang) for one in (delimiter, ","))
                yield Change(Kind.DELIMITER, place, old, new)

    def _filled(self, column: Column) -> str:
        """What a column that the table did not have is filled with; the first few of many."""
        at = ORDER.index(column)
        found = list(dict.fromkeys(text for line in self.lines if (text := line.cells[at])))
        return self._listed(found[:_SHOWN]) + ("…" if len(found) > _SHOWN else "")

    def _listed(self, texts: Iterable[str]) -> str:
        return ("、" if self.lang == "zh" else ", ").join(texts)


def _texts(subject: Subject, amount: Amount, period: str, remark: Remark) -> tuple[str, ...]:
    """In ORDER."""
    return (
        subject.id,
        subject.name,
        amount.unit,
        period,
        amount.value,
        subject.department,
        remark.data_status,
        remark.as_of,
        remark.submitted_by,
        remark.evidence,
        remark.progress,
        remark.note,
    )
