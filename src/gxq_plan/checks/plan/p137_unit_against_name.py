"""A unit that cannot belong to what the name says is measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._nouns import measures, noun
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._telling import named
from gxq_plan.finding import Severity
from gxq_plan.model.unit import Unit, is_counting, unit_of
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.checks.plan._said import Said
    from gxq_plan.model.plan import Indicator

_MONEY, _SHARES = ("money", "dollars"), ("share", "points")
_COUNTED = Text(zh="个、家、件一类", en="a counting word")


class Sort(NamedTuple):
    """What the end of a name says is measured, the dimensions that its unit may have, and a unit to propose."""

    end: re.Pattern[str]
    dimensions: tuple[str, ...]
    what: Text
    proposed: str


# What single things are never measured in; buildings may be in square metres.
_NEVER_THINGS = (*_MONEY, "length", "mass", "coal", "energy", "power")

# Only ends that leave no doubt: 投资 may be counted in projects, 规模 be anything.
_SORTS = (
    Sort(
        re.compile(
            r"(?:交易|成交|合同|出口|进口|进出口|外贸|销售|利用外资|投资|零售|贷款|融资|纳税|保费|补贴|授信)总?额$"
            r"|(?:产值|增加值|生产总值|GDP|收入|税收|利润|利税|经费|固定资产投资|市值|余额|总投资|资金|(?:基金|资金|信贷|贷款)(?:总?规模|总额))$"
        ),
        _MONEY,
        Text(zh="金额", en="money"),
        "亿元",
    ),
    Sort(re.compile(r"里程$"), ("length",), Text(zh="长度", en="a length"), "公里"),
    Sort(re.compile(r"面积$"), ("area", "=亩"), Text(zh="面积", en="an area"), "万平方米"),
    Sort(
        re.compile(r"(?:人数|人口|(?:人才|人员|专家|院士|博士|硕士)(?:总?数量?)?)$"),
        ("people", "=个", "=人次"),  # trained, helped, received: one may come twice
        Text(zh="人数", en="people"),
        "人",
    ),
    Sort(
        re.compile(r"(?:企业|机构|公司|项目|学校|平台)(?:总?数量?|个数|家数)$"), (), Text(zh="个数", en="a count"), "家"
    ),
)


# Investment from abroad is counted in dollars; trade has been in yuan as well for years.
_FOREIGN = re.compile(r"外资(?!研发|企业|机构|项目|公司|占|比)|外商(?:直接)?投资额?$")


@plan_rule(
    "P137",
    Severity.ERROR,
    decision=Decision.DEFINITION,
    decider=Decider.OWNER,
    title=Text(zh="单位与名称不符", en="a unit against the name"),
    message=Text(zh="单位和名称对不上：{problem}", en="unit and name do not fit: {problem}"),
    remedy=Text(zh="请改正单位或名称：{proposal}", en="correct the unit or the name: {proposal}"),
    why=Text(
        zh="单位错了，填报的数差几个数量级，或者根本没法填。",
        en="With the wrong unit the numbers filed are off by orders of magnitude, or cannot be filed at all.",
    ),
    example=Text(zh="“高技术服务业收入”的单位写成“家”", en="revenue counted in 家 (companies)"),
    together=Together(
        item=Text(zh="{row}：{problem}", en="{row}: {problem}"),
        remedy=Text(zh="请逐行改正单位，或改正名称", en="correct the unit or the name of each"),
    ),
)
def unit_against_name(evidence: PlanEvidence) -> Iterator[Hit]:
    for indicator, *_ in evidence.seats:
        said, unit = evidence.said[indicator.id], unit_of(indicator.unit)
        found = _as_quotient(said, indicator, unit) or _as_amount(said, indicator, unit) or _currency(said, indicator)
        if found and not indicator.same_as:
            problem, proposal, severity = found
            facts = {"row": named(indicator), "problem": problem, "proposal": proposal}
            yield Hit(evidence.place(indicator.line), indicator.id, facts, severity)


Found = tuple[Text, Text, Severity | None]


def _as_quotient(said: Said, indicator: Indicator, unit: Unit) -> Found | None:
    """A growth rate or a share is counted in %; a rate may be anything but things and money."""
    if unit.is_share:
        return None
    if said.growth or said.share:
        word = said.growth or said.share
        # Times and shares without a unit are shares too; 比例 may be 3:1.
        if unit.dimension in ("=倍", "=", "=无", "=-") or indicator.unit in ("", "1", "—"):
            return None
        severity = Severity.WARNING if said.growth == "增长" else None
        return _word.given(word=word, unit=indicator.unit), _percent.given(word=word), severity
    if said.plain.endswith("率") and not said.per and (is_counting(indicator.unit) or unit.dimension in _MONEY):
        return _word.given(word="率", unit=indicator.unit), _percent.given(word="率"), None
    return None


def _as_amount(said: Said, indicator: Indicator, unit: Unit) -> Found | None:
    if said.is_quotient or "指数" in said.plain:
        return None
    for end, dimensions, what, proposed in _SORTS:
        if found := end.search(said.plain):
            fits = unit.dimension in dimensions or (not dimensions and not unit.is_share and not _is_measured(unit))
            if fits or unit.is_bare:
                return None
            facts = {"word": found.group(), "what": what, "unit": indicator.unit}
            return _sort.given(**facts), _unit.given(proposed=proposed, what=what), None
    thing = noun(said.stem)
    areas = ("area", "=亩") if said.counts else ()
    if measures(thing) and unit.dimension in (*_NEVER_THINGS, *areas):
        severity = None if said.counts else Severity.WARNING
        return _sort.given(word=thing, what=_COUNTED, unit=indicator.unit), _unit_of(thing), severity
    if said.counts and unit.is_share:
        return _sort.given(word=said.plain[-1], what=_COUNTED, unit=indicator.unit), _share_name, None
    return None


def _unit_of(thing: str) -> Text:
    return _unit.given(proposed=measures(thing)[0], what=_COUNTED)


def _is_measured(unit: Unit) -> bool:
    return unit.dimension in (*_MONEY, "area", "volume", "length", "mass", "coal", "energy", "power", "people")


def _currency(said: Said, indicator: Indicator) -> Found | None:
    if said.is_quotient or unit_of(indicator.unit).dimension != "money" or "人民币" in indicator.unit:
        return None
    found = _FOREIGN.search(said.plain)
    if not found or indicator.definition:
        return None
    return _in_yuan.given(word=found.group(), unit=indicator.unit), _which.given(unit=indicator.unit), Severity.INFO


_word = Text(zh="名称是“{word}”，单位却是“{unit}”", en="the name says {word}, the unit is {unit}")
_sort = Text(zh="“{word}”是{what}，单位却是“{unit}”", en="{word} is {what}, the unit is {unit}")
_percent = Text(zh='改为 unit: "%"；不是“{word}”的，改名称', en='write unit: "%"; if it is no {word}, change the name')
_unit = Text(
    zh="改为 unit: {proposed} 一类的单位；不是{what}的，改名称",
    en="write unit: {proposed} or the like; if it is not {what}, change the name",
)
_share_name = Text(
    zh="改为计数的单位；确实是占比的，名称改为“…占…比重”",
    en="use a counting unit; if it is a share, the name should end in 比重 or 占比",
)
_in_yuan = Text(
    zh="“{word}”通常按美元统计，这里的单位是“{unit}”，没有写按什么汇率折算",
    en="{word} is usually counted in dollars; here it is {unit}, and at what rate is not said",
)
_which = Text(
    zh="按美元统计的，单位改为“亿美元”，目标换算；仍用“{unit}”的，在 definition 里写明汇率",
    en="in dollars, change the unit to 亿美元 and the targets; in {unit}, name the rate in definition",
)
