"""The rows of one table: matched to the plan, their period known, their cells read.

What rows say repeats (names, periods, notes, and values too), so each distinct text is read once and shared: a
million rows then cost little more than splitting them.
"""

from __future__ import annotations

import re
import unicodedata
from operator import itemgetter
from typing import TYPE_CHECKING

from gxq_plan.model import period as periods
from gxq_plan.model.period import Period
from gxq_plan.model.submission import About, Absence, Cell, Column, Remark, Row
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.cells import cell
from gxq_plan.read.grid import filled
from gxq_plan.read.nearest import folded, nearest
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from gxq_plan.finding import Fault, Finding
    from gxq_plan.read.grid import Cells, Grid
    from gxq_plan.read.header import Header
    from gxq_plan.read.names import Names

_SUGGESTIONS = 200
_ADVANCED = 5_000
_ABOUT = (Column.ID, Column.INDICATOR, Column.UNIT, Column.DEPARTMENT)
_REMARK = tuple(Column(name) for name in Remark._fields)
# Rows that are no data: the sums and the small print that forms carry around their table.
_SUM = re.compile(r"(合计|小计|总计|平均|total|subtotal|sum)([(:].*)?")
_SMALL_PRINT = re.compile(r"(注|备注|说明|附注|填报|制表|审核|审批|复核|单位|部门|联系|日期|报送|签发|负责人|※|\*)")


class RowReader:
    """Reads the rows of one table: knows its columns, its period, and which names were already given out."""

    def __init__(
        self,
        names: Names,
        grid: Grid,
        header: Header,
        named: Period | None,
        otherwise: Period | None,
        advance: Callable[[int], None] | None = None,
    ) -> None:
        self.names, self.plan, self.grid, self.header = names, names.plan, grid, header
        self.named, self.otherwise, self.advance = named, otherwise, advance
        self.findings: list[Finding] = []
        self.seen = 0
        self.without_period = False
        self._suggested = 0
        self._given: set[tuple[str, Period | None]] = set()
        self._shared = frozenset(one for ids in names.by_name.values() if len(ids) > 1 for one in ids)
        self._abouts: dict[tuple[str, ...], tuple[About, _Values]] = {}
        self._turned: dict[tuple[About, str], About] = {}
        self._values: dict[tuple[str, str], _Values] = {}
        self._remarks: dict[tuple[str, ...], Remark] = {}
        self._periods: dict[str, tuple[Period | None, Fault | None]] = {}
        self._about_columns, self._about_of = self._picked(_ABOUT)
        self._remark_columns, self._remark_of = self._picked(_REMARK)
        known = header.columns
        at = known.get(Column.VALUE) or known.get(Column.PROGRESS)
        self._value_at = known[Column.VALUE][1] - 1 if Column.VALUE in known else None
        self._period_at = known[Column.PERIOD][1] - 1 if Column.PERIOD in known else None
        values = [*header.wide.values(), *([at] if at else [])]
        self._unfilled = frozenset(number for _, number in values)

    def _picked(self, wanted: Sequence[Column]) -> tuple[list[Column], Callable[[Cells], tuple[str, ...]]]:
        """The columns that the table has, and what takes their cells out of a row."""
        found = [(one, self.header.columns[one][1] - 1) for one in wanted if one in self.header.columns]
        if not found:
            return [], lambda _: ()
        numbers = [at for _, at in found]
        return [one for one, _ in found], itemgetter(*numbers, numbers[-1])  # always a tuple, also of one column

    def rows(self, body: Iterable[tuple[int, Cells]]) -> Iterator[Row]:
        """Every row that is data. What is none (sums, small print, headings) is said and left out."""
        if self.header.wide:
            found = list(self._wide(body))
            # A period column with nothing in it is not yet reported, it is not a row of empty values.
            used = {row.period for row in found if row.absence is not Absence.EMPTY}
            yield from (row for row in found if row.period in used)
        else:
            for number, cells, about, values in self._matched(body):
                if values is None:
                    raw = cells[self._value_at] if self._value_at is not None and self._value_at < len(cells) else ""
                    one = Cell(raw.strip(), None, Absence.UNREADABLE)
                else:
                    one = values[cells[self._value_at]] if self._value_at is not None else _NO_VALUE
                period, written = self._period(number, cells) if values is not None else (self.named, "")
                if about.candidates and about.subject is None:
                    about = self._turn(about, period)
                elif about.subject in self._shared:
                    self._given.add((about.subject, period))
                yield Row(number, about, period, one, self._remark(cells), written)

    def _wide(self, body: Iterable[tuple[int, Cells]]) -> Iterator[Row]:
        for number, cells, about, values in self._matched(body):
            for period, column in self.header.wide.items():
                here = self._turn(about, period) if about.candidates and about.subject is None else about
                if here is about and about.subject in self._shared:
                    self._given.add((str(about.subject), period))
                known = self._known(number, str(period), period, column)
                one = _UNREADABLE if values is None else values[cells[column[1] - 1]]
                yield Row(number, here, known, one, self._remark(cells), "", column)

    def _matched(self, body: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells, About, _Values | None]]:
        """Rows with what they are about and what reads their values, None where their cells cannot be told apart."""
        width, padded, merged = self.header.width, self.grid.padded, self.grid.merged
        abouts, about_of = self._abouts, self._about_of
        for number, cells in body:
            self.seen += 1
            if self.advance and not self.seen % _ADVANCED:
                self.advance(self.seen)
            if padded:
                if merged:
                    cells = filled(number, cells, merged, self._unfilled)
                cells = cells[:width] + [""] * (width - len(cells))
            ragged = len(cells) != width
            key = about_of(cells + [""] * (width - len(cells)) if ragged else cells)
            about, values = abouts.get(key) or self._about(key)
            if about.subject is None and self._is_no_data(number, cells, about):
                continue
            if ragged:
                self._ragged(number, len(cells))
                yield number, cells + [""] * (width - len(cells)), about, None
            else:
                yield number, cells, about, values

    def _ragged(self, number: int, length: int) -> None:
        hint = _TOO_LONG if length > self.header.width else _TOO_SHORT
        place = Place(self.grid.path, self.grid.sheet, number)
        self.findings.append(faults.RAGGED_ROW.at(place, found=length, expected=self.header.width, suggestion=hint))

    # --- what a row is about ---

    def _about(self, key: tuple[str, ...]) -> tuple[About, _Values]:
        said = {column.value: text.strip() for column, text in zip(self._about_columns, key, strict=False)}
        written, name, unit = said.get("id", ""), said.get("indicator", ""), said.get("unit", "")
        subject, candidates = self._match(written, name)
        seat = self.plan.by_id.get(subject or (candidates[0] if candidates else ""))
        units = seat.indicator.unit if seat else "", unit
        values = self._values.setdefault(units, _Values(*units))
        made = About(**said, subject=subject, candidates=candidates), values
        self._abouts[key] = made
        return made

    def _match(self, written: str, name: str) -> tuple[str | None, tuple[str, ...]]:
        """The id that a row is about: by its 编号, else by its name; or the ids and names that it may have meant."""
        if written:
            known = self.names.ids.get(unicodedata.normalize("NFKC", written).strip().upper())
            return (known, ()) if known else (None, self._meant(written, name))
        if not name:
            return None, ()
        ids = self.names.by_name.get(folded(name), ())
        if len(ids) == 1:
            return ids[0], ()
        return None, ids or self._nearest(name, self.names.shown)

    def _nearest(self, name: str, known: Iterable[str]) -> tuple[str, ...]:
        """The nearest names, for the first rows that match nothing: a file of another plan has thousands."""
        self._suggested += 1
        return nearest(name, known) if self._suggested <= _SUGGESTIONS else ()

    def _meant(self, written: str, name: str) -> tuple[str, ...]:
        """What a row with an unknown id is probably about: its name says more than its id."""
        exact = self.names.by_name.get(folded(name), ()) if name else ()
        return exact or self._nearest(name or written, self.names.shown if name else self.names.ids.values())

    def _turn(self, about: About, period: Period | None) -> About:
        """Rows that share a name only because one repeats the other take turns: the original first."""
        ids = about.candidates
        seats = [self.plan.by_id[one].indicator for one in ids if one in self.plan.by_id]
        originals = [one.id for one in seats if one.same_as not in ids]
        if about.id or len(seats) != len(ids) or len(ids) < 2 or len(originals) != 1:
            return about
        order = [*originals, *(one for one in ids if one not in originals)]
        free = next((one for one in order if (one, period) not in self._given), order[-1])
        self._given.add((free, period))
        return self._turned.setdefault((about, free), about._replace(subject=free, candidates=()))

    def _is_no_data(self, number: int, cells: Cells, about: About) -> bool:
        """Whether a row that matches nothing is no data at all: blank, a sum, a heading or small print."""
        texts = [text for one in cells if (text := one.strip())]
        if not texts:
            self.seen -= 1
            return True
        name = unicodedata.normalize("NFKC", about.indicator or about.id)
        lone = len(set(texts)) == 1
        if _SUM.fullmatch("".join(name.split()).lower()) and not about.candidates:
            kind = _SUM_ROW
        elif lone and {folded(texts[0]), folded(_without_number(texts[0]))} & self.names.headings:
            kind = _HEADING
        elif all(_is_small_print(one) for one in texts):
            kind = _PRINT
        elif texts == [label for label, _ in self.header.columns.values()]:
            kind = _REPEATED
        else:
            return False
        self.seen -= 1
        place = Place(self.grid.path, self.grid.sheet, number)
        self.findings.append(faults.ROW_SKIPPED.at(place, kind=kind, text=" ".join(texts)))
        return True

    # --- the other cells ---

    def _period(self, number: int, cells: Cells) -> tuple[Period | None, str]:
        written = cells[self._period_at].strip() if self._period_at is not None else ""
        if not written:
            period = self.named or self.otherwise
            self.without_period |= period is None
            return (self._known(number, str(period), period, None) if period else None), ""
        header = self.header.columns[Column.PERIOD]
        return self._known(number, written, periods.from_text(written), header), written

    def _known(self, number: int, written: str, period: Period | None, column: tuple[str, int] | None) -> Period | None:
        """The period, where it is one of the plan's; said where it is not, or is not what the file's name says."""
        known = self._periods.get(written)
        if known is None:
            outside = period is None or Period(period.year) not in self.plan.periods
            disagrees = self.named is not None and period != self.named
            fault = faults.UNKNOWN_PERIOD if outside else faults.PERIOD_DISAGREES if disagrees else None
            known = self._periods[written] = None if outside else period, fault
        period, fault = known
        if fault:
            place = Place(self.grid.path, self.grid.sheet, number, *(column or (None, None)))
            facts: dict[str, object] = {"found": written, "named": str(self.named)}
            if fault is faults.UNKNOWN_PERIOD:
                facts = {"found": written, "periods": list(map(str, self.plan.periods))}
            self.findings.append(fault.at(place, None, **facts))
        return period

    def _remark(self, cells: Cells) -> Remark:
        key = self._remark_of(cells)
        found = self._remarks.get(key)
        if found is None:
            said = {column.value: text.strip() for column, text in zip(self._remark_columns, key, strict=False)}
            found = self._remarks[key] = Remark(**said)
        return found


class _Values(dict[str, Cell]):
    """The value cells of an indicator's unit, each distinct text read once."""

    def __init__(self, unit: str, written: str) -> None:
        super().__init__()
        self.unit, self.written = unit, written

    def __missing__(self, raw: str) -> Cell:
        found = self[raw] = cell(raw, self.unit, self.written)
        return found


def _is_small_print(text: str) -> bool:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return bool(_SMALL_PRINT.match(plain)) and (":" in plain or plain.startswith(("注", "※", "*")))


def _without_number(text: str) -> str:
    """A heading without the number before it: 一、产业创新引领工程, (一)…, 1.…"""
    return re.sub(r"^[((]?[一二三四五六七八九十\d]+[))]?[、..]?", "", unicodedata.normalize("NFKC", text).strip())


_NO_VALUE = Cell("", None, Absence.EMPTY)
_UNREADABLE = Cell("", None, Absence.UNREADABLE)
_SUM_ROW = Text(zh="合计行", en="a row of sums")
_HEADING = Text(zh="标题行", en="a heading")
_PRINT = Text(zh="注释行", en="small print")
_REPEATED = Text(zh="重复的表头", en="a repeated header")
_TOO_LONG = Text(
    zh="请检查数字或文字里的逗号：数字写 5300 不写 5,300，含逗号的文字加双引号",
    en="look for commas inside numbers or text: write 5300, not 5,300, and put text with commas in quotes",
)
_TOO_SHORT = Text(zh="请补齐这一行，空格也要留出逗号", en="complete the row; empty cells keep their commas")
