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


class Column(NamedTuple):
    """A column: where it stands (from 1), its heading in one line, its role, its year and the unit in its heading."""

    at: int
    label: str
    role: Role
    period: Period | None = None
    unit: str = ""


_YEAR = r"(?P<year>20[0-9]{2})"
_GOAL = (
    r"(?:目标值?|规划目标值?|计划目标值?|预期目标值?|年度目标值?|分年度目标值?|考核目标值?|目标任务|任务目标|规划值|计划值"
    r"|指标值|规划期?目标|工作目标|阶段目标|量化目标|建设目标|发展目标|进度目标)"
)
_PAST = r"(?:基期|基数|基准|基础|现状|实际|完成|预计|初步|实绩|已达|现值)"
_WHO = r"(?:部门|单位|科室|处室|主体|机构)"
# Read from top to bottom; the whole heading must be one of these, so that a row of data never looks like a header.
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = tuple(
    (role, re.compile(pattern, re.IGNORECASE))
    for role, pattern in (
        (
            Role.OTHER,
            r".{0,4}(?:责任人|负责人|责任领导|分管领导|联系人|挂钩领导|完成时限|完成时间|时限|进度安排|联系电话).{0,4}",
        ),
        (Role.AVERAGE, r".{0,14}年均(?:增长|增速|递增|变化)?(?:率|幅|速度|目标)?.{0,6}|.{0,12}平均增[长速].{0,4}"),
        (
            Role.TOTAL,
            r"(?:[五三]年|规划期|期内|十[二三四五]五|“十[二三四五]五”|20[0-9]{2}年?[-—–~至到]20[0-9]{2}年?)累计.{0,6}|累计(?:值|数|目标|增长)?",
        ),
        (Role.BASELINE, rf"{_YEAR}(?:年度?|年末|年底)?.{{0,3}}{_PAST}.{{0,6}}"),
        (
            Role.BASELINE,
            rf".{{0,4}}{_PAST}(?:值|数|年|情况|水平|年份|年值|数据|年度)?(?:[（(]?{_YEAR}年?度?[)）]?)?",
        ),
        (
            Role.TARGET,
            rf"{_GOAL}?(?:[（(]?到?{_YEAR}(?:年度|年末|年底|年)?[)）]?)(?:{_GOAL}|规划|计划|预期|目标|任务数?|计划数|值|数)?",
        ),
        (Role.TARGET, rf"(?:{_GOAL}|终期目标值?|期末目标值?|目标要求|.?十[二三四五]五.?(?:末|期末)?(?:规划)?目标值?)"),
        (Role.NATURE, r"nature|属性|性质|指标(?:属性|类型|性质)|约束性?[/或]预期性?"),
        (Role.ASSIST, rf"(?:.{{0,4}})?(?:配合|协助|协同|参与|协办|会办|协作|参加)(?:责任)?(?:{_WHO}|推进{_WHO})?"),
        (Role.LEAD, rf"(?:.{{0,4}})?(?:牵头|主办|主责)(?:责任|负责|实施)?{_WHO}?"),
        (
            Role.DEPARTMENT,
            rf"(?:lead)?(?:departments?|offices?)|(?:责任|主管|负责|承担|实施|落实|归口|填报|分工|统筹)+(?:责任)?{_WHO}?|部门|责任分工|任务分工|{_WHO}分工",
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
    for written in (text, _UNIT.sub("", text)):
        for role, pattern in _ROLES:
            if found := pattern.fullmatch(written):
                year = found.groupdict().get("year")
                unit = _UNIT.search(text)
                of_unit = unit["unit"] if unit and role in VALUES and not re.search(r"[年期]", unit["unit"]) else ""
                return Column(at, text, role, Period(int(year)) if year else None, of_unit)
    return Column(at, text, Role.OTHER)


def is_header(columns: Sequence[Column]) -> bool:
    """Whether headings are those of an annex: something named, something promised, and little that is not known."""
    known = [one for one in columns if one.role is not Role.OTHER]
    roles = {one.role for one in known}
    labels = [one for one in columns if one.label]
    return (
        bool(roles & {Role.INDICATOR, Role.LEVEL})
        and Role.TARGET in roles
        and len(known) >= 3
        and len(known) * 2 > len(labels)
    )


def settled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """Roles that only the other columns decide: which of the groups is the indicator, and which year is the base."""
    found = list(columns)
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
    years = [one for one in found if one.role is Role.TARGET and one.period]
    if years:  # 目标 over the years, or beside them
        found = [one for one in found if not (one.role is Role.TARGET and one.period is None)] or found
    return tuple(found)
