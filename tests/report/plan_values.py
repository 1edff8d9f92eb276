"""A plan file as an editor's schema sees it: YAML 1.2 values, every key as text."""

# ruff: noqa: E501 - a plan is read line by line
from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from gxq_plan.read.from_yaml import nodes

if TYPE_CHECKING:
    from gxq_plan.read.from_yaml import Node

_WORDS = {"": None, "null": None, "~": None, "Null": None, "NULL": None, "true": True, "false": False}
_INTEGER, _FLOAT = re.compile(r"[-+]?[0-9]+"), re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def values(data: str) -> Any:
    """The whole file; keys that are numbers in YAML (2018) are text, as JSON knows no others."""
    root, _ = nodes(data.encode(), "plan.yaml")
    return _value(root)


def _value(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _value(one) for key, one in node.value.items()}
    if isinstance(node.value, list):
        return [_value(one) for one in node.value]
    if not node.plain:
        return node.value
    if node.value in _WORDS:
        return _WORDS[node.value]
    if _INTEGER.fullmatch(node.value):
        return int(node.value)
    return float(node.value) if _FLOAT.fullmatch(node.value) else node.value


# Every part of a plan file with most of its keys.
RICH = """\
schema: gxq.plan/1
plan: {id: demo, title: 示例, periods: [2021, 2022, 2023], document_no: 1号, issued: 2021-03-01, levels: [工程, 任务],
  steering: {chair: 甲}, notes: [一]}
conventions: {reverse_attainment: quotient, thresholds: {exceeded: 1.2}}
departments: [{name: 科技局, aliases: [科委], variants: [{text: 科技处, where: 第1页}]}, {name: 经发局}]
sources: [{name: 园区, meaning: 园区统计}]
priorities: [{name: 重点}]
goals:
- {id: G01, name: 目标, bound: at_least, value: 5, unit: 家, by: 2023, per: year, multiple_of: {period: 2020},
   indicators: [{id: I-1, relation: converted, factor: 2, note: 无}]}
relations: [{sum: [I-1, W01-1], at_most: 100, reason: 合计}, {part: I-1, of: W01-1, reason: 部分}, {equal: [I-1, W01-1], reason: 同}]
projects:
- number: 1
  name: 工程
  as_written: {name: 原文}
  tasks:
  - name: 任务
    works:
    - {number: 1, name: 工作, lead: 科技局, assist: [经发局], assist_open: true, priority: 重点, person: 张三, due: 年底,
       indicators: [{id: W01-1, name: 甲, unit: "%", kind: ratio, direction: range, decimals: 1,
                     targets: {2021: {between: [4, 6]}, 2022: {about: 5, tolerance: 1}, 2023: {value: 5, bound: about}}}]}
indicators:
- {id: I-1, name: 乙, unit: 家, source: 园区, department: [科技局, 经发局], kind: level, direction: up, kind_confirmed: false,
   baseline: {period: 2020, value: 92, source: 年鉴}, tolerance: 0.5, limits: {min: 0, max: 300}, growth: compound,
   nature: binding, weight: 2, definition: 口径, aliases: [别名], date: 2022-06-30, numerator: W01-1,
   revisions: [{period: 2021, from: 12, to: 100, on: 2021-06-01, document: 文, reason: 因}],
   targets: {2021: 100, 2022: {value: 110, stretch: 120}, 2023: ——, 2022Q2: 50, 2021-2023: {change_percent: 5}}}
- {id: I-2, name: 丙, unit: 家, kind: level, direction: down, same_as: I-1,
   targets: {each: {bound: below, value: 5}, 2021: {text: 稳步}, 2022: {relative_to: I-1, margin: 1}, 2023: {none: 无}}}
- {id: I-3, name: 丁, unit: 家, kind: flow, direction: up, targets: {2021: {stretch: 8}, 2022: {delegated: 年度计划}, 2023: null}}
rules:
  select: [A, X]
  ignore: A010
  severity: {A016: warning}
  waivers: [{code: A009, indicator: I-1, department: 科技局, period: 2021, reason: 因, approver: 王, until: 2023-01-31}]
"""
