"""Numbers that are missing from a sequence, or stand out of order."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.checks.plan._evidence import PlanEvidence

# The id, the number in its sequence, the line.
Numbered = tuple[str, int, int]
# What is wrong, and what stands before and after.
Break = tuple[Text, Numbered, Numbered]
_ROW = re.compile(r"(?P<above>.+)-(?P<number>\d{1,9})")
_GOAL = re.compile(r"(?P<above>[A-Za-z]+)(?P<number>\d{1,9})")


@plan_rule(
    "P103",
    Severity.WARNING,
    decision=Decision.WORDING,
    title=Text(zh="编号不连续", en="a gap in the numbering"),
    message=Text(zh="{what}{problem}", en="{what} {problem}"),
    remedy=Text(
        zh="请对照文件核对：漏录的补上；原文件就这样编号的，在 notes 里写明缘由",
        en="compare with the document: add what was left out; if it is numbered like this, say why under notes",
    ),
    why=Text(
        zh="编号断了，多半是录入时漏了一行；谁也说不清少的那一项是取消了还是漏掉了。",
        en="A gap usually is a row that was left out when the plan was typed; nobody can tell it from one withdrawn.",
    ),
    example=Text(zh="W03-1 之后是 W03-3", en="W03-3 comes after W03-1"),
)
def numbering_gap(evidence: PlanEvidence) -> Iterator[Hit]:
    elsewhere = frozenset(seat.indicator.id for seat in evidence.seats if evidence.is_elsewhere(seat))
    for what, sequence, is_document in _sequences(evidence):
        # A row that stands under another work is out of order for that reason: P104 tells of it.
        ordered = [one for one in sequence if one[0] not in elsewhere]
        for problem, before, after in (*_missing(sequence), *_disordered(ordered)):
            ids = tuple(one[0] for one in (before, after) if one[0])
            facts = {"ids": ids, "what": what, "problem": problem}
            yield Hit(evidence.place(after[2]), after[0], facts, None if is_document else Severity.INFO)


def _sequences(evidence: PlanEvidence) -> Iterator[tuple[Text, Sequence[Numbered], bool]]:
    """Each sequence with its name, and whether its numbers are the document's own; others are ids of the plan file,
    which may be given up with what they stood for."""
    plan = evidence.plan
    yield _PROJECTS, [(one.id, one.number, one.line) for one in plan.projects], True
    yield _TASKS, [(one.id, one.number, one.line) for one in plan.tasks], True
    yield _WORKS, [(one.id, one.number, one.line) for one in plan.works], True
    rows = [(seat.indicator.id, seat.indicator.line) for seat in plan.seats]
    for pattern, named, what in ((_ROW, rows, _ROWS), (_GOAL, [(one.id, one.line) for one in plan.goals], _GOALS)):
        for above, sequence in _by_beginning(pattern, named).items():
            yield what.given(above=above), sequence, False


def _by_beginning(pattern: re.Pattern[str], named: Sequence[tuple[str, int]]) -> dict[str, list[Numbered]]:
    found: dict[str, list[Numbered]] = {}
    for name, line in named:
        if parts := pattern.fullmatch(name):
            found.setdefault(parts["above"], []).append((name, int(parts["number"]), line))
    return found


def _missing(sequence: Sequence[Numbered]) -> Iterator[Break]:
    """Each gap. Every sequence begins with 1, but a part of a plan may begin anywhere."""
    numbered = sorted(sequence, key=lambda one: one[1])
    start: list[Numbered] = [("", 0, 0)] if numbered and numbered[0][1] <= _LATEST_START else []
    for before, after in pairwise([*start, *numbered]):
        first, last = before[1] + 1, after[1] - 1
        if first <= last:
            numbers = f"{first}" if first == last else f"{first}-{last}"
            yield _GAP.given(numbers=numbers, after=after[0]), before, after


def _disordered(sequence: Sequence[Numbered]) -> Iterator[Break]:
    for before, after in pairwise(sequence):
        if after[1] < before[1]:
            yield _ORDER.given(after=after[0], before=before[0]), before, after


_LATEST_START = 3
_PROJECTS = Text(zh="工程", en="projects")
_TASKS = Text(zh="任务", en="tasks")
_WORKS = Text(zh="工作", en="works")
_ROWS = Text(zh="{above} 的指标", en="rows of {above}")
_GOALS = Text(zh="总体目标 {above} ", en="goals {above}")
_GAP = Text(zh="缺编号 {numbers}（{after} 之前）", en="lack the numbers {numbers} (before {after})")
_ORDER = Text(zh="次序颠倒：{after} 排在 {before} 之后", en="are out of order: {after} comes after {before}")
