"""`gxq.import/1`: what was taken from a document, where, and what is to be said of it, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.record import Record, number, of_failure, of_findings, of_list

if TYPE_CHECKING:
    from gxq_plan.report.imported import Imported, TakenRow
    from gxq_plan.text import Lang


def of_import(found: Imported, lang: Lang) -> Record:
    """The plan as `list` gives it, each row with its place in the document; the findings."""
    listed = of_list(found.plan)
    places = {one.id: one for one in found.rows}
    return {
        "schema": "gxq.import/1",
        "document": {"path": found.path, "sha256": found.sha256, "form": found.form},
        "plan": listed["plan"],
        "periods": [str(one) for one in found.plan.periods],
        "levels": list(found.plan.levels),
        "taken": {name: len(listed[name]) for name in ("projects", "tasks", "works", "indicators", "goals")},
        "indicators": [{**one, **_of_document(found, places[one["id"]])} for one in listed["indicators"]],
        "works": listed["works"],
        "goals": listed["goals"],
        "findings": of_findings(found.findings, lang, found.plan),
        "summary": of_failure("gxq.import/1", found.findings, lang)["summary"],
    }


def _of_document(found: Imported, row: TakenRow) -> Record:
    indicator, place = found.plan.by_id[row.id].indicator, row.place
    baseline = indicator.baseline
    return {
        "nature": indicator.nature,
        "baseline": baseline and {"period": str(baseline.period), "value": number(baseline.value)},
        "cue": row.cue or None,
        "kind_said": row.said,
        "place": {"sheet": place.sheet, "row": place.row, "column": place.column, "cell": place.cell},
    }
