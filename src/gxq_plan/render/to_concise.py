"""Findings one a line: `file:row:column: CODE severity message`, with the remedy, or the answer where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.groups import answer, groups, left_out, message, more, telling
from gxq_plan.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.text import Lang

# From so many lines on a list is a wall: of each kind in a file the first few, of that many kinds.
_LISTED = 100
_EACH = 5


def to_concise(findings: Iterable[Finding], lang: Lang, everything: bool = False) -> str:
    """A line a finding, in their order; parts of the place that do not apply are left out. A long list is cut: what
    is left out of a kind is one line with its rows, and the last line gives the true totals."""
    found = list(findings)
    if everything or len(found) <= _LISTED:
        return "".join(f"{_line(one, lang)}\n" for one in found)
    return "".join(f"{line}\n" for line in _cut(found, lang))


def _cut(found: Sequence[Finding], lang: Lang) -> Iterator[str]:
    chosen = telling(groups(found))[:_LISTED]
    # A finding has no identity but its own, so groups are put back into the order of places by their first one.
    order = {id(one): at for at, one in enumerate(found)}
    listed = 0
    for group in sorted(chosen, key=lambda one: order[id(one.first)]):
        few, rest = group.findings[:_EACH], group.findings[_EACH:]
        listed += len(few)
        yield from (_line(one, lang) for one in few)
        if rest:
            yield f"{_where(rest[0])}: {group.fault.code} {group.severity} {more(rest).of(lang)}"
    if listed < len(found):
        yield left_out(len(found) - listed, found).of(lang)


def _line(one: Finding, lang: Lang) -> str:
    return f"{_where(one)}: {one.code} {one.severity} {_said(one, lang)}"


def _where(one: Finding) -> str:
    place = one.place
    parts = (visible(place.file or "-"), place.row, place.column_number)
    return ":".join(str(part) for part in parts if part is not None)


def _said(one: Finding, lang: Lang) -> str:
    subject = f"{one.subject} " if one.subject else ""
    stop = "。" if lang == "zh" else ". "
    return f"{subject}{message(one, lang)}{stop}{answer(one, lang)}".rstrip("。. ")
