"""The flags of section 3, each with the numbers that raised it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.derive_trend import edges, elapsed, planned, way
from gxq_plan.report.step import Step, limit, n, ratio, share
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.facts import Facts


def flag_steps(facts: Facts) -> Iterator[Step]:
    """Each flag with the numbers that raised it."""
    for flag in facts.row.flags:
        filled, formula, shown, why = _FLAGS[flag](facts)
        yield Step(f"flag.{flag}", words.FLAGS_TITLE, 3, formula, filled, shown, "", why, True, words.FLAG[flag])


_Raised = tuple[str, str, str, Text]


def _hollow(facts: Facts) -> _Raised:
    row, limits = facts.row, facts.limits
    why = Text(
        zh="A = {a} ≥ {near}，而 S = {s} < {hollow}，未达终期目标 {f}",
        en="A = {a} ≥ {near}, yet S = {s} < {hollow}, and the final target {f} is not reached",
    )
    a = share(row.attainment, (limits.behind, limits.near, limits.exceeded, limits.too_easy))
    s = ratio(row.pace_plan, edges(facts))
    facts_ = {"a": a, "near": limit(limits.near), "s": s, "hollow": number(limits.hollow), "f": n(row.final_target)}
    return "", "", "", why.given(**facts_)


def _loaded(facts: Facts, *, back: bool) -> _Raised:
    row, loaded = facts.row, facts.limits.loaded
    pi, tau = f"{planned(facts)} ÷ {way(facts)}", elapsed(facts)
    difference = (row.elapsed_share or 0) - (row.planned_share or 0)
    shown = ratio(difference if back else -difference, (loaded,))
    rule = Text(zh="≥ {x}", en="≥ {x}").given(x=number(loaded))
    return (f"{tau} - {pi}", "τ - π", shown, rule) if back else (f"{pi} - {tau}", "π - τ", shown, rule)


def _reversal(facts: Facts) -> _Raised:
    earlier = facts.earlier
    own = facts.indicator.baseline
    if earlier:
        year, before = earlier[-1].year, earlier[-1].actual
    else:
        assert own is not None
        year, before = own.period.year, float(own.value)
    sign = "<" if facts.sign > 0 else ">"
    why = Text(zh="达标，但差于 {year} 年", en="met, but worse than {year}").given(year=str(year))
    return f"{n(facts.row.actual)} {sign} {n(before)}", "", "", why


def _relapse(facts: Facts) -> _Raised:
    best = [one for one in facts.earlier if facts.satisfies_final(one.actual)][-1]
    why = Text(
        zh="{year} 年的 {before} 已达终期目标 {f}，本年 {a} 没有达到",
        en="{before} in {year} reached the final target {f}, {a} does not",
    )
    row = facts.row
    values = {"year": str(best.year), "before": n(best.actual), "f": n(row.final_target), "a": n(row.actual)}
    return "", "", "", why.given(**values)


def _too_easy(facts: Facts) -> _Raised:
    row, limits = facts.row, facts.limits
    if row.attainment is not None and row.attainment >= limits.too_easy * (1 - 1e-9):
        a = share(row.attainment, (limits.behind, limits.near, limits.exceeded, limits.too_easy))
        return f"{a} ≥ {limit(limits.too_easy)}", "", "", Text(zh="A 过高", en="by A")
    first = facts.years[0]
    why = Text(
        zh="首年 {year} 的 {a} 已达终期目标 {f}",
        en="{a} in {year}, the first year, already reached the final target {f}",
    )
    return "", "", "", why.given(year=str(first.year), a=n(first.actual), f=n(row.final_target))


def _weak(facts: Facts) -> _Raised:
    own = facts.row.baseline_from == "plan"
    points = [(facts.row.baseline_period, facts.row.baseline)] if own else []
    points += [(str(one.year), one.actual) for one in facts.so_far]
    listed = [Text(zh="{year}年 {a}", en="{year}: {a}").given(year=year, a=n(a)) for year, a in points]
    return "", "", "", Text(zh="{points}", en="{points}").given(points=listed)


_FLAGS = {
    "hollow": _hollow,
    "back_loaded": lambda facts: _loaded(facts, back=True),
    "front_loaded": lambda facts: _loaded(facts, back=False),
    "reversal": _reversal,
    "relapse": _relapse,
    "target_too_easy": _too_easy,
    "weak_evidence": _weak,
}
