"""A row that is about no indicator and no work of the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit, rule
from gxq_plan.finding import Severity
from gxq_plan.model.submission import Absence, Column
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks._evidence import Evidence


@rule(
    "A001",
    Severity.ERROR,
    title=Text(zh="指标不在计划里", en="the indicator is not in the plan"),
    message=Text(zh="{named}不是本计划的指标或工作", en="{named} is no indicator or work of this plan"),
    remedy=Text(zh="{suggestion}", en="{suggestion}"),
    why=Text(
        zh="对不上的行不会进入任何汇总，等于没有报。",
        en="A row that matches nothing enters no figure: it might as well not have been sent.",
    ),
    example=Text(
        zh="编号 W99-1；指标“高新企业数”应写“高新技术企业数”，编号 W13-1",
        en="id W99-1; the indicator is called 高新技术企业数, id W13-1",
    ),
)
def unknown_indicator(evidence: Evidence) -> Iterator[Hit]:
    for submission, row in evidence.by_subject.get(None, ()):
        if row.absence is Absence.UNREADABLE:
            continue
        column = Column.ID if row.text(Column.ID) else Column.INDICATOR
        written = row.text(column)
        shared = [one for one in row.candidates if one in evidence.plan.by_id]
        if column is Column.INDICATOR and len(shared) > 1:
            continue  # a name that several rows share: A011
        place = submission.place(row, column)
        yield Hit(
            place,
            None,
            {
                "named": _NAMED.given(written=written) if written.strip() else _UNNAMED,
                "written": written,
                "candidates": row.candidates,
                "suggestion": _suggestion(evidence, row.candidates),
            },
        )


_NAMED = Text(zh="“{written}”", en="'{written}'")
_UNNAMED = Text(zh="编号和指标都空着的这一行", en="this row, whose id and indicator are both empty,")


def _suggestion(evidence: Evidence, candidates: tuple[str, ...]) -> Text:
    named = []
    for one in candidates:
        indicators = [(seat.indicator.id, seat.indicator.name) for seat in evidence.plan.seats]
        known = (*indicators, *((work.id, work.name) for work in evidence.plan.works))
        named += [f"{id} {name}" for id, name in known if one in (id, name)] or [one]
    if not named:
        return Text(zh="请对照 gxq list indicators 填写编号", en="take the id from gxq list indicators")
    return Text(zh="是不是：{names}？请改正编号", en="did you mean {names}? Write the id").given(names=named)
