"""What `accept` says on screen: what changes, grouped by kind, and the verdict as the last line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.report.accepted import KINDS
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import notices, rules_line
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.report.accepted import Accepted, Change

_MOST = 40


def blocks(accepted: Accepted, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    """The changes, what the check found where that refuses them, what was left out, and the verdict."""
    if verdict_only:
        return [verdict(accepted)]
    parts: list[Block] = []
    if accepted.refused or (everything and accepted.findings):
        parts += [
            Heading(Text(zh="检查发现", en="Findings"), 2),
            *notices(accepted.plan, accepted.findings, everything),
        ]
    if not accepted.refused:
        parts += _changes(accepted, everything)
    parts += _left_out(accepted)
    parts += _remarks(accepted) if not (accepted.refused or everything) else []
    return [*parts, *rules_line(accepted.terms), verdict(accepted)]


def _changes(accepted: Accepted, everything: bool) -> list[Block]:
    parts: list[Block] = []
    several = len({one.period for one in accepted.changes}) > 1
    for kind in KINDS if everything else KINDS[:-1]:
        found = [one for one in accepted.changes if one.kind == kind]
        if found:
            title = Text(zh="{kind}（{count}）", en="{kind} ({count})").given(kind=words.TAKEN[kind], count=len(found))
            shown = found if everything else found[:_MOST]
            parts += [Heading(title, 2), _table(shown, several)]
            if len(shown) < len(found):
                more = Text(zh="另有 {count} 项，加 -v 全部列出", en="{count} more: -v lists all")
                parts.append(Paragraph(more.given(count=len(found) - len(shown)), "quiet"))
    return parts


def _table(changes: Sequence[Change], several: bool) -> Table:
    """A line for each value; `several` says that periods must be told apart."""
    reasons = any(one.reason for one in changes)
    columns = (
        Column(words.ID),
        Column(words.INDICATOR, grow=True, least=12),
        *([Column(words.PERIOD)] if several else []),
        Column(Text(zh="原值 → 新值", en="old → new"), "right", least=13),
        Column(Text(zh="数据状态", en="data"), least=4),
        Column(Text(zh="出处", en="from"), least=6),
        *([Column(Text(zh="原因", en="reason"), wide=1, least=8)] if reasons else []),
    )
    rows = tuple(
        (
            Code(one.id),
            one.name,
            *([str(one.period)] if several else []),
            _values(one),
            _statuses(one),
            _cell(one),
            *([one.reason] if reasons else []),
        )
        for one in changes
    )
    return Table(columns, rows)


def _values(one: Change) -> Cell:
    unit = f" {one.unit}" if one.unit and one.new.value[-1:].isdigit() else ""
    if one.old is None or one.old.value == one.new.value:
        return f"{one.new.value}{unit}"
    return f"{one.old.value} → {one.new.value}{unit}"


def _statuses(one: Change) -> Cell:
    before, after = one.old.data_status if one.old else "", one.new.data_status
    return f"{before} → {after}" if before and before != after else after or "—"


def _cell(one: Change) -> Cell:
    name = (one.place.file or "").rsplit("/", 1)[-1]
    sheet = f"{one.place.sheet}!" if one.place.sheet else ""
    return f"{name} {sheet}{one.place.cell}" if one.place.cell else name


def _left_out(accepted: Accepted) -> list[Block]:
    """Rows that said nothing to take in: counted, so that nobody thinks they were."""
    if not accepted.left_out:
        return []
    empty = sum(one.why == "empty" for one in accepted.left_out)
    wording = Text(
        zh="{count} 行没有可收入的数（空着 {empty} 行），原有的数不变",
        en="{count} rows hold nothing to take in ({empty} are empty); what stood before stays",
    )
    return [Paragraph(wording.given(count=len(accepted.left_out), empty=empty), "quiet")]


def _remarks(accepted: Accepted) -> list[Block]:
    warnings = sum(one.severity is Severity.WARNING for one in accepted.findings)
    if not warnings:
        return []
    wording = Text(
        zh="检查有警告 {count} 条，不影响收入；加 -v 列出", en="warnings: {count}, none in the way; -v lists them"
    )
    return [Paragraph(wording.given(count=warnings), "fair")]


def verdict(accepted: Accepted) -> Paragraph:
    """What was taken in and where it went: one line."""
    if accepted.refused:
        return _refused(accepted)
    counts = accepted.counts
    kinds = [
        Text(zh="{kind} {count}", en="{kind} {count}").given(kind=words.TAKEN[kind], count=counts[kind])
        for kind in KINDS[:-1]
        if counts[kind]
    ]
    if not accepted.changes:
        return Paragraph(_NOTHING, "fair")
    if not kinds:
        wording = Text(
            zh="结论：没有新内容。{count} 个数都已收入过，什么也没有写",
            en="Verdict: nothing new. Values taken in before: {count}; nothing was written",
        )
        return Paragraph(wording.given(count=counts["unchanged"]), "good")
    facts = {
        "count": sum(counts[kind] for kind in KINDS[:-1]),
        "kinds": kinds,
        "files": Text(zh="，写入 {files}", en=" into {files}").given(files=list(accepted.actuals))
        if accepted.actuals
        else Text(zh="，实际值文件不用改", en=", the actuals files stay as they are"),
        "record": f"{accepted.record}/revisions.csv",
    }
    if accepted.dry_run:
        wording = Text(
            zh="结论：试运行，什么也没有写。将收入 {count} 个数（{kinds}）{files}；留痕 {record}",
            en="Verdict: dry run, nothing was written. Would take in {count} ({kinds}){files}; record {record}",
        )
        return Paragraph(wording.given(**facts), "good")
    wording = Text(
        zh="结论：已收入 {count} 个数（{kinds}）{files}；留痕 {record}",
        en="Verdict: taken in {count} ({kinds}){files}; record {record}",
    )
    return Paragraph(wording.given(**facts), "good")


_NOTHING = Text(
    zh="结论：文件里没有可收入的数，什么也没有写", en="Verdict: the files hold nothing to take in; nothing was written"
)


def _refused(accepted: Accepted) -> Paragraph:
    errors = sum(one.severity is Severity.ERROR for one in accepted.findings)
    warnings = sum(one.severity is Severity.WARNING for one in accepted.findings)
    wording = Text(
        zh="结论：一个数都没有收入。错误 {errors}，警告 {warnings}。请改正后再收入",
        en="Verdict: nothing was taken in. {errors} errors, {warnings} warnings. Correct the cells and try again",
    )
    return Paragraph(wording.given(errors=errors, warnings=warnings), "bad")
