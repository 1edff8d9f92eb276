"""Cells that say that there is no number: none yet, or none at all."""

from __future__ import annotations

import re

from gxq_plan.model.submission import Absence

_PENDING = """
    待统计 未统计 尚未统计 暂未统计 统计中 正在统计 暂无 暂无数据 无数据 暂缺 待定 待核实 待核 待核定 待审核 待确认
    核实中 汇总中 待汇总 待报 待上报 待补 待补充 待填 待填报 待提供 待公布 未公布 尚未公布 暂未公布 待发布
    未出 尚未出 数据未出
    pending tbd tbc tba notyet notavailableyet
"""
_NOT_APPLICABLE = """
    无 没有 无此项 无目标 未设目标 未设 不适用 不涉及 不考核 n/a n.a. n.a na none nil notapplicable
"""
_WORDS = dict.fromkeys(_PENDING.split(), Absence.PENDING) | dict.fromkeys(
    _NOT_APPLICABLE.split(), Absence.NOT_APPLICABLE
)
# A dash of any width; 、 is what a Chinese keyboard types for a slash.
_DASHES = re.compile(r"[-‐‑‒–—―─━ー_]{1,8}|[/\\、]{1,3}")


def absence_of(plain: str) -> Absence | None:
    """Why there is no number, where a text (in half width) says so; None for any other text."""
    compact = "".join(plain.split()).lower().rstrip("。")
    if _DASHES.fullmatch(compact):
        return Absence.NOT_APPLICABLE
    return _WORDS.get(compact)
