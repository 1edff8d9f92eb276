"""A row whose id and name belong to two indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A012",
    Severity.ERROR,
    title=Text(zh="编号与指标名称不符", en="id and name disagree"),
    message=Text(
        zh="编号 {id} 是“{name}”，这里写的是“{written}”",
        en="{id} is '{name}', but the row says '{written}'",
    ),
    remedy=Text(zh="请核对是哪一个指标：{suggestion}", en="decide which indicator is meant: {suggestion}"),
    why=Text(
        zh="多半是复制时错了行，数会记到别的指标上。",
        en="Most often a row slipped while copying, and the number lands on another indicator.",
    ),
    example=Text(
        zh="W13-1,累计瞪羚企业数（W13-1 是高新技术企业数）", en="W13-1,累计瞪羚企业数 (W13-1 is 高新技术企业数)"
    ),
)
def name_disagrees(evidence: Evidence) -> Iterator[Hit]:
    for one in evidence.described:
        indicator, written = one.indicator, one.about.indicator
        names = (indicator.name, *indicator.aliases, *(one.text for one in indicator.variants))
        if not written or not one.about.id or any(_same(written, name, indicator.unit) for name in names):
            continue
        others = [
            seat.indicator.id
            for seat in evidence.plan.seats
            if _same(written, seat.indicator.name, seat.indicator.unit)
        ]
        hint = _other.given(other=others[0], id=indicator.id) if others else _rename.given(name=indicator.name)
        facts: dict[str, object] = {"id": indicator.id, "name": indicator.name, "written": written, "suggestion": hint}
        for row in evidence.saying(one):
            yield Hit(one.submission.place(row, Column.INDICATOR), indicator.id, facts)


def _same(written: str, name: str, unit: str) -> bool:
    """Whether the names are one but for width, spaces, brackets and a unit added in brackets."""
    return _plain(written) in (_plain(name), _plain(f"{name}({unit})"))


def _plain(name: str) -> str:
    return "".join(one for one in normalize("NFKC", name).casefold() if one.isalnum())


_other = Text(zh="按名称应为 {other}，按编号应为 {id}", en="by its name it is {other}, by its id {id}")
_rename = Text(zh="名称应写“{name}”", en="its name is '{name}'")
