"""Findings about a plan as notices: each with its node and its department; several of one rule in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.checks.plan import PLAN_RULES
from gxq_plan.report.blocks import Block, Notice, Paragraph, Tone
from gxq_plan.report.cells import SEVERITY_TONE
from gxq_plan.report.groups import WORST_FIRST, more, runs
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gxq_plan.checks.plan._rule import Together
    from gxq_plan.finding import Finding
    from gxq_plan.model.plan import Plan

_SHOWN_OF_A_KIND = 5
_ITEMS = 12
_ROWS = 6
_TOGETHER: Mapping[str, Together] = {rule.fault.code: rule.together for rule in PLAN_RULES if rule.together}


def notices(plan: Plan, findings: Iterable[Finding], everything: bool) -> list[Block]:
    """The worst first, of equals in the order of codes. Several of one rule are one notice where the rule can say them
    together; of others the first few are shown. With `everything` each stands alone."""
    shown: list[Block] = []
    for kind in _kinds(findings):
        if everything or len(kind) == 1:
            shown += [notice(plan, one) for one in kind]
        elif together := _TOGETHER.get(kind[0].code):
            shown.append(_together(kind, together))
        else:
            shown += [notice(plan, one) for one in kind[:_SHOWN_OF_A_KIND]]
            if rest := kind[_SHOWN_OF_A_KIND:]:
                shown.append(Paragraph(_all_with_v(more(rest)), "quiet"))
    return shown


def _kinds(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings of one rule and severity together; those with an answer apart."""
    found: dict[object, list[Finding]] = {}
    for one in findings:
        found.setdefault((WORST_FIRST.index(one.severity), one.code, one.answer), []).append(one)
    return sorted(found.values(), key=lambda kind: (WORST_FIRST.index(kind[0].severity), kind[0].code))


def notice(plan: Plan, one: Finding) -> Notice:
    """Where, code, severity, which node, whose; what is wrong; what to do, or the answer that was given."""
    head = [(one.place.words, "strong"), *_grade(one), (_node(plan, one), "plain")]
    if whose := one.facts.get("decider"):
        head.append((Text(zh="（{whose}）", en="({whose})").given(whose=whose), "quiet"))
    return Notice(tuple(head), (one.fault.message.given(**one.facts), _then(one)))


def _grade(one: Finding) -> list[tuple[Text | str, Tone]]:
    return [(one.code, "quiet"), (words.SEVERITY[one.severity], SEVERITY_TONE[one.severity])]


def _node(plan: Plan, one: Finding) -> Text | str:
    """The id and name of what it is about; the rule's title where it is about the whole plan."""
    if not one.subject:
        return one.fault.title
    name = _names(plan).get(one.subject)
    if not name:
        return one.subject
    return Text(zh="{id} {name}", en="{id} {name}").given(id=one.subject, name=name)


def _names(plan: Plan) -> dict[str, str]:
    found = {name: seat.indicator.name for name, seat in plan.by_id.items()}
    for level in (plan.projects, plan.tasks, plan.works, plan.goals):
        found.update((one.id, one.name) for one in level)
    return found


def _together(kind: Sequence[Finding], together: Together) -> Notice:
    """The rows, the title and how many there are; a phrase for each, by department where departments decide; what to do
    about all."""
    first = kind[0]
    rows = runs((one.place.row for one in kind if one.place.row), _ROWS)
    where = Text(zh="{file}:{rows}", en="{file}:{rows}").given(file=first.place.file, rows=rows)
    count = sum(number if isinstance(number := one.facts.get("count"), int) else 1 for one in kind)
    title = Text(zh="{title} {count} 项", en="{title}: {count}").given(title=first.fault.title, count=count)
    head = ((where, "strong"), *_grade(first), (title, "plain"))
    then = first.answer.words() if first.answer else together.remedy.given(**first.facts)
    return Notice(head, (*_phrases(kind, together), then))


def _phrases(kind: Sequence[Finding], together: Together) -> list[Text]:
    by: dict[object, list[Text]] = {}
    for one in kind[:_ITEMS]:
        by.setdefault(one.facts.get("decider"), []).append(together.item.given(**one.facts))
    lines = [_line(whose, phrases) for whose, phrases in by.items()]
    if rest := kind[_ITEMS:]:
        lines.append(_all_with_v(more(rest)))
    return lines


def _line(whose: object, phrases: Sequence[Text]) -> Text:
    joined = Text("；".join(one.zh for one in phrases), "; ".join(one.en for one in phrases))
    return Text(zh="{whose}：{joined}", en="{whose}: {joined}").given(whose=whose, joined=joined) if whose else joined


def _all_with_v(counted: Text) -> Text:
    return Text(zh="{counted}（-v 全部列出）", en="{counted} (-v lists all)").given(counted=counted)


def _then(one: Finding) -> Text:
    """What to do, or why nothing needs doing."""
    return one.answer.words() if one.answer else one.fault.remedy.given(**one.facts)
