"""The plan in one screen: its projects and tasks with their counts, and the lists to read on with."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from gxq_plan import words
from gxq_plan.model.plan import Project, Task
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Label, Paragraph, Table
from gxq_plan.report.cells import level
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gxq_plan.model.plan import Plan

Named = TypeVar("Named", Project, Task)


def named(nodes: Iterable[Named]) -> list[Named]:
    """The nodes that the document names: a level that only joins others is none of its own."""
    return [one for one in nodes if one.name]


def overview(plan: Plan) -> list[Block]:
    parts: list[Block] = [Heading(Text.both(plan.title))]
    about = [one for one in (plan.document_no, plan.issuer, plan.issued) if one]
    if about:
        parts.append(Paragraph("  ".join(about), "quiet"))
    rows = list(_nodes(plan))
    parts += [_table(plan, rows)] if rows else []
    counts = Text(zh="{counts}", en="{counts}").given(counts=_counts(plan))
    more = Text(zh="分列：gxq list {names}", en="Lists: gxq list {names}").given(names=_lists(plan))
    return [*parts, Paragraph(counts), Paragraph(more, "quiet")]


def _nodes(plan: Plan) -> Iterator[tuple[Cell, ...]]:
    for project in plan.projects:
        inside = [seat for seat in plan.seats if seat.project is project]
        works = sum(len(task.works) for task in project.tasks)
        if project.name:
            yield Code(project.id), Label(Text.both(project.name), tone="strong"), str(works), str(len(inside))
        for task in named(project.tasks):
            of_task = [seat for seat in inside if seat.task is task]
            yield Code(task.id), f"  {task.name}", str(len(task.works)), str(len(of_task))


def _table(plan: Plan, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Works are counted where the plan has any."""
    columns = (
        Column(words.ID),
        Column(words.NAME, grow=True, least=20),
        Column(Text(level(plan, "works").zh, "works"), "right"),
        Column(Text(zh="指标", en="indicators"), "right"),
    )
    shown = range(4) if plan.works else (0, 1, 3)
    return Table(tuple(columns[at] for at in shown), tuple(tuple(row[at] for at in shown) for row in rows))


def _counts(plan: Plan) -> list[Text]:
    levels = (("projects", named(plan.projects)), ("tasks", named(plan.tasks)), ("works", plan.works))
    counted = (
        *((Text(level(plan, name).zh, name), len(nodes)) for name, nodes in levels),
        (Text(zh="指标", en="indicator rows"), len(plan.seats)),
        (Text(zh="总体目标", en="goals"), len(plan.goals)),
    )
    wording = Text(zh="{what} {count} 项", en="{count} {what}")
    return [wording.given(what=what, count=count) for what, count in counted if count]


def _lists(plan: Plan) -> list[str]:
    """The lists that this plan has something for."""
    found = {
        "indicators": plan.seats,
        "works": plan.works,
        "tasks": named(plan.tasks),
        "departments": plan.departments,
        "goals": plan.goals,
    }
    return [name for name, nodes in found.items() if nodes]
