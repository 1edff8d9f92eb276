"""What stands in each cell of the clean form, and how it differs from what was written.

Only what the reader understood is written anew; every other cell keeps its text. Texts repeat, so each distinct one is
looked at once, however many rows say it.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.model import day
from gxq_plan.model.submission import Absence, Column
from gxq_plan.model.unit import folded as folded_unit
from gxq_plan.read.cells import cell
from gxq_plan.read.nearest import folded
from gxq_plan.report.fixed import Kind, Why

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import About, Cell, Remark, Submission
    from gxq_plan.read.names import Names
    from gxq_plan.text import Lang

_DIGITS = re.compile(r"[0-9][0-9,.]*|\.[0-9]+")
_FULL_WIDTH = re.compile("[\uff01-\uff5e]")
_NUMBER = re.compile(r"[+-]?[0-9.]+")


class Edit(NamedTuple):
    """How the text of a column differs from what was written; its row is known where it is used. `detail` is the plan's
    unit of a value, the name beside an id."""

    kind: Kind
    column: Column
    before: str
    after: str
    why: tuple[Why, ...] = ()
    detail: str = ""


class Subject(NamedTuple):
    """What a row is about, in the plan's own words where it is known. `is_indicator`: its value is in `unit`."""

    id: str
    name: str
    department: str
    unit: str
    is_indicator: bool
    edits: tuple[Edit, ...]


class Amount(NamedTuple):
    """A value and its unit as they are written."""

    value: str
    unit: str
    edits: tuple[Edit, ...]


class CleanCells:
    """The cells of one table's rows in clean form."""

    def __init__(self, names: Names, submission: Submission, lang: Lang) -> None:
        self.names, self.submission, self.lang = names, submission, lang

    @property
    def plan(self) -> Plan:
        return self.names.plan

    @cached_property
    def office(self) -> str:
        """The office that the table as a whole comes from, in the plan's words: in the clean form its rows say it."""
        written = self.submission.department or ""
        return self.plan.department_names.get(written, written)

    # --- what a row is about ---

    def subject(self, about: About) -> Subject:
        """A row that matches nothing keeps every word that it says."""
        subject = about.subject
        if subject is None:
            return Subject(about.id, about.indicator, about.department, about.unit, False, ())
        seat = self.plan.by_id.get(subject)
        name, department = self._name(about, subject), self._department(about.department)
        written = (
            Edit(Kind.ID, Column.ID, about.id, subject, detail=about.indicator),
            Edit(Kind.INDICATOR, Column.INDICATOR, about.indicator, name),
            Edit(Kind.DEPARTMENT, Column.DEPARTMENT, about.department, department),
        )
        edits = tuple(one for one in written if one.before != one.after)
        return Subject(subject, name, department, seat.indicator.unit if seat else about.unit, seat is not None, edits)

    def _name(self, about: About, subject: str) -> str:
        """The plan's name, but where a row's id and name are of two indicators: a person must say which (A012)."""
        known = not about.indicator or subject in self.names.by_name.get(folded(about.indicator), ())
        return self.plan.name_of(subject) if known else about.indicator

    def _department(self, written: str) -> str:
        return self.plan.department_names.get(written, written) if written else self.office

    # --- its value ---

    def amount(self, about: About, subject: Subject, found: Cell) -> Amount:
        """A value that was understood, in the plan's unit; else the text and the unit as they were written, because one
        without the other says something else."""
        if not subject.is_indicator:
            return Amount(found.raw, about.unit, ())
        if found.value is None:
            unit = self._unit_without_value(about.unit, subject.unit, found)
            return Amount(found.raw, unit, _unit_edit(about.unit, unit))
        plain = f"{found.value:f}"
        if cell(plain, subject.unit, subject.unit).value != found.value:
            # Longer than a number may be (.1 with forty digits): as it was written it is read again.
            return Amount(found.raw, about.unit, ())
        edits = _unit_edit(about.unit, subject.unit)
        if plain != found.raw:
            why = _why(found.raw, found.value)
            edits = (Edit(Kind.VALUE, Column.VALUE, found.raw, plain, why, subject.unit), *edits)
        return Amount(plain, subject.unit, edits)

    @staticmethod
    def _unit_without_value(written: str, unit: str, found: Cell) -> str:
        same = not written or folded_unit(written) == folded_unit(unit)
        return unit if same and _reads_alike(found, unit) else written

    # --- what it says beside ---

    def remark(self, remark: Remark) -> tuple[Remark, tuple[Edit, ...]]:
        """The words of the contract and days as 2019-12-31, where these are certain."""
        as_of = day.from_text(remark.as_of) if remark.as_of else None
        clean = remark._replace(
            data_status=self._word(Column.DATA_STATUS, remark.data_status),
            progress=self._word(Column.PROGRESS, remark.progress),
            as_of=as_of.isoformat() if as_of else remark.as_of,
        )
        written = (
            Edit(Kind.WORD, Column.DATA_STATUS, remark.data_status, clean.data_status),
            Edit(Kind.WORD, Column.PROGRESS, remark.progress, clean.progress),
            Edit(Kind.DAY, Column.AS_OF, remark.as_of, clean.as_of),
        )
        return clean, tuple(one for one in written if one.before != one.after)

    def _word(self, column: Column, written: str) -> str:
        """A word of the list in Chinese; under English headers the word that stands there."""
        return chinese(column, written) if self.lang == "zh" else written


def chinese(column: Column, written: str) -> str:
    """The Chinese word for an English one of the list; any other text as it is."""
    return next((zh for zh, en in CHOICES[column].items() if en == written), written)


def _unit_edit(before: str, after: str) -> tuple[Edit, ...]:
    return (Edit(Kind.UNIT, Column.UNIT, before, after),) if before != after else ()


def _reads_alike(found: Cell, unit: str) -> bool:
    """Whether a text that is no number says the same with the plan's unit beside it."""
    if found.absence is Absence.UNREADABLE:
        return True
    again = cell(found.raw, unit, unit)
    return (again.value, again.absence, again.refusal, again.meant) == (None, *found[2:5])


def _why(raw: str, value: Decimal) -> tuple[Why, ...]:
    """What was done to a text to make it a plain number."""
    plain = unicodedata.normalize("NFKC", raw).strip()
    digits = _DIGITS.search(plain)
    found: dict[Why, bool] = {
        Why.WIDTH: bool(_FULL_WIDTH.search(raw)),
        Why.APOSTROPHE: plain[:1] in ("'", "‘", "’"),
        Why.SEPARATORS: digits is not None and "," in digits.group(),
        Why.NUMERALS: digits is None,
    }
    if digits:
        number = digits.group().replace(",", "")
        same = _NUMBER.fullmatch(number) is not None and Decimal(number) == abs(value)
        found[Why.CONVERTED] = not same
        rest = (plain[: digits.start()] + plain[digits.end() :]).strip(" '‘’+-−")
        found[Why.UNIT_REMOVED] = same and any(one.isprintable() and not one.isspace() for one in rest)
        found[Why.SPACES] = not rest and len(raw.split()) > 1
    return tuple(one for one, so in found.items() if so) or (Why.SPELLING,)
