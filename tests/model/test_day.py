"""Days as offices write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxq_plan.model import day
from gxq_plan.model.period import Period

LAST = date(2019, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        "2019-12-31", "2019/12/31", "2019.12.31", "20191231", "2019年12月31日", "2019年12月31号", "截至2019年12月31日",
        "截止2019-12-31", "截至：2019年12月底", "2019年12月", "2019-12", "2019.12", "2019年底", "2019年末",
        " 2019 年 12 月 31 日 ",
        "２０１９－１２－３１", "2019-12-31 00:00:00", "2019-12-31T00:00:00",
    ],
)  # fmt: skip
def test_spellings_of_the_last_day_of_a_year(text: str) -> None:
    assert day.from_text(text) == LAST


@pytest.mark.parametrize(
    "text",
    [
        "", "2019", "19-12-31", "12月31日", "2019-02-30", "2019-13-01", "2019年13月", "2019-00", "20190230", "去年底",
        "年末",
        "43830", "2019-12-31 12:30", "2019-12-31-5", "9999-12-31", "2019H1", "2019年三季度", "2019-1231", "31/12/2019",
        "二〇一九年十二月", "0" * 5000,
    ],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert day.from_text(text) is None


def test_a_month_stands_for_its_last_day() -> None:
    assert day.from_text("2020年2月") == date(2020, 2, 29)
    assert day.from_text("2019-2") == date(2019, 2, 28)


def test_the_number_of_a_day_in_a_spreadsheet() -> None:
    assert day.from_serial("43830") == LAST
    assert day.from_serial("43830.0") == LAST
    assert day.from_serial("4383") is None
    assert day.from_serial("2019-12-31") is None


def test_the_last_day_of_a_period() -> None:
    assert day.last_day(Period(2019)) == LAST
    assert day.last_day(Period(2019, 6, 6)) == date(2019, 6, 30)
    assert day.last_day(Period(2020, 2, 1)) == date(2020, 2, 29)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_survives_every_spelling(one: date) -> None:
    for text in (
        f"{one.isoformat()}",
        f"{one:%Y/%m/%d}",
        f"{one.year}年{one.month}月{one.day}日",
        f"{one.year}.{one.month}.{one.day}",
    ):
        assert day.from_text(text) == one


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    found, serial = day.from_text(text), day.from_serial(text)
    assert found is None or 1900 <= found.year <= 2200
    assert serial is None or found is None
