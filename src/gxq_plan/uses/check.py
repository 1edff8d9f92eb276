"""Checking submitted files: read, match, apply the rules. Plain Python over typed rows; never imports pandas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from gxq_plan.checks import RULES
from gxq_plan.checks._evidence import Evidence
from gxq_plan.checks._settle import settled
from gxq_plan.errors import InputError
from gxq_plan.finding import Finding, Severity, sorted_findings
from gxq_plan.model.assessed import Assessed
from gxq_plan.model.plan import Plan
from gxq_plan.model.rules import Choice, Terms
from gxq_plan.model.submission import Submission
from gxq_plan.read import actuals
from gxq_plan.read.names import Names
from gxq_plan.report.report import Checked
from gxq_plan.uses.locate import Source, shown

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.period import Period

Assess = Callable[[Plan, Sequence[Submission], Sequence[Submission]], tuple[Assessed, ...]]
# Told of the file being read and how many of its rows were; of no file, and all rows, once the rules look at them.
Watch = Callable[[str | None, int], None]
_NO_CHOICE = Choice()


def check(
    plan: Plan,
    inputs: Sequence[Source],
    folder: Path,
    *,
    period: Period | None = None,
    department: str | None = None,
    complete: bool = False,
    earlier: Iterable[Finding] = (),
    assess: Assess | None = None,
    command: Choice = _NO_CHOICE,
    as_of: str | None = None,
    watch: Watch | None = None,
) -> Checked:
    """Everything that is wrong with the files, and with `assess` (uses.audit.figures) what they say.

    The actuals folder serves as history; a checked file stands in for the folder's values of its periods.
    `earlier` are findings about files that could not even be named. `department` is what office a file is from, and
    `period` what period it is, where it does not say so itself. `command` is what the call says of rules, `as_of` the
    day by which waivers are judged (today), `watch` is told how far reading has come.
    """
    names = Names(plan)
    submissions, findings = read(names, inputs, period, department, watch)
    history, replaced, unread = _others(names, inputs, submissions, folder)
    if watch:
        watch(None, sum(len(one.rows) for one in submissions))
    rows = assess(plan, submissions, history) if assess else ()
    evidence = Evidence(plan, submissions, history, replaced, complete, rows)
    terms = terms_of(plan, command, as_of, whole=_is_whole(inputs, folder))
    told = [*earlier, *findings, *unread, *found(evidence, terms)]
    return Checked(plan, submissions, sorted_findings(told), rows, terms)


def terms_of(plan: Plan, command: Choice = _NO_CHOICE, as_of: str | None = None, *, whole: bool = False) -> Terms:
    """Under which rules a call tells its findings. Only a plan with waivers depends on the day."""
    day = (as_of or date.today().isoformat()) if plan.rules.waivers else ""
    return Terms(plan.rules, command, day, whole)


def _is_whole(inputs: Iterable[Source], folder: Path) -> bool:
    """Whether all of the actuals folder is under check."""
    checked = {source.path.resolve() for source in inputs if source.path}
    try:
        held = {one.resolve() for one in actuals.data_files(folder)} if folder.is_dir() else set()
    except InputError:
        return False
    return bool(held) and held <= checked


def read(
    names: Names,
    inputs: Iterable[Source],
    period: Period | None = None,
    department: str | None = None,
    watch: Watch | None = None,
) -> tuple[tuple[Submission, ...], list[Finding]]:
    """Every file that can be read, and what is wrong with the others: one bad file hides nothing of the rest."""
    submissions: list[Submission] = []
    findings: list[Finding] = []
    for source in inputs:
        advance = partial(watch, source.shown) if watch else None
        try:
            if source.path is None or source.data is not None:
                data = source.data or b""
                submissions += actuals.submissions(data, source.shown, names, period, department, advance)
            else:
                submissions += actuals.read_file(source.path, source.shown, names, period, department, advance)
        except InputError as error:
            findings += error.findings
    return tuple(submissions), findings


def found(evidence: Evidence, terms: Terms) -> list[Finding]:
    """What the rules say, and what reading the files said, as it is to be told (`checks._settle`)."""
    findings = [one for submission in evidence.submissions for one in submission.findings]
    for rule in RULES:
        if not rule.needs_assessment and terms.applies(rule.fault):
            findings += rule.findings(evidence)
    # One cause, one finding: a result is not doubted where the row behind it is known to be wrong.
    wrong = {(one.place.file, one.place.row) for one in findings if one.severity is Severity.ERROR}
    for rule in RULES:
        if rule.needs_assessment and evidence.assessed and terms.applies(rule.fault):
            findings += [one for one in rule.findings(evidence) if (one.place.file, one.place.row) not in wrong]
    return settled(findings, evidence, terms)


def _others(
    names: Names, inputs: Sequence[Source], submissions: Sequence[Submission], folder: Path
) -> tuple[tuple[Submission, ...], tuple[Submission, ...], list[Finding]]:
    """The folder's files without those under check: their rows of other periods (the history), and of the periods
    under check (what the files stand in for). A file that cannot be read is a warning here: it was not what the call
    is about."""
    if not folder.is_dir():
        return (), (), []
    checked = {source.path.resolve() for source in inputs if source.path}
    try:
        others = [Source(shown(one), one) for one in actuals.data_files(folder) if one.resolve() not in checked]
    except InputError as error:
        return (), (), [one._replace(severity=Severity.WARNING) for one in error.findings]
    files, unread = read(names, others)
    periods = {one for submission in submissions for one in submission.periods}

    def rows(under_check: bool) -> tuple[Submission, ...]:
        return tuple(
            one._replace(rows=one.rows.where(lambda period: (period in periods) is under_check), findings=())
            for one in files
        )

    return rows(False), rows(True), [one._replace(severity=Severity.WARNING) for one in unread]
