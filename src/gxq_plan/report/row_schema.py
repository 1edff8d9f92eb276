"""JSON Schema of one row of a submitted file, as an object by its headers: what a program must write that files a
form. Headers may be Chinese or English; other columns are ignored with a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gxq_plan import words
from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.model.submission import Column
from gxq_plan.text import LANGS, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

_TITLE = Text(zh="报送文件的一行，以表头为键。", en="A row of a submitted file, by its headers.")
_ABOUT: Mapping[Column, Text] = {
    Column.ID: Text(zh="指标或工作的编号。", en="The id of an indicator or a work."),
    Column.INDICATOR: Text(zh="指标名称；有编号可以不写。", en="The indicator's name; not needed beside an id."),
    Column.UNIT: Text(
        zh="单位；与计划不同的写明，能换算就换算。", en="The unit; another one than the plan's is converted."
    ),
    Column.PERIOD: Text(
        zh="期间；文件名以期间开头时可以不写。", en="The period; not needed where the file's name says it."
    ),
    Column.VALUE: Text(
        zh="半角数字，不带单位和千分位；还没有数写“待统计”。",
        en="Digits without unit or separators; 待统计 while there is no figure.",
    ),
    Column.DEPARTMENT: Text(zh="责任部门。", en="The department that owns the row."),
    Column.DATA_STATUS: Text(zh="数据状态。", en="How final the value is."),
    Column.NOTE: Text(zh="说明；待统计的写原因。", en="A note; why a figure is pending."),
    Column.SUBMITTED_BY: Text(zh="填报人。", en="Who filled it in."),
    Column.AS_OF: Text(zh="截至哪一天，如 2020-09-30。", en="The day that it is as of, such as 2020-09-30."),
    Column.EVIDENCE: Text(zh="佐证。", en="Evidence."),
    Column.PROGRESS: Text(zh="没有指标的工作报进展。", en="The progress of a work without indicators."),
}
_DAY = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
_FORMS: Mapping[Column, dict[str, Any]] = {
    Column.VALUE: {
        "anyOf": [{"type": "number"}, {"pattern": r"^[+-]?[0-9]+(\.[0-9]+)?$"}, {"enum": ["待统计", "——", "", None]}]
    },
    Column.AS_OF: {"anyOf": [{"pattern": _DAY}, {"enum": ["", None]}]},
    **{column: {"enum": [*known, *known.values(), "", None]} for column, known in CHOICES.items()},
}


def row_schema() -> dict[str, Any]:
    """Each column under its Chinese and its English header; a row has a value or a progress, and says of what."""
    properties: dict[str, Any] = {}
    for column, header in words.SUBMITTED.items():
        about = _ABOUT[Column(column)]
        said = {"description": f"{about.of('zh')}{about.of('en')}", "type": ["string", "number", "null"]}
        properties |= {header.of(lang): {**said, **_FORMS.get(Column(column), {})} for lang in LANGS}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{_TITLE.of('zh')}{_TITLE.of('en')}",
        "type": "object",
        "properties": properties,
        "allOf": [_any_of(Column.ID, Column.INDICATOR), _any_of(Column.VALUE, Column.PROGRESS)],
    }


def _any_of(*columns: Column) -> dict[str, Any]:
    headers = [words.SUBMITTED[column].of(lang) for column in columns for lang in LANGS]
    return {"anyOf": [{"required": [header]} for header in headers]}
