"""What a rule about the plan may look at: the plan, and what several rules look up in it, sorted out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks.plan._said import Said, said
from gxq_plan.place import Place
from gxq_plan.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Goal, GoalLink, Indicator, Plan, Project, Seat, Task, Work
    from gxq_plan.model.submission import Submission
    from gxq_plan.model.target import Target


_ID = re.compile(r"([WTP]\d+|I)-\d+")


class WorkSeat(NamedTuple):
    """A work with the nodes above it."""

    work: Work
    task: Task
    project: Project


class Mention(NamedTuple):
    """A department in its part: `lead` or `assist` of a work, `owner` of an indicator, `department` of a work."""

    role: str
    subject: str
    line: int


@dataclass(frozen=True)
class PlanEvidence:
    """The plan under lint. Everything keeps the order of the plan; `seats` of the plan are its indicators."""

    plan: Plan

    @property
    def submissions(self) -> tuple[Submission, ...]:
        return ()

    def judges(self, code: str) -> bool:
        """Whether rules of this code's kind run on it: only those about the plan itself."""
        return code.startswith("P1")

    def place(self, line: int) -> Place:
        """A line of the plan file; the file alone for what has none."""
        return Place(self.plan.path, row=line or None)

    @property
    def seats(self) -> tuple[Seat, ...]:
        return self.plan.seats

    @cached_property
    def works(self) -> tuple[WorkSeat, ...]:
        return tuple(
            WorkSeat(work, task, project)
            for project in self.plan.projects
            for task in project.tasks
            for work in task.works
        )

    @cached_property
    def nodes(self) -> Mapping[str, Indicator | Work | Task | Project | Goal]:
        """Every node that has an id, by it."""
        plan = self.plan
        found: dict[str, Indicator | Work | Task | Project | Goal] = {}
        for level in (plan.projects, plan.tasks, plan.works, [seat.indicator for seat in plan.seats], plan.goals):
            found.update((one.id, one) for one in level)
        return found

    def owners(self, subject: str) -> tuple[str, ...]:
        """Whose an indicator or a work is: the first department of the row, the work's own, else its lead; none for
        other nodes."""
        if seat := self.plan.by_id.get(subject):
            own = seat.indicator.department or (seat.work and (seat.work.department or seat.work.lead))
            return (own,) if own else ()
        node = self._works_by_id.get(subject)
        own = node and (node.work.department or node.work.lead)
        return (own,) if own else ()

    @cached_property
    def _works_by_id(self) -> Mapping[str, WorkSeat]:
        return {one.work.id: one for one in self.works}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[Seat, ...]]:
        """The indicators by their names, width, case, spaces and brackets folded (`text.folded`)."""
        found: dict[str, list[Seat]] = {}
        for seat in self.seats:
            found.setdefault(folded(seat.indicator.name), []).append(seat)
        return {name: tuple(seats) for name, seats in found.items()}

    @cached_property
    def said(self) -> Mapping[str, Said]:
        """What the name of each indicator says its number is."""
        return {seat.indicator.id: said(seat.indicator.name) for seat in self.seats}

    @cached_property
    def mentions(self) -> Mapping[str, tuple[Mention, ...]]:
        """Where each department is named, by its official name; in the order of the plan."""
        found: dict[str, list[Mention]] = {}
        for name, mention in self._mentions():
            found.setdefault(name, []).append(mention)
        return {name: tuple(mentions) for name, mentions in found.items()}

    def _mentions(self) -> Iterator[tuple[str, Mention]]:
        for work, *_ in self.works:
            for name, role in ((work.lead, "lead"), (work.department, "department")):
                if name:
                    yield name, Mention(role, work.id, work.line)
            yield from ((name, Mention("assist", work.id, work.line)) for name in work.assist)
        for indicator, *_ in self.seats:
            yield from ((name, Mention("owner", indicator.id, indicator.line)) for name in indicator.departments)

    @cached_property
    def links(self) -> Mapping[str, tuple[tuple[Goal, GoalLink], ...]]:
        """The goals that an indicator stands for, by its id."""
        found: dict[str, list[tuple[Goal, GoalLink]]] = {}
        for goal in self.plan.goals:
            for link in goal.links:
                found.setdefault(link.indicator, []).append((goal, link))
        return {name: tuple(links) for name, links in found.items()}

    @cached_property
    def paths(self) -> Mapping[str, tuple[tuple[Period, Decimal], ...]]:
        """The numbers that each indicator is to reach, year by year, of those years that have one; a target that is
        the share of a span is none of the plan's own numbers and left out."""
        return {seat.indicator.id: tuple(_path(seat.indicator, self.plan.periods)) for seat in self.seats}

    def is_elsewhere(self, seat: Seat) -> bool:
        """Whether the id of a row says that it stands under another node (W05-1 under work 6). Ids of a plan's own kind
        say nothing of their place."""
        parts = _ID.fullmatch(seat.indicator.id)
        return parts is not None and parts[1] != above_of(seat)

    def final(self, indicator: Indicator) -> Target | None:
        """The target of the plan's last period."""
        return indicator.targets.get(self.plan.final)


def above_of(seat: Seat) -> str:
    """What the id of a row begins with where it stands: its work, task or project, `I` under the plan itself."""
    node = seat.work or seat.task or seat.project
    return node.id if node else "I"


def _path(indicator: Indicator, periods: tuple[Period, ...]) -> Iterator[tuple[Period, Decimal]]:
    for period in periods:
        target = indicator.targets.get(period)
        if target and target.is_numeric and target.value is not None and period not in indicator.span_targets:
            yield period, target.value
