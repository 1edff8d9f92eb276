"""Blocks as GitHub's and GitLab's Markdown. Whatever a cell says is text: no link, no mention, no markup, no HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gxq_plan.render.shown import lines_of
from gxq_plan.report.blocks import (
    Blank,
    Block,
    Cell,
    Chart,
    Code,
    Heading,
    Label,
    Notice,
    Pairs,
    Paragraph,
    Share,
    Table,
    Words,
)
from gxq_plan.text import Lang, Text, percent, visible
from gxq_plan.words import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.report.paper import Paper

# What is markup anywhere in a line, and what is at its beginning; a backslash makes it a character.
_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_AT_START = re.compile(r"^(?:([#+=-])|(\d+)([.)])(?=\s|$))")
_HTML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
# Sites make links of bare addresses, @names, #12, !12, :smile: and the like after Markdown is done, when escapes are
# gone: a word joiner, which has no width and breaks no line, keeps the parts apart.
_JOINER = "\u2060"
_SELF_LINKING = re.compile(
    r"(?<=[@#$&%~])(?=\w)|(?<=!)(?=\d)|(?<=:)(?=//)|(?<=:)(?=[\w+-]+:)|(?<=\bwww)(?=\.)|(?<=\bGH)(?=-\d)", re.IGNORECASE
)
_HASH = re.compile(r"\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b")


def to_markdown(blocks: Iterable[Block], lang: Lang) -> str:
    """The blocks, an empty line between them."""
    return "\n\n".join(_block(one, lang) for one in blocks if not isinstance(one, Chart)) + "\n"


def document(paper: Paper, lang: Lang) -> bytes:
    """A document without the cards, whose figures stand in its tables."""
    blocks: list[Block] = [Heading(paper.title, 1), *([Paragraph(paper.about)] if paper.about.of(lang) else [])]
    for part in paper.parts:
        if part.role != "card":
            blocks += [Heading(part.title, 2), *(_lower(one) for one in part.blocks)]
    return to_markdown(blocks, lang).encode()


def _lower(block: Block) -> Block:
    return block._replace(level=block.level + 1) if isinstance(block, Heading) else block


def _block(block: Heading | Paragraph | Blank | Table | Notice | Pairs, lang: Lang) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {_words(block.text, lang)}"
    if isinstance(block, Blank):
        return f"**{harmless(BLANK.of(lang, what=block.words))}**"
    if isinstance(block, Paragraph):
        said = _words(block.words, lang)
        return f"**{said}**" if block.tone in ("strong", "bad") and said else said
    if isinstance(block, Table):
        return _table(block, lang)
    if isinstance(block, Notice):
        head = " ".join(_words(part, lang) for part, _ in block.head)
        return "  \n".join([f"**{head}**", *(_words(line, lang) for line in block.lines)])
    return _pairs(block, lang)


def _table(table: Table, lang: Lang) -> str:
    rule = ["--:" if column.align == "right" else "---" for column in table.columns]
    lines = [[_words(column.title, lang) for column in table.columns], rule]
    lines += [[_cell(cell, lang) for cell in row] for row in table.rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _pairs(pairs: Pairs, lang: Lang) -> str:
    return "  \n".join(f"**{_words(term, lang)}** {_cell(value, lang)}" for term, value in pairs.items)


def _cell(cell: Cell, lang: Lang) -> str:
    if isinstance(cell, Code):
        return f"`{visible(cell.text).replace('`', '')}`".replace("|", r"\|") if cell.text.strip("`") else ""
    # Its digits, percent signs and symbols are no markup, its words may be.
    if isinstance(cell, Share):
        return percent(cell.value)
    if isinstance(cell, Label):
        return f"{cell.symbol} {_words(cell.text, lang)}".strip()
    return "<br>".join(map(harmless, lines_of(cell, lang)))


def _words(said: Words, lang: Lang) -> str:
    return harmless(said.of(lang) if isinstance(said, Text) else said)


def harmless(text: str) -> str:
    """The text as it is read, whatever it says: one line, nothing of it markup."""
    apart = _HASH.sub(lambda one: one[0][:3] + _JOINER + one[0][3:], _SELF_LINKING.sub(_JOINER, visible(text)))
    escaped = _MARKUP.sub(r"\\\1", apart.strip().translate(_HTML))
    return _AT_START.sub(lambda one: f"\\{one[1]}" if one[1] else f"{one[2]}\\{one[3]}", escaped)
