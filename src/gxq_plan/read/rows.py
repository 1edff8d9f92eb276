"""The rows of one table: matched to the plan, their period known, their cells read.

What rows say repeats (names, periods, notes, and values too), so each distinct text is read once and shared: a
million rows then cost little more than splitting them.
"""

from __future__ import annotations

import re
import unicodedata
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from gxq_plan.model import period as periods
from gxq_plan.model.period import Period
from gxq_plan.model.rows import Rows
from gxq_plan.model.submission import About, Absence, Cell, Column, Remark
from gxq_plan.place import Place
from gxq_plan.read import file_faults as faults
from gxq_plan.read.cells import cell
from gxq_plan.read.grid import filled
from gxq_plan.read.header import is_header
from gxq_plan.read.names import id_of
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
_SUM = re.compile(r"(本页|本表|以上|全区|各项)?(合计|小计|总计|共计|平均|(grand|sub)?total|sum)([(:].*)?")
_SMALL_PRINT = re.compile(
    r"(附?注|备注|说明)[\d(一二三四五]*[):.、]|附?注\d|附?注$|※|\*"
    r"|(填报|制表|审核|审批|复核|单位|部门|联系|日期|报送|签发|负责人)[^:]*:"
)
# What is no name, where it stands alone: 注 数据为快报数, 数据来源：统计局, 2.研发经费按火炬口径统计。
_SENTENCE = re.compile(r"。$|[:：]|^附?注\s")
_RULED = re.compile(r":?[-=_+—–─━]{3,}:?")


class _Distinct(dict[Any, int]):
    """Each distinct text once: its position in `made`, where what was read of it stands."""

    def __init__(self, read: Callable[[Any], Any], made: list[Any]) -> None:
        super().__init__()
        self.read, self.made = read, made

    def __missing__(self, text: Any) -> int:
        at = self[text] = len(self.made)
        self.made.append(self.read(text))
        return at


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
        self._ended = False
        self.without_period = False
        self._suggested = 0
        self._given: set[tuple[str, Period | None]] = set()
        self._shared = frozenset(one for ids in names.by_name.values() if len(ids) > 1 for one in ids)
        self.rows = Rows()
        self._about_columns, self._about_of = self._picked(_ABOUT)
        self._remark_columns, self._remark_of = self._picked(_REMARK)
        self._values: dict[tuple[str, str], _Distinct] = {}
        # By position in `abouts`: what reads their values, and whether they match nothing or may have to take turns.
        self._values_of: list[_Distinct] = []
        self._odd: list[bool] = []
        self._abouts = _Distinct(self._about, self.rows.abouts)
        self._turned: dict[tuple[int, str], int] = {}
        self._whens = _Distinct(self._when, self.rows.whens)
        self._when_faults: list[Fault | None] = []
        self._remarks = _Distinct(self._remark, self.rows.remarks)
        self._value_columns = [at for at, _ in self._spots() if at is not None]
        self._unreadable = _Distinct(lambda raw: Cell(raw.strip(), None, Absence.UNREADABLE), self.rows.cells)
        self._empty = _Distinct(lambda _: Cell("", None, Absence.EMPTY), self.rows.cells)

    def _picked(self, wanted: Sequence[Column]) -> tuple[list[Column], Callable[[Cells], tuple[str, ...]]]:
        """The columns that the table has, and what takes their cells out of a row."""
        found = [(one, self.header.columns[one][1] - 1) for one in wanted if one in self.header.columns]
        if not found:
            return [], lambda _: ()
        numbers = [at for _, at in found]
        return [one for one, _ in found], itemgetter(*numbers, numbers[-1])  # always a tuple, also of one column

    def _spots(self) -> list[tuple[int | None, int | None]]:
        """Where the values of a row stand: the index of their cell, and what is known of their period (its position
        in `whens`), None where a cell of the row says it."""
        if self.header.wide:
            return [(column[1] - 1, self._whens[period, column]) for period, column in self.header.wide.items()]
        value = self.header.columns.get(Column.VALUE)
        when = None if Column.PERIOD in self.header.columns else self._whens[""]
        return [(value[1] - 1 if value else None, when)]

    def read(self, body: Iterable[tuple[int, Cells]]) -> Rows:
        """Every row that is data. What is none (sums, small print, headings) is said and left out."""
        # This loop is what a long file costs: names are local, and what is rare is behind one test each.
        rows, spots, width, odd = self.rows, self._spots(), self.header.width, self._odd
        abouts, about_of, remarks, remark_of = self._abouts, self._about_of, self._remarks, self._remark_of
        whens, when_faults, values_of = self._whens, self._when_faults, self._values_of
        period_at = self.header.columns.get(Column.PERIOD, ("", 0))[1] - 1
        append = rows.appender()
        for number, cells in self._advancing(self._squared(body) if self.grid.padded else body):
            length = len(cells)
            if length < width:
                cells = cells + [""] * (width - length)
            at = abouts[about_of(cells)]
            if odd[at] and self._is_no_data(number, cells[:length], at):
                if self._ended:
                    break
                continue
            if length != width:
                self._ragged(number, length)
            rest = remarks[remark_of(cells)]
            for value_at, fixed in spots:
                when = whens[cells[period_at]] if fixed is None else fixed
                if when_faults[when] and length == width:
                    self._say_period(number, when)
                if value_at is None:
                    cell_at = self._empty[""]
                elif length == width:
                    cell_at = values_of[at][cells[value_at]]
                else:
                    cell_at = self._unreadable[cells[value_at]]
                append(number, self._turn(at, when) if odd[at] else at, when, cell_at, rest)
        self.seen = len(rows)
        return self._without_unused_periods() if self.header.wide else rows

    def _squared(self, body: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
        """Rows of a workbook, all of the header's width, with merged cells filled but for values and progress."""
        width, merged, columns = self.header.width, self.grid.merged, self.header.columns
        values = [
            self.header.wide.values(),
            (columns[one] for one in (Column.VALUE, Column.PROGRESS) if one in columns),
        ]
        unfilled = frozenset(number for found in values for _, number in found)
        for number, cells in body:
            found = filled(number, cells, merged, unfilled) if merged else cells
            yield number, found[:width] + [""] * (width - len(found))

    def _advancing(self, body: Iterable[tuple[int, Cells]]) -> Iterable[tuple[int, Cells]]:
        return self._told(body, self.advance) if self.advance else body

    @staticmethod
    def _told(body: Iterable[tuple[int, Cells]], advance: Callable[[int], None]) -> Iterator[tuple[int, Cells]]:
        for count, one in enumerate(body, 1):
            if not count % _ADVANCED:
                advance(count)
            yield one

    def _without_unused_periods(self) -> Rows:
        """A period column with nothing in it is not yet reported: no rows of empty values."""
        rows = self.rows
        full = {at for at, one in enumerate(rows.cells) if one.absence is not Absence.EMPTY}
        used = {rows.whens[when][0] for when, cell_at in zip(rows.when, rows.cell, strict=True) if cell_at in full}
        return rows.where(lambda period: period in used)

    def _ragged(self, number: int, length: int) -> None:
        hint = _TOO_LONG if length > self.header.width else _TOO_SHORT
        place = Place(self.grid.path, self.grid.sheet, number)
        self.findings.append(faults.RAGGED_ROW.at(place, found=length, expected=self.header.width, suggestion=hint))

    # --- what a row is about ---

    def _about(self, key: tuple[str, ...]) -> About:
        said = {column.value: text.strip() for column, text in zip(self._about_columns, key, strict=False)}
        written, name, unit = said.get("id", ""), said.get("indicator", ""), said.get("unit", "")
        if said.get("department"):
            said["department"] = self.names.department(said["department"])
        subject, candidates = self._match(written, name)
        seat = self.plan.by_id.get(subject or (candidates[0] if candidates else ""))
        self._values_of.append(self._reader(seat.indicator.unit if seat else "", unit))
        self._odd.append(subject is None or subject in self._shared)
        return About(**said, subject=subject, candidates=candidates)

    def _reader(self, unit: str, written: str) -> _Distinct:
        """What reads the value cells of an indicator's unit."""
        found = self._values.get((unit, written))
        if found is None:
            found = _Distinct(lambda raw: cell(raw, unit, written), self.rows.cells)
            self._values[unit, written] = found
        return found

    def _match(self, written: str, name: str) -> tuple[str | None, tuple[str, ...]]:
        """The id that a row is about: by its 编号, else by its name; or the ids and names that it may have meant."""
        if written:
            known = self.names.ids.get(id_of(written))
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

    def _turn(self, at: int, when: int) -> int:
        """Rows that share a name only because one repeats the other take turns: the original first. A row that was
        given its id has had its turn."""
        about, period = self.rows.abouts[at], self.rows.whens[when][0]
        if about.subject is not None:
            self._given.add((about.subject, period))
            return at
        ids = about.candidates
        seats = [self.plan.by_id[one].indicator for one in ids if one in self.plan.by_id]
        originals = [one.id for one in seats if one.same_as not in ids]
        if about.id or len(seats) != len(ids) or len(ids) < 2 or len(originals) != 1:
            return at
        order = [*originals, *(one for one in ids if one not in originals)]
        free = next((one for one in order if (one, period) not in self._given), order[-1])
        self._given.add((free, period))
        if (at, free) not in self._turned:
            self._turned[at, free] = len(self.rows.abouts)
            self.rows.abouts.append(about._replace(subject=free, candidates=()))
            self._values_of.append(self._values_of[at])
            self._odd.append(False)
        return self._turned[at, free]

    def _is_no_data(self, number: int, cells: Cells, at: int) -> bool:
        """Whether a row that matches nothing is no data at all: blank, a sum, a heading or small print."""
        about = self.rows.abouts[at]
        if about.subject is not None:
            return False
        texts = [text for one in cells if (text := one.strip())]
        if not texts:
            return True
        # A row of sums says so in its name, or in whatever column comes first: 序号, 工程.
        name = unicodedata.normalize("NFKC", about.indicator or about.id or texts[0])
        lone = len(set(texts)) == 1
        valued = any(cells[value].strip() for value in self._value_columns if value < len(cells))
        if _SUM.fullmatch("".join(name.split()).lower()) and not about.candidates:
            kind = _SUM_ROW
        elif lone and {folded(texts[0]), folded(_without_number(texts[0]))} & self.names.headings:
            kind = _HEADING
        elif all(map(_is_small_print, texts)) or (not valued and self._is_remark(about, texts)):
            kind = _PRINT
        elif self.header.is_repeated(cells, self._value_columns):
            kind = _REPEATED
        elif all(map(_RULED.fullmatch, texts)):
            kind = _RULE
        elif is_header(texts):
            self._ended = True
            place = Place(self.grid.path, self.grid.sheet, number)
            said: dict[str, object] = {"text": ",".join(texts), "header": self.header.row}
            self.findings.append(faults.SECOND_TABLE.at(place, None, **said))
            return True
        else:
            return False
        place = Place(self.grid.path, self.grid.sheet, number)
        self.findings.append(faults.ROW_SKIPPED.at(place, kind=kind, text=" ".join(texts)))
        return True

    @staticmethod
    def _is_remark(about: About, texts: Sequence[str]) -> bool:
        """Whether a row without a value is a remark: it begins like one, or all it holds is one sentence, or stands
        where no name does."""
        lone = len(set(texts)) == 1 and (_SENTENCE.search(texts[0]) or not (about.id or about.indicator))
        return bool(lone) or _is_small_print(texts[0])

    # --- the other cells ---

    def _when(self, text: str | tuple[Period, tuple[str, int]]) -> tuple[Period | None, str, tuple[str, int] | None]:
        """The period that a cell, a column or else the file says, where it is one of the plan's."""
        column: tuple[str, int] | None = None
        written, missing = "", False
        period: Period | None
        if not isinstance(text, str):
            period, column = text
        elif written := text.strip():
            period = periods.from_text(written)
        else:
            period = self.named or self.otherwise
            missing = period is None
            self.without_period |= missing and Column.PERIOD not in self.header.columns
        outside = Period(period.year) not in self.plan.periods if period else bool(written)
        disagrees = period is not None and self.named is not None and period != self.named
        fault = faults.UNKNOWN_PERIOD if outside else faults.PERIOD_DISAGREES if disagrees else None
        if missing and Column.PERIOD in self.header.columns:
            fault = faults.PERIOD_MISSING  # the cell that was left empty
        self._when_faults.append(fault)
        return None if outside else period, written or str(period or ""), column

    def _say_period(self, number: int, when: int) -> None:
        _, written, column = self.rows.whens[when]
        fault = self._when_faults[when]
        assert fault
        place = Place(
            self.grid.path,
            self.grid.sheet,
            number,
            *(column or self.header.columns.get(Column.PERIOD) or (None, None)),
        )
        if fault is faults.PERIOD_MISSING:
            self.findings.append(fault.at(place))
        elif fault is faults.UNKNOWN_PERIOD:
            self.findings.append(fault.at(place, None, found=written, periods=list(map(str, self.plan.periods))))
        else:
            said = str(periods.from_text(written) or written)
            self.findings.append(fault.at(place, None, found=said, named=str(self.named)))

    def _remark(self, key: tuple[str, ...]) -> Remark:
        said = {column.value: text.strip() for column, text in zip(self._remark_columns, key, strict=False)}
        return Remark(**said)


def _is_small_print(text: str) -> bool:
    return bool(_SMALL_PRINT.match(unicodedata.normalize("NFKC", text).strip()))


def _without_number(text: str) -> str:
    """A heading without the number before it: 一、产业创新引领工程, (一)…, 1.…"""
    return re.sub(r"^[((]?[一二三四五六七八九十\d]+[))]?[、..]?", "", unicodedata.normalize("NFKC", text).strip())


_SUM_ROW = Text(zh="合计行", en="a row of sums")
_HEADING = Text(zh="标题行", en="a heading")
_PRINT = Text(zh="注释行", en="small print")
_RULE = Text(zh="分隔线", en="a ruled line")
_REPEATED = Text(zh="重复的表头", en="a repeated header")
_TOO_LONG = Text(
    zh="请检查数字或文字里的逗号：数字写 5300 不写 5,300，含逗号的文字加双引号",
    en="look for commas inside numbers or text: write 5300, not 5,300, and put text with commas in quotes",
)
_TOO_SHORT = Text(zh="请补齐这一行，空格也要留出逗号", en="complete the row; empty cells keep their commas")
