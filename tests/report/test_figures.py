"""The table of indicators: columns by name, order of rows, what a period inside a year shows."""

from __future__ import annotations

import pytest

from gxq_plan.model.assessed import Assessed
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.figures import FIGURES, SORTS, View, available, figures_table, in_order, schedule_cell
from gxq_plan.text import cell_width

from ..make import indicator, plan_of

PLAN = plan_of(*(indicator("2019: 10, 2020: 12", id=f"I-{at}") for at in (1, 2, 10)))


def row(id: str, **facts: object) -> Assessed:
    return Assessed(PLAN.by_id[id], str(facts.pop("period", "2019")), **facts)  # type: ignore[arg-type]


def ids(rows: list[Assessed]) -> list[str]:
    return [one.seat.indicator.id for one in rows]


def test_every_name_of_a_column_is_its_own() -> None:
    names = [word for name, one in FIGURES.items() for word in (name, *one.chinese)]
    assert len(names) == len(set(names))


def test_ids_sort_by_their_numbers_and_reverse() -> None:
    rows = [row("I-10"), row("I-2"), row("I-1")]
    assert ids(in_order(rows, "id")) == ["I-1", "I-2", "I-10"]
    assert ids(in_order(rows, "-id")) == ["I-10", "I-2", "I-1"]


@pytest.mark.parametrize("key", SORTS)
def test_what_has_no_figure_stands_last_whichever_way(key: str) -> None:
    full = {"attainment": 0.5, "gap": -1.0, "trend": "slow", "forecast_verdict": "likely", "needed_per_year": 1.0}
    rows = [row("I-1"), row("I-2", final_target=12.0, schedule_gap=0.1, **full)]
    if key in ("attainment", "gap", "trend", "forecast", "needed", "schedule"):
        assert ids(in_order(rows, key)) == ids(in_order(rows, f"-{key}")) == ["I-2", "I-1"]


def test_inside_a_year_the_furthest_behind_schedule_is_first() -> None:
    rows = [row(f"I-{at}", period="2019Q3", status="behind_schedule", schedule_gap=-at / 100) for at in (1, 2, 10)]
    assert ids(in_order(rows, "status")) == ["I-10", "I-2", "I-1"]


def test_a_period_inside_a_year_has_no_columns_of_whole_years() -> None:
    titles = [column.title.zh for column in figures_table([row("I-1", period="2019Q3")]).columns]
    assert titles == ["编号", "指标", "责任部门", "目标", "应达", "实际", "序时差", "状态", "数据状态"]
    assert "attainment" not in available(inside=True)
    assert "schedule" not in available(inside=False)


def test_a_little_behind_schedule_never_reads_zero() -> None:
    cell = schedule_cell(row("I-1", period="2019Q3", schedule_gap=-0.0004))
    assert (round(cell.value or 0, 6), cell.decimals) == (-0.04, 2)


def test_named_columns_stay_in_their_order_on_any_page() -> None:
    table = figures_table([row("I-1", attainment=0.5)], View(columns=("attainment", "id", "note")))
    lines = to_terminal([table], "zh", 20, False).splitlines()
    assert lines[0].split() == ["完成率", "编号", "说明"]


def test_every_column_may_exceed_the_page() -> None:
    table = figures_table([row("I-1", attainment=0.5, note="说明" * 60)], View(wide=True))
    lines = to_terminal([table], "zh", 40, False).splitlines()
    assert len(table.columns) == len(available(inside=False))
    assert max(map(cell_width, lines)) > 200
    assert all(column.title.zh in lines[0] for column in table.columns)
