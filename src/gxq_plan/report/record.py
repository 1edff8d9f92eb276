"""Results as plain data for machines: the JSON of the contract. Shares are 0-1, missing numbers are None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from gxq_plan import words
from gxq_plan.finding import Answer, Finding, Severity
from gxq_plan.model.submission import Column, Submission
from gxq_plan.report.responsible import WHO, in_a_line
from gxq_plan.text import Lang, Text

if TYPE_CHECKING:
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.department import Department
    from gxq_plan.model.plan import Goal, Indicator, Plan, Project, Revision, Seat, Task, Work
    from gxq_plan.model.rules import Terms
    from gxq_plan.report.report import Change, Checked, Comparison, GoalState, Lift, Linted, Report, Rollup, Step

Record = dict[str, Any]


def of_check(checked: Checked, lang: Lang) -> Record:
    """`gxq.check/1`."""
    return {
        "schema": "gxq.check/1",
        "plan": plan_record(checked.plan),
        "method": method_record(checked.plan),
        "files": [file_record(one) for one in checked.submissions],
        "findings": of_findings(checked.findings, lang, checked.plan),
        "summary": summary_record(checked.findings),
        "indicators": [assessed_record(one) for one in checked.rows],
        **_rules(checked.terms),
    }


def of_lint(linted: Linted, lang: Lang) -> Record:
    """`gxq.lint/1`."""
    return {
        "schema": "gxq.lint/1",
        "plan": plan_record(linted.plan),
        "findings": of_findings(linted.findings, lang, linted.plan),
        "summary": summary_record(linted.findings),
        **_rules(linted.terms),
    }


def of_report(report: Report, lang: Lang, version: str | None = None) -> Record:
    """`gxq.report/1`. `version` is of the gxq that writes it: `verify` names it where figures differ."""
    return {
        "schema": "gxq.report/1",
        **({"version": version} if version else {}),
        # Where it was read from: what `verify` looks for first.
        "plan": {**plan_record(report.plan), "path": report.plan.path},
        "method": method_record(report.plan),
        "period": str(report.period),
        "scope": {option: list(values) for option, values in report.scope.items()},
        "inputs": [{"path": one.path, "sha256": one.sha256} for one in report.submissions],
        "findings": of_findings(report.findings, lang, report.plan),
        "indicators": [assessed_record(one) for one in report.rows],
        "works_without_indicators": [_work_without(work, rows) for work, rows in report.works_without_indicators],
        "goals": [goal_state_record(one) for one in report.goals],
        "rollups": {
            level: rollup_record(groups[0]) if level == "plan" else [rollup_record(one) for one in groups]
            for level, groups in report.rollups.items()
        },
        "lifts": [_lift(one) for one in report.lifts],
        "outlook": dict(report.outlook),
        **({"compare": _comparison(report.comparison)} if report.comparison else {}),
        **_rules(report.terms),
    }


def of_list(plan: Plan, departments: Sequence[str] = ()) -> Record:
    """`gxq.list/1`: the plan itself; for departments, the rows that they own and the works that they lead or assist."""
    chosen = set(departments)
    seats = [seat for seat in plan.seats if not chosen or seat.indicator.department in chosen]
    works = [
        _work(work, task, project)
        for project in plan.projects
        for task in project.tasks
        for work in task.works
        if not chosen or {work.lead, *work.assist} & chosen
    ]
    return {
        "schema": "gxq.list/1",
        "plan": plan_record(plan),
        "indicators": [listed_record(seat) for seat in seats],
        "works": works,
        "tasks": [_task(task, project) for project in plan.projects for task in project.tasks],
        "projects": [_project(one) for one in plan.projects],
        "departments": [_department(one, plan) for one in plan.departments if not chosen or one.name in chosen],
        "goals": [_goal(one) for one in plan.goals],
    }


def of_failure(schema: str, findings: Iterable[Finding], lang: Lang) -> Record:
    """What stands on standard output when nothing could be judged (exit code 2)."""
    found = list(findings)
    return {"schema": schema, "findings": of_findings(found, lang), "summary": summary_record(found)}


def of_findings(findings: Iterable[Finding], lang: Lang, plan: Plan | None = None) -> list[Record]:
    return [_finding(one, lang, plan) for one in findings]


def _finding(one: Finding, lang: Lang, plan: Plan | None) -> Record:
    place = one.place
    return {
        "code": one.code,
        "severity": str(one.severity),
        "message": one.fault.message.of(lang, **one.facts),
        "remedy": one.fault.remedy.of(lang, **one.facts),
        "file": place.file,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "column_number": place.column_number,
        "cell": place.cell,
        "indicator": one.subject if plan and one.subject in plan.by_id else None,
        "subject": one.subject,
        "facts": {
            "ids": [one.subject] if one.subject else [],
            **{name: _fact(fact, lang) for name, fact in one.facts.items()},
        },
        "answer": one.answer.reason if one.answer and not one.answer.is_waiver else None,
        "waiver": _waiver(one.answer) if one.answer and one.answer.is_waiver else None,
    }


def _waiver(answer: Answer) -> Record:
    return {"reason": answer.reason, "approver": answer.approver, "until": answer.until}


def _rules(terms: Terms) -> Record:
    """What was chosen of the rules, where anything was; the day only where there are waivers to judge by it."""
    plan, command = terms.rules, terms.command
    if not (plan.choice.select or plan.choice.ignore or plan.severity or plan.waivers or any(command)):
        return {}
    return {
        "rules": {
            "select": list(plan.choice.select),
            "ignore": list(plan.choice.ignore),
            "severity": {code: str(level) for code, level in plan.severity.items()},
            "command": {"select": list(command.select), "ignore": list(command.ignore)},
            **({"as_of": terms.as_of} if plan.waivers else {}),
        }
    }


def _fact(fact: object, lang: Lang) -> Any:
    if isinstance(fact, Text):
        return fact.of(lang)
    if isinstance(fact, Decimal):
        return number(fact)
    if fact is None or isinstance(fact, bool | int | float | str):
        return fact
    if isinstance(fact, Iterable):
        return [_fact(one, lang) for one in fact]
    return str(fact)


def number(value: Decimal | None) -> int | float | None:
    """A number as it was written: 43 stays whole, 5.10 becomes 5.1."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() and abs(value) < 10**15 else float(value)


def summary_record(findings: Iterable[Finding]) -> Record:
    found = list(findings)
    return {f"{severity}s": sum(one.severity is severity for one in found) for severity in Severity}


def plan_record(plan: Plan) -> Record:
    return {"id": plan.id, "title": plan.title, "sha256": plan.sha256}


def method_record(plan: Plan) -> Record:
    conventions = plan.conventions
    return {
        "name": words.METHOD,
        "reverse_attainment": conventions.reverse_attainment,
        "thresholds": conventions.thresholds._asdict(),
    }


def file_record(one: Submission) -> Record:
    return {
        "path": one.path,
        "sha256": one.sha256,
        "encoding": one.encoding,
        "periods": [str(period) for period in one.periods],
        "rows": len(one.rows),
        "read": one.read,
        "sheet": one.sheet,
        "layout": {
            "delimiter": one.layout.delimiter,
            "header": one.layout.header,
            "wide": one.layout.wide,
            "renamed": [{"header": header, "read_as": read} for header, read in one.layout.renamed],
        },
    }


def _names(seat: Seat) -> Record:
    return {
        "project": seat.project and seat.project.id,
        "task": seat.task and seat.task.id,
        "work": seat.work and seat.work.id,
    }


def assessed_record(row: Assessed) -> Record:
    indicator = row.seat.indicator
    baseline = {"period": row.baseline_period, "value": row.baseline, "from": row.baseline_from}
    span = {"target": row.span_target, "actual": row.span_actual, "met": row.span_met}
    return {
        "id": indicator.id,
        "name": indicator.name,
        "unit": indicator.unit,
        "source": indicator.source,
        "department": indicator.department,
        **_names(row.seat),
        "kind": str(indicator.kind),
        "kind_confirmed": indicator.kind_confirmed,
        "direction": str(indicator.direction),
        "period": row.period,
        "target": row.target,
        "target_low": row.target_low,
        "target_high": row.target_high,
        "target_bound": row.target_bound,
        "target_written": row.target_written,
        "relative_to": row.relative_to,
        "stretch": {"value": row.stretch, "reached": row.stretch_reached} if row.stretch is not None else None,
        "span": span if row.span_target is not None else None,
        "revisions": [revision_record(one) for one in row.revisions],
        "actual": row.actual,
        "data_status": row.data_status,
        "note": row.note,
        "met": row.met,
        "attainment": row.attainment,
        "gap": row.gap,
        "shortfall": row.shortfall,
        "status": row.status,
        "expected": row.expected,
        "schedule_gap": row.schedule_gap,
        "baseline": baseline if row.baseline is not None else None,
        "progress": row.progress,
        "planned_share": row.planned_share,
        "elapsed_share": row.elapsed_share,
        "pace_plan": row.pace_plan,
        "pace_constant": row.pace_constant,
        "trend": row.trend,
        "flags": list(row.flags),
        "forecast": _forecast(row),
        "needed_per_year": row.needed_per_year,
        "observed_per_year": row.observed_per_year,
        "acceleration": row.acceleration,
        "origin": {"file": row.origin.file, "row": row.origin.row, "sha256": row.origin.sha256} if row.origin else None,
    }


def _forecast(row: Assessed) -> Record | None:
    """The range after limits with its verdict, and the two ways of looking ahead that it spans before them."""
    if row.forecast_verdict is None:
        return None
    return {
        "low": row.forecast_low,
        "high": row.forecast_high,
        "verdict": row.forecast_verdict,
        "linear": row.forecast_linear,
        "plan": row.forecast_plan,
        "clipped": row.forecast_clipped,
        "gap": {"best": row.forecast_gap_best, "worst": row.forecast_gap_worst},
    }


def revision_record(one: Revision) -> Record:
    return {
        "period": str(one.period),
        "from": one.before,
        "to": one.after,
        "on": one.on,
        "document": one.document,
        "reason": one.reason,
    }


def rollup_record(one: Rollup) -> Record:
    return {
        "id": one.id,
        "name": one.name,
        "due": one.due,
        "reported": one.reported,
        "counts": dict(one.counts),
        "reporting_rate": one.reporting_rate,
        "met_rate": {"strict": one.met_strict, "lenient": one.met_lenient},
        "score": {"strict": one.score_strict, "lenient": one.score_lenient},
        "light": one.light,
        "rank": one.rank,
    }


def _lift(one: Lift) -> Record:
    return {
        "level": one.level,
        "id": one.group.id,
        "name": one.group.name,
        "light": one.group.light,
        "better": _step(one.better),
        "green": _step(one.green),
    }


def _step(one: Step | None) -> Record | None:
    return {"light": one.light, "indicators": list(one.rows)} if one else None


def _comparison(one: Comparison) -> Record:
    """Before is the period compared with, after the report's own."""
    return {
        "period": str(one.period),
        "indicators": [_change(each) for each in one.changes],
        "lights": [
            {"level": each.level, "id": each.id, "name": each.name, "before": each.before, "after": each.after}
            for each in one.lights
        ],
    }


def _change(one: Change) -> Record:
    figures = ("target", "actual", "attainment", "gap", "shortfall", "schedule_gap", "status")
    return {
        "id": one.after.seat.indicator.id,
        "move": one.move,
        "gap_change": one.gap,
        **{name: {"before": getattr(one.before, name), "after": getattr(one.after, name)} for name in figures},
    }


def _work_without(work: Work, rows: Iterable[Any]) -> Record:
    submitted = [
        {
            "progress": row.text(Column.PROGRESS) or None,
            "note": row.note or None,
            "evidence": row.text(Column.EVIDENCE) or None,
            "origin": {"file": file.path, "row": row.number, "sha256": file.sha256},
        }
        for file, row in rows
    ]
    return {"id": work.id, "name": work.name, "lead": work.lead, "department": work.department, "submitted": submitted}


def _goal(goal: Goal) -> Record:
    links = [
        {"id": one.indicator, "relation": one.relation, "factor": number(one.factor), "note": one.note}
        for one in goal.links
    ]
    return {
        "id": goal.id,
        "name": goal.name,
        "bound": goal.bound,
        "value": number(goal.value),
        "change_percent": number(goal.change_percent),
        "unit": goal.unit,
        "by": str(goal.by) if goal.by else None,
        "per": "year" if goal.per_year else None,
        "multiple_of": dict(goal.multiple_of) or None,
        "indicators": links,
    }


def goal_state_record(one: GoalState) -> Record:
    judged = {"actual": one.actual, "status": one.status, "through": one.row, "gap": one.gap, "reached": one.reached}
    return _goal(one.goal) | judged


def _node(node: Project | Task | Work | None) -> Record | None:
    return {"id": node.id, "number": node.number, "name": node.name} if node else None


def listed_record(seat: Seat) -> Record:
    indicator, project, task, work = seat
    return {
        "id": indicator.id,
        "name": indicator.name,
        "unit": indicator.unit,
        "source": indicator.source,
        "department": indicator.department,
        "sources": list(indicator.sources),
        "departments": list(indicator.departments),
        "kind": str(indicator.kind),
        "kind_confirmed": indicator.kind_confirmed,
        "direction": str(indicator.direction),
        "targets": _targets(indicator),
        "project": _node(project),
        "task": _node(task),
        "work": {**(_node(work) or {}), **_responsible(work)} if work else None,
        "same_as": indicator.same_as,
        "responsibility": responsibility_record(indicator),
        "as_written": dict(indicator.as_written),
    }


def _targets(indicator: Indicator) -> Mapping[str, Any]:
    """A number as a number, none as null, any other form as it is written; a span under its own key."""
    shown: dict[str, Any] = {}
    for period, target in indicator.targets.items():
        if indicator.span_targets.get(period) == target:
            continue
        plain = target.form in ("number", "none") and not target.written.startswith("{")
        shown[str(period)] = number(target.value) if plain else target.written
    return shown | {key: target.written for key, target in indicator.other_targets.items() if key != "each"}


def responsibility_record(node: Indicator | Work) -> Record:
    """Who and when, as the plan file says it, each in one line; null where it says nothing."""
    return {key: in_a_line(node.responsibility[key]) if node.responsibility.get(key) else None for key in WHO}


def _responsible(work: Work) -> Record:
    return {"lead": work.lead, "assist": list(work.assist), "assist_open": work.assist_open}


def _work(work: Work, task: Task, project: Project) -> Record:
    return {
        "id": work.id,
        "number": work.number,
        "name": work.name,
        **_responsible(work),
        "department": work.department,
        "priority": work.priority,
        "responsibility": responsibility_record(work),
        "project": project.id,
        "task": task.id,
        "indicators": [one.id for one in work.indicators],
        "as_written": dict(work.as_written),
    }


def _task(task: Task, project: Project) -> Record:
    return {**(_node(task) or {}), "project": project.id, "works": [one.id for one in task.works]}


def _project(project: Project) -> Record:
    return {**(_node(project) or {}), "tasks": [one.id for one in project.tasks]}


def _department(department: Department, plan: Plan) -> Record:
    return {
        "name": department.name,
        "aliases": list(department.aliases),
        "lead": [one.id for one in plan.works if one.lead == department.name],
        "assist": [one.id for one in plan.works if department.name in one.assist],
        "indicators": [seat.indicator.id for seat in plan.seats if seat.indicator.department == department.name],
    }
