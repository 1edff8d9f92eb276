"""The page in a real Chromium: nothing leaves it, nothing fails in it, and its table can be searched and sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gxq_plan.render.formats import rendered
from gxq_plan.report.outline_paper import paper

from ..browser import chromium
from .reports import NOTES, hostile_report, report

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


def test_a_page_of_the_plan_is_small() -> None:
    assert len(rendered(paper(report()), "html", "zh")) < 1_000_000
