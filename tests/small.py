"""A small plan with two departments that share works, and what was reported for it."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from gxq_plan.model.rows import Rows
from gxq_plan.model.submission import About, Cell, Remark, Row, Submission
from gxq_plan.read import plan_file, register_file, scoring_file

from .make import period_of

if TYPE_CHECKING:
    from gxq_plan.model.exemption import Register
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.scoring import Scoring

PLAN = """\
schema: gxq.plan/1
plan: {id: small, title: 小计划, periods: [2018, 2019, 2020]}
departments: [{name: 甲局}, {name: 乙局, aliases: [乙]}]
priorities: [{name: 先做, meaning: 先做的}, {name: 后做}]
projects:
- {number: 1, name: 工程, tasks: [{number: 1, name: 任务, works: [
    {number: 1, name: 有指标的工作, lead: 甲局, assist: [乙局], priority: 后做, person: 王五, indicators: [
      {id: W01-1, name: 数一, unit: 家, kind: level, direction: up, department: 甲局,
       targets: {2018: 8, 2019: 10, 2020: 12}, person: 赵六, measures: [走访, 调度], nodes: {2019Q2: 开题}},
      {id: W01-2, name: 数二, unit: 场, kind: flow, direction: up, department: 乙局,
       targets: {2018: 4, 2019: 5, 2020: 6}},
      {id: W01-3, name: 数二, unit: 场, kind: flow, direction: up, department: 甲局, same_as: W01-2,
       targets: {2018: 4, 2019: 5, 2020: 6}},
      {id: W01-4, name: 数三, unit: 家, kind: level, direction: up, department: 甲局,
       targets: {2018: ——, 2019: ——, 2020: 3}},
    ]},
    {number: 2, name: 没有指标的工作, lead: 乙局, department: 乙局},
  ]}]}
"""
# By id and period: a value, or the progress of a work.
Said = Mapping[Any, str]
SAID: Said = {
    ("W01-1", 2018): "7",
    ("W01-1", 2019): "8",
    ("W01-2", 2018): "4",
    ("W01-2", 2019): "4",
    ("W02", 2018): "推进中",
    ("W02", 2019): "未启动",
}
NOTES: Said = {("W01-1", 2019): "厂房没有腾出来"}


@cache
def plan() -> Plan:
    return plan_file.from_bytes(PLAN.encode(), "plan.yaml")


def submissions(said: Said = SAID) -> list[Submission]:
    rows = [_row(at, id, when, text) for at, ((id, when), text) in enumerate(said.items(), 2)]
    periods = tuple(sorted({row.period for row in rows if row.period}, key=lambda one: one.order))
    return [Submission("data.csv", "0" * 64, "utf-8", {}, Rows.of(rows), periods)]


def _row(at: int, id: str, when: int | str, text: str) -> Row:
    work = "-" not in id
    remark = Remark(progress=text if work else "", note=NOTES.get((id, when), ""))
    cell = Cell("", None) if work else Cell(text, Decimal(text))
    return Row(at, About(id, subject=id), period_of(when), str(when), None, cell, remark)


def scoring(rest: str = "") -> Scoring:
    text = f"schema: gxq.scoring/1\ntitle: 办法\n{rest}\n"
    return scoring_file.from_bytes(text.encode(), "scoring.yaml", plan())


def register(*entries: str) -> Register:
    text = "schema: gxq.register/1\nexemptions:\n" + "".join(f"- {{{one}}}\n" for one in entries)
    return register_file.from_bytes(text.encode(), "register.yaml", plan())
