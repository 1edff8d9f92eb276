"""Who leads and who assists, from sentences such as （甲负责，乙、丙等协助推进） behind a heading of the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.read.annex.numbering import numbered

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.read.document.document import Line

_OPEN, _CLOSE = "(（【〔[", ")）】〕]"
_LONGEST = 200
_HEADING = re.compile(r"^(?P<heading>.{2,40}?)(?:[。：:；;]|$|(?=[（(【]))")
_LEAD = r"(?:牵头负责|牵头组织|牵头|主要负责|具体负责|负责|主办|统筹|承办)"
_ASSIST = r"(?:协助推进|配合推进|协同推进|协助|配合|参与|协同|协办|参加|按职责分工负责|分工负责)"
# 甲负责，乙、丙等协助推进
_SENTENCE = re.compile(
    rf"^(?P<lead>[^,，;；:：。]+?){_LEAD}(?:[,，;；]\s*(?P<assist>.+?){_ASSIST}(?:落实|实施|工作)?)?[。;；]?$"
)
# 责任单位：甲、乙；牵头单位：甲；配合单位：乙、丙
_LABELLED = re.compile(
    r"(?P<label>(?:牵头|责任|主办|负责|实施|配合|协助|协办|参与)(?:责任)?(?:单位|部门|主体))\s*[:：]\s*(?P<names>[^;；。:：]+)"
)
_NAMES = re.compile(r"[、，,;；/\s]+")
_OPEN_END = re.compile(r"等(?:[相有]关)?(?:部门|单位|职能部门)?$")


class Duty(NamedTuple):
    """What one sentence says: the heading that it stands behind, who leads, who assists, whether it ends in 等."""

    line: int
    number: int | None
    heading: str
    lead: tuple[str, ...]
    assist: tuple[str, ...]
    is_open: bool
    text: str


def names_in(text: str) -> tuple[tuple[str, ...], bool]:
    """The offices of a list and whether it ends in 等; each once, in their order."""
    plain = "".join(text.split("\n")).strip().strip("。")
    stripped = _OPEN_END.sub("", plain)
    parts = [one.strip() for one in _NAMES.split(stripped)]
    return tuple(dict.fromkeys(one for one in parts if one and one != "等")), stripped != plain


def duties(lines: Sequence[Line]) -> Iterator[Duty]:
    """Every sentence of responsibility in its order, also one that goes on in the next line or whose bracket nobody
    closed."""
    heading: tuple[int | None, str] = (None, "")
    at = 0
    while at < len(lines):
        line = lines[at]
        found = numbered(line.text)
        if found.kind in ("item", "part", "section", "word", "ring") and (head := _HEADING.match(found.name)):
            heading = found.number, head["heading"].strip()
        text, used = _whole(lines, at)
        for inside in _brackets(text):
            if duty := _duty(inside):
                yield Duty(line.number, heading[0], heading[1], *duty, inside)
        if not any(one in text for one in _OPEN) and _LABELLED.match(text) and (duty := _duty(text)):
            yield Duty(line.number, heading[0], heading[1], *duty, text)
        at += used


def _whole(lines: Sequence[Line], at: int) -> tuple[str, int]:
    """A line, with the next ones while its last bracket of offices is open."""
    text = lines[at].text
    used = 1
    while used < 4 and at + used < len(lines):
        tail = text[max(text.rfind(one) for one in _OPEN) :] if any(one in text for one in _OPEN) else ")"
        if any(one in tail for one in _CLOSE) or len(tail) > _LONGEST or numbered(lines[at + used].text).kind:
            break
        text += lines[at + used].text
        used += 1
    return text, used


def _brackets(text: str) -> Iterator[str]:
    """What stands in the innermost brackets, and behind one that was never closed."""
    start = None
    for at, one in enumerate(text):
        if one in _OPEN:
            start = at + 1
        elif one in _CLOSE and start is not None:
            yield text[start:at].strip()
            start = None
    if start is not None and len(text) - start <= _LONGEST:
        yield text[start:].strip()


def _duty(inside: str) -> tuple[tuple[str, ...], tuple[str, ...], bool] | None:
    plain = "".join(inside.split())
    if found := _SENTENCE.match(plain):
        lead, _ = names_in(found["lead"])
        assist, is_open = names_in(found["assist"] or "")
        return (lead[:1], (*lead[1:], *assist), is_open) if lead and len(lead[0]) <= 20 else None
    lead, assist, is_open = (), (), False
    for one in _LABELLED.finditer(plain):
        names, ends_open = names_in(one["names"])
        if one["label"].startswith(("配合", "协助", "协办", "参与")):
            assist += names
            is_open = is_open or ends_open
        elif lead:
            assist += names
        else:
            lead, assist, is_open = names[:1], (*names[1:], *assist), is_open or (ends_open and len(names) > 1)
    return (lead, assist, is_open) if lead else None
