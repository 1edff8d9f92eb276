"""What `template` says on screen: the files that were written, what they ask for, the next step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.form import Ask
from gxq_plan.report.blocks import Block, Column, Notice, Paragraph, Table
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.form import Form

_COUNTED: dict[Ask, Text] = {
    Ask.DUE: Text(zh="要填", en="due"),
    Ask.OPTIONAL: Text(zh="可不填", en="optional"),
    Ask.COPY: Text(zh="重复", en="repeated"),
    Ask.PROGRESS: Text(zh="工作", en="works"),
}


def blocks(
    written: Sequence[tuple[Form, str]], unowned: Sequence[str] = (), *, verdict_only: bool = False
) -> list[Block]:
    """Each form with the file it went to; rows that stand in none; the next step as the last line."""
    if verdict_only:
        return [_next(written)]
    return [_table(written), *_notices(written, unowned), _next(written)]


def _table(written: Sequence[tuple[Form, str]]) -> Table:
    shown = [ask for ask in _COUNTED if any(form.count(ask) for form, _ in written)]
    columns = (
        Column(words.LEVEL["departments"], grow=True, least=8),
        *(Column(_COUNTED[ask], "right") for ask in shown),
        Column(Text(zh="文件", en="file"), grow=True, least=16),
    )
    rows = tuple((form.department, *(str(form.count(ask)) for ask in shown), name) for form, name in written)
    return Table(columns, rows, "fold")


def _notices(written: Sequence[tuple[Form, str]], unowned: Sequence[str]) -> list[Block]:
    found: list[Block] = []
    if any(form.made_up for form, _ in written):
        wording = Text(
            zh="表里的“上期实际”是虚构示例数据，表头和填报说明里都已注明。",
            en="The last values on the forms are made-up sample data; header and guide say so.",
        )
        found.append(Paragraph(wording, "quiet"))
    if unowned:
        head = Text(zh="没有责任部门，不在任何表里", en="no department: in no form")
        ids = Text(zh="{ids}", en="{ids}").given(ids=list(unowned[:20]))
        more = Text(
            zh="{ids} 等 {count} 行；请在计划里写上 department", en="{ids} ({count} rows); give them a department"
        )
        found.append(Notice(((head, "fair"),), (more.given(ids=ids, count=len(unowned)),)))
    return found


def _next(written: Sequence[tuple[Form, str]]) -> Paragraph:
    form, name = written[0]
    wording = Text(
        zh="已写出 {period}报送表 {count} 份。填好后先检查：gxq check {file}",
        en="Forms for {period} written: {count}. Filled in, check them: gxq check {file}",
    )
    return Paragraph(wording.given(period=form.period, count=len(written), file=Text.both(name)), "good")
