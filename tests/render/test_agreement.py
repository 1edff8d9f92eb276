"""Every format of a report shows the same figures: read back from the files, compared with the report itself."""

from __future__ import annotations

import csv
import io
import itertools
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
from gxq_plan.text import LANGS, number, percent

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


Grid = list[list[str]]
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
    """The text of each cell of every table; `all` is the one of all indicators."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tables: list[Grid] = []
        self.all: Grid = []
        self.open = False
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
            self.all = self.tables[-1] if ("id", "all") in attributes else self.all
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
            self.open = True

    def handle_endtag(self, tag: str) -> None:
        self.open = self.open and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.open:
            self.tables[-1][-1][-1] += data.strip()


def from_html(data: bytes, lang: Lang) -> dict[str, Shown]:
    header, *rows = Cells(data).all
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


def docx_tables(data: bytes) -> list[Grid]:
    return [
        [["".join(one.text for one in cell.iter(qn("w:t"))) for cell in row.tc_lst] for row in table._tbl.tr_lst]
        for table in docx.Document(io.BytesIO(data)).tables
    ]


def markdown_tables(data: bytes) -> list[Grid]:
    parts = (part.splitlines() for part in data.decode().split("\n\n") if part.startswith("|"))
    split = [
        [[cell.strip().strip("`").replace("\\", "") for cell in re.split(r"(?<!\\)\|", one)[1:-1]] for one in part]
        for part in parts
    ]
    return [[rows[0], *rows[2:]] for rows in split]


def xlsx_tables(data: bytes) -> list[Grid]:
    """The overview, as one table: what stands there as a person sees it."""
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    rows = [[_seen(cell) for cell in row] for row in sheet.iter_rows()]
    filled = [sum(map(bool, row)) for row in rows]
    # Below a heading, which is one cell.
    starts = [at for at, (above, here) in enumerate(itertools.pairwise(filled), 1) if above < 2 < here]
    starts.append(len(rows))
    return [rows[first:last] for first, last in itertools.pairwise(starts)]


def _seen(cell: Any) -> str:
    if isinstance(cell.value, int | float):
        return percent(cell.value) if cell.number_format.endswith("%") else number(cell.value)
    return cell.value or ""


TABLES: Mapping[str, Callable[[bytes], list[Grid]]] = {
    "docx": docx_tables,
    "html": lambda data: Cells(data).tables,
    "markdown": markdown_tables,
    "xlsx": xlsx_tables,
}


def read(tables: list[Grid], first: str, second: str) -> dict[str, dict[str, str]]:
    """The first table whose header begins so, its rows by what stands first in them."""
    header, *rows = next(grid for grid in tables if grid and grid[0][0] == first and second in grid[0])
    return {row[0]: dict(zip(header, row, strict=True)) for row in rows if row[0]}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", TABLES)
def test_the_lights_of_departments_are_those_of_the_report(format: str, lang: Lang) -> None:
    tables = TABLES[format](rendered(paper(report()), format, lang))
    found = read(tables, words.DEPARTMENT.of(lang), words.LIGHT_TITLE.of(lang))
    for one in report().rollups["departments"]:
        shown = found[one.name]
        assert shown[words.DUE.of(lang)] == str(one.due)
        assert shown[words.REPORTING_RATE.of(lang)] == percent(one.reporting_rate)
        assert shown[words.LIGHT_TITLE.of(lang)].split(" ", 1)[1] == words.LIGHT[one.light or ""].of(lang)
        late = {"zh": "滞后", "en": "behind"}[lang]
        assert shown[late] == str(one.counts["behind"] + one.counts["far_behind"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", TABLES)
def test_the_goals_are_those_of_the_report(format: str, lang: Lang) -> None:
    tables = TABLES[format](rendered(paper(report()), format, lang))
    found = read(tables, words.ID.of(lang), {"zh": "总体目标", "en": "goal"}[lang])
    judged = [one for one in report().goals if one.row is not None]
    assert len(judged) == len([id for id in found if id.startswith("G")])
    for one in judged:
        assert number_in(found[one.goal.id][words.ACTUAL.of(lang)]) == one.actual


def from_docx(data: bytes, lang: Lang) -> dict[str, Shown]:
    """The first table with all these columns; what lags has the reasons beside them."""
    tables = docx_tables(data)
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
