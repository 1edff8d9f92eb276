"""What the page itself says beside the document: its controls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE: Mapping[str, Text] = {
    "skip": Text(zh="跳到正文", en="Skip to the content"),
    "contents": Text(zh="目录", en="Contents"),
    "departments": Text(zh="各部门", en="Departments"),
    "cards": Text(zh="逐项指标", en="One by one"),
    "search": Text(zh="查找指标", en="Find indicators"),
    "hint": Text(zh="编号、名称、部门……", en="id, name, department…"),
    "all": Text(zh="全部", en="all"),
    "reset": Text(zh="全部显示", en="Show all"),
    "shown": Text(zh="符合 {shown} 项，共 {all} 项", en="{shown} of {all} match"),
    "listed": Text(
        zh="符合 {shown} 项（共 {all} 项），列出前 {listed} 项",
        en="{shown} of {all} match, {listed} listed",
    ),
    "more": Text(zh="再列一些", en="List more"),
    "sorted": Text(zh="点列名排序", en="a click on a column's name sorts"),
    "target": Text(zh="目标", en="target"),
    "actual": Text(zh="实际", en="actual"),
    "forecast": Text(zh="推算", en="forecast"),
    "top": Text(zh="回到开头", en="Back to top"),
}
