"""Did you mean."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.read.nearest import folded, nearest

NAMES = ["高新技术企业数", "累计瞪羚企业数", "技术合同交易额", "新认定科技型中小企业"]


@pytest.mark.parametrize(
    ("written", "first"),
    [
        ("高新企业数", "高新技术企业数"),
        ("高新技术企业", "高新技术企业数"),
        ("瞪羚企业", "累计瞪羚企业数"),
        ("技术合同成交额", "技术合同交易额"),
        ("科技型中小企业数", "新认定科技型中小企业"),
    ],
)
def test_the_nearest_name_comes_first(written: str, first: str) -> None:
    assert nearest(written, NAMES)[0] == first


def test_nothing_is_near_to_nonsense() -> None:
    assert nearest("XYZ", NAMES) == ()
    assert nearest("", NAMES) == ()
    assert nearest("，。", NAMES) == ()


def test_no_more_than_asked_for_and_each_once() -> None:
    assert nearest("企业", [*NAMES, *NAMES], most=2) in {
        (one, other) for one in NAMES for other in NAMES if one != other
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公共WiFi AP数", "公共wifiap数"),
        ("占比（％）", "占比(%)"),
        ("ＡＰＰ数量", "APP数量"),
        ("引进、培育高端人才团队", "引进培育高端人才团队"),
        ("“新三板”企业", "新三板企业"),
        (" 高新 技术 ", "高新技术"),
    ],
)
def test_spellings_that_are_one_name(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@pytest.mark.parametrize(("one", "other"), [("W01-1", "W011"), ("增长5%", "增长5"), ("1.5倍", "15倍")])
def test_names_that_stay_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)


@settings(deadline=None)
@given(st.text(max_size=30), st.lists(st.text(max_size=10), max_size=6))
def test_answers_are_known_names(written: str, known: list[str]) -> None:
    found = nearest(written, known)
    assert set(found) <= set(known)
    assert len(found) == len(set(found)) <= 3


def test_a_very_long_name_does_not_hang() -> None:
    began = time.perf_counter()
    nearest("高新技术企业数" * 10_000, NAMES * 20)
    assert time.perf_counter() - began < 3
