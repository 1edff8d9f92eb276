"""What can be wrong with a published document, and what a person must decide about what was taken (family F)."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

_NO_GUESS = Text(
    zh="计划文件是以后一切数字的依据：读不准的不猜，停下来说明。",
    en="Every later figure rests on the plan file: what is in doubt is not guessed, it is said.",
)
_SEEN = Text(
    zh="取了什么、改了什么、没有取什么，都要让人看见，才能对照原文核对。",
    en="What was taken, changed and left must be seen, or nobody can hold it against the document.",
)
_DECIDE = Text(
    zh="文件没有写清的，只能由计划的制定单位决定；先按措辞提出一种写法。",
    en="What the document leaves open only its authors can decide; the wording gives a proposal until then.",
)
_NONE = Text(zh="", en="")


def _stop(code: str, name: str, title: Text, message: Text, remedy: Text, example: Text = _NONE) -> Fault:
    return Fault(code, name, Severity.ERROR, title, message, remedy, _NO_GUESS, example, stops=True)


NO_DOCUMENT = _stop(
    "F030",
    "document_kind",
    Text(zh="这种文件不能导入", en="a kind of file that cannot be imported"),
    Text(zh="内容是{content}，gxq import 不读这种文件", en="it holds {content}, which gxq import does not read"),
    Text(
        zh="请用 Word 或 WPS 打开，另存为 .docx（或复制全文存成 .txt、把附件表格存成 .xlsx）再导入",
        en="open it in a word processor and save it as .docx (or its text as .txt, its annex as .xlsx)",
    ),
    Text(zh="gxq import 计划.pdf  应先另存为 计划.docx", en="gxq import plan.pdf  save it as plan.docx first"),
)
NO_ANNEX = _stop(
    "F031",
    "no_annex_table",
    Text(zh="找不到指标表", en="no table of indicators"),
    Text(
        zh="文档里没有找到指标表：看过 {tables} 张表、{lines} 行文字，没有一处表头同时写有“指标”和目标年度；"
        "最接近的是“{near}”",
        en="the document has no table of indicators: of {tables} tables and {lines} lines of text no header names both "
        "an indicator and a target year; nearest is '{near}'",
    ),
    Text(
        zh="请确认文件里有附件表格（不是图片），表头里有“指标”和“2025年”或“目标值”这样的列",
        en="make sure that the annex is in the file and no picture, with columns such as 指标 and 2025年 or 目标值",
    ),
)
DOCUMENT_DAMAGED = _stop(
    "F032",
    "document_damaged",
    Text(zh="文档打不开", en="the document cannot be opened"),
    Text(zh="文档打不开：{reason}", en="the document cannot be opened: {reason}"),
    Text(
        zh="请在 Word、WPS 或 Excel 中打开，去掉密码，另存一份再导入",
        en="open it in an office program, take off any password, save a copy and import that",
    ),
)
DOCUMENT_EMPTY = _stop(
    "F033",
    "document_empty",
    Text(zh="文档是空的", en="the document is empty"),
    Text(zh="文件里没有任何内容", en="the file holds nothing at all"),
    Text(zh="请检查是不是选错了文件，或重新下载", en="check whether this is the right file, or download it again"),
)
DOCUMENT_TOO_LARGE = _stop(
    "F034",
    "document_too_large",
    Text(zh="文档过大", en="the document is too large"),
    Text(zh="文档超过 {limit}，不像是一份计划", en="the document is larger than {limit}, which no plan is"),
    Text(
        zh="请检查是不是选错了文件；只要附件的话，把附件另存成一个文件",
        en="check whether this is the right file; save the annex alone as a file of its own",
    ),
)
DOCUMENT_UNDECODABLE = _stop(
    "F035",
    "document_undecodable",
    Text(zh="文字编码读不通", en="the text encoding cannot be read"),
    Text(
        zh="这份文本不是一种完整的编码（UTF-8 或 GB18030）：从这一行起读不通",
        en="the text is not of one encoding (UTF-8 or GB18030): from this line on it cannot be read",
    ),
    Text(
        zh="请从原网页重新复制到记事本，保存时编码选 UTF-8",
        en="copy it again from its page into a text editor and save it as UTF-8",
    ),
)
NO_PERIODS = _stop(
    "F036",
    "plan_years_unknown",
    Text(zh="不知道是哪几年的计划", en="the years of the plan are unknown"),
    Text(
        zh="文档的标题和指标表的表头都没有写出计划的年度",
        en="neither the title nor the header of the table names the years of the plan",
    ),
    Text(
        zh="请加 --periods 写明，如 --periods 2021-2025",
        en="name them with --periods, such as --periods 2021-2025",
    ),
)


def _said(
    code: str,
    name: str,
    severity: Severity,
    title: Text,
    message: Text,
    remedy: Text,
    example: Text,
    why: Text = _SEEN,
) -> Fault:
    return Fault(code, name, severity, title, message, remedy, why, example)


KIND_PROPOSED = _said(
    "F130",
    "kind_proposed",
    Severity.WARNING,
    Text(zh="口径待确认", en="a kind to confirm"),
    Text(
        zh="按措辞（{cue}）提出：{kind}，{direction}",
        en="proposed from the wording ({cue}): {kind}, {direction}",
    ),
    Text(
        zh="请确认是年末数、当年数、累计数还是比率；确认后在计划文件里删去这一项的 kind_confirmed: false",
        en="confirm the kind (level, flow, cumulative, ratio …), then delete its kind_confirmed: false",
    ),
    Text(
        zh="“工业APP数量”没有写是年末数还是当年新增，先按年末数提出",
        en="a 'number of apps' may be a stock or a year's new ones; a stock is proposed",
    ),
    _DECIDE,
)
ROW_LEFT = _said(
    "F131",
    "annex_row_left",
    Severity.WARNING,
    Text(zh="没有取的行", en="a row that was left"),
    Text(zh="这一行没有取：“{text}”，{cause}", en="this row was not taken: '{text}', {cause}"),
    Text(
        zh="若它是一项指标，请在计划文件里补上",
        en="if it is an indicator, add it to the plan file",
    ),
    Text(zh="表下的“注：”，“合计”行", en="a note below the table, a row of totals"),
)
TARGET_AS_TEXT = _said(
    "F132",
    "target_as_text",
    Severity.WARNING,
    Text(zh="目标按文字保存", en="a target kept as text"),
    Text(
        zh="{period}的目标“{text}”不是可以比较的数，按文字保存", en="the target of {period}, '{text}', is kept as text"
    ),
    Text(
        zh="请由制定单位定出可考核的数，或保留文字（不计完成率）",
        en="let its authors give a number that can be judged, or leave it (it is never scored)",
    ),
    Text(zh="“与经济增长基本同步”", en="'in step with the economy'"),
    _DECIDE,
)
TARGET_READ = _said(
    "F133",
    "target_read_as",
    Severity.INFO,
    Text(zh="目标的读法", en="how a target was read"),
    Text(zh="{period}的目标“{text}”读作 {read}", en="the target of {period}, '{text}', is read as {read}"),
    Text(zh="不对的话请在计划文件里改", en="correct it in the plan file if that is wrong"),
    Text(zh="“7%以上，力争8%”读作目标不低于 7、力争 8", en="'7% or more, striving for 8%' is 7 with a stretch of 8"),
)
REPEATED_ROW = _said(
    "F134",
    "repeated_row",
    Severity.WARNING,
    Text(zh="重复的指标", en="a repeated indicator"),
    Text(
        zh="名称、单位和目标与 {first} 相同，提出作为同一指标（same_as）",
        en="its name, unit and targets are those of {first}; proposed as the same (same_as)",
    ),
    Text(
        zh="请确认；若是两件事，删去 same_as 并改名区分", en="confirm it; if they differ delete same_as and rename one"
    ),
    Text(zh="技术合同交易额在附件中出现两次", en="an indicator that stands twice in the annex"),
    _DECIDE,
)
NAME_CLEANED = _said(
    "F135",
    "name_cleaned",
    Severity.INFO,
    Text(zh="名称作了整理", en="a name was cleaned"),
    Text(zh="原文“{text}”，取作“{name}”", en="written '{text}', taken as '{name}'"),
    Text(zh="原文保存在 as_written；不对的话请改 name", en="as_written keeps it; correct name if that is wrong"),
    Text(zh="“生产总值*”的星号是脚注", en="the asterisk of a name is a footnote's"),
)
UNIT_UNKNOWN = _said(
    "F136",
    "unit_unknown",
    Severity.WARNING,
    Text(zh="单位待定", en="a unit to decide"),
    Text(zh="{cause}，先写“{unit}”", en="{cause}; '{unit}' for the time being"),
    Text(zh="请在计划文件里写明单位", en="write the unit in the plan file"),
    Text(zh="名称、单位列和目标里都没有单位", en="neither the name nor a column nor the targets give a unit"),
    _DECIDE,
)
RENUMBERED = _said(
    "F137",
    "renumbered",
    Severity.WARNING,
    Text(zh="重新编号", en="numbered anew"),
    Text(
        zh="{level}的编号有重复或没有编号，已按出现的先后从 1 起编号",
        en="numbers of the level {level} repeat or are missing; they are numbered from 1 in their order",
    ),
    Text(zh="请对照原文核对编号", en="hold the numbers against the document"),
    Text(zh="每项任务下的工作都从 1 编起", en="works that begin at 1 under every task"),
)
DEPARTMENT_CORRECTED = _said(
    "F138",
    "department_corrected",
    Severity.WARNING,
    Text(zh="部门名称疑有误", en="a department's name in doubt"),
    Text(
        zh="“{text}”只出现一次，这项工作的指标由“{name}”负责，按“{name}”取",
        en="'{text}' stands only once, the rows of this work belong to '{name}', so '{name}' is taken",
    ),
    Text(
        zh="请确认；若确是两个部门，在计划文件里改回（as_written 保存了原文）",
        en="confirm it; if they are two departments put it back (as_written keeps the document's word)",
    ),
    Text(zh="正文一处写“科技发展局”，其余都写“科学技术局”", en="one place spells an office differently"),
    _DECIDE,
)
HEADING_DIFFERS = _said(
    "F139",
    "heading_differs",
    Severity.WARNING,
    Text(zh="正文与附件名称不同", en="body and annex name it differently"),
    Text(
        zh="附件写“{annex}”，正文写“{body}”，按正文取",
        en="the annex says '{annex}', the body '{body}'; the body's is taken",
    ),
    Text(zh="请确认用哪一个（as_written 保存了附件的写法）", en="confirm which holds (as_written keeps the annex's)"),
    Text(zh="“创新区”与“示范区”", en="'innovation area' and 'model area'"),
    _DECIDE,
)
DUTY_LEFT = _said(
    "F140",
    "responsibility_left",
    Severity.WARNING,
    Text(zh="分工句没有对上", en="a sentence of responsibility without a place"),
    Text(
        zh="“{heading}”的分工（{text}）没有取：{cause}",
        en="the responsibility of '{heading}' ({text}) was left: {cause}",
    ),
    Text(zh="请在计划文件里补上牵头和协助部门", en="add its lead and assisting departments to the plan file"),
    Text(zh="正文有而附件没有的一项工作", en="a work of the body that the annex lacks"),
)
GOAL_LEFT = _said(
    "F141",
    "goal_left",
    Severity.INFO,
    Text(zh="没有取的总体目标", en="a goal that was left"),
    Text(zh="“{text}”没有取作总体目标：{cause}", en="'{text}' was not taken as a goal: {cause}"),
    Text(zh="需要考核的话，请在计划文件的 goals 里补上", en="if it is to be judged, add it under goals"),
    Text(zh="“实现零突破”没有数", en="a goal without a number"),
)
GOAL_NEAR = _said(
    "F142",
    "goal_not_linked",
    Severity.INFO,
    Text(zh="总体目标没有对应的指标", en="a goal without an indicator"),
    Text(
        zh="{name} {value}{unit}：附件里没有同名的指标{near}",
        en="{name} {value} {unit}: no indicator of that name{near}",
    ),
    Text(zh="若有对应的指标，请在 goals 里写 indicators", en="if one stands for it, name it under goals"),
    Text(zh="正文提出的“地区生产总值”，附件没有", en="a goal of the text that the annex lacks"),
    _DECIDE,
)
TRACKED_CHANGES = _said(
    "F143",
    "tracked_changes",
    Severity.WARNING,
    Text(zh="带有修订痕迹", en="tracked changes"),
    Text(
        zh="文档有 {count} 处修订痕迹：插入的按已接受读取，删除的没有读",
        en="the document has {count} tracked changes: what was inserted is read, what was deleted is not",
    ),
    Text(zh="请用接受全部修订后的定稿再导入一次", en="accept all changes and import the final text once more"),
    Text(zh="审阅中还没有定稿的文件", en="a draft under review"),
)
TARGET_MISSING = _said(
    "F144",
    "target_missing",
    Severity.WARNING,
    Text(zh="目标格是空的", en="an empty target"),
    Text(zh="{periods}的目标是空格，没有写“——”", en="the target of {periods} is blank, without a dash"),
    Text(
        zh="请对照原文：没有目标写 ——，有就补上",
        en="look at the document: write —— where there is none, or the number",
    ),
    Text(zh="合并单元格里的目标只写在第一行", en="a target merged over several rows"),
)
ROW_IN_DOUBT = _said(
    "F145",
    "annex_row_in_doubt",
    Severity.WARNING,
    Text(zh="这一行的分格要核对", en="how a row was split into cells"),
    Text(
        zh="文本里看不出格与格的界限，这一行分作：{cells}",
        en="text shows no borders of cells; the row was split as: {cells}",
    ),
    Text(zh="请对照原表核对这一行", en="hold the row against the table"),
    Text(zh="折行的长名称", en="a long name broken over lines"),
)
COLUMN_LEFT = _said(
    "F146",
    "annex_column_left",
    Severity.INFO,
    Text(zh="没有取的列", en="a column that was left"),
    Text(zh="列“{header}”没有取", en="the column '{header}' was not taken"),
    Text(
        zh="计划文件里没有它的位置；需要的写进 notes",
        en="the plan file has no place for it; what matters goes to notes",
    ),
    Text(zh="“序号”以外的自编列", en="a column of the authors' own"),
)
DIRECTION_DOUBT = _said(
    "F147",
    "direction_in_doubt",
    Severity.WARNING,
    Text(zh="方向待确认", en="a direction to confirm"),
    Text(zh="提出{direction}，但{cause}", en="proposed: {direction}, but {cause}"),
    Text(zh="请确认越高越好还是越低越好", en="confirm whether higher or lower is better"),
    Text(zh="名称没有说，而目标逐年下降", en="targets that fall while the name says nothing"),
    _DECIDE,
)
TABLE_LEFT = _said(
    "F148",
    "table_left",
    Severity.INFO,
    Text(zh="没有取的表", en="a table that was left"),
    Text(zh="这张表（{rows} 行）不是指标表：“{text}”", en="this table ({rows} rows) is none of indicators: '{text}'"),
    Text(zh="若是指标表，请给它加上“指标”和年度的表头", en="if it is one, give it a header with 指标 and years"),
    Text(zh="名词解释、组织机构的表", en="a glossary, a table of people"),
)
PLAN_VALUE_PROPOSED = _said(
    "F149",
    "plan_value_proposed",
    Severity.WARNING,
    Text(zh="计划的基本信息", en="what the plan is called"),
    Text(zh="文档没有写出{what}，先写“{value}”", en="the document does not say {what}; '{value}' for the time being"),
    Text(zh="请用 {option} 指定，或在计划文件里改", en="set it with {option}, or in the plan file"),
    Text(zh="文档没有标题时用文件名", en="the file's name where there is no title"),
    _DECIDE,
)
FIELD_LEFT = _said(
    "F150",
    "annex_cell_noted",
    Severity.INFO,
    Text(zh="写进备注的内容", en="what went into notes"),
    Text(zh="“{text}”在计划文件里没有专门的位置，写进 notes", en="'{text}' has no key of its own and went into notes"),
    Text(zh="请核对", en="look at it"),
    Text(zh="配合单位、年均增长", en="assisting offices of a row, a yearly rate"),
)
FULLER_LEVELS = _said(
    "F151",
    "levels_joined",
    Severity.WARNING,
    Text(zh="层级多于三级", en="more than three levels"),
    Text(
        zh="层级 {levels} 多于三级，{joined} 并入上一级的名称",
        en="{levels} are more than three; {joined} was joined to the one above",
    ),
    Text(zh="请核对层级", en="look at the levels"),
    Text(zh="工程、任务、工作、举措四列", en="four columns of levels"),
)

DOCUMENT_FAULTS: tuple[Fault, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Fault))
