"""The record of what was taken in, held against itself, the received files and the actuals folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.finding import sorted_findings
from gxq_plan.model import period as periods
from gxq_plan.read import record_file
from gxq_plan.read.names import Names
from gxq_plan.report.recorded import Recorded
from gxq_plan.uses.locate import shown
from gxq_plan.uses.standing import standing

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.plan import Plan


def verify_record(plan: Plan, folder: Path, record: Path) -> Recorded:
    """Whether every line is as it was written, every received file is there with its hash, and the actuals folder
    says what the record last said.

    Raises InputError (F021) where the lines themselves were changed: then nothing can be said of the rest.
    """
    found = record_file.record(record, shown(record))
    findings = record_file.received_faults(record, shown(record), found)
    now = standing(Names(plan), folder, found)
    for written in dict.fromkeys(line.period for line in found.lines):
        if period := periods.from_text(written):
            findings += now.edited(period)
    return Recorded(
        plan, shown(record), len(found.lines), len({one.sha256 for one in found.lines}), sorted_findings(findings)
    )
