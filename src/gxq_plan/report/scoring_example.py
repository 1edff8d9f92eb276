"""The scoring file that `score --init` writes: equal weights, and a word on every key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.text import Text

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan
    from gxq_plan.text import Lang

_EXAMPLE = Text(
    zh="""\
# 评分文件：考核办法怎样规定，就怎样写。gxq 不代为规定任何一项；计划没有权重、封顶和扣分。
# 这一份是等权的示例，仅供参考。写好后运行：gxq score --scoring 本文件
schema: gxq.scoring/1
title: 等权示例，仅供参考
# document: 考核办法的文号
total: 100        # 满分
decimals: 2       # 得分保留几位小数

# 完成的行得满分；没有完成的按完成率得分。
attained:
  method: proportional   # 改成 met_only：完成得满分，没有完成不得分
  cap_percent: 100       # 封顶：100 超额不加分，110、120 最多按 110%、120% 计
  floor_percent: 60      # 完成率低于 60% 不得分；0 为不设

# 每一行的权重：编号写得越具体越优先（指标、工作、任务、工程），都没有写的用 default。
weights:
  default: 1
  # projects: {{P1: 2}}
  # tasks: {{T01: 1.5}}
  # works: {{W01: 3}}
  # indicators: {{W01-1: 5}}
  # departments: {{{department}: 1}}    # 只影响各部门的平均分

# 一行由谁分担：责任部门按全部权重计；牵头、协助部门按这里的比例计入自己的得分，0 为不计。
joint: {{owner: 1, lead: 0, assist: 0}}

# 没有指标的工作按进展得满分的百分之几；不写 works 就不计分。
# works: {{已完成: 100, 达序时: 100, 推进中: 60, 未启动: 0}}

# 不计分的行，写明原因。重复的行（same_as）本来就只计一次。
# left_out:
#   - {{id: {indicator}, reason: 统计口径调整中}}

# 扣分：rules 按状态逐行扣（not_reported 未报送、far_behind 严重滞后、behind 滞后、near 基本完成）；
# given 是数据里看不出来的（迟报、约谈），写明部门和原因；limit 是每个部门最多扣几分。
deductions:
  limit: 5
  rules: []
  #   - {{for: not_reported, points: 1}}
  given: []
  #   - {{department: {department}, points: 0.5, reason: 迟报三天}}

# 加分：写法同上；counted: false 为不计入总分，只在同分时优先。
bonuses:
  limit: 5
  counted: false
  rules: []
  #   - {{for: exceeded, points: 0.5}}
""",
    en="""\
# A scoring file: it says what the rules of the appraisal say. gxq makes up none; the plan has no weights, no caps.
# This one has equal weights and is an example only. Then run: gxq score --scoring THIS-FILE
schema: gxq.scoring/1
title: equal weights, an example only
# document: number of the rules of the appraisal
total: 100        # the full score
decimals: 2       # decimals of points

# A row whose target was met has all its points, another has them by its attainment.
attained:
  method: proportional   # met_only: all points where it was met, else none
  cap_percent: 100       # 100: more than the target earns no more; 110, 120: up to that
  floor_percent: 60      # nothing below 60%; 0: no floor

# The weight of each row: the closest that is given (indicator, work, task, project), else default.
weights:
  default: 1
  # projects: {{P1: 2}}
  # tasks: {{T01: 1.5}}
  # works: {{W01: 3}}
  # indicators: {{W01-1: 5}}
  # departments: {{{department}: 1}}    # in the mean of all departments alone

# Who has a part in a row: its owner with all of its weight; those who lead and assist with this share of it, 0: none.
joint: {{owner: 1, lead: 0, assist: 0}}

# Works without indicators: percent of the points by progress. Without this key they do not count.
# works: {{已完成: 100, 达序时: 100, 推进中: 60, 未启动: 0}}

# Rows that do not count, with the reason. A copy (same_as) scores once in any case.
# left_out:
#   - {{id: {indicator}, reason: its definition is being changed}}

# Deductions: rules by status, for each row (not_reported, far_behind, behind, near); given: what figures do not say,
# such as a late report, with department and reason; limit: the most for a department.
deductions:
  limit: 5
  rules: []
  #   - {{for: not_reported, points: 1}}
  given: []
  #   - {{department: {department}, points: 0.5, reason: three days late}}

# Bonuses: written likewise; counted: false keeps them beside the total, to decide between equals.
bonuses:
  limit: 5
  counted: false
  rules: []
  #   - {{for: exceeded, points: 0.5}}
""",
)


def example(plan: Plan, lang: Lang) -> str:
    """The example with names of the plan in it."""
    departments = [one.name for one in plan.departments] or ["—"]
    indicator = plan.seats[0].indicator.id if plan.seats else "W01-1"
    return _EXAMPLE.of(lang, department=Text.both(departments[0]), indicator=indicator)
