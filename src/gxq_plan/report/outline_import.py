"""What `import` says on screen: what was taken, what a person must decide, what was left, the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.read.document.document_faults import KIND_PROPOSED
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import level, notices
from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.report.imported import Imported


def blocks(
    found: Imported, *, written: str | None, everything: bool = False, verdict_only: bool = False
) -> list[Block]:
    """`written` is the plan file that was written, None where none was asked for."""
    if verdict_only:
        return [verdict(found)]
    others = [one for one in found.findings if one.fault is not KIND_PROPOSED]
    parts: list[Block] = [Heading(Text.both(found.plan.title)), _about(found), *_taken(found)]
    parts += _kinds(found, everything)
    for title, asked in ((_ASKED, True), (_FOR_READING, False)):
        if group := [one for one in others if (one.severity is Severity.WARNING) == asked]:
            parts += [Heading(title, 2), *notices(found.plan, group, everything)]
    return [*parts, Paragraph(_next(written), "quiet"), verdict(found)]


_ASKED = Text(zh="请人确定", en="To be decided")
_FOR_READING = Text(zh="怎样读的，没有取什么", en="How it was read, what was left")


def _about(found: Imported) -> Paragraph:
    wording = Text(
        zh="{path}（{form}，{tables} 张表，{lines} 行文字），计划期 {periods}",
        en="{path} ({form}, {tables} tables, {lines} lines of text), years {periods}",
    )
    years = [str(one) for one in found.plan.periods]
    facts = {"path": found.path, "form": found.form, "tables": found.tables, "lines": found.lines}
    return Paragraph(wording.given(**facts, periods=years), "quiet")


def _taken(found: Imported) -> list[Block]:
    """The outermost level with the numbers of what is in it; nothing where the plan has no levels."""
    plan = found.plan
    if not plan.projects:
        return []
    columns = (
        Column(words.ID),
        Column(level(plan, "projects"), grow=True, least=16),
        *((Column(_level(found, "tasks"), "right"),) if plan.tasks else ()),
        *((Column(_level(found, "works"), "right"),) if plan.works else ()),
        Column(words.INDICATOR, "right"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in plan.projects:
        tasks = (str(len(one.tasks)),) if plan.tasks else ()
        works = (str(sum(len(task.works) for task in one.tasks)),) if plan.works else ()
        inside = sum(seat.project is one for seat in plan.seats)
        rows.append((Code(one.id), one.name, *tasks, *works, str(inside)))
    return [Table(columns, tuple(rows))]


def _level(found: Imported, which: str) -> Text:
    return Text(level(found.plan, which).zh, which)


_OPEN_KINDS = Text(
    zh="请确认口径：文中没有写明的 {open} 项（按措辞提出的 {said} 项加 -v 列出）",
    en="Kinds to confirm: {open} that no word says ({said} by their wording are listed with -v)",
)
_SAID_KINDS = Text(
    zh="请确认口径：{said} 项都是按措辞提出的，{open} 项没有写明（加 -v 全部列出）",
    en="Kinds to confirm: {said} by their wording, {open} that no word says (-v lists all)",
)
_EVERY_KIND = Text(
    zh="请确认口径：文中没有写明的 {open} 项，按措辞提出的 {said} 项",
    en="Kinds to confirm: {open} that no word says, {said} by their wording",
)


def _kinds(found: Imported, everything: bool) -> list[Block]:
    """The kinds that were proposed: those that no word of the name says; all where everything is asked for."""
    open_rows = [one for one in found.rows if everything or not one.said]
    opened = sum(not one.said for one in found.rows)
    title = _EVERY_KIND if everything else _OPEN_KINDS if opened else _SAID_KINDS
    heading = Heading(title.given(open=opened, said=len(found.rows) - opened), 2)
    if not open_rows:
        return [heading]
    columns = (
        Column(words.ID),
        Column(words.INDICATOR, grow=True, least=14),
        Column(words.UNIT),
        Column(Text(zh="口径", en="kind"), least=6),
        Column(Text(zh="方向", en="direction"), least=8),
        Column(Text(zh="依据", en="by the word"), least=4, wide=1),
    )
    rows = []
    for one in open_rows:
        indicator = found.plan.by_id[one.id].indicator
        kind, way = words.KIND_SHORT[indicator.kind], words.DIRECTION[indicator.direction]
        rows.append((Code(one.id), indicator.name, indicator.unit, kind, way, one.cue or "—"))
    return [heading, Table(columns, tuple(rows), narrow="fold")]


def verdict(found: Imported) -> Paragraph:
    """What was taken and what is still to be decided, in one line."""
    opened = sum(not one.said for one in found.rows)
    wording = Text(
        zh="取到 {rows} 行指标{works}{goals}；请确认 {kinds} 处口径{open}{others}",
        en="Taken: {rows} indicators{works}{goals}. To confirm: {kinds} kinds{open}{others}",
    )
    return Paragraph(
        wording.given(
            rows=len(found.rows),
            works=_counted(_level(found, "works"), len(found.plan.works)),
            goals=_counted(Text(zh="总体目标", en="goals"), len(found.plan.goals)),
            kinds=len(found.rows),
            open=_UNSAID.given(open=opened) if opened else Text(zh="", en=""),
            others=_others(found),
        ),
        "fair" if found.findings else "good",
    )


_UNSAID = Text(zh="（{open} 处文中没有写明）", en=", {open} of which no word says")


def _counted(what: Text, count: int) -> Text:
    if not count:
        return Text(zh="", en="")
    return Text(zh="、{count} 项{what}", en=", {count} {what}").given(count=count, what=what)


def _others(found: Imported) -> Text:
    count = sum(one.fault is not KIND_PROPOSED and one.severity is Severity.WARNING for one in found.findings)
    if not count:
        return Text(zh="", en="")
    return Text(zh="，另有 {count} 处待定", en=", and {count} other questions").given(count=count)


def _next(written: str | None) -> Text:
    if written is None:
        return Text(zh="写成计划文件：加 -o plan.yaml", en="To write the plan file add -o plan.yaml")
    wording = Text(
        zh="已写入 {file}；下一步：gxq --plan {file} list", en="Written to {file}; next: gxq --plan {file} list"
    )
    return wording.given(file=written)
