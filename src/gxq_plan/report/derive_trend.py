"""Section 3 of the method with the numbers filled in: P, pi, tau, S, R, and the row of the table that decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.step import Step, added, by_method, n, ratio
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.facts import Facts

_S, _R = Text(zh="对照计划 S", en="pace to plan S"), Text(zh="对照匀速 R", en="constant pace R")
_HARDLY = "0.1"


def trend_steps(facts: Facts) -> Iterator[Step]:
    """The way to the final year; why there is none."""
    row = facts.row
    if row.in_year:
        return
    if row.trend is None:
        yield Step("trend", words.TREND_TITLE, 3, note=_why_none(facts))
        return
    if on_path(facts):
        yield from _path(facts)
    elif facts.kind == "flow" and not stays_in_band(facts):
        yield from _flow(facts)
    yield _word(facts)


def stays_in_band(facts: Facts) -> bool:
    final = facts.final
    return facts.is_band or facts.indicator.direction == "range" or (final is not None and final.form == "band")


def on_path(facts: Facts) -> bool:
    return facts.kind in ("level", "cumulative", "ratio") and not stays_in_band(facts)


def _why_none(facts: Facts) -> Text:
    if facts.kind == "growth":
        return Text(zh="增速各年独立，没有趋势", en="each year of a growth rate stands alone: no trend")
    if facts.kind == "milestone":
        return Text(zh="节点没有趋势", en="a milestone has no trend")
    if facts.row.actual is None:
        return Text(zh="本年没有实际值，不用别的年份代替", en="no actual of this year, and none of another stands in")
    wording = Text(zh="{year}年没有可比的目标，没有趋势", en="no target in {year} to go to: no trend")
    return wording.given(year=str(facts.last_year))


def way(facts: Facts) -> str:
    """T_F - b."""
    return f"({n(facts.row.final_target)} - {n(facts.row.baseline)})"


def gone(facts: Facts) -> str:
    """a - b."""
    return f"({n(facts.row.actual)} - {n(facts.row.baseline)})"


def planned(facts: Facts) -> str:
    """T - b."""
    return f"({n(facts.row.target)} - {n(facts.row.baseline)})"


def elapsed(facts: Facts) -> str:
    """(t - y0) over (F - y0)."""
    start = facts.row.baseline_period
    return f"({facts.year} - {start}) ÷ ({facts.last_year} - {start})"


def _path(facts: Facts) -> Iterator[Step]:
    row = facts.row
    yield Step(
        "final_target", Text(zh="终期目标 TF", en="final target TF"), 3, "", "", number(row.final_target), facts.unit,
        Text(zh="{year}年", en="{year}").given(year=str(facts.last_year)), row.final_target,
    )  # fmt: skip
    yield _baseline(facts)
    if row.baseline is None:
        return
    if row.progress is None:
        left = f"{n(row.final_target)} - {n(row.baseline)}"
        sign = "≤" if facts.sign > 0 else "≥"
        why = Text(
            zh="终期目标不比基数更高要求，P、π、τ、S、R 都不计算",
            en="the final target asks for no more than the baseline: no P, π, τ, S, R",
        )
        yield Step("progress", Text(zh="已走路程 P", en="progress P"), 3, "", f"{left} {sign} 0", "", "", why)
        return
    yield Step(
        "progress", Text(zh="已走路程 P", en="progress P"), 3, "(a - b) ÷ (TF - b)",
        f"{gone(facts)} ÷ {way(facts)}", ratio(row.progress), value=row.progress,
    )  # fmt: skip
    yield _planned(facts)
    yield Step(
        "elapsed_share", Text(zh="时间过去 τ", en="elapsed share τ"), 3, "(t - y0) ÷ (F - y0)", elapsed(facts),
        ratio(row.elapsed_share), value=row.elapsed_share,
    )  # fmt: skip
    yield _pace_plan(facts)
    yield _pace_constant(facts)


def _baseline(facts: Facts) -> Step:
    row, term = facts.row, Text(zh="基数 b", en="baseline b")
    if row.baseline is None:
        note = Text(
            zh="本年以前没有实际值，计划也没有基期：只有一个数据点",
            en="no actual before this year and no baseline in the plan: one point only",
        )
        return Step("baseline", term, 3, note=note)
    own = Text(zh="{year}年，计划写明的基期", en="{year}, the plan's own baseline")
    first = Text(zh="{year}年，最早的实际值", en="{year}, the earliest actual")
    note = (own if row.baseline_from == "plan" else first).given(year=row.baseline_period)
    return Step("baseline", term, 3, "", "", number(row.baseline), facts.unit, note, row.baseline)


def _planned(facts: Facts) -> Step:
    row, term = facts.row, Text(zh="计划路程 π", en="planned share π")
    if row.planned_share is None:
        return Step("planned_share", term, 3, note=_no_target_on_way(facts))
    filled = f"{planned(facts)} ÷ {way(facts)}"
    shown = ratio(row.planned_share, (0.0, 0.1))
    return Step("planned_share", term, 3, "(T - b) ÷ (TF - b)", filled, shown, value=row.planned_share)


def _no_target_on_way(facts: Facts) -> Text:
    if facts.row.target_form == "average":
        return Text(zh="本年目标是平均数，不在路上", en="this year's target is an average, which lies on no way")
    return Text(zh="本年没有目标", en="this year has no target")


def _pace_plan(facts: Facts) -> Step:
    row = facts.row
    if row.pace_plan is not None:
        filled = f"{gone(facts)} ÷ {planned(facts)}"
        return Step("pace_plan", _S, 3, "P ÷ π", filled, ratio(row.pace_plan, edges(facts)), value=row.pace_plan)
    if row.planned_share is None:
        return Step("pace_plan", _S, 3, note=_no_target_on_way(facts))
    shown = ratio(row.planned_share, (0.0, 0.1))
    if row.planned_share <= 0:
        why = Text(zh="基数已达本年目标，S 没有意义", en="the baseline reaches this year's target: S means nothing")
        return Step("pace_plan", _S, 3, "", f"{shown} ≤ 0", "", "", why)
    why = Text(
        zh="π 太小，本年目标几乎没有离开基数，S 不计算，改看 R",
        en="π is too small: this year's target hardly leaves the baseline; S is left out, R decides",
    )
    return Step("pace_plan", _S, 3, "", f"{shown} < {_HARDLY}", "", "", why)


def _pace_constant(facts: Facts) -> Step:
    row = facts.row
    if not facts.indicator.compound:
        filled = f"{gone(facts)} ÷ {way(facts)} ÷ ({elapsed(facts)})"
        return Step(
            "pace_constant", _R, 3, "P ÷ τ", filled, ratio(row.pace_constant, edges(facts)), value=row.pace_constant
        )
    if row.pace_constant is None:
        why = Text(
            zh="按复合增速比较，但 b、a、TF 有 0 或正负不同，不计算",
            en="compound growth is refused: b, a or TF is 0, or their signs differ",
        )
        return Step("pace_constant", _R, 3, note=why)
    start, b = int(row.baseline_period or 0), n(row.baseline)
    over, span = facts.year - start, facts.last_year - start
    filled = f"(({n(row.actual)} ÷ {b}) ^ (1 ÷ {over}) - 1) ÷ (({n(row.final_target)} ÷ {b}) ^ (1 ÷ {span}) - 1)"
    note = Text(zh="实际年均增速 ÷ 所需年均增速", en="achieved CAGR over required CAGR")
    shown = ratio(row.pace_constant, edges(facts))
    return Step("pace_constant", _R, 3, "", filled, shown, "", note, row.pace_constant)


def edges(facts: Facts) -> tuple[float, ...]:
    """What a pace is compared with."""
    limits = facts.limits
    return 0.0, limits.hollow, limits.slow, limits.on_track, limits.ahead


def _flow(facts: Facts) -> Iterator[Step]:
    """Sums over the years up to the row's that have both a target and an actual; a missing year is not a zero."""
    row = facts.row
    if facts.paired:
        yield from _sums(facts)
    targets = [one.target for one in facts.planned]
    term = Text(zh="整期目标 ΣT(F)", en="sum of all T ΣT(F)")
    whole = facts.whole
    yield Step("whole", term, 3, "", added(targets), number(whole), facts.unit, value=float(whole))
    if row.progress is not None:
        filled = f"{n(facts.done)} ÷ {n(whole)}"
        term = Text(zh="占整期 P", en="progress P")
        yield Step("progress", term, 3, "Σa ÷ ΣT(F)", filled, ratio(row.progress), value=row.progress)
    if row.planned_share is not None:
        upto = added([one.target for one in facts.planned if one.year <= facts.year]) or "0"
        term = Text(zh="计划路程 π", en="planned share π")
        filled, shown = f"({upto}) ÷ {n(whole)}", ratio(row.planned_share)
        yield Step("planned_share", term, 3, "ΣT(t) ÷ ΣT(F)", filled, shown, value=row.planned_share)
    yield _flow_pace(facts)


def _sums(facts: Facts) -> Iterator[Step]:
    paired = facts.paired
    over = Text(zh="{years}", en="{years}").given(years=[str(one.year) for one in paired])
    for name, term, values, value in (
        ("done", Text(zh="累计实际 Σa", en="actual so far Σa"), [one.actual for one in paired], facts.done),
        ("due", Text(zh="累计目标 ΣT", en="due so far ΣT"), [one.target for one in paired], facts.due),
    ):
        filled = added(values) if len(values) > 1 else ""
        yield Step(name, term, 3, "", filled, number(value), facts.unit, over, float(value))


def _flow_pace(facts: Facts) -> Step:
    row, done, due = facts.row, facts.done, facts.due
    if not facts.paired:
        note = Text(zh="还没有一年目标和实际都有", en="no year so far has both a target and an actual")
        return Step("pace_plan", _S, 3, note=note)
    if row.pace_plan is None:
        return Step("pace_plan", _S, 3, note=Text(zh="ΣT = 0，不能相除", en="ΣT = 0: not available"))
    left, right = (done, due) if facts.sign > 0 else (due, done)
    filled = f"1 + ({n(left)} - {n(right)}) ÷ {n(abs(due))}"
    shown = ratio(row.pace_plan, edges(facts))
    return Step("pace_plan", _S, 3, "1 + d(Σa - ΣT) ÷ |ΣT|", filled, shown, value=row.pace_plan)


def _word(facts: Facts) -> Step:
    row = facts.row
    filled, rule = _rule(facts)
    word = words.TREND[row.trend or ""]
    return Step("trend", words.TREND_TITLE, 3, "", filled, "", "", by_method(3, rule), row.trend, word)


def _rule(facts: Facts) -> tuple[str, Text]:
    """The row of the method's table that decided the word: the first that matches."""
    row, final = facts.row, n(facts.row.final_target)
    if stays_in_band(facts):
        inside = Text(zh="在区间内", en="inside the band")
        return "", inside if row.trend == "holding" else Text(zh="在区间外", en="outside the band")
    if row.trend in ("achieved", "achieved_early"):
        return "", _achieved(facts, final)
    if row.trend in ("holding", "slipping"):
        kept = Text(
            zh="基数已达终期目标 {f}，现仍达到", en="the baseline satisfied the final target {f}, and it still does"
        )
        lost = Text(
            zh="基数已达终期目标 {f}，现已达不到", en="the baseline satisfied the final target {f}, it no longer does"
        )
        return "", (kept if row.trend == "holding" else lost).given(f=final)
    if on_path(facts) and row.baseline is None:
        return "", Text(zh="只有一个数据点", en="one point only")
    if on_path(facts) and row.planned_share is not None and row.planned_share <= 0:
        return _to_this_year(facts)
    if row.trend == "stalled":
        return f"{n(row.actual)} = {n(row.baseline)}", Text(zh="a = b，停在基数", en="a = b: still at the baseline")
    if row.pace_plan is None and row.pace_constant is None:
        return _without_pace(facts)
    return _by_pace(facts)


def _achieved(facts: Facts, final: str) -> Text:
    if facts.kind == "flow":
        by_sum = Text(zh="累计实际已满足整期目标合计 {f}", en="the sum of actuals satisfies the sum of all targets {f}")
        return by_sum.given(f=number(facts.whole))
    early = facts.row.trend == "achieved_early"
    wording = (
        Text(zh="{t} 年已达终期目标 {f}，早于 {last} 年", en="reaches the final target {f} in {t}, before {last}")
        if early
        else Text(zh="{t} 年达到终期目标 {f}（{last}）", en="reaches the final target {f} in {t} ({last})")
    )
    return wording.given(t=str(facts.year), f=final, last=str(facts.last_year))


def _to_this_year(facts: Facts) -> tuple[str, Text]:
    row = facts.row
    if row.trend == "on_track":
        kept = Text(
            zh="π ≤ 0：基数已达本年目标，现仍达到",
            en="π ≤ 0: the baseline reached this year's target, and it still does",
        )
        return _against_target(facts, "≥" if facts.sign > 0 else "≤"), kept
    lost = Text(
        zh="π ≤ 0：基数已达本年目标，现达不到", en="π ≤ 0: the baseline reached this year's target, it no longer does"
    )
    return _against_target(facts, "<" if facts.sign > 0 else ">"), lost


def _against_target(facts: Facts, sign: str) -> str:
    reach = facts.tolerance
    margin = f" {'-' if facts.sign > 0 else '+'} {n(reach)}" if reach else ""
    return f"{n(facts.row.actual)} {sign} {n(facts.row.target)}{margin}"


def _without_pace(facts: Facts) -> tuple[str, Text]:
    row = facts.row
    if facts.kind == "flow":
        if row.trend == "insufficient_data":
            return "", Text(zh="没有可比的年份", en="no year to compare")
        better = Text(zh="ΣT = 0，累计不差于目标", en="ΣT = 0: the sum is not worse than asked")
        worse = Text(zh="ΣT = 0，累计差于目标", en="ΣT = 0: the sum is worse than asked")
        return "", better if row.trend == "on_track" else worse
    if row.trend == "insufficient_data":
        return "", Text(
            zh="复合增速不能计算，本年又没有目标", en="compound growth is refused and the year has no target"
        )
    left = f"{n(row.actual)} - {n(row.baseline)}" if facts.sign > 0 else f"{n(row.baseline)} - {n(row.actual)}"
    if row.trend == "on_track":
        return f"{left} > 0", Text(zh="S、R 都没有，比基数好", en="neither S nor R: better than the baseline")
    return f"{left} < 0", Text(zh="S、R 都没有，比基数差", en="neither S nor R: worse than the baseline")


def _by_pace(facts: Facts) -> tuple[str, Text]:
    row, limits = facts.row, facts.limits
    by_plan = row.pace_plan is not None
    pace = "S" if by_plan else "R"
    p = ratio(row.pace_plan if by_plan else row.pace_constant, edges(facts))
    ahead, on_track, slow = (number(one) for one in (limits.ahead, limits.on_track, limits.slow))
    if row.trend == "lagging" and facts.kind == "flow":
        return f"{p} < {slow}", Text(zh="{p} < {x}", en="{p} < {x}").given(p=pace, x=slow)
    filled, rule = {
        "ahead": (f"{p} ≥ {ahead}", Text(zh="{p} ≥ {x}", en="{p} ≥ {x}").given(p=pace, x=ahead)),
        "on_track": (
            f"{on_track} ≤ {p} < {ahead}",
            Text(zh="{y} ≤ {p} < {x}", en="{y} ≤ {p} < {x}").given(p=pace, x=ahead, y=on_track),
        ),
        "slow": (
            f"{slow} ≤ {p} < {on_track}",
            Text(zh="{y} ≤ {p} < {x}", en="{y} ≤ {p} < {x}").given(p=pace, x=on_track, y=slow),
        ),
        "lagging": (f"0 < {p} < {slow}", Text(zh="0 < {p} < {x}", en="0 < {p} < {x}").given(p=pace, x=slow)),
    }.get(
        row.trend or "",
        (f"{p} ≤ 0", Text(zh="{p} ≤ 0，比基数还差", en="{p} ≤ 0: worse than the baseline").given(p=pace)),
    )
    return filled, rule
