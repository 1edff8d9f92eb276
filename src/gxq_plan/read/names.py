"""How a submitted row may name what it is about."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from gxq_plan.read.nearest import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.model.plan import Plan


class Names:
    """How rows may name the plan's indicators and works: ids in any case, names and aliases folded, also with the
    unit behind the name as annexes print it."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.ids = {one.upper(): one for one in self._ids(plan)}
        by_name: defaultdict[str, list[str]] = defaultdict(list)
        self.shown: list[str] = []
        for name, subject, unit in self._names(plan):
            self.shown.append(name)
            for written in dict.fromkeys((folded(name), folded(f"{name}{unit}"))):
                if subject not in by_name[written]:
                    by_name[written].append(subject)
        self.by_name = {name: tuple(ids) for name, ids in by_name.items()}
        self.headings = frozenset(
            folded(name) for project in plan.projects for name in (project.name, *(task.name for task in project.tasks))
        )

    @staticmethod
    def _ids(plan: Plan) -> Iterable[str]:
        yield from plan.by_id
        yield from (work.id for work in plan.works)

    @staticmethod
    def _names(plan: Plan) -> Iterator[tuple[str, str, str]]:
        for indicator, *_ in plan.seats:
            for name in (indicator.name, *indicator.aliases):
                yield name, indicator.id, indicator.unit
        for work in plan.works:
            yield work.name, work.id, ""
