"""A period inside a year with the numbers filled in: what is expected by then, and the distance to it (method.md 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.unit import is_counting
from gxq_plan.report.facts import comparison
from gxq_plan.report.step import Step, by_method, derived, limit, n, ratio
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.facts import Facts, Point

_E = Text(zh="序时目标 E", en="expected E")


def schedule_steps(facts: Facts) -> Iterator[Step]:
    """E and how it was made, the distance in points, the word."""
    row = facts.row
    if row.expected is not None:
        yield _expected(facts)
    if row.schedule_gap is not None and row.target is not None:
        a, e = n(row.actual), derived(row.expected)
        way = f"{a} - {e}" if facts.sign > 0 else f"{e} - {a}"
        filled = f"({way}) ÷ {n(abs(row.target))} × 100"
        yield Step(
            "schedule_gap", words.SCHEDULE_GAP, 2, "d(a - E) ÷ |T| × 100", filled, _points(facts), words.POINTS,
            value=row.schedule_gap,
        )  # fmt: skip
    elif row.expected is not None and row.actual is not None:
        why = Text(zh="全年没有目标或目标为 0，只比大小", en="no target of the year, or 0: compared only")
        yield Step("schedule_gap", words.SCHEDULE_GAP, 2, note=why)
    yield _word(facts)


def _points(facts: Facts) -> str:
    gap = facts.row.schedule_gap
    return ratio(None if gap is None else gap * 100, (0.0, facts.limits.schedule_ahead * 100))


def _expected(facts: Facts) -> Step:
    row, months = facts.row, facts.period.months
    t = n(row.target)

    def made(formula: str, filled: str, note: Text) -> Step:
        return Step("expected", _E, 2, formula, filled, ratio(row.expected), facts.unit, note, row.expected)

    if facts.indicator.node_targets(facts.year) and _is_node(facts):
        return made("", "", Text(zh="计划写明的年内目标", en="the plan's own target inside the year"))
    if row.relative_to or facts.kind not in ("flow", "level", "cumulative"):
        same = Text(zh="即全年目标，不随时间分摊", en="the year's target itself: it is not shared out")
        return made("", "", same)
    if facts.kind == "flow":
        shared = Text(zh="全年目标按月份分摊", en="the year's target by the months that are over")
        return made("T × m ÷ 12", f"{t} × {months} ÷ 12", shared)
    start, value = _start(facts)
    note = Text(zh="从{start}按月份走向本年目标", en="on the way from {start} to this year's target")
    filled = f"{n(value)} + ({t} - {n(value)}) × {months} ÷ 12"
    return made("s + (T - s) × m ÷ 12", filled, note.given(start=start))


def _is_node(facts: Facts) -> bool:
    """Whether the expectation is a number that the plan gives inside the year."""
    nodes = facts.indicator.node_targets(facts.year)
    own = {float(value) for months, value in nodes.items() if months <= facts.period.months}
    return facts.row.expected in own and (facts.period.months in nodes or _few(facts))


def _few(facts: Facts) -> bool:
    value = facts.row.target
    return facts.kind == "flow" and is_counting(facts.unit) and value is not None and abs(value) <= 3


def _start(facts: Facts) -> tuple[Text, float | None]:
    """Last year's actual, else its target, else the plan's baseline of that year."""
    before = facts.year - 1
    last: Point | None = next((one for one in facts.years if one.year == before), None)
    if last and last.actual is not None:
        return Text(zh="{year}年实际", en="the actual of {year}").given(year=str(before)), last.actual
    if last and last.target is not None:
        return Text(zh="{year}年目标", en="the target of {year}").given(year=str(before)), last.target
    own = facts.indicator.baseline
    value = float(own.value) if own else None
    return Text(zh="{year}年基期数", en="the baseline of {year}").given(year=str(before)), value


def _word(facts: Facts) -> Step:
    row = facts.row
    filled, rule = _rule(facts)
    return Step(
        "status", words.STATUS_TITLE, 2, "", filled, "", "", by_method(2, rule), row.status, words.STATUS[row.status]
    )


def _rule(facts: Facts) -> tuple[str, Text]:
    row = facts.row
    ahead = limit(facts.limits.schedule_ahead).removesuffix("%")
    points = _points(facts)
    if row.status == "reached":
        reached = Text(zh="已满足全年目标", en="the year's target is satisfied")
        if facts.is_band:
            return f"{n(row.target_low)} ≤ {n(row.actual)} ≤ {n(row.target_high)}", reached
        return comparison(n(row.actual), row.target_bound, n(row.target), facts.tolerance), reached
    if row.status == "ahead_of_schedule":
        return f"{points} ≥ {ahead}", Text(zh="超 {x} 个百分点以上", en="ahead by {x} points or more").given(x=ahead)
    if row.status in ("on_schedule", "behind_schedule"):
        return _on_or_behind(facts, points, ahead)
    return "", _why_no_word(facts)


def _on_or_behind(facts: Facts, points: str, ahead: str) -> tuple[str, Text]:
    row, good = facts.row, facts.row.status == "on_schedule"
    if facts.is_band:
        inside = Text(
            zh="在区间（当年数按月份分摊下限）内", en="inside the band (of a flow its part of the lower edge)"
        )
        outside = Text(
            zh="在区间（当年数按月份分摊下限）外", en="outside the band (of a flow its part of the lower edge)"
        )
        return _in_band(facts), inside if good else outside
    if row.schedule_gap is None:
        better = Text(zh="不差于序时目标", en="not worse than expected")
        worse = Text(zh="差于序时目标", en="worse than expected")
        sign = ("≥" if facts.sign > 0 else "≤") if good else ("<" if facts.sign > 0 else ">")
        return f"{n(row.actual)} {sign} {derived(row.expected)}", better if good else worse
    if good:
        rule = Text(zh="超 0 至 {x} 个百分点", en="ahead by 0 to {x} points").given(x=ahead)
        return f"0 ≤ {points} < {ahead}", rule
    return f"{points} < 0", Text(zh="低于序时进度", en="below the schedule")


def _in_band(facts: Facts) -> str:
    row = facts.row
    scaled = f"{n(row.target_low)} × {facts.period.months} ÷ 12" if facts.kind == "flow" else n(row.target_low)
    a, high = n(row.actual), n(row.target_high)
    if row.status == "on_schedule":
        return f"{scaled} ≤ {a} ≤ {high}"
    above = row.actual is not None and row.target_high is not None and row.actual > row.target_high
    return f"{a} > {high}" if above else f"{a} < {scaled}"


def _why_no_word(facts: Facts) -> Text:
    if facts.row.status == "not_reported":
        return Text(zh="没有报送实际值", en="no actual was submitted")
    if facts.row.status == "qualitative":
        return Text(zh="目标是文字，不计算", en="the target is in words and is not calculated")
    if facts.row.status == "no_target":
        return Text(zh="没有可比的目标", en="there is no target to compare with")
    if facts.kind == "milestone":
        return Text(zh="节点未到日期，年内不判滞后", en="a milestone is not late before its date")
    if _few(facts):
        few = Text(
            zh="全年目标不超过 3 {unit}，成件完成，年内不判滞后",
            en="at most 3 {unit} a year come in one piece: never late inside the year",
        )
        return few.given(unit=facts.unit)
    return Text(zh="没有上年数可作起点", en="there is no figure of last year to start from")
