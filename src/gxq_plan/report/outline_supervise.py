"""What `supervise` says: the list, worst first, and how much of it is old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Code, Column, Heading, Notice, Paragraph, Table
from gxq_plan.report.cells import method_line
from gxq_plan.report.ledger_words import asked_cells, known_cells
from gxq_plan.report.paper import WARNING, Paper, Part
from gxq_plan.report.paper_sources import inputs, stamps
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.blocks import Cell
    from gxq_plan.report.scored import Scores
    from gxq_plan.report.supervision import Supervision

_GROWS = ("name", "assist", "needed", "cause", "measure", "handling", "exemption")
_NUMBERS = ("at", "target", "actual", "gap")
# What a screen of 80 columns has room for comes first; the highest number goes first where there is no room.
_WIDE = {
    "period": 9, "lead": 3, "assist": 6, "needed": 4, "exemption": 1, "cause": 2, "measure": 2, "deadline": 1,
    "person": 2, "handling": 5, "state": 3, "at": 0,
}  # fmt: skip
_LEAST = {
    "name": 14, "id": 5, "department": 10, "status": 8, "lasting": 5, "cause": 10, "measure": 10,
    "needed": 12, "lead": 10, "assist": 12, "deadline": 12, "handling": 8, "exemption": 12,
}  # fmt: skip


def blocks(found: Supervision, *, verdict_only: bool = False) -> list[Block]:
    if verdict_only:
        return [verdict(found)]
    parts: list[Block] = [Heading(title(found), 1), *_scope(found), *made_up(found)]
    if found.items:
        parts += [table(found), *notes(found)]
    return [*parts, method_line(found.plan), verdict(found)]


def title(found: Supervision) -> Text:
    wording = Text(zh="{title}  {period}督办清单", en="{title}: to be urged on, {period}")
    return wording.given(title=found.plan.title, period=found.period)


def _scope(found: Supervision) -> Iterator[Block]:
    chosen = [value for values in found.scope.values() for value in values]
    if chosen:
        yield Paragraph(Text(zh="范围：{scope}", en="Scope: {scope}").given(scope=chosen), "quiet")


def made_up(found: Supervision | Scores) -> Iterator[Block]:
    """Figures of sample data say so wherever they stand."""
    files = [str(one.place.file) for one in found.findings if one.code == "F107"]
    if files:
        said = Text(zh="以下文件的数是虚构的，不得用作真实情况：{files}", en="made up, nothing here is real: {files}")
        head = Text(zh="虚构示例数据", en="made-up sample data")
        yield Notice(((head, "fair"), ("F107", "quiet")), (said.given(files=files),))


def table(found: Supervision, *, everything: bool = False) -> Table:
    """The list. Columns in which nothing stands are left out on the screen, none in a document."""
    rows = [known_cells(found, at, one) | asked_cells(one) for at, one in enumerate(found.items, 1)]
    keys = [key for key in words.LEDGER if everything or any(row[key] not in ("", "—") for row in rows)]
    columns = tuple(
        Column(
            words.LEDGER[key],
            "right" if key in _NUMBERS else "left",
            key in _GROWS,
            int(key in (*_PROMISED, "period")) if everything else _WIDE.get(key, 0),
            _LEAST.get(key, 4),
        )
        for key in keys
    )
    return Table(columns, tuple(_cells(row, keys) for row in rows), "fold" if everything else "drop")


def _cells(row: dict[str, Cell], keys: list[str]) -> tuple[Cell, ...]:
    return tuple(Code(str(row[key])) if key == "id" else row[key] for key in keys)


def notes(found: Supervision) -> Iterator[Block]:
    count = sum(not one.cause for one in found.items)
    if count:
        wording = Text(
            zh="其中 {count} 项没有说明原因；发出台账填写：gxq supervise -o 台账.xlsx，"
            "收回后 gxq supervise --accept 台账.xlsx",
            en="{count} give no cause; send a ledger out: gxq supervise -o ledger.xlsx, take it back in: gxq supervise "
            "--accept ledger.xlsx",
        )
        yield Paragraph(wording.given(count=count), "hint")
    silent = [one.id for one in found.items if one.entry is None]
    if 0 < len(silent) < len(found.items):
        left = Text(
            zh="台账已收回一部分，还有 {count} 项没有收到填报：{ids}",
            en="some ledgers came back; {count} rows were in none: {ids}",
        )
        yield Paragraph(left.given(count=len(silent), ids=silent), "hint")
    if any(one.exemption for one in found.items):
        said = Text(
            zh="容错只影响考核得分，不改实际值和完成率，事项照样督办；按 {day} 判断是否有效",
            en="an exemption changes points alone, never a value: the row stays on the list; judged as of {day}",
        )
        yield Paragraph(said.given(day=found.as_of), "quiet")


def verdict(found: Supervision) -> Paragraph:
    """How many, of which kinds, how many of them not for the first time, how many promises are over."""
    if not found.items:
        nothing = Text(
            zh="结论：{period}没有需要督办的事项（按 {day} 判断）",
            en="Verdict: nothing to urge on in {period} (as of {day})",
        )
        return Paragraph(nothing.given(period=found.period, day=found.as_of), "good")
    wording = Text(
        zh="结论：{period}督办 {count} 项：滞后 {late}，未报送 {missing}，工作无进展 {works}；"
        "持续两期以上 {old}，逾期未办结 {overdue}（按 {day} 判断）",
        en="Verdict: {period}: {count} to be urged on: {late} behind, {missing} unreported, works without "
        "progress: {works}; {old} for two periods or more, {overdue} overdue (as of {day})",
    )
    facts = {
        "period": found.period,
        "count": len(found.items),
        "late": found.count("behind", "far_behind", "behind_schedule"),
        "missing": found.count("not_reported"),
        "works": found.count("no_progress", "not_started"),
        "old": sum(one.lasting.periods > 1 for one in found.items),
        "overdue": sum(one.promise.overdue for one in found.items),
        "day": found.as_of,
    }
    return Paragraph(wording.given(**facts), "bad" if facts["overdue"] else "fair")


def paper(found: Supervision) -> Paper:
    """The list as a document that is sent and read."""
    plan = found.plan
    about = [one for one in (plan.document_no, plan.issuer) if one]
    quiet = [one for one in notes(found) if not (isinstance(one, Paragraph) and one.tone == "hint")]
    parts = [
        Part("overview", "overview", _OVERVIEW, (*_scope(found), *made_up(found), verdict(found), *quiet)),
        Part("figures", "figures", _LIST, (table(found, everything=True),)),
        Part("department", "promises", _PROMISES, (_promises(found),)),
        Part("sources", "sources", _SOURCES, (inputs(found.plan, found.submissions), method_line(plan))),
    ]
    kept = tuple(one for one in parts if found.items or one.role not in ("figures", "department"))
    warning = WARNING if [*made_up(found)] else None
    return Paper(title(found), Text(zh="{about}", en="{about}").given(about=about), kept, warning, stamps(found))


def _promises(found: Supervision) -> Table:
    """What a page of paper has no room for beside the figures: a table of its own."""
    keys = ("at", "id", "name", "department", *_PROMISED)
    rows = [known_cells(found, at, one) | asked_cells(one) for at, one in enumerate(found.items, 1)]
    columns = tuple(Column(words.LEDGER[key], grow=key in _GROWS, least=_LEAST.get(key, 4)) for key in keys)
    return Table(columns, tuple(_cells(row, list(keys)) for row in rows), "fold")


_PROMISED = ("exemption", *words.LEDGER_ASKED)
_PROMISES = Text(zh="原因、措施和时限", en="Causes, measures, deadlines")
_OVERVIEW = Text(zh="总体情况", en="Overview")
_LIST = Text(zh="督办清单", en="To be urged on")
_SOURCES = Text(zh="依据", en="Sources")
