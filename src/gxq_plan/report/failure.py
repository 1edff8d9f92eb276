"""What is said when nothing can be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Notice, Paragraph, Tone
from gxq_plan.report.cells import SEVERITY_TONE, location
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.finding import Finding


def blocks(findings: Iterable[Finding]) -> list[Block]:
    """Every reason as a notice, then where to read more."""
    found = list(findings)
    parts: list[Block] = list(map(notice_of_failure, found))
    more = Text(
        zh="共 {count} 处错误，改正后再运行。gxq explain {code} 看详细说明",
        en="Errors: {count}. Put them right and run again; gxq explain {code} tells more",
    )
    return [*parts, Paragraph(more.given(count=len(found), code=found[0].code if found else ""), "bad")]


def notice_of_failure(one: Finding) -> Notice:
    """One reason: where, the code, what is wrong and what to do."""
    head: list[tuple[Text | str, Tone]] = [(location(one), "strong")] if one.place.file else []
    head += [
        (one.code, "quiet"),
        (words.SEVERITY[one.severity], SEVERITY_TONE[one.severity]),
        (one.fault.title, "plain"),
    ]
    if one.subject:
        head.append((one.subject, "plain"))
    lines = [one.fault.message.given(**one.facts), one.fault.remedy.given(**one.facts)]
    return Notice(tuple(head), tuple(line for line in lines if line.zh))
