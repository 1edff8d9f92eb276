"""How a submitted row may name what it is about."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from gxq_plan.read.nearest import UNSEEN, folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.model.plan import Plan

# Word processors make a long dash of a hyphen; there is none in an id.
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


def id_of(written: str) -> str:
    """An id in the one spelling in which ids are compared: width, case, dashes, what cannot be seen."""
    return unicodedata.normalize("NFKC", written).translate(UNSEEN | _DASHES).strip().upper()


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

        self._departments = {folded(name): name for name in plan.department_names}

    def department(self, written: str) -> str:
        """A department's name or alias as the plan spells it, where only spaces and width differ; else as written."""
        return self._departments.get(folded(written), written)

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
