"""路线图: works by the classes that the plan puts them into, and by none that it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.blocks import Block, Column, Heading, Label, Paragraph, Table
from gxq_plan.report.list_table import ROADMAP, UNSORTED, concerns, who_columns, work_cells, work_columns
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.model.plan import Plan, Work
    from gxq_plan.report.list_table import Known


def by_priority(plan: Plan, names: Sequence[str]) -> Mapping[str | None, list[Work]]:
    """Works by their class of the roadmap, the classes in the plan's order. What the plan puts into none stands under
    None: it is never assigned to one."""
    found: dict[str | None, list[Work]] = {one.name: [] for one in plan.priorities}
    for work in plan.works:
        if concerns(work, names):
            found.setdefault(work.priority, []).append(work)
    unsorted = found.pop(None, [])
    return {**found, None: unsorted}


def roadmap(plan: Plan, names: Sequence[str], known: Known) -> Table:
    """路线图 as one table."""
    columns = (Column(ROADMAP, least=8), *work_columns(plan), *who_columns())
    rows = [
        (Label(UNSORTED if name is None else Text.both(name)), *work_cells(work), *known.cells(work))
        for name, works in by_priority(plan, names).items()
        for work in works
    ]
    return Table(columns, tuple(rows), "fold")


def roadmap_blocks(plan: Plan, names: Sequence[str]) -> list[Block]:
    """路线图 on the screen: a table for each class with what the plan says of it."""
    meanings = {one.name: one.meaning for one in plan.priorities}
    parts: list[Block] = [Heading(Text(zh="路线图", en="Roadmap"), 1)]
    for name, works in by_priority(plan, names).items():
        title = Text(zh="{name}（{count} 项）", en="{name} ({count})")
        parts.append(Heading(title.given(name=UNSORTED if name is None else name, count=len(works)), 2))
        about = _UNSORTED_WHY if name is None else meanings.get(name)
        if about and works:
            parts.append(Paragraph(about, "quiet"))
        if works:
            parts.append(Table(work_columns(plan), tuple(work_cells(one) for one in works)))
    return parts


_UNSORTED_WHY = Text(
    zh="计划没有归类的工作，不自动归类；确定后在计划文件里写 priority。",
    en="The plan puts these into no class and gxq assigns none: write their priority into the plan file.",
)
