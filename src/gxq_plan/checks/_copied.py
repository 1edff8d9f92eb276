"""Values that equal other numbers exactly, gathered for one notice a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit
from gxq_plan.model.unit import is_counting
from gxq_plan.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.submission import Submission

# Below this many a table proves nothing; small counts agree by chance.
_ENOUGH, _SMALL_COUNT = 5, 10
_SHOWN = 10


class Pair(NamedTuple):
    """A value under check that has something to equal, and whether it does."""

    submission: Submission
    indicator: Indicator
    equal: bool


def is_small(indicator: Indicator, value: Decimal) -> bool:
    """Whether a value is a small count, which agrees with another by chance."""
    return is_counting(indicator.unit) and abs(value) <= _SMALL_COUNT


def notices(pairs: Iterable[Pair]) -> Iterator[Hit]:
    """One hit for each table in which enough values agree."""
    tables: dict[Place, tuple[list[str], list[int]]] = {}
    for submission, indicator, equal in pairs:
        place = Place(submission.path, submission.sheet)
        ids, compared = tables.setdefault(place, ([], [0]))
        compared[0] += 1
        if equal:
            ids.append(indicator.id)
    for place, (ids, compared) in tables.items():
        if len(ids) >= _ENOUGH:
            distinct = list(dict.fromkeys(ids))
            shown = [*distinct[:_SHOWN], *(["…"] if len(distinct) > _SHOWN else [])]
            yield Hit(place, None, {"count": len(ids), "of": compared[0], "shown": shown, "ids": distinct})
