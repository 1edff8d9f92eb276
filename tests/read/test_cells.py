"""The grammar of a value: what is a number, exactly; what is none, and which number is then suggested."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.model.submission import Absence
from gxq_plan.read.cells import cell


def read(raw: str, unit: str = "") -> tuple[Decimal | None, Absence | None, str | None]:
    found = cell(raw, unit)
    return found.value, found.absence, found.meant


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("5", "5"),
        ("5.1", "5.1"),
        ("5.10", "5.10"),
        ("0", "0"),
        ("-2", "-2"),
        ("+2", "2"),
        (".5", "0.5"),
        ("-.5", "-0.5"),
        ("007", "7"),
        ("  5.1\t", "5.1"),
        ("\u00a05.1\u3000", "5.1"),
        ("12345678901234567890.123456789", "12345678901234567890.123456789"),
    ],
)
def test_a_plain_number_is_exact(raw: str, value: str) -> None:
    assert read(raw) == (Decimal(value), None, None)
    assert str(cell(raw).value) == value  # 5.10 keeps its decimals


@pytest.mark.parametrize(
    ("raw", "absence"),
    [
        ("", Absence.EMPTY),
        ("  \u3000", Absence.EMPTY),
        ("待统计", Absence.PENDING),
        (" 待统计 ", Absence.PENDING),
        ("pending", Absence.PENDING),
        ("——", Absence.NOT_APPLICABLE),
        ("—", Absence.NOT_APPLICABLE),
        ("--", Absence.NOT_APPLICABLE),
        ("-", Absence.NOT_APPLICABLE),
        ("/", Absence.NOT_APPLICABLE),
    ],
)
def test_words_for_no_number(raw: str, absence: Absence) -> None:
    assert read(raw) == (None, absence, None)


@pytest.mark.parametrize(
    ("raw", "unit", "meant"),
    [
        ("1,200", "家", "1200"),
        ("1，200", "家", "1200"),
        ("1,234,567.8", "万元", "1234567.8"),
        ("-1,200", "家", "-1200"),
        ("１２００", "家", "1200"),
        ("5．1", "%", "5.1"),
        ("－5", "家", "-5"),
        ("5.1%", "%", "5.1"),
        ("5.1％", "%", "5.1"),
        ("110家", "家", "110"),
        ("110 家", "家", "110"),
        ("0.78亿元", "亿元", "0.78"),
        ("１，２００家", "家", "1200"),
        ("'5300", "家", "5300"),
    ],
)
def test_a_slip_of_the_keyboard_is_refused_with_the_number_that_was_meant(raw: str, unit: str, meant: str) -> None:
    assert read(raw, unit) == (None, Absence.NOT_A_NUMBER, meant)


@pytest.mark.parametrize(
    "raw",
    [
        "约50",
        "50多",
        "近50家",
        "50左右",
        "50以上",
        "超过50",
        "50余",
        "十几",
        "4-6",
        "4~6",
        "4至6",
        "5.1.2",
        "1,2",
        "1,23",
        "12,34,567",
        "5.",
        "1e5",
        "1E5",
        "1_000",
        "0x10",
        "nan",
        "NaN",
        "inf",
        "-inf",
        "∞",
        "True",
        "#DIV/0!",
        "=1+1",
        "+-5",
        "--5",
        "5-",
        "(5)",
        "五",
        "50万",
        "7800万元",  # another unit than the plan's: A004's business, never a silent conversion
        "5%",
        "٥",
        "无",
        "N/A",
        "[red]",
        "5\x00",
        "9" * 41,
    ],
)
def test_what_is_no_number_is_never_guessed(raw: str) -> None:
    assert read(raw, "家") == (None, Absence.NOT_A_NUMBER, None)


@settings(deadline=None)
@given(st.text(max_size=60), st.sampled_from(["", "家", "%", "亿元"]))
def test_any_text_is_a_value_or_an_absence(raw: str, unit: str) -> None:
    found = cell(raw, unit)
    assert (found.value is None) != (found.absence is None)
    if found.meant is not None:
        # Writing what was suggested is accepted.
        assert cell(found.meant, unit).value == Decimal(found.meant)


@settings(deadline=None)
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_every_number_comes_back(value: Decimal) -> None:
    assert cell(f"{value:f}").value == value
