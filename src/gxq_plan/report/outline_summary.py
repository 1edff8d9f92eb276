"""What a job summary says: the verdict, the counts, and for each file what is wrong, by rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Paragraph, Table
from gxq_plan.report.groups import Group, groups, telling, totals, where
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.report.report import Checked

# A summary is read at a glance, and GitHub takes one mebibyte of it.
_MOST_FILES = 20
_MOST_KINDS = 30
_MOST_PLACES = 5
_TITLE = Text(zh="gxq 检查结果", en="gxq check")
_COLUMNS = (
    Column(Text(zh="规则", en="rule")),
    Column(Text(zh="级别", en="severity")),
    Column(Text(zh="问题", en="what is wrong")),
    Column(Text(zh="数量", en="count"), "right"),
    Column(Text(zh="位置", en="where")),
    Column(Text(zh="第一处和改法", en="the first, and what to do")),
)


def blocks(findings: Sequence[Finding], checked: Checked | None = None) -> list[Block]:
    """Heading, verdict, counts, then a table for each file, the worst files first; what is cut is counted."""
    parts: list[Block] = [Heading(_TITLE), _verdict(checked), Paragraph(totals(findings))]
    files = _by_file(findings)
    for file, kinds in files[:_MOST_FILES]:
        parts += [Heading(Text.both(file), 2), _table(kinds[:_MOST_KINDS])]
        if cut := kinds[_MOST_KINDS:]:
            parts.append(_cut_kinds(cut))
    if files[_MOST_FILES:]:
        parts.append(_cut_files(files[_MOST_FILES:]))
    if files:
        parts.append(Paragraph(_HELP.given(code=files[0][1][0].first.code)))
    return parts


_HELP = Text(
    zh="每条的改法：gxq check 文件名；规则的详细说明：gxq explain {code}",
    en="Every case with its remedy: gxq check FILE; more about a rule: gxq explain {code}",
)


def _verdict(checked: Checked | None) -> Paragraph:
    if checked is None:
        wording = Text(
            zh="结论：无法检查，请先按下面的提示处理", en="Verdict: nothing can be judged; put this right first"
        )
        return Paragraph(wording, "strong")
    from gxq_plan.report.outline_check import verdict

    return verdict(checked)._replace(tone="strong")


def _by_file(findings: Iterable[Finding]) -> list[tuple[str, list[Group]]]:
    """The groups of each file, the most telling first; the file of the most telling group first."""
    found: dict[str, list[Group]] = {}
    for one in telling(groups(findings)):
        found.setdefault(one.place.file or "—", []).append(one)
    return list(found.items())


def _table(kinds: Iterable[Group]) -> Table:
    return Table(_COLUMNS, tuple(_row(one) for one in kinds))


def _row(group: Group) -> tuple[Cell, ...]:
    first = group.first
    then = Text(zh="{message}。{remedy}", en="{message} → {remedy}").given(
        message=group.fault.message.given(**first.facts),
        remedy=first.answer.words() if first.answer else group.fault.remedy.given(**first.facts),
    )
    count = str(len(group.findings))
    return (Code(first.code), words.SEVERITY[group.severity], group.fault.title, count, _places(group), then)


def _places(group: Group) -> Text:
    """The first places; where several findings share one, what they are about."""
    shown = [where(one) for one in group.findings[:_MOST_PLACES]]
    if len(group.findings) <= _MOST_PLACES:
        return Text(zh="{places}", en="{places}").given(places=shown)
    return Text(zh="{places}……", en="{places} …").given(places=shown)


def _cut_kinds(cut: Sequence[Group]) -> Paragraph:
    wording = Text(
        zh="本文件另有 {kinds} 类 {count} 条没有列出",
        en="{count} more findings of {kinds} kinds in this file are left out",
    )
    return Paragraph(wording.given(kinds=len(cut), count=_count(cut)), "quiet")


def _cut_files(cut: Sequence[tuple[str, list[Group]]]) -> Paragraph:
    wording = Text(
        zh="另有 {files} 个文件的 {count} 条没有列出（其中错误 {errors}）",
        en="{count} more findings in {files} files are left out ({errors} of them errors)",
    )
    kinds = [one for _, of_file in cut for one in of_file]
    errors = _count(one for one in kinds if one.severity is Severity.ERROR)
    return Paragraph(wording.given(files=len(cut), count=_count(kinds), errors=errors), "quiet")


def _count(kinds: Iterable[Group]) -> int:
    return sum(len(one.findings) for one in kinds)
