"""What has to be urged on (督办): rows behind or unreported, works without progress, and for how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.checks._settle import reason
from gxq_plan.checks.a016_unknown_word import CHOICES
from gxq_plan.model.exemption import Register
from gxq_plan.model.ledger import DONE, last_of
from gxq_plan.model.submission import Column
from gxq_plan.report.figures import worst_first
from gxq_plan.report.responsible import who
from gxq_plan.report.supervision import Item, Lasting, Promise, Supervision
from gxq_plan.uses.audit import audit, every_row, used_periods

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gxq_plan.finding import Finding
    from gxq_plan.model.assessed import Assessed
    from gxq_plan.model.ledger import Entry
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Indicator, Plan, Work
    from gxq_plan.model.submission import Submission
    from gxq_plan.report.report import Report
    from gxq_plan.uses.scope import Scope

LATE = ("behind", "far_behind", "behind_schedule", "not_reported")
# What says nothing of how a row stands.
_UNJUDGED = ("no_target", "not_due", "qualitative")
_NOT_STARTED = ("未启动", CHOICES[Column.PROGRESS]["未启动"])
_NO_REGISTER = Register()


def supervise(
    plan: Plan,
    submissions: Sequence[Submission],
    scope: Scope,
    period: Period,
    day: str,
    *,
    entries: Sequence[Entry] = (),
    register: Register = _NO_REGISTER,
    earlier: Iterable[Finding] = (),
) -> Supervision:
    """The list of a period: the rows that `report` shows as late or unreported, worst first, then the works. A row
    that repeats another of the list is named with it. `day` is the one by which promises and exemptions are judged."""
    report = audit(plan, submissions, scope, period=period, earlier=earlier, as_of=day)
    looked_at = _periods(submissions, period)
    history = _histories(every_row(plan, submissions, scope, period), looked_at)
    known = _Known(entries, register, period, day)
    items = [*_rows(report, history, known), *_works(report, submissions, looked_at, known)]
    return Supervision(plan, period, scope.chosen, day, tuple(items), report.submissions, report.findings, register)


def _periods(submissions: Iterable[Submission], until: Period) -> list[Period]:
    """The periods in which anything was reported, up to the one that is looked at, which is among them."""
    return sorted(
        {one for one in used_periods(submissions) if one.order <= until.order} | {until}, key=lambda one: one.order
    )


class _Known:
    """What ledgers and the register say of a row in the period."""

    def __init__(self, entries: Sequence[Entry], register: Register, period: Period, day: str) -> None:
        self.entries, self.register, self.period, self.day = entries, register, period, day

    def entry(self, id: str) -> Entry | None:
        """The last entry. One of an earlier period that was closed is a matter that is over."""
        found = last_of(self.entries, id, self.period)
        closed = found is not None and found.period != str(self.period) and found.state == DONE
        return None if closed else found

    def cause(self, entry: Entry | None, note: str) -> str:
        """Of this period: what explained an earlier one explains nothing now."""
        own = entry.cause if entry and entry.period == str(self.period) else ""
        return own or reason(note)

    def promise(self, entry: Entry | None, node: Indicator | Work) -> Promise:
        planned = who(node.responsibility)
        if entry is None:
            return Promise(planned.measures, planned.due, planned.person)
        return Promise(
            entry.measure or planned.measures,
            entry.deadline or planned.due,
            entry.person or planned.person,
            entry.handling,
            entry.state,
            None if entry.period == str(self.period) else entry.period,
            entry.is_overdue(self.day),
        )


def _histories(rows: Iterable[Assessed], periods: Sequence[Period]) -> Mapping[str, list[tuple[str, str]]]:
    """The status of each indicator in each of the periods, in their order."""
    order = {str(one): at for at, one in enumerate(periods)}
    found: dict[str, list[tuple[str, str]]] = {}
    for row in sorted((one for one in rows if one.period in order), key=lambda one: order[one.period]):
        found.setdefault(row.seat.indicator.id, []).append((row.period, row.status))
    return found


def lasting(history: Sequence[tuple[str, str]], late: Iterable[str]) -> Lasting:
    """How many periods in a row end with the last one, all of them late."""
    wanted, since, count = set(late), history[-1][0], 0
    for period, status in reversed(history):
        if status in _UNJUDGED:
            continue
        if status not in wanted:
            break
        since, count = period, count + 1
    return Lasting(since, count, tuple(history))


def _rows(report: Report, history: Mapping[str, list[tuple[str, str]]], known: _Known) -> Iterator[Item]:
    late = [row for row in report.rows if row.status in LATE]
    ids = {row.seat.indicator.id for row in late}
    for row in worst_first(late):
        indicator, work = row.seat.indicator, row.seat.work
        if indicator.same_as in ids:
            continue
        entry = known.entry(indicator.id)
        yield Item(
            indicator.id,
            indicator.name,
            indicator.department,
            work.lead if work else None,
            work.assist if work else (),
            bool(work and work.assist_open),
            row.status,
            lasting(history[indicator.id], LATE),
            row=row,
            copies=tuple(one.seat.indicator.id for one in late if one.seat.indicator.same_as == indicator.id),
            cause=known.cause(entry, row.note or ""),
            promise=known.promise(entry, indicator),
            entry=entry,
            exemption=known.register.of(indicator.id, known.period),
        )


def _works(
    report: Report, submissions: Sequence[Submission], periods: Sequence[Period], known: _Known
) -> Iterator[Item]:
    said = _progress(submissions)
    for work, rows in report.works_without_indicators:
        history = [(str(one), said.get((work.id, one), "no_progress")) for one in periods]
        status = history[-1][1]
        if status not in ("no_progress", "not_started"):
            continue
        entry = known.entry(work.id)
        yield Item(
            work.id,
            work.name,
            work.department or work.lead,
            work.lead,
            work.assist,
            work.assist_open,
            status,
            lasting(history, ("no_progress", "not_started")),
            work=work,
            cause=known.cause(entry, rows[-1][1].note if rows else ""),
            promise=known.promise(entry, work),
            entry=entry,
            exemption=known.register.of(work.id, known.period),
        )


def _progress(submissions: Iterable[Submission]) -> dict[tuple[str, Period], str]:
    """How each work that was reported on stands in each period: not started, or under way."""
    found = {}
    for file in submissions:
        for row in file.rows:
            written = row.text(Column.PROGRESS)
            if row.subject and row.period and written:
                started = written not in _NOT_STARTED
                found[row.subject, row.period] = "under_way" if started else "not_started"
    return found
