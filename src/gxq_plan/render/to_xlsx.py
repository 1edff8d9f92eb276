"""A document as a workbook: overview, the table of all indicators, a sheet a department, the years, the sources."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter

from gxq_plan.render.xlsx_charts import Years, add_charts, ids_of, write_years
from gxq_plan.render.xlsx_sheet import SHARED, SOURCES, Page, Sheet, Styles
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.report.paper import Paper, Part
    from gxq_plan.text import Lang

# The same report gives the same bytes: a workbook says when it was made, which a report does not depend on.
_CREATED = datetime(2000, 1, 1)
YEARS = Text(zh="分年数据", en="By year")
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def document(paper: Paper, lang: Lang) -> bytes:
    """Sheets in the order of the parts; the cards share one sheet of years, which the charts are drawn from."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _OPTIONS)
    book.set_properties({"title": paper.title.of(lang), "comments": paper.about.of(lang), "created": _CREATED})
    book.set_size(2000, 1400)
    names = _Names()
    styles = Styles(book)
    page = Page(paper.title.of(lang), paper.warning.of(lang) if paper.warning else "")
    years = names.of(YEARS.of(lang)) if paper.of("card") else ""
    departments: list[tuple[Part, Sheet]] = []
    for part in paper.parts:
        if part.role == "card":
            continue
        sheet = Sheet(book.add_worksheet(names.of(part.title.of(lang))), styles, lang, page)
        _fill(sheet, paper, part)
        if part.role == "department":
            departments.append((part, sheet))
    if years:
        last = book.add_worksheet(years)
        places = dict(write_years(last, styles, paper, lang, page))
        where = Years(years, lang)
        for part, sheet in departments:
            own = [places.pop(one) for one in ids_of(part) if one in places]
            add_charts(book, sheet.sheet, (sheet.row + 1, 0), own, where)
        # What no department owns stands beside its figures.
        add_charts(book, last, (1, 9), places.values(), where)
    book.close()
    return out.getvalue()


def _fill(sheet: Sheet, paper: Paper, part: Part) -> None:
    if part.role == "figures":
        sheet.whole(part.blocks)
        return
    title = paper.title if part.role == "overview" else part.title
    sheet.title(title)
    if paper.warning:
        sheet.warning(paper.warning)
    if part.role == "overview":
        sheet.line(paper.about)
    sheet.blocks(part.blocks, SOURCES if part.role == "sources" else SHARED)


class _Names:
    """Names that sheets may have: short, without the characters that Excel forbids, each once whatever its case."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def of(self, wanted: str) -> str:
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", wanted).strip(" '")[:31] or "-"
        found, count = plain, 1
        while found.lower() in self.taken or found.lower() == "history":
            count += 1
            found = f"{plain[: 31 - len(str(count)) - 1]} {count}"
        self.taken.add(found.lower())
        return found
