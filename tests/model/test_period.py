"""Periods: what names one, what does not, and how they are ordered."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxq_plan.model.period import Period, at_start_of, from_text, within

YEAR = Period(2019)
FIRST_HALF, SECOND_HALF = Period(2019, 6, 6), Period(2019, 12, 6)
THIRD_QUARTER = Period(2019, 9, 3)
JUNE = Period(2019, 6, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", YEAR),
        (" 2019 ", YEAR),
        ("２０１９", YEAR),
        ("2019年", YEAR),
        ("2019年度", YEAR),
        ("2019 年", YEAR),
        ("2019年1-12月", YEAR),
        ("2019H1", FIRST_HALF),
        ("2019H2", SECOND_HALF),
        ("2019年上半年", FIRST_HALF),
        ("2019年下半年", SECOND_HALF),
        ("2019年1-6月", FIRST_HALF),
        ("2019Q3", THIRD_QUARTER),
        ("2019年第三季度", THIRD_QUARTER),
        ("2019年三季度", THIRD_QUARTER),
        ("2019年3季度", THIRD_QUARTER),
        ("2019年前三季度", THIRD_QUARTER),
        ("2019年1-9月", THIRD_QUARTER),
        ("2019年1至9月", THIRD_QUARTER),
        ("2019年1—9月", THIRD_QUARTER),
        ("2019年一季度", Period(2019, 3, 3)),
        ("2019年1-3月", Period(2019, 3, 3)),
        ("2019年前二季度", Period(2019, 6, 3)),
        ("2019Q4", Period(2019, 12, 3)),
        ("2019-06", JUNE),
        ("2019年6月", JUNE),
        ("2019年1-5月", Period(2019, 5, 1)),
        ("2019年12月", Period(2019, 12, 1)),
        ("1900", Period(1900)),
        ("2200", Period(2200)),
    ],
)
def test_a_period_in_codes_or_words(text: str, expected: Period) -> None:
    assert from_text(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "年",
        "19",
        "20190",
        "02019",
        "2019Q5",
        "2019Q0",
        "2019H3",
        "2019-00",
        "2019-13",
        "2019-6",
        "2019年13月",
        "2019年0月",
        "2019年1-13月",
        "2019年五季度",
        "2019年前一季度",
        "2019q3",
        "2019-06-30",
        "2018-2020",
        "1899",
        "2201",
        "9999",
        "二〇一九年",
        "2019年及以后",
        "约2019",
    ],
)
def test_what_is_no_period(text: str) -> None:
    assert from_text(text) is None


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2019.csv", YEAR),
        ("2019", YEAR),
        ("2019-科学技术局.csv", YEAR),
        ("2019_v2.csv", YEAR),
        ("2019Q3-科学技术局.csv", THIRD_QUARTER),
        ("2019H1.csv", FIRST_HALF),
        ("2019-06.csv", JUNE),
        ("2019-06-科学技术局.csv", JUNE),
        ("2019年前三季度.csv", THIRD_QUARTER),
        ("2019年度填报.csv", YEAR),
        ("２０１９年.csv", YEAR),
        ("20190101.csv", None),
        ("2019a.csv", None),
        ("README.md", None),
        ("年度2019.csv", None),
        ("201", None),
        ("", None),
    ],
)
def test_the_period_a_files_name_begins_with(name: str, expected: Period | None) -> None:
    assert at_start_of(name) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("江阴高新区2019年度指标完成情况", YEAR),
        ("2019年前三季度指标完成情况", THIRD_QUARTER),
        ("附件1：2019 年 1-9 月完成情况(2018年为基期)", THIRD_QUARTER),
        # A bare number is no year, nor is the end of a longer one.
        ("指标2019", None),
        ("12019年", None),
        ("", None),
    ],
)
def test_the_first_period_inside_a_line(line: str, expected: Period | None) -> None:
    assert within(line) == expected


PERIODS = st.one_of(
    st.builds(Period, st.integers(1900, 2200), st.just(12), st.just(12)),
    st.builds(Period, st.integers(1900, 2200), st.sampled_from([6, 12]), st.just(6)),
    st.builds(Period, st.integers(1900, 2200), st.sampled_from([3, 6, 9, 12]), st.just(3)),
    st.builds(Period, st.integers(1900, 2200), st.integers(1, 12), st.just(1)),
)


@given(PERIODS)
def test_what_is_written_is_read_again(period: Period) -> None:
    assert from_text(str(period)) == period
    assert from_text(period.words().zh) == period
    assert from_text(period.words().en) == period
    assert at_start_of(f"{period}-科学技术局.csv") == period


@pytest.mark.parametrize(
    ("period", "zh", "en"),
    [
        (YEAR, "2019年", "2019"),
        (FIRST_HALF, "2019年上半年", "2019H1"),
        (SECOND_HALF, "2019年下半年", "2019H2"),
        (THIRD_QUARTER, "2019年三季度", "2019Q3"),
        (JUNE, "2019年6月", "2019-06"),
    ],
)
def test_how_a_period_is_called(period: Period, zh: str, en: str) -> None:
    assert (period.words().zh, period.words().en) == (zh, en)


def test_periods_are_ordered_by_their_end_and_a_longer_one_is_later() -> None:
    expected = [
        "2018",
        "2019-01",
        "2019-06",
        "2019Q2",
        "2019H1",
        "2019Q3",
        "2019-12",
        "2019Q4",
        "2019H2",
        "2019",
        "2020Q1",
    ]
    found = [from_text(one) for one in reversed(expected)]
    assert [str(one) for one in sorted((one for one in found if one), key=lambda one: one.order)] == expected


def test_only_a_whole_year_is_annual() -> None:
    # The fourth quarter ends with the year and is still in-year.
    assert YEAR.is_annual
    assert not any(one.is_annual for one in (SECOND_HALF, Period(2019, 12, 3), Period(2019, 12, 1)))
