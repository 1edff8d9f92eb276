"""What can be wrong with a scoring file or a register of exemptions beside their YAML form (family S, exit code 2)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

_WHY = Text(
    zh="计划没有规定权重、封顶和扣分，考核得分只能按单位自己定的办法算。写法有疑问时一分也不算。",
    en="The plan sets no weights, caps or deductions: points follow the office's own rules alone, and none are given "
    "while those are in doubt.",
)


def _fault(code: str, name: str, title: Text, message: Text, remedy: Text, example: Text) -> Fault:
    return Fault(code, name, Severity.ERROR, title, message, remedy, _WHY, example, stops=True)


NO_SCORING = _fault(
    "S001",
    "no_scoring_file",
    Text(zh="没有评分文件，不能考核", en="no scoring file, no scores"),
    Text(
        zh="没有用 --scoring 写明评分文件；计划没有规定权重、封顶、扣分和加分，gxq 不代为规定",
        en="--scoring names no scoring file; the plan sets no weights, caps, deductions or bonuses, gxq makes up none",
    ),
    Text(
        zh="先运行 gxq score --init 评分.yaml 写出一份带说明的示例（等权），按考核办法改好，再运行 "
        "gxq score --scoring 评分.yaml",
        en="gxq score --init scoring.yaml writes a commented example with equal weights; make it say your rules, then "
        "run gxq score --scoring scoring.yaml",
    ),
    Text(zh="gxq score（没有 --scoring）", en="gxq score (without --scoring)"),
)
UNREADABLE = _fault(
    "S002",
    "scoring_unreadable",
    Text(zh="文件打不开", en="the file cannot be opened"),
    Text(zh="{what}打不开：{reason}", en="{what} cannot be opened: {reason}"),
    Text(zh="请检查文件名和权限", en="check its name and its permissions"),
    Text(zh="gxq score --scoring 不存在.yaml", en="gxq score --scoring no-such-file.yaml"),
)
EMPTY = _fault(
    "S003",
    "scoring_empty",
    Text(zh="文件是空的", en="the file is empty"),
    Text(zh="{what}里没有内容", en="{what} holds nothing"),
    Text(zh="请照示例写：{example}", en="write it like the example: {example}"),
    Text(zh="gxq score --init 评分.yaml 写出示例", en="gxq score --init scoring.yaml writes an example"),
)
UNKNOWN_SCHEMA = _fault(
    "S004",
    "scoring_schema",
    Text(zh="不是这种文件", en="another kind of file"),
    Text(zh="schema 写的是“{found}”，这里要的是 {wanted}", en="the schema is '{found}', {wanted} is needed here"),
    Text(zh="请检查是不是选错了文件；第一行写 schema: {wanted}", en="is it the right file? Line one: schema: {wanted}"),
    Text(zh="--scoring 后面写了计划文件", en="--scoring names the plan file"),
)
NOT_SCORED = _fault(
    "S005",
    "nothing_to_score",
    Text(zh="没有可以计分的行", en="nothing can be scored"),
    Text(zh="{period}没有一行可以计分：{reason}", en="no row of {period} can be scored: {reason}"),
    Text(
        zh="请先报送这一年的实际值，或用 --period 换一个年度；数已经报来的，请检查评分文件的 weights、joint、left_out，"
        "和计划里的 department、targets",
        en="submit that year's values, or choose another --period; where they are in, see weights, joint and "
        "left_out of the scoring file, and department and targets of the plan",
    ),
    Text(zh="考核 2020 年，而 2020 年的数还没有报", en="scores of 2020 before its values came in"),
)
REGISTER_COLUMN = _fault(
    "S006",
    "register_columns",
    Text(zh="容错登记表缺列", en="the register lacks a column"),
    Text(zh="容错登记表的表头里没有：{missing}", en="the header of the register lacks: {missing}"),
    Text(
        zh="请补上；表头是“编号、期间、处理、认定文号、原因、有效期至”",
        en="add it; the header is: id, period, treatment, document, reason, until",
    ),
    Text(zh="表头没有“有效期至”", en="the header has no 'until'"),
)

SCORING_FAULTS: tuple[Fault, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Fault))
