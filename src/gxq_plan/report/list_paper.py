"""A list of the plan as a document: its counts, then one table that can be searched, filtered and printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report import outline_list
from gxq_plan.report.blocks import Heading, Pairs, Paragraph, Table
from gxq_plan.report.cells import level
from gxq_plan.report.list_roadmap import by_priority, roadmap
from gxq_plan.report.list_table import UNSORTED as _UNSORTED
from gxq_plan.report.list_table import Known, duties, tasks
from gxq_plan.report.paper import Paper, Part
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gxq_plan.model.plan import Plan
    from gxq_plan.report.blocks import Block, Cell


def paper(plan: Plan, what: str | None, names: Sequence[str], by: str | None, known: Known) -> Paper:
    """The document of the list that a call names: 责任清单 for departments, else one of `list`'s own."""
    title, table, counts = _content(plan, what, names, by, known)
    about = [one for one in (plan.document_no, plan.issuer) if one]
    heading = Text(zh="{plan}  {title}", en="{plan}: {title}").given(plan=plan.title, title=title)
    return Paper(heading, Text(zh="{about}", en="{about}").given(about=about), tuple(_parts(title, table, counts)))


Counts = tuple[tuple[Text, "Cell"], ...]


def _content(
    plan: Plan, what: str | None, names: Sequence[str], by: str | None, known: Known
) -> tuple[Text, Table, Counts]:
    if what is None and names:
        return _DUTIES.given(names=list(names)), duties(plan, names, known), _duty_counts(plan, names)
    if what == "works" and by == "priority":
        found = by_priority(plan, names)
        counts = tuple((_UNSORTED if name is None else Text.both(name), str(len(one))) for name, one in found.items())
        return _ROADMAP, roadmap(plan, names, known), counts
    if what == "tasks" or (what is None and plan.works):
        title = Text(zh="{tasks}清单", en="{tasks}").given(tasks=Text(level(plan, "tasks").zh, "Tasks"))
        return title, tasks(plan, names, known), ()
    return _own_list(plan, what or "indicators", names)


_DUTIES = Text(zh="{names}责任清单", en="duties of {names}")
_ROADMAP = Text(zh="路线图", en="roadmap")


def _own_list(plan: Plan, what: str, names: Sequence[str]) -> tuple[Text, Table, Counts]:
    """One of the lists that the screen shows, as it is there: a heading and a table."""
    blocks = outline_list.LISTINGS[what](plan, names)
    heading = next((one.text for one in blocks if isinstance(one, Heading)), Text.both(what))
    table = next((one for one in blocks if isinstance(one, Table)), Table((), ()))
    return heading, table._replace(narrow="fold"), ()


def _duty_counts(plan: Plan, names: Sequence[str]) -> Counts:
    chosen = set(names)
    return (
        (
            Text(zh="负责的指标", en="indicators that it owns"),
            str(sum(seat.indicator.department in chosen for seat in plan.seats)),
        ),
        (
            Text(zh="负责的无指标工作", en="works without indicators"),
            str(sum(one.department in chosen for one in plan.works)),
        ),
        (Text(zh="牵头的工作", en="works that it leads"), str(sum(one.lead in chosen for one in plan.works))),
        (
            Text(zh="协助的工作", en="works that it assists"),
            str(sum(bool(chosen & set(one.assist)) for one in plan.works)),
        ),
    )


def _parts(title: Text, table: Table, counts: Counts) -> Iterator[Part]:
    if counts:
        said: tuple[Block, ...] = (Pairs(counts),)
        yield Part("overview", "overview", Text(zh="总数", en="Counts"), said)
    if table.rows:
        yield Part("figures", "figures", title, (table,))
    else:
        nothing = Paragraph(Text(zh="没有符合条件的内容。", en="Nothing matches."), "quiet")
        yield Part("sources", "sources", title, (nothing,))
