"""Start-up, as ratios of whole processes measured side by side in one run.

    python benchmarks/startup.py [--rounds 15]

Each pair is run in turn, round by round, so that a busy machine slows both alike; the ratio is of the medians. The
process that validates with frictionless needs `pip install frictionless` in an interpreter of its own, named by
FRICTIONLESS (the path of its command); pydantic, which only the comparison imports, must be installed beside gxq.
What is missing is said and left out. Byte code must be cached (no PYTHONDONTWRITEBYTECODE), as pip leaves it.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parent.parent
DATA = "data/actuals/2019.csv"
GXQ = [sys.executable, "-m", "gxq_plan"]
CLICK = [sys.executable, "-c", "import click"]
TABLES = [sys.executable, "-c", "import pandas, rich, yaml, click, pydantic"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = shutil.which("gxq", path=str(Path(sys.executable).parent))
    gxq = [command] if command else GXQ
    completion = environment | {"_GXQ_COMPLETE": "bash_complete", "COMP_WORDS": "gxq ", "COMP_CWORD": "1"}
    print(f"{'what':42} {'against':34} {'ms':>6} {'ms':>6} {'ratio':>6} {'limit':>6}")
    for words in (["--version"], ["--help"], ["explain", "A003"]):
        _compare(" ".join(words), [*gxq, *words], "import click", CLICK, 2.0, rounds, environment)
    _compare("completion", gxq, "import click", CLICK, 2.0, rounds, completion)
    frictionless = os.environ.get("FRICTIONLESS") or shutil.which("frictionless")
    if frictionless:
        with tempfile.TemporaryDirectory() as folder:
            theirs = [frictionless, "validate", str(_package(Path(folder)))]
            mine = [*gxq, "check", DATA, "--format", "github"]
            _compare(
                "check --format github", mine, "frictionless validate, same rules", theirs, 1 / 3, rounds, environment
            )
    else:
        print("check --format github: left out, no frictionless (set FRICTIONLESS)")
    if find_spec("pydantic"):
        against = "import pandas, rich, yaml, click, pydantic"
        _compare("check, with tables", [*gxq, "check", DATA], against, TABLES, 1.3, rounds, environment)
    else:
        print("check with tables: left out, no pydantic beside gxq")


def _compare(
    what: str,
    mine: Sequence[str],
    against: str,
    theirs: Sequence[str],
    limit: float,
    rounds: int,
    environment: Mapping[str, str],
) -> None:
    for command in (mine, theirs):
        _seconds(command, environment)  # once for the caches of the file system and of byte code
    pairs = [(_seconds(mine, environment), _seconds(theirs, environment)) for _ in range(rounds)]
    ours, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{what:42} {against[:34]:34} {ours * 1000:6.0f} {other * 1000:6.0f} {ours / other:6.2f} {limit:6.2f}")


def _seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=dict(environment), capture_output=True)
    taken = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} failed: {done.stderr.decode(errors='replace')[-400:]}")
    return taken


def _package(folder: Path) -> Path:
    """The nearest that frictionless has to our rules: known ids, required and unique cells, numbers, fixed words."""
    shutil.copy(ROOT / DATA, folder / "2019.csv")
    listed = subprocess.run([*GXQ, "list", "--format", "json"], cwd=ROOT, capture_output=True, check=True)
    plan = json.loads(listed.stdout)
    ids = [one["id"] for one in (*plan["indicators"], *plan["works"])]
    names = sorted({one["name"] for one in (*plan["indicators"], *plan["works"])})
    departments = [one["name"] for one in plan["departments"]]
    units = sorted({one["unit"] for one in plan["indicators"]})
    fields = [
        {"name": "编号", "type": "string", "constraints": {"required": True, "unique": True, "enum": ids}},
        {"name": "指标", "type": "string", "constraints": {"required": True, "enum": names}},
        {"name": "单位", "type": "string", "constraints": {"enum": units}},
        {"name": "实际值", "type": "number"},
        {"name": "责任部门", "type": "string", "constraints": {"enum": departments}},
        {"name": "数据状态", "type": "string", "constraints": {"enum": ["预计", "快报", "年报", "核实", "修订"]}},
        {"name": "进展", "type": "string", "constraints": {"enum": ["未启动", "推进中", "达序时", "已完成"]}},
        {"name": "说明", "type": "string"},
    ]
    schema = {"fields": fields, "missingValues": ["", "待统计", "——"]}
    resource = {"name": "data", "path": "2019.csv", "encoding": "utf-8-sig", "schema": schema}
    target = folder / "datapackage.json"
    target.write_text(json.dumps({"name": "plan", "resources": [resource]}, ensure_ascii=False), encoding="utf-8")
    return target


if __name__ == "__main__":
    main()
