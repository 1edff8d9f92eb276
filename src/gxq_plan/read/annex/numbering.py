"""The number in front of a heading: `一、`, `（一）`, `任务一：`, `1、`, `(1)`, `①`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from gxq_plan.read import numerals

_CN = "[一二三四五六七八九十百零〇]{1,5}"
_DIGITS = "[0-9０-９]{1,3}"
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "word",
            rf"(?:第|任务|工程|行动|项目|工作|专栏|领域|举措|措施)\s*(?P<number>{_CN}|{_DIGITS})\s*"
            r"(?:[、：:.．]\s*|章\s*|条\s*|部分\s*|项\s*|\s+)",
        ),
        ("chapter", rf"(?P<number>{_CN})\s*[、.．：:]\s*"),
        ("section", rf"[（(]\s*(?P<number>{_CN})\s*[)）]\s*[、.．]?\s*"),
        ("item", rf"(?P<number>{_DIGITS})\s*(?:[、：:)）]|[.．](?![0-9０-９]))\s*"),
        ("part", rf"[（(]\s*(?P<number>{_DIGITS})\s*[)）]\s*[、.．]?\s*"),
        ("ring", r"(?P<number>[①-⑳])\s*[、.．]?\s*"),
    )
)


class Numbered(NamedTuple):
    """A heading taken apart; `kind` is empty where it has no number."""

    kind: str
    number: int | None
    name: str


@lru_cache(maxsize=8192)
def numbered(text: str) -> Numbered:
    """The number in front of a heading and what follows it; a number alone has no name."""
    plain = text.strip()
    for kind, pattern in _KINDS:
        if found := pattern.match(plain):
            written = unicodedata.normalize("NFKC", found["number"])
            digits = written if written.isdigit() else numerals.digits(written)
            return Numbered(kind, None if digits is None else int(digits), plain[found.end() :].strip())
    return Numbered("", None, plain)
