"""`report --final` as plain data: `gxq.final/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.record import (
    Record,
    assessed_record,
    goal_state_record,
    method_record,
    of_findings,
    plan_record,
    rollup_record,
)

if TYPE_CHECKING:
    from gxq_plan.report.final import Final, Line
    from gxq_plan.text import Lang


def of_final(final: Final, lang: Lang) -> Record:
    last = final.last
    return {
        "schema": "gxq.final/1",
        "plan": plan_record(last.plan),
        "method": method_record(last.plan),
        "period": str(last.period),
        "final": final.is_whole,
        "scope": {option: list(values) for option, values in last.scope.items()},
        "inputs": [{"path": one.path, "sha256": one.sha256} for one in last.submissions],
        "findings": of_findings(last.findings, lang, last.plan),
        "years": [
            {"period": str(one.period), "rollup": rollup_record(one.rollups["plan"][0])} for one in final.reports
        ],
        "indicators": [_line(one) for one in final.lines],
        "goals": [goal_state_record(one) for one in last.goals],
    }


def _line(line: Line) -> Record:
    return {
        "id": line.last.seat.indicator.id,
        "years": [assessed_record(one) for one in line.years],
        "total": line.total,
        "planned": line.planned,
        "met": line.met,
        "judged": line.judged,
    }
