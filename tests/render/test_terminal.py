"""Blocks on a terminal: nothing wider than the page, Chinese aligned by cells, text from files shown as text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.blocks import (
    Amount,
    Bar,
    Block,
    Cell,
    Code,
    Column,
    Heading,
    Interval,
    Label,
    Lines,
    Notice,
    Pairs,
    Paragraph,
    Share,
    Table,
)
from gxq_plan.text import Text, cell_width

_ANSI = re.compile(r"\x1b\[[\d;]*m")
HOSTILE = [
    "[red]红[/red]",
    "[/]",
    "[link=http://x]y[/link]",
    ":smile:",
    "\x1b[31m红",
    "a\u202eb",
    "\x00\x07\r\x9b31m",
    "{x}",
]


def both(words: str) -> Text:
    return Text(words.replace("{", "{{").replace("}", "}}"), words.replace("{", "{{").replace("}", "}}"))


def drawn(*blocks: Block, width: int = 80, colour: bool = False, ascii_only: bool = False) -> list[str]:
    text = to_terminal(blocks, "zh", width, colour, ascii_only)
    assert text == "" or text.endswith("\n")
    return text.splitlines()


def table(*rows: tuple[Cell, ...]) -> Table:
    columns = (
        Column(both("编号")),
        Column(both("指标"), grow=True, least=8),
        Column(both("目标"), "right"),
        Column(both("实际"), "right"),
        Column(both("完成率"), "right"),
        Column(both("状态")),
        Column(both("部门"), wide=True),
    )
    return Table(columns, rows)


ROWS: tuple[tuple[Cell, ...], ...] = (
    (
        *(Code("W01-1"), "企业研发经费支出占GDP比重", Amount(5.3, "%"), Amount(5.31, "%"), Share(1.0019)),
        *(Label(both("完成"), "●", "+", "good"), "科学技术局"),
    ),
    (
        *(Code("W33-2"), "技术合同交易额", Amount(0.78, "亿元"), Amount(None, "亿元"), Share(None)),
        *(Label(both("严重滞后"), "▲", "--", "bad"), "科学技术局"),
    ),
    (
        *(Code("W09-1"), "单位增加值综合能耗", Amount(0.5, "吨标准煤/万元", prefix="≤")),
        *(Amount(12345.678, "吨标准煤/万元"), Share(0.9996)),
        *(Label(both("未报送"), "○", "?", "quiet"), "高新区国土分局"),
    ),
)


@pytest.mark.parametrize("width", [60, 80, 110, 140])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_no_line_is_wider_than_the_page(width: int, ascii_only: bool) -> None:
    long = Paragraph("很长的一段话，" * 30)
    notice = Notice((("data/actuals/2019.csv:14", "strong"), ("实际值", "plain")), ("说明" * 60, "W" * 200))
    pairs = Pairs(((both("指标"), "名" * 100), (both("编号"), Code("W01-1"))))
    lines = drawn(Heading(both("标题" * 40)), table(*ROWS), long, notice, pairs, width=width, ascii_only=ascii_only)
    assert max(map(cell_width, lines)) <= width


def test_right_aligned_cells_end_in_one_column() -> None:
    lines = drawn(table(*ROWS), width=140)[2:]
    assert len(lines) == len(ROWS)
    # The statuses begin, and so the shares before them end, in one cell; a column of Chinese moves nothing.
    assert len({cell_width(re.split("[●▲○]", line)[0]) for line in lines}) == 1
    assert {re.split("[●▲○]", line)[0][-3:-1].strip()[-1] for line in lines} == {"%", "—"}


def test_a_name_that_is_folded_loses_no_character() -> None:
    name = "园区高新技术企业出口额占营业收入比重及其他若干情况说明"
    row = Code("W03-3"), name, Amount(5, "%"), Amount(5, "%"), Share(1), "完成", "局"
    lines = drawn(table(row), width=60)[2:]
    assert len(lines) > 1
    assert "".join(re.findall(r"[\u4e00-\u9fff]+", " ".join(lines))).replace("完成", "") == name


def test_digits_are_never_broken() -> None:
    row = (
        Code("W1"),
        "指标",
        Amount(1234567.89, "吨标准煤/万元"),
        Amount(-0.5, "个百分点", signed=True),
        Share(0.5),
        "慢",
        "",
    )
    text = "\n".join(drawn(table(row), width=60))
    assert "1234567.89" in text
    assert "-0.5" in text


def test_words_of_titles_and_ids_are_never_broken() -> None:
    columns = (
        Column(both("period"), least=2),
        Column(both("indicators"), "right", least=2),
        Column(both("name"), grow=True, least=2),
    )
    text = "\n".join(drawn(Table(columns, (("2018", Code("W01-1/abcdef"), "名" * 80),)), width=40))
    assert "period" in text
    assert "indicators" in text
    assert "W01-1/abcdef" in text


def test_a_page_too_narrow_for_a_table_gets_cards() -> None:
    lines = drawn(table(*ROWS), width=40)
    assert lines[:3] == ["编号    W01-1", "指标    企业研发经费支出占GDP比重", "目标    5.3%"]
    assert "" in lines
    assert "实际    —" not in lines
    assert max(map(cell_width, lines)) <= 40


def test_lines_of_a_cell_stand_below_each_other() -> None:
    cell = Lines((both("W01 甲"), "W02 乙\nx"))
    text = drawn(Table((Column(both("编号")), Column(both("工作"))), ((Code("T01"), cell),)))
    assert [line.strip() for line in text[2:]] == ["T01   W01 甲", "W02 乙↵x"]


def test_wide_columns_come_at_110_cells_and_only_with_content() -> None:
    assert "高新区国土分局" not in "\n".join(drawn(table(*ROWS), width=109))
    assert "高新区国土分局" in "\n".join(drawn(table(*ROWS), width=110))
    empty = tuple((*row[:-1], "") for row in ROWS)
    assert "部门" not in "\n".join(drawn(table(*empty), width=140))


def test_a_missing_number_is_a_dash_and_never_zero() -> None:
    lines = drawn(table(ROWS[1]), width=140)
    assert lines[-1].count("—") == 2
    assert "nan" not in lines[-1]


def test_a_share_just_below_its_target_is_not_shown_as_reached() -> None:
    assert "99.96%" in "\n".join(drawn(table(ROWS[2]), width=140))


def test_the_last_block_is_the_last_line() -> None:
    lines = drawn(table(*ROWS), Paragraph("结论：好", "good"))
    assert lines[-1] == "结论：好"


def test_colour_changes_nothing_but_colour() -> None:
    blocks = (Heading(both("标题")), table(*ROWS), Paragraph("结论", "bad"))
    plain, coloured = drawn(*blocks), drawn(*blocks, colour=True)
    assert "\x1b" not in "".join(plain)
    assert "\x1b[" in "".join(coloured)
    assert [_ANSI.sub("", line).rstrip() for line in coloured] == plain


def test_ascii_only_uses_no_other_symbols() -> None:
    english = Table((Column(both("id")), Column(both("status")), Column(both("bar"))), (
        (Code("W1"), Label(both("met"), "●", "+", "good"), Bar(((0.5, "good"), (0.5, "bad")))),
    ))  # fmt: skip
    text = "\n".join(drawn(Heading(both("Report")), english, ascii_only=True))
    assert text.isascii()
    assert "+ met" in text


@pytest.mark.parametrize("parts", [[0.5, 0.5], [1 / 3] * 3, [0.999, 0.001], [0.0, 1.0], [1.0], [0.2] * 5])
@pytest.mark.parametrize("width", [1, 10, 16])
def test_a_bar_is_as_long_as_its_whole(parts: list[float], width: int) -> None:
    bar = Bar(tuple((share, "good") for share in parts), width)
    lines = drawn(Table((Column(both("图"), least=1),), ((bar,),)))
    assert cell_width(lines[-1].strip()) == max(width, 1)


def test_an_interval_and_a_signed_amount() -> None:
    text = "\n".join(
        drawn(
            Table(
                (Column(both("目标")), Column(both("差距"))), ((Interval(4, 6, "%"), Amount(0.5, "件", signed=True)),)
            )
        )
    )
    assert "4~6%" in text
    assert "+0.5件" in text


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("colour", [False, True])
def test_text_from_files_is_shown_as_text(words: str, colour: bool) -> None:
    blocks: list[Block] = [
        Paragraph(words, "bad"),
        Heading(both(words)),
        Notice(((words, "strong"),), (words,)),
        Pairs(((both(words), words),)),
        Table(
            (Column(both(words), grow=True),), ((words,), (Code(words),), (Amount(5, words),), (Label(both(words)),))
        ),
    ]
    for block in blocks:
        text = _ANSI.sub("", "\n".join(drawn(block, width=120, colour=colour)))
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text), repr(text)
        if words.isprintable():
            assert words in text


_NUMBERS = st.one_of(st.none(), st.floats(-1e9, 1e9))
_AMOUNTS = st.tuples(
    _NUMBERS, st.text(max_size=8), st.one_of(st.none(), st.integers(0, 6)), st.sampled_from(["", "≤"]), st.booleans()
)
_CELLS = st.one_of(
    st.text(max_size=30),
    _AMOUNTS.map(lambda parts: Amount(*parts)),
    st.one_of(st.none(), st.floats(0, 100)).map(Share),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1, max_size=5), st.integers(40, 160), st.booleans())
def test_any_cells_fit_any_page(rows: list[tuple[Cell, Cell, Cell]], width: int, colour: bool) -> None:
    columns = Column(both("甲"), grow=True), Column(both("乙乙"), "right"), Column(both("丙"))
    for line in drawn(Table(columns, tuple(rows)), Paragraph("完"), width=width, colour=colour):
        assert cell_width(_ANSI.sub("", line)) <= width
