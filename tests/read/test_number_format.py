"""Numbers by their formats: what a spreadsheet shows, with every digit that it holds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxq_plan.read.number_format import BUILT_IN, plain, shown


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("13", "", "13"),
        ("13.0", "0.00", "13"),
        ("5.10", "General", "5.1"),
        ("0.30000000000000004", "", "0.3"),
        ("5.4999999999999997E-2", "0.0%", "5.5%"),
        ("0.055", "0%", "5.5%"),  # rounded on screen, not here
        ("-0.05", "0%;[Red]-0%", "-5%"),
        ("1", "0.00%", "100%"),
        ("1.2E+5", "#,##0", "120000"),
        ("1.2E5", "0.00E+00", "120000"),
        ("-0", "0", "0"),
        ("1234567.891", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1234567.891"),
        ("0", '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0"),
        ("5.3", '0.0"亿元"', "5.3亿元"),
        ("80", 'General"家"', "80家"),
        ("5.3", "0.0\\%", "5.3%"),
        ("12345", '0\\.0,"万"', "1.2345万"),
        ("12345", "0!.0,", "1.2345"),
        ("5300000", "#,##0,", "5300"),
        ("5300000", '#,##0.0,,"百万"', "5.3百万"),
        ("123456789", '[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";0', "1.23456789亿"),
        ("12345", '[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";0', "1.2345万"),
        ("99", '[>=100000000]0\\.00,,"亿";[>=10000]0\\.0,"万";0', "99"),
        ("5.3", '"¥"#,##0.00', "5.3"),
        ("5.3", "[$¥-804]#,##0.00", "5.3"),
        ("5", "[Blue]0;[Red]-0", "5"),
        ("NaN", "0", "NaN"),
        ("1E+999999999", "0", "1E+999999999"),
        ("not a number", "0", "not a number"),
        ("", "0", ""),
    ],
)
def test_a_number(raw: str, code: str, text: str) -> None:
    assert shown(raw, code) == text


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("43466", "yyyy", "2019"),
        ("43466", 'yyyy"年"', "2019"),
        ("43617", 'yyyy"年"m"月"', "2019-06"),
        ("43617", "yyyy-mm", "2019-06"),
        ("43529", "yyyy/m/d", "2019-03-05"),
        ("43529", 'm"月"d"日"', "2019-03-05"),
        ("43529", "[$-804]yyyy\\-mm\\-dd;@", "2019-03-05"),
        ("43529.604166666664", "yyyy/m/d h:mm", "2019-03-05 14:30:00"),
        ("43529.604166666664", "yyyy/m/d", "2019-03-05"),
        ("0.5", "h:mm", "12:00:00"),
        ("1.5", "[h]:mm", "36:00:00"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("59", "yyyy-mm-dd", "1900-02-28"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("-1", "yyyy-mm-dd", "-1"),
        ("9999999", "yyyy-mm-dd", "9999999"),
        ("43529", BUILT_IN[14], "2019-03-05"),
        ("43617", BUILT_IN[57], "2019-06"),  # Chinese editions name it by its number alone
    ],
)
def test_a_date(raw: str, code: str, text: str) -> None:
    assert shown(raw, code) == text


def test_days_since_1904() -> None:
    assert shown("42067", "yyyy-mm-dd", since_1904=True) == "2019-03-05"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_percent_is_a_hundred_times_the_number(value: Decimal) -> None:
    assert Decimal(shown(str(value), "0%").removesuffix("%")) == Decimal(plain(value)) * 100


@given(st.floats(allow_nan=False), st.text(alphabet='0#?.,%;[]"\\!ymdhs年 E+-General>=@*_', max_size=30))
def test_any_format_gives_a_text(value: float, code: str) -> None:
    assert isinstance(shown(repr(value), code), str)


@given(st.floats(-1e300, 1e300))  # the widest double of all, in 15 digits, is none any more
def test_no_exponent_and_the_digits_of_a_spreadsheet(value: float) -> None:
    text = plain(Decimal(repr(value)))
    assert "E" not in text
    assert float(text) == pytest.approx(value, rel=1e-14, abs=5e-324)
