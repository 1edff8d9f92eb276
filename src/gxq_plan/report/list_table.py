"""The lists of duties as one table each: for a workbook, where every column can be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Block, Cell, Code, Column, Heading, Label, Table
from gxq_plan.report.cells import indicator_name, level
from gxq_plan.report.responsible import WHO, Who, latest, who
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gxq_plan.model.ledger import Entry
    from gxq_plan.model.plan import Indicator, Plan, Work

OWNS = Text(zh="负责", en="owns")
LEADS = Text(zh="牵头", en="leads")
ASSISTS = Text(zh="协助", en="assists")
ROADMAP = Text(zh="路线图", en="roadmap")
UNSORTED = Text(zh="未分类", en="unsorted")
_OPEN = Text(zh="{names}等", en="{names} and others")
_FROM_LEDGER = Text(zh="{value}（{period} 台账）", en="{value} (ledger of {period})")


class Known:
    """Who answers for each node of a plan, with the ledgers that came back."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries = latest(entries)

    def of(self, node: Indicator | Work) -> Who:
        return who(node.responsibility, self.entries.get(node.id))

    def cells(self, node: Indicator | Work) -> tuple[Cell, ...]:
        """The cells of the columns WHO. What a ledger said is marked with its period."""
        found = self.of(node)
        in_plan = who(node.responsibility)
        return tuple(
            _FROM_LEDGER.given(value=said, period=found.ledger) if said and not getattr(in_plan, key) else said
            for key in WHO
            for said in (getattr(found, key),)
        )


def who_columns() -> tuple[Column, ...]:
    return tuple(Column(title, grow=key in ("measures", "nodes"), least=6) for key, title in WHO.items())


def duties(plan: Plan, names: Sequence[str], known: Known) -> Table:
    """责任清单: each thing that a department owns, leads or assists on a line of its own."""
    columns = (
        Column(words.DEPARTMENT, least=10),
        Column(Text(zh="责任", en="duty"), least=4),
        Column(words.ID, least=5),
        Column(Text(zh="指标或工作", en="indicator or work"), grow=True, least=14),
        Column(words.UNIT, least=4),
        *(Column(Text.both(str(period)), "right", least=5) for period in plan.periods),
        *who_columns(),
    )
    rows: list[tuple[Cell, ...]] = []
    for name in names:
        rows += [_owned(plan, name, one, known) for one in _own(plan, name)]
        rows += [_work(plan, name, OWNS, one, known) for one in plan.works if one.department == name]
        rows += [_work(plan, name, LEADS, one, known) for one in plan.works if one.lead == name]
        rows += [_work(plan, name, ASSISTS, one, known) for one in plan.works if name in one.assist]
    return Table(columns, tuple(rows), "fold")


def _own(plan: Plan, name: str) -> Iterator[Indicator]:
    return (seat.indicator for seat in plan.seats if seat.indicator.department == name)


def _owned(plan: Plan, name: str, one: Indicator, known: Known) -> tuple[Cell, ...]:
    targets = (one.targets.get(period) or one.target_elsewhere(period) for period in plan.periods)
    shown = ("—" if target is None else target.written for target in targets)
    return (name, Label(OWNS), Code(one.id), indicator_name(one), one.unit, *shown, *known.cells(one))


def _work(plan: Plan, name: str, duty: Text, one: Work, known: Known) -> tuple[Cell, ...]:
    return (name, Label(duty), Code(one.id), one.name, "", *("" for _ in plan.periods), *known.cells(one))


def tasks(plan: Plan, names: Sequence[str], known: Known) -> Table:
    """任务清单: each work on a line, with the project and the task that it belongs to."""
    columns = (
        Column(level(plan, "projects"), grow=True, least=10),
        Column(level(plan, "tasks"), grow=True, least=10),
        *work_columns(plan),
        Column(ROADMAP, least=8),
        *who_columns(),
    )
    rows = [
        (project.name, f"{task.id} {task.name}", *work_cells(work), work.priority or UNSORTED, *known.cells(work))
        for project in plan.projects
        for task in project.tasks
        for work in task.works
        if concerns(work, names)
    ]
    return Table(columns, tuple(rows), "fold")


def concerns(work: Work, names: Sequence[str]) -> bool:
    """Whether one of the departments leads, assists or owns the work; every work where none is named."""
    return not names or bool({work.lead, work.department, *work.assist} & set(names))


def work_columns(plan: Plan) -> tuple[Column, ...]:
    """What every list of works says of one."""
    return (
        Column(words.ID, least=3),
        Column(level(plan, "works"), grow=True, least=14),
        Column(words.LEAD, least=10),
        Column(words.ASSIST, grow=True, least=14),
        Column(Text(zh="指标", en="rows"), "right"),
    )


def work_cells(one: Work) -> tuple[Cell, ...]:
    """The cells of work_columns."""
    names = "、".join(one.assist)
    assist: Cell = _OPEN.given(names=names) if one.assist_open and names else names
    return Code(one.id), one.name, one.lead or one.department or "—", assist, str(len(one.indicators))


def who_blocks(plan: Plan, names: Sequence[str], known: Known) -> list[Block]:
    """Who answers for what the departments own and lead, where anybody said so."""
    nodes: list[Indicator | Work] = []
    for name in names:
        nodes += [*_own(plan, name), *(one for one in plan.works if name in (one.lead, one.department))]
    said = [one for one in nodes if known.of(one)]
    if not said:
        return []
    columns = (Column(words.ID), Column(words.NAME, grow=True, least=12), *who_columns())
    kept = [at for at, key in enumerate(WHO) if any(getattr(known.of(one), key) for one in said)]
    shown = (*columns[:2], *(columns[2 + at] for at in kept))
    rows = [(Code(one.id), one.name, *(known.cells(one)[at] for at in kept)) for one in said]
    return [Heading(Text(zh="责任人、措施和时限", en="Who, what and by when"), 2), Table(shown, tuple(rows), "fold")]
