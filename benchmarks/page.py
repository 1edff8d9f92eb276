"""A page of 3,000 indicators in a real Chromium: how long a keystroke in its search takes, and how it loads.

python benchmarks/page.py        needs Chromium and playwright (in [dev])
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import sync_playwright

from gxq_plan.model.period import Period
from gxq_plan.model.rows import Rows
from gxq_plan.model.submission import About, Cell, Remark, Row, Submission
from gxq_plan.read import plan_file
from gxq_plan.render.formats import rendered
from gxq_plan.report.outline_paper import paper
from gxq_plan.uses.audit import audit
from gxq_plan.uses.scope import Scope

COUNT, DEPARTMENTS, STALL = 3_000, 30, 200.0
TYPED = "招商局 12"
# From the key until the browser has drawn the answer.
_KEY = """async word => {
  const find = document.getElementById("find"), begin = performance.now();
  find.value = word;
  find.dispatchEvent(new Event("input"));
  document.documentElement.getBoundingClientRect();
  await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  return performance.now() - begin;
}"""


def page() -> bytes:
    """The page of a plan that is made up."""
    lines = ["schema: gxq.plan/1", "plan: {id: big, title: 示例, periods: [2018, 2019, 2020]}", "departments:"]
    lines += [f"- {{name: 招商局{at}}}" for at in range(DEPARTMENTS)]
    lines.append("indicators:")
    lines += [
        f"- {{id: I-{at}, name: 第 {at} 项指标的名称, unit: 家, kind: level, direction: up, "
        f"department: 招商局{at % DEPARTMENTS}, targets: {{2018: {at}, 2019: {at + 5}, 2020: {at + 9}}}}}"
        for at in range(1, COUNT + 1)
    ]
    plan = plan_file.from_bytes("\n".join(lines).encode(), "plan.yaml")
    rows = Rows.of(
        Row(
            at,
            About(f"I-{at}", subject=f"I-{at}"),
            Period(year),
            str(year),
            None,
            Cell(str(at + 3), Decimal(at + 3)),
            Remark(note="虚构示例数据"),
        )
        for at in range(1, COUNT + 1)
        for year in (2018, 2019)
    )
    file = Submission("made-up.csv", "0" * 64, "utf-8", {}, rows, (Period(2018), Period(2019)))
    return rendered(paper(audit(plan, [file], Scope({}))), "html", "zh")


def main() -> int:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    data = page()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder, "page.html")
        path.write_bytes(data)
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        one = browser.new_page(viewport={"width": 1440, "height": 900})
        one.goto(path.as_uri())
        loaded = one.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
        keys = [one.evaluate(_KEY, TYPED[: at + 1]) for _ in range(3) for at in range(len(TYPED))]
        keys += [one.evaluate(_KEY, "") for _ in range(3)]
        browser.close()
    print(f"{COUNT} indicators: {len(data) / 1e6:.1f} MB, loaded in {loaded / 1000:.2f} s")
    print(f"a keystroke: median {statistics.median(keys):.0f} ms, longest {max(keys):.0f} ms (limit {STALL:.0f} ms)")
    return 0 if max(keys) < STALL else 1


if __name__ == "__main__":
    sys.exit(main())
