"""The shipped plan against the document: every row and work by a transcription, the totals by counts made by hand."""

from __future__ import annotations

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan.model.target import Form
from gxq_plan.read.plan_file import from_file

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan

ROOT = Path(__file__).parent.parent.parent
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml")


def _rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_row_of_the_annex(plan: Plan) -> None:
    written = [
        {
            "work": str(seat.work.number) if seat.work else "",
            "name": seat.indicator.name,
            "unit": seat.indicator.unit,
            "source": seat.indicator.source,
            **{str(period): target.written for period, target in seat.indicator.targets.items()},
            "department": seat.indicator.department,
        }
        for seat in plan.seats
    ]
    assert written == _rows("annex.csv")


def test_targets_are_exact_numbers_but_for_two(plan: Plan) -> None:
    targets = [target for seat in plan.seats for target in seat.indicator.targets.values()]
    assert len(targets) == 198
    assert sum(one.form is Form.NONE for one in targets) == 2
    assert all(one.value == Decimal(one.written) for one in targets if one.form is Form.NUMBER)


def test_every_work_of_the_body(plan: Plan) -> None:
    written = [
        {
            "number": str(work.number),
            "name": work.name,
            "lead_as_written": work.as_written.get("lead", work.lead),
            "assist": " ".join(work.assist),
            "open": "yes" if work.assist_open else "no",
            "department": work.department or "",
        }
        for work in plan.works
    ]
    assert written == _rows("works.csv")


def test_counts_made_by_hand(plan: Plan) -> None:
    assert (len(plan.projects), len(plan.tasks), len(plan.works), len(plan.seats)) == (5, 13, 38, 66)
    assert [sum(seat.project is one for seat in plan.seats) for one in plan.projects] == [28, 8, 10, 11, 9]
    assert [sum(seat.task is one for seat in plan.seats) for one in plan.tasks] == [
        10,
        11,
        7,
        2,
        2,
        4,
        7,
        3,
        7,
        4,
        3,
        3,
        3,
    ]
    assert [work.number for work in plan.works if not work.indicators] == [4, 11, 35, 36, 37]
    owners = Counter(seat.indicator.department for seat in plan.seats)
    assert owners == {
        "科学技术局": 24,
        "经济发展局": 12,
        "党群工作部": 10,
        "规划建设局": 7,
        "创业园": 4,
        "招商局": 3,
        "财政局": 3,
        "社会事业局": 2,
        "行政审批局": 1,
    }
    assert Counter(seat.indicator.source for seat in plan.seats) == {"园区": 51, "火炬": 15}
    assert Counter(work.lead for work in plan.works)["科学技术局"] == 16  # 15, and one misspelt 科技发展局
    assert Counter(name for work in plan.works for name in work.assist).total() == 97


def test_kinds_directions_and_the_repeated_row(plan: Plan) -> None:
    unconfirmed = [seat.indicator.id for seat in plan.seats if not seat.indicator.kind_confirmed]
    assert unconfirmed == [
        "W05-2", "W06-3", "W07-1", "W07-2", "W07-3", "W16-1", "W18-1", "W21-1", "W24-2", "W28-1", "W33-1",
    ]  # fmt: skip
    assert [seat.indicator.id for seat in plan.seats if seat.indicator.direction == "down"] == ["W09-1"]
    assert {seat.indicator.id: seat.indicator.same_as for seat in plan.seats if seat.indicator.same_as} == {
        "W33-2": "W01-3"
    }
    cumulative = [at for at, seat in enumerate(plan.seats, 1) if seat.indicator.kind == "cumulative"]
    assert cumulative == [7, 13, 14, 29, 32, 33, 38, 63]


def test_corrections_keep_the_documents_own_words(plan: Plan) -> None:
    works = {work.number: work for work in plan.works}
    assert works[12].lead == "科学技术局"
    assert works[12].as_written == {"lead": "科技发展局"}
    assert works[30].name == "打造科技金融服务创新区"
    assert works[30].as_written == {"name": "打造科技金融服务示范区"}


def test_goals_and_roadmap(plan: Plan) -> None:
    assert [goal.id for goal in plan.goals] == [f"G{number:02d}" for number in range(1, 19)]
    same = {link.indicator: goal.id for goal in plan.goals for link in goal.links if link.relation == "same"}
    assert same == {"W01-1": "G06", "W01-4": "G08", "W13-1": "G11", "W14-1": "G12"}
    converted = [link for goal in plan.goals for link in goal.links if link.relation == "converted"]
    assert [(one.indicator, one.factor) for one in converted] == [("W26-1", Decimal(100))]
    by_class = {one.name: [work.number for work in plan.works if work.priority == one.name] for one in plan.priorities}
    assert by_class == {"重点聚焦": [5, 10, 18], "加快突破": [1, 3, 7], "持续推进": [11, 15]}
