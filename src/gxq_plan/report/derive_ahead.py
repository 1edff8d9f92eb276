"""Section 4 of the method with the numbers filled in: where it leads by the final year, and what it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.derive_trend import gone, on_path, planned, stays_in_band, way
from gxq_plan.report.step import Step, by_method, derived, n, ratio
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.report.facts import Facts

_NONE = Text(zh="推算", en="forecast")


def ahead_steps(facts: Facts) -> Iterator[Step]:
    """Forecast, verdict and effort; why there are none."""
    row = facts.row
    if row.in_year or row.trend is None or stays_in_band(facts):
        return
    if facts.year >= facts.last_year:
        note = Text(zh="已是终期，不再推算", en="this is the final year: nothing to look ahead to")
        yield Step("forecast", _NONE, 4, note=note)
        return
    if row.forecast_verdict is None:
        yield Step("forecast", _NONE, 4, note=_why_none(facts))
    else:
        yield from _forecast(facts)
    yield from _effort(facts)


def _why_none(facts: Facts) -> Text:
    row = facts.row
    if on_path(facts) and row.baseline is None:
        return Text(zh="只有一个数据点，不推算", en="one point only: no forecast")
    if facts.kind == "flow":
        return Text(
            zh="终期目标为 0 或没有可比的年份，不推算", en="the final target is 0, or no year to go by: no forecast"
        )
    return Text(zh="基数已达终期目标，不推算", en="the baseline satisfies the final target already: no forecast")


def _years(facts: Facts) -> str:
    return f"({facts.last_year} - {facts.year})"


def _observed_path(facts: Facts) -> str:
    return f"{gone(facts)} ÷ ({facts.year} - {facts.row.baseline_period})"


def _forecast(facts: Facts) -> Iterator[Step]:
    row = facts.row
    if row.forecast_linear is not None:
        filled = f"{n(row.actual)} + {_observed_path(facts)} × {_years(facts)}"
        yield Step(
            "forecast_linear", Text(zh="按现速推算 f_lin", en="at this pace f_lin"), 4,
            "a + (a - b) ÷ (t - y0) × (F - t)", filled, ratio(row.forecast_linear), facts.unit,
            value=row.forecast_linear,
        )  # fmt: skip
    plan = Text(zh="按计划节奏推算 f_plan", en="at the plan's pace f_plan")
    if row.forecast_plan is None:
        why = Text(zh="没有 S，不按计划节奏推算", en="left out: there is no S")
        yield Step("forecast_plan", plan, 4, note=why)
    elif facts.kind == "flow":
        filled = f"{n(row.final_target)} × ({n(facts.done)} ÷ {n(facts.due)})"
        yield Step(
            "forecast_plan", plan, 4, "TF × (Σa ÷ ΣT)", filled, ratio(row.forecast_plan), facts.unit,
            value=row.forecast_plan,
        )  # fmt: skip
    else:
        filled = f"{n(row.baseline)} + {gone(facts)} ÷ {planned(facts)} × {way(facts)}"
        yield Step(
            "forecast_plan", plan, 4, "b + S × (TF - b)", filled, ratio(row.forecast_plan), facts.unit,
            value=row.forecast_plan,
        )  # fmt: skip
    if row.forecast_clipped:
        yield _clipped(facts)
    yield from _distances(facts)
    yield _verdict(facts)


def _clipped(facts: Facts) -> Step:
    low, high = facts.indicator.limits_in_force
    wording = Text(
        zh="超出允许的范围（{low} 至 {high}），截到边上",
        en="outside the limits ({low} to {high}): cut back to the edge",
    )
    note = wording.given(low=number(low), high=number(high))
    shown = f"{ratio(facts.row.forecast_low)}~{ratio(facts.row.forecast_high)}"
    return Step("forecast_clipped", Text(zh="截取", en="clipped"), 4, "", "", shown, facts.unit, note, True)


def _distances(facts: Facts) -> Iterator[Step]:
    """G of the better and of the worse end."""
    row = facts.row
    scale = f"|{n(row.final_target)}|" if facts.kind == "flow" else f"|{way(facts)[1:-1]}|"
    formula = "d(TF - f) ÷ |TF|" if facts.kind == "flow" else "d(TF - f) ÷ |TF - b|"
    best, worst = (row.forecast_high, row.forecast_low) if facts.sign > 0 else (row.forecast_low, row.forecast_high)
    ends = [("best", Text(zh="较好一端欠缺 G", en="missing at best G"), best, row.forecast_gap_best)]
    if best != worst:
        ends.append(("worst", Text(zh="较差一端欠缺 G", en="missing at worst G"), worst, row.forecast_gap_worst))
    for name, term, forecast, gap in ends:
        f, final = derived(forecast), n(row.final_target)
        left = f"{final} - {f}" if facts.sign > 0 else f"{f} - {final}"
        shown = ratio(gap, (0.0, 0.1, 1.0))
        yield Step(f"forecast_gap_{name}", term, 4, formula, f"({left}) ÷ {scale}", shown, value=gap)


def _verdict(facts: Facts) -> Step:
    row = facts.row
    best, worst = ratio(row.forecast_gap_best, (0.0, 0.1, 1.0)), ratio(row.forecast_gap_worst, (0.0, 0.1, 1.0))
    filled, rule = {
        "likely": (f"{worst} ≤ 0", Text(zh="推算的两端都不欠缺", en="nothing is missing at either end")),
        "uncertain": (
            f"{best} ≤ 0 < {worst}",
            Text(zh="一端够，一端不够", en="enough at one end, not at the other"),
        ),
        "within_reach": (f"0 < {best} ≤ 0.1", Text(zh="较好一端欠缺不超过 10%", en="10% is missing at best")),
        "unlikely": (f"0.1 < {best} ≤ 1", Text(zh="较好一端仍有欠缺", en="part of the way is missing even at best")),
        "diverging": (f"{best} > 1", Text(zh="欠缺比全程还多", en="more than the whole way is missing")),
    }[row.forecast_verdict or ""]
    shown = ratio(row.forecast_low)
    if row.forecast_low != row.forecast_high:
        shown = f"{shown}~{ratio(row.forecast_high)}"
    word = Text(zh="{verdict}，{year} 年为 {range}{unit}", en="{verdict}, {range}{unit} in {year}").given(
        verdict=words.VERDICT[row.forecast_verdict or ""], year=str(facts.last_year), range=shown, unit=facts.unit
    )
    return Step("forecast", _NONE, 4, "", filled, "", "", by_method(4, rule), row.forecast_verdict, word)


def _effort(facts: Facts) -> Iterator[Step]:
    row = facts.row
    each = Text(zh="{unit}/年", en="{unit} a year").given(unit=facts.gap_unit)
    yield _needed(facts, each)
    if row.observed_per_year is None:
        why = Text(zh="只有一个数据点，没有已有速度", en="one point only: no pace so far")
        yield Step("observed_per_year", Text(zh="已有速度", en="observed"), 4, note=why)
    else:
        formula, filled = _observed(facts)
        yield Step(
            "observed_per_year", Text(zh="已有速度", en="observed"), 4, formula, filled, ratio(row.observed_per_year),
            each, value=row.observed_per_year,
        )  # fmt: skip
    yield _acceleration(facts)


def _rest(facts: Facts) -> str:
    if facts.kind == "flow":
        return f"({n(facts.whole)} - {n(facts.done)}) ÷ {_years(facts)}"
    return f"({n(facts.row.final_target)} - {n(facts.row.actual)}) ÷ {_years(facts)}"


def _observed(facts: Facts) -> tuple[str, str]:
    if facts.kind == "flow":
        return "Σa ÷ n", f"{n(facts.done)} ÷ {len(facts.paired)}"
    return "(a - b) ÷ (t - y0)", _observed_path(facts)


def _is_reached(facts: Facts) -> bool:
    """Whether nothing is needed any more: the final target is satisfied already."""
    return facts.row.needed_per_year == 0


def _needed(facts: Facts, each: Text) -> Step:
    row = facts.row
    if row.needed_per_year is None:
        return Step("needed_per_year", words.NEEDED, 4, note=Text(zh="没有可算的余量", en="nothing to go by"))
    if _is_reached(facts):
        note = Text(zh="已达终期目标", en="the final target is reached")
        return Step("needed_per_year", words.NEEDED, 4, "", "", "0", each, note, 0.0)
    formula = "(ΣT(F) - Σa) ÷ (F - t)" if facts.kind == "flow" else "(TF - a) ÷ (F - t)"
    return Step(
        "needed_per_year", words.NEEDED, 4, formula, _rest(facts), ratio(row.needed_per_year), each,
        value=row.needed_per_year,
    )  # fmt: skip


def _acceleration(facts: Facts) -> Step:
    row, term = facts.row, Text(zh="提速倍数 K", en="acceleration K")
    if row.acceleration is None:
        return Step("acceleration", term, 4, note=_no_acceleration(facts))
    if _is_reached(facts):
        note = Text(zh="已达终期目标", en="the final target is reached")
        return Step("acceleration", term, 4, "", "", "0", "", note, 0.0)
    filled = f"({_rest(facts)}) ÷ ({_observed(facts)[1]})"
    formula = Text(zh="今后每年需 ÷ 已有速度", en="needed over observed")
    return Step("acceleration", term, 4, "", filled, ratio(row.acceleration), "", formula, row.acceleration)


def _no_acceleration(facts: Facts) -> Text:
    row = facts.row
    if row.observed_per_year is None or row.needed_per_year is None:
        return Text(zh="没有已有速度，不计算", en="no pace so far: not available")
    if facts.kind == "flow" and facts.sign < 0:
        return Text(zh="应当减少的当年数不计算", en="not available for flows that should fall")
    return Text(zh="已有速度为 0 或方向相反：需扭转", en="the pace so far is 0 or adverse: it must be turned round")
