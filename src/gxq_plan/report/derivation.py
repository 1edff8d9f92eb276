"""Every figure of one row with its formula, the numbers filled in: what an auditor recomputes by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.model.period import Period
from gxq_plan.model.unit import is_percent
from gxq_plan.text import Text, number, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.blocks import Cell


def _n(value: float | None) -> str:
    """A number inside a formula: as it is, negative ones in brackets."""
    shown = number(None if value is None else round(value, 6))
    return f"({shown})" if shown.startswith("-") else shown


def _r(value: float | None) -> str:
    return "—" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def _d(value: float | None, base: float | None) -> str:
    """A difference inside a formula, exact in decimals."""
    return _n(float(Decimal(repr(value)) - Decimal(repr(base))))


def steps(plan: Plan, row: Assessed) -> Iterator[tuple[Text, Cell]]:
    """Each figure of the period with its formula, the numbers filled in."""
    if row.met is None:
        yield from _inside_the_year(row)
        yield words.STATUS_TITLE, _why_not_judged(row)
        if row.note:
            yield words.NOTE, row.note
    else:
        yield Text(zh="是否达标", en="met"), _met(row)
        yield Text(zh="差距", en="gap"), _gap(row)
        yield Text(zh="完成率 A", en="attainment A"), _attainment(plan, row)
        yield words.STATUS_TITLE, _status_rule(plan, row)
    yield from _pace(row)
    if row.trend:
        yield words.TREND_TITLE, _trend_rule(plan, row)


def _inside_the_year(row: Assessed) -> Iterator[tuple[Text, Cell]]:
    if row.expected is not None:
        yield words.EXPECTED, f"E = {_n(row.expected)}"
    if row.schedule_gap is not None and row.target is not None:
        sign = "-" if row.seat.indicator.direction == "down" else ""
        difference = f"{sign}({_n(row.actual)} - {_n(row.expected)}) ÷ {_n(abs(row.target))}"
        yield words.SCHEDULE_GAP, f"d(a - E) ÷ |T| = {difference} = {percent(row.schedule_gap)}"


def _why_not_judged(row: Assessed) -> Text:
    reason = {
        "no_target": _no_target(row),
        "qualitative": Text(zh="目标是文字，不计算", en="the target is in words and is not calculated"),
        "not_due": Text(zh="还没到期", en="it is not due yet"),
        "not_reported": Text(zh="没有报送实际值", en="no actual was submitted"),
    }.get(row.status, Text(zh="", en=""))
    if reason == Text(zh="", en=""):
        return words.STATUS[row.status]
    return Text(zh="{status}：{reason}", en="{status}: {reason}").given(status=words.STATUS[row.status], reason=reason)


def _no_target(row: Assessed) -> Text:
    target = row.seat.indicator.targets.get(Period(row.period_itself().year))
    why = target.terms.get("reason") if target else None
    wording = Text(zh="计划没有为这一年设目标{why}", en="the plan sets no target for this year{why}")
    return wording.given(why=Text(zh="（{why}）", en=" ({why})").given(why=why) if why else "")


def _met(row: Assessed) -> Text:
    verdict = Text(zh="达标", en="met") if row.met else Text(zh="未达标", en="not met")
    unit = row.seat.indicator.unit
    if row.target_low is not None:
        wording = Text(
            zh="{a} 应在 {low} 至 {high} 之间：{verdict}", en="{a} should be within {low} and {high}: {verdict}"
        )
        return wording.given(a=_n(row.actual) + unit, low=_n(row.target_low), high=_n(row.target_high), verdict=verdict)
    wording = Text(zh="{a} 应{bound} {t}{tolerance}：{verdict}", en="{a} should be {bound} {t}{tolerance}: {verdict}")
    own = row.seat.indicator.tolerance
    tolerance = Text(zh="（容差 {it}）", en=" (tolerance {it})").given(it=number(own)) if own else Text(zh="", en="")
    bound = words.BOUND[row.target_bound or "at_least"]
    return wording.given(
        a=_n(row.actual) + unit, bound=bound, t=_n(row.target) + unit, tolerance=tolerance, verdict=verdict
    )


def _gap(row: Assessed) -> Text:
    formula = (
        "" if row.target is None or row.target_low is not None else f"a - T = {_n(row.actual)} - {_n(row.target)} = "
    )
    unit = (
        Text(zh="个百分点", en=" percentage points") if is_percent(row.seat.indicator.unit) else row.seat.indicator.unit
    )
    return Text(zh="{formula}{gap}{unit}", en="{formula}{gap}{unit}").given(
        formula=formula, gap=number(row.gap), unit=unit
    )


def _attainment(plan: Plan, row: Assessed) -> Cell:
    if row.attainment is None:
        if row.target == 0:
            return Text(zh="目标为 0，不能相除，不计算", en="the target is 0: not available")
        return Text(zh="此类指标不计算完成率", en="not available for this kind")
    shown = percent(row.attainment)
    if row.target_low is not None:
        return Text(
            zh="区间内为 100%，区间外按距离扣减：{a}", en="100% inside, less by the distance outside: {a}"
        ).given(a=shown)
    a, t = _n(row.actual), _n(row.target)
    down = row.seat.indicator.direction == "down"
    if down and plan.conventions.reverse_attainment == "quotient" and (row.target or 0) > 0:
        return f"T ÷ a = {t} ÷ {a} = {shown}"
    if not down and (row.target or 0) > 0:
        return f"a ÷ T = {a} ÷ {t} = {shown}"
    if down and (row.target or 0) > 0:
        return f"2 - a ÷ T = 2 - {a} ÷ {t} = {shown}"
    return f"1 + d(a - T) ÷ |T| = 1 {'-' if down else '+'} ({a} - {t}) ÷ {_n(abs(row.target or 0))} = {shown}"


def _status_rule(plan: Plan, row: Assessed) -> Text:
    limits = plan.conventions.thresholds
    near, behind, exceeded = (percent(one, ()) for one in (limits.near, limits.behind, limits.exceeded))
    growth = row.seat.indicator.kind == "growth"
    rule = {
        "exceeded": Text(zh="达标且 A ≥ {x}", en="met and A ≥ {x}").given(x=exceeded),
        "met": Text(zh="达标", en="met"),
        "near": Text(zh="未达标，A ≥ {x}", en="not met, A ≥ {x}").given(x=near),
        "behind": Text(zh="未达标，{y} ≤ A < {x}", en="not met, {y} ≤ A < {x}").given(x=near, y=behind),
        "far_behind": Text(zh="未达标，A < {x} 或不可计算", en="not met, A < {x} or not available").given(x=behind),
    }[row.status]
    if growth and row.status not in ("met", "exceeded"):
        rule = Text(
            zh="未达标，按差距分档：≤{x} 点基本完成，≤{y} 点滞后", en="not met; by shortfall: ≤{x} near, ≤{y} behind"
        )
        rule = rule.given(x=number(limits.growth_near), y=number(limits.growth_behind))
    return Text(zh="{status}（{rule}）", en="{status} ({rule})").given(status=words.STATUS[row.status], rule=rule)


def _pace(row: Assessed) -> Iterator[tuple[Text, Cell]]:
    if row.seat.indicator.kind == "flow":
        yield from _flow_pace(row)
        return
    if row.baseline is None:
        return
    b, final = _n(row.baseline), _n(row.final_target)
    origin = (
        Text(zh="（计划基期）", en=" (the plan's)")
        if row.baseline_from == "plan"
        else Text(zh="（最早的实际值）", en=" (earliest actual)")
    )
    yield (
        Text(zh="基数 b", en="baseline b"),
        Text(zh="{year}年 {b}{origin}", en="{year}: {b}{origin}").given(year=row.baseline_period, b=b, origin=origin),
    )
    if row.progress is None:
        return
    way = f"({final} - {b})"
    done, whole = _d(row.actual, row.baseline), _d(row.final_target, row.baseline)
    yield (
        Text(zh="已走路程 P", en="progress P"),
        f"(a - b) ÷ (TF - b) = ({_n(row.actual)} - {b}) ÷ {way} = {_r(row.progress)}",
    )
    if row.planned_share is not None:
        yield (
            Text(zh="计划路程 π", en="planned share π"),
            f"(T - b) ÷ (TF - b) = ({_n(row.target)} - {b}) ÷ {way} = {_r(row.planned_share)}",
        )
    last = row.history[-1][0]
    if row.elapsed_share is not None:
        years = f"({row.period} - {row.baseline_period}) ÷ ({last} - {row.baseline_period})"
        yield Text(zh="时间过去 τ", en="elapsed share τ"), f"{years} = {_r(row.elapsed_share)}"
    if row.pace_plan is not None:
        yield (
            Text(zh="对照计划 S", en="pace to plan S"),
            f"P ÷ π = (a - b) ÷ (T - b) = {done} ÷ {_d(row.target, row.baseline)} = {_r(row.pace_plan)}",
        )
    elif row.planned_share is not None:
        yield (
            Text(zh="对照计划 S", en="pace to plan S"),
            Text(
                zh="本年目标几乎没有离开基数，S 不计算",
                en="this year's target hardly leaves the baseline: S is left out",
            ),
        )
    if row.pace_constant is not None and row.seat.indicator.compound:
        yield (
            Text(zh="对照匀速 R", en="constant pace R"),
            Text(zh="实际年均增速 ÷ 所需年均增速 = {r}", en="achieved CAGR over required CAGR = {r}").given(
                r=_r(row.pace_constant)
            ),
        )
    elif row.pace_constant is not None:
        yield (
            Text(zh="对照匀速 R", en="constant pace R"),
            f"P ÷ τ = {done} ÷ {whole} ÷ {_r(row.elapsed_share)} = {_r(row.pace_constant)}",
        )


def _flow_pace(row: Assessed) -> Iterator[tuple[Text, Cell]]:
    """Sums over the years up to the period that have both a target and an actual."""
    upto = [one for one in row.history if one[0] <= row.period and one[1] is not None and one[2] is not None]
    if row.pace_plan is None or not upto:
        return
    done, due = _sum(one[2] for one in upto), _sum(one[1] for one in upto)
    total = _sum(one[1] for one in row.history)
    actuals = " + ".join(_n(one[2]) for one in upto)
    targets = " + ".join(_n(one[1]) for one in upto)
    yield Text(zh="累计实际 Σa", en="actual so far Σa"), f"{actuals} = {done}" if len(upto) > 1 else str(done)
    yield Text(zh="累计目标 ΣT", en="due so far ΣT"), f"{targets} = {due}" if len(upto) > 1 else str(due)
    yield Text(zh="占计划期合计", en="share of the whole"), f"Σa ÷ {total} = {percent(row.progress)}"
    sign = "-" if row.seat.indicator.direction == "down" else "+"
    yield (
        Text(zh="对照计划 S", en="pace to plan S"),
        f"1 {sign} (Σa - ΣT) ÷ |ΣT| = 1 {sign} ({done} - {due}) ÷ {abs(due)} = {_r(row.pace_plan)}",
    )


def _sum(values: Iterator[float | None]) -> Decimal:
    return sum((Decimal(repr(one)) for one in values if one is not None), Decimal(0)).normalize() + Decimal(0)


def _trend_rule(plan: Plan, row: Assessed) -> Text:
    """The row of the method's table that decided the word."""
    limits = plan.conventions.thresholds
    final = _n(row.final_target)
    pace = "S" if row.pace_plan is not None else "R"
    rule = {
        "achieved": Text(zh="达到终期目标 {f}", en="reaches the final target {f}").given(f=final),
        "achieved_early": Text(zh="提前达到终期目标 {f}", en="reaches the final target {f} early").given(f=final),
        "insufficient_data": Text(zh="只有一个数据点", en="one point only"),
        "holding": Text(
            zh="基数已达终期目标，现仍达到", en="the baseline satisfied the final target, and it still does"
        ),
        "slipping": Text(
            zh="基数已达终期目标，现已达不到", en="the baseline satisfied the final target, it no longer does"
        ),
        "stalled": Text(zh="与基数相同", en="equal to the baseline"),
        "ahead": Text(zh="{p} ≥ {x}", en="{p} ≥ {x}").given(p=pace, x=number(limits.ahead)),
        "on_track": Text(zh="{y} ≤ {p} < {x}", en="{y} ≤ {p} < {x}").given(
            p=pace, x=number(limits.ahead), y=number(limits.on_track)
        ),
        "slow": Text(zh="{y} ≤ {p} < {x}", en="{y} ≤ {p} < {x}").given(
            p=pace, x=number(limits.on_track), y=number(limits.slow)
        ),
        "lagging": Text(zh="{p} < {x}", en="{p} < {x}").given(p=pace, x=number(limits.slow)),
        "regressing": Text(zh="{p} < 0，比基数还差", en="{p} < 0: worse than the baseline").given(p=pace),
    }[row.trend or "insufficient_data"]
    if row.trend == "on_track" and row.planned_share is not None and row.planned_share <= 0:
        rule = Text(zh="基数已达本年目标，现仍达到", en="the baseline reached this year's target, and it still does")
    if row.pace_plan is None and row.seat.indicator.kind == "flow" and row.trend in ("on_track", "lagging"):
        rule = Text(zh="按累计实际与累计目标比较", en="by the sums of actuals and targets so far")
    if row.trend in ("holding", "slipping") and row.baseline is None:
        inside = row.trend == "holding"
        rule = Text(zh="在区间内" if inside else "在区间外", en="inside the band" if inside else "outside the band")
    return Text(zh="{trend}（{rule}）", en="{trend} ({rule})").given(trend=words.TREND[row.trend or ""], rule=rule)
