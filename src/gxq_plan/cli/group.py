"""The group: one entry a command."""

from __future__ import annotations

from keyword import iskeyword

from gxq_plan.cli._click import Commands, Entry
from gxq_plan.text import Text

_ABOUT = {
    "check": Text(
        zh="检查报送的文件，指出错在哪一格、应怎样改",
        en="check submitted files: which cell is wrong, and what to write",
    ),
    "fix": Text(
        zh="把写法杂乱的报送表整理成统一格式，不改变任何数",
        en="a clean copy of a messy file; no value changes its meaning",
    ),
    "accept": Text(
        zh="收入报送的数：先检查，再并入实际值，留痕可查",
        en="take submitted values in: checked, merged, on record",
    ),
    "report": Text(zh="评价计划完成情况：完成率、差距、趋势", en="where the plan stands: attainment, gap, trend"),
    "show": Text(
        zh="一个指标的全部：定义、目标、实际、每一步计算和出处",
        en="one indicator: definition, targets, actuals, every figure derived",
    ),
    "list": Text(
        zh="计划本身：指标、工作、任务、部门、总体目标，部门责任清单",
        en="the plan itself: indicators, works, tasks, departments, goals",
    ),
    "template": Text(
        zh="按部门生成报送表（Excel、CSV），收回后用 check 检查",
        en="forms to fill in (Excel, CSV), one a department",
    ),
    "whatif": Text(
        zh="假设几个数，看哪些状态和灯号会变；不改文件",
        en="suppose some values: which statuses and lights would flip",
    ),
    "bulletin": Text(
        zh="起草通报：Word 公文版式，句子由数据写成", en="draft the bulletin: a Word document made of figures"
    ),
    "supervise": Text(
        zh="督办清单和台账：谁的哪一项滞后多久，收回填好的台账",
        en="what to urge on: a list, and a ledger to fill in",
    ),
    "score": Text(
        zh="考核得分：只按单位自己的评分文件，每一分说得清", en="appraisal by your scoring file, every point explained"
    ),
    "diff": Text(
        zh="两份计划或两次数据的差别：哪些状态变了，因为什么",
        en="two plans or two states of the data: what moved, and why",
    ),
    "verify": Text(
        zh="按哈希找回原始输入，重算一份已公布的报告",
        en="recompute a published report from its inputs by their hashes",
    ),
    "lint": Text(
        zh="审查计划本身：自相矛盾、缺项、责任不清，由谁定什么",
        en="audit the plan itself: contradictions, gaps, who must decide what",
    ),
    "import": Text(
        zh="从公开的计划文件（Word、Excel、网页、文本）取出指标表，写成计划文件",
        en="take a published plan (Word, Excel, a page, text) into a plan file",
    ),
    "explain": Text(zh="解释一条规则：查什么、为什么、怎么改", en="explain a rule: what, why, how to put it right"),
    "init": Text(
        zh="新建一个计划文件夹，里面是能直接运行的示例", en="start a plan folder with examples that work at once"
    ),
    "schema": Text(
        zh="计划文件和机器输出的 JSON Schema，供编辑器和程序用",
        en="JSON Schema of the plan file and the machine output",
    ),
}
# A command's module has the command's name, `import_` where that is a word of Python, and holds it as `command`.
TABLE = {name: Entry(f"gxq_plan.cli.{name}{'_' * iskeyword(name)}", about) for name, about in _ABOUT.items()}

gxq = Commands(
    name="gxq",
    table=TABLE,
    about=Text(
        zh="gxq 说清一份计划：承诺了什么，做到了多少，还差什么，能不能达到。",
        en="gxq tells the truth about a plan: what was promised, what was delivered, what is missing.",
    ),
    examples=("gxq check data/actuals/2019.csv", "gxq report --dept 科学技术局", "gxq show W13-1"),
)
