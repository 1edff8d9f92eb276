"""Figures of a few rows of each plan, worked by hand from method.md; the sum stands beside each."""

# ruff: noqa: E501 - the table is read line by line
from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gxq_plan.model import period as periods
from gxq_plan.read import plan_file
from gxq_plan.read.names import Names
from gxq_plan.uses.audit import audit
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import sources
from gxq_plan.uses.scope import Scope

if TYPE_CHECKING:
    from gxq_plan.report.report import Report

HERE = Path(__file__).parent

# (plan, period, id): figures, None for those that must be absent.
BY_HAND: dict[tuple[str, str, str], dict[str, Any]] = {
    # b = 5 in 2010, T = T_F = 10 in 2020: A = 9.8/10; P = 4.8/5, pi = 5/5, so S = R = 0.96
    ("v1-goal-table", "2020", "P1-1"): {"status": "near", "attainment": 0.98, "gap": -0.2, "pace_plan": 0.96,
                                        "pace_constant": 0.96, "trend": "on_track"},
    # 4 < 4 is false: not met, though A = 2 - 4/4 = 1; 2019's 3 satisfied <4, so b satisfies T_F: slipping
    ("v1-goal-table", "2020", "T01-1"): {"status": "near", "attainment": 1.0, "gap": 0.0, "trend": "slipping"},
    # A = 2 - 5.4/5.5 = 1.01818; b = 5.6: P = -0.2/-0.1 = 2, pi = 1, S = 2, but T_F is reached
    ("v1-goal-table", "2020", "T01-2"): {"status": "met", "attainment": 1.018182, "pace_plan": 2.0, "trend": "achieved"},
    # a band without width: A is not available, 99.9 is outside: far_behind, gap to the nearest edge
    ("v1-goal-table", "2020", "P3-1"): {"status": "far_behind", "attainment": None, "gap": -0.1, "trend": "slipping"},
    ("v1-goal-table", "2020", "P2-1"): {"status": "qualitative", "attainment": None, "met": None},
    # no target of 2019: S is null, R = ((9.5 - 5)/5)/((2019 - 2010)/10) = 0.9/0.9
    ("v1-goal-table", "2019", "P1-1"): {"status": "no_target", "pace_plan": None, "pace_constant": 1.0, "trend": "on_track"},
    # b = 6.3: P = 2.28/5.7 = 0.4, tau = 2/5, R = 1; f_lin = 8.58 + 1.14 x 3 = 12; needs (12 - 8.58)/3 = 1.14
    ("v2-five-year", "2022", "P2-2"): {"status": "no_target", "pace_constant": 1.0, "trend": "on_track",
                                       "forecast_low": 12.0, "forecast_high": 12.0, "forecast_verdict": "likely",
                                       "needed_per_year": 1.14, "acceleration": 1.0},
    # b = 77.3 in 2019, +1 by 2025: T(2022) = 77.3 + 3/6 = 77.8; A = 77.9/77.8; P = 0.6, pi = 0.5, S = 1.2
    ("v2-five-year", "2022", "P3-5"): {"status": "met", "target": 77.8, "attainment": 1.001285, "pace_plan": 1.2,
                                       "trend": "ahead"},
    # mean growth compounds: sqrt(1.09 x 1.04) - 1 = 6.4707%, short of 7 by 0.5293: more than 0.5 points
    ("v2-five-year", "2022", "P2-1"): {"status": "behind", "target": 7.0, "shortfall": 0.529347},
    # against that year's own growth of GDP: 4 > 4 is false, short by 0 points
    ("v2-five-year", "2022", "P1-2"): {"status": "near", "target": 4.0, "gap": 0.0, "attainment": None},
    ("v2-five-year", "2022", "P1-1"): {"status": "qualitative"},
    # b = 87, a = 86.5, T_F = 87.5: P = -0.5/0.5 = -1, tau = 2/5, R = -2.5
    ("v2-five-year", "2022", "P4-3"): {"status": "no_target", "progress": -1.0, "pace_constant": -2.5, "trend": "regressing"},
    # b = 5.2 already satisfies <5.5; 5.5 does not
    ("v2-five-year", "2022", "P3-2"): {"status": "near", "attainment": 1.0, "trend": "slipping"},
    ("v2-five-year", "2022", "P4-1"): {"status": "no_target", "target": None},
    # growth, a band 7..8: above it by 0.2, within 0.5 points
    ("v3-annual-prose", "2020", "I-1"): {"status": "near", "target_low": 7.0, "target_high": 8.0, "gap": 0.2, "shortfall": 0.2},
    # growth: short by 2.5 points, more than 2
    ("v3-annual-prose", "2020", "I-5"): {"status": "far_behind", "shortfall": 2.5, "attainment": None},
    ("v3-annual-prose", "2020", "I-3"): {"status": "met", "gap": 0.0},
    # 8.2 > 8.2 (the growth of GDP of I-1) is false
    ("v3-annual-prose", "2020", "I-7"): {"status": "near", "target": 8.2},
    # 153/150; striven for 155, not reached
    ("v3-annual-prose", "2020", "I-8"): {"status": "met", "attainment": 1.02, "stretch": 155.0, "stretch_reached": False},
    # half a year of a flow: E = 150 x 6/12 = 75; (80 - 75)/150 = 3.33 points of the year's target
    ("v3-annual-prose", "2020H1", "I-8"): {"status": "on_schedule", "expected": 75.0, "schedule_gap": 0.033333},
    # a growth rate is held against its own half-year target 4; (4.5 - 4)/8 = 6.25 points
    ("v3-annual-prose", "2020H1", "I-2"): {"status": "ahead_of_schedule", "expected": 4.0, "schedule_gap": 0.0625},
    # within 6.5..7
    ("v4-task-split", "2016", "W01-1"): {"status": "met", "gap": 0.0},
    # about 3 without a tolerance: 3 x 5% = 0.15
    ("v4-task-split", "2016", "W02-1"): {"status": "met", "target_low": 2.85, "target_high": 3.15},
    # 480/600 = 0.8; one year alone is judged: S = 0.8
    ("v4-task-split", "2016", "W06-1"): {"status": "behind", "attainment": 0.8, "pace_plan": 0.8, "trend": "slow"},
    # E = 1000 x 9/12 = 750; (760 - 750)/1000 = 1 point
    ("v4-task-split", "2016Q3", "W03-1"): {"status": "on_schedule", "expected": 750.0, "schedule_gap": 0.01},
    ("v4-task-split", "2016", "W06-2"): {"status": "qualitative"},
    # (23 + 14)/(25 + 25) = 0.74 to date; forecast 25 x 0.74 = 18.5; needs 75 - 37 = 38
    ("v5-zone-2021", "2022", "T01-2"): {"status": "far_behind", "attainment": 0.56, "pace_plan": 0.74, "trend": "slow",
                                        "forecast_low": 18.5, "needed_per_year": 38.0},
    # 63/70 is 0.9 exactly: near; (77 + 63)/140 = 1
    ("v5-zone-2021", "2022", "T01-1"): {"status": "near", "attainment": 0.9, "pace_plan": 1.0, "trend": "on_track"},
    # compound: CAGR 1.5^(1/2) - 1 = 0.224745 over 2^(1/3) - 1 = 0.259921
    ("v5-zone-2021", "2022", "T02-1"): {"status": "no_target", "pace_constant": 0.864666, "trend": "slow",
                                        "forecast_low": 210.0, "needed_per_year": 60.0},
    ("v5-zone-2021", "2022", "T02-2"): {"status": "qualitative"},
    ("v5-zone-2021", "2022", "T02-3"): {"status": "met", "attainment": 1.0},
    # 75.2/76
    ("v6-delegated", "2019", "I-1"): {"status": "near", "attainment": 0.989474, "gap": -0.8},
    ("v6-delegated", "2020", "I-2"): {"status": "no_target", "met": None, "target": None},
    ("v6-delegated", "2020", "I-4"): {"status": "no_target"},
    # b = 30 in 2020: P = 5/12.5, pi = 6.5/12.5, S = 5/6.5 = 0.76923; tau = 2/5, R = 1; f_lin = 35 + 2.5 x 3 = 42.5
    ("v7-regional-prose", "2022", "I-2"): {"status": "near", "attainment": 0.958904, "pace_plan": 0.769231,
                                           "pace_constant": 1.0, "trend": "slow", "forecast_high": 42.5},
    # b = 37 satisfies 35; 34.9 does not; A = 34.9/35
    ("v7-regional-prose", "2022", "I-3"): {"status": "near", "attainment": 0.997143, "trend": "slipping"},
    # the first year had no target and is left out: 4.8/5; forecast 6 x 0.96 = 5.76
    ("v7-regional-prose", "2022", "I-4"): {"status": "near", "attainment": 0.96, "pace_plan": 0.96, "forecast_low": 5.76},
}  # fmt: skip
# Due, reported, met: what the plan as a whole comes to.
OF_PLANS = {
    ("v1-goal-table", "2020"): (5, 5, 2),
    ("v2-five-year", "2022"): (5, 5, 1),
    ("v3-annual-prose", "2020"): (8, 8, 2),
    ("v4-task-split", "2016"): (7, 7, 4),
    ("v5-zone-2021", "2022"): (4, 4, 2),
    ("v6-delegated", "2020"): (0, 0, 0),
    ("v7-regional-prose", "2022"): (3, 3, 0),
}


@cache
def _report(name: str, period: str) -> Report:
    plan = plan_file.from_file(HERE / name / "plan.yaml")
    inputs, _ = sources((), HERE / name / "actuals")
    return audit(plan, read(Names(plan), inputs)[0], Scope({}), period=periods.from_text(period))


@pytest.mark.parametrize(("name", "period", "id"), BY_HAND)
def test_figures_worked_by_hand(name: str, period: str, id: str) -> None:
    row = next(one for one in _report(name, period).rows if one.seat.indicator.id == id)
    for figure, expected in BY_HAND[name, period, id].items():
        found = getattr(row, figure)
        assert found == (pytest.approx(expected, abs=1e-6) if isinstance(expected, float) else expected), figure


@pytest.mark.parametrize(("name", "period"), OF_PLANS)
def test_the_plan_as_a_whole(name: str, period: str) -> None:
    whole = _report(name, period).rollups["plan"][0]
    met = sum(whole.counts.get(one, 0) for one in ("exceeded", "met"))
    assert (whole.due, whole.reported, met) == OF_PLANS[name, period]
