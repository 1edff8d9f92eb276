"""Names, aliases and numbers choose a part of the plan; what the plan does not have is answered with the nearest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.uses.audit import audit
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import Source
from gxq_plan.uses.scope import UnknownNameError, scope

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan
    from gxq_plan.report.report import Report

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml")


def _report(plan: Plan, **options: list[str]) -> Report:
    folder = ROOT / "data" / "actuals"
    files, _ = read(Names(plan), [Source(year, folder / f"{year}.csv") for year in ("2018", "2019")])
    return audit(plan, files, scope(plan, options))


@pytest.mark.parametrize(
    ("option", "value", "rows"),
    [
        ("dept", "科技局", 24),
        ("dept", "科学技术局", 24),
        ("dept", "国土分局", 0),
        ("project", "1", 28),
        ("project", "P5", 9),
        ("project", "创新主体培育工程", 8),
        ("task", "T07", 7),
        ("task", "13", 3),
        ("work", "W09", 5),
        ("work", "制定高新技术企业培育计划", 1),
        ("source", "火炬", 15),
        ("priority", "重点聚焦", 5),
        ("status", "滞后", 5),
        ("status", "far_behind", 3),
        ("trend", "停滞", 3),
    ],
)
def test_values_by_name_alias_and_number(plan: Plan, option: str, value: str, rows: int) -> None:
    assert len(_report(plan, **{option: [value]}).rows) == rows


def test_values_of_one_option_widen_and_options_narrow(plan: Plan) -> None:
    assert len(_report(plan, dept=["招商局", "财政局"]).rows) == 6
    assert len(_report(plan, dept=["招商局", "财政局"], source=["火炬"]).rows) == 2


def test_status_chooses_rows_and_leaves_the_rollups_alone(plan: Plan) -> None:
    report = _report(plan, dept=["科技局"], status=["滞后"])
    assert len(report.rows) < 24
    assert report.rollups["plan"][0].due == 23  # 24 rows, one of which repeats another


def test_works_without_indicators_follow_the_scope(plan: Plan) -> None:
    names = [work.id for work, _ in _report(plan, dept=["科学技术局"]).works_without_indicators]
    assert names == ["W04", "W36"]
    assert [work.id for work, _ in _report(plan, project=["5"]).works_without_indicators] == ["W35", "W36", "W37"]
    assert _report(plan, source=["园区"]).works_without_indicators == ()


def test_an_unknown_value_names_the_nearest(plan: Plan) -> None:
    with pytest.raises(UnknownNameError) as caught:
        scope(plan, {"dept": ["科学局"]})
    assert caught.value.near[0] == "科学技术局"


def test_rows_of_works_that_it_leads_or_assists_but_does_not_own_are_counted(plan: Plan) -> None:
    report = _report(plan, dept=["规划建设局"])
    led_or_assisted = [
        seat
        for seat in plan.seats
        if seat.work
        and "规划建设局" in (seat.work.lead, *seat.work.assist)
        and seat.indicator.department != "规划建设局"
    ]
    assert report.elsewhere == len(led_or_assisted) > 0
