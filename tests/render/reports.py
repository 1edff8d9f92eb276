"""Reports to render: that of the shipped plan, and one whose names and notes would break a careless format."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from gxq_plan.model.rows import Rows
from gxq_plan.model.submission import About, Cell, Remark, Row, Submission
from gxq_plan.read import plan_file
from gxq_plan.read.names import Names
from gxq_plan.text import visible
from gxq_plan.uses.audit import audit
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import sources
from gxq_plan.uses.scope import Scope

from ..make import period_of
from .findings import HOSTILE

if TYPE_CHECKING:
    from gxq_plan.report.report import Report

ROOT = Path(__file__).parent.parent.parent
# A workbook takes what begins so for a formula.
NOTES = (*HOSTILE, "=1+1", "+1", "-1", "@SUM(A1)", "长" * 300, "w" * 300)


@cache
def report() -> Report:
    plan = plan_file.from_file(ROOT / "data" / "plan.yaml")
    inputs, _ = sources((), ROOT / "data" / "actuals")
    return audit(plan, read(Names(plan), inputs)[0], Scope({}))


@cache
def hostile_report() -> Report:
    """An indicator for each hostile text: in its note, and in its name where a plan file may hold it."""
    indicators = [
        {
            "id": f"I-{at}",
            "name": f"{at} {text}" if visible(text) == text else f"指标{at}",
            "unit": "家",
            "kind": "level",
            "direction": "up",
            "department": "<b>局</b>",
            "targets": {2018: 5, 2019: 6},
        }
        for at, text in enumerate(NOTES, 1)
    ]
    written = {
        "schema": "gxq.plan/1",
        "plan": {"id": "x", "title": "<script>alert(1)</script>", "periods": [2018, 2019]},
        "departments": [{"name": "<b>局</b>"}],
        "indicators": indicators,
    }
    plan = plan_file.from_bytes(yaml.safe_dump(written, allow_unicode=True).encode(), "plan.yaml")
    year, five = period_of(2019), Cell("5", Decimal(5))
    rows = Rows.of(
        Row(at + 1, About(f"I-{at}", subject=f"I-{at}"), year, "2019", None, five, Remark(note=text))
        for at, text in enumerate(NOTES, 1)
    )
    file = Submission("<img src=x>.csv", "0" * 64, "utf-8", {}, rows, (period_of(2019),))
    return audit(plan, [file], Scope({}))
