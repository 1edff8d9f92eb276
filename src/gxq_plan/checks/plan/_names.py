"""When two names probably mean the same thing: kept narrow, for a rule that cries wolf is switched off.

Chinese names that differ in one character often differ in earnest (博士 and 硕士, 东区 and 西区, 一期 and 二期), so
that alone is never enough for indicators, and characters of that kind never are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from gxq_plan.text import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What names of one thing are written with and without; where it stands says nothing.
_WHERE = re.compile(r"^(园区|全区|我区|本区|全市|我市|全县|辖区内?|区内|区级)(?=..)")
_HOW_MANY = re.compile(r"(?:总数量|数量|总数|个数|家数|数)$")
_SHARE = re.compile(r"(?:比重|比例|比率|占比)$")
_IN_TIME = re.compile(r"累计|新增|当年|年末|新引进|新认定")
# One of these in place of another makes another thing.
_APART = frozenset(
    "一二三四五六七八九十甲乙丙丁东西南北中上下左右前后大小高低内外进出男女老少新旧硕博省市县国0123456789"
)
# So do numbers and levels of government in the names of offices: 招商一局 and 公安分局 are not 招商局 and 公安局.
_OFFICES_APART = frozenset("一二三四五六七八九十甲乙丙丁东西南北省市县镇分0123456789")
_OFFICE = re.compile(r"([省市州县区旗]?)(.+?)(?:局|委员会|委|厅|办公室|办)")
# What one office was and is called, in full and for short.
_RENAMED = {
    name: number
    for number, names in enumerate(
        (
            "卫生健康 卫健 卫生计生 卫计 卫生和计划生育",
            "水利 水务",
            "交通运输 交通",
            "工业和信息化 工业信息化 工信 经济和信息化 经信",
            "自然资源 自然资源和规划 自规 国土资源",
            "生态环境 环境保护 环保",
            "农业农村 农业",
            "人力资源和社会保障 人力资源社会保障 人社 人力社保",
            "住房和城乡建设 住房城乡建设 住建",
            "发展和改革 发展改革 发改",
            "市场监督管理 市场监管 市监",
            "文化和旅游 文化广电和旅游 文化广电旅游 文化旅游 文旅 文广旅",
            "科学技术 科技",
            "城市管理 城管",
            "医疗保障 医保",
            "应急管理 应急",
            "退役军人事务 退役军人",
        )
    )
    for name in names.split()
}
_SHORTEST = 5
_FEW = 12


def key(name: str) -> str:
    """What is left of an indicator's name once the words are gone that names of one thing are written with and
    without: 园区高新技术企业数量 and 高新技术企业数. Words of time stay, for 新增 and 累计 are two things."""
    plain = _WHERE.sub("", folded(name).replace("的", "").replace("各类", ""))
    time = "".join(sorted(_IN_TIME.findall(plain)))
    rest = _IN_TIME.sub("", plain)
    return f"{time}|{_SHARE.sub('占比', _HOW_MANY.sub('', rest))}"


def one_apart(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that differ in one character written wrong, left out or added. Names are compared through what
    is left of them without one character, so that ten thousand take no longer than ten thousand times one."""
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        if len(plain := folded(name)) >= _SHORTEST:
            for at in range(len(plain)):
                shared[f"{plain[:at]}*{plain[at + 1 :]}"].append(name)
            for at in range(len(plain) + 1):
                shared[f"{plain[:at]}*{plain[at:]}"].append(name)
    pairs = {pair: None for group in shared.values() if len(group) > 1 for pair in _pairs(list(dict.fromkeys(group)))}
    yield from (pair for pair in pairs if not set_apart(*pair))


def _pairs(group: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Each with each; of many, each with the first: names that many share all but one character of are numbered."""
    if len(group) <= _FEW:
        return combinations(group, 2)
    return ((group[0], one) for one in group[1:])


def set_apart(one: str, other: str) -> bool:
    """Whether what differs makes two things of them."""
    one, other = folded(one), folded(other)
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    left = one[start : len(one) - end] + other[start : len(other) - end]
    return bool(left) and _APART.issuperset(left[-1:]) and _APART.issuperset(left[:1])


def same_office(one: str, other: str) -> bool:
    """Whether two departments are probably one: the same but for width and brackets; one short for the other (科技局,
    科学技术局); or both with one short form (科学技术局, 科技发展局)."""
    one, other = sorted((folded(one), folded(other)), key=len)
    if one == other:
        return True
    if _is_renamed(one, other):
        return True
    if len(one) < 3 or one[-1] != other[-1] or not _OFFICES_APART.isdisjoint(_differing(one, other)):
        return False
    starts = one[0] == other[0]
    return (_within(one, other) and (starts or other.endswith(one))) or _short_forms_meet(one, other)


def _differing(one: str, other: str) -> Counter[str]:
    """The characters that one has more often than the other: 部门1 and 部门11 differ in a 1."""
    ours, theirs = Counter(one), Counter(other)
    return (ours - theirs) + (theirs - ours)


def _is_renamed(one: str, other: str) -> bool:
    """Whether two names are of one office before and after it was renamed, in full and for short (水利局, 水务局),
    of one level of government where both say theirs."""
    ours, theirs = _OFFICE.fullmatch(one), _OFFICE.fullmatch(other)
    if not ours or not theirs or (ours[1] and theirs[1] and ours[1] != theirs[1]):
        return False
    return ours[2] in _RENAMED and _RENAMED[ours[2]] == _RENAMED.get(theirs[2])


def _within(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other, in their order."""
    rest = iter(long)
    return len(short) < len(long) and all(character in rest for character in short)


def _short_forms_meet(one: str, other: str) -> bool:
    """科学技术局 is 科技局 for short, and so is 科技发展局 by its beginning."""
    return any(len(a) >= 5 and b.startswith(a[0] + a[2]) for a, b in ((one, other), (other, one)))
