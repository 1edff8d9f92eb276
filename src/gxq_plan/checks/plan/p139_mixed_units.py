"""The same thing counted in different units, and one unit written in several ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._rule import Hit
from gxq_plan.checks.plan._nouns import FOREIGN, noun
from gxq_plan.checks.plan._rule import Decision, plan_rule
from gxq_plan.checks.plan._telling import listed, named
from gxq_plan.finding import Severity
from gxq_plan.model.unit import folded, is_counting, unit_of
from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gxq_plan.checks.plan._evidence import PlanEvidence
    from gxq_plan.model.plan import Indicator

# Amounts of one thing: names that share this many last characters, of money from abroad one fewer.
_SAME_END, _ABROAD = 4, 3
_AMOUNTS = ("money", "dollars", "area", "mass", "energy")
_MONEY = ("money", "dollars")

ByUnit = dict[str, list["Indicator"]]


@plan_rule(
    "P139",
    Severity.WARNING,
    decision=Decision.DEFINITION,
    title=Text(zh="同一事物单位不一", en="one thing in different units"),
    message=Text(zh="{what}：{units}", en="{what}: {units}"),
    remedy=Text(zh="请统一为“{usual}”：{change}", en="use {usual} for all: {change}"),
    why=Text(
        zh="单位不一，同一事物不能比较和汇总，报送时也容易填错。",
        en="What stands in different units cannot be compared or summed, and is easily filed wrong.",
    ),
    example=Text(zh="研发机构有的按“家”，有的按“个”，有的按“项”", en="research institutions in 家, in 个 and in 项"),
)
def mixed_units(evidence: PlanEvidence) -> Iterator[Hit]:
    for thing, by_unit in counted(evidence).items():
        yield from _hit(evidence, by_unit, _counted.given(thing=thing), None)
    for end, by_unit in _measured(evidence).items():
        if len({unit_of(unit).dimension for unit in by_unit}) == 1:
            yield from _hit(evidence, by_unit, _amount.given(end=end), Severity.INFO)
    for end, by_unit in _abroad(evidence).items():
        if len({unit_of(unit).dimension for unit in by_unit}) > 1:
            yield from _hit(evidence, by_unit, _amount.given(end=end), None)
    for unit, by_spelling in _spelled(evidence).items():
        yield from _hit(evidence, by_spelling, _spelling.given(unit=unit), Severity.INFO)


def counted(evidence: PlanEvidence) -> Mapping[str, ByUnit]:
    """What is counted one by one, by its noun and its unit."""
    found: dict[str, ByUnit] = {}
    for indicator, *_ in evidence.seats:
        said = evidence.said[indicator.id]
        if is_counting(indicator.unit) and not said.is_quotient and not indicator.same_as:
            found.setdefault(noun(said.stem), {}).setdefault(folded(indicator.unit), []).append(indicator)
    return found


def _measured(evidence: PlanEvidence) -> Mapping[str, ByUnit]:
    """Money, areas and the like, by the end of the name and the unit; for each of something is another thing."""
    found: dict[str, ByUnit] = {}
    for indicator, *_ in evidence.seats:
        if unit_of(indicator.unit).dimension in _AMOUNTS:
            _add(evidence, found, indicator, _SAME_END)
    return found


def _abroad(evidence: PlanEvidence) -> Mapping[str, ByUnit]:
    """Money from or to abroad in yuan and in dollars, by the end of the name; at home there are only yuan."""
    found: dict[str, ByUnit] = {}
    for indicator, *_ in evidence.seats:
        if unit_of(indicator.unit).dimension in _MONEY and FOREIGN.search(evidence.said[indicator.id].plain):
            _add(evidence, found, indicator, _ABROAD)
    return found


def _add(evidence: PlanEvidence, found: dict[str, ByUnit], indicator: Indicator, characters: int) -> None:
    said = evidence.said[indicator.id]
    if not said.is_quotient and not indicator.same_as and len(said.stem) >= characters:
        found.setdefault(said.stem[-characters:], {}).setdefault(folded(indicator.unit), []).append(indicator)


def _spelled(evidence: PlanEvidence) -> Mapping[str, ByUnit]:
    """One unit by its spellings: 万平米 and 万平方米."""
    found: dict[str, ByUnit] = {}
    for indicator, *_ in evidence.seats:
        found.setdefault(folded(indicator.unit), {}).setdefault(indicator.unit, []).append(indicator)
    return found


def _hit(evidence: PlanEvidence, by_unit: ByUnit, what: Text, severity: Severity | None) -> Iterator[Hit]:
    if len(by_unit) < 2:
        return
    usual = max(by_unit, key=lambda unit: len(by_unit[unit]))
    others = {unit: rows for unit, rows in by_unit.items() if unit != usual}
    odd = [one for rows in others.values() for one in rows]
    facts: dict[str, object] = {
        "what": what,
        "units": listed([_of_unit.given(unit=unit, rows=_few(rows)) for unit, rows in by_unit.items()]),
        "usual": usual,
        "change": listed([_row.given(row=named(one), unit=one.unit) for one in odd]),
        "ids": tuple(one.id for rows in by_unit.values() for one in rows),
    }
    yield Hit(evidence.place(odd[0].line), None, facts, severity)


def _few(rows: list[Indicator]) -> list[str]:
    """The ids of some rows; how many there are where they are many."""
    return [one.id for one in rows[:6]] + (["…"] if len(rows) > 6 else [])


_counted = Text(zh="“{thing}”用了几种单位", en="{thing} are counted in several units")
_amount = Text(zh="“{end}”用了几种单位", en="{end} stands in several units")
_spelling = Text(zh="单位“{unit}”有几种写法", en="the unit {unit} is written in several ways")
_of_unit = Text(zh="{unit}（{rows}）", en="{unit} ({rows})")
_row = Text(zh="{row}（现为{unit}）", en="{row} (now {unit})")
