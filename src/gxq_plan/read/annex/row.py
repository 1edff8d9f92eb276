"""One row of an annex as it was read, before anything is made of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gxq_plan.place import Place
    from gxq_plan.read.annex.columns import Column, Role

_DASH = re.compile(r"[-‐‑‒–—―─━－/／\s]+")
_CHINESE = "\u3000-\u303f\u4e00-\u9fff\uff00-\uffef“”‘’"
_BREAK = re.compile(
    rf"(?<=[{_CHINESE}])[ \u00a0\u3000]*[\n\r]+[ \u00a0\u3000]*|[ \u00a0\u3000]*[\n\r]+[ \u00a0\u3000]*(?=[{_CHINESE}])"
)
_SPACED = re.compile(rf"(?<=[{_CHINESE}])[ \u00a0\u3000]+(?=[{_CHINESE}])")


class AnnexRow(NamedTuple):
    """A row: the headings above it from the outermost, its cells by column. `name` is empty for a work without
    indicators. `split` tells how cells were told apart where the text did not show it; `beside` names the amount that
    stands in the same row where this is its growth."""

    place: Place
    levels: tuple[str, ...]
    name: str
    cells: Mapping[Column, str]
    split: str = ""
    beside: str = ""

    def first(self, *roles: Role) -> str:
        """The text of the first column of these roles that holds something."""
        return next((text for one, text in self.cells.items() if one.role in roles and text), "")

    def all(self, *roles: Role) -> Iterable[tuple[Column, str]]:
        return ((one, text) for one, text in self.cells.items() if one.role in roles)


class LeftRow(NamedTuple):
    """A row that was not taken: where, its words, and why (`note`, `total`, `nameless`, `stray`, `behind`)."""

    place: Place
    text: str
    why: str


def one_line(text: str) -> str:
    """A cell as one line: breaks and spaces between Chinese characters are the layout's, others stay one space."""
    plain = _SPACED.sub("", _BREAK.sub("", text.replace("\u200b", "").replace("\ufeff", "")))
    return " ".join("".join(one if one.isprintable() else " " for one in plain).split())


_OFFICE_ENDS = re.compile(
    r"(?:局|委|办|部|厅|院|中心|公司|街道|政府|镇|乡|处|科|所|站|队|会|行|组|园|区|学校|大学|各单位|部门)(?:[（(][^（()）]*[)）])?$"
)
# What no office begins with on its own: it goes on in the line above.
_OFFICE_GOES_ON = re.compile(
    r"^(?:办公室|办事处|办$|组织部|宣传部|统战部|政法委|编办|网信办|管委会|管理|服务|委员会|党组|局|委|部|会|和|与|及|等|[（(、，,;；/])"
)


def offices_line(text: str) -> str:
    """A cell of offices as one line: where one ends and the next begins in a line of its own, or behind a space, they
    are told apart."""
    parts = [one_line(one) for one in re.split(r"[ \t\u00a0\u3000]*[\n\r]+|[ \t\u00a0\u3000]+(?![A-Za-z])", text)]
    found = ""
    for part in filter(None, parts):
        is_next = _OFFICE_ENDS.search(found) and _OFFICE_ENDS.search(part) and len(part) > 2
        joined = "、" if is_next and not _OFFICE_GOES_ON.match(part) else ""
        found += joined + part
    return one_line(found) if any("\u4e00" <= one <= "\u9fff" for one in found) else one_line(text)


def is_dash(text: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return bool(_DASH.fullmatch(text))


_NOTE = re.compile(
    r"^(?:备?注|说明|注释|附注|名词解释|资料来源|数据来源|填表说明|备注)\s*[0-9①-⑳一二三]?\s*[:：.、]|^[*＊※]\s*\S|^[①-⑳]\S{6,}|^[\[【]\s*[\]】]"
)
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计)")


def kind_of(texts: Iterable[str]) -> str:
    """`note` or `total` where a row is one by its first words; empty for any other."""
    first = next((one for one in texts if one), "")
    if _TOTAL.match(first):
        return "total"
    return "note" if _NOTE.match(first) else ""
