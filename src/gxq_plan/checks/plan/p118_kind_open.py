"""Indicators of which nobody has said whether they are a stock, a year's amount or a running total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._rule import Decider, Decision, Together, plan_rule
from gxq_plan.finding import Severity
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator


# More in one message help nobody; `facts.ids` holds all.
_MOST = 20


@plan_rule(
    "P118",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    decider=Decider.OWNER,
    title=Text(zh="年末数、当年数还是累计数未定", en="a stock, a year's amount or a total: undecided"),
    message=Text(
        zh="{count} 项没有写明是年末数、当年数还是累计数：{rows}",
        en="{count} rows do not say whether they are a stock, a year's amount or a total: {rows}",
    ),
    remedy=Text(
        zh="请{owner}逐项答复；定下后把 kind 写成 level（年末数）、flow（当年数）或 cumulative（累计数），"
        "删去 kind_confirmed: false",
        en="ask {owner} about each; then write kind: level, flow or cumulative, and delete kind_confirmed: false",
    ),
    why=Text(
        zh="同样是 3、10、15：当年数三年共 28，累计数到期只有 15，能不能完成是两回事。",
        en="3, 10, 15 are 28 in three years as yearly amounts and 15 as a total: two different plans.",
    ),
    example=Text(zh="各类转移转化项目（个）3、10、15", en="projects transferred: 3, 10, 15"),
    together=Together(
        item=Text(zh="{rows}", en="{rows}"),
        remedy=Text(
            zh="请各部门逐项答复；定下后把 kind 写成 level（年末数）、flow（当年数）或 cumulative（累计数），"
            "删去 kind_confirmed: false",
            en="ask each department; then write kind: level, flow or cumulative, and delete kind_confirmed: false",
        ),
    ),
)
def kind_open(evidence: PlanEvidence) -> Iterator[Hit]:
    by_owner: dict[str | None, list[Indicator]] = {}
    for indicator, *_ in evidence.seats:
        if not indicator.kind_confirmed:
            by_owner.setdefault(next(iter(evidence.owners(indicator.id)), None), []).append(indicator)
    for owner, rows in by_owner.items():
        said = [_said(evidence, one) for one in rows[:_MOST]] + ([_MORE] if len(rows) > _MOST else [])
        facts = {
            "ids": tuple(one.id for one in rows),
            "count": len(rows),
            "rows": Text("；".join(one.zh for one in said), "; ".join(one.en for one in said)),
            "owner": owner or Text(zh="计划发布单位", en="who issued the plan"),
        }
        yield Hit(evidence.place(rows[0].line), rows[0].id, facts)


_MORE = Text(zh="……", en="…")


def _said(evidence: PlanEvidence, one: Indicator) -> Text:
    """A row with its numbers and, where it matters, what they come to as yearly amounts."""
    numbers = [value for _, value in evidence.paths[one.id]]
    wording = _SUM if len(numbers) > 1 and sum(numbers) != numbers[-1] else _PATH
    facts: dict[str, object] = {
        "id": one.id,
        "name": one.name,
        "path": "→".join(f"{value:f}" for value in numbers) or "—",
    }
    if wording is _SUM:
        facts |= {"sum": sum(numbers), "last": numbers[-1], "unit": one.unit}
    return wording.given(**facts)


_PATH = Text(zh="{id} {name} {path}", en="{id} {name} {path}")
_SUM = Text(
    zh="{id} {name} {path}（当年数共 {sum} {unit}，否则期末 {last}）",
    en="{id} {name} {path} ({sum} {unit} if yearly, else {last})",
)
