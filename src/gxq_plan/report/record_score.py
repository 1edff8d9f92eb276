"""`score` as plain data: `gxq.score/1`, every term, so that a score can be reckoned again by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.report.record import Record, method_record, number, of_findings, plan_record
from gxq_plan.report.record_supervise import exemption_record, register_record

if TYPE_CHECKING:
    from gxq_plan.model.scoring import Scoring
    from gxq_plan.report.scored import Charge, Extras, Scored, Scores, Term
    from gxq_plan.text import Lang


def of_scores(scores: Scores, lang: Lang) -> Record:
    return {
        "schema": "gxq.score/1",
        "plan": plan_record(scores.plan),
        "method": method_record(scores.plan),
        "period": str(scores.period),
        "as_of": scores.as_of,
        "scope": {option: list(values) for option, values in scores.scope.items()},
        "inputs": [{"path": one.path, "sha256": one.sha256} for one in scores.submissions],
        "scoring": _scoring(scores.scoring),
        "register": register_record(scores.register),
        "exemptions": [{"id": one.id, **(exemption_record(one, scores.as_of) or {})} for one in scores.exemptions],
        "findings": of_findings(scores.findings, lang, scores.plan),
        "departments": [_scored(one, scores) for one in scores.departments],
        "mean": number(scores.mean),
    }


def _scoring(scoring: Scoring) -> Record:
    """What of the rules a reader needs to reckon again; the rest stands in every term."""
    return {
        "path": scoring.path,
        "sha256": scoring.sha256,
        "title": scoring.title,
        "document": scoring.document,
        "total": number(scoring.total),
        "decimals": scoring.decimals,
        "method": scoring.attained.method,
        "cap": number(scoring.attained.cap),
        "floor": number(scoring.attained.floor),
        "bonuses_counted": scoring.bonuses.counted,
        "deductions_limit": number(scoring.deductions.limit),
        "bonuses_limit": number(scoring.bonuses.limit),
    }


def _scored(one: Scored, scores: Scores) -> Record:
    return {
        "department": one.department,
        "terms": [_term(term, scores) for term in one.terms],
        "weighed": number(one.weighed),
        "earned": number(one.earned),
        "base": number(one.base),
        "deductions": _extras(one.deductions),
        "bonuses": _extras(one.bonuses),
        "total": number(one.total),
    }


def _term(one: Term, scores: Scores) -> Record:
    row, rate = one.row, one.rate
    return {
        "id": one.id,
        "name": one.name,
        "duty": one.duty,
        "counted": one.counted,
        "weight": number(one.weight),
        "part": number(one.part),
        "status": row.status if row else None,
        "progress": one.progress,
        "met": row.met if row else None,
        "attainment": row.attainment if row else None,
        "why": rate.why,
        "rate": number(rate.share),
        "rate_without_exemption": number(rate.earned) if rate.exemption else number(rate.share),
        "exemption": exemption_record(rate.exemption, scores.as_of),
        "points": number(one.points),
    }


def _extras(one: Extras) -> Record:
    return {"charges": [_charge(each) for each in one.charges], "sum": number(one.sum), "effect": number(one.effect)}


def _charge(one: Charge) -> Record:
    return {
        "points": number(one.points),
        "points_without_exemption": number(one.full),
        "status": one.status,
        "id": one.id,
        "reason": one.reason,
        "document": one.document,
    }
