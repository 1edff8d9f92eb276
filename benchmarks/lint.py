"""Loading and linting a large plan, as a ratio of parsing the same YAML with the C loader.

    python benchmarks/lint.py [--indicators 10000] [--rounds 3]

The limit is 3: load and lint together against `yaml.load(..., Loader=yaml.CSafeLoader)`. Each round runs both in one
process, in turn; the ratio is of the medians.
"""

from __future__ import annotations

import argparse
import statistics
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import yaml

from gxq_plan.read.plan_file import from_file
from gxq_plan.uses.lint import lint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LIMIT = 3
_PER_WORK = 4
_OFFICES = ("科学技术局", "经济发展局", "财政局", "招商局", "规划建设局", "社会事业局")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--indicators", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.yaml"
        path.write_text("\n".join(_plan(options.indicators)), encoding="utf-8")
        data = path.read_text(encoding="utf-8")
        rounds = [
            (
                _seconds(lambda: yaml.load(data, Loader=yaml.CSafeLoader)),
                _seconds(lambda: from_file(path)),
                _seconds(partial(lint, from_file(path))),
            )
            for _ in range(options.rounds)
        ]
    parsing, loading, linting = (statistics.median(column) for column in zip(*rounds, strict=True))
    ratio = (loading + linting) / parsing
    print(f"{options.indicators} indicators, {len(data) / 1e6:.1f} MB")
    print(f"CSafeLoader {parsing:.2f} s, load {loading:.2f} s ({loading / parsing:.2f}), lint {linting:.2f} s")
    print(f"load and lint {ratio:.2f} times the C loader, limit {_LIMIT}")


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _plan(count: int) -> Iterator[str]:
    """A plan in the manner of data/plan.yaml, `count` rows under works of four, with faults among them."""
    yield "schema: gxq.plan/1"
    yield "plan: {id: large, title: 大计划, periods: [2018, 2019, 2020], issued: 2018-12-28}"
    yield f"departments: [{', '.join(f'{{name: {one}}}' for one in _OFFICES)}]"
    yield "sources: [{name: 火炬}, {name: 园区}]"
    yield "projects:"
    yield "- {number: 1, name: 大工程, tasks: [{number: 1, name: 大任务, works: ["
    for work in range(1, count // _PER_WORK + 1):
        lead = _OFFICES[work % len(_OFFICES)]
        yield f"    {{number: {work}, name: 第{work}项工作, lead: {lead}, assist: [招商局], assist_open: true,"
        yield "     indicators: ["
        for row in range(1, _PER_WORK + 1):
            first = work % 97 + row
            yield f"      {{id: W{work:02d}-{row}, name: 第{work}类第{row}种企业数量, unit: 家, source: 园区,"
            yield f"       department: {lead},"
            yield "       kind: level, direction: up,"
            yield f"       targets: {{2018: {first}, 2019: {first + 2}, 2020: {first + 5}}}}},"
        yield "    ]},"
    yield "]}]}"


if __name__ == "__main__":
    main()
