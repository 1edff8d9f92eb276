"""`gxq.verify/1`: what computing a published report again has shown, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.finding import Severity
from gxq_plan.report.record import Record, of_findings
from gxq_plan.report.record_diff import stage_record

if TYPE_CHECKING:
    from gxq_plan.report.verified import Difference, Input, Verified
    from gxq_plan.text import Lang


def of_verified(found: Verified, lang: Lang) -> Record:
    """The three answers: `inputs` that were found or not, `reproduced` with `differences`, `holds` with `causes`."""
    record = found.record
    return {
        "schema": "gxq.verify/1",
        "report": {
            "path": found.path,
            "sha256": found.sha256,
            "period": record["period"],
            "scope": record["scope"],
            "version": record.get("version"),
        },
        "plan": {key: record["plan"][key] for key in ("id", "title", "sha256")},
        "version": found.version,
        "inputs": [_input(one) for one in found.inputs],
        "reproduced": found.reproduced,
        "differences": [_difference(one) for one in found.differences],
        "holds": found.holds,
        "causes": [stage_record(one) for one in found.stages],
        "not_repeated": found.carried,
        "findings": of_findings(found.findings, lang, found.plan),
        "summary": {f"{one}s": sum(each.severity is one for each in found.findings) for one in Severity},
    }


def _input(one: Input) -> Record:
    return {
        "kind": one.kind,
        "path": one.path,
        "sha256": one.sha256,
        "found": one.found,
        "looked": list(one.looked),
    }


def _difference(one: Difference) -> Record:
    return {"path": one.path, "id": one.id, "published": one.published, "recomputed": one.recomputed}
