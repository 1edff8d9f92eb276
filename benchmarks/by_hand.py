"""What an engineer would write by hand with the csv module instead of `gxq check`: the measure for benchmarks/check.py.

The same rules on every row (known id, name, unit, department, period, number, range, whole counts, negative amounts,
fixed words, duplicates and differing values, totals and year-to-date sums that fall, jumps against last year, copies of
last year's values, what is missing), none of the answers: it stops at counting faults by kind.
"""

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import yaml

with Path("data/plan.yaml").open(encoding="utf-8") as file:
    plan = yaml.load(file, yaml.CSafeLoader)
indicators = {one["id"]: one for one in plan["indicators"]}
departments = {one["name"] for one in plan["departments"]}
years = set(plan["plan"]["periods"])
PERIOD = re.compile(r"(\d{4})(?:H([12])|Q([1-4])|-(\d\d))?")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
COUNTING, STATUSES = set("家个人件项场所"), {"", "预计", "快报", "年报", "核实", "修订"}


def period_of(text: str) -> tuple[int, int, int] | None:
    found = PERIOD.fullmatch(text)
    if not found or int(found[1]) not in years:
        return None
    year, half, quarter, month = found.groups()
    months = 6 * int(half) if half else 3 * int(quarter) if quarter else int(month) if month else 12
    return int(year), months, 6 if half else 3 if quarter else 1 if month else 12


faults: Counter[str] = Counter()
periods: dict[str, tuple[int, int, int] | None] = {}
values: defaultdict[str, dict[tuple[int, int, int], float]] = defaultdict(dict)
with Path(sys.argv[1]).open(encoding="utf-8-sig", newline="") as file:
    reader = csv.reader(file)
    header = next(reader)
    at = {name: header.index(name) for name in header}
    for row in reader:
        if len(row) != len(header):
            faults["ragged"] += 1
            continue
        indicator = indicators.get(row[at["编号"]].strip().upper())
        if indicator is None:
            faults["unknown indicator"] += 1
            continue
        if row[at["指标"]].strip() != indicator["name"]:
            faults["name"] += 1
        if row[at["单位"]].strip() != indicator["unit"]:
            faults["unit"] += 1
        if row[at["责任部门"]].strip() not in departments:
            faults["department"] += 1
        elif row[at["责任部门"]].strip() != indicator["department"]:
            faults["owner"] += 1
        if row[at["数据状态"]].strip() not in STATUSES:
            faults["status"] += 1
        text = row[at["期间"]].strip()
        if text not in periods:
            periods[text] = period_of(text)
        period = periods[text]
        if period is None:
            faults["period"] += 1
            continue
        text = row[at["实际值"]].strip()
        if not NUMBER.fullmatch(text):
            faults["pending" if text == "待统计" and row[at["说明"]].strip() else "number"] += 1
            continue
        value = float(text)
        if indicator["unit"] == "%" and not 0 <= value <= 100:
            faults["range"] += 1
        if indicator["unit"] in COUNTING and not value.is_integer():
            faults["decimals"] += 1
        if value < 0 and indicator["kind"] in ("flow", "cumulative"):
            faults["negative"] += 1
        known = values[indicator["id"]]
        if period in known:
            faults["duplicate" if known[period] == value else "two values"] += 1
        known[period] = value

same = 0
for name, known in values.items():
    indicator = indicators[name]
    last = None
    for period in sorted(known):
        value = known[period]
        year, months, length = period
        adds_up = indicator["kind"] == "cumulative" or (indicator["kind"] == "flow" and last and last[0][0] == year)
        if last is not None and value < last[1] and adds_up:
            faults["falls"] += 1
        before = known.get((year - 1, months, length))
        if before:
            floor = 10 if indicator["unit"] in COUNTING else 0
            if abs(value - before) > floor and not 0.7 <= value / before <= 1.3:
                faults["jump"] += 1
            same += value == before
        last = period, value
for name, indicator in indicators.items():
    for year, _ in indicator["targets"].items():
        if (year, 12, 12) not in values[name]:
            faults["missing"] += 1
print(dict(faults), same, "values as last year")
sys.exit(bool(faults))
