"""Makes the sample actuals of data/actuals/: made-up figures, no measurements.

No actual values of this plan were ever published for its indicators. So that the tool can be tried, this script
invents them, with a fixed seed, and says so in the note of every row (虚构示例数据). The rows in STORY are chosen by
hand so that every status, trend and flag which annual figures of 2018 and 2019 can show occurs at least once; the
rest is drawn a little around the targets.

    python tools/sample_actuals.py            writes data/actuals/2018.csv and 2019.csv
    python tools/sample_actuals.py OUT_DIR    writes them elsewhere
"""

from __future__ import annotations

import csv
import io
import random
import sys
from decimal import ROUND_HALF_UP, Decimal
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
NOTES = {
    "W16-1": "后备企业培育名单未更新",
    "W18-1": "场地改造延期",
    "W19-2": "集中清退到期企业",
    "W27-1": "下半年活动推迟",
    "W37": "营商环境评价结果尚未公布，进展待定",
}
WORKS = {
    "W04": ("推进中", "达序时"),
    "W11": ("未启动", "推进中"),
    "W35": ("达序时", "已完成"),
    "W36": ("推进中", "达序时"),
    "W37": ("达序时", ""),
}


def main() -> None:
    plan = from_file(ROOT / "data" / "plan.yaml")
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "actuals"
    values = _values(plan, random.Random(SEED))
    for year in YEARS:
        # utf-8-sig: these are files that people open in Excel
        (folder / f"{year}.csv").write_bytes(_table(plan, values, year).encode("utf-8-sig"))


def _values(plan: Plan, dice: random.Random) -> dict[str, tuple[str, str]]:
    values: dict[str, tuple[str, str]] = {}
    for indicator, *_ in plan.seats:
        drawn = _drawn(indicator, dice)
        if indicator.same_as:
            values[indicator.id] = values[indicator.same_as]
        elif indicator.id in STORY:
            values[indicator.id] = STORY[indicator.id][:2]
        else:
            values[indicator.id] = drawn
    return values


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
    places = max(one.decimals for one in indicator.targets.values())
    return (target * factor).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _table(plan: Plan, values: dict[str, tuple[str, str]], year: int) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    at = YEARS.index(year)
    for work in plan.works:
        for indicator in work.indicators:
            writer.writerow(_row(indicator, values[indicator.id][at], year))
        if not work.indicators:
            writer.writerow(_work_row(work, at))
    return out.getvalue()


def _row(indicator: Indicator, value: str, year: int) -> list[str]:
    status = "" if value in (PENDING, "——") else "快报" if year == YEARS[-1] and indicator.source == "火炬" else "年报"
    reason = RETURN_DUE if value == PENDING else NOTES.get(indicator.id, "") if year == YEARS[-1] else ""
    note = f"{MADE_UP}；{reason}" if reason else MADE_UP
    return [indicator.id, indicator.name, indicator.unit, value, indicator.department or "", status, "", note]


def _work_row(work: Work, at: int) -> list[str]:
    reason = NOTES.get(work.id, "") if YEARS[at] == YEARS[-1] else ""
    note = f"{MADE_UP}；{reason}" if reason else MADE_UP
    return [work.id, work.name, "", "", work.department or "", "", WORKS[work.id][at], note]


if __name__ == "__main__":
    main()
