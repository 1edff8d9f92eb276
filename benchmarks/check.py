"""`gxq check` on long files, as ratios of whole processes measured side by side in one run.

    python benchmarks/check.py [--rounds 3] [--rows 1000000]

Three comparisons on made-up plans and files (虚构示例数据, drawn with a fixed seed):

- against `frictionless validate` with the nearest that it has to the same rules, on 66 and on 100,000 rows (time);
- against `by_hand.py`, a script of one page with the csv module and the same rules, on a million rows (time and the
  most memory held).

frictionless needs an interpreter of its own, named by FRICTIONLESS (the path of its command); without it that part is
left out and said so.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HERE = Path(__file__).parent
YEARS = range(1990, 2051)
DEPARTMENTS = ("科学技术局", "招商局", "经济发展局")
KINDS = {"家": "cumulative", "%": "ratio", "亿元": "level", "场": "flow", "人": "level"}
STATUSES = ("预计", "快报", "年报", "核实", "修订")
PERIODS = [
    (period, months)
    for year in YEARS
    for period, months in (
        *((f"{year}-{month:02d}", month) for month in range(1, 13)),
        *((f"{year}Q{quarter}", 3 * quarter) for quarter in range(1, 5)),
        *((f"{year}H{half}", 6 * half) for half in (1, 2)),
        (str(year), 12),
    )
]


def folder_of(rows: int, folder: Path) -> Path:
    """A plan with as many indicators as `rows` need over all periods, and `submitted.csv` without a fault."""
    (folder / "data" / "actuals").mkdir(parents=True)
    units = list(KINDS)
    count = -(-rows // len(PERIODS))
    plan = ["schema: gxq.plan/1", f"plan: {{id: big, title: 示例, periods: [{', '.join(map(str, YEARS))}]}}"]
    plan += ["departments:", *(f"- {{name: {one}}}" for one in DEPARTMENTS), "indicators:"]
    for at in range(1, count + 1):
        unit, office = units[at % 5], DEPARTMENTS[at % 3]
        plan.append(
            f'- {{id: I-{at}, name: 指标第{at}号, unit: "{unit}", department: {office}, kind: {KINDS[unit]}, '
            "direction: up, targets: {2050: ——}}"
        )
    (folder / "data" / "plan.yaml").write_text("\n".join(plan) + "\n", encoding="utf-8")
    draw = random.Random(2018)
    with (folder / "submitted.csv").open("w", encoding="utf-8-sig", newline="") as file:
        file.write("编号,指标,单位,期间,实际值,责任部门,数据状态,说明\r\n")
        for at in range(rows):
            number, (period, months) = at // len(PERIODS) + 1, PERIODS[at % len(PERIODS)]
            unit, office = units[number % 5], DEPARTMENTS[number % 3]
            year = int(period[:4])
            value = {
                "家": str(1000 + 12 * (year - 1990) + months),
                "%": f"{50 + draw.randint(0, 90) / 10:.1f}",
                "亿元": f"{40 + draw.randint(0, 900) / 100:.2f}",
                "场": str(10 * months),
                "人": str(5000 + draw.randint(0, 900)),
            }[unit]
            file.write(f"I-{number},指标第{number}号,{unit},{period},{value},{office},年报,\r\n")
    return folder


class Cost(NamedTuple):
    seconds: float
    megabytes: float


def cost(command: Sequence[str], folder: Path) -> Cost:
    """Wall time and the most memory held of one process. Exit code 1 (findings) is a run like any other."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=errors)
        _, status, usage = os.wait4(process.pid, 0)
        taken = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            errors.seek(0)
            sys.exit(f"{' '.join(command)} failed: {errors.read().decode(errors='replace')[-400:]}")
    return Cost(taken, usage.ru_maxrss / 1024)


def compare(what: str, mine: Sequence[str], theirs: Sequence[str], folder: Path, rounds: int, limit: float) -> None:
    """One line: medians of both, measured in turn, and their ratios."""
    pairs = [(cost(mine, folder), cost(theirs, folder)) for _ in range(rounds)]
    ours, other = (
        [statistics.median(column) for column in zip(*side, strict=True)] for side in zip(*pairs, strict=True)
    )
    print(
        f"{what:44} {ours[0]:7.2f} s {other[0]:7.2f} s  ratio {ours[0] / other[0]:5.2f} (limit {limit:.2f})"
        f"   {ours[1]:5.0f} MB {other[1]:5.0f} MB  ratio {ours[1] / other[1]:5.2f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--rows", type=int, default=1_000_000)
    chosen = parser.parse_args()
    gxq = [shutil.which("gxq", path=str(Path(sys.executable).parent)) or "gxq"]
    frictionless = os.environ.get("FRICTIONLESS") or shutil.which("frictionless")
    check = [*gxq, "check", "submitted.csv", "--format", "github"]
    with tempfile.TemporaryDirectory() as top:
        for rows, limit in ((66, 1 / 3), (100_000, 1 / 15)):
            if not frictionless:
                print(f"{rows} rows against frictionless: left out (set FRICTIONLESS)")
                continue
            folder = folder_of(rows, Path(top, str(rows)))
            theirs = [frictionless, "validate", *_frictionless(folder)]
            compare(f"{rows:,} rows against frictionless validate", check, theirs, folder, chosen.rounds, limit)
        folder = folder_of(chosen.rows, Path(top, "long"))
        by_hand = [sys.executable, str(HERE / "by_hand.py"), "submitted.csv"]
        compare(f"{chosen.rows:,} rows against by_hand.py", check, by_hand, folder, chosen.rounds, 2)


def _frictionless(folder: Path) -> list[str]:
    """What frictionless is told: the nearest that it has to our rules. Keys are unique, ids, names, units, periods and
    words are known ones, numbers are numbers, and row constraints say what holds for a unit."""
    with (folder / "submitted.csv").open(encoding="utf-8-sig") as file:
        rows = [line.split(",") for line in file][1:]

    def known(name: str, words: Iterable[str]) -> dict[str, object]:
        return {"name": name, "type": "string", "constraints": {"required": True, "enum": sorted(words)}}

    fields = [
        known("编号", {row[0] for row in rows}),
        known("指标", {row[1] for row in rows}),
        known("单位", KINDS),
        known("期间", [period for period, _ in PERIODS]),
        {"name": "实际值", "type": "number", "constraints": {"minimum": 0}},
        known("责任部门", DEPARTMENTS),
        known("数据状态", STATUSES),
        {"name": "说明", "type": "string"},
    ]
    schema = {"fields": fields, "primaryKey": ["编号", "期间"], "missingValues": ["", "待统计", "——"]}
    formulas = ("单位 != '%' or 实际值 <= 100", "单位 not in ['家', '人', '场'] or 实际值 % 1 == 0")
    checks = {"checks": [{"type": "row-constraint", "formula": one} for one in formulas]}
    for name, what in (("schema.json", schema), ("checklist.json", checks)):
        (folder / name).write_text(json.dumps(what, ensure_ascii=False), encoding="utf-8")
    return ["submitted.csv", "--schema", "schema.json", "--checklist", "checklist.json"]


if __name__ == "__main__":
    main()
