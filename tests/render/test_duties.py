"""Every format of the list, the points and the summary shows the figures of the report."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from gxq_plan import words
from gxq_plan.read.scoring_file import from_bytes
from gxq_plan.render.formats import FORMATS, rendered
from gxq_plan.report import outline_final, outline_supervise, paper_score
from gxq_plan.report.scoring_example import example
from gxq_plan.text import LANGS, number
from gxq_plan.uses.final import final
from gxq_plan.uses.scope import Scope
from gxq_plan.uses.score import score
from gxq_plan.uses.supervise import LATE, supervise

from ..make import period_of
from .reports import report

if TYPE_CHECKING:
    from collections.abc import Callable

    from gxq_plan.report.final import Final
    from gxq_plan.report.paper import Paper
    from gxq_plan.report.scored import Scores
    from gxq_plan.report.supervision import Supervision
    from gxq_plan.text import Lang

DAY = "2020-06-30"


@cache
def listed() -> Supervision:
    shown = report()
    return supervise(shown.plan, shown.submissions, Scope({}), shown.period, DAY)


@cache
def scored() -> Scores:
    shown = report()
    rules = from_bytes(example(shown.plan, "zh").encode(), "scoring.yaml", shown.plan)
    return score(shown.plan, shown.submissions, rules, shown.period, DAY)


@cache
def summed() -> Final:
    shown = report()
    return final(shown.plan, shown.submissions, Scope({}), period_of(2019))


PAPERS: dict[str, Callable[[], Paper]] = {
    "supervise": lambda: outline_supervise.paper(listed()),
    "score": lambda: paper_score.paper(scored()),
    "final": lambda: outline_final.paper(summed()),
}


def csv_rows(made: Paper, lang: Lang) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(rendered(made, "csv", lang).decode("utf-8-sig"))))


def text_of(data: bytes, format: str) -> str:
    """Everything that a document says, in one string."""
    if format == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)
    if format == "docx":
        made = docx.Document(io.BytesIO(data))
        return "\n".join([one.text for one in made.paragraphs] + [node.text or "" for node in made.element.iter()])
    return data.decode("utf-8-sig")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", PAPERS)
def test_every_format_names_every_row(name: str, format: str, lang: Lang) -> None:
    made = PAPERS[name]()
    text = text_of(rendered(made, format, lang), format)
    ids = {
        "supervise": [one.id for one in listed().items],
        "score": [term.id for one in scored().departments for term in one.terms],
        "final": [line.last.seat.indicator.id for line in summed().lines],
    }[name]
    assert ids
    assert all(id in text for id in ids)


@pytest.mark.parametrize("lang", LANGS)
def test_the_list_shows_the_figures_of_the_report(lang: Lang) -> None:
    rows = {row[words.ID.of(lang)]: row for row in csv_rows(PAPERS["supervise"](), lang)}
    late = [row for row in report().rows if row.status in LATE]
    assert {one.seat.indicator.id for one in late} <= set(rows) | {id for one in listed().items for id in one.copies}
    for row in late:
        shown = rows[row.seat.indicator.id]
        assert shown[words.STATUS_TITLE.of(lang)] == words.STATUS[row.status].of(lang)
        for title, value in ((words.ACTUAL, row.actual), (words.GAP, row.gap), (words.TARGET, row.target)):
            assert shown[title.of(lang)] == ("" if value is None else number(value)), row.seat.indicator.id


@pytest.mark.parametrize("lang", LANGS)
def test_points_show_the_attainment_of_the_report(lang: Lang) -> None:
    rows = csv_rows(PAPERS["score"](), lang)
    by_id = {row.seat.indicator.id: row for row in report().rows}
    owned = [row for row in rows if row[words.ID.of(lang)] in by_id]
    assert len(owned) == len(by_id)
    for row in owned:
        own = by_id[row[words.ID.of(lang)]]
        expected = "" if own.attainment is None else number(round(own.attainment, 12))
        assert row[words.ATTAINMENT.of(lang)] == expected
        assert row[words.STATUS_TITLE.of(lang)] == words.STATUS[own.status].of(lang)


def test_points_are_the_same_in_every_format() -> None:
    """The total of each department, as it is written on its own line of the derivation."""
    for format in ("markdown", "html", "docx"):
        text = text_of(rendered(PAPERS["score"](), format, "zh"), format)
        for one in scored().departments:
            if one.total is not None:
                assert f"{number(one.total.normalize())}" in text


@pytest.mark.parametrize("format", ["xlsx", "docx"])
def test_the_same_document_gives_the_same_bytes(format: str) -> None:
    for made in PAPERS.values():
        assert rendered(made(), format, "zh") == rendered(made(), format, "zh")
