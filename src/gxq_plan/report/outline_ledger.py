"""What `supervise --accept` says of ledgers that came back, and what `show` says of them later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.finding import Severity
from gxq_plan.report.blocks import Block, Column, Heading, Paragraph, Table
from gxq_plan.report.cells import notices
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.ledger import Entry
    from gxq_plan.report.blocks import Cell
    from gxq_plan.report.supervision import Taken


def blocks(taken: Taken, *, everything: bool = False, verdict_only: bool = False) -> list[Block]:
    if verdict_only:
        return [verdict(taken)]
    told = [one for one in taken.findings if everything or one.severity is not Severity.INFO]
    parts: list[Block] = [Heading(Text(zh="收回的督办台账", en="Ledgers that came back"), 1)]
    parts += notices(taken.plan, told, True)
    if taken.already:
        said = Text(zh="以前已经收过，没有重复保存：{files}", en="taken in before, not kept twice: {files}")
        parts.append(Paragraph(said.given(files=list(taken.already)), "quiet"))
    if taken.kept:
        said = Text(
            zh="存在 {files}；原件在同一个 record 文件夹的 received 里",
            en="kept in {files}; the files as received lie in received/ of the same record",
        )
        parts.append(Paragraph(said.given(files=list(taken.kept)), "quiet"))
    return [*parts, verdict(taken)]


def verdict(taken: Taken) -> Paragraph:
    errors = sum(one.severity is Severity.ERROR for one in taken.findings)
    if errors:
        wording = Text(
            zh="结论：{errors} 处错误，台账没有收入；改好后再运行同一条命令（时限按 {day} 判断）",
            en="Verdict: {errors} errors, nothing was taken in: put them right and run the same command again "
            "(deadlines as of {day})",
        )
        return Paragraph(wording.given(errors=errors, day=taken.as_of), "bad")
    wording = Text(
        zh="结论：收入 {files} 份台账、{rows} 项；gxq supervise 和 gxq show 会列出（时限按 {day} 判断）",
        en="Verdict: {files} ledgers with {rows} rows taken in; gxq supervise and gxq show print them (deadlines as of "
        "{day})",
    )
    new = sum(one.file not in taken.already for one in taken.entries)
    return Paragraph(wording.given(files=len(taken.kept), rows=new, day=taken.as_of), "good")


def ledger_blocks(entries: Sequence[Entry]) -> list[Block]:
    """Everything that ledgers said of one row or work, the first one first."""
    if not entries:
        return []
    keys = ("period", *words.LEDGER_ASKED)
    columns = (*(Column(words.LEDGER[key], grow=key in _GROWS, least=6) for key in keys), Column(_SOURCE, least=10))
    return [
        Heading(Text(zh="督办台账", en="Ledgers"), 2),
        Table(columns, tuple(_entry(one, keys) for one in entries), "fold"),
    ]


def _entry(one: Entry, keys: Sequence[str]) -> tuple[Cell, ...]:
    state: Cell = words.LEDGER_STATE[one.state] if one.state else ""
    source = Text.both(f"{one.file}{f'[{one.sheet}]' if one.sheet else ''}:{one.row}")
    return (*(state if key == "state" else getattr(one, key) for key in keys), source)


_GROWS = ("cause", "measure", "handling")
_SOURCE = Text(zh="出处", en="from")
