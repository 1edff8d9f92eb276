"""Findings of one kind in one file together: which of many to show first, and how to say what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.finding import Fault, Finding
    from gxq_plan.place import Place
    from gxq_plan.text import Lang

WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_MOST_RUNS = 12
_MOST_NAMED = 12


class Group(NamedTuple):
    """The findings of one fault, at one severity, in one file or sheet, in their order; never empty."""

    findings: list[Finding]

    @property
    def first(self) -> Finding:
        return self.findings[0]

    @property
    def fault(self) -> Fault:
        return self.first.fault

    @property
    def severity(self) -> Severity:
        return self.first.severity

    @property
    def place(self) -> Place:
        return self.first.place


def groups(findings: Iterable[Finding]) -> list[Group]:
    """The findings in groups, in the order of their first ones."""
    found: dict[object, list[Finding]] = {}
    for one in findings:
        place = one.place
        found.setdefault((place.file, place.sheet, one.fault.code, one.severity), []).append(one)
    return [Group(findings) for findings in found.values()]


def telling(found: Iterable[Group]) -> list[Group]:
    """The groups with the most telling first: the worst; of these what leaves nothing to judge; then the largest of
    each fault before the second largest of any, so that one fault in many files does not hide all the others."""
    seen: dict[tuple[str, Severity], int] = {}
    keyed = []
    for at, one in enumerate(sorted(found, key=lambda one: -len(one.findings))):
        turn = seen[one.fault.code, one.severity] = seen.get((one.fault.code, one.severity), 0) + 1
        keyed.append(((WORST_FIRST.index(one.severity), not one.fault.stops, turn, at), one))
    return [one for _, one in sorted(keyed, key=lambda pair: pair[0])]


def spread(found: Iterable[Group], most: int) -> list[Finding]:
    """At most so many findings: the worst severity first, of each severity the first of every group before the second
    of any, in this order."""
    keyed = [
        ((WORST_FIRST.index(group.severity), at), one)
        for group in found
        for at, one in enumerate(group.findings[:most])
    ]
    keyed.sort(key=lambda pair: pair[0])
    return [one for _, one in keyed[:most]]


def totals(findings: Iterable[Finding]) -> Text:
    """How many findings there are of each severity."""
    counted = dict.fromkeys(WORST_FIRST, 0)
    for one in findings:
        counted[one.severity] += 1
    wording = Text(
        zh="共 {all} 条：错误 {error}，警告 {warning}，提示 {info}",
        en="{all} findings in all: {error} errors, {warning} warnings, {info} infos",
    )
    return wording.given(all=sum(counted.values()), **{str(severity): count for severity, count in counted.items()})


def left_out(count: int, findings: Iterable[Finding]) -> Text:
    """What stands at the end of a list that was cut."""
    wording = Text(
        zh="{totals}；有 {count} 条没有单独列出，加 -v 全部列出",
        en="{totals}; {count} of them are not listed one by one, -v lists all",
    )
    return wording.given(totals=totals(findings), count=count)


def more(rest: Sequence[Finding]) -> Text:
    """How many more of a group there are, and where: their rows, or what they are about where they have no row."""
    rows = [one.place.row for one in rest if one.place.row is not None]
    subjects = list(dict.fromkeys(one.subject for one in rest if one.subject))
    if rows:
        wording = Text(zh="同类还有 {count} 条，在第 {where} 行", en="{count} more of this kind in rows {where}")
        return wording.given(count=len(rest), where=runs(rows))
    if subjects:
        wording = Text(zh="同类还有 {count} 条：{where}", en="{count} more of this kind: {where}")
        shown = (
            Text(zh="{ids}等", en="{ids} and others") if len(subjects) > _MOST_NAMED else Text(zh="{ids}", en="{ids}")
        )
        return wording.given(count=len(rest), where=shown.given(ids=subjects[:_MOST_NAMED]))
    return Text(zh="同类还有 {count} 条", en="{count} more of this kind").given(count=len(rest))


def runs(rows: Iterable[int], most: int = _MOST_RUNS) -> Text:
    """Row numbers as runs: `5-18、20`; after so many runs the rest is left to an ellipsis."""
    found: list[list[int]] = []
    for row in sorted(set(rows)):
        if found and row == found[-1][1] + 1:
            found[-1][1] = row
        else:
            found.append([row, row])
    parts = [f"{first}-{last}" if last > first else str(first) for first, last in found[:most]]
    if len(found) > most:
        parts.append("…")
    return Text(zh="{parts}", en="{parts}").given(parts=parts)


def where(one: Finding) -> Text:
    """The place inside its file as a person finds it: `D14`, `Sheet1!D14`, a row; without a row what the finding is
    about, a sheet, else the whole file."""
    place = one.place
    if place.row is None:
        named = one.subject or place.sheet
        return Text.both(named) if named else Text(zh="整个文件", en="the whole file")
    if place.cell:
        return Text.both(f"{place.sheet}!{place.cell}" if place.sheet else place.cell)
    row = Text(zh="第 {row} 行", en="row {row}").given(row=place.row)
    return Text(zh="{sheet} {row}", en="{sheet} {row}").given(sheet=place.sheet, row=row) if place.sheet else row


def message(one: Finding, lang: Lang) -> str:
    """What is wrong. In one language at once: there may be a hundred thousand."""
    return one.fault.message.of(lang, **one.facts)


def answer(one: Finding, lang: Lang) -> str:
    """What to do about it, or why nothing is to be done."""
    return one.answer.words().of(lang) if one.answer else one.fault.remedy.of(lang, **one.facts)
