"""What an editor says of each key of the plan file, in both languages; test_plan_schema.py keeps it to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gxq_plan.text import Text
from gxq_plan.words import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLES: Mapping[str, Text] = {
    "file": Text(zh="计划文件。", en="A plan file."),
    "plan": Text(zh="计划本身。", en="The plan itself."),
    "conventions": Text(zh="约定。", en="Conventions."),
    "thresholds": Text(zh="阈值。", en="Thresholds."),
    "department": Text(zh="部门。", en="A department."),
    "sources": Text(zh="数据来源。", en="A source of data."),
    "priorities": Text(zh="路线图分类。", en="A class of the roadmap."),
    "project": Text(zh="工程（第一级）。", en="A project, the first level."),
    "task": Text(zh="任务（第二级）。", en="A task, the second level."),
    "work": Text(zh="工作（第三级）。", en="A work, the third level."),
    "indicator": Text(zh="指标。", en="An indicator."),
    "baseline": Text(zh="基期。", en="A baseline."),
    "limits": Text(zh="上下限。", en="Limits."),
    "revision": Text(zh="目标调整。", en="A revised target."),
    "target": Text(zh="目标。", en="A target."),
    "goal": Text(zh="总体目标。", en="A goal of the plan's text."),
    "link": Text(zh="目标与指标的对应。", en="An indicator that stands for the goal."),
    "relation": Text(zh="指标之间的关系。", en="What must hold across indicators."),
    "rules": Text(zh="规则设置。", en="Rules."),
    "waiver": Text(zh="豁免。", en="A waiver."),
    "variant": Text(zh="其他写法。", en="Another spelling."),
}

_NUMBER = Text(zh="序号；不写就接着上一个。", en="The number; without it the next one.")
_UNDER = Text(zh="直接放在这一级之下的指标。", en="Indicators that stand right under this level.")
_MEANING = Text(zh="含义。", en="What it means.")
_ABOUT: Mapping[str, Mapping[str, Text]] = {
    "file": {
        "schema": Text(zh="文件格式，照写。", en="The format; write it as it is."),
        "plan": Text(zh="计划的编号、名称和年度。", en="The plan's id, title and years."),
        "conventions": Text(
            zh="方法留给计划自己定的约定和阈值。", en="Choices and thresholds that the method leaves open."
        ),
        "departments": Text(
            zh="部门名单；写了，别处的部门就必须在名单里。", en="Departments; once listed, no other may be named."
        ),
        "sources": Text(zh="数据来源名单。", en="Sources of data."),
        "priorities": Text(zh="路线图分类名单。", en="Classes of the roadmap."),
        "projects": Text(zh="工程，下面依次是任务、工作、指标。", en="Projects; below them tasks, works, indicators."),
        "indicators": Text(zh="没有层级时，指标直接写在这里。", en="Indicators without any level above them."),
        "goals": Text(zh="正文里的量化总体目标。", en="Quantified goals of the plan's text."),
        "relations": Text(zh="指标之间必须成立的关系。", en="What must hold across indicators."),
        "rules": Text(zh="规则的取舍、级别和豁免。", en="Which rules apply, how much they weigh, what is waived."),
    },
    "plan": {
        "id": Text(zh="英文短名，定了就不再改。", en="A short id that never changes."),
        "title": Text(zh="计划名称。", en="The plan's title."),
        "periods": Text(zh="计划的年度，由早到晚。", en="The years of the plan, ascending."),
        "document_no": Text(zh="文号。", en="The document's number."),
        "issuer": Text(zh="印发单位。", en="Who issued it."),
        "issued": Text(zh="印发日期，如 2018-12-28。", en="The day of issue such as 2018-12-28."),
        "levels": Text(zh="文件怎样称呼各级，由上到下。", en="What the document calls its levels, from the top."),
        "steering": Text(zh="领导机构。", en="The steering group."),
    },
    "conventions": {
        "reverse_attainment": Text(
            zh="越低越好的指标怎样算完成率：complement 是 2 - 实际÷目标，quotient 是目标÷实际。",
            en="Attainment where lower is better: complement is 2 - actual/target, quotient is target/actual.",
        ),
        "thresholds": Text(zh="改动的阈值，会印在报告里。", en="Thresholds that differ; they are printed."),
    },
    "thresholds": {name: Text(zh=f"{one.zh}。", en=f"{one.en}.") for name, one in THRESHOLD.items()},
    "department": {
        "name": Text(zh="全称。", en="The full name."),
        "aliases": Text(zh="简称，报送文件里写简称也认得。", en="Short names that files may use."),
    },
    "sources": {"name": Text(zh="来源名称。", en="Its name."), "meaning": _MEANING},
    "priorities": {"name": Text(zh="分类名称。", en="Its name."), "meaning": _MEANING},
    "project": {
        "number": _NUMBER,
        "name": Text(zh="名称。", en="Its name."),
        "tasks": Text(zh="下面的任务。", en="The tasks below it."),
        "indicators": _UNDER,
    },
    "task": {
        "number": _NUMBER,
        "name": Text(zh="名称。", en="Its name."),
        "works": Text(zh="下面的工作。", en="The works below it."),
        "indicators": _UNDER,
    },
    "work": {
        "number": _NUMBER,
        "name": Text(zh="名称。", en="Its name."),
        "lead": Text(zh="牵头部门。", en="The department that leads."),
        "assist": Text(zh="协助部门。", en="Departments that assist."),
        "assist_open": Text(zh="原文名单以“等”结尾。", en="The document's list is open-ended."),
        "department": Text(zh="没有指标的工作由谁报进展。", en="Who reports on a work without indicators."),
        "priority": Text(zh="路线图分类。", en="Its class of the roadmap."),
        "indicators": _UNDER,
    },
    "indicator": {
        "id": Text(
            zh="编号，不重复，用过的不再用，如 W01-1、I-1。", en="The id, never used twice, such as W01-1 or I-1."
        ),
        "name": Text(zh="名称。", en="Its name."),
        "unit": Text(zh="单位；百分号要加引号。", en="The unit; a percent sign needs quotes."),
        "kind": Text(
            zh="口径：level 年末数，cumulative 累计数，flow 当年数，ratio 比率，growth 增速，milestone 节点。",
            en="What a number means: state, running total, the year's amount, ratio, growth rate, milestone.",
        ),
        "direction": Text(
            zh="up 越高越好，down 越低越好，range 区间内为好。",
            en="Whether higher, lower or inside a range is better.",
        ),
        "targets": Text(
            zh="各年度的目标：{{2018: 5.1, 2019: ——}}；各种写法见 docs/plan-file.zh.md。",
            en="Targets by year; docs/plan-file.en.md shows every form.",
        ),
        "source": Text(
            zh="数据来源；可以写几个，第一个为准。", en="Where data come from; the first of several counts."
        ),
        "department": Text(zh="责任部门；可以写几个，第一个负责。", en="Who owns the row; the first of several does."),
        "kind_confirmed": Text(
            zh="原文没有写明口径时写 false。", en="Write false where the document leaves the kind open."
        ),
        "same_as": Text(zh="与哪一行是同一个指标。", en="The id of the row that it repeats."),
        "baseline": Text(zh="计划以前的数，趋势从这里算起。", en="The value before the plan; trends start from it."),
        "tolerance": Text(zh="容差，与指标同单位。", en="The tolerance, in the unit."),
        "limits": Text(zh="允许的最小值和最大值。", en="The least and the greatest value that can be."),
        "decimals": Text(zh="显示几位小数。", en="Decimals to show."),
        "growth": Text(zh="匀速对照按年均增速算。", en="Constant pace is compound growth."),
        "nature": Text(zh="binding 约束性，expected 预期性。", en="Binding or expected."),
        "weight": Text(zh="权重。", en="Its weight in groups."),
        "definition": Text(zh="口径说明。", en="How it is counted."),
        "aliases": Text(zh="其他叫法，报送文件里可用。", en="Other names that files may use."),
        "date": Text(zh="节点的日期。", en="The date of a milestone."),
        "numerator": Text(zh="分子的编号。", en="The id of its numerator."),
        "denominator": Text(zh="分母的编号。", en="The id of its denominator."),
        "revisions": Text(zh="目标调整的记录。", en="How its targets were revised."),
    },
    "baseline": {
        "period": Text(zh="哪一年的数。", en="The year of the value."),
        "value": Text(zh="数。", en="The value."),
        "source": Text(zh="出处。", en="Where it comes from."),
        "status": Text(zh="数据状态。", en="The status of the value."),
        "note": Text(zh="备注。", en="A note."),
    },
    "limits": {"min": Text(zh="最小值。", en="The least."), "max": Text(zh="最大值。", en="The greatest.")},
    "revision": {
        "period": Text(zh="哪个期间的目标。", en="The period of the target."),
        "from": Text(zh="原目标。", en="The target before."),
        "to": Text(zh="现目标，应与 targets 一致。", en="The target now, the same as in targets."),
        "on": Text(zh="调整日期。", en="The day of the change."),
        "document": Text(zh="批准的文号。", en="The document that approves it."),
        "reason": Text(zh="原因。", en="Why."),
    },
    "target": {
        "value": Text(zh="目标数。", en="The number."),
        "bound": Text(
            zh="at_least 不低于，at_most 不高于，above 高于，below 低于，about 左右。",
            en="How an actual must stand to the number.",
        ),
        "tolerance": Text(zh="容差。", en="The tolerance."),
        "none": Text(zh="没有设目标，写明原因。", en="No target, and why."),
        "between": Text(zh="区间的两端，小的在前。", en="The two ends, the smaller first."),
        "about": Text(zh="“左右”：没有容差时为 ±5%。", en="About the number: within 5% if there is no tolerance."),
        "text": Text(zh="文字目标，保留，不计分。", en="A target in words: kept, never scored."),
        "relative_to": Text(
            zh="与哪一行同期的实际值相比。", en="The row whose actual of the period it is held against."
        ),
        "margin": Text(zh="比那一行多多少。", en="By how much it must differ from that row."),
        "stretch": Text(zh="力争达到的数，另记，不影响是否完成。", en="What is striven for beside the target."),
        "delegated": Text(zh="由谁另行下达。", en="Where the target is set."),
        "average": Text(zh="整个计划期的年均。", en="The yearly average over the plan."),
        "change": Text(zh="整个计划期的变化，按单位。", en="The change over the plan, in the unit."),
        "change_percent": Text(zh="整个计划期的变化，按百分比。", en="The change over the plan in percent."),
    },
    "goal": {
        "id": Text(zh="编号，如 G01。", en="The id such as G01."),
        "name": Text(zh="名称。", en="Its name."),
        "bound": Text(zh="不低于、高于、左右等。", en="How an actual must stand to the value."),
        "value": Text(zh="目标数。", en="The number."),
        "change_percent": Text(zh="每年变化的百分比。", en="The change in percent."),
        "unit": Text(zh="单位。", en="The unit."),
        "by": Text(zh="到哪一年。", en="The year it is due by."),
        "per": Text(zh="每年都要达到。", en="Asked of every year."),
        "multiple_of": Text(zh="是哪一年的几倍，如 {{period: 2010}}。", en="The year that it is a multiple of."),
        "indicators": Text(zh="对应的指标。", en="The indicators that stand for it."),
    },
    "link": {
        "id": Text(zh="指标编号。", en="The id of the indicator."),
        "relation": Text(
            zh="same 同一指标，converted 换算（须写 factor），related 相关。",
            en="The same thing, converted by a factor, or only related.",
        ),
        "factor": Text(zh="换算系数。", en="What to multiply by."),
        "note": Text(zh="备注。", en="A note."),
    },
    "relation": {
        "sum": Text(zh="这些行的合计。", en="Rows whose sum is limited."),
        "at_most": Text(zh="合计不超过多少。", en="What the sum may not exceed."),
        "part": Text(zh="部分。", en="The part."),
        "of": Text(zh="整体，或不能超过前者的那一行。", en="The whole, or the row that must not be greater."),
        "equal": Text(zh="这些行应相等。", en="Rows that must be equal."),
        "stock": Text(zh="总数。", en="The stock."),
        "new": Text(zh="新增。", en="What is added to it."),
        "at_least": Text(zh="不少于另一行的那一行。", en="The row that must not be less."),
        "reason": Text(zh="为什么必须成立。", en="Why it must hold."),
    },
    "rules": {
        "select": Text(
            zh="只查这些规则：代码、代码开头或名称。", en="Only these rules: codes, their beginnings or names."
        ),
        "ignore": Text(zh="不查这些规则。", en="Without these rules."),
        "severity": Text(zh="改级别，如 {{A021: error}}。", en="Severities by code."),
        "waivers": Text(zh="批准的豁免。", en="What somebody approved."),
    },
    "waiver": {
        "code": Text(zh="一条规则的代码或名称。", en="The code or name of one rule."),
        "indicator": Text(zh="限于这个指标。", en="For this indicator only."),
        "work": Text(zh="限于这项工作。", en="For this work only."),
        "department": Text(zh="限于这个部门。", en="For this department only."),
        "period": Text(zh="限于这个期间。", en="For this period only."),
        "reason": Text(zh="原因。", en="Why."),
        "approver": Text(zh="批准人。", en="Who approved it."),
        "until": Text(zh="最后一天，当天仍有效。", en="The last day on which it holds."),
    },
    "variant": {
        "text": Text(zh="别处的写法。", en="The other spelling."),
        "where": Text(zh="在文件何处。", en="Where it stands."),
    },
}
# Keys that several parts share.
ANYWHERE: Mapping[str, Text] = {
    "as_written": Text(zh="原文此处的写法，按键记。", en="What the document itself says here, by key."),
    "variants": Text(zh="原文别处的其他写法。", en="Other spellings elsewhere in the document."),
    "notes": Text(zh="备注。", en="Notes."),
    "person": Text(zh="责任人。", en="The person in charge."),
    "contact": Text(zh="联系方式。", en="How to reach them."),
    "measures": Text(zh="措施。", en="Measures."),
    "due": Text(zh="时限。", en="When it is due."),
    "nodes": Text(zh="分季度的节点。", en="Steps by quarter."),
}
FORMS: Mapping[str, Text] = {"not set": Text(zh="没有设目标。", en="No target.")}
TARGET_PATTERNS: Mapping[str, Text] = {
    r"^[0-9]{4}(年度?)?$": Text(zh="一年的目标。", en="The target of a year."),
    r"^[0-9]{4}(年.*[季月半].*|H[12]|Q[1-4]|-(0[1-9]|1[0-2]))$": Text(
        zh="年内应达到的数。", en="What is due inside a year."
    ),
    r"^[0-9]{4}-[0-9]{4}$": Text(zh="整个计划期的目标。", en="The target of the whole plan."),
    "^each$": Text(zh="每年都适用。", en="For every year that has none of its own."),
}
DEFAULTS: Mapping[tuple[str, str], Any] = {
    ("conventions", "reverse_attainment"): "complement",
    ("work", "assist_open"): False,
    ("indicator", "kind_confirmed"): True,
    ("indicator", "tolerance"): 0,
    ("indicator", "weight"): 1,
}
EXAMPLES: Mapping[tuple[str, str], list[Any]] = {
    ("plan", "periods"): [[2021, 2022, 2023]],
    ("plan", "levels"): [["工程", "任务", "工作"]],
    ("plan", "issued"): ["2021-03-01"],
    ("indicator", "id"): ["W01-1", "I-1"],
    ("indicator", "unit"): ["家", "%", "亿元"],
    ("indicator", "targets"): [{"2021": 100, "2022": {"bound": "above", "value": 110}, "2023": "——"}],
    ("indicator", "baseline"): [{"period": 2020, "value": 92}],
    ("indicator", "limits"): [{"min": 0, "max": 100}],
    ("goal", "id"): ["G01"],
}


def title(name: str) -> Text:
    return TITLES[name]


def about(name: str, key: str) -> Text:
    """What is said of a key in a part of the file."""
    return _ABOUT[name].get(key) or ANYWHERE[key]


def described() -> Mapping[str, set[str]]:
    """Which keys of which parts have words of their own."""
    return {name: set(keys) for name, keys in _ABOUT.items()}
