"""Units: one spelling, exact conversions and their inverses, and what never converts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gxq_plan.model.unit import conversion, folded, is_counting, is_percent, scaled

SAME = """
% = ％ = 百分比 = (%) = %
万平方米 = 万m2 = 万㎡ = 万平米 = （万平方米） = 万 平方米 = 万M2
吨标准煤/万元 = 吨标煤/万元 = 吨标准煤每万元 = （吨标煤／万元） = tce/万元
亿元 = 亿元人民币 = 人民币亿元 = 亿圆
千瓦时 = kWh = KWH = kW·h = 度
公顷 = ha = hm² = ㏊
百分点 = 个百分点
EB = eb
家 = (家)
"""
CONVERT = [
    ("万元", "亿元", "0.0001"),
    ("亿元", "万元", "10000"),
    ("元", "亿元", "0.00000001"),
    ("千元", "万元", "0.1"),
    ("百万元", "亿元", "0.01"),
    ("万亿元", "亿元", "10000"),
    ("千万元", "亿元", "0.1"),
    ("个", "千个", "0.001"),
    ("万个", "个", "10000"),
    ("万家", "家", "10000"),
    ("万件", "件", "10000"),
    ("名", "万人", "0.0001"),
    ("公顷", "万平方米", "1"),
    ("平方公里", "公顷", "100"),
    ("公斤", "吨", "0.001"),
    ("千克标准煤/万元", "吨标准煤/万元", "0.001"),
    ("吨标准煤/亿元", "吨标准煤/万元", "0.0001"),
    ("件/万人", "件/人", "0.0001"),
    ("亿千瓦时", "万千瓦时", "10000"),
    ("MW", "万千瓦", "0.1"),
    ("亿美元", "万美元", "10000"),
    ("‰", "%", "0.1"),
    ("小数", "%", "100"),
    ("万", "家", "10000"),
    ("万", "万元", "1"),
    ("EB", "EB", "1"),
    ("所", "所", "1"),
]
NEVER = [
    ("美元", "元"),
    ("亿美元", "亿元"),
    ("EB", "TB"),
    ("GB", "TB"),
    ("家", "个"),
    ("家", "%"),
    ("%", "百分点"),
    ("倍", "%"),
    ("亩", "公顷"),
    ("万", "亿元"),
    ("亿", "万元"),
    ("万", "%"),
    ("万", "吨标准煤/万元"),
    ("吨", "吨标准煤"),
    ("money", "元"),
    ("share", "%"),
]


@pytest.mark.parametrize("line", SAME.strip().split("\n"))
def test_spellings_of_one_unit(line: str) -> None:
    first, *others = line.split(" = ")
    for other in others:
        assert folded(other) == folded(first), other
        assert conversion(other, first) == 1
    assert folded(folded(first)) == folded(first)


@pytest.mark.parametrize(("frm", "to", "by"), CONVERT)
def test_a_conversion(frm: str, to: str, by: str) -> None:
    assert conversion(frm, to) == Decimal(by)


@pytest.mark.parametrize(("frm", "to"), [*NEVER, *((to, frm) for frm, to in NEVER if to != "亿元" or frm != "万")])
def test_what_does_not_convert(frm: str, to: str) -> None:
    assert conversion(frm, to) is None


UNITS = sorted({one for frm, to, _ in CONVERT for one in (frm, to)} - {"万"})


@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.sampled_from(UNITS))
def test_conversions_invert_and_compose(a: str, b: str, c: str) -> None:
    there, back, on = conversion(a, b), conversion(b, a), conversion(b, c)
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert there * back == 1
        if on is not None:
            assert conversion(a, c) == there * on


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_a_unit_of_its_own(one: str, other: str) -> None:
    assert conversion(one, one) in (1, None)  # None: a bare scale such as 万 beside a share
    assert folded(folded(one)) == folded(one) or "/" in folded(one)
    conversion(one, other)


@pytest.mark.parametrize(
    ("unit", "power", "likely"),
    [
        ("亿元", -4, "万元"),
        ("亿元", -8, "元"),
        ("万元", -4, "元"),
        ("万元", 4, "亿元"),
        ("元", 8, "亿元"),
        ("家", 4, "万家"),
        ("家", -4, None),
        ("万平方米", -4, "平方米"),
        ("%", -4, None),
        ("吨标准煤/万元", 4, None),
    ],
)
def test_the_unit_that_a_value_is_probably_in(unit: str, power: int, likely: str | None) -> None:
    assert scaled(unit, power) == likely


def test_what_is_counted_and_what_is_a_percentage() -> None:
    assert all(map(is_counting, "家个人件项场所名"))
    assert not any(map(is_counting, ("千个", "万人", "%", "亿元", "")))
    assert all(map(is_percent, ("%", "％", "百分比", "(%)")))
    assert not any(map(is_percent, ("‰", "百分点", "小数", "家")))
