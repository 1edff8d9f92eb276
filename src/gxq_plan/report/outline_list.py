"""What `list` says: the plan itself, one of its lists; 责任清单 for a department."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from gxq_plan import words
from gxq_plan.model.plan import Goal, GoalLink, Plan, Seat, Work
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Lines, Paragraph, Table
from gxq_plan.report.cells import goal_target, level
from gxq_plan.report.list_indicators import indicator_table
from gxq_plan.report.list_overview import named
from gxq_plan.text import Text

_LISTED_DEPARTMENTS = Text(zh="部门名单", en="list of departments")
_OPEN = Text(zh="{names}等", en="{names} and others")


def indicators(plan: Plan, departments: Sequence[str] = ()) -> list[Block]:
    """Every indicator with its targets; for departments, those that they own."""
    seats = [seat for seat in plan.seats if not departments or seat.indicator.department in departments]
    title = Text(zh="指标（{count} 行）", en="Indicators ({count})")
    return [Heading(title.given(count=len(seats)), 2), indicator_table(plan, seats), *_footnote(seats)]


def works(plan: Plan, departments: Sequence[str] = ()) -> list[Block]:
    """Every work with its lead and assisting departments; for departments, those that they lead or assist."""
    chosen = [one for one in plan.works if not departments or {one.lead, *one.assist} & set(departments)]
    if not chosen:
        return [_none(Text(level(plan, "works").zh, "works"))]
    title = Text(zh="{works}（{count} 项）", en="{works} ({count})")
    heading = title.given(works=Text(level(plan, "works").zh, "Works"), count=len(chosen))
    return [Heading(heading, 2), _work_table(plan, chosen), *_as_written(chosen)]


def tasks(plan: Plan, departments: Sequence[str] = ()) -> list[Block]:
    """任务清单: tasks with their works."""
    columns = (
        Column(level(plan, "projects"), grow=True, least=10),
        Column(words.ID),
        Column(level(plan, "tasks"), grow=True, least=14),
        Column(Text(level(plan, "works").zh, "works"), grow=True, least=16),
    )
    rows = tuple(
        (project.name, Code(task.id), task.name, Lines(tuple(f"{work.id} {work.name}" for work in task.works)))
        for project in plan.projects
        for task in named(project.tasks)
        if not departments or any({work.lead, *work.assist} & set(departments) for work in task.works)
    )
    if not rows:
        return [_none(Text(level(plan, "tasks").zh, "tasks"))]
    title = Text(zh="{tasks}清单", en="{tasks}").given(tasks=Text(level(plan, "tasks").zh, "Tasks"))
    return [Heading(title, 2), Table(columns, rows)]


def departments(plan: Plan, chosen: Sequence[str] = ()) -> list[Block]:
    """What each department leads, assists and owns, as numbers."""
    columns = (
        Column(words.DEPARTMENT, grow=True, least=10),
        Column(Text(zh="牵头", en="leads"), "right"),
        Column(Text(zh="协助", en="assists"), "right"),
        Column(Text(zh="指标", en="indicators"), "right"),
        Column(Text(zh="别名", en="aliases"), grow=True, least=8),
    )
    rows = tuple(
        (
            one.name,
            str(sum(work.lead == one.name for work in plan.works)),
            str(sum(one.name in work.assist for work in plan.works)),
            str(sum(seat.indicator.department == one.name for seat in plan.seats)),
            "、".join(one.aliases),
        )
        for one in plan.departments
        if not chosen or one.name in chosen
    )
    if not rows:
        return [_none(_LISTED_DEPARTMENTS)]
    note = Text(
        zh="一个部门的责任清单：gxq list --dept 部门", en="one department's responsibilities: gxq list --dept NAME"
    )
    return [Heading(Text(zh="部门", en="Departments"), 2), Table(columns, rows), Paragraph(note, "quiet")]


def goals(plan: Plan, departments: Sequence[str] = ()) -> list[Block]:
    """The quantified goals of the plan's text and the rows that stand for them."""
    columns = (
        Column(words.ID),
        Column(Text(zh="总体目标", en="goal"), grow=True, least=16),
        Column(words.TARGET, "right", least=8),
        Column(Text(zh="对应指标", en="indicators"), grow=True, least=16),
    )
    rows = tuple((Code(one.id), one.name, goal_target(one), _goal_links(one)) for one in plan.goals)
    if not rows:
        return [_none(Text(zh="总体目标", en="goals"))]
    return [Heading(Text(zh="总体目标", en="Goals"), 2), Table(columns, rows)]


def responsibilities(plan: Plan, names: Sequence[str]) -> list[Block]:
    """责任清单: what the departments own, lead and assist."""
    title = Text(zh="{names}责任清单", en="Responsibilities of {names}")
    owned = [seat for seat in plan.seats if seat.indicator.department in names]
    led = [work for work in plan.works if work.lead in names]
    assisted = [work for work in plan.works if set(work.assist) & set(names)]
    bare = [work for work in plan.works if work.department in names]
    parts: list[Block] = [Heading(title.given(names=list(names)))]
    for heading, count, table in (
        (
            Text(zh="负责的指标（{count} 行）", en="Indicators that it owns ({count})"),
            len(owned),
            indicator_table(plan, owned),
        ),
        (
            Text(zh="负责的无指标工作（{count} 项）", en="Works without indicators ({count})"),
            len(bare),
            _work_table(plan, bare),
        ),
        (Text(zh="牵头的工作（{count} 项）", en="Works that it leads ({count})"), len(led), _work_table(plan, led)),
        (
            Text(zh="协助的工作（{count} 项）", en="Works that it assists ({count})"),
            len(assisted),
            _work_table(plan, assisted),
        ),
    ):
        if count:
            parts += [Heading(heading.given(count=count), 2), table]
    return [*parts, *_footnote(owned)]


Listing = Callable[[Plan, Sequence[str]], list[Block]]
LISTINGS: Mapping[str, Listing] = {
    "indicators": indicators,
    "works": works,
    "tasks": tasks,
    "departments": departments,
    "goals": goals,
}


# --- parts --------------------------------------------------------------------------------------------------------


def _none(what: Text) -> Block:
    """A list that a plan has nothing for: said, instead of an empty table."""
    return Paragraph(Text(zh="本计划没有{what}。", en="This plan has no {what}.").given(what=what), "quiet")


def _work_table(plan: Plan, chosen: Sequence[Work]) -> Table:
    columns = (
        Column(words.ID),
        Column(level(plan, "works"), grow=True, least=14),
        Column(words.LEAD, least=10),
        Column(words.ASSIST, grow=True, least=14),
        Column(Text(zh="指标", en="rows"), "right"),
        Column(Text(zh="路线图", en="roadmap"), least=8),
    )
    return Table(columns, tuple(_work(one) for one in chosen))


def _work(one: Work) -> tuple[Cell, ...]:
    names = "、".join(one.assist)
    assist: Cell = _OPEN.given(names=names) if one.assist_open and names else names
    return Code(one.id), one.name, one.lead or "—", assist, str(len(one.indicators)), one.priority or "—"


def _footnote(seats: Sequence[Seat]) -> list[Block]:
    if all(seat.indicator.kind_confirmed for seat in seats):
        return []
    return [Paragraph(Text(zh="* 口径待确认", en="* kind unconfirmed: the document does not say"), "quiet")]


def _goal_links(goal: Goal) -> Cell:
    if not goal.links:
        return Text(zh="没有对应指标", en="no indicator")
    return Lines(tuple(map(_goal_link, goal.links)))


def _goal_link(link: GoalLink) -> Text:
    plain = Text(zh="{id}（{relation}）", en="{id} ({relation})")
    noted = Text(zh="{id}（{relation}：{note}）", en="{id} ({relation}: {note})")
    return (noted if link.note else plain).given(
        id=link.indicator, relation=words.RELATION[link.relation], note=link.note
    )


def _as_written(works: Sequence[Work]) -> list[Block]:
    """What the document itself says where the plan had to correct it."""
    wording = Text(zh="{id} 文件原文的{field}：{written}", en="{id} as the document has it, {field}: {written}")
    return [
        Paragraph(wording.given(id=one.id, field=_FIELD.get(name, name), written=written), "quiet")
        for one in works
        for name, written in one.as_written.items()
    ]


_FIELD = {"name": words.NAME, "lead": words.LEAD, "assist": words.ASSIST, "department": words.DEPARTMENT}
