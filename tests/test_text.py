"""Wording: two languages that agree, numbers and percents that do not lie, and widths counted in cells."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gxq_plan.model.period import Period
from gxq_plan.text import Text, cell_width, in_words, number, padded, percent, shortened, visible, wrapped

# --- Text ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zh", "en"),
    [("{a}", "{b}"), ("{a}", "none"), ("无", "{a}"), ("{a}{b}", "{a}"), ("{a}", "{{a}}"), ("{a:.1f}", "x")],
)
def test_placeholders_must_agree(zh: str, en: str) -> None:
    with pytest.raises(ValueError, match="placeholders differ"):
        Text(zh, en)


def test_placeholders_may_stand_in_another_order_and_more_than_once() -> None:
    text = Text("{a}早于{b}", "{b} is after {a}, not {b} before {a}")
    assert text.of("zh", a=1, b=2) == "1早于2"
    assert text.of("en", a=1, b=2) == "2 is after 1, not 2 before 1"


def test_a_wording_without_placeholders_takes_any_facts() -> None:
    # Facts are those of the finding; not every sentence needs all of them.
    assert Text("缺值", "missing").of("zh", a=1) == "缺值"


def test_facts_are_worded_in_the_language_of_the_sentence() -> None:
    text = Text("{names}：{period}，{status}", "{names}: {period}, {status}")
    facts = {"names": ["甲", "乙"], "period": Period(2019, 9, 3), "status": Text("滞后", "behind")}
    assert text.of("zh", **facts) == "甲、乙：2019年三季度，滞后"
    assert text.of("en", **facts) == "甲, 乙: 2019Q3, behind"


def test_facts_cannot_put_anything_on_the_screen_but_themselves() -> None:
    assert Text("“{found}”", "'{found}'").of("zh", found="a\x1b[2Jb\n") == "“a\\u{001b}[2Jb↵”"


def test_braces_in_a_fact_are_no_placeholders() -> None:
    assert Text("“{found}”", "'{found}'").of("zh", found="{secret}") == "“{secret}”"


@pytest.mark.parametrize("fact", ["plain", "{braces}", "{", "}", "{{", "}}", "a}b", "{0}", ""])
def test_a_given_text_says_what_the_text_itself_says(fact: str) -> None:
    text = Text("“{found}”", "'{found}'")
    for once in (text.given(found=fact), text.given(found=fact).given()):
        assert once.of("zh") == text.of("zh", found=fact) == f"“{fact}”"
        assert Text("是{it}", "is {it}").of("en", it=once) == f"is '{fact}'"


@pytest.mark.parametrize(
    ("fact", "expected"),
    [
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (Decimal("0.90"), "0.90"),
        (3, "3"),
        (True, "True"),
        (None, "None"),
        (("甲", 1, 0.5), "甲、1、0.5"),
        ((), ""),
    ],
)
def test_facts_in_words(fact: object, expected: str) -> None:
    assert in_words(fact, "zh") == expected


# --- visible and shortened ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("企业数 1,000（家）", "企业数 1,000（家）"),
        ("全角\u3000空格", "全角\u3000空格"),
        ("a\nb\tc", "a↵b→c"),
        ("\x1b[31m", "\\u{001b}[31m"),
        ("\r\x00\x7f\x9b", "\\u{000d}\\u{0000}\\u{007f}\\u{009b}"),
        # direction overrides, isolates and marks
        ("a\u202egnp.exe", "a\\u{202e}gnp.exe"),
        ("\u2066\u2069\u200f\u061c", "\\u{2066}\\u{2069}\\u{200f}\\u{061c}"),
        # invisible: zero width space, byte order mark, soft hyphen
        ("a\u200bb\ufeff\u00ad", "a\\u{200b}b\\u{feff}\\u{00ad}"),
        ("\u2028\u2029", "\\u{2028}\\u{2029}"),
        ("\ud800", "\\u{d800}"),
        ("\U000e0041", "\\u{e0041}"),
    ],
)
def test_what_changes_the_screen_is_shown_as_a_code(text: str, expected: str) -> None:
    assert visible(text) == expected


@given(st.text())
def test_visible_leaves_nothing_that_controls_a_terminal(text: str) -> None:
    shown = visible(text)
    assert not any(unicodedata.category(one) in ("Cc", "Cf", "Cs", "Zl", "Zp") for one in shown)
    assert visible(shown) == shown


@given(st.text(st.characters(exclude_categories=["C", "Zl", "Zp"])))
def test_visible_changes_nothing_that_can_be_seen(text: str) -> None:
    assert visible(text) == text


@given(st.text("abc字", max_size=300), st.integers(48, 120))
def test_shortened_is_short_and_says_how_much_is_gone(text: str, most: int) -> None:
    shown = shortened(text, most)
    assert len(shown) <= most
    if len(text) <= most:
        assert shown == text
    else:
        found = re.fullmatch(r"(.*)…\(\+(\d+)\)…(.*)", shown)
        assert found is not None
        head, gone, tail = found.groups()
        assert text.startswith(head)
        assert text.endswith(tail)
        assert len(head) + int(gone) + len(tail) == len(text)


def test_a_quote_is_cut_at_eighty_characters() -> None:
    assert shortened("字" * 80) == "字" * 80
    assert shortened("字" * 81) != "字" * 81
    assert len(shortened("字" * 100_000)) <= 80


# --- number -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "—"),
        (float("nan"), "—"),
        (0.0, "0"),
        (5.0, "5"),
        (5.30, "5.3"),
        (100.0, "100"),
        (-2.5, "-2.5"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (0.1 + 0.2, "0.30000000000000004"),
        (7, "7"),
        (1000, "1000"),
        # what was written keeps its decimals
        (Decimal("0.90"), "0.90"),
        (Decimal("1E+3"), "1000"),
        (Decimal("100"), "100"),
        (float("inf"), "inf"),
    ],
)
def test_numbers_in_plain_notation(value: float | Decimal | None, expected: str) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (5.0, 2, "5.00"),
        (5.678, 1, "5.7"),
        (-0.26, 1, "-0.3"),
        (None, 2, "—"),
        (Decimal("0.90"), 0, "1"),
        (1e6, 1, "1000000.0"),
    ],
)
def test_numbers_with_fixed_decimals(value: float | Decimal | None, decimals: int, expected: str) -> None:
    assert number(value, decimals) == expected


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_the_one_that_was_given(value: float) -> None:
    shown = number(value)
    assert "e" not in shown
    assert float(shown) == value


@pytest.mark.parametrize(
    ("value", "decimals"), [(-0.0, None), (Decimal("-0"), None), (-0.0004, 1), (Decimal("-0.04"), 1)]
)
def test_there_is_no_minus_zero(value: float | Decimal, decimals: int | None) -> None:
    assert not number(value, decimals).startswith("-")


def test_a_subclass_of_float_is_a_number_like_any_other() -> None:
    # numpy's float64 is one, and since numpy 2 its repr is `np.float64(1.5)`.
    class Measured(float):
        def __repr__(self) -> str:
            return f"Measured({float(self)})"

    assert number(Measured(1.5)) == "1.5"


# --- percent ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (None, "—"),
        (float("nan"), "—"),
        (0.0, "0.0%"),
        (1.0, "100.0%"),
        (0.5, "50.0%"),
        (0.925, "92.5%"),
        (1.2345, "123.5%"),
        (-0.3, "-30.0%"),
        # not on an edge, so never shown on it
        (0.9996, "99.96%"),
        (0.99996, "99.996%"),
        (0.8996, "89.96%"),
        (0.59999, "59.999%"),
        (1.0996, "109.96%"),
        # above an edge rounding down onto it is harmless
        (1.0004, "100.0%"),
        # within 1e-9 it is on the edge
        (0.9 - 1e-12, "90.0%"),
        (0.9499999, "95.0%"),
    ],
)
def test_percents(share: float | None, expected: str) -> None:
    assert percent(share) == expected


def test_percents_keep_to_the_edges_that_are_given() -> None:
    assert percent(0.9499999, (0.95,)).startswith("94.99999")
    assert percent(0.9996, ()) == "100.0%"


@settings(max_examples=300)
@given(
    st.floats(0, 3)
    | st.builds(lambda edge, less: edge - less, st.sampled_from([0.6, 0.9, 1.0, 1.1]), st.floats(0, 1e-3))
)
@example(0.9999996)
# Half a hundred-millionth short of the target, which is more than the billionth that is allowed.
@example(0.999999995)
@example(0.8999999985)
def test_a_percent_stands_on_the_same_side_of_every_edge(share: float) -> None:
    shown = Decimal(percent(share).rstrip("%")) / 100
    for edge in (0.6, 0.9, 1.0, 1.1):
        reached = share >= edge * (1 - 1e-9)
        assert (shown >= Decimal(str(edge))) is reached
    assert abs(shown - Decimal(share)) <= Decimal("0.00051")


def test_there_is_no_minus_zero_percent() -> None:
    assert percent(-0.0004) == "0.0%"


# --- widths -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("字", 2),
        ("企业数(家)", 10),
        ("（％）", 6),
        ("ｱ", 1),  # half-width kana
        ("é", 1),
        ("e\u0301", 1),  # a combining mark takes no cell
        ("字\u0301", 2),
        ("a\u200bb", 2),
        ("한", 2),
        ("😀", 2),
        ("—", 1),
    ],
)
def test_widths_in_cells(text: str, width: int) -> None:
    assert cell_width(text) == width


def test_padded_fills_cells_and_cuts_nothing() -> None:
    assert padded("企业", 6) == "企业  "
    assert padded("企业", 4) == padded("企业", 3) == "企业"


# --- wrapped ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two", 10, ["one two"]),
        ("one two three", 8, ["one two", "three"]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 6, ["one", "two", "three"]),
        ("企业研发经费", 6, ["企业研", "发经费"]),
        ("企业研发经费", 7, ["企业研", "发经费"]),
        # a comma stays with what it closes, a bracket with what it opens
        ("企业研发，经费", 8, ["企业研", "发，经费"]),
        ("企业（研发）经费", 6, ["企业", "（研", "发）经", "费"]),
        ("共 100 家企业", 8, ["共 100", "家企业"]),
        ("企业GDP占比", 6, ["企业", "GDP占", "比"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("a\nb", 10, ["a", "b"]),
        ("a\n\nb", 10, ["a", "", "b"]),
        ("一二三四\n五", 4, ["一二", "三四", "五"]),
        ("one  two", 5, ["one", "two"]),
        ("one ", 3, ["one"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_a_mark_stays_with_a_word_that_had_to_be_folded() -> None:
    # The word fills the line to its last cell; the comma must not stand alone on the next.
    assert all(not line.startswith("，") for line in wrapped("abcdefgh，企业", 8))


PROSE = st.text("ab é字业研（）《》“”，。、；：？！%,.()\u0301😀\n 　", max_size=60)


@settings(max_examples=300)
@given(PROSE, st.integers(2, 30))
def test_no_line_is_wider_than_asked(text: str, width: int) -> None:
    assert all(cell_width(line) <= width for line in wrapped(text, width))


@settings(max_examples=300)
@given(PROSE, st.integers(2, 30))
def test_nothing_is_lost_but_spaces_at_breaks(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    # Inside a line the spaces are those of the text.
    rest = text
    for line in lines:
        assert line in rest
        rest = rest[rest.index(line) + len(line) :]


# Words as reports have them: no word and no run of marks is longer than half a line.
WORDS = st.lists(
    st.tuples(
        st.sampled_from(["企业", "研发经费占比", "GDP", "a", "100", "（家）"]),
        st.sampled_from(["", "，", "。", " ", "、", "："]),
    ),
    max_size=20,
).map(lambda parts: "".join(word + mark for word, mark in parts))


@settings(max_examples=200)
@given(WORDS, st.integers(12, 40))
def test_no_line_starts_with_a_closing_mark_or_ends_with_an_opening_one(text: str, width: int) -> None:
    # GDP100aaa… may grow longer than a line where words follow each other without a mark.
    if max((len(run) for run in re.findall(r"[A-Za-z0-9]+", text)), default=0) > 8:
        return
    for line in wrapped(text, width):
        assert not line or line[0] not in "，。、：）"
        assert not line or line[-1] != "（"


@given(WORDS, st.integers(12, 40))
def test_a_text_that_fits_is_one_line(text: str, width: int) -> None:
    if cell_width(text) <= width:
        assert wrapped(text, width) == [text.rstrip()]
