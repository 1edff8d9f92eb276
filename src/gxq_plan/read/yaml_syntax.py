"""A complaint of the YAML parser as a finding: where to look, and what it means in both languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from gxq_plan.place import Place
from gxq_plan.read import plan_faults as faults
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.finding import Finding

_UNPRINTABLE = yaml.reader.Reader.NON_PRINTABLE
_CONTROL = Text(zh="有看不见的控制字符 {code}，请删去", en="an invisible control character {code}: delete it")

# A full-width mark where YAML wants its own: a colon behind a key, a comma before one, a bracket, a quote that opens.
_FULL_WIDTH = re.compile(
    r"(?:^|[{,，])\s*(?:- +)?\w+\s*(?P<colon>：)"
    r"|(?P<comma>，)\s*\w+\s*[:：]"
    r"|(?P<bracket>[｛｝［］])"
    r"|[:,\[{]\s*(?P<quote>“)"
)
_HALF_WIDTH = Text(
    zh="这里用了全角标点 {mark} ，YAML 的标点要用半角（冒号后面再空一格）",
    en="'{mark}' is a full-width mark; YAML's own marks are half-width (and a space follows a colon)",
)
_OPENED = Text(zh="{problem}（从第 {line} 行第 {column} 列开始）", en="{problem} (opened at {line}:{column})")
_OPENERS = ("while parsing a flow mapping", "while parsing a flow sequence", "while scanning a quoted scalar")

# libyaml from 0.2.6 on stops by itself at a depth of 1,000, for brackets before it has given out a single event.
_PARSERS_OWN_LIMIT = "exceeded maximum nesting depth"
_INDENTED = Text(
    zh="缩进与上文不一致，或上一行没有写完",
    en="the indentation differs from the lines above, or the line above is unfinished",
)
_UNCLOSED = Text(zh="引号或括号没有结束", en="quotes or brackets are not closed")
# The parser's commonest complaints; any other is passed on in its own words.
_WORDS = {
    "found character that cannot start any token": Text(
        zh="此处不能以该字符开头（常见原因：用了制表符缩进，或以 % @ ` 开头的文字没有加引号）",
        en="a value cannot start with this character (often a tab, or text starting with % @ ` without quotes)",
    ),
    "mapping values are not allowed in this context": Text(
        zh="此处不应出现“: ”（常见原因：上一行缩进不一致，或文字里含有“: ”而没有加引号）",
        en="': ' is not allowed here (often uneven indentation above, or text with ': ' in it without quotes)",
    ),
    "block sequence entries are not allowed in this context": Text(
        zh="此处不应以“- ”开始一项（常见原因：上一行没有写完，或缩进不一致）",
        en="'- ' cannot start an item here (often the line above is unfinished, or the indentation uneven)",
    ),
    "did not find expected key": _INDENTED,
    "did not find expected '-' indicator": _INDENTED,
    "did not find expected node content": Text(zh="此处缺少内容", en="something is missing here"),
    "did not find expected ',' or '}'": Text(zh="花括号内缺少 , 或 }}", en="',' or '}}' is missing"),
    "did not find expected ',' or ']'": Text(zh="方括号内缺少 , 或 ]", en="',' or ']' is missing"),
    "could not find expected ':'": Text(
        zh="缺少“: ”（半角冒号，后面空一格）", en="': ' is missing (a colon and a space)"
    ),
    "found unexpected ':'": Text(
        zh="冒号位置不对（冒号后面要空一格，文字里的冒号要加引号）",
        en="a colon in the wrong place (a space must follow it; text with a colon in it needs quotes)",
    ),
    "found unexpected end of stream": _UNCLOSED,
    "found unexpected document indicator": _UNCLOSED,
    "found unknown escape character": Text(
        zh="双引号里的 \\ 后面不能跟这个字符（路径和公式请用单引号）",
        en="this character cannot follow \\ in double quotes (use single quotes for paths and formulas)",
    ),
    "did not find expected <document start>": Text(
        zh="此处不能再有内容（常见原因：缩进不一致，或多了一个括号）",
        en="nothing can follow here (often uneven indentation or one bracket too many)",
    ),
}


def syntax_fault(error: yaml.YAMLError, text: str, path: str, *, deepest: int) -> Finding:
    """What stopped the parser, at the place that a person has to put right."""
    if found := _UNPRINTABLE.search(text):
        row = text.count("\n", 0, found.start()) + 1
        place = Place(path, row=row, column_number=found.start() - text.rfind("\n", 0, found.start()))
        return faults.SYNTAX.at(place, problem=_CONTROL.given(code=f"U+{ord(found.group()):04X}"))
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return faults.SYNTAX.at(Place(path), problem=str(getattr(error, "reason", error)).splitlines()[0])
    mark = error.problem_mark
    place = Place(path, row=mark.line + 1, column_number=mark.column + 1)
    if error.problem == _PARSERS_OWN_LIMIT:
        return faults.TOO_DEEP.at(place, limit=deepest)
    return _full_width(text, mark.line, path) or faults.SYNTAX.at(place, problem=_problem(error))


def _problem(error: yaml.MarkedYAMLError) -> Text | str:
    said = error.problem or str(error)
    problem, opened = _WORDS.get(said, said), error.context_mark
    if error.context in _OPENERS and opened is not None:
        return _OPENED.given(problem=problem, line=opened.line + 1, column=opened.column + 1)
    return problem


def _full_width(text: str, row: int, path: str) -> Finding | None:
    """A full-width mark on the parser's line or the last written one above it, where it often goes wrong."""
    lines = text.splitlines()[: row + 1]
    above = (at for at in range(min(row, len(lines)) - 1, -1, -1) if lines[at].strip() and lines[at].lstrip()[0] != "#")
    for at in (row, next(above, row)):
        found = _FULL_WIDTH.search(lines[at]) if at < len(lines) else None
        if found and found.lastgroup:
            place = Place(path, row=at + 1, column_number=found.start(found.lastgroup) + 1)
            return faults.SYNTAX.at(place, problem=_HALF_WIDTH.given(mark=found[found.lastgroup]))
    return None
