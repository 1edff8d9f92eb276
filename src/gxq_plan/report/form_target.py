"""What a target asks for, in the words of a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.target import Bound, Form
from gxq_plan.report.cells import target_in_words
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from decimal import Decimal

    from gxq_plan.model.form import Asked
    from gxq_plan.model.target import Target

_NONE = Text(zh="未设目标", en="no target")
_ABOUT = Text(zh="{value}左右（{low}～{high}）", en="about {value} ({low} to {high})")
_BETWEEN = Text(zh="{low}～{high}", en="{low} to {high}")
_MEAN = Text(zh="年均 {value}", en="{value} a year on average")
_OF_YEAR = Text(zh="全年 {target}", en="{target} for the year")
_DELEGATED = Text(zh="另行下达（{where}）", en="set elsewhere ({where})")
_SPAN = Text(zh="整个计划期变化 {value}", en="{value} over the whole plan")
_STRETCH = Text(zh="{target}，力争 {stretch}", en="{target}, striving for {stretch}")


def target_words(asked: Asked) -> Text:
    """The target of a form's row; inside a year it says where it is that of the year."""
    if asked.target is None or asked.target.form is Form.NONE:
        return _NONE
    found = _words(asked.target)
    if asked.target.stretch is not None:
        found = _STRETCH.given(target=found, stretch=number(asked.target.stretch))
    return _OF_YEAR.given(target=found) if asked.of_year else found


def _words(target: Target) -> Text:
    if target.form is Form.BAND:
        return _band(target)
    if target.form in (Form.NUMBER, Form.AVERAGE):
        shown = Text.both(_bounded(target))
        return _MEAN.given(value=shown) if target.form is Form.AVERAGE else shown
    if target.form is Form.SPAN:
        return _span(target)
    if target.form is Form.DELEGATED:
        return _DELEGATED.given(where=target_in_words(target))
    found = target_in_words(target)
    return found if isinstance(found, Text) else Text.both(found)


def _band(target: Target) -> Text:
    low, high = number(target.low), number(target.high)
    if target.bound is Bound.ABOUT:
        return _ABOUT.given(value=number(target.value), low=low, high=high)
    return _BETWEEN.given(low=low, high=high)


def _bounded(target: Target) -> str:
    """≥5.5: the number with the sign of its bound."""
    return f"{words.BOUND_SIGN.get(target.bound or '', '')}{number(target.value)}"


def _span(target: Target) -> Text:
    """What the whole plan is to change by, where no year has a share of it."""
    for key, after in (("change_percent", "%"), ("change", "")):
        if key in target.terms:
            return _SPAN.given(value=f"{target.terms[key]}{after}")
    return _MEAN.given(value=str(target.terms["average"]))


def misses(asked: Asked) -> tuple[tuple[str, Decimal], ...]:
    """The comparisons by which a figure misses the target of the form's own period; none where it is no number."""
    target = asked.target
    if target is None or asked.of_year or target.low is None or target.high is None:
        return ()
    if target.form is Form.BAND:
        return ("<", target.low), (">", target.high)
    if target.form is not Form.NUMBER:
        return ()
    below = {Bound.AT_LEAST: ("<", target.low), Bound.ABOVE: ("<=", target.low)}
    above = {Bound.AT_MOST: (">", target.high), Bound.BELOW: (">=", target.high)}
    found = (below | above).get(target.bound or Bound.ABOUT)
    return (found,) if found else ()
