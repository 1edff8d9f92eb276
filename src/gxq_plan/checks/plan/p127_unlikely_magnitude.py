"""Numbers of a row that lie ten times apart, a share written as a fraction, an amount far from all others."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._outliers import WHICH_UNIT, far_from_others
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.checks.plan._steps import whole_way
from gxq_plan.checks.plan._telling import amount, named, way
from gxq_plan.finding import Severity
from gxq_plan.model.target import Kind
from gxq_plan.model.unit import folded, is_counting, is_percent, scaled, unit_of
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

_TEN, _FIVE, _NO_GROWTH = 10, 5, 50
# Ten times as many of a few is a leap (P125), of many a slip.
_MANY = 50
# A share of less than this in percent, written with decimals, is mostly a fraction of 1.
_FRACTION = Decimal(1)
_VAST = {"EB": Text(zh="100万 TB", en="a million TB"), "ZB": Text(zh="10亿 TB", en="a billion TB")}
# By dimension, what no province, city or zone has: people, containers, visits, money, power, area, mass.
_OF_A_COUNTRY = {
    "people": Decimal("2e8"),
    "=标箱": Decimal("1e8"),
    "=人次": Decimal("1e10"),
    "money": Decimal("1.5e14"),
    "power": Decimal("5e9"),
    "area": Decimal("1e13"),
    "mass": Decimal("1e10"),
}
_PROPORTIONS = ("占比", "比重", "比例", "覆盖率", "普及率", "入住率", "达标率", "合格率", "满意率", "利用率", "化率")


@plan_rule(
    "P127",
    Severity.WARNING,
    decision=Decision.TARGET,
    decider=Decider.OWNER,
    title=Text(zh="数量级不合常理", en="an unlikely magnitude"),
    message=Text(zh="数量级可疑：{problem}", en="an unlikely size: {problem}"),
    remedy=Text(
        zh="请核对单位和小数点：{proposal}；数没有错的，在 notes 里说明",
        en="check the unit and the decimal point: {proposal}; if the numbers are right, say so in notes",
    ),
    why=Text(
        zh="差十倍、百倍、一万倍的，多半是小数点或“万”“亿”写错，照此考核谁也完不成，或谁都完成。",
        en="A factor of ten, a hundred or ten thousand is a slip of the point or the unit: nobody meets it, or all do.",
    ),
    example=Text(zh="各年 5.1%、0.053%、5.5%；亿元写成万元", en="5.1%, 0.053%, 5.5%; 万元 written as 亿元"),
    together=Together(
        item=Text(zh="{row}：{problem}", en="{row}: {problem}"),
        remedy=Text(
            zh="请逐行核对单位和小数点；数没有错的，在 notes 里说明",
            en="check unit and decimal point of each; where the numbers are right, say so in notes",
        ),
    ),
)
def unlikely_magnitude(evidence: PlanEvidence) -> Iterator[Hit]:
    far = far_from_others(evidence)
    for indicator, *_ in evidence.seats:
        if indicator.notes or indicator.same_as or indicator.kind is Kind.MILESTONE:
            continue
        found = (
            _slip(evidence, indicator)
            or _fraction(evidence, indicator)
            or far.get(indicator.id)
            or _vast(indicator)
            or _beyond(evidence, indicator)
        )
        if found:
            problem, proposal = found
            facts = {"row": named(indicator), "problem": problem, "proposal": proposal}
            yield Hit(evidence.place(indicator.line), indicator.id, facts)


def is_slip(indicator: Indicator, before: Decimal, after: Decimal) -> bool:
    """Whether two numbers of a row lie ten times apart. Growth rates may, 0.5% and 6%, unless nothing grows so fast."""
    less, more = sorted((abs(before), abs(after)))
    if indicator.kind is Kind.GROWTH:
        return bool(less) and more >= _NO_GROWTH and more >= _FIVE * less
    if not less or (is_counting(indicator.unit) and more < _MANY):
        return False
    return more >= _TEN * less


def _slip(evidence: PlanEvidence, indicator: Indicator) -> tuple[Text, Text] | None:
    path = whole_way(indicator, evidence.paths[indicator.id])
    for (at, before), (period, value) in pairwise(path):
        if is_slip(indicator, before, value):
            times = max(abs(value / before), abs(before / value))
            facts = {"before": at, "period": period, "earlier": amount(before, indicator.unit)}
            facts |= {"value": amount(value, indicator.unit), "times": number(round(float(times), 1))}
            problem = _apart.given(**facts, way=way(path, indicator.unit))
            return problem, _which.given(before=at, period=period)
    return None


def _fraction(evidence: PlanEvidence, indicator: Indicator) -> tuple[Text, Text] | None:
    """A share whose every target is below 1%: 0.055 for 5.5%. Rates of rare things are that small, so only names of
    shares."""
    values = [value for _, value in evidence.paths[indicator.id]]
    said = evidence.said[indicator.id]
    if not values or not is_percent(indicator.unit) or not said.plain.endswith(_PROPORTIONS):
        return None
    if not all(0 < value < _FRACTION for value in values):
        return None
    meant = [f"{number((value * 100).normalize())}%" for value in values]
    return _below_one.given(way=way(evidence.paths[indicator.id], indicator.unit)), _hundredfold.given(meant=meant)


def _vast(indicator: Indicator) -> tuple[Text, Text] | None:
    """Data by the EB, a million TB: what the largest companies of the world hold."""
    smaller = _VAST.get(folded(indicator.unit).upper())
    return (_huge.given(unit=indicator.unit, smaller=smaller), WHICH_UNIT) if smaller else None


def _beyond(evidence: PlanEvidence, indicator: Indicator) -> tuple[Text, Text] | None:
    """More than a whole country has: people in 万人 that were counted one by one."""
    unit = unit_of(indicator.unit)
    most = _OF_A_COUNTRY.get(unit.dimension)
    values = [value for _, value in evidence.paths[indicator.id]]
    if most is None or not values or max(values).scaleb(unit.power) < most:
        return None
    smaller = scaled(folded(indicator.unit), -4)
    proposal = _smaller.given(unit=smaller) if smaller else WHICH_UNIT
    return _of_a_country.given(value=amount(max(values), indicator.unit)), proposal


_apart = Text(
    zh="{period}是 {value}，{before}是 {earlier}，相差 {times} 倍（{way}）",
    en="{value} in {period} and {earlier} in {before} are {times} times apart ({way})",
)
_which = Text(zh="{before}和{period}哪一个写错了", en="is {before} or {period} the wrong one")
_below_one = Text(
    zh="各年目标都不到 1%（{way}），像是小数写成了百分数", en="all targets below 1% ({way}): fractions of 1?"
)
_hundredfold = Text(zh="是否应为 {meant}", en="should they be {meant}")
_of_a_country = Text(zh="{value}，超过全国的总数或接近全国的总数", en="{value}, about all of a country or more")
_smaller = Text(zh="单位是否应为“{unit}”", en="should the unit be {unit}")
_huge = Text(
    zh="单位是 {unit}，1 {unit} 等于 {smaller}，一个地区的企业很难用到",
    en="the unit is {unit}: 1 {unit} is {smaller}, more than the companies of a region can use",
)
