"""The report on screen: what a department must do next, what would lift a light, the outlook, the goals."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan.model.period import Period
from gxq_plan.model.rows import Rows
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.render.to_terminal import to_terminal
from gxq_plan.report.outline_goals import goals
from gxq_plan.report.outline_lift import lifts
from gxq_plan.report.outline_next import next_steps
from gxq_plan.report.outline_outlook import outlook
from gxq_plan.report.outline_report import blocks
from gxq_plan.uses.audit import audit
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import Source
from gxq_plan.uses.scope import scope

from ..make import FILE, indicator, plan_of, submitted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gxq_plan.model.plan import Plan
    from gxq_plan.report.blocks import Block
    from gxq_plan.report.report import Report
    from gxq_plan.text import Lang

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml")


def of_sample(plan: Plan, period: str | None = None, years: Sequence[str] = ("2018", "2019"), **chosen: str) -> Report:
    files, _ = read(Names(plan), [Source(one, ROOT / "data" / "actuals" / f"{one}.csv") for one in years])
    when = None if period is None else Period(2020, 9, 3)
    return audit(plan, files, scope(plan, {name: [value] for name, value in chosen.items()}), period=when)


def of_plan(plan: Plan, values: dict[str, str], year: int = 2019) -> Report:
    rows = Rows.of([submitted(id, year, value)[1] for id, value in values.items()])
    return audit(plan, [FILE._replace(rows=rows, sha256="0" * 64)], scope(plan, {}), period=Period(year))


def said(parts: Sequence[Block], lang: Lang = "zh") -> str:
    return to_terminal(parts, lang, 500, False)


def test_a_department_is_told_what_to_do_next(plan: Plan) -> None:
    text = said(next_steps(of_sample(plan, dept="党群工作部")))
    assert "报送 1 项实际值：W24-1 " in text
    assert "W27-1 组织企业家培训活动：严重滞后，差 7场；完成计划期合计 45场，今后每年需 28场" in text
    assert "W24-3 拥有千人计划人数：基本完成，差 1人；到 2020年达 21人，今后每年需增加 2人" in text
    assert "向计划部门确认口径 2 项" in text


def test_percents_are_short_of_percentage_points_and_what_should_fall_has_to_fall(plan: Plan) -> None:
    text = said(next_steps(of_sample(plan, dept="规划建设局")))
    assert "差 1个百分点" in text
    energy = said(next_steps(of_sample(plan, dept="经济发展局")))
    assert "今后每年需减少 0.43吨标准煤/万元" in energy


def test_inside_a_year_it_is_told_what_is_left_until_its_end(plan: Plan) -> None:
    text = said(next_steps(of_sample(plan, "2020Q3", ("2018", "2019", "2020Q3"), dept="党群工作部")))
    assert (
        "W27-1 组织企业家培训活动：应达 15场，实际 11场，欠序时 20.0 个百分点；全年目标 20场，年底前还需完成 9场"
        in text
    )


def test_nothing_to_do_is_said() -> None:
    made = plan_of(indicator("2019: 10, 2020: 12", extra="department: 甲局"), rest="departments: [{name: 甲局}]")
    rows = Rows.of([submitted("I-1", 2019, "12")[1]])
    report = audit(made, [FILE._replace(rows=rows, sha256="0" * 64)], scope(made, {"dept": ["甲局"]}))
    assert said(next_steps(report)) == "甲局下一步要做\n没有要办的事。\n"


def test_works_without_progress_are_asked_for(plan: Plan) -> None:
    assert "报送 1 项工作的进展：W37 构建良好营商环境" in said(next_steps(of_sample(plan, dept="行政审批局")))


def test_no_advice_where_rows_were_chosen_or_the_whole_plan_is_shown(plan: Plan) -> None:
    assert next_steps(of_sample(plan)) == []
    assert next_steps(of_sample(plan, dept="党群工作部", status="完成")) == []


def test_a_light_that_cannot_be_lifted_is_said_with_its_reason() -> None:
    made = plan_of(
        indicator("2019: 10, 2020: 12", extra="department: 甲局, tolerance: 9"),
        rest="departments: [{name: 甲局}]",
    )
    assert "甲局（红灯）：即使全部达到目标也到不了绿灯" in said(lifts(of_plan(made, {"I-1": "2"})))


def test_binding_rows_are_explained_where_the_plan_has_them() -> None:
    extra = "department: 甲局, nature: binding"
    made = plan_of(indicator("2019: 10, 2020: 12", extra=extra), rest="departments: [{name: 甲局}]")
    text = said(lifts(of_plan(made, {"I-1": "9.5"})))
    assert "甲局（黄灯）：1 项达到目标即为绿灯：I-1 指标I-1" in text
    assert "约束性指标未达标最高为黄灯" in text


def test_the_outlook_counts_and_names_the_worst(plan: Plan) -> None:
    text = said(outlook(of_sample(plan)))
    assert "可推算 59 项：可望完成 38、存在不确定性 6、接近 1、难以完成 12、趋势背离 2" in text
    assert text.index("W24-3") < text.index("W16-1")
    assert "难以完成或趋势背离的另有 9 项" in text


def test_in_the_last_year_and_inside_one_there_is_no_outlook(plan: Plan) -> None:
    assert outlook(of_sample(plan, "2020Q3", ("2018", "2019", "2020Q3"))) == []


def test_every_goal_is_judged_or_named(plan: Plan) -> None:
    text = said(goals(of_sample(plan)))
    for one in plan.goals:
        assert one.id in text
    assert "没有对应指标、无法评价的 9 个：G01 " in text
    assert "W26-1 × 100" in text


GOALS = """goals:
- {id: G1, name: 甲, bound: at_least, value: 12, unit: 亿元, by: 2020, indicators: [{id: I-1, relation: same}]}
- {id: G2, name: 乙, bound: at_most, change_percent: -4, unit: "%", by: 2019, per: year,
   indicators: [{id: I-2, relation: same}]}
"""


def test_a_goal_reached_before_its_year_and_one_that_is_a_rate() -> None:
    made = plan_of(
        indicator("2019: 10, 2020: 12"), indicator("2019: -4", id="I-2", kind="growth", direction="down"), rest=GOALS
    )
    first, second = of_plan(made, {"I-1": "13", "I-2": "-3"}).goals
    assert (first.status, first.reached, first.gap) == ("not_due", True, 1.0)
    assert (second.status, second.reached, second.gap) == ("behind", False, 1.0)
    assert "未到期，现已达到" in said(goals(of_plan(made, {"I-1": "13", "I-2": "-3"})))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [40, 80, 140])
def test_nothing_is_wider_than_the_page(plan: Plan, lang: Lang, width: int) -> None:
    from gxq_plan.text import cell_width

    for chosen in ({}, {"dept": "党群工作部"}):
        lines = to_terminal(blocks(of_sample(plan, **chosen)), lang, width, False).splitlines()
        assert max(map(cell_width, lines)) <= width
