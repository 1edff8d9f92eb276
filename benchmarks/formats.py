"""How long each CI format takes for a hundred thousand findings, and how large it is: cut, and with -v.

python benchmarks/formats.py
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from gxq_plan.checks import RULES
from gxq_plan.finding import Finding
from gxq_plan.place import Place
from gxq_plan.render.to_concise import to_concise
from gxq_plan.render.to_github import to_github
from gxq_plan.render.to_junit import to_junit
from gxq_plan.render.to_markdown import to_markdown
from gxq_plan.render.to_sarif import to_sarif
from gxq_plan.report.outline_summary import blocks

if TYPE_CHECKING:
    from collections.abc import Callable

COUNT = 100_000
FAULTS = [rule.fault for rule in RULES if rule.fault.code in ("A003", "A004", "A014")]
ALL_FACTS = ("written", "expected", "suggestion", "unit", "name")


def findings() -> list[Finding]:
    """Three rules in ten files, every one with its own words."""
    return [
        Finding(
            fault,
            fault.severity,
            Place(f"data/actuals/2019-{at % 10}.csv", None, at // 10 + 2, "实际值", 4),
            f"W{at % 38 + 1:02}-1",
            dict.fromkeys(ALL_FACTS, f"约{at}"),
        )
        for at in range(COUNT)
        for fault in [FAULTS[at % len(FAULTS)]]
    ]


def measured(name: str, made: Callable[[], str]) -> None:
    begun = perf_counter()
    text = made()
    print(f"{name:14} {perf_counter() - begun:6.2f} s  {len(text.encode('utf-8', 'backslashreplace')):>12,} bytes")


def main() -> None:
    found = findings()
    files, ran = [f"data/actuals/2019-{at}.csv" for at in range(10)], [rule.fault for rule in RULES]
    for flag, everything in (("", False), (" -v", True)):
        measured(f"github{flag}", lambda all=everything: to_github(found, "zh", all))  # type: ignore[misc]
        measured(f"concise{flag}", lambda all=everything: to_concise(found, "zh", all))  # type: ignore[misc]
        measured(f"junit{flag}", lambda all=everything: to_junit(found, "zh", files, ran, all))  # type: ignore[misc]
        measured(f"sarif{flag}", lambda all=everything: to_sarif(found, "zh", None, all))  # type: ignore[misc]
    measured("markdown", lambda: to_markdown(blocks(found), "zh"))


if __name__ == "__main__":
    main()
