"""What can be wrong with a plan file, so that nothing can be judged by it (family P, exit code 2)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

_ONE_WAY = Text(
    zh="计划文件是一切数字的依据。gxq 不猜测：写法有疑问时停下来指出位置，由人改正。",
    en="Every figure rests on the plan file. gxq does not guess: where the form is in doubt it stops and says where.",
)

_NONE = Text(zh="", en="")


def _fault(
    code: str,
    name: str,
    title: Text,
    message: Text,
    remedy: Text,
    why: Text = _ONE_WAY,
    example: Text = _NONE,
) -> Fault:
    return Fault(code, name, Severity.ERROR, title, message, remedy, why, example, stops=True)


NOT_FOUND = _fault(
    "P001",
    "plan_not_found",
    Text(zh="找不到计划文件", en="no plan file found"),
    Text(zh="找不到计划文件。找过：{looked}", en="no plan file found. Looked at: {looked}"),
    Text(
        zh="请在计划所在的文件夹里运行，或用 --plan 文件名 指定（也可设环境变量 GXQ_PLAN）",
        en="run gxq inside the plan's folder, or name the file with --plan FILE (or set GXQ_PLAN)",
    ),
    example=Text(zh="gxq report --plan D:\\计划\\data\\plan.yaml", en="gxq report --plan ~/zone/data/plan.yaml"),
)
UNREADABLE = _fault(
    "P002",
    "plan_unreadable",
    Text(zh="计划文件打不开", en="the plan file cannot be opened"),
    Text(zh="计划文件打不开：{reason}", en="the plan file cannot be opened: {reason}"),
    Text(zh="请检查文件名、权限，以及它是不是一个文件", en="check its name, its permissions, and that it is a file"),
)
NOT_UTF8 = _fault(
    "P003",
    "plan_not_utf8",
    Text(zh="文件不是 UTF-8 编码", en="the file is not UTF-8"),
    Text(zh="第一个读不通的字节是 {byte}", en="the first byte that is not UTF-8 is {byte}"),
    Text(zh="请在编辑器里把文件另存为 UTF-8 编码", en="save the file as UTF-8 in your editor"),
)
SYNTAX = _fault(
    "P004",
    "yaml_syntax",
    Text(zh="YAML 语法有误", en="YAML syntax"),
    Text(zh="YAML 语法有误：{problem}", en="YAML syntax: {problem}"),
    Text(zh="请改正此处；之后的内容改正后才能检查", en="put this right; what follows can only be checked afterwards"),
    example=Text(zh="错：name:科技局    对：name: 科技局", en="wrong: name:Office    right: name: Office"),
)
EMPTY = _fault(
    "P005",
    "plan_empty",
    Text(zh="计划文件是空的", en="the plan file is empty"),
    Text(zh="计划文件里没有内容", en="the plan file holds nothing"),
    Text(zh="请写入 schema、plan 和指标", en="write schema, plan and the indicators into it"),
)
DUPLICATE_KEY = _fault(
    "P006",
    "duplicate_key",
    Text(zh="同一个键写了两次", en="a key stands twice"),
    Text(zh="键“{key}”在第 {line} 行已经写过", en="the key '{key}' already stands on line {line}"),
    Text(zh="请删去其中一个", en="delete one of the two"),
    why=Text(
        zh="YAML 读取时通常只留最后一个，前一个的内容会无声丢失。",
        en="YAML readers keep the last one in silence, so the first one's content would be lost.",
    ),
)
ALIAS = _fault(
    "P007",
    "anchor_or_alias",
    Text(zh="使用了锚点或引用", en="an anchor or alias is used"),
    Text(zh="{name} 是锚点或引用，这里不允许使用", en="{name} is an anchor or alias, which may not be used here"),
    Text(zh="请把内容直接写在需要的地方", en="write the content out where it is needed"),
    why=Text(
        zh="引用可以让很小的文件膨胀到占满内存，也让人看不出某处的值从何而来。",
        en="Aliases let a tiny file grow until memory is full, and hide where a value comes from.",
    ),
)
TAG = _fault(
    "P008",
    "yaml_tag",
    Text(zh="使用了 YAML 标签", en="a YAML tag is used"),
    Text(zh="这里不使用标签 {tag}", en="tags such as {tag} are not used here"),
    Text(zh="请删去标签", en="delete the tag"),
)
TOO_DEEP = _fault(
    "P009",
    "too_deep",
    Text(zh="嵌套过深", en="nested too deeply"),
    Text(zh="嵌套超过 {limit} 层", en="nested more than {limit} levels deep"),
    Text(zh="请检查括号是否配对", en="check that brackets are closed"),
)
TOO_LARGE = _fault(
    "P010",
    "plan_too_large",
    Text(zh="文件过大", en="the file is too large"),
    Text(zh="文件超过上限（{limit}）", en="the file is over the limit ({limit})"),
    Text(zh="请检查是不是选错了文件", en="check whether this is the right file"),
)
SECOND_DOCUMENT = _fault(
    "P011",
    "second_document",
    Text(zh="一个文件里有两份文档", en="a second document in the file"),
    Text(zh="“---”之后又开始了一份文档", en="another document starts after '---'"),
    Text(zh="一个文件只写一份，请拆开", en="one document a file: split it"),
)
KEY_NOT_TEXT = _fault(
    "P012",
    "key_not_text",
    Text(zh="键不是文字", en="a key is no text"),
    Text(zh="键必须是一个词", en="a key must be a word"),
    Text(zh="请检查括号和缩进", en="check brackets and indentation"),
)
UNKNOWN_KEY = _fault(
    "P013",
    "unknown_key",
    Text(zh="不认识的键", en="an unknown key"),
    Text(zh="这里没有名为“{key}”的键", en="there is no key '{key}' here"),
    Text(zh="{suggestion}", en="{suggestion}"),
    example=Text(zh="错：directon: up    对：direction: up", en="wrong: directon: up    right: direction: up"),
)
MISSING_KEY = _fault(
    "P014",
    "missing_key",
    Text(zh="缺少必填的键", en="a required key is missing"),
    Text(zh="{node}缺少“{key}”", en="{node} has no '{key}'"),
    Text(zh="请补上 {hint}", en="add {hint}"),
    example=Text(zh="direction: up（越高越好）或 down（越低越好）", en="direction: up (higher is better) or down"),
)
WRONG_SHAPE = _fault(
    "P015",
    "wrong_shape",
    Text(zh="写法与格式不符", en="the wrong shape"),
    Text(zh="“{key}”应为{expected}，这里写的是“{found}”", en="'{key}' should be {expected}, but is '{found}'"),
    Text(zh="{suggestion}", en="{suggestion}"),
)
UNKNOWN_WORD = _fault(
    "P016",
    "plan_unknown_word",
    Text(zh="不认识的取值", en="an unknown word"),
    Text(zh="“{key}”不能写“{found}”", en="'{key}' cannot be '{found}'"),
    Text(zh="可以写：{choices}。{suggestion}", en="it can be: {choices}. {suggestion}"),
    example=Text(
        zh="kind 只能是 level、cumulative、flow、ratio、growth、milestone 之一",
        en="kind is one of level, cumulative, flow, ratio, growth, milestone",
    ),
)
NOT_A_NUMBER = _fault(
    "P017",
    "target_not_a_number",
    Text(zh="应为数字", en="not a number"),
    Text(zh="“{key}”应为数字，这里写的是“{found}”", en="'{key}' should be a number, but is '{found}'"),
    Text(zh="{suggestion}", en="{suggestion}"),
    example=Text(
        zh="目标为区间写 {{between: [4, 6]}}，为文字写 {{text: 与GDP增长基本同步}}，未设目标写 ——",
        en="a range is {{between: [4, 6]}}, words are {{text: in step with GDP}}, no target is ——",
    ),
)
DUPLICATE_ID = _fault(
    "P018",
    "duplicate_id",
    Text(zh="编号重复", en="an id is used twice"),
    Text(zh="编号 {id} 在第 {line} 行已经用过", en="the id {id} is already used on line {line}"),
    Text(zh="请改用没有用过的编号；编号永不重复使用", en="give it an id of its own; ids are never used again"),
)
UNKNOWN_DEPARTMENT = _fault(
    "P019",
    "unknown_department",
    Text(zh="部门不在部门名单里", en="an unknown department"),
    Text(zh="部门“{found}”不在 departments 名单里", en="the department '{found}' is not listed under departments"),
    Text(zh="{suggestion}", en="{suggestion}"),
)
UNKNOWN_REFERENCE = _fault(
    "P020",
    "unknown_reference",
    Text(zh="引用的对象不存在", en="a reference to nothing"),
    Text(zh="“{key}”引用的“{found}”在计划里不存在", en="'{key}' refers to '{found}', which the plan does not have"),
    Text(zh="{suggestion}", en="{suggestion}"),
)
PERIOD_NOT_IN_PLAN = _fault(
    "P021",
    "period_not_in_plan",
    Text(zh="期间不在计划之内", en="a period outside the plan"),
    Text(zh="“{found}”不是计划的期间（{periods}）", en="'{found}' is no period of the plan ({periods})"),
    Text(zh="{suggestion}", en="{suggestion}"),
    example=Text(
        zh="2019、年内期间 2019Q2、each（每一期），或整个计划期 2018-2020",
        en="2019, a period inside a year such as 2019Q2, each, or the plan's span 2018-2020",
    ),
)
CONTRADICTION = _fault(
    "P022",
    "contradiction",
    Text(zh="自相矛盾", en="a contradiction"),
    Text(zh="{problem}", en="{problem}"),
    Text(zh="{suggestion}", en="{suggestion}"),
)
UNKNOWN_SCHEMA = _fault(
    "P023",
    "unknown_schema",
    Text(zh="不认识的文件格式版本", en="an unknown schema"),
    Text(zh="schema 写的是“{found}”", en="the schema is '{found}'"),
    Text(zh="本版 gxq 读 gxq.plan/1", en="this gxq reads gxq.plan/1"),
)
UNKNOWN_RULE = _fault(
    "P024",
    "unknown_rule",
    Text(zh="没有这条规则", en="no such rule"),
    Text(zh="没有代码或名称为“{found}”的规则", en="there is no rule with the code or name '{found}'"),
    Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="规则的代码写错了，想停用的会照查，想豁免的会照报，谁也看不出来。",
        en="With a misspelt code a rule would silently go on, or a waiver cover nothing.",
    ),
    example=Text(zh="错：ignore: [A902]    对：ignore: [A002]", en="wrong: ignore: [A902]    right: ignore: [A002]"),
)
RULE_STANDS = _fault(
    "P025",
    "rule_stands",
    Text(zh="这条规则不能停用", en="a rule that cannot be switched off"),
    Text(zh="规则“{code}”不能{what}", en="the rule '{code}' cannot be {what}"),
    Text(zh="请删去这一项", en="delete this entry"),
    why=Text(
        zh="文件读不了就没有可判断的东西；示例数据不标明，会被当成真的；豁免到期没人知道，就成了惯例。"
        "这三样任何时候都要说出来。",
        en="A file that cannot be read leaves nothing to judge, made-up data that are not marked pass for real, and a "
        "waiver whose end nobody sees becomes the custom: these are always said.",
    ),
    example=Text(zh="ignore: [F107] 会被退回", en="ignore: [F107] is refused"),
)

PLAN_FAULTS: tuple[Fault, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Fault))
