"""What a target promises, apart from how it is judged; and a target as another method would judge it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan.model.target import ABOUT_SHARE, Bound, Direction, Form, Target
from gxq_plan.model.unit import conversion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gxq_plan.model.plan import Indicator

_WITH_EDGES = (Form.NUMBER, Form.AVERAGE, Form.RELATIVE)


def promise(target: Target | None) -> tuple[object, ...] | None:
    """What was written, whatever its spelling: 5.5 and 5.50 are one promise. Direction and tolerance are no part."""
    if target is None:
        return None
    terms = tuple(sorted(target.terms.items()))
    return target.form is Form.NONE, terms or target.value


def promises(indicator: Indicator) -> Iterator[tuple[str, Target]]:
    """Every target of an indicator under the key that it stands under: what `each` or a span fills in is no other."""
    each = indicator.other_targets.get("each")
    for period, target in sorted(indicator.targets.items(), key=lambda one: one[0].order):
        if target != each and target != indicator.span_targets.get(period):
            yield str(period), target
    yield from indicator.other_targets.items()


def under_method_of(old: Indicator, new: Indicator) -> dict[str, object]:
    """The targets of `old` as the direction, tolerance, unit and baseline of `new` would judge them, as fields. What
    both promise alike is what `new` has. A number follows its unit, where that converts; where it does not, a promise
    in the old unit means nothing, and those of `new` are taken."""
    factor = conversion(old.unit, new.unit)
    if factor is None:
        return {name: getattr(new, name) for name in ("targets", "span_targets", "other_targets")}

    def of(ours: Mapping[object, Target], theirs: Mapping[object, Target]) -> dict[object, Target]:
        found = {}
        for key, target in ours.items():
            moved = _scaled(target, factor)
            other = theirs.get(key)
            same = other is not None and promise(other) == promise(moved)
            found[key] = other if other is not None and same else _judged(moved, old, new)
        return found

    return {name: of(getattr(old, name), getattr(new, name)) for name in ("targets", "span_targets", "other_targets")}


def in_unit_of(target: Target | None, old: Indicator, new: Indicator) -> Target | None:
    """A target of `old` in the unit of `new`; as it stands where the units do not convert."""
    factor = conversion(old.unit, new.unit)
    return target if target is None or factor is None else _scaled(target, factor)


def _scaled(target: Target, factor: Decimal) -> Target:
    """The same promise in another unit; what is no number of the unit (a share, words) stays."""
    if factor == 1:
        return target

    def times(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(map(times, value))
        return value * factor if isinstance(value, Decimal) else value

    kept = ("change_percent",)
    terms = {name: value if name in kept else times(value) for name, value in target.terms.items()}
    numbers = {name: times(getattr(target, name)) for name in ("value", "low", "high", "stretch")}
    return target._replace(terms=terms, **numbers)  # type: ignore[arg-type]


def _judged(target: Target, old: Indicator, new: Indicator) -> Target:
    """The edges and the bound that the new direction and tolerance give."""
    own = target.terms.get("tolerance")
    reach = own if isinstance(own, Decimal) else new.tolerance
    if target.form is Form.BAND and target.bound is Bound.ABOUT and target.value is not None:
        reach = reach or abs(target.value) * ABOUT_SHARE
        return target._replace(low=target.value - reach, high=target.value + reach)
    if target.form not in _WITH_EDGES or target.value is None:
        return target
    bound = target.bound if "bound" in target.terms or new.direction is Direction.RANGE else _usual(new.direction)
    return target._replace(bound=bound, low=target.value - reach, high=target.value + reach)


def _usual(direction: Direction) -> Bound:
    return Bound.AT_MOST if direction is Direction.DOWN else Bound.AT_LEAST
