"""What a plan says otherwise, as cells: the field in words, what it said, and by what a target was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Cell, Label
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gxq_plan.report.diff import PlanChange

# The keys of a plan file as people call them. What has no name of its own here is shown as its key.
_FIELD: Mapping[str, Text] = {
    "added": Text(zh="新增", en="added"),
    "removed": Text(zh="删去", en="removed"),
    "moved": Text(zh="移到", en="moved"),
    "name": Text(zh="改名", en="name"),
    "targets": words.TARGET,
    "revisions": Text(zh="调整记录", en="revisions"),
    "kind": Text(zh="指标类型", en="kind"),
    "kind_confirmed": Text(zh="类型已确认", en="kind confirmed"),
    "direction": Text(zh="方向", en="direction"),
    "unit": words.UNIT,
    "tolerance": Text(zh="容差", en="tolerance"),
    "limits": Text(zh="上下限", en="limits"),
    "decimals": Text(zh="小数位", en="decimals"),
    "compound": Text(zh="按复合增长", en="compound growth"),
    "nature": Text(zh="约束性或预期性", en="nature"),
    "weight": Text(zh="权重", en="weight"),
    "definition": Text(zh="口径", en="definition"),
    "same_as": Text(zh="与之相同的行", en="same_as"),
    "baseline": Text(zh="基期", en="baseline"),
    "date": Text(zh="节点日期", en="date"),
    "numerator": Text(zh="分子", en="numerator"),
    "denominator": Text(zh="分母", en="denominator"),
    "departments": words.DEPARTMENT,
    "department": words.DEPARTMENT,
    "sources": words.SOURCE,
    "aliases": Text(zh="别名", en="aliases"),
    "responsibility": Text(zh="责任人和措施", en="person and measures"),
    "as_written": Text(zh="文件原文", en="as written"),
    "variants": Text(zh="其他写法", en="variants"),
    "notes": Text(zh="备注", en="notes"),
    "lead": words.LEAD,
    "assist": words.ASSIST,
    "assist_open": Text(zh="协助部门带“等”", en="assisting list is open"),
    "priority": Text(zh="路线图类别", en="priority"),
    "bound": Text(zh="目标要求", en="bound"),
    "per_year": Text(zh="每年", en="a year"),
    "multiple_of": Text(zh="倍数的基准", en="multiple of"),
    "links": Text(zh="对应指标", en="indicators"),
    "value": words.TARGET,
    "change_percent": Text(zh="增长目标", en="change"),
    "by": Text(zh="完成年度", en="by"),
    "reverse_attainment": Text(zh="逆向指标算法", en="lower is better as"),
    "thresholds": Text(zh="阈值", en="threshold"),
    "relations": Text(zh="指标间关系", en="relation"),
    "rules": Text(zh="检查规则", en="rules"),
    "periods": Text(zh="计划期", en="periods"),
    "title": Text(zh="标题", en="title"),
    "document_no": Text(zh="文号", en="document number"),
    "issuer": Text(zh="发文机关", en="issuer"),
    "issued": Text(zh="发文日期", en="issued"),
    "levels": Text(zh="层级名称", en="levels"),
    "steering": Text(zh="推进小组", en="steering"),
    "priorities": Text(zh="路线图类别", en="priorities"),
}
_WORDS: Mapping[str, Mapping[str, Text]] = {
    "kind": words.KIND_SHORT,
    "direction": words.DIRECTION,
    "nature": words.NATURE,
    "bound": words.BOUND,
    "reverse_attainment": words.REVERSE,
}
_YES, _NO = Text(zh="是", en="yes"), Text(zh="否", en="no")
_NOT_SAID = Label(Text(zh="没有依据", en="none given"), "!", "!", tone="bad")


def field_cell(one: PlanChange) -> Cell:
    """The field, with the period of a target or the name of a threshold."""
    field = _FIELD.get(one.field) or Text.both(one.field)
    if one.key is None:
        return field
    return Text(zh="{field} {key}", en="{field} {key}").given(field=field, key=one.key)


def changed_cell(field: str, value: object) -> Cell:
    """What a field says; `—` where it says nothing."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        return Text(zh="{parts}", en="{parts}").given(parts=list(map(str, value)))
    if isinstance(value, str):
        return _WORDS.get(field, {}).get(value) or value
    return number(value)  # type: ignore[arg-type]


def reason_cell(one: PlanChange) -> Cell:
    """By what a target was changed, as the plan file's `revisions` say it."""
    if one.documented is None:
        return "—"
    if not one.documented or one.revision is None:
        return _NOT_SAID
    parts = [part for part in (one.revision.document, one.revision.on, one.revision.reason) if part]
    return Text(zh="{parts}", en="{parts}").given(parts=parts)
