"""The sample actuals: made by their script, marked as made up, and telling the whole story."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gxq_plan.finding import Severity
from gxq_plan.model.period import Period
from gxq_plan.read.names import Names
from gxq_plan.read.plan_file import from_file
from gxq_plan.uses.audit import audit
from gxq_plan.uses.check import check, read
from gxq_plan.uses.locate import Source
from gxq_plan.uses.scope import scope

if TYPE_CHECKING:
    from gxq_plan.model.plan import Plan

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "data" / "actuals"
YEARS = ("2018", "2019")
PERIODS = (*YEARS, "2020Q3")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml")


def test_the_script_makes_these_files_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "sample_actuals.py", tmp_path], check=True)
    for period in PERIODS:
        assert (tmp_path / f"{period}.csv").read_bytes() == (FOLDER / f"{period}.csv").read_bytes()


def test_every_row_says_that_it_is_made_up(plan: Plan) -> None:
    files, unread = read(Names(plan), [Source(period, FOLDER / f"{period}.csv") for period in PERIODS])
    assert not unread
    assert all("虚构示例数据" in row.note for file in files for row in file.rows)


def test_the_files_are_clean(plan: Plan) -> None:
    for period in PERIODS:
        checked = check(plan, [Source(f"{period}.csv", FOLDER / f"{period}.csv")], FOLDER)
        assert [one.code for one in checked.findings if one.severity is not Severity.INFO] == []


def test_every_status_and_trend_that_two_years_can_show_occurs(plan: Plan) -> None:
    files, _ = read(Names(plan), [Source(year, FOLDER / f"{year}.csv") for year in YEARS])
    rows = [row for year in YEARS for row in audit(plan, files, scope(plan, {}), period=Period(int(year))).rows]
    # not_due and qualitative need targets that this plan does not have; `achieved` needs 2020.
    assert {row.status for row in rows} == {
        "exceeded", "met", "near", "behind", "far_behind", "not_reported", "no_target",
    }  # fmt: skip
    assert {row.trend for row in rows if row.trend} == {
        "achieved_early", "insufficient_data", "holding", "slipping", "on_track", "regressing", "stalled", "ahead",
        "slow", "lagging",
    }  # fmt: skip
    assert {flag for row in rows for flag in row.flags} == {
        "hollow", "back_loaded", "front_loaded", "reversal", "relapse", "target_too_easy", "weak_evidence",
    }  # fmt: skip


def test_every_status_inside_a_year_occurs(plan: Plan) -> None:
    files, _ = read(Names(plan), [Source(period, FOLDER / f"{period}.csv") for period in PERIODS])
    report = audit(plan, files, scope(plan, {}), period=Period(2020, 9, 3))
    assert {row.status for row in report.rows} == {
        "reached", "ahead_of_schedule", "on_schedule", "behind_schedule", "not_due", "not_reported",
    }  # fmt: skip
    assert {row.note for row in report.rows if row.status == "not_reported"} == {
        "虚构示例数据；火炬统计按年汇总，季度没有数"
    }


def test_without_a_period_the_latest_year_is_reported_and_the_later_quarter_named(plan: Plan) -> None:
    files, _ = read(Names(plan), [Source(period, FOLDER / f"{period}.csv") for period in PERIODS])
    report = audit(plan, files, scope(plan, {}))
    assert (str(report.period), list(map(str, report.later_periods))) == ("2019", ["2020Q3"])


def test_what_was_not_reported_is_pending_with_a_reason(plan: Plan) -> None:
    files, _ = read(Names(plan), [Source("2019", FOLDER / "2019.csv")])
    missing = [row for row in audit(plan, files, scope(plan, {})).rows if row.status == "not_reported"]
    assert [row.seat.indicator.id for row in missing] == ["W03-3", "W24-1", "W32-1"]
    assert all(row.note and "预计次年4月报送" in row.note for row in missing)
