"""The cost of assessing, as ratios measured side by side in one run.

    python benchmarks/scale.py [--rows 1000000] [--rounds 5]

- One million indicator-period rows, many plans in one frame, against `targets.merge(actuals)` and
  `groupby(indicator).last()` on the same frames: the least that any assessment in pandas must do.
- A tenth of the rows: ten times the rows should cost ten times the time.
- The plan of this repository, 66 rows in three years, against `import pandas` in a process of its own.

What is compared is run in turn, round by round, so that a busy machine slows both alike; ratios are of the medians.
The made-up plans repeat data/plan.yaml under other ids; their actuals are drawn around the targets. `own ids`: no two
plans share an indicator's id. `shuffled`: the rows of both frames in any order. Random access leaves the processor's
cache there, for pandas as for us: how much the floor itself grows is shown beside.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from gxq_plan import frames
from gxq_plan.engine.assess import assess
from gxq_plan.model.plan import Conventions
from gxq_plan.read.plan_file import from_file

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = Path(__file__).parent.parent / "data" / "plan.yaml"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print(f"{'what':44} {'against':30} {'ms':>7} {'ms':>7} {'ratio':>6} {'limit':>6}")
    for way in ("", "own ids", "shuffled"):
        _many(asked.rows, asked.rounds, way)
    plan = from_file(PLAN)
    targets, actuals = one_plan()
    [one] = _medians(30, lambda: assess(targets, actuals, plan.conventions))
    _line("66 rows in 3 years", one, "import pandas", _import_pandas(), 0.1)


def _many(rows: int, rounds: int, way: str) -> None:
    whole, tenth = many_plans(rows, way), many_plans(rows // 10, way)
    ours, floor, small, small_floor = _medians(
        rounds,
        lambda: assess(*whole, Conventions()),
        lambda: least(*whole),
        lambda: assess(*tenth, Conventions()),
        lambda: least(*tenth),
    )
    what = f"{rows} rows {way}".strip()
    _line(what, ours, "merge + groupby.last", floor, 3.0)
    _line(what, ours, f"10 x {rows // 10} rows", 10 * small, 1.2)
    if way == "shuffled":
        _line("(merge + groupby.last itself)", floor, f"10 x {rows // 10} rows", 10 * small_floor, float("nan"))


def one_plan() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The frames of data/plan.yaml with an actual a little off every target."""
    targets = frames.from_plan(from_file(PLAN))
    return targets, delivered(targets, np.random.default_rng(0))


def delivered(targets: pd.DataFrame, dice: np.random.Generator) -> pd.DataFrame:
    """Made-up actuals around the targets; one row in twenty was not reported."""
    keys = targets[frames.KEY]
    found = keys.assign(
        **{
            frames.ACTUAL: np.round(targets[frames.TARGET].to_numpy() * dice.uniform(0.7, 1.2, len(targets)), 2),
            frames.ACTUAL_DECIMALS: np.full(len(targets), 2),
            frames.ORIGIN: np.arange(len(targets)),
        }
    )
    return found[dice.random(len(targets)) > 0.05].dropna().reset_index(drop=True)


def many_plans(rows: int, way: str = "") -> tuple[pd.DataFrame, pd.DataFrame]:
    """So many rows of plans like ours, each with an id of its own."""
    one, _ = one_plan()
    times = -(-rows // len(one))
    targets = one.iloc[np.tile(np.arange(len(one)), times)[:rows]].reset_index(drop=True)
    ids = np.array([f"plan-{number:06d}" for number in range(times)], dtype="object")
    targets[frames.PLAN] = pd.Series(np.repeat(ids, len(one))[:rows], dtype="object")
    if way == "own ids":
        own = (targets[frames.PLAN] + "/" + targets[frames.INDICATOR]).tolist()
        targets[frames.INDICATOR] = pd.Series(own, dtype="object")
    dice = np.random.default_rng(1)
    actuals = delivered(targets, dice)
    if way == "shuffled":
        targets, actuals = (one.iloc[dice.permutation(len(one))].reset_index(drop=True) for one in (targets, actuals))
    return targets, actuals


def least(targets: pd.DataFrame, actuals: pd.DataFrame) -> pd.DataFrame:
    """Join what was promised with what was delivered, and take each indicator's last row."""
    merged = targets.merge(actuals, on=frames.KEY, how="left")
    return merged.groupby([frames.PLAN, frames.INDICATOR], sort=False, observed=True).last()


def _medians(rounds: int, *works: Callable[[], object]) -> list[float]:
    for work in works:
        work()
    times: list[list[float]] = [[] for _ in works]
    for _ in range(rounds):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


def _import_pandas() -> float:
    """How long `import pandas` takes beyond starting an interpreter."""
    [whole, bare] = _medians(
        10,
        lambda: subprocess.run([sys.executable, "-c", "import pandas"], check=True),
        lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    )
    return whole - bare


def _line(what: str, ours: float, against: str, theirs: float, limit: float) -> None:
    print(f"{what:44} {against:30} {ours * 1000:7.1f} {theirs * 1000:7.1f} {ours / theirs:6.2f} {limit:6.2f}")


if __name__ == "__main__":
    main()
