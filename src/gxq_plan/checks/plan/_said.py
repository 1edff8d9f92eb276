"""What the words of an indicator's name say its number is: new in the year, a total, a share, an amount for each.

A name is taken apart once (`said`); rules compare what it says with the row's kind, unit and targets.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_REMARKS = re.compile(r"[(\[][^()\[\]]*[)\]]|[\"]")
_BRACKETS = re.compile(r"[(\[（【〔][^()\[\]（）【】〔〕]*[)\]）】〕]|[\s“”\"'‘’「」]")
# 创新建设, 高新, 更新 and 新增长点 hold no word of time.
_NEW = re.compile(
    r"(?<![创高更革翻])新(?:增(?!长)|引进|认定|建成|建|设立|设(?!备|施|计)|签约|签|注册|上市|培育|开工|投产|入库|入驻|挂牌|落户"
    r"|获批|获|授权)|净增"
    r"|\b[Nn]ew(?:ly)?\b(?! (?:energy|material|media|generation|area|district|econom|infrastructure|drug|product))"
)
_YEARLY = re.compile(r"当年|本年|年内|每年|全年(?!龄)|\b(?:in|during) (?:the|each) year\b")
_TOTAL = re.compile(r"累计|(?<!日)历年|\b[Cc]umulative(?:ly)?\b|\bto date$")
_STOCK = re.compile(
    r"年末|期末|年底|拥有|(?<![实表发呈])现有|保有|存量|在册|在库|在孵|在读|(?<![确落真])实有"
    r"|\bat (?:the )?year[- ]end$"
)
_SPAN = re.compile(r"[三五十\d]年(?:新增|内)|规划期|计划期|十[一二三四五]五")
# A growth rate is what a name ends in: 增长极 and 增长贡献率 are none.
_GROWTH = re.compile(r"(?:(?<!自然)增长率|增长速度|增速|增幅|涨幅|增长|\b[Gg]rowth(?: rate)?)$")
_CHANGE = re.compile(r"(?:降低|下降|减少|提高|提升|降)(?:率|幅度|幅)?$")
_SHARE = re.compile(r"(?:占比|比重|比例|百分比)$|^(?:[Ss]hare|[Pp]ercentage|[Pp]roportion) of\b")
_PER = re.compile(
    r"^万[人名户](?=.*(?:量|数|额|件|人))|[人户亩地]均|每[百千万十]?(?:名|人|户|亩|元|平方|公顷|家|个|百|千|万)"
    r"|单位(?=GDP|地区生产总值|生产总值|工业增加值|增加值|产值|面积|建筑面积|产品)"
    r"|\bper (?:capita|head|person|employee|unit)\b"
    r"|万元(?=GDP|地区生产总值|生产总值|工业增加值|增加值|产值)"
)
# Things done, so that a bare count of them may be the year's or all so far.
_DONE = re.compile(
    r"引进|培育|培养|组建|建成|建设|筹建|实施|转化|转移|孵化|签约|落地|落户|打造|设立|认定|改造|完成|发放|开工|投产"
)
# Where a name says of which area it speaks; only at its beginning, for 产业园区 is a thing.
_SCOPE = re.compile(r"^(?:园区|高新区|开发区|经开区|新区|全区|我区|本区|区内|全市|我市|全县|我县|全省|全镇|辖区|周边)")
_QUANTITY = re.compile(r"(?:总数量|累计数量|累计数|总数|数量|个数|家数|件数|项数|人数|场数|场次|次数|总量|数)$")
# Words that end in 数 or 额 and count nothing.
_NO_COUNT = re.compile(r"(?:指数|系数|倍数|天数|分数|基数|参数|级数|点数|读数|常数)$")


class Said(NamedTuple):
    """A name (`plain`: width folded, brackets and what is in them left out) and the words in it that say what its
    number is; empty where it says nothing of the kind. `stem` is the thing itself: the name without words of time,
    scope and quantity. `counts` where the name ends in 数, 数量 and the like."""

    plain: str
    new: str
    yearly: str
    total: str
    stock: str
    growth: str
    share: str
    per: str
    done: str
    scope: str
    spans: bool
    counts: bool
    stem: str

    @property
    def is_change(self) -> bool:
        """A change itself: 单位GDP能耗降低, 事故下降率."""
        return bool(_CHANGE.search(self.plain))

    @property
    def is_quotient(self) -> bool:
        """A share, an amount for each of something, or a growth rate: no amount that adds up."""
        return bool(self.growth or self.share or self.per or self.plain.endswith("率"))


def said(name: str) -> Said:
    plain = _plain(name)
    return Said(
        plain=plain,
        new=_word(_NEW, plain),
        yearly=_word(_YEARLY, plain),
        total=_word(_TOTAL, plain),
        stock=_word(_STOCK, plain),
        growth=_word(_GROWTH, plain),
        share=_word(_SHARE, plain),
        per=_word(_PER, plain),
        done=_word(_DONE, plain),
        scope=_word(_SCOPE, _TIME.sub("", plain)),
        spans=bool(_SPAN.search(plain)),
        counts=bool(_QUANTITY.search(plain)) and not _NO_COUNT.search(plain),
        stem=_stem(plain),
    )


def _plain(name: str) -> str:
    """Brackets hold units and remarks; one that holds the whole name is kept. Spaces part the words of English names
    and say nothing in Chinese ones."""
    folded = unicodedata.normalize("NFKC", name)
    if folded.isascii():
        return " ".join(_REMARKS.sub("", folded).split()) or folded.strip()
    return _BRACKETS.sub("", folded) or folded.strip()


def _word(pattern: re.Pattern[str], plain: str) -> str:
    found = pattern.search(plain)
    return found.group() if found else ""


# What is new keeps what was done to it: 新上市企业 are 上市企业; to be recognised makes nothing another thing.
_TIME = re.compile(
    rf"(?<![创高更革翻])新(?:增(?!长)|认定|获批|获|授权|建成|建(?!设)|(?=引进|签|注册|上市|培育|开工|投产|入库|入驻|挂牌|落户))|净增"
    rf"|{_YEARLY.pattern}|{_TOTAL.pattern}|年末|期末|年底|拥有|(?<![实表发呈])现有|其中:?"
)


# 企业新引进数量: what was done stands behind the thing.
_DONE_AT_END = re.compile(r"(?<![创高更革翻])新(?:引进|签约|注册|上市|培育|开工|投产|入库|入驻|挂牌|落户)$")


# 累计建成基地 and 新建基地 are of one thing.
_BUILT = re.compile(r"^建成(?!区|率|面积)")


def _stem(plain: str) -> str:
    stem = plain
    if not _NO_COUNT.search(stem):
        stem = _QUANTITY.sub("", stem) or stem
    stem = _BUILT.sub("", _TIME.sub("", _DONE_AT_END.sub("", stem) or stem)) or stem
    return _SCOPE.sub("", stem) or stem
