"""What a name counts, by its last word, and the measure words that Chinese has for it."""

from __future__ import annotations

import re
from functools import cache

# Longer nouns stand before those that they end in.
_MEASURES = {
    "团队": "个 支",
    "机器人": "台 个 套",
    "高校": "所 家 个",
    "学校": "所 家 个",
    "学院": "所 家 个",
    "幼儿园": "所 家 个",
    "医院": "所 家 个",
    "企业": "家 户 个",
    "公司": "家 户 个",
    "机构": "家 个 所",
    "孵化器": "家 个",
    "加速器": "家 个",
    "众创空间": "家 个",
    "项目": "个 项",
    "平台": "个 家",
    "中心": "个 家",
    "实验室": "个 家",
    "基地": "个 家",
    "设施": "个 处 座 项 套",
    "专利": "件 项 个",
    "商标": "件 个",
    "标准": "项 个 件",
    "活动": "场 次 项 个 期 场次",
    "大赛": "场 次 届 个 项",
    "论坛": "场 次 届 个 期",
    "培训": "场 次 期 人 人次",
    "住房": "套 间 户",
    "沙龙": "场 次 期 个",
    "讲座": "场 次 期 个",
    "比赛": "场 次 届 个 项",
    "赛事": "场 次 届 个 项",
    "展会": "场 次 届 个",
    "床位": "张 个",
    "泊位": "个",
    "学位": "个",
    "厕所": "座 个 处",
    "公园": "个 座 处",
    "景区": "家 个 处",
    "饭店": "家 个",
    "民宿": "家 户 个",
    "合作社": "家 个 户",
    "农场": "家 个 户",
    "工厂": "家 个 座",
    "服务站": "个 家 处",
    "图书馆": "个 座 家",
    "博物馆": "个 座 家",
    "充电桩": "个 根 台",
}
_END = re.compile(f"(?:{'|'.join(_MEASURES)})$")
# Money from or to abroad, which may stand in dollars or in yuan.
FOREIGN = re.compile(
    r"外资(?!研发|企业|机构|项目|公司|占|比)|外商(?:直接)?投资额?$|进出口|出口额$|出口总额$|进口额$|境外投资额?$"
)


def noun(stem: str) -> str:
    """The thing that a name counts: a noun that is known, else its last two characters."""
    found = _END.search(stem)
    return found.group() if found else stem[-2:]


@cache
def measures(counted: str) -> tuple[str, ...]:
    """The measure words of a noun, the best first; none where the noun is not known."""
    return tuple(_MEASURES.get(counted, "").split())
