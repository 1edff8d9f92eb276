"""Markdown: what a cell says is text, and a summary is short."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from gxq_plan.finding import Finding, Severity
from gxq_plan.place import Place
from gxq_plan.render.to_markdown import harmless, to_markdown
from gxq_plan.report.blocks import Amount, Block, Code, Column, Heading, Notice, Pairs, Paragraph, Share, Table
from gxq_plan.report.outline_summary import blocks
from gxq_plan.text import Text, visible

from .findings import HOSTILE, fault, finding, many

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
A = Text(zh="甲", en="a")


def summary(findings: list[Finding]) -> str:
    return to_markdown(blocks(findings), "zh")


def kinds(text: str) -> set[str]:
    """Every kind of token in a page."""
    found = set()
    for token in MARKDOWN.parse(text):
        found |= {token.type, *(child.type for child in token.children or ())}
    return found


def read(text: str) -> str:
    """What a page says, without its markup."""
    children = [child for token in MARKDOWN.parse(text) for child in token.children or ()]
    return "".join(child.content for child in children if child.type in ("text", "text_special", "code_inline"))


def test_a_summary_is_verdict_counts_and_a_table_for_each_file() -> None:
    found = [*many(7, file="a.csv"), finding(place=Place("b.csv"), code="A009", severity=Severity.WARNING)]
    text = summary(found)
    assert text.splitlines()[:9] == [
        "# gxq 检查结果",
        "",
        "**结论：无法检查，请先按下面的提示处理**",
        "",
        "共 8 条：错误 7，警告 1，提示 0",
        "",
        "## a.csv",
        "",
        "| 规则 | 级别 | 问题 | 数量 | 位置 | 第一处和改法 |",
    ]
    assert "| `A003` | 错误 | 实际值不是数字 | 7 | D2、D3、D4、D5、D6…… | 写的是“约2”。请写数字 |" in text
    assert "| `A009` | 警告 | 实际值不是数字 | 1 | W01-3 | 写的是“约5”。请写数字 |" in text
    assert "gxq explain A003" in text


def test_a_cell_of_a_workbook_is_named_with_its_sheet() -> None:
    assert "| Sheet1!C7 |" in summary([finding(place=Place("a.xlsx", "Sheet1", 7, "实际值", 3))])


def test_many_files_and_kinds_are_cut_with_a_note() -> None:
    found = [one for at in range(50) for one in many(3, f"A{at:03}", file="a.csv")]
    found += [one for at in range(30) for one in many(2, file=f"f{at:02}.csv")]
    text = summary(found)
    assert text.count("\n## ") == 20
    assert "本文件另有 20 类 60 条没有列出" in text
    assert "另有 11 个文件的 22 条没有列出（其中错误 22）" in text


def test_a_hundred_thousand_are_a_page() -> None:
    assert len(summary(many(100_000))) < 2_000


@pytest.mark.parametrize("written", HOSTILE)
def test_hostile_text_is_text(written: str) -> None:
    place = Place(written, written, 3, "实际值", 4)
    text = summary([Finding(fault(), Severity.ERROR, place, written, {"written": written})])
    assert not kinds(text) & {"html_inline", "html_block", "link_open", "image", "em_open", "s_open", "fence"}
    rows = [token for token in MARKDOWN.parse(text) if token.type == "td_open"]
    assert len(rows) == 6
    said = read(text).replace("\u2060", "")
    for part in visible(written).split():
        assert part in said


@pytest.mark.parametrize(
    "words",
    ["@someone", "#12", "a!12", "~bug", "https://x.org", "www.x.org", "GH-12", "a@b.org", ":smile:", "deadbeef1234"],
)
def test_a_site_finds_nothing_to_link(words: str) -> None:
    said = read(harmless(words))
    assert words not in said
    assert said.replace("\u2060", "") == words


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from(list("ab 1.-+#*_`~|<>[]()!&\\\n\t@:/=数{}$")), max_size=30))
def test_any_text_reads_as_itself(text: str) -> None:
    said = read(harmless(text)).replace("\u2060", "")
    assert said == visible(text).strip()


def test_every_block_has_a_form() -> None:
    page: list[Block] = [
        Heading(A, 2),
        Paragraph(A, "bad"),
        Notice(((A, "strong"), ("x", "plain")), (A,)),
        Pairs(((A, Amount(1.5, "%", signed=True)),)),
        Table((Column(A), Column(A, "right")), ((Code("a|`b"), Share(0.5)), (Amount(None), "—"))),
    ]
    assert to_markdown(page, "zh") == (
        "## 甲\n\n**甲**\n\n**甲 x**  \n甲\n\n**甲** \\+1.5%\n\n| 甲 | 甲 |\n| --- | --: |\n"
        "| `a\\|b` | 50.0% |\n| — | — |\n"
    )
