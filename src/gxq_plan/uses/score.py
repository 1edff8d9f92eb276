"""Appraisal (考核): the points of each department by the office's scoring file, and nothing that it does not say."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.errors import InputError
from gxq_plan.model.exemption import Register
from gxq_plan.model.submission import Column
from gxq_plan.place import Place
from gxq_plan.read.scoring_faults import NOT_SCORED
from gxq_plan.report.scored import Charge, Extras, Rate, Scored, Scores, Term
from gxq_plan.text import Text
from gxq_plan.uses.audit import audit, used_periods
from gxq_plan.uses.scope import Scope
from gxq_plan.uses.score_rate import exempted, rate_of, rate_of_work, remaining

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan, Work
    from gxq_plan.model.scoring import ByStatus, Extra, Given, Joint, Scoring
    from gxq_plan.model.submission import Row, Submission
    from gxq_plan.report.report import Report
    from gxq_plan.report.scored import Duty

_EVERYTHING = Scope({})
_NO_REGISTER = Register()
_PROGRESS = {written: zh for zh, en in CHOICES[Column.PROGRESS].items() for written in (zh, en)}


def score(
    plan: Plan,
    submissions: Sequence[Submission],
    scoring: Scoring,
    period: Period,
    day: str,
    *,
    departments: Sequence[str] = (),
    register: Register = _NO_REGISTER,
    earlier: Iterable[Finding] = (),
) -> Scores:
    """The points of a year. `departments` are those that are shown: the mean is over all of them whatever is shown.

    Raises InputError (S005) where nothing was reported for the year, or no row counts for anybody.
    """
    if period not in used_periods(submissions):
        raise InputError([NOT_SCORED.at(Place(scoring.path), None, period=period, reason=_NOT_YET)])
    report = audit(plan, submissions, _EVERYTHING, period=period, earlier=earlier, as_of=day)
    rows = _Rows(report, scoring, register, day)
    everyone = [_department(name, rows) for name in names(plan)]
    if all(one.base is None for one in everyone):
        reason = _NONE if all(term.rate.share is None for one in everyone for term in one.terms) else _WEIGHTLESS
        raise InputError([NOT_SCORED.at(Place(scoring.path), None, period=period, reason=reason)])
    shown = tuple(one for one in everyone if not departments or one.department in departments)
    scope = {"dept": tuple(departments)} if departments else {}
    mean = _mean(everyone, scoring)
    return Scores(plan, period, scope, day, scoring, register, shown, mean, report.submissions, report.findings)


_NOT_YET = Text(zh="这一年还没有报来一个数", en="nothing was reported for that year yet")
_NONE = Text(zh="都没有目标、不计分或没有责任部门", en="all are without target, left out, or owned by nobody")

_WEIGHTLESS = Text(
    zh="评分文件里，每一行的权重或分担都是 0", en="by the scoring file every row has a weight or a share of 0"
)


def names(plan: Plan) -> list[str]:
    """The departments of a plan: those that it lists, then those that only its rows name."""
    owners = [one for seat in plan.seats for one in seat.indicator.departments[:1]]
    leads = [name for work in plan.works for name in (work.lead, work.department, *work.assist) if name]
    return list(dict.fromkeys([*(one.name for one in plan.departments), *owners, *leads]))


class _Rows:
    """The rows of the period with their shares, each reckoned once."""

    def __init__(self, report: Report, scoring: Scoring, register: Register, day: str) -> None:
        self.report, self.scoring, self.register, self.day = report, scoring, register, day
        self.left_out = {one.id for one in scoring.left_out}
        ids = {row.seat.indicator.id for row in report.rows}
        self.rates: dict[str, Rate] = {}
        for row in report.rows:
            own = row.seat.indicator
            # A copy is the same thing as its original: it scores once.
            rate = rate_of(row, scoring, own.id in self.left_out, own.same_as in ids)
            self.rates[own.id] = self._exempted(rate, own.id)
        self.progress = {work.id: _progress(said) for work, said in report.works_without_indicators}
        for id, progress in self.progress.items():
            rate = rate_of_work(progress, scoring, id in self.left_out)
            self.rates[id] = self._exempted(rate, id)

    def _exempted(self, rate: Rate, id: str) -> Rate:
        return exempted(rate, self.register.of(id, self.report.period), self.day)

    def remaining(self, points: Decimal, id: str) -> Decimal:
        return remaining(points, self.register.of(id, self.report.period), self.day)

    def terms(self, name: str) -> Iterator[Term]:
        """The rows in which a department has a part that weighs anything, and its own in any case."""
        for row in self.report.rows:
            indicator, work = row.seat.indicator, row.seat.work
            duty = _duty(name, indicator.department, work, self.scoring.joint)
            if duty:
                weight = self.scoring.weights.of(row.seat)
                yield self._term(name, indicator.id, indicator.name, duty, weight)._replace(row=row)
        for project in self.report.plan.projects:
            for task in project.tasks:
                for work in task.works:
                    duty = _duty(name, work.department or work.lead, work, self.scoring.joint)
                    if work.id in self.progress and duty:
                        weight = self.scoring.weights.of_work(work, task.id, project.id)
                        made = self._term(name, work.id, work.name, duty, weight)
                        yield made._replace(progress=self.progress[work.id])

    def _term(self, name: str, id: str, title: str, duty: Duty, weight: Decimal) -> Term:
        return Term(id, title, duty, weight, getattr(self.scoring.joint, duty), self.rates[id], None)


def _duty(name: str, owner: str | None, work: Work | None, joint: Joint) -> Duty | None:
    """A department's part in a row: the largest of its shares. Its own row is shown even where owners have none."""
    parts: list[tuple[Decimal, Duty]] = []
    if name == owner:
        parts.append((joint.owner, "owner"))
    if work and name == work.lead:
        parts.append((joint.lead, "lead"))
    if work and name in work.assist:
        parts.append((joint.assist, "assist"))
    weighing = [one for one in parts if one[0] > 0 or one[1] == "owner"]
    return max(weighing, key=lambda one: one[0])[1] if weighing else None


def _progress(said: Sequence[tuple[Submission, Row]]) -> str | None:
    """The progress of a work in the words of the scoring file; None where nothing usable was reported."""
    written = said[-1][1].text(Column.PROGRESS) if said else ""
    return _PROGRESS.get(written)


def _department(name: str, rows: _Rows) -> Scored:
    terms = list(rows.terms(name))
    counted = [one for one in terms if one.counted]
    weighed = sum((one.weights for one in counted), Decimal(0))
    earned = sum((one.weights * (one.rate.share or 0) for one in counted), Decimal(0))
    scoring = rows.scoring
    base = _rounded(scoring.total * earned / weighed, scoring) if weighed else None
    shown = tuple(
        one._replace(points=_rounded(scoring.total * one.weights * (one.rate.share or 0) / weighed, scoring))
        if one.counted
        else one
        for one in terms
    )
    deductions = _extras(name, scoring.deductions, terms, rows, exempt=True)
    bonuses = _extras(name, scoring.bonuses, terms, rows, exempt=False)
    total = None
    if base is not None:
        added = bonuses.effect if scoring.bonuses.counted else Decimal(0)
        total = max(_rounded(Decimal(0), scoring), base - deductions.effect + added)
    return Scored(name, shown, weighed, earned, base, deductions, bonuses, total)


def _extras(name: str, extra: Extra, terms: Iterable[Term], rows: _Rows, *, exempt: bool) -> Extras:
    """Points by the statuses of a department's own rows that count, then those that the office gives itself. An
    exemption lifts a deduction, and gives no bonus."""
    charges = [
        Charge(rows.remaining(rule.points, one.id) if exempt else rule.points, rule.points, rule.status, one.id)
        for one in terms
        if one.duty == "owner" and one.row and one.rate.why not in ("left_out", "copy", "no_target")
        for rule in _rules_for(one.row, extra.rules)
    ]
    charges += [_given(one) for one in extra.given if one.department == name]
    total = sum((one.points for one in charges), Decimal(0))
    effect = total if extra.limit is None else min(total, extra.limit)
    return Extras(tuple(charges), total, _rounded(effect, rows.scoring))


def _rules_for(row: Assessed, rules: Iterable[ByStatus]) -> Iterator[ByStatus]:
    return (one for one in rules if one.status == row.status)


def _given(one: Given) -> Charge:
    return Charge(one.points, one.points, reason=one.reason, document=one.document)


def _mean(everyone: Iterable[Scored], scoring: Scoring) -> Decimal | None:
    weights: Mapping[str, Decimal] = scoring.weights.departments
    having = [(one.total, weights.get(one.department, Decimal(1))) for one in everyone if one.total is not None]
    weighed = sum((weight for _, weight in having), Decimal(0))
    return (
        _rounded(sum((total * weight for total, weight in having), Decimal(0)) / weighed, scoring) if weighed else None
    )


def _rounded(value: Decimal, scoring: Scoring) -> Decimal:
    """Half up, as offices round."""
    return value.quantize(Decimal(1).scaleb(-scoring.decimals), ROUND_HALF_UP)
