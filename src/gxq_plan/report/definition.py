"""What an indicator is, in terms and values: where it stands, who owns it, how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan import words
from gxq_plan.report.blocks import Lines
from gxq_plan.report.cells import LEVELS, level
from gxq_plan.report.target_words import other_targets
from gxq_plan.text import Text, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.blocks import Cell


def definition(plan: Plan, row: Assessed) -> Iterator[tuple[Text, Cell]]:
    """Every term that the plan gives; what it does not give is left out."""
    indicator, project, task, work = row.seat
    nodes = zip(LEVELS, (project, task, work), strict=True)
    kind = words.KIND[indicator.kind]
    if not indicator.kind_confirmed:
        kind = Text(zh="{kind}（{mark}）", en="{kind} ({mark})").given(kind=kind, mark=words.UNCONFIRMED)
    for term, value in (
        (words.UNIT, indicator.unit),
        (words.SOURCE, "、".join(indicator.sources)),
        (words.DEPARTMENT, "、".join(indicator.departments)),
        *((level(plan, name), node and node.name and f"{node.id} {node.name}") for name, node in nodes),
        (words.LEAD, work and work.lead),
        (words.ASSIST, work and "、".join(work.assist) + ("等" if work.assist_open else "")),
        (Text(zh="类型", en="kind"), kind),
        (Text(zh="方向", en="direction"), words.DIRECTION[indicator.direction]),
        (Text(zh="容差", en="tolerance"), number(indicator.tolerance) if indicator.tolerance else None),
        (Text(zh="基期", en="baseline"), _baseline(row)),
        (Text(zh="重复于", en="same as"), indicator.same_as),
        (Text(zh="性质", en="nature"), words.NATURE.get(indicator.nature or "")),
        (Text(zh="权重", en="weight"), number(indicator.weight) if indicator.weight != 1 else None),
        (Text(zh="其他目标", en="other targets"), _other_targets(row)),
        (Text(zh="口径", en="definition"), indicator.definition),
        (Text(zh="备注", en="notes"), "；".join(indicator.notes)),
    ):
        if value:
            yield term, value


def _other_targets(row: Assessed) -> Cell | None:
    """What stands under other keys than the plan's years."""
    found = tuple(other_targets(row.seat.indicator))
    return Lines(found) if found else None


def _baseline(row: Assessed) -> str | None:
    own = row.seat.indicator.baseline
    return f"{own.period}: {number(own.value)}{row.seat.indicator.unit}" if own else None
