"""Shared labels: status words, trends, flags, lights, column titles, headings. Text constants, nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

STATUS: Mapping[str, Text] = {
    "exceeded": Text(zh="超额完成", en="exceeded"),
    "met": Text(zh="完成", en="met"),
    "near": Text(zh="基本完成", en="near"),
    "behind": Text(zh="滞后", en="behind"),
    "far_behind": Text(zh="严重滞后", en="far behind"),
    # Inside a year (序时进度): never called 完成.
    "reached": Text(zh="已达全年目标", en="year's target reached"),
    "ahead_of_schedule": Text(zh="超进度", en="ahead of schedule"),
    "on_schedule": Text(zh="达进度", en="on schedule"),
    "behind_schedule": Text(zh="欠进度", en="behind schedule"),
    "not_reported": Text(zh="未报送", en="unreported"),
    "no_target": Text(zh="未设目标", en="no target"),
    "not_due": Text(zh="未到期", en="not due"),
    "qualitative": Text(zh="定性", en="qualitative"),
}
TREND: Mapping[str, Text] = {
    "achieved": Text(zh="已完成", en="achieved"),
    "achieved_early": Text(zh="提前实现", en="achieved early"),
    "insufficient_data": Text(zh="数据不足", en="too few data"),
    "holding": Text(zh="保持", en="holding"),
    "slipping": Text(zh="下滑", en="slipping"),
    "on_track": Text(zh="符合预期", en="on track"),
    "regressing": Text(zh="倒退", en="regressing"),
    "stalled": Text(zh="停滞", en="stalled"),
    "ahead": Text(zh="快于预期", en="ahead"),
    "slow": Text(zh="进度偏慢", en="slow"),
    "lagging": Text(zh="进度滞后", en="lagging"),
}
VERDICT: Mapping[str, Text] = {
    "likely": Text(zh="可望完成", en="likely"),
    "uncertain": Text(zh="存在不确定性", en="uncertain"),
    "within_reach": Text(zh="接近", en="within reach"),
    "unlikely": Text(zh="难以完成", en="unlikely"),
    "diverging": Text(zh="趋势背离", en="diverging"),
}
MOVE: Mapping[str, Text] = {
    "up": Text(zh="上升", en="up"),
    "down": Text(zh="下降", en="down"),
    "same": Text(zh="不变", en="same"),
    "new": Text(zh="新报", en="new"),
    "gone": Text(zh="不再报送", en="no longer reported"),
}
GAP_CHANGE: Mapping[str, Text] = {
    "narrowed": Text(zh="收窄", en="narrowed"),
    "widened": Text(zh="扩大", en="widened"),
    "unchanged": Text(zh="持平", en="unchanged"),
}
FLAG: Mapping[str, Text] = {
    "hollow": Text(zh="虚高：完成率高而进度停滞", en="hollow: attainment flatters a standstill"),
    "back_loaded": Text(
        zh="目标后置：计划把大部分增量留在最后", en="back-loaded: the plan leaves most of the way to the end"
    ),
    "front_loaded": Text(
        zh="目标前置：计划要求一开始就走大半", en="front-loaded: the plan asks for most of the way at once"
    ),
    "reversal": Text(zh="回落：达标但不如上期", en="reversal: met, but worse than before"),
    "relapse": Text(zh="达标后回落：曾达到终期目标", en="relapse: had reached the final target"),
    "target_too_easy": Text(zh="目标偏低", en="target too easy"),
    "weak_evidence": Text(zh="依据不足：只有两个数据点", en="weak evidence: two points only"),
}
FLAG_SHORT: Mapping[str, Text] = {
    "hollow": Text(zh="虚高", en="hollow"),
    "back_loaded": Text(zh="目标后置", en="back-loaded"),
    "front_loaded": Text(zh="目标前置", en="front-loaded"),
    "reversal": Text(zh="回落", en="reversal"),
    "relapse": Text(zh="达标后回落", en="relapse"),
    "target_too_easy": Text(zh="目标偏低", en="too easy"),
}
LIGHT: Mapping[str, Text] = {
    "green": Text(zh="绿灯", en="green"),
    "yellow": Text(zh="黄灯", en="yellow"),
    "red": Text(zh="红灯", en="red"),
    "grey": Text(zh="数据不足", en="too few data"),
    "": Text(zh="—", en="—"),
}
SEVERITY: Mapping[str, Text] = {
    "error": Text(zh="错误", en="error"),
    "warning": Text(zh="警告", en="warning"),
    "info": Text(zh="提示", en="info"),
}
KIND: Mapping[str, Text] = {
    "level": Text(zh="年末数", en="level (state at the end of the period)"),
    "cumulative": Text(zh="累计数", en="cumulative (total since the start)"),
    "flow": Text(zh="当年数", en="flow (the year's own amount)"),
    "ratio": Text(zh="比率", en="ratio (share or intensity)"),
    "growth": Text(zh="增速", en="growth (change against the year before)"),
    "milestone": Text(zh="节点", en="milestone (done or not)"),
}
KIND_SHORT: Mapping[str, Text] = {
    "level": Text(zh="年末数", en="level"),
    "cumulative": Text(zh="累计数", en="cumulative"),
    "flow": Text(zh="当年数", en="flow"),
    "ratio": Text(zh="比率", en="ratio"),
    "growth": Text(zh="增速", en="growth"),
    "milestone": Text(zh="节点", en="milestone"),
}
DIRECTION: Mapping[str, Text] = {
    "up": Text(zh="越高越好", en="higher is better"),
    "down": Text(zh="越低越好", en="lower is better"),
    "range": Text(zh="区间内为好", en="inside the range is good"),
}
BOUND: Mapping[str, Text] = {
    "at_least": Text(zh="不低于", en="at least"),
    "at_most": Text(zh="不高于", en="at most"),
    "above": Text(zh="高于", en="above"),
    "below": Text(zh="低于", en="below"),
    "between": Text(zh="介于", en="between"),
    "about": Text(zh="左右", en="about"),
}
BOUND_SIGN: Mapping[str, str] = {"at_least": "≥", "at_most": "≤", "above": ">", "below": "<"}
NATURE: Mapping[str, Text] = {
    "binding": Text(zh="约束性", en="binding"),
    "expected": Text(zh="预期性", en="expected"),
}
REVERSE: Mapping[str, Text] = {
    "complement": Text(zh="2 - 实际÷目标", en="2 - actual/target"),
    "quotient": Text(zh="目标÷实际", en="target/actual"),
}
RELATION: Mapping[str, Text] = {
    "same": Text(zh="同一指标", en="same"),
    "converted": Text(zh="换算", en="converted"),
    "related": Text(zh="相关", en="related"),
}
LEVEL: Mapping[str, Text] = {
    "projects": Text(zh="工程", en="project"),
    "tasks": Text(zh="任务", en="task"),
    "works": Text(zh="工作", en="work"),
    "departments": Text(zh="部门", en="department"),
    "sources": Text(zh="来源", en="source"),
}

METHOD = "gxq-method/1"
POINTS = Text(zh="个百分点", en="pp")

ID = Text(zh="编号", en="id")
INDICATOR = Text(zh="指标", en="indicator")
UNIT = Text(zh="单位", en="unit")
TARGET = Text(zh="目标", en="target")
ACTUAL = Text(zh="实际", en="actual")
ATTAINMENT = Text(zh="完成率", en="attained")
GAP = Text(zh="差距", en="gap")
STATUS_TITLE = Text(zh="状态", en="status")
TREND_TITLE = Text(zh="趋势", en="trend")
DEPARTMENT = Text(zh="责任部门", en="department")
SOURCE = Text(zh="来源", en="source")
PACE = Text(zh="进度比", en="pace S")
EXPECTED = Text(zh="序时目标", en="expected")
SCHEDULE_GAP = Text(zh="超欠进度", en="to schedule")
FORECAST = Text(zh="推算", en="forecast")
NEEDED = Text(zh="今后每年需", en="needed a year")
ACCELERATION = Text(zh="提速倍数", en="acceleration")
RANK = Text(zh="位次", en="rank")
FLAGS_TITLE = Text(zh="提示", en="flags")
DUE = Text(zh="应报", en="due")
REPORTED = Text(zh="已报", en="reported")
REPORTING_RATE = Text(zh="报送率", en="reporting")
MET_RATE = Text(zh="完成比例", en="met")
SCORE = Text(zh="平均完成率（封顶）", en="mean attainment (capped)")
LIGHT_TITLE = Text(zh="灯号", en="light")
LEAD = Text(zh="牵头部门", en="lead")
ASSIST = Text(zh="协助部门", en="assisting")
NAME = Text(zh="名称", en="name")
NUMBER = Text(zh="数量", en="number")
PERIOD = Text(zh="期间", en="period")
NOTE = Text(zh="说明", en="note")
UNCONFIRMED = Text(zh="口径待确认", en="kind unconfirmed")

# The columns of a submitted file (model.submission.Column): what readers know them by, and what is written.
SUBMITTED: Mapping[str, Text] = {
    "id": ID,
    "indicator": Text(zh="指标", en="indicator"),
    "unit": Text(zh="单位", en="unit"),
    "period": Text(zh="期间", en="period"),
    "value": Text(zh="实际值", en="value"),
    "department": Text(zh="责任部门", en="department"),
    "data_status": Text(zh="数据状态", en="data_status"),
    "note": Text(zh="说明", en="note"),
    "submitted_by": Text(zh="填报人", en="submitted_by"),
    "as_of": Text(zh="截至", en="as_of"),
    "evidence": Text(zh="佐证", en="evidence"),
    "progress": Text(zh="进展", en="progress"),
}

# The columns of data/record/revisions.csv (model.record.Line), in their order.
RECORD: Mapping[str, Text] = {
    "number": Text(zh="序号", en="number"),
    "accepted": Text(zh="收入时间", en="accepted"),
    "id": ID,
    "indicator": SUBMITTED["indicator"],
    "period": PERIOD,
    "old_value": Text(zh="原值", en="old_value"),
    "old_data_status": Text(zh="原数据状态", en="old_data_status"),
    "value": Text(zh="新值", en="value"),
    "data_status": SUBMITTED["data_status"],
    "reason": Text(zh="原因", en="reason"),
    "source_file": Text(zh="来源文件", en="source_file"),
    "sheet": Text(zh="工作表", en="sheet"),
    "cell": Text(zh="单元格", en="cell"),
    "raw": Text(zh="原文", en="raw"),
    "sha256": Text(zh="文件sha256", en="sha256"),
    "submitted_by": SUBMITTED["submitted_by"],
    "as_of": SUBMITTED["as_of"],
    "evidence": SUBMITTED["evidence"],
    "note": NOTE,
    "accepted_by": Text(zh="收入人", en="accepted_by"),
    "check": Text(zh="校验", en="check"),
}
# What became of a submitted value (report.accepted.Change).
TAKEN: Mapping[str, Text] = {
    "new": Text(zh="新报", en="new"),
    "raised": Text(zh="状态提升", en="firmer status"),
    "revised": Text(zh="更正", en="revised"),
    "withdrawn": Text(zh="撤回", en="withdrawn"),
    "noted": Text(zh="补充说明", en="remark only"),
    "restored": Text(zh="补回", en="restored"),
    "unchanged": Text(zh="未变", en="unchanged"),
}

# The sheet of a form that says how to fill it in: no submission, and not worth a word when it comes back.
GUIDE_SHEET = Text(zh="填报说明", en="guide")

# What each threshold of the method decides (method.md), in the order of model.plan.Thresholds.
THRESHOLD: Mapping[str, Text] = {
    "exceeded": Text(zh="超额完成（完成率）", en="exceeded (attainment)"),
    "near": Text(zh="基本完成、虚高（完成率）", en="near, hollow (attainment)"),
    "behind": Text(zh="滞后（完成率）", en="behind (attainment)"),
    "ahead": Text(zh="快于预期（进度比）", en="ahead (pace S)"),
    "on_track": Text(zh="符合预期（进度比）", en="on track (pace S)"),
    "slow": Text(zh="进度偏慢（进度比）", en="slow (pace S)"),
    "hollow": Text(zh="虚高（进度比）", en="hollow (pace S)"),
    "too_easy": Text(zh="目标偏低（完成率）", en="target too easy (attainment)"),
    "loaded": Text(zh="目标前置、后置（与匀速之差）", en="front- or back-loaded (from a constant pace)"),
    "schedule_ahead": Text(zh="超进度（占全年目标）", en="ahead of schedule (of the year's target)"),
    "growth_near": Text(zh="增速基本完成（个百分点）", en="growth near (points)"),
    "growth_behind": Text(zh="增速滞后（个百分点）", en="growth behind (points)"),
    "light_green": Text(zh="绿灯（平均完成率）", en="green (mean attainment)"),
    "light_yellow": Text(zh="黄灯（平均完成率）", en="yellow (mean attainment)"),
    "reporting": Text(zh="灯号所需报送率", en="reporting rate that a light needs"),
}

# What stands where the data say nothing and an officer must write.
BLANK = Text(zh="【待填：{what}】", en="[to be filled in: {what}]")

# --- the plan itself (gxq lint) ------------------------------------------------------------------------------------

# What has to be decided, in the order in which a plan office takes it.
DECISION: Mapping[str, Text] = {
    "target": Text(zh="目标值", en="targets"),
    "definition": Text(zh="口径与单位", en="definitions and units"),
    "responsibility": Text(zh="责任", en="responsibility"),
    "goals": Text(zh="目标与指标的衔接", en="goals and indicators"),
    "wording": Text(zh="文字", en="wording"),
    "rules": Text(zh="规则设置", en="the rules in force"),
}

# The columns of a ledger of supervised rows (督办台账), in their order: those known beforehand, then those that the
# department fills in.
LEDGER: Mapping[str, Text] = {
    "at": Text(zh="序号", en="no"),
    "id": ID,
    "name": Text(zh="督办事项", en="matter"),
    "period": PERIOD,
    "department": DEPARTMENT,
    "lead": LEAD,
    "assist": ASSIST,
    "target": TARGET,
    "actual": ACTUAL,
    "gap": GAP,
    "status": STATUS_TITLE,
    "lasting": Text(zh="持续", en="since"),
    "needed": Text(zh="还需", en="needed"),
    "exemption": Text(zh="容错", en="exemption"),
    "cause": Text(zh="原因", en="cause"),
    "measure": Text(zh="措施", en="measure"),
    "deadline": Text(zh="完成时限", en="deadline"),
    "person": Text(zh="责任人", en="person"),
    "handling": Text(zh="办理情况", en="handling"),
    "state": Text(zh="办结状态", en="state"),
}
LEDGER_ASKED = ("cause", "measure", "deadline", "person", "handling", "state")
LEDGER_STATE: Mapping[str, Text] = {
    "open": Text(zh="未办理", en="open"),
    "in_hand": Text(zh="办理中", en="in hand"),
    "done": Text(zh="已办结", en="done"),
}
# Where an entry of a ledger that was taken in came from: the further columns of data/record/ledgers.
LEDGER_KEPT: Mapping[str, Text] = {
    "accepted": Text(zh="收入时间", en="accepted"),
    "file": Text(zh="来源文件", en="file"),
    "sheet": Text(zh="工作表", en="sheet"),
    "row": Text(zh="行", en="row"),
    "sha256": Text(zh="sha256", en="sha256"),
}
# A work without indicators that has not moved.
NO_PROGRESS: Mapping[str, Text] = {
    "no_progress": Text(zh="未报进展", en="no progress"),
    "not_started": Text(zh="未启动", en="not started"),
}

# The columns of a register of exemptions that is kept as a table, and what an exemption does to points.
EXEMPTION: Mapping[str, Text] = {
    "id": ID,
    "period": PERIOD,
    "treatment": Text(zh="处理", en="treatment"),
    "document": Text(zh="认定文号", en="document"),
    "reason": Text(zh="原因", en="reason"),
    "until": Text(zh="有效期至", en="until"),
}
TREATMENT: Mapping[str, Text] = {
    "excluded": Text(zh="不计分", en="excluded"),
    "met": Text(zh="视同完成", en="met"),
    "half": Text(zh="减半扣分", en="half"),
}
EXEMPTION_STANDING: Mapping[str, Text] = {
    "in_force": Text(zh="容错认定", en="exempt"),
    "expired": Text(zh="容错已过期", en="exemption run out"),
    "unapproved": Text(zh="容错未认定", en="exemption not approved"),
}

# Why a row has its share of the points, or none and does not count.
SCORED: Mapping[str, Text] = {
    "met": Text(zh="完成，满分", en="met: all points"),
    "attained": Text(zh="未完成，按完成率", en="missed: by attainment"),
    "capped": Text(zh="超额，封顶", en="exceeded: capped"),
    "below_floor": Text(zh="低于起分线，不得分", en="below the floor: none"),
    "not_met": Text(zh="未完成，不得分", en="missed: none"),
    "not_reported": Text(zh="未报送，不得分", en="unreported: none"),
    "progress": Text(zh="按进展", en="by progress"),
    "no_progress": Text(zh="未报进展，不得分", en="no progress reported: none"),
    "left_out": Text(zh="评分文件写明不计", en="left out by the scoring file"),
    "copy": Text(zh="重复的行，只在原行计一次", en="a copy: its original scores"),
    "no_target": Text(zh="没有可判断的目标，不计", en="no target to judge: left out"),
    "unscored_works": Text(zh="评分文件没有规定，不计", en="the scoring file says nothing of works"),
}
DUTY: Mapping[str, Text] = {
    "owner": Text(zh="负责", en="owns"),
    "lead": Text(zh="牵头", en="leads"),
    "assist": Text(zh="协助", en="assists"),
}
POINTS_SCORED = Text(zh="考核得分", en="points")
