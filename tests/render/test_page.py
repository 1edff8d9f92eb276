"""The page in a real Chromium: nothing leaves it, nothing fails in it, and its table can be searched and sorted."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from gxq_plan.render.formats import rendered
from gxq_plan.report.outline_paper import paper

from ..browser import chromium
from .reports import NOTES, hostile_report, in_year_report, report, small_report
from .test_agreement import expected, from_html

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


class Opened:
    """A page, with what it complained of and what it asked for."""

    def __init__(self, browser: Browser, path: Path, width: int, scheme: str = "light") -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())

    def rows(self) -> list[str]:
        """The ids of the rows that are shown, in their order."""
        found = self.page.eval_on_selector_all("#all tbody tr", "rows => rows.map(row => row.dataset.id)")
        return [str(one) for one in found]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(rendered(paper(report()), "html", "zh"))
    return path


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_loads_alone_and_fits(browser: Browser, path: Path, width: int, scheme: str) -> None:
    opened = Opened(browser, path, width, scheme)
    assert opened.complaints == []
    assert opened.requests == [path.as_uri()]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert len(opened.rows()) == len(report().rows)


def test_a_search_keeps_the_rows_and_cards_that_hold_all_its_words(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, 1440)
    opened.page.fill("#find", "招商局 外资")
    shown = opened.rows()
    assert shown == ["W03-1", "W03-2"]
    cards = opened.page.eval_on_selector_all(".card", "all => all.map(one => one.id)")
    assert cards == shown
    assert "2 项" in opened.page.inner_text("#count")
    opened.page.click("#reset")
    assert len(opened.rows()) == len(report().rows)


def test_a_link_leads_to_a_card_that_the_search_left_out(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, 1440)
    opened.page.fill("#find", "招商局")
    opened.page.evaluate("location.hash = 'W38-1'")
    opened.page.wait_for_function("document.activeElement.id === 'W38-1'")
    assert len(opened.rows()) == len(report().rows)


def test_a_status_can_be_picked(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, 1440)
    opened.page.locator("#picks label", has_text="状态").locator("select").select_option("▲ 严重滞后")
    assert opened.rows() == [row.seat.indicator.id for row in report().rows if row.status == "far_behind"]


def test_numbers_sort_as_numbers_and_what_is_missing_stands_last(browser: Browser, path: Path) -> None:
    opened = Opened(browser, path, 1440)
    shares = {row.seat.indicator.id: row.attainment for row in report().rows}
    for down in (False, True):
        opened.page.get_by_role("button", name="完成率", exact=True).click()
        found = [shares[one] for one in opened.rows()]
        known = [one for one in found if one is not None]
        assert found[len(known) :] == [None] * (len(found) - len(known))
        assert known == sorted(known, reverse=down)


def test_it_is_used_by_keyboard(browser: Browser, path: Path) -> None:
    page = Opened(browser, path, 1440).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.get_by_role("button", name="编号", exact=True).press("Enter")
    assert page.locator("#all th").first.get_attribute("aria-sort") == "ascending"


def test_hostile_words_are_words(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "hostile.html"
    path.write_bytes(rendered(paper(hostile_report()), "html", "en"))
    opened = Opened(browser, path, 1440)
    assert opened.complaints == []
    assert opened.requests == [path.as_uri()]
    assert opened.page.evaluate("document.querySelectorAll('img, b, iframe').length") == 0
    assert len(opened.rows()) == len(NOTES)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_figures_in_the_browser_are_those_of_the_report(browser: Browser, path: Path) -> None:
    """Read from the page as its script left it, sorted the other way round."""
    page = Opened(browser, path, 1440).page
    page.locator("#all th button").nth(3).click()
    assert from_html(page.content().encode(), "zh") == expected("zh")


def test_every_table_has_a_name_of_its_own_and_named_rows(browser: Browser, path: Path) -> None:
    page = Opened(browser, path, 1440).page
    names = page.eval_on_selector_all("table", "all => all.map(one => one.caption.textContent)")
    assert all(names)
    assert len(names) == len(set(names))
    assert page.evaluate("document.querySelectorAll('tbody tr > :first-child:not(th[scope=row])').length") == 0


def test_the_ends_of_a_forecast_are_drawn_and_said(browser: Browser, path: Path) -> None:
    card = Opened(browser, path, 1440).page.locator("#W01-2 svg")
    assert card.locator("rect.forecast").count() == 1
    assert card.locator("text.forecast").text_content() == "14~14.1"
    assert "推算 14～14.1" in (card.get_attribute("aria-label") or "")


def test_what_is_below_zero_hangs_and_a_band_is_drawn(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "small.html"
    path.write_bytes(rendered(paper(small_report()), "html", "zh"))
    page = Opened(browser, path, 390).page
    zero, bar, said = (
        page.locator(f"#I-2 {one}").bounding_box() for one in ("line.zero", "rect.actual", "text.inside")
    )
    assert zero and bar and said
    assert bar["y"] + 1 >= zero["y"]
    assert said["y"] + 2 >= zero["y"]
    assert page.locator("#I-1 text.band").text_content() == "6~7"


def test_the_quarter_of_the_report_stands_before_its_year(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "quarter.html"
    path.write_bytes(rendered(paper(in_year_report()), "html", "zh"))
    page = Opened(browser, path, 1440).page
    periods = page.eval_on_selector_all("#W01-3 text.period", "all => all.map(one => one.textContent)")
    assert periods == ["2018", "2019", "2020Q3", "2020"]


def test_made_up_data_are_marked_wherever_one_looks(browser: Browser, path: Path) -> None:
    page = Opened(browser, path, 390).page
    page.evaluate("document.getElementById('part-sources').scrollIntoView()")
    box = page.locator(".mark").bounding_box()
    assert box
    assert box["y"] + box["height"] == 900


def test_print_leaves_no_column_cut_and_no_card_broken(browser: Browser, path: Path) -> None:
    page = Opened(browser, path, 1060).page
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('#all').getBoundingClientRect().right") <= 1060
    # A4 on its side without its margins, at 96 dots an inch.
    highest = page.eval_on_selector_all(
        ".card", "all => Math.max(...all.map(one => one.getBoundingClientRect().height))"
    )
    assert highest < 688
    assert page.evaluate("getComputedStyle(document.querySelector('.tools')).display") == "none"


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(one * 2 for one in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_and_drawings_stand_out_in_light_and_dark() -> None:
    """WCAG 2 AA: 4.5 for words, 3 for what is drawn."""
    style = files("gxq_plan.render").joinpath("page", "page.css").read_text(encoding="utf-8")
    themes = [dict(re.findall(r"--([\w-]+):(#\w+)", one)) for one in re.findall(r":root\{([^}]*)\}", style)]
    assert len(themes) == 3
    light = themes[0]
    for theme in ({**light}, {**light, **themes[1]}, {**light, **themes[2]}):
        for ink in ("ink", "quiet", "link", "good", "fair", "poor", "bad"):
            assert contrast(theme[ink], theme["ground"]) >= 4.5, ink
        for tone in ("good", "fair", "poor", "bad", "quiet"):
            assert contrast(theme[tone], theme[f"{tone}-bg"]) >= 4.5, tone
        for ink in ("ink", "quiet", "fair"):
            assert contrast(theme[ink], theme["head"]) >= 4.5, ink
        assert contrast(theme["actual"], theme["ground"]) >= 3


def test_a_page_of_the_plan_is_small() -> None:
    assert len(rendered(paper(report()), "html", "zh")) < 1_000_000
