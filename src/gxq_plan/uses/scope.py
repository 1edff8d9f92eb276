"""Which part of a plan a report is about: departments, projects, tasks, works, sources, priorities; and which rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.read.nearest import folded, nearest
from gxq_plan.words import STATUS, TREND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan, Project, Seat, Task, Work


class UnknownNameError(Exception):
    """A value that the plan does not have, with the nearest that it has."""

    def __init__(self, option: str, value: str, near: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(f"--{option} {value}")
        self.option, self.value, self.near, self.known = option, value, tuple(near), tuple(known)


class Scope(NamedTuple):
    """What was chosen, by option; the values are ids or official names. Options narrow, values of one option widen.

    `status` and `trend` choose the rows that are shown and leave the roll-ups alone.
    """

    chosen: Mapping[str, tuple[str, ...]]

    def holds(self, seat: Seat) -> bool:
        """Whether an indicator is in scope. A department's rows are those that it owns."""
        return all(
            value in self.chosen[option]
            for option, value in (
                ("dept", seat.indicator.department),
                ("project", seat.project and seat.project.id),
                ("task", seat.task and seat.task.id),
                ("work", seat.work and seat.work.id),
                ("source", seat.indicator.source),
                ("priority", seat.work and seat.work.priority),
            )
            if self.chosen.get(option)
        )

    def holds_work(self, project: Project, task: Task, work: Work) -> bool:
        """Whether a work without indicators is in scope: its department is the annex's; it has no source."""
        return not self.chosen.get("source") and all(
            value in self.chosen[option]
            for option, value in (
                ("dept", work.department or work.lead),
                ("project", project.id),
                ("task", task.id),
                ("work", work.id),
                ("priority", work.priority),
            )
            if self.chosen.get(option)
        )

    def shows(self, row: Assessed) -> bool:
        """Whether a row in scope is to be shown."""
        statuses, trends = self.chosen.get("status"), self.chosen.get("trend")
        return (not statuses or row.status in statuses) and (not trends or row.trend in trends)

    def elsewhere(self, plan: Plan) -> int:
        """How many indicators of works that the chosen departments lead or assist belong to other departments."""
        chosen = self.chosen.get("dept", ())
        return (
            sum(
                seat.work is not None
                and seat.indicator.department not in chosen
                and bool({seat.work.lead, *seat.work.assist} & set(chosen))
                for seat in plan.seats
            )
            if chosen
            else 0
        )


def scope(plan: Plan, options: Mapping[str, Sequence[str]]) -> Scope:
    """The scope that the options name. Raises UnknownNameError for a value that the plan does not have."""
    known = _known(plan)
    chosen = {
        option: tuple(dict.fromkeys(_found(option, value, known[option]) for value in values))
        for option, values in options.items()
        if values
    }
    return Scope(chosen)


def _found(option: str, value: str, known: Mapping[str, str]) -> str:
    found = known.get(folded(value))
    if found is None:
        names = list(dict.fromkeys(known.values()))
        near = nearest(value, known, most=3)
        raise UnknownNameError(option, value, tuple(dict.fromkeys(known[one] for one in near)), names)
    return found


def _known(plan: Plan) -> dict[str, dict[str, str]]:
    """By option: everything that a value may be called, folded, to its id or official name."""
    numbered: dict[str, tuple[Project | Task | Work, ...]]
    numbered = {"project": plan.projects, "task": plan.tasks, "work": plan.works}
    levels = {
        option: {folded(name): one.id for one in nodes for name in (one.id, str(one.number), one.name)}
        for option, nodes in numbered.items()
    }
    return {
        "dept": {folded(name): official for name, official in plan.department_names.items()}
        or {folded(name): name for seat in plan.seats for name in seat.indicator.departments},
        **levels,
        "source": {folded(one): one for one in (*(source.name for source in plan.sources), *_sources(plan))},
        "priority": {folded(one.name): one.name for one in plan.priorities},
        "status": {folded(name): word for word, text in STATUS.items() for name in (word, text.zh, text.en)},
        "trend": {folded(name): word for word, text in TREND.items() for name in (word, text.zh, text.en)},
    }


def _sources(plan: Plan) -> list[str]:
    return [name for seat in plan.seats for name in seat.indicator.sources]
