"""Small plans as text, to be broken in one place or another."""

from __future__ import annotations

PLAN = """\
schema: gxq.plan/1
plan: {id: demo, title: 示例计划, periods: [2018, 2019, 2020]}
departments:
- {name: 科学技术局, aliases: [科技局]}
- {name: 招商局}
sources: [{name: 火炬}]
priorities: [{name: 加快突破}]
goals:
- {id: G01, name: 高新技术企业, bound: at_least, value: 120, by: 2020, indicators: [{id: W02-1, relation: same}]}
relations:
- {part: W01-2, of: W02-1, reason: 一部分}
projects:
- number: 1
  name: 产业创新引领工程
  tasks:
  - number: 1
    name: 产业高端技术突破
    works:
    - number: 1
      name: 产学研合作
      lead: 科学技术局
      assist: [招商局]
      priority: 加快突破
      indicators:
      - {id: W01-1, name: 研发占比, unit: "%", source: 火炬, department: 科技局, kind: ratio, direction: up,
         targets: {2018: 5.1, 2019: 5.30, 2020: 5.5}}
      - {id: W01-2, name: 外资机构数, unit: 个, department: 招商局, kind: cumulative, direction: up,
         targets: {2018: 3, 2019: 4, 2020: ——}}
    - number: 2
      name: 培育高企
      indicators:
      - {id: W02-1, name: 高新技术企业数, unit: 家, department: 科学技术局, kind: level, direction: up,
         targets: {2018: 100, 2019: 110, 2020: 120}}
"""


def changed(*changes: tuple[str, str], text: str = PLAN) -> str:
    """The plan with each old text, which must stand in it, replaced once."""
    for old, new in changes:
        assert old in text, f"{old!r} is not in the plan"
        text = text.replace(old, new, 1)
    return text


def with_target(target: str, direction: str = "up", extra: str = "") -> str:
    """A plan of one indicator with one target for 2019, as written."""
    return with_targets(f"{{2019: {target}}}", direction, extra)


def with_targets(targets: str, direction: str = "up", extra: str = "") -> str:
    return (
        "schema: gxq.plan/1\n"
        "plan: {id: demo, title: 示例, periods: [2018, 2019, 2020]}\n"
        "indicators:\n"
        "- {id: I-0, name: 生产总值增速, unit: '%', kind: growth, direction: up, targets: {2019: 6}}\n"
        f"- {{id: I-1, name: 指标, unit: 家, kind: level, direction: {direction}, {extra}\n"
        f"   targets: {targets}}}\n"
    )
