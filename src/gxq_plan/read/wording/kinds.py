"""What kind of number an indicator is and which way is better, as its words have it: a proposal, for a person to
confirm. The words are those of domain.md 1.3; what says nothing is a level, higher is better."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.target import Direction, Kind
from gxq_plan.model.unit import is_percent, unit_of
from gxq_plan.read.wording.targets import number_in
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from gxq_plan.read.wording.targets import Worded


class Proposed(NamedTuple):
    """A kind and a direction; `cue` is the word that it was read from, empty where there is none; `said` whether that
    word says the kind (累计, 占比) or only lets it be guessed (数, 引进). `doubt` tells why the direction may be the
    other one."""

    kind: Kind
    direction: Direction
    cue: str
    said: bool = True
    doubt: Text | None = None


_GROWTH = re.compile(r"(?:增长率|增速|增幅|增长速度|增长|降幅|递增率)$|(?:年均|同比)(?:增长|下降)")
_RATIO = re.compile(
    r"占.{1,20}(?:比重|比例|比|份额)|比重|比例|占比|(?:覆盖|普及|合格|达标|满意|优良|完成|利用|化|贡献|转化|参保|入学|入园|就业|失业|死亡|负债|登记|报告|处置|"
    r"回收|处理|增值|投保|渗透|城镇化|上云|开放|知晓|达到|自给|养护|绿地|绿化|签约|办结|兑现|准点|杠杆|不良|收缴|破案|整改|投资)率|率$|强度|密度"
    r"|人均|户均|亩均|地均|均产|^每|[万千]人(?!计划)(?=.*(?:拥有|量|数))|每[万千百]|单位(?:GDP|生产总值|增加值|产值|面积|工业|地区)|浓度|系数|指数|寿命|年限|优良天数比|比$"
)
_CUMULATIVE = re.compile(r"累计")
_FLOW = re.compile(
    r"当年|本年|全年|年度|年(?=新增|引进|培训|接待|服务|处理|产)|新增|新(?=建|认定|引进|上市|设|签|开|培育|招|改|登记|注册|备案|获|入库)|新引进|引进|举办|组织|开展|"
    r"承办|活动|培训|大赛|交易额|成交额|销售|收入|产值|总产出|增加值|生产总值|GDP|投资(?!机构|人|者)|出口|进口|利用外资|税收|产量|用[云水电气能]?量|消费|消耗|排放|吞吐|客运量|货运量|"
    r"事故|死亡|发案|案件|投诉|火灾|授权量|申请量|贷款投放|到账|到位|签约|转移转化|转化项目|推广|改造|发布|供应|处理量"
)
_LEVEL = re.compile(
    r"年末|期末|拥有|保有|在孵|总数|数量?$|规模|面积|总量|里程|余额|存量|容量|储备|后备|常住|人口|机构|平台|基地|载体|企业$|床位|总额$|数(?=[（(])"
)
_MILESTONE = re.compile(r"建成|开工|竣工|投用|投入使用|启动|挂牌|通过验收|揭牌|开通|完工")
_DOWN = re.compile(
    r"能耗|煤耗|水耗|能源消耗|能源消费|用水量|消耗|排放|失业|死亡|事故|浓度|负债率|债务率|不良|逾期|贫困|煤炭消费|污染|PM2\.?5|PM10|重污染|发生率|发病率|"
    r"空置|投诉|信访|犯罪|发案|流失|辍学|赤字|差距|库存|漏损|损失|办理时限|时长|耗时|天数$(?<!优良天数)|恩格尔|基尼|抚养比|跨省|超标|违法|下降|降低|减少|成本|价格|涨幅"
)
_REDUCTION = re.compile(r"(?:下降|降低|减少|削减|减排|压减)(?:率|幅度?|量|比例|额|数)?$|降幅$|减排量?$|压减|削减")


def proposed(name: str, unit: str, targets: Sequence[Worded]) -> Proposed:
    """The kind and direction of an indicator by its name, its unit and what its targets ask for, the first word that
    speaks deciding: a share before a stock, a total before a year's amount."""
    kind, cue = _kind(name, unit, targets)
    direction, doubt = _direction(name, targets)
    return Proposed(kind, direction, cue, _says(kind, cue, targets), doubt)


# Words of things that are counted: how many there are, how many came this year, or how many so far?
_OPEN = re.compile(
    r"(?:数|数量|机构|平台|基地|载体|企业|后备|用?.?量|引进|签约|开展|活动|转移转化|转化项目|推广|改造|发布|总数|数(?=[（(])|)"
)
_NEW = re.compile(r"新|引进")


def _says(kind: Kind, cue: str, targets: Sequence[Worded]) -> bool:
    """Whether a word says the kind. What is 新增 and promised to rise year by year may be a running total."""
    if kind in (Kind.RATIO, Kind.GROWTH, Kind.CUMULATIVE, Kind.MILESTONE):
        return bool(cue)
    numbers = [found for one in targets if (found := number_in(one.value)) is not None]
    if _NEW.match(cue) and _moves(numbers, 1):
        return False
    return not _OPEN.fullmatch(cue)


def _kind(name: str, unit: str, targets: Sequence[Worded]) -> tuple[Kind, str]:
    held = [one for one in targets if one.value != "——"]
    if held and all(one.as_text for one in held) and (found := _first(_MILESTONE, _words(held))):
        return Kind.MILESTONE, found
    if any(one.growth for one in held):
        return Kind.GROWTH, _first(re.compile("增长|提高|下降"), "增长") or "增长"
    if (is_percent(unit) or not unit) and (found := _first(_GROWTH, name)):
        return Kind.GROWTH, found
    if found := _first(_CUMULATIVE, name):
        return Kind.CUMULATIVE, found
    if (found := _first(_RATIO, name)) or unit_of(unit).is_share or "/" in unit:
        return Kind.RATIO, found or unit
    for kind, pattern in ((Kind.LEVEL, _YEAR_END), (Kind.FLOW, _FLOW), (Kind.LEVEL, _LEVEL)):
        if found := _first(pattern, name):
            return kind, found
    if unit in ("场", "场次", "人次", "次"):
        return Kind.FLOW, unit
    return Kind.LEVEL, ""


_YEAR_END = re.compile(r"年末|期末|余额|在孵|保有|后备|总规模|管理规模|总面积|拥有")


def _words(targets: Sequence[Worded]) -> str:
    return "".join(str(one.value) for one in targets)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found[0] if found else None


def _direction(name: str, targets: Sequence[Worded]) -> tuple[Direction, Text | None]:
    numbers = [found for one in targets if (found := number_in(one.value)) is not None]
    held = [one.value for one in targets if one.value != "——"]
    if held and all(isinstance(one, dict) and "between" in one for one in held):
        return Direction.RANGE, None
    bounds = {one["bound"] for one in held if isinstance(one, dict) and "bound" in one}
    if bounds and bounds <= {"at_most", "below"}:
        return Direction.DOWN, None
    if bounds and bounds <= {"at_least", "above"}:
        return Direction.UP, None
    negative = bool(numbers) and all(one < 0 for one in numbers)
    if _REDUCTION.search(name) and not negative:
        return Direction.UP, _MORE_IS_BETTER
    word = _first(_DOWN, name)
    if word or negative:
        return Direction.DOWN, _RISES if _moves(numbers, 1) else None
    return Direction.UP, _FALLS if _moves(numbers, -1) else None


def _moves(numbers: Sequence[Decimal], way: int) -> bool:
    """Whether a series only goes one way."""
    steps = [(after - before) * way for before, after in itertools.pairwise(numbers)]
    return bool(steps) and all(one >= 0 for one in steps) and any(one > 0 for one in steps)


_MORE_IS_BETTER = Text(
    zh="名称是降幅而目标是正数：降得越多越好，数越大越好",
    en="the name is of a reduction and its targets are positive: more is better",
)
_RISES = Text(zh="目标逐年上升", en="its targets rise from year to year")
_FALLS = Text(zh="目标逐年下降", en="its targets fall from year to year")
