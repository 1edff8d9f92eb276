"""Section 2 of the method with the numbers filled in: the target, met, gap, shortfall, attainment, status of a year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.period import Period
from gxq_plan.model.target import Form
from gxq_plan.report.facts import Facts, comparison
from gxq_plan.report.step import Step, added, by_method, less, limit, n, ratio, share
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

_T = Text(zh="目标 T", en="target T")
_MEAN = Text(zh="各年平均 a", en="mean so far a")
_NOTHING_LEFT = Text(zh="有一年增速不高于 -100%，不能复合", en="a growth of -100% or less leaves nothing to compound")
_A = Text(zh="完成率 A", en="attainment A")


def target_steps(facts: Facts) -> Iterator[Step]:
    """Where the year's target comes from, where it is no plain number of the plan."""
    row, target = facts.row, facts.target
    if target is not None and target == facts.indicator.other_targets.get("each"):
        yield Step(
            "target", _T, 1, note=Text(zh="每年相同的长期限值（each）", en="a standing limit of every year (each)")
        )
    for one in row.revisions:
        yield Step("revision", Text(zh="目标调整", en="revised"), 1, note=_revision(one.before, one.after, one))
    if row.relative_to and row.target is not None and target is not None and target.value is not None:
        other = facts.others.get(row.relative_to)
        theirs = number(other.actual) if other else number(Decimal(repr(row.target)) - target.value)
        note = Text(zh="{id} 同期实际值加幅度", en="the actual of {id} in the same period and the margin")
        filled = f"{n(Decimal(theirs))} + {n(target.value)}"
        yield Step(
            "target", _T, 1, f"a({row.relative_to}) + m", filled, number(row.target), facts.unit,
            note.given(id=row.relative_to), row.target,
        )  # fmt: skip
    if row.target_bound == "about" and row.target_low is not None and target is not None:
        yield from _about(facts, target.value, target.low)
    if row.target_form == "average" and not row.in_year and row.actual is not None:
        yield _mean(facts, row.span_actual)


def _revision(before: object, after: object, one: object) -> Text:
    wording = Text(zh="由 {before} 改为 {after}{more}", en="from {before} to {after}{more}")
    parts = [str(getattr(one, name)) for name in ("on", "document", "reason") if getattr(one, name)]
    more = Text(zh="（{parts}）", en=" ({parts})").given(parts=parts) if parts else ""
    return wording.given(before=before or "—", after=after or "—", more=more)


def _about(facts: Facts, centre: Decimal | None, low: Decimal | None) -> Iterator[Step]:
    if centre is None or low is None:
        return
    reach = centre - low
    own = facts.target is not None and ("tolerance" in facts.target.terms or facts.indicator.tolerance)
    note = None if own else Text(zh="未给容差，按 |T| 的 5%", en="no tolerance is given: 5% of |T|")
    for name, term, sign, edge in (
        ("target_low", Text(zh="下限", en="lower edge"), "-", facts.row.target_low),
        ("target_high", Text(zh="上限", en="upper edge"), "+", facts.row.target_high),
    ):
        filled = f"{n(centre)} {sign} {n(reach) if own else f'0.05 × {n(abs(centre))}'}"
        yield Step(name, term, 2, f"T {sign} ε", filled, number(edge), facts.unit, note, edge)


def _mean(facts: Facts, value: float | None) -> Step:
    """The mean of the years so far; yearly growth in percent compounds."""
    actuals = [one.actual for one in facts.so_far]
    if value is None:
        return Step("mean", _MEAN, 2, note=_NOTHING_LEFT)
    if facts.kind == "growth" and (facts.indicator.compound or facts.gap_unit is words.POINTS):
        grown = " × ".join(f"(1 + {n(one)} ÷ 100)" for one in actuals)
        filled = f"(({grown}) ^ (1 ÷ {len(actuals)}) - 1) × 100"
        note = Text(zh="年均增长按复利", en="yearly growth compounds")
        return Step("mean", _MEAN, 2, "", filled, ratio(value), facts.unit, note, value)
    filled = f"({added(actuals)}) ÷ {len(actuals)}" if len(actuals) > 1 else ""
    return Step("mean", _MEAN, 2, "Σa ÷ n" if filled else "", filled, ratio(value), facts.unit, value=value)


def span_steps(facts: Facts) -> Iterator[Step]:
    """What the plan asks of its whole span, by its share up to the year."""
    row = facts.row
    span = facts.indicator.span_targets.get(Period(facts.year))
    if row.span_target is None or span is None or row.in_year:
        return
    term = Text(zh="整期目标到本年", en="span's target so far")
    if "average" in span.terms:
        note = Text(zh="整个计划期的年均目标", en="the average that is asked of the whole span")
        yield Step("span_target", term, 2, "", "", number(row.span_target), facts.unit, note, row.span_target)
        if row.span_actual is not None and row.target_form != "average":
            yield _mean(facts, row.span_actual)
    else:
        yield _change(facts, term)
    if row.span_met is None:
        return
    tolerance = (span.value or Decimal(0)) - (span.low or Decimal(0))
    filled = comparison(n(round(row.span_actual or 0, 9)), str(span.bound), n(row.span_target), tolerance)
    met = Text(zh="整期要求已跟上", en="the span's demand is met so far")
    missed = Text(zh="整期要求未跟上", en="the span's demand is not met so far")
    filled, note = (filled, met) if row.span_met else (_not(filled), missed)
    yield Step("span_met", Text(zh="整期要求", en="span"), 2, "", filled, "", facts.unit, None, row.span_met, note)


def _change(facts: Facts, term: Text) -> Step:
    """b and the part of the change that is due by the year."""
    row, span = facts.row, facts.indicator.span_targets[Period(facts.year)]
    own = facts.indicator.baseline
    assert own is not None
    start = own.period.year
    elapsed = f"({facts.year} - {start}) ÷ ({facts.last_year} - {start})"
    if "change" in span.terms:
        formula, whole = "b + Δ × τ", n(Decimal(str(span.terms["change"])))
    else:
        formula, whole = "b + b × Δ% × τ", f"{n(own.value)} × {n(Decimal(str(span.terms['change_percent'])))} ÷ 100"
    filled = f"{n(own.value)} + {whole} × {elapsed}"
    return Step("span_target", term, 2, formula, filled, ratio(row.span_target), facts.unit, value=row.span_target)


def year_steps(facts: Facts) -> Iterator[Step]:
    """Of a year that was assessed."""
    row = facts.row
    yield _met(facts)
    yield _gap(facts)
    yield _shortfall(facts)
    yield _attainment(facts)
    yield _status(facts)
    if row.stretch is not None and row.stretch_reached is not None:
        sign = "≤" if facts.sign < 0 else "≥"
        filled = f"{n(row.actual)} {sign} {n(row.stretch)}"
        reached = Text(zh="达到力争目标（不影响状态）", en="the stretch target is reached (no part of the status)")
        missed = Text(zh="未达力争目标（不影响状态）", en="the stretch target is not reached (no part of the status)")
        filled, note = (filled, reached) if row.stretch_reached else (_not(filled), missed)
        term = Text(zh="力争目标", en="stretch")
        yield Step("stretch_reached", term, 2, "", filled, "", facts.unit, None, row.stretch_reached, note)


_MET, _MISSED = Text(zh="达标", en="met"), Text(zh="未达标", en="not met")


def _met(facts: Facts) -> Step:
    row, a = facts.row, n(facts.value)
    term = Text(zh="是否达标", en="met")
    note = _MET if row.met else _MISSED
    if facts.is_band:
        return Step("met", term, 2, "", _within(facts), "", facts.unit, None, row.met, note)
    filled = comparison(a, row.target_bound, n(row.target), facts.tolerance)
    return Step("met", term, 2, "", filled if row.met else _not(filled), "", facts.unit, None, row.met, note)


def _within(facts: Facts) -> str:
    """Inside the band, or on which side of it."""
    row, a = facts.row, n(facts.value)
    low, high = n(row.target_low), n(row.target_high)
    if row.met:
        return f"{low} ≤ {a} ≤ {high}"
    below = facts.value is not None and row.target_low is not None and facts.value < row.target_low
    return f"{a} < {low}" if below else f"{a} > {high}"


_OPPOSITE = {"≥": "<", "≤": ">", ">": "≤", "<": "≥"}


def _not(filled: str) -> str:
    """What holds where a comparison does not."""
    left, sign, right = next(filled.partition(f" {one} ") for one in _OPPOSITE if f" {one} " in filled)
    return f"{left} {_OPPOSITE[sign.strip()]} {right}"


def _edge(facts: Facts) -> tuple[float | None, bool]:
    """The edge of the band that the actual is beyond, and whether it is the lower one."""
    below = facts.value is not None and facts.row.target_low is not None and facts.value < facts.row.target_low
    return (facts.row.target_low, True) if below else (facts.row.target_high, False)


def _gap(facts: Facts) -> Step:
    row = facts.row
    shown = number(row.gap) if facts.row.target_form != "average" else ratio(row.gap)
    if not facts.is_band:
        return Step("gap", words.GAP, 2, "a - T", less(facts.value, row.target), shown, facts.gap_unit, value=row.gap)
    if row.met:
        note = Text(zh="在区间内", en="inside the band")
        return Step("gap", words.GAP, 2, "", "", "0", facts.gap_unit, note, row.gap)
    edge, _ = _edge(facts)
    formula = Text(zh="a - 最近的边", en="a - nearest edge")
    return Step("gap", words.GAP, 2, "", less(facts.value, edge), shown, facts.gap_unit, formula, row.gap)


def _shortfall(facts: Facts) -> Step:
    row = facts.row
    term = Text(zh="欠量", en="shortfall")
    shown = number(row.shortfall) if facts.row.target_form != "average" else ratio(row.shortfall)
    if facts.is_band and row.met:
        return Step("shortfall", term, 2, "", "", "0", facts.gap_unit, value=row.shortfall)
    if facts.is_band:
        edge, below = _edge(facts)
        filled = less(edge, facts.value) if below else less(facts.value, edge)
        return Step("shortfall", term, 2, "", filled, shown, facts.gap_unit, value=row.shortfall)
    filled = f"max(0, {less(row.target, facts.value, facts.sign)})"
    formula = "max(0, T - a)" if facts.sign > 0 else "max(0, a - T)"
    return Step("shortfall", term, 2, formula, filled, shown, facts.gap_unit, value=row.shortfall)


def _edges(facts: Facts) -> tuple[float, ...]:
    limits = facts.limits
    return limits.behind, limits.near, limits.exceeded, limits.too_easy


def _attainment(facts: Facts) -> Step:
    row = facts.row
    if row.attainment is None:
        return Step("attainment", _A, 2, note=_no_attainment(facts))
    shown = share(row.attainment, _edges(facts))
    if facts.is_band:
        return _in_band(facts, shown)
    formula, filled = _quotient(facts)
    return Step("attainment", _A, 2, formula, filled, shown, value=row.attainment)


def _in_band(facts: Facts, shown: str) -> Step:
    row = facts.row
    if row.met:
        note = Text(zh="区间内为 100%", en="100% inside the band")
        return Step("attainment", _A, 2, "", "", shown, "", note, row.attainment)
    edge, below = _edge(facts)
    away = less(edge, facts.value) if below else less(facts.value, edge)
    half = f"(({n(row.target_high)} - {n(row.target_low)}) ÷ 2)"
    note = Text(zh="1 减去离边的距离与半宽之比", en="1 less the distance from the edge over the half-width")
    return Step("attainment", _A, 2, "", f"1 - ({away}) ÷ {half}", shown, "", note, row.attainment)


def _quotient(facts: Facts) -> tuple[str, str]:
    """A in the simplest form that it has."""
    a, t = n(facts.value), n(facts.row.target)
    down, positive = facts.sign < 0, (facts.row.target or 0) > 0
    if down and positive and facts.plan.conventions.reverse_attainment == "quotient":
        return "T ÷ a", f"{t} ÷ {a}"
    if positive:
        return ("2 - a ÷ T", f"2 - {a} ÷ {t}") if down else ("a ÷ T", f"{a} ÷ {t}")
    size = n(abs(facts.row.target or 0))
    return "1 + d(a - T) ÷ |T|", f"1 + ({less(facts.value, facts.row.target, facts.sign)}) ÷ {size}"


def _no_attainment(facts: Facts) -> Text:
    if facts.kind == "growth":
        return Text(zh="增速不计算完成率，看差距", en="growth has no attainment: its gap counts")
    if facts.is_band:
        return Text(zh="区间没有宽度，不计算完成率", en="the band has no width: not available")
    if facts.row.target == 0:
        return Text(zh="T = 0，不能相除，不计算", en="T = 0: not available, and no small number stands in")
    return Text(zh="a ≤ 0 < T，目标÷实际没有意义，不计算", en="a ≤ 0 < T: T ÷ a means nothing, not available")


def _status(facts: Facts) -> Step:
    """The condition of the method's table that decided, with its numbers."""
    row = facts.row
    filled, rule = _growth_rule(facts) if facts.kind == "growth" and not row.met else _rule(facts)
    return Step(
        "status", words.STATUS_TITLE, 2, "", filled, "", "", by_method(2, rule), row.status, words.STATUS[row.status]
    )


def _rule(facts: Facts) -> tuple[str, Text]:
    row, limits = facts.row, facts.limits
    near, behind, exceeded = (limit(one) for one in (limits.near, limits.behind, limits.exceeded))
    if row.attainment is None:
        if row.status == "exceeded":
            return "", Text(
                zh="越低越好而 a ≤ 0 < T，比要求的更好", en="lower is better and a ≤ 0 < T: more than asked"
            )
        if row.met and facts.kind == "growth":
            return "", Text(zh="增速达标", en="growth, met")
        if row.met:
            return "", Text(zh="达标，A 不可计算", en="met, A not available")
        return "", Text(zh="未达标，A 不可计算", en="not met, A not available")
    a = share(row.attainment, _edges(facts))
    return {
        "exceeded": (f"{a} ≥ {exceeded}", Text(zh="达标且 A ≥ {x}", en="met and A ≥ {x}").given(x=exceeded)),
        "met": (f"{a} < {exceeded}", Text(zh="达标，A < {x}", en="met, A < {x}").given(x=exceeded)),
        "near": (f"{a} ≥ {near}", Text(zh="未达标，A ≥ {x}", en="not met, A ≥ {x}").given(x=near)),
        "behind": (
            f"{behind} ≤ {a} < {near}",
            Text(zh="未达标，{y} ≤ A < {x}", en="not met, {y} ≤ A < {x}").given(x=near, y=behind),
        ),
        "far_behind": (f"{a} < {behind}", Text(zh="未达标，A < {x}", en="not met, A < {x}").given(x=behind)),
    }[row.status]


def _growth_rule(facts: Facts) -> tuple[str, Text]:
    """By the shortfall in points."""
    row, limits = facts.row, facts.limits
    x, y, short = number(limits.growth_near), number(limits.growth_behind), number(row.shortfall)
    return {
        "near": (f"{short} ≤ {x}", Text(zh="未达标，欠 {x} 点以内", en="not met, short by {x} at most").given(x=x)),
        "behind": (
            f"{x} < {short} ≤ {y}",
            Text(zh="未达标，欠 {x} 至 {y} 点", en="not met, short by {x} to {y}").given(x=x, y=y),
        ),
    }.get(
        row.status,
        (f"{short} > {y}", Text(zh="未达标，欠 {y} 点以上", en="not met, short by more than {y}").given(y=y)),
    )


def why_not(facts: Facts) -> Step:
    """Why a year was not assessed."""
    row = facts.row
    reason = {
        "no_target": _no_target,
        "not_due": _not_due,
    }.get(row.status, _nothing_to_judge)(facts)
    return Step("status", words.STATUS_TITLE, 2, note=reason, value=row.status, word=words.STATUS[row.status])


def _nothing_to_judge(facts: Facts) -> Text:
    if facts.row.status == "qualitative":
        return Text(zh="目标是文字，不计算", en="the target is in words and is not calculated")
    if facts.row.actual is not None:
        return _NOTHING_LEFT
    return Text(zh="没有报送实际值", en="no actual was submitted")


def _no_target(facts: Facts) -> Text:
    target = facts.target
    if facts.row.target_form == "relative":
        wording = Text(zh="{id} 没有同期实际值，无从比较", en="{id} has no actual of the same period")
        return wording.given(id=facts.row.relative_to or "—")
    if facts.row.target_form == "delegated":
        return Text(zh="目标由别处另定，尚未给出", en="the target is set elsewhere and not known yet")
    if target is None and facts.indicator.baseline is None and _of_span(facts):
        return Text(
            zh="计划只写了全期的变化，没有写基期，折算不到这一年",
            en="the plan gives a change over its whole span and no baseline to share it out from",
        )
    why = target.terms.get("reason") if target else None
    wording = Text(zh="计划没有为这一年设目标{why}", en="the plan sets no target for this year{why}")
    return wording.given(why=Text(zh="（{why}）", en=" ({why})").given(why=why) if why else "")


def _of_span(facts: Facts) -> bool:
    found = facts.indicator.target_elsewhere(Period(facts.year))
    return found is not None and found.form is Form.SPAN


def _not_due(facts: Facts) -> Text:
    wording = Text(zh="节点日期是 {date}，还没到", en="its date is {date}, which has not come")
    return wording.given(date=facts.indicator.date or "—")
