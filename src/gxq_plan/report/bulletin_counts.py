"""How many rows stand how, as a sentence of a 通报 lists them: what there is none of is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.report.groups_table import three
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.submission import Column
    from gxq_plan.report.report import Report, Rollup

_ANNUAL = (
    (Text(zh="完成{count}项", en="{count} met"), Text(zh="含超额完成{of_these}项", en="{of_these} of them exceeded")),
    (Text(zh="基本完成{count}项", en="{count} near"), None),
    (Text(zh="滞后{count}项", en="{count} behind"), Text(zh="含严重滞后{of_these}项", en="{of_these} of them far")),
)
_INSIDE = (
    (
        Text(zh="已达全年目标或超进度{count}项", en="{count} ahead of schedule or at the year's target"),
        Text(zh="含已达全年目标{of_these}项", en="{of_these} of them at the year's target"),
    ),
    (Text(zh="达进度{count}项", en="{count} on schedule"), None),
    (Text(zh="欠进度{count}项", en="{count} behind schedule"), None),
)


def standing(one: Rollup, *, inside: bool, finer: bool = False) -> list[Text]:
    """The counts of a group, best first, `finer` with what is special among them; what was not reported comes last."""
    special = (one.counts["reached"], 0, 0) if inside else (one.counts["exceeded"], 0, one.counts["far_behind"])
    found = []
    for (words, more), count, of_these in zip(_INSIDE if inside else _ANNUAL, three(one, inside), special, strict=True):
        if count:
            said = words.given(count=count)
            found.append(_with(said, more.given(of_these=of_these)) if finer and more and of_these else said)
    if one.due > one.reported:
        found.append(Text(zh="未报送{count}项", en="{count} not reported").given(count=one.due - one.reported))
    return found


def _with(said: Text, more: Text) -> Text:
    return Text(zh="{said}（{more}）", en="{said} ({more})").given(said=said, more=more)


def own_rows(report: Report) -> Iterator[Assessed]:
    """The rows without those that repeat another one: these are counted once, and named once."""
    ids = {row.seat.indicator.id for row in report.rows}
    return (row for row in report.rows if row.seat.indicator.same_as not in ids)


def written(column: Column, word: str | None) -> Text | None:
    """A data status or a progress in both languages, whichever of them a file says it in; other words as they are."""
    for chinese, english in CHOICES[column].items():
        if word and word.lower() in (chinese, english):
            return Text(chinese, english.replace("_", " "))
    return whole(word) if word else None


def whole(words: str) -> Text:
    """A name or a reason as it was given: facts of a sentence are cut when they are very long, these never."""
    return Text.both(words)


def named(row: Assessed) -> Text:
    """An indicator as a sentence names it."""
    indicator = row.seat.indicator
    return Text(zh="{name}（{id}）", en="{name} ({id})").given(name=whole(indicator.name), id=indicator.id)
