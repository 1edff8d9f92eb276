"""Every format of a report shows the same figures: read back from the files, compared with the report itself."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from gxq_plan import words
from gxq_plan.render.formats import FORMATS, rendered
from gxq_plan.report.blocks import Amount
from gxq_plan.report.cells import target_cell
from gxq_plan.report.outline_paper import paper
from gxq_plan.text import LANGS, percent

from .reports import NOTES, hostile_report, report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gxq_plan.text import Lang


class Shown(NamedTuple):
    """What a document shows of an indicator: numbers without their units, the attainment in percent as it is read."""

    target: float | None
    actual: float | None
    gap: float | None
    attainment: str
    status: str


def expected(lang: Lang) -> dict[str, Shown]:
    found = {}
    for row in report().rows:
        target = target_cell(row)
        found[row.seat.indicator.id] = Shown(
            target.value if isinstance(target, Amount) else None,
            row.actual,
            row.gap,
            percent(row.attainment),
            words.STATUS[row.status].of(lang),
        )
    return found


def number_in(text: str) -> float | None:
    found = re.search(r"[+-]?\d+(?:\.\d+)?", text)
    return float(found[0]) if found else None


TITLES = (words.TARGET, words.ACTUAL, words.GAP, words.ATTAINMENT, words.STATUS_TITLE)


def from_csv(data: bytes, lang: Lang) -> dict[str, Shown]:
    found = {}
    for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))):
        target, actual, gap, share, status = (row[title.of(lang)] for title in TITLES)
        shown = percent(float(share)) if share else percent(None)
        found[row[words.ID.of(lang)]] = Shown(number_in(target), number_in(actual), number_in(gap), shown, status)
    return found


def from_markdown(data: bytes, lang: Lang) -> dict[str, Shown]:
    """The table of all indicators, the one with the most columns."""
    lines = [line for line in data.decode().splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    widest = max(map(len, rows))
    header, _, *table = [row for row in rows if len(row) == widest]
    found = {}
    for cells in table:
        row = dict(zip(header, cells, strict=True))
        target, actual, gap, share, status = (row[title.of(lang)].replace("\\", "") for title in TITLES)
        found[row[words.ID.of(lang)].strip("`")] = Shown(
            number_in(target), number_in(actual), number_in(gap), share, status.split(" ", 1)[1]
        )
    return found


class Cells(HTMLParser):
    """The text of each cell of the table with the id `all`."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or (tag == "table" and ("id", "all") in attributes)
        if self.inside and tag == "tr":
            self.rows.append([])
        if self.inside and tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "table"

    def handle_data(self, data: str) -> None:
        if self.inside and self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


def from_html(data: bytes, lang: Lang) -> dict[str, Shown]:
    header, *rows = Cells(data).rows
    found = {}
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        target, actual, gap, share, status = (row[title.of(lang)] for title in TITLES)
        found[row[words.ID.of(lang)]] = Shown(
            number_in(target), number_in(actual), number_in(gap), share, status.split(" ", 1)[1]
        )
    return found


def from_xlsx(data: bytes, lang: Lang) -> dict[str, Shown]:
    """The sheet that is one table; a number in a cell is a number."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
    header, *rows = [[cast("Any", cell.value) for cell in row] for row in sheet.iter_rows()]
    found = {}
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        target, actual, gap, share, status = (row[title.of(lang)] for title in TITLES)
        kept = [one if isinstance(one, int | float) else None for one in (target, actual, gap, share)]
        shown = Shown(kept[0], kept[1], kept[2], percent(kept[3]), status.split(" ", 1)[1])
        found[row[words.ID.of(lang)]] = shown
    return found


def from_docx(data: bytes, lang: Lang) -> dict[str, Shown]:
    """The first table with all these columns; what lags has the reasons beside them."""
    tables = [
        [["".join(one.text for one in cell.iter(qn("w:t"))) for cell in row.tc_lst] for row in table._tbl.tr_lst]
        for table in docx.Document(io.BytesIO(data)).tables
    ]
    header, *rows = next(
        one
        for one in tables
        if {*(title.of(lang) for title in (words.ID, *TITLES))} <= {*one[0]} and words.NOTE.of(lang) not in one[0]
    )
    found = {}
    for cells in rows:
        row = dict(zip(header, cells, strict=True))
        target, actual, gap, share, status = (row[title.of(lang)] for title in TITLES)
        found[row[words.ID.of(lang)]] = Shown(
            number_in(target), number_in(actual), number_in(gap), share, status.split(" ", 1)[1]
        )
    return found


READERS: Mapping[str, Callable[[bytes, Lang], dict[str, Shown]]] = {
    "csv": from_csv,
    "docx": from_docx,
    "html": from_html,
    "markdown": from_markdown,
    "xlsx": from_xlsx,
}


def test_every_format_is_read_back() -> None:
    assert set(READERS) == set(FORMATS)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
def test_figures_are_those_of_the_report(format: str, lang: Lang) -> None:
    assert READERS[format](rendered(paper(report()), format, lang), lang) == expected(lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
def test_hostile_words_are_shown_harmless(format: str, lang: Lang) -> None:
    """Names and notes that are markup, formulas, controls, or very long: every row is there, with its number."""
    shown = READERS[format](rendered(paper(hostile_report()), format, lang), lang)
    assert {id: one.actual for id, one in shown.items()} == {f"I-{at}": 5.0 for at in range(1, len(NOTES) + 1)}


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(rendered(paper(hostile_report()), "xlsx", "zh")))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not any(cell.hyperlink for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_report_gives_the_same_bytes(format: str) -> None:
    assert rendered(paper(report()), format, "zh") == rendered(paper(report()), format, "zh")
