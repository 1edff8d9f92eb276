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
def in_year_report() -> Report:
    return audit(report().plan, report().submissions, Scope({}), period=period_of("2020Q3"))


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


@cache
def small_report() -> Report:
    """No department, no level, one year; a band, a negative target, fixed decimals, lower is better."""
    written = """
schema: gxq.plan/1
plan: {id: small, title: 小计划, periods: [2019]}
indicators:
- {id: I-1, name: 增速, unit: "%", kind: growth, direction: up, targets: {2019: {between: [6, 7]}}}
- {id: I-2, name: 利润总额, unit: 万元, kind: flow, direction: up, limits: {min: -1000}, targets: {2019: -500}}
- {id: I-3, name: 浓度, unit: 微克/立方米, kind: level, direction: down, targets: {2019: 35}}
- {id: I-4, name: 面积, unit: 公顷, kind: flow, direction: up, decimals: 2, targets: {2019: 1.5}}
"""
    plan = plan_file.from_bytes(written.encode(), "plan.yaml")
    year, given = period_of(2019), ("5.2", "-620.25", "41", "1.25")
    rows = Rows.of(
        Row(at + 1, About(f"I-{at}", subject=f"I-{at}"), year, "2019", None, Cell(one, Decimal(one)), Remark())
        for at, one in enumerate(given, 1)
    )
    return audit(plan, [Submission("2019.csv", "0" * 64, "utf-8", {}, rows, (year,))], Scope({}))
