"""Makes the sample actuals of data/actuals/: made-up figures, no measurements.

No actual values of this plan were ever published for its indicators. So that the tool can be tried, this script
invents them, with a fixed seed, and says so in the note of every row (虚构示例数据). The rows in STORY are chosen by
hand so that every status, trend and flag which annual figures of 2018 and 2019 can show occurs at least once, those
in THIRD_QUARTER so that every status of a period inside a year does; the rest is drawn a little around the targets.

    python tools/sample_actuals.py            writes data/actuals/2018.csv, 2019.csv and 2020Q3.csv
    python tools/sample_actuals.py OUT_DIR    writes them elsewhere
"""

from __future__ import annotations

import csv
import io
import random
import sys
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from gxq_plan.model.period import Period
from gxq_plan.model.target import Kind
from gxq_plan.read.plan_file import from_file

if TYPE_CHECKING:
    from gxq_plan.model.plan import Indicator, Plan, Work

ROOT = Path(__file__).parent.parent
SEED = 20181228
YEARS = (2018, 2019)
QUARTER = Period(2020, 9, 3)
PERIODS = (*map(Period, YEARS), QUARTER)
MADE_UP = "虚构示例数据"
HEADER = ["编号", "指标", "单位", "实际值", "责任部门", "数据状态", "进展", "说明"]
PENDING = "待统计"
RETURN_DUE = "年报尚未定稿，预计次年4月报送"

# id: (2018, 2019, what it is there to show in 2019)
STORY: dict[str, tuple[str, str, str]] = {
    "W01-1": ("5.12", "5.31", "完成，快于预期"),
    "W01-2": ("13.2", "13.6", "基本完成但虚高，进度滞后"),
    "W01-3": ("0.68", "0.81", "当年数，符合预期"),
    "W01-4": ("61.3", "66.8", "快于预期"),
    "W02-1": ("44", "46", "进度偏慢"),
    "W03-3": ("7.6", PENDING, "未报送"),
    "W05-1": ("3", "4", "滞后，进度滞后"),
    "W09-1": ("1.31", "1.08", "越低越好，滞后"),
    "W10-2": ("5", "6.9", "滞后，进度偏慢"),
    "W12-1": ("12", "15", "目标后置"),
    "W13-1": ("107", "118", "快于预期，目标后置"),
    "W14-1": ("8", "12", "超额完成，提前实现"),
    "W16-1": ("5", "5", "严重滞后，停滞"),
    "W16-2": ("——", "1", "2018年未设目标"),
    "W18-1": ("——", "0", "2018年未设目标，2019年为零"),
    "W19-2": ("362", "341", "滞后，倒退"),
    "W22-1": ("35", "36", "2018年提前实现，2019年保持；目标偏低"),
    "W22-2": ("47.2", "46.5", "达标而下滑、达标后回落"),
    "W23-1": ("1.25", "1.3", "基数已过本年目标，符合预期"),
    "W24-1": ("1.91", PENDING, "未报送"),
    "W24-3": ("20", "19", "基本完成而倒退"),
    "W26-2": (PENDING, "33.4", "2018年待统计，2019年数据不足"),
    "W27-1": ("9", "8", "当年数，严重滞后"),
    "W28-2": ("10.5", "12.1", "完成，快于预期"),
    "W29-1": ("9", "12", "基本完成，目标前置"),
    "W31-1": ("10.6", "10.6", "停滞"),
    "W32-1": ("2", PENDING, "未报送，使财政局报送率不足八成"),
    "W38-1": ("22", "30", "当年数，超额，目标偏低"),
}
YEARLY_ONLY = "火炬统计按年汇总，季度没有数"

# id: (the first nine months of 2020, what it is there to show, note)
THIRD_QUARTER: dict[str, tuple[str, str, str]] = {
    "W01-1": (PENDING, "未报送", YEARLY_ONLY),
    "W01-3": ("0.56", "当年数，欠进度：应到 0.675", "两项合同第四季度签订"),
    "W02-2": ("0", "全年 1 个的，未到期", ""),
    "W03-2": ("38.6", "当年数，超进度：应到 33.75", ""),
    "W03-3": ("7.8", "比率按全年目标看：已达全年目标", ""),
    "W05-1": ("6", "年末数，欠进度：从上年 4 到今年 8，应到 7", "一家机构仍在办理登记"),
    "W05-2": ("12", "当年数，达进度：应到 11.25", ""),
    "W07-1": ("1", "全年 3 个以内的，未到期", ""),
    "W09-1": ("0.71", "越低越好，欠进度", "两台锅炉的改造第四季度完成"),
    "W10-2": ("11.1", "年末数，达进度", ""),
    "W12-1": ("25", "目标后置的累计数，欠进度：应到 26.25", "第四季度集中认定"),
    "W12-2": ("46", "当年数，超进度", ""),
    "W13-1": ("120", "已达全年目标", ""),
    "W16-1": ("7", "年末数，欠进度", "后备企业培育名单8月才更新"),
    "W16-2": ("2", "全年 2 家的，提前达到", ""),
    "W17-1": ("0", "全年 1 个的，未到期", ""),
    "W18-1": ("1", "全年 2 个的，未到期", ""),
    "W19-2": ("431", "年末数，达进度：从上年 341 起算", ""),
    "W24-1": (PENDING, "未报送", YEARLY_ONLY),
    "W26-1": (PENDING, "未报送", YEARLY_ONLY),
    "W27-1": ("11", "当年数，欠进度：应到 15", "上半年活动推迟到第四季度"),
    "W31-1": ("14.1", "年末数，达进度", ""),
    "W32-1": ("5.6", "上年未报送，从上年目标 4 起算：达进度", ""),
    "W38-1": ("21", "已达全年目标", ""),
    "W38-2": ("1", "全年 1 场的，已办", ""),
}
NOTES = {
    "W16-1": "后备企业培育名单未更新",
    "W18-1": "场地改造延期",
    "W19-2": "集中清退到期企业",
    "W27-1": "下半年活动推迟",
    "W37": "营商环境评价结果尚未公布，进展待定",
}
WORKS = {
    "W04": ("推进中", "达序时", "达序时"),
    "W11": ("未启动", "推进中", "推进中"),
    "W35": ("达序时", "已完成", "已完成"),
    "W36": ("推进中", "达序时", "达序时"),
    "W37": ("达序时", "", "推进中"),
}


def main() -> None:
    plan = from_file(ROOT / "data" / "plan.yaml")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "actuals"
    years = _years(plan, random.Random(SEED))
    values = dict(zip(PERIODS, (*years, _third_quarter(plan, years[-1], random.Random(SEED + 2020))), strict=True))
    for period, of_period in values.items():
        # utf-8-sig: these are files that people open in Excel
        (folder / f"{period}.csv").write_bytes(_table(plan, of_period, period).encode("utf-8-sig"))


def _years(plan: Plan, dice: random.Random) -> list[dict[str, str]]:
    """The values of each year by indicator."""
    values: list[dict[str, str]] = [{} for _ in YEARS]
    for indicator, *_ in plan.seats:
        drawn = _drawn(indicator, dice)
        for at, of_year in enumerate(values):
            if indicator.same_as:
                of_year[indicator.id] = of_year[indicator.same_as]
            else:
                of_year[indicator.id] = STORY[indicator.id][at] if indicator.id in STORY else drawn[at]
    return values


def _third_quarter(plan: Plan, last_year: dict[str, str], dice: random.Random) -> dict[str, str]:
    """Near what the year's target asks by September: a little ahead or a little behind; totals never fall."""
    values: dict[str, str] = {}
    for indicator, *_ in plan.seats:
        drawn = _by_september(indicator, last_year[indicator.id], dice)
        if indicator.same_as:
            values[indicator.id] = values[indicator.same_as]
        else:
            values[indicator.id] = THIRD_QUARTER[indicator.id][0] if indicator.id in THIRD_QUARTER else drawn
    return values


def _by_september(indicator: Indicator, before: str, dice: random.Random) -> str:
    target = indicator.targets[Period(QUARTER.year)].value
    assert target is not None
    factor, short = Decimal(str(dice.choice([0.96, 0.98, 1.0, 1.0, 1.01, 1.02, 1.03]))), dice.random() < 0.6
    start = Decimal(0) if before == PENDING else Decimal(before)
    if indicator.kind is Kind.RATIO:
        # A share hardly ever stands at the year's target in September already.
        value = target * (factor - Decimal("0.04")) if short else target * factor
        return str(value.quantize(_step(indicator) / 10, ROUND_HALF_UP))
    expected = target * 3 / 4 if indicator.kind is Kind.FLOW else start + (target - start) * 3 / 4
    # Whole things come in whole numbers: 3.75 centres that are on their way are 4 that stand there, or 3.
    value = (expected * factor).quantize(_step(indicator), ROUND_HALF_DOWN if short else ROUND_HALF_UP)
    return str(max(start, value) if indicator.kind is Kind.CUMULATIVE else value)


def _drawn(indicator: Indicator, dice: random.Random) -> tuple[str, str]:
    """Near the targets: mostly met, sometimes a little short; a running total never falls."""
    first, second = (_around(indicator, year, dice) for year in YEARS)
    if indicator.kind is Kind.CUMULATIVE:
        second = max(first, second)
    return str(first), str(second)


def _around(indicator: Indicator, year: int, dice: random.Random) -> Decimal:
    target = indicator.targets[Period(year)].value
    factor = Decimal(str(dice.choice([0.93, 0.97, 1.0, 1.0, 1.0, 1.02, 1.04, 1.06, 1.12])))
    if target is None:
        return Decimal(0)
    return (target * factor).quantize(_step(indicator), ROUND_HALF_UP)


def _step(indicator: Indicator) -> Decimal:
    return Decimal(1).scaleb(-max(one.decimals for one in indicator.targets.values()))


def _table(plan: Plan, values: dict[str, str], period: Period) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for work in plan.works:
        for indicator in work.indicators:
            writer.writerow(_row(indicator, values[indicator.id], period))
        if not work.indicators:
            writer.writerow(_work_row(work, PERIODS.index(period)))
    return out.getvalue()


def _row(indicator: Indicator, value: str, period: Period) -> list[str]:
    latest = period == Period(YEARS[-1])
    flash = period == QUARTER or (latest and indicator.source == "火炬")
    status = "" if value in (PENDING, "——") else "快报" if flash else "年报"
    reason = RETURN_DUE if value == PENDING else NOTES.get(indicator.id, "") if latest else ""
    if period == QUARTER:
        reason = THIRD_QUARTER.get(indicator.id, ("", "", ""))[2]
    note = f"{MADE_UP}；{reason}" if reason else MADE_UP
    return [indicator.id, indicator.name, indicator.unit, value, indicator.department or "", status, "", note]


def _work_row(work: Work, at: int) -> list[str]:
    reason = NOTES.get(work.id, "") if PERIODS[at] == Period(YEARS[-1]) else ""
    note = f"{MADE_UP}；{reason}" if reason else MADE_UP
    return [work.id, work.name, "", "", work.department or "", "", WORKS[work.id][at], note]


if __name__ == "__main__":
    main()
