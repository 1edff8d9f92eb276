"""Ledgers that come back filled in: checked like any submission, and kept whole or not at all."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from gxq_plan.checks.ledger_rows import Checking, Stands, entry
from gxq_plan.errors import InputError, reason
from gxq_plan.finding import Severity, sorted_findings
from gxq_plan.place import Place
from gxq_plan.read import file_faults, kept_ledgers
from gxq_plan.read.ledger_file import ledgers
from gxq_plan.read.nearest import nearest
from gxq_plan.report.ledger_words import locked
from gxq_plan.report.supervision import Taken
from gxq_plan.text import LANGS, Text
from gxq_plan.uses.locate import record_folder, shown
from gxq_plan.uses.scope import Scope
from gxq_plan.uses.supervise import supervise
from gxq_plan.words import STATUS
from gxq_plan.write.kept_ledger import keep

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gxq_plan.finding import Finding
    from gxq_plan.model.ledger import Entry, Ledger
    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Submission
    from gxq_plan.report.supervision import Item, Supervision
    from gxq_plan.text import Lang

_EVERYTHING = Scope({})


def take(
    plan: Plan,
    submissions: Sequence[Submission],
    paths: Sequence[Path],
    actuals: Path,
    day: str,
    now: str,
    lang: Lang,
) -> Taken:
    """Checks the files and keeps them, where none of them has an error. `day` is that by which deadlines are judged,
    `now` (ISO) the time that is kept with them; the columns of what is kept have their names in `lang`."""
    found: list[tuple[bytes, tuple[Ledger, ...]]] = []
    findings: list[Finding] = []
    for path in dict.fromkeys(paths):
        try:
            data = _bytes(path)
            found.append((data, ledgers(data, shown(path))))
        except InputError as error:
            findings += error.findings
    whole = [one for _, tables in found for one in tables]
    entries, wrong = _checked(plan, submissions, whole, day)
    findings += wrong
    files = tuple(dict.fromkeys((one.path, one.sha256) for one in whole))
    if any(one.severity is Severity.ERROR for one in findings):
        return Taken(plan, day, files, tuple(entries), sorted_findings(findings))
    kept, already = _kept(record_folder(actuals), found, entries, now, lang)
    return Taken(plan, day, files, tuple(entries), sorted_findings(findings), kept, already)


def _bytes(path: Path) -> bytes:
    if not path.exists():
        raise InputError([file_faults.FILE_MISSING.at(Place(shown(path)), near=Text.both(""))])
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError([file_faults.FILE_UNREADABLE.at(Place(shown(path)), reason=reason(error))]) from None


def _checked(
    plan: Plan, submissions: Sequence[Submission], whole: Sequence[Ledger], day: str
) -> tuple[list[Entry], list[Finding]]:
    lists = _Lists(plan, submissions, day)
    checking = Checking(plan, day, lists.stands, lists.near)
    entries, findings = [], [one for ledger in whole for one in ledger.findings]
    for ledger in whole:
        if not ledger.rows:
            findings.append(file_faults.NO_ROWS.at(Place(ledger.path, ledger.sheet)))
        for row in ledger.rows:
            wrong = list(checking.findings(ledger, row))
            findings += wrong
            period = checking.period(row)
            if period and not any(one.severity is Severity.ERROR for one in wrong):
                entries.append(entry(ledger, row, period))
    return entries, findings


class _Lists:
    """The lists that the ledgers were sent out from, as they are now; each period is assessed once."""

    def __init__(self, plan: Plan, submissions: Sequence[Submission], day: str) -> None:
        self.plan, self.submissions, self.day = plan, submissions, day
        self.known = {*plan.by_id, *(one.id for one in plan.works)}
        self.made: dict[Period, tuple[Supervision, dict[str, Item]]] = {}

    def stands(self, id: str, period: Period) -> Stands | None:
        if id not in self.known:
            return None
        found, items = self._of(period)
        item = items.get(id)
        if item is None:
            return Stands(_OFF, listed=False)
        status = STATUS[item.status] if item.row else _OFF
        return Stands(status, True, tuple(locked(found, item, lang) for lang in LANGS))

    def near(self, written: str) -> Sequence[str]:
        return nearest(written, self.known)

    def _of(self, period: Period) -> tuple[Supervision, dict[str, Item]]:
        if period not in self.made:
            found = supervise(self.plan, self.submissions, _EVERYTHING, period, self.day)
            self.made[period] = found, {one.id: one for one in found.items}
        return self.made[period]


_OFF = Text(zh="达到要求、未设目标或未到期", en="on target, without one, or not due")


def _kept(
    record: Path,
    found: Sequence[tuple[bytes, tuple[Ledger, ...]]],
    entries: Sequence[Entry],
    now: str,
    lang: Lang,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keeps each file that was not kept before, under the next number."""
    before = kept_ledgers.files(record / kept_ledgers.FOLDER)
    number = max(map(kept_ledgers.number_of, before), default=0)
    header = [title.of(lang) for title in kept_ledgers.KEPT.values()]
    made, already = [], []
    for data, tables in found:
        sha256 = hashlib.sha256(data).hexdigest()
        if any(one.stem.endswith(f"-{sha256[:16]}") for one in before):
            already.append(tables[0].path)
            continue
        number += 1
        own = [one._replace(accepted=now, number=number) for one in entries if one.sha256 == sha256]
        made.append(shown(keep(record, number, header, own, data, sha256)))
    return tuple(made), tuple(already)
