"""What the columns of an annex say, by the words of their headings."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Sequence


class Role(StrEnum):
    """What a column holds. LEVEL is a heading that groups rows; AVERAGE and TOTAL are targets of the whole span."""

    INDEX = "index"
    LEVEL = "level"
    INDICATOR = "indicator"
    UNIT = "unit"
    SOURCE = "source"
    BASELINE = "baseline"
    TARGET = "target"
    AVERAGE = "average"
    TOTAL = "total"
    NATURE = "nature"
    DEPARTMENT = "department"
    LEAD = "lead"
    ASSIST = "assist"
    DEFINITION = "definition"
    NOTE = "note"
    WEIGHT = "weight"
    OTHER = "other"


# What holds one value a row, so that a merged cell must not be read for every row that it covers.
VALUES = frozenset({Role.BASELINE, Role.TARGET, Role.AVERAGE, Role.TOTAL})


# What holds names of offices, of which a cell may list several.
OFFICES = frozenset({Role.DEPARTMENT, Role.LEAD, Role.ASSIST})


class Column(NamedTuple):
    """A column: where it stands (from 1), its heading in one line, its role, its year and the unit in its heading.
    `months` is where a part of the year ends (一季度: 3); `growth` tells a rate beside the amount of the same year;
    `aside` a column that is known and has no place in a plan file (完成时限)."""

    at: int
    label: str
    role: Role
    period: Period | None = None
    unit: str = ""
    months: int = 0
    growth: bool = False
    aside: bool = False


_YEAR = r"(?P<year>20[0-9]{2})"
_GOAL = (
    r"(?:(?:年度|分年度|全年|当年|主要|具体|三年|五年|规划期?|期末|终期)?"
    r"(?:工作|考核|规划|计划|预期|量化|阶段|建设|发展|进度|控制|任务|预计|绩效|节点)?目标(?:值|数|任务|要求|任务数)?"
    r"|任务目标|规划[值数]|计划[值数]|指标值|预期[值数]|控制数|任务数|targets?)"
)
_TERM = r"(?:近期|中期|远期|终期|期末|末期)"
_PAST = r"(?:基期|基数|基准|基础|现状|实际|完成|预计|初步|实绩|已达|现值)"
_WHO = r"(?:部门|单位|科室|处室|主体|机构)"
# Read from top to bottom; the whole heading must be one of these, so that a row of data never looks like a header.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            Role.OTHER,
            r".{0,4}(?:责任人|负责人|责任领导|分管领导|牵头领导|包保领导|联系人|挂钩领导|完成时限|完成时间|时限|进度安排|联系电话|起止年限|建设年限|评分办法|评分标准|计分办法|计分方法|考核办法|评价标准|扣分标准|deadline).{0,4}"
            r"|比.{0,4}年.{0,3}(?:增减|增长|增加|提高|下降|变化).{0,4}",
        ),
        (Role.AVERAGE, r".{0,14}年均(?:增长|增速|递增|变化)?(?:率|幅|速度|目标)?.{0,6}|.{0,12}平均增[长速].{0,4}"),
        (
            Role.TOTAL,
            r"(?:[五三]年|规划期|期内|十[二三四五]五|“十[二三四五]五”|20[0-9]{2}年?[-—–~至到]20[0-9]{2}年?)累计.{0,6}|累计(?:值|数|目标|增长)?",
        ),
        (Role.BASELINE, rf"{_YEAR}(?:年度?|年末|年底)?.{{0,3}}{_PAST}.{{0,6}}"),
        (
            Role.BASELINE,
            rf"(?:base(?:line)?|actual|current)(?:value)?(?:[（(]?{_YEAR}[)）]?)?",
        ),
        (Role.BASELINE, rf"{_YEAR}[（(]?(?:baseline|actual)[)）]?"),
        (
            Role.BASELINE,
            rf".{{0,4}}{_PAST}(?:值|数|年|情况|水平|年份|年值|数据|年度)?(?:[（(]?{_YEAR}年?度?[)）]?)?",
        ),
        (
            Role.TARGET,
            rf"(?:{_GOAL}|{_TERM})?(?:[（(]?到?{_YEAR}(?:年度|年末|年底|年)?[)）]?)"
            rf"[（(]?(?:{_GOAL}|规划|计划|预期|目标|任务数?|计划数|值|数)?[)）]?",
        ),
        (Role.TARGET, rf"(?:{_GOAL}|终期目标值?|期末目标值?|目标要求|.?十[二三四五]五.?(?:末|期末)?(?:规划)?目标值?)"),
        (Role.TARGET, r"(?:分?季度|分季|季度节点|节点|进度|阶段|序时)(?:节点|进度|序时)?(?:目标|任务|计划)(?:值|数)?"),
        (Role.NATURE, r"nature|属性|性质|指标(?:属性|类型|性质)|约束性?[/或]预期性?"),
        (Role.ASSIST, r"(?:supporting|assisting|cooperating)(?:departments?|offices?|units?|agenc(?:y|ies))"),
        (Role.ASSIST, rf"(?:.{{0,4}})?(?:配合|协助|协同|参与|协办|会办|协作|参加)(?:责任)?(?:{_WHO}|推进{_WHO})?"),
        (Role.LEAD, rf"(?:.{{0,4}})?(?:牵头|主办|主责)(?:责任|负责|实施)?{_WHO}?"),
        (
            Role.DEPARTMENT,
            rf"(?:lead|responsible)?(?:departments?|offices?|agenc(?:y|ies))|(?:责任|主管|负责|承担|实施|落实|归口|填报|分工|统筹|考核|督办|评价)+(?:责任)?{_WHO}?|部门|责任分工|任务分工|{_WHO}分工",
        ),
        (
            Role.SOURCE,
            r"(?:data)?sources?|(?:统计|数据|资料|指标|信息)?来源(?:部门|单位)?|数据出处|统计(?:部门|渠道|口径来源)",
        ),
        (Role.UNIT, r"units?|(?:计量|计算)?单位"),
        (Role.INDEX, r"#|序号?|编号|no\.?|№|顺序号?"),
        (Role.DEFINITION, r".{0,4}(?:口径|解释|含义|内涵|定义|计算方法|计算公式).{0,4}"),
        (Role.WEIGHT, r"权重.{0,4}|分值|权数|标准分"),
        (Role.NOTE, r"notes?|remarks?|备注|说明|注"),
        (
            Role.INDICATOR,
            r"indicators?(?:name)?|(?:.{0,6})?(?:三级|四级|主要|具体|考核|核心|监测|评价|量化|关键)?指标(?:名称|内容|项目|项)?|名称|指标体系",
        ),
        (
            Role.LEVEL,
            r"(?:projects?|tasks?|works?|categor(?:y|ies)|goals?|areas?)|(?:重点|主要|具体|专项|总体|工作|行动|建设|目标|五大|六大|十大|八大)?"
            r"(?:工程|任务|工作|类别|类型|分类|领域|板块|维度|方面|行动|专栏|项目|举措|措施|事项|大类|小类|内容|体系|一级|二级|类)"
            r"(?:名称|类别|分类|内容|任务|事项|要求|项目)?",
        ),
    )
)
# What stands behind a year where a table gives an amount and its growth side by side.
_MEASURE = re.compile(
    r"^(?P<year>.+?)[（(]?(?P<what>绝对[值数额量]|总量|数值|(?:同比|比上年|可比)?(?:增长|增幅|增速)(?:率|幅度)?)[)）]?(?:[（(][±+-]?%[)）])?$"
)
_PART = re.compile(
    r"(?P<before>.*?)(?:第?(?P<quarter>[1-4一二三四])季度?末?|Q(?P<q>[1-4])|(?P<half>上半年|半年)|前(?P<first>[二三])季度|(?P<whole>全年|下半年)"
    r"|1[-—–~至](?P<until>[0-9]{1,2})月)(?:末|底)?"
    rf"(?:节点)?(?:{_GOAL}|目标|累计|计划)?",
    re.IGNORECASE,
)
_BELOW = re.compile(r"[^0-9]{2,10}(?<![比较至以来])(?P<own>[（(]?20[0-9]{2}.*)")
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4}
_PART_ALONE = re.compile(
    rf"(?:其中[:：]?)?(?:{_YEAR}年?度?)?(?:.{{0,2}}季度|分?季度?|序时|节点|进度|阶段|分阶段)*(?:节点|进度|序时)?(?:{_GOAL}|目标|任务)?"
)
# Tables of building projects and lists of people have years and offices too.
_NO_ANNEX = re.compile(
    r".{0,4}(?:总投资|投资额|投资估算|建设地点|建设地址|建设内容|建设规模|建设性质|建设年限|姓名|职务|电话|成员单位).{0,8}"
)
_MOST_ASIDE = 12
_MOST_LABEL = 40
# 一级指标 and 二级指标 group, unless they are the deepest (settled in `settled`).
_GRADES = re.compile(r"[一二三四]级指标(?:名称)?")
# 专栏1 主要指标 stands above a table.
_CAPTION = re.compile(r"(?:专栏|附件|附表|表|图)\s*[0-9一二三四五六七八九十]")
_UNIT = re.compile(r"[（(](?P<unit>[^（()）]{1,10})[)）]$")


def plain(label: str) -> str:
    """A heading in one line: width folded, without spaces."""
    return "".join(unicodedata.normalize("NFKC", label).split())


def column(at: int, label: str) -> Column:
    """A column by its heading."""
    text = plain(label)
    if _CAPTION.match(text):
        return Column(at, text, Role.OTHER)
    if len(text) > _MOST_LABEL:
        return _by_words(at, text) or Column(at, text, Role.OTHER)
    found = _measured(at, text) or _by_words(at, text) or _of_part(at, text)
    return found or Column(at, text, Role.OTHER)


def _by_words(at: int, text: str) -> Column | None:
    for written in (text, _UNIT.sub("", text)):
        for role, pattern in _ROLES:
            if found := pattern.fullmatch(written):
                year = found.groupdict().get("year")
                unit = _UNIT.search(text)
                of_unit = unit["unit"] if unit and role in VALUES and not re.search(r"[年期]", unit["unit"]) else ""
                period = Period(int(year)) if year else None
                return Column(at, text, role, period, of_unit, aside=role is Role.OTHER)
    return None


def _measured(at: int, text: str) -> Column | None:
    """2025年计划 over 绝对值 or 增长(%)."""
    found = _MEASURE.match(text)
    of_year = _by_words(at, found["year"]) if found else None
    if found is None or of_year is None or of_year.period is None or of_year.role not in (Role.TARGET, Role.BASELINE):
        return None
    return of_year._replace(label=text, growth="增" in found["what"])


def column_below(at: int, label: str) -> Column:
    """A column by the headings above one another, where a year may stand below one of the authors' own (规划水平年)."""
    known = column(at, label)
    return (known.role is Role.OTHER and not known.aside and _year_below(at, known.label)) or known


def _year_below(at: int, text: str) -> Column | None:
    found = _BELOW.fullmatch(text)
    own = _by_words(at, found["own"]) if found else None
    return own._replace(label=text) if own and own.period and own.role in (Role.TARGET, Role.BASELINE) else None


def _of_part(at: int, text: str) -> Column | None:
    """A quarter's or a half's target; the year may stand in another place."""
    found = _PART.fullmatch(text)
    before = _PART_ALONE.fullmatch(found["before"]) if found else None
    if found is None or before is None or found["whole"] == "下半年":
        return None
    year = Period(int(before["year"])) if before["year"] else None
    return Column(at, text, Role.TARGET, year, months=_months(found))


def _months(found: re.Match[str]) -> int:
    if quarter := found["quarter"] or found["q"] or found["first"]:
        return 3 * (_QUARTERS.get(quarter) or int(quarter))
    if found["until"]:
        return min(12, int(found["until"]))
    return 6 if found["half"] else 12


def is_header(columns: Sequence[Column]) -> bool:
    """Whether headings are those of an annex: something named, something promised, and little that is not known."""
    columns = named_by_place(columns)
    known = [one for one in columns if one.role is not Role.OTHER]
    roles = {one.role for one in known}
    labels = [one for one in columns if one.label]
    if Role.INDICATOR not in roles and any(_NO_ANNEX.fullmatch(one.label) for one in columns):
        return False
    return (
        bool(roles & {Role.INDICATOR, Role.LEVEL})
        and Role.TARGET in roles
        and len(known) >= 3
        and len(known) * 2 > len(labels)
    )


def is_label(text: str) -> bool:
    """Whether a cell is a heading, of an annex or of a table of another kind."""
    found = column(1, text)
    return len(text) <= _MOST_LABEL and (
        found.role is not Role.OTHER or found.aside or bool(_NO_ANNEX.fullmatch(found.label))
    )


def is_grade(label: str) -> bool:
    """一级指标, 二级指标: headings of which the deepest names the indicator."""
    return bool(_GRADES.fullmatch(plain(label)))


def is_measure(text: str) -> bool:
    """Whether a label says amount or growth of the year that stands above it."""
    found = _MEASURE.match(f"年{plain(text)}")
    return bool(found) and found is not None and found["year"] == "年"


def named_by_place(columns: Sequence[Column]) -> Sequence[Column]:
    """Where no heading names an indicator or a group, the first one before at least two years does (主要目标)."""
    if any(one.role in (Role.INDICATOR, Role.LEVEL) for one in columns):
        return columns
    years = [at for at, one in enumerate(columns) if one.role in VALUES and one.period]
    named = [
        at
        for at, one in enumerate(columns[: years[0]] if years else ())
        if one.role in (Role.OTHER, Role.TARGET) and not one.aside and one.label
    ]
    if len(years) < 2 or len(named) != 1:
        return columns
    return [one._replace(role=Role.INDICATOR) if at == named[0] else one for at, one in enumerate(columns)]


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Roles that only the other columns decide: which of the groups is the indicator, and which year is the base."""
    found = list(named_by_place(columns))
    grades = [at for at, one in enumerate(found) if _GRADES.fullmatch(one.label)]
    for at in grades[:-1]:
        found[at] = found[at]._replace(role=Role.LEVEL)
    named = [at for at, one in enumerate(found) if one.role is Role.INDICATOR]
    if not named:
        last = max(at for at, one in enumerate(found) if one.role is Role.LEVEL)
        found[last] = found[last]._replace(role=Role.INDICATOR)
    elif len({found[at].label for at in named}) > 1:
        for at in named[:-1]:  # 指标 beside 指标名称: the last one names
            if found[at].label != found[named[-1]].label:
                found[at] = found[at]._replace(role=Role.LEVEL)
    found = _grouped(_goals_in_front(_without_judges(found)))
    years = [one for one in found if one.role is Role.TARGET and one.period and not one.months]
    if years:  # 目标 over the years, or beside them
        found = [
            one._replace(role=Role.OTHER) if one.role is Role.TARGET and one.period is None and not one.months else one
            for one in found
        ]
    return tuple(found)


def _without_judges(columns: list[Column]) -> list[Column]:
    """Who appraises (考核部门) is responsible only where nobody else is named."""
    judges = [one for one in columns if one.role is Role.DEPARTMENT and one.label.startswith(("考核", "评价", "督办"))]
    others = [one for one in columns if one.role in (Role.DEPARTMENT, Role.LEAD) and one not in judges]
    if not judges or not others:
        return columns
    return [one._replace(role=Role.OTHER, aside=True) if one in judges else one for one in columns]


def _goals_in_front(columns: list[Column]) -> list[Column]:
    """目标 left of the indicator is a heading of rows where a target of its own stands behind."""
    named = next((at for at, one in enumerate(columns) if one.role is Role.INDICATOR), 0)
    if not any(one.role is Role.TARGET for one in columns[named:]):
        return columns
    return [
        one._replace(role=Role.LEVEL) if at < named and one.role is Role.TARGET and not one.period else one
        for at, one in enumerate(columns)
    ]


def _grouped(columns: list[Column]) -> list[Column]:
    """A heading of the authors' own left of the indicator groups rows (攻坚战役), as 任务 would."""
    named = next((at for at, one in enumerate(columns) if one.role is Role.INDICATOR), 0)
    return [
        one._replace(role=Role.LEVEL)
        if at < named
        and one.role is Role.OTHER
        and not one.aside
        and 1 < len(one.label) <= _MOST_ASIDE
        and not any(map(str.isdigit, one.label))
        else one
        for at, one in enumerate(columns)
    ]
