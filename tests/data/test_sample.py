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


@pytest.fixture(scope="module")
def plan() -> Plan:
    return from_file(ROOT / "data" / "plan.yaml")


def test_the_script_makes_these_files_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "tools" / "sample_actuals.py", tmp_path], check=True)
    for year in YEARS:
        assert (tmp_path / f"{year}.csv").read_bytes() == (FOLDER / f"{year}.csv").read_bytes()


def test_every_row_says_that_it_is_made_up(plan: Plan) -> None:
    files, unread = read(Names(plan), [Source(year, FOLDER / f"{year}.csv") for year in YEARS])
    assert not unread
    assert all("虚构示例数据" in row.note for file in files for row in file.rows)


def test_the_files_are_clean(plan: Plan) -> None:
    for year in YEARS:
        checked = check(plan, [Source(f"{year}.csv", FOLDER / f"{year}.csv")], FOLDER)
        assert [one.code for one in checked.findings if one.severity is not Severity.INFO] == []


def test_every_status_and_trend_that_two_years_can_show_occurs(plan: Plan) -> None:
    files, _ = read(Names(plan), [Source(year, FOLDER / f"{year}.csv") for year in YEARS])
    rows = [row for year in YEARS for row in audit(plan, files, scope(plan, {}), period=Period(int(year))).rows]
    # not_due, qualitative and not_assessed need targets that this plan does not have; `achieved` needs 2020.
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


def test_what_was_not_reported_is_pending_with_a_reason(plan: Plan) -> None:
    files, _ = read(Names(plan), [Source("2019", FOLDER / "2019.csv")])
    missing = [row for row in audit(plan, files, scope(plan, {})).rows if row.status == "not_reported"]
    assert [row.seat.indicator.id for row in missing] == ["W03-3", "W24-1", "W32-1"]
    assert all(row.note and "预计次年4月报送" in row.note for row in missing)
