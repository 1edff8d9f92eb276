"""A report in every format against the same report on a terminal: whole processes, ratios.

python benchmarks/documents.py
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SUFFIXES = ("html", "xlsx", "docx", "md", "csv", "json")
RUNS, LIMIT = 5, 3.0


def seconds(*arguments: str) -> float:
    """The median of whole processes."""
    taken = []
    for _ in range(RUNS):
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "gxq_plan", *arguments], cwd=ROOT, check=True, capture_output=True)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def main() -> int:
    terminal = seconds("report")
    print(f"terminal {terminal:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        ratios = {one: seconds("report", "-o", str(Path(folder, f"report.{one}"))) / terminal for one in SUFFIXES}
        every = [part for one in SUFFIXES for part in ("-o", str(Path(folder, f"all.{one}")))]
        ratios["all at once"] = seconds("report", *every) / terminal
        ratios["bulletin.docx"] = seconds("bulletin", "-o", str(Path(folder, "bulletin.docx"))) / terminal
    for one, ratio in ratios.items():
        print(f"{one:14} {ratio:.2f} of the terminal's (limit {LIMIT:.0f})")
    return 0 if max(ratios.values()) < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
