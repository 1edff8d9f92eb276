"""The real command in a real process, with nothing of the developer's own environment."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

PLAN = Path(__file__).parent.parent / "checks" / "plan.yaml"
HEADER = "编号,指标,单位,实际值,责任部门,数据状态,说明\n"
CLEAN = {
    "2018": (
        "W01-1,研发占比,%,5.2,科学技术局,年报,\n"
        "W01-2,累计瞪羚企业数,家,9,招商局,年报,\n"
        "W01-3,技术合同交易额,亿元,0.7,科学技术局,年报,\n"
        "W02-1,高新技术企业数,家,98,科学技术局,年报,\n"
    ),
    "2019": (
        "W01-1,研发占比,%,5.1,科学技术局,年报,\n"
        "W01-2,累计瞪羚企业数,家,11,招商局,年报,\n"
        "W01-3,技术合同交易额,亿元,0.8,科学技术局,快报,\n"
        "W02-1,高新技术企业数,家,80,科学技术局,年报,\n"
        "W02-3,培训活动,场,6,党群工作部,年报,\n"
    ),
}


class Ran(NamedTuple):
    """What a run left: its exit code, and its two streams as bytes."""

    code: int
    out: bytes
    err: bytes

    @property
    def stdout(self) -> str:
        return self.out.decode("utf-8").replace("\r\n", "\n")

    @property
    def stderr(self) -> str:
        return self.err.decode("utf-8").replace("\r\n", "\n")

    @property
    def said(self) -> str:
        """Everything that was said; never a traceback."""
        text = self.stdout + self.stderr
        assert "Traceback" not in text
        assert "内部出错" not in text, text
        assert "failed inside" not in text, text
        return text


def environment(**changes: str | None) -> dict[str, str]:
    """What a process needs to start, UTF-8 streams, and the changes; None takes a variable away."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
    found: dict[str, str | None] = {**kept, "PYTHONIOENCODING": "utf-8", **changes}
    return {name: value for name, value in found.items() if value is not None}


def gxq(folder: Path, *arguments: str | bytes, stdin: bytes = b"", env: Mapping[str, str | None] | None = None) -> Ran:
    """Runs `gxq` in a folder."""
    command: list[str | bytes] = [sys.executable, "-m", "gxq_plan", *arguments]
    found = subprocess.run(
        command, cwd=folder, input=stdin, capture_output=True, env=environment(**(env or {})), timeout=60, check=False
    )
    return Ran(found.returncode, found.stdout, found.stderr)


def small_plan(folder: Path) -> Path:
    """A plan folder in which `gxq check` and `gxq report` are clean; returns the folder."""
    actuals = folder / "data" / "actuals"
    actuals.mkdir(parents=True)
    shutil.copy(PLAN, folder / "data" / "plan.yaml")
    for year, rows in CLEAN.items():
        (actuals / f"{year}.csv").write_bytes((HEADER + rows).encode("utf-8-sig"))
    return folder
