"""Values that equal other numbers exactly, gathered for one notice a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.model.unit import is_counting
from gxq_plan.place import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.submission import Submission

# Below this many a table proves nothing; small counts agree by chance.
_ENOUGH, _SMALL_COUNT = 5, 10
_SHOWN = 10


# A value under check that has something to equal: its file, its indicator, and whether it does.
Pair = tuple["Submission", "Indicator", bool]


def small_count(indicator: Indicator) -> int | None:
    """Up to where an indicator's values are small counts, which agree by chance; None where it counts nothing."""
    return _SMALL_COUNT if is_counting(indicator.unit) else None


def notices(pairs: Iterable[Pair]) -> Iterator[Hit]:
    """One hit for each table in which enough values agree."""
    tables: dict[int, tuple[Place, list[str], list[int]]] = {}
    for submission, indicator, equal in pairs:
        table = tables.get(id(submission))
        if table is None:
            table = tables[id(submission)] = Place(submission.path, submission.sheet), [], [0]
        table[2][0] += 1
        if equal:
            table[1].append(indicator.id)
    for place, ids, [compared] in tables.values():
        if len(ids) >= _ENOUGH:
            distinct = list(dict.fromkeys(ids))
            shown = [*distinct[:_SHOWN], *(["…"] if len(distinct) > _SHOWN else [])]
            yield Hit(place, None, {"count": len(ids), "of": compared, "shown": shown, "ids": distinct})
