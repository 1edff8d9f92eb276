"""Findings as GitHub workflow commands, which annotate the file and line they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.finding import Finding, Severity
from gxq_plan.report.groups import WORST_FIRST, Group, answer, groups, left_out, message, more, telling
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.text import Lang

_COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
# GitHub shows so many of a step and level, and drops the rest without a word.
_SHOWN = 10
_SEVERAL = Text(zh="{title}（{count} 条）", en="{title} ({count} times)")


def to_github(findings: Iterable[Finding], lang: Lang, everything: bool = False) -> str:
    """A command a finding, in their order. What a cell says cannot end a command or start another one.

    Of a level with more than GitHub shows, one stands for all of its kind in a file, the most telling first, and a
    last notice gives the true totals.
    """
    found = list(findings)
    levels = {severity: [one for one in found if one.severity is severity] for severity in WORST_FIRST}
    if everything or max(map(len, levels.values())) <= _SHOWN:
        return "".join(_command(one, lang) for one in found)
    lines: list[str] = []
    shown = 0
    for severity, of_level in levels.items():
        # The last notice takes one of the places of its level.
        room = _SHOWN - 1 if severity is Severity.INFO else _SHOWN
        chosen = _chosen(of_level, room)
        shown += len(chosen)
        lines += [_of_group(one, lang) for one in chosen]
    note = left_out(len(found) - shown, found).of(lang)
    return "".join([*lines, f"::notice title=gxq check::{_data(note)}\n"])


def _chosen(findings: Sequence[Finding], room: int) -> list[Group]:
    if len(findings) <= room:
        return [Group([one]) for one in findings]
    return telling(groups(findings))[:room]


def _of_group(group: Group, lang: Lang) -> str:
    if len(group.findings) == 1:
        return _command(group.first, lang)
    title = _SEVERAL.given(title=group.fault.title, count=len(group.findings)).of(lang)
    return _command(group.first, lang, title, more(group.findings[1:]).of(lang))


def _command(one: Finding, lang: Lang, title: str = "", rest: str = "") -> str:
    place = one.place
    where = {"file": place.file, "line": place.row, "col": place.column_number}
    title = " ".join(
        part for part in (one.code, title or one.fault.title.of(lang), "" if title else one.subject) if part
    )
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in where.items() if value is not None)
    said = "\n".join(part for part in (message(one, lang), answer(one, lang), rest) if part)
    properties += f"{',' if properties else ''}title={_property(title)}"
    return f"::{_COMMAND[one.severity]} {properties}::{_data(said)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
