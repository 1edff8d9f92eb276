"""Targets of a plan file, in every form of the contract; the edges that `met` compares with are made here."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gxq_plan.model import period as periods
from gxq_plan.model.period import Period
from gxq_plan.model.target import ABOUT_SHARE, Bound, Direction, Form, Target, decimal_places
from gxq_plan.read import plan_faults as faults
from gxq_plan.read.plan_values import (
    Key,
    Reading,
    a_list,
    a_number,
    a_text,
    a_word,
    an_indicator_id,
    as_written,
    colon_missing,
    mapping,
    wrong_shape,
)
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gxq_plan.model.plan import Baseline
    from gxq_plan.read.from_yaml import Node

NOT_SET = ("——", "—", "--")
A_BOUND = a_word(*Bound)
TARGET_KEYS = {
    "value": Key(a_number),
    "bound": Key(A_BOUND),
    "tolerance": Key(a_number),
    "none": Key(a_text),
    "between": Key(a_list(a_number)),
    "about": Key(a_number),
    "text": Key(a_text),
    "relative_to": Key(an_indicator_id),
    "margin": Key(a_number),
    "stretch": Key(a_number),
    "delegated": Key(a_text),
    "average": Key(a_number),
    "change": Key(a_number),
    "change_percent": Key(a_number),
}
_OTHER_FORMS = {
    "text": Form.TEXT,
    "delegated": Form.DELEGATED,
    "average": Form.SPAN,
    "change": Form.SPAN,
    "change_percent": Form.SPAN,
}
_TITLE_TARGET = Text(zh="目标", en="the target")


def _target(reading: Reading, key: str, node: Node, direction: Direction, tolerance: Decimal) -> Target | None:
    """One target in any of the contract's forms; the edges that `met` compares with are computed here, exactly."""
    written = as_written(node)
    if node.is_null or (not isinstance(node.value, dict) and written in NOT_SET):
        return Target(Form.NONE, written)
    if not isinstance(node.value, dict):
        value = a_number(reading, key, node)
        return None if value is None else _number_target(reading, node, written, value, None, direction, tolerance)
    values = mapping(reading, node, TARGET_KEYS, _TITLE_TARGET)
    if not _is_one_form(reading, node, values):
        return None
    if "none" in node.value:
        return Target(Form.NONE, written, terms={"reason": values.get("none", "")})
    bound = Bound(values["bound"]) if "bound" in values else None
    for name, form in _OTHER_FORMS.items():
        if name in values:
            return Target(form, written, bound, terms=values)
    found = _numeric(reading, node, written, values, bound, direction, values.get("tolerance", tolerance))
    if found is not None or values.keys() & {"relative_to", "between", "about", "value"}:
        return found and found._replace(terms=values, stretch=values.get("stretch"))
    if "stretch" in values:
        # Only striven for: nothing that was promised can be missed.
        return Target(Form.NONE, written, terms=values, stretch=values["stretch"])
    hint = Text(zh="value（或 between、about、text、none）", en="value (or between, about, text, none)")
    reading.fault(faults.MISSING_KEY, node, node=_TITLE_TARGET, key="value", hint=hint)
    return None


def _numeric(
    reading: Reading,
    node: Node,
    written: str,
    values: Mapping[str, Any],
    bound: Bound | None,
    direction: Direction,
    tolerance: Decimal,
) -> Target | None:
    """A target that an actual is compared with: a number, a band, or another row's actual and a margin."""
    if "between" in values:
        return _between(reading, node, written, values["between"])
    if "about" in values:
        return _about(written, values["about"], tolerance)
    if "relative_to" in values:
        margin = values.get("margin", Decimal(0))
        found = _number_target(reading, node, written, margin, bound, direction, tolerance)
        return found and found._replace(form=Form.RELATIVE)
    if "value" in values and bound is Bound.ABOUT:
        return _about(written, values["value"], tolerance)
    if "value" in values:
        return _number_target(reading, node, written, values["value"], bound, direction, tolerance)
    return None


def _is_one_form(reading: Reading, node: Node, values: Mapping[str, Any]) -> bool:
    """Whether a target says one thing, whole. A part without a value would silently make it no target at all."""
    assert isinstance(node.value, dict)
    empty = [name for name, one in node.value.items() if one.is_null and name != "none"]
    for name in empty:
        hint = Text(zh="{name}: 数", en="{name}: a number").given(name=name)
        reading.fault(faults.MISSING_KEY, node.value[name], node=_TITLE_TARGET, key=name, hint=hint)
    forms = [name for name in node.value if name in MAIN_KEYS]
    if len(forms) > 1:
        problem = Text(zh="一个目标写了两种意思：{forms}", en="one target says two things: {forms}").given(forms=forms)
        hint = Text(zh="只留一种：{forms}", en="keep one of {forms}").given(forms=forms)
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    return not empty and len(forms) < 2 and len(values) >= len(node.value) - ("none" in node.value)


MAIN_KEYS = (
    "none", "between", "about", "text", "relative_to", "delegated", "average", "change", "change_percent", "value",
)  # fmt: skip


def _number_target(
    reading: Reading,
    node: Node,
    written: str,
    value: Decimal,
    bound: Bound | None,
    direction: Direction,
    tolerance: Decimal,
) -> Target | None:
    if bound is Bound.BETWEEN or direction is Direction.RANGE:
        problem = Text(zh="区间型目标需要上下限", en="a range needs two ends")
        hint = Text(
            zh="请写 {{between: [4, 6]}} 或 {{about: 5}}",
            en="write {{between: [4, 6]}} or {{about: 5}}",
        )
        reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
        return None
    bound = bound or (Bound.AT_MOST if direction is Direction.DOWN else Bound.AT_LEAST)
    return Target(Form.NUMBER, written, bound, value, value - tolerance, value + tolerance)


def _between(reading: Reading, node: Node, written: str, ends: tuple[Decimal, ...]) -> Target | None:
    if len(ends) == 2 and ends[0] <= ends[1]:
        return Target(Form.BAND, written, Bound.BETWEEN, None, *ends)
    problem = Text(zh="区间应有两个数，小的在前", en="a range has two numbers, the smaller first")
    hint = Text(zh="请写 between: [4, 6]", en="write between: [4, 6]")
    reading.fault(faults.CONTRADICTION, node, problem=problem, suggestion=hint)
    return None


def _about(written: str, value: Decimal, tolerance: Decimal) -> Target:
    """Within the tolerance, else within 5% of the value (method.md 2)."""
    reach = tolerance or abs(value) * ABOUT_SHARE
    return Target(Form.BAND, written, Bound.ABOUT, value, value - reach, value + reach)


def _period_hint(key: str, node: Node, span: str) -> Text:
    """A key without a value is what a comma or a missing space left over: `{2018: 5,300}`, `{2018:5}`."""
    if node.is_null and re.fullmatch(r"[0-9]{3}(\.[0-9]+)?", key):
        return Text(zh="数字里不写千分位逗号", en="write numbers without thousands separators")
    usual = Text(
        zh="请写计划的年度、年内期间（2019Q2）、each，或整个计划期（{span}）",
        en="write a year of the plan, a period inside one (2019Q2), each, or the plan's span ({span})",
    )
    return colon_missing(key, node) or usual.given(span=span)


def targets_of(
    reading: Reading, node: Node, direction: Direction, tolerance: Decimal
) -> tuple[dict[Period, Target], dict[str, Target]]:
    """Targets by period, with `each` filled in where a period has none of its own; and all others by their key."""
    by_period: dict[Period, Target] = {}
    others: dict[str, Target] = {}
    seen: dict[Period, str] = {}
    if not isinstance(node.value, dict):
        hint = Text(zh="请写 targets: {{2018: 1, 2019: 2}}", en="write targets: {{2018: 1, 2019: 2}}")
        wrong_shape(reading, "targets", node, Text(zh="期间和目标", en="periods with targets"), hint)
        return by_period, others
    span = span_of(reading)
    for name, one in node.value.items():
        target = _target(reading, name, one, direction, tolerance)
        period = periods.from_text(name)
        if period in reading.periods and period is not None:
            if period in seen:
                reading.fault(faults.DUPLICATE_KEY, node.keys[name], key=seen[period], line=node.keys[seen[period]][0])
            seen[period] = name
            if target is not None:
                by_period[period] = target
        elif name in ("each", span) or (period and Period(period.year) in reading.periods):
            if target is not None:
                others[name] = target
        elif reading.periods:
            known = list(map(str, reading.periods))
            hint = _period_hint(name, one, span)
            reading.fault(faults.PERIOD_NOT_IN_PLAN, node.keys[name], found=name, periods=known, suggestion=hint)
    if "each" in others:
        by_period = dict.fromkeys(reading.periods, others["each"]) | by_period
    return by_period, others


def span_of(reading: Reading) -> str:
    """The key of the whole plan: 2021-2025."""
    return f"{reading.periods[0]}-{reading.periods[-1]}" if reading.periods else ""


# Shares of a change do not end: 4 of 3 years. So many more decimals than the number itself are kept.
_FINER = 4


def shares_of(
    reading: Reading, span: Target | None, baseline: Baseline | None, direction: Direction, tolerance: Decimal
) -> dict[Period, Target]:
    """What the span of the plan asks of each year: its average, or the change against the baseline by the part of the
    time that is over. Without a baseline a change is no number yet; a range has no side to change to. Words are asked
    of every year as they stand."""
    if span is not None and span.form in (Form.TEXT, Form.DELEGATED):
        return dict.fromkeys(reading.periods, span)
    if span is None or span.form is not Form.SPAN or direction is Direction.RANGE:
        return {}
    bound = span.bound or (Bound.AT_MOST if direction is Direction.DOWN else Bound.AT_LEAST)
    reach = span.terms.get("tolerance", tolerance)
    assert isinstance(reach, Decimal)
    return {
        period: span._replace(form=form, bound=bound, value=value, low=value - reach, high=value + reach)
        for period, form, value in _shares(span, baseline, reading.periods)
    }


def _shares(
    span: Target, baseline: Baseline | None, years: tuple[Period, ...]
) -> Iterator[tuple[Period, Form, Decimal]]:
    terms: Any = span.terms
    if "average" in terms:
        yield from ((one, Form.AVERAGE, terms["average"]) for one in years)
    elif baseline is not None:
        whole = terms["change"] if "change" in terms else baseline.value * terms["change_percent"] / 100
        start = baseline.period.year
        places = max(decimal_places(baseline.value), decimal_places(whole))
        for one in years:
            if one.year > start:
                value = baseline.value + whole * (one.year - start) / (years[-1].year - start)
                finest = Decimal(1).scaleb(-places if one == years[-1] else -places - _FINER)
                yield one, Form.NUMBER, value.quantize(finest).normalize() + Decimal(0)
