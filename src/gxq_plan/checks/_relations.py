"""The relations of the plan, each with the values that it binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._points import points
from gxq_plan.checks._words import after_number
from gxq_plan.model.unit import folded, is_counting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence
    from gxq_plan.checks._points import Point
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Relation


class Bound(NamedTuple):
    """A relation with the values of its indicators, in the relation's order."""

    relation: Relation
    indicators: tuple[Indicator, ...]
    values: tuple[dict[Period, Point], ...]


def bound(evidence: Evidence, form: str) -> Iterator[Bound]:
    """The relations of one form that rows under check touch. Numbers in units that cannot be compared bind nothing."""
    for relation in evidence.plan.relations:
        if relation.form != form or not any(one in evidence.by_subject for one in relation.indicators):
            continue
        indicators = tuple(evidence.plan.by_id[one].indicator for one in relation.indicators)
        if all(_is_comparable(indicators[0].unit, one.unit) for one in indicators[1:]):
            yield Bound(relation, indicators, tuple(points(evidence, one) for one in relation.indicators))


def pairs(evidence: Evidence, form: str) -> Iterator[tuple[Relation, Pair]]:
    """The two values that a relation of two indicators binds in one period, where either is under check."""
    for relation, indicators, (first, second) in bound(evidence, form):
        for period, one in first.items():
            other = second.get(period)
            if other and (one.checked or other.checked):
                yield relation, Pair(indicators[0], indicators[1], one, other)


class Pair(NamedTuple):
    """Two values of one period: of `indicator`, and of the `other` one that it is held against."""

    indicator: Indicator
    against: Indicator
    one: Point
    other: Point

    @property
    def seen(self) -> Point:
        """The value to put the finding at: one that is under check."""
        return self.one if self.one.checked else self.other

    @property
    def subject(self) -> str:
        return self.indicator.id if self.one.checked else self.against.id

    def facts(self, relation: Relation) -> dict[str, object]:
        return {
            "period": self.one.period,
            "first": named(self.indicator),
            "value": with_unit(self.one, self.indicator),
            "second": named(self.against),
            "other": with_unit(self.other, self.against),
            "where": (self.other if self.one.checked else self.one).place.words,
            "reason": relation.reason,
            "ids": [self.indicator.id, self.against.id],
        }


def named(indicator: Indicator) -> str:
    return f"{indicator.id} {indicator.name}"


def with_unit(one: Point, indicator: Indicator) -> str:
    return f"{one.value:f}{after_number(indicator.unit)}"


def _is_comparable(unit: str, other: str) -> bool:
    """Whether numbers in two units can be set side by side: one unit, or both count single things (3 项 and 5 家)."""
    return folded(unit) == folded(other) or (is_counting(unit) and is_counting(other))
