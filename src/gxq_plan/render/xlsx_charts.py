"""The years of every indicator as a sheet, and native charts that are drawn from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan import words
from gxq_plan.render.xlsx_sheet import FRAME, put_print
from gxq_plan.report.blocks import Chart, Code, Table
from gxq_plan.text import Text, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from gxq_plan.render.xlsx_sheet import Page, Styles
    from gxq_plan.report.paper import Paper, Part
    from gxq_plan.text import Lang

_LOW = Text(zh="推算下限", en="forecast low")
_HIGH = Text(zh="推算上限", en="forecast high")
_TITLES = (words.ID, words.INDICATOR, words.UNIT, words.PERIOD, words.TARGET, words.ACTUAL, _LOW, _HIGH)
_A_ROW, _WIDTH, _HEIGHT = 3, 340, 200


class Years(NamedTuple):
    """The sheet that charts are drawn from, by its name."""

    sheet: str
    lang: Lang


class Lines(NamedTuple):
    """The rows of one indicator in the sheet of years, from 0, the last included."""

    chart: Chart
    first: int
    last: int


def write_years(sheet: Worksheet, styles: Styles, paper: Paper, lang: Lang, page: Page) -> Mapping[str, Lines]:
    """One line for each indicator and year; where each indicator stands, by its id."""
    header, plain = styles.of(bold=True, bg_color="#E8EDF3", **FRAME), styles.of(**FRAME)
    for at, title in enumerate(_TITLES):
        sheet.write_string(0, at, title.of(lang), header)
    put_print(sheet, page)
    sheet.repeat_rows(0)
    if page.warning:
        sheet.write_string(0, len(_TITLES) + 1, page.warning, styles.of(bold=True, font_color="#7F0E0E"))
    found, row = {}, 1
    for part in paper.of("card"):
        for chart in (one for one in part.blocks if isinstance(one, Chart) and one.periods):
            found[part.key] = Lines(chart, row, row + len(chart.periods) - 1)
            for at, period in enumerate(chart.periods):
                name = part.title.of(lang).partition(" ")[2]
                for column, text in enumerate((part.key, name, chart.unit, period)):
                    sheet.write_string(row, column, visible(text), plain)
                low, high = chart.forecast[1:] if chart.forecast and chart.forecast[0] == period else (None, None)
                for column, number in enumerate((chart.targets[at], chart.actuals[at], low, high), 4):
                    if number is None:
                        sheet.write_blank(row, column, None, plain)
                    else:
                        sheet.write_number(row, column, number, plain)
                row += 1
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, max(1, row - 1), len(_TITLES) - 1)
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 36)
    sheet.set_column(2, 7, 12)
    return found


def ids_of(part: Part) -> list[str]:
    """The indicators that the tables of a part list."""
    return [
        row[0].text for one in part.blocks if isinstance(one, Table) for row in one.rows if isinstance(row[0], Code)
    ]


def add_charts(book: Workbook, sheet: Worksheet, at: tuple[int, int], shown: Iterable[Lines], where: Years) -> None:
    """A chart for each of the indicators, a few in a row, from a row and column on."""
    top, left = at
    for number, lines in enumerate(shown):
        chart = _chart(book, lines, where.sheet, where.lang)
        options = {"x_offset": number % _A_ROW * (_WIDTH + 10), "object_position": 3}
        sheet.insert_chart(top + number // _A_ROW * (_HEIGHT // 20 + 1), left, chart, options)


def _chart(book: Workbook, lines: Lines, years: str, lang: Lang) -> object:
    """Columns of actuals, the targets as a line with marks, the ends of the forecast as marks alone."""

    def series(column: int, title: Text, **look: object) -> dict[str, object]:
        return {
            "name": title.of(lang),
            "categories": [years, lines.first, 3, lines.last, 3],
            "values": [years, lines.first, column, lines.last, column],
            **look,
        }

    columns = book.add_chart({"type": "column"})
    columns.add_series(series(5, words.ACTUAL, fill={"color": "#4E86C4"}, gap=120))
    marks = book.add_chart({"type": "line"})
    marks.add_series(
        series(4, words.TARGET, line={"color": "#333333", "width": 1.5}, marker=_mark("diamond", "#333333"))
    )
    if lines.chart.forecast:
        for column, name in ((6, _LOW), (7, _HIGH)):
            marks.add_series(series(column, name, line={"none": True}, marker=_mark("long_dash", "#C55A11")))
    columns.combine(marks)
    titled = Text(zh="{title}（{unit}）", en="{title} ({unit})")
    title = titled.of(lang, title=lines.chart.title, unit=lines.chart.unit)
    columns.set_title({"name": title, "name_font": {"size": 9}, "overlay": False})
    # A scale that begins above zero exaggerates.
    numbers = [one for one in (*lines.chart.targets, *lines.chart.actuals) if one is not None]
    below = min(numbers, default=0.0) < 0
    columns.set_y_axis({**({} if below else {"min": 0}), "num_format": "General", "num_font": {"size": 8}})
    columns.set_x_axis({"num_font": {"size": 8}, "label_position": "low"})
    columns.set_legend({"position": "bottom", "font": {"size": 8}})
    columns.set_size({"width": _WIDTH, "height": _HEIGHT})
    columns.show_blanks_as("gap")
    return columns


def _mark(kind: str, colour: str) -> dict[str, object]:
    return {"type": kind, "size": 6, "fill": {"color": colour}, "border": {"color": colour}}
