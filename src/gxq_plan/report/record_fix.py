"""`gxq.fix/1`: what was done to a file, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.record import Record, file_record, of_findings, plan_record

if TYPE_CHECKING:
    from gxq_plan.place import Place
    from gxq_plan.report.fixed import Change, Fixed, LeftOut
    from gxq_plan.text import Lang


def of_fix(fixed: Fixed, lang: Lang, output: str | None) -> Record:
    """Every change with its cell, every row that is not in the clean form, and what is left for a person. `output` is
    where the clean form went, null where it was only asked what would be done."""
    return {
        "schema": "gxq.fix/1",
        "plan": plan_record(fixed.plan),
        "files": [file_record(one) for one in fixed.tables],
        "output": {"path": output, "header": list(fixed.header), "rows": len(fixed.rows)},
        "changes": [_change(one) for one in fixed.changes],
        "left_out": [_left_out(one, lang) for one in fixed.left_out],
        "notes": of_findings(fixed.notes, lang, fixed.plan),
        "left": of_findings(fixed.left, lang, fixed.plan),
        "counts": {
            "changes": len(fixed.changes),
            "left_out": len(fixed.left_out),
            "left": fixed.for_a_person,
        },
    }


def _change(one: Change) -> Record:
    return {
        "kind": str(one.kind),
        **_place(one.place),
        "before": one.before,
        "after": one.after,
        "why": [str(why) for why in one.why],
        "detail": one.detail or None,
    }


def _left_out(one: LeftOut, lang: Lang) -> Record:
    return {
        "kind": str(one.kind),
        **_place(one.place),
        "last_row": one.until or one.place.row,
        "label": one.label.of(lang) if one.label else None,
        "text": one.text,
    }


def _place(place: Place) -> Record:
    return {
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "column_number": place.column_number,
        "cell": place.cell,
    }
