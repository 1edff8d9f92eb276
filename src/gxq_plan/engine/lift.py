"""What would lift the light of a group: the fewest of its rows that would have to meet their targets.

A group's light is a count of reports, a sum of scores and the binding rows that are not met (rollup, method.md 5), so
the fewest rows are found without trying every set: those that the light demands one by one, then enough reports, then
the largest gains.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from gxq_plan.engine.compare import at_least

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.plan import Thresholds

_BETTER = ("grey", "red", "yellow", "green")


class Leaf(NamedTuple):
    """A row that is due in a group. `score` is what it adds to the strict score before weights, 0-1 (inside a year 1
    on schedule, else 0); `distance` how far it is from its target as a share of it, 1 where it was not reported;
    `missed` and `far` say that it is binding and not met, and far behind."""

    id: str
    score: float
    distance: float
    reported: bool = True
    good: bool = False
    missed: bool = False
    far: bool = False
    weight: float = 1.0

    def met(self) -> Leaf:
        """The same row, had it met its target exactly."""
        return self._replace(score=1.0, distance=0.0, reported=True, good=True, missed=False, far=False)


class Step(NamedTuple):
    """Rows that would have to meet their targets, and the light that the group would have then."""

    light: str
    rows: tuple[str, ...]


def light(leaves: Sequence[Leaf], limits: Thresholds) -> str | None:
    """The light of a group as the roll-up gives it; None where nothing is due."""
    if not leaves:
        return None
    if not _reports(leaves, limits):
        return "grey"
    strict = _strict(leaves)
    if any(one.far for one in leaves) or not _reaches(strict, limits.light_yellow):
        return "red"
    if any(one.missed for one in leaves) or not _reaches(strict, limits.light_green):
        return "yellow"
    return "green"


def lifted(leaves: Sequence[Leaf], limits: Thresholds, least: str) -> Step | None:
    """The smallest set of rows not met that would give the group at least the light `least` if they met their targets;
    None where not even all of them would.

    Of sets of the same size the one whose rows are nearest to their targets: its furthest row is as near as can be,
    then its next; of rows equally far the earlier in the plan.
    """
    chosen = [one for one in leaves if (least == "yellow" and one.far) or (least == "green" and one.missed)]
    pool = [one for one in leaves if not one.good and one not in chosen]
    size = next((size for size in range(len(pool) + 1) if _fits(leaves, limits, least, chosen, pool, size)), None)
    if size is None:
        return None
    for one in sorted(pool, key=lambda one: (one.distance, leaves.index(one)), reverse=True):
        pool.remove(one)
        if not _fits(leaves, limits, least, chosen, pool, size):
            chosen.append(one)
            size -= 1
    rows = tuple(one.id for one in leaves if one in chosen)
    return Step(light(_with(leaves, chosen), limits) or "", rows)


def next_better(now: str) -> str:
    """The least of the lights that are better."""
    return _BETTER[_BETTER.index(now) + 1]


def _with(leaves: Sequence[Leaf], chosen: Sequence[Leaf]) -> list[Leaf]:
    return [one.met() if one in chosen else one for one in leaves]


def _fits(
    leaves: Sequence[Leaf], limits: Thresholds, least: str, chosen: list[Leaf], pool: list[Leaf], size: int
) -> bool:
    """Whether some `size` rows of the pool, beside those chosen, give the light: as many reports as are missing, then
    whatever gains most, is the best that so many rows can do."""
    having = _with(leaves, chosen)
    gains = sorted(pool, key=lambda one: one.weight * (1 - one.score), reverse=True)
    missing = [one for one in gains if not one.reported]
    for reports in range(len(missing) + 1):
        best = missing[:reports]
        if _reports(_with(having, best), limits):
            break
    else:
        return False
    if len(best) > size:
        return False
    best += [one for one in gains if one not in best][: size - len(best)]
    now = light(_with(having, best), limits)
    return len(best) == size and now is not None and _BETTER.index(now) >= _BETTER.index(least)


def _reports(leaves: Sequence[Leaf], limits: Thresholds) -> bool:
    return _reaches(sum(one.reported for one in leaves) / len(leaves), limits.reporting)


def _strict(leaves: Sequence[Leaf]) -> float:
    whole = sum(one.weight for one in leaves)
    return sum(one.weight * one.score for one in leaves) / whole if whole else float("nan")


def _reaches(ratio: float, threshold: float) -> bool:
    return bool(at_least(np.float64(ratio), threshold))  # type: ignore[arg-type]
