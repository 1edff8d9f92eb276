"""Assessing: the same figures from any order of rows and any number of files; which period; goals and works."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gxq_plan.model.period import Period
from gxq_plan.model.rows import Rows
from gxq_plan.model.submission import Remark, Row, Submission
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.report.record import of_report
from gxq_plan.uses.audit import audit, every_period, figures
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import Source
from gxq_plan.uses.scope import scope
from tests.make import FILE, indicator, plan_of, submitted

if TYPE_CHECKING:
    from random import Random

    from gxq_plan.model.plan import Plan

ROOT = Path(__file__).parent.parent.parent
THIRD_QUARTER = Period(2020, 9, 3)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml")


@pytest.fixture(scope="module")
def files(plan: Plan) -> tuple[Submission, ...]:
    folder = ROOT / "data" / "actuals"
    return read(Names(plan), [Source(one, folder / f"{one}.csv") for one in ("2018", "2019", "2020Q3")])[0]


def file_of(rows: list[Row], path: str) -> Submission:
    periods = tuple(sorted({row.period for row in rows if row.period}, key=lambda one: one.order))
    return Submission(path, "0" * 64, "UTF-8", {}, Rows.of(rows), periods)


def told(plan: Plan, files: list[Submission], period: Period | None = None) -> str:
    """Every figure of a report as bytes; what may differ is left out: inputs, origins, findings with their places."""
    record: dict[str, Any] = of_report(audit(plan, files, scope(plan, {}), period=period), "zh")
    for part in (
        *record["indicators"],
        *(one for work in record["works_without_indicators"] for one in work["submitted"]),
    ):
        del part["origin"]
    return json.dumps({name: part for name, part in record.items() if name not in ("inputs", "findings")})


@settings(max_examples=8, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 12))
@pytest.mark.parametrize("period", [None, Period(2018), THIRD_QUARTER], ids=str)
def test_any_order_of_rows_and_any_number_of_files_give_the_same_bytes(
    plan: Plan, files: tuple[Submission, ...], period: Period | None, random: Random, number: int
) -> None:
    rows = [row for file in files for row in file.rows]
    expected = told(plan, list(files), period)
    random.shuffle(rows)
    parts: list[list[Row]] = [[] for _ in range(number)]
    for row in rows:
        random.choice(parts).append(row)
    assert told(plan, [file_of(part, f"{at}.csv") for at, part in enumerate(parts)], period) == expected


@settings(max_examples=20, deadline=None)
@given(st.randoms(use_true_random=False))
def test_values_that_contradict_each_other_give_the_same_bytes_in_any_order(random: Random) -> None:
    plan = plan_of(*(indicator("2018: 10, 2019: 12, 2020: 14", id=f"I-{at}") for at in (1, 2, 3)))
    rows = [
        submitted(id, year, value)[1]._replace(remark=Remark(data_status=status, note=note))
        for id, year, value, status, note in (
            ("I-1", 2018, "10", "", ""),
            ("I-1", 2018, "9", "", "更正"),
            ("I-1", 2019, "12", "快报", ""),
            ("I-1", 2019, "13", "年报", ""),
            ("I-2", 2019, "11", "快报", "甲"),
            ("I-2", 2019, "11", "快报", "乙"),
            ("I-3", 2019, None, "", "尚未统计"),
            ("I-3", 2019, None, "", "下月报"),
        )
    ]
    expected = told(plan, [file_of(rows, "a.csv")])
    random.shuffle(rows)
    assert told(plan, [file_of(rows[:3], "b.csv"), file_of(rows[3:], "a.csv")]) == expected


def test_a_report_of_a_period_inside_a_year(plan: Plan, files: tuple[Submission, ...]) -> None:
    report = audit(plan, files, scope(plan, {}), period=THIRD_QUARTER)
    assert {row.period for row in report.rows} == {"2020Q3"}
    assert all(row.in_year and row.attainment is None and row.trend is None for row in report.rows)
    # Goals are of whole years; a yearly one is not judged by nine months either.
    assert {one.status for one in report.goals if one.goal.links} <= {"not_due", None}
    assert report.rollups["plan"][0].score_strict is None
    works = {work.id: [row.remark.progress for _, row in rows] for work, rows in report.works_without_indicators}
    assert works["W35"] == ["已完成"]


def test_a_period_that_nobody_reported_is_not_reported(plan: Plan, files: tuple[Submission, ...]) -> None:
    report = audit(plan, files, scope(plan, {}), period=Period(2019, 6, 6))
    assert {row.status for row in report.rows} == {"not_reported", "not_due"}


def test_later_periods_inside_a_year_are_named(plan: Plan, files: tuple[Submission, ...]) -> None:
    assert audit(plan, files, scope(plan, {})).later_periods == (THIRD_QUARTER,)
    assert audit(plan, files, scope(plan, {}), period=THIRD_QUARTER).later_periods == ()


def test_the_figures_of_checked_files_are_of_their_own_periods(plan: Plan, files: tuple[Submission, ...]) -> None:
    rows = figures(plan, files[2:], files[:2])
    assert {row.period for row in rows} == {"2020Q3"}
    assert len(rows) == 66
    # What a level is due by September starts from the history.
    [level] = [row for row in rows if row.seat.indicator.id == "W19-2"]
    assert level.expected == 341 + (450 - 341) * 0.75


def test_one_indicator_in_every_period_that_was_reported(plan: Plan, files: tuple[Submission, ...]) -> None:
    assert [row.period for row in every_period(plan, files, "W13-1")] == ["2018", "2019", "2020Q3", "2020"]
    asked = every_period(plan, files, "W13-1", Period(2019, 6, 6))
    assert [row.period for row in asked] == ["2018", "2019H1", "2019", "2020Q3", "2020"]


def test_a_report_carries_what_a_target_is_more_than_a_number() -> None:
    revised = "revisions: [{period: 2019, from: 12, to: 10, on: 2019-06-01, reason: 调整}]"
    plan = plan_of(
        indicator("2019: {value: 10, stretch: 15}", id="I-1", extra=revised),
        indicator("2019: {relative_to: I-1, margin: 1}", id="I-2"),
        indicator("2018-2020: {average: 7}", id="I-3", kind="ratio"),
    )
    rows = [submitted(id, 2019, "12")[1] for id in ("I-1", "I-2", "I-3")]
    record = of_report(audit(plan, [FILE._replace(rows=Rows.of(rows), sha256="0" * 64)], scope(plan, {})), "zh")
    first, second, third = record["indicators"]
    assert first["stretch"] == {"value": 15.0, "reached": False}
    assert [(one["period"], one["from"], one["to"]) for one in first["revisions"]] == [("2019", "12", "10")]
    assert (second["relative_to"], second["target"], second["met"]) == ("I-1", 13.0, False)
    assert third["span"] == {"target": 7.0, "actual": 12.0, "met": True}
