"""A target in a few words, as a list of the plan has room for: `<5.5`, `6.5~7`, `7.5±0.5`, 高于 I-1, 年均 >7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model import period as periods
from gxq_plan.model.target import ABOUT_SHARE, Bound, Form
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator
    from gxq_plan.model.target import Target

_ABOUT = Text(zh="{value}左右", en="about {value}")
_STRETCH = Text(zh="{target}（力争 {stretch}）", en="{target} (striving for {stretch})")
_ONLY_STRETCH = Text(zh="力争 {stretch}", en="striving for {stretch}")
_RELATIVE = Text(zh="{bound} {id}", en="{bound} {id}")
_RELATIVE_BY = Text(zh="{bound} {id} 加 {margin}", en="{bound} {id} plus {margin}")
_AVERAGE = Text(zh="年均 {value}", en="{value} a year on average")
_CHANGE = Text(zh="全期 {value}", en="{value} over the plan")
_EACH = Text(zh="每年：{target}", en="each year: {target}")
_INSIDE = Text(zh="{period} {target}", en="{target} by {period}")


def target_words(target: Target | None, usual: Bound = Bound.AT_LEAST) -> Text:
    """What a target asks for; `—` where there is none. `usual` is the bound that needs no sign."""
    if target is None:
        return _NOTHING
    said = _words(target, usual)
    if target.stretch is None:
        return said
    stretch = number(target.stretch)
    if target.form is Form.NONE:
        return _ONLY_STRETCH.given(stretch=stretch)
    return _STRETCH.given(target=said, stretch=stretch)


_NOTHING = Text.both("—")


def _words(target: Target, usual: Bound) -> Text:
    if target.form is Form.NUMBER and not target.terms:
        return Text.both(target.written)
    if target.form in (Form.NUMBER, Form.AVERAGE):
        shown = _number(target.bound, target.value, usual)
        return _AVERAGE.given(value=shown) if target.form is Form.AVERAGE else Text.both(shown)
    if target.form is Form.BAND:
        return _band(target)
    if target.form is Form.RELATIVE:
        return _relative(target)
    if target.form is Form.SPAN:
        return _span(target, usual)
    return Text.both(str(target.terms.get("text") or target.terms.get("delegated") or "—"))


def _number(bound: Bound | None, value: Decimal | None, usual: Bound) -> str:
    sign = "" if bound in (None, usual) else words.BOUND_SIGN.get(str(bound), "")
    return f"{sign}{number(value)}"


def _band(target: Target) -> Text:
    if target.bound is Bound.ABOUT and target.value is not None and target.high is not None:
        reach = target.high - target.value
        if reach == abs(target.value) * ABOUT_SHARE:
            return _ABOUT.given(value=number(target.value))
        return Text.both(f"{number(target.value)}±{number(reach)}")
    low, high = number(target.low), number(target.high)
    return Text.both(low if low == high else f"{low}~{high}")


def _relative(target: Target) -> Text:
    wording = _RELATIVE_BY if target.value else _RELATIVE
    facts = {"margin": number(target.value)} if target.value else {}
    return wording.given(bound=words.BOUND[str(target.bound)], id=str(target.terms["relative_to"]), **facts)


def _span(target: Target, usual: Bound) -> Text:
    terms = target.terms
    if "average" in terms:
        return _AVERAGE.given(value=_number(target.bound, terms["average"], usual))  # type: ignore[arg-type]
    name, after = ("change", "") if "change" in terms else ("change_percent", "%")
    change: Decimal = terms[name]  # type: ignore[assignment]
    return _CHANGE.given(value=f"{'+' if change > 0 else ''}{number(change)}{after}")


def usual_bound(indicator: Indicator) -> Bound:
    return Bound.AT_MOST if indicator.direction == "down" else Bound.AT_LEAST


def own_targets(indicator: Indicator, years: tuple[Period, ...]) -> Iterator[Text]:
    """For each year what the plan asks of it; empty where only a span or a standing wish in words speaks of it, which
    `other_targets` says once."""
    each = indicator.other_targets.get("each")
    for year in years:
        target = indicator.targets.get(year)
        if target is None or target == indicator.span_targets.get(year):
            yield _BLANK if indicator.target_elsewhere(year) else _NOTHING
        elif target == each and not target.is_numeric:
            yield _BLANK
        else:
            yield target_words(target, usual_bound(indicator))


_BLANK = Text.both("")


def other_targets(indicator: Indicator, *, with_each: bool = True) -> Iterator[Text]:
    """What stands under other keys than the years of the plan. Without `with_each` a standing number is left out: it
    stands in every year already."""
    for key, target in indicator.other_targets.items():
        said = target_words(target, usual_bound(indicator))
        if key == "each":
            if with_each or not target.is_numeric:
                yield _EACH.given(target=said)
        elif inside := periods.from_text(key):
            yield _INSIDE.given(period=inside, target=said)
        else:
            yield said
