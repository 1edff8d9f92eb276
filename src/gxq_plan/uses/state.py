"""A plan and the files that go with it, read once, so that both can be read anew against another plan."""

from __future__ import annotations

import hashlib
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.errors import InputError, reason
from gxq_plan.model.rows import Rows
from gxq_plan.model.unit import conversion
from gxq_plan.place import Place
from gxq_plan.read import actuals
from gxq_plan.read import file_faults as faults
from gxq_plan.read.names import Names
from gxq_plan.uses.check import read
from gxq_plan.uses.locate import Source, shown, sources

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Row, Submission

_PLANS = (".yaml", ".yml")


class Sort(StrEnum):
    """What a path that is compared holds: a plan, actuals, or both."""

    PLAN = "plan"
    ACTUALS = "actuals"
    STATE = "state"


class Bytes(NamedTuple):
    """A submitted file as it was read. `shown` is how messages name it."""

    shown: str
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


class State(NamedTuple):
    """A plan with its files. `shown` is how the state was named."""

    shown: str
    plan: Plan
    files: tuple[Bytes, ...] = ()

    def read(self, plan: Plan) -> tuple[Submission, ...]:
        """The files against a plan, its own or another. Raises InputError where one of them cannot be read.

        Against another, a value stays what it was when it was submitted: the row's indicator by the names of its own
        plan, the number in the unit of its own plan, converted. What its own plan did not know is read anew."""
        own = _read(self.plan, self.files)
        if plan is self.plan:
            return own
        anew = {(one.path, one.sheet): one for one in _read(plan, self.files)}
        return tuple(_carried(one, anew.get((one.path, one.sheet)), self.plan, plan) for one in own)


def _read(plan: Plan, files: Iterable[Bytes]) -> tuple[Submission, ...]:
    found, unread = read(Names(plan), [Source(one.shown, None, one.data) for one in files])
    if unread:
        raise InputError(unread)
    return found


def _carried(own: Submission, anew: Submission | None, old: Plan, new: Plan) -> Submission:
    others = {(row.number, row.column): row for row in anew.rows} if anew else {}
    rows = (_row(row, others.get((row.number, row.column), row), old, new) for row in own.rows)
    return own._replace(rows=Rows.of(rows))


def _row(row: Row, anew: Row, old: Plan, new: Plan) -> Row:
    ours, theirs = old.by_id.get(row.subject or ""), new.by_id.get(row.subject or "")
    if ours is None or theirs is None:
        return anew
    factor = conversion(ours.indicator.unit, theirs.indicator.unit)
    if factor is None or row.value is None:
        return anew
    return row if factor == 1 else row._replace(cell=row.cell._replace(value=row.value * factor))


def sort_of(path: Path) -> Sort:
    """Raises InputError where there is nothing."""
    if not path.exists():
        raise InputError(sources([path], path)[1])
    if path.is_dir():
        return Sort.STATE if plan_in(path) else Sort.ACTUALS
    return Sort.PLAN if path.suffix.lower() in _PLANS else Sort.ACTUALS


def plan_in(folder: Path) -> Path | None:
    """The plan of a folder that holds a plan with its actuals, or holds that in `data`."""
    return next((one for one in (folder / "plan.yaml", folder / "data" / "plan.yaml") if one.is_file()), None)


def files_of(path: Path) -> tuple[Bytes, ...]:
    """The submitted files that a path names, opened. A folder is read as the actuals folder is: names that begin with
    a period, and where there are none, every table. Raises InputError."""
    if path.is_dir() and not actuals.data_files(path):
        return opened(Source(shown(one), one) for one in _tables_in(path))
    found, wrong = sources([path], path)
    if wrong:
        raise InputError(wrong)
    return opened(found)


def _tables_in(folder: Path) -> list[Path]:
    found = actuals.files_in(folder)
    if not found:
        raise InputError(sources([folder], folder)[1])
    return found


def opened(found: Iterable[Source]) -> tuple[Bytes, ...]:
    """Raises InputError with every file that cannot be opened."""
    files: list[Bytes] = []
    wrong = []
    for one in found:
        assert one.path is not None
        try:
            files.append(Bytes(one.shown, one.path.read_bytes()))
        except OSError as error:
            wrong.append(faults.FILE_UNREADABLE.at(Place(one.shown), reason=reason(error)))
    if wrong:
        raise InputError(wrong)
    return tuple(files)
