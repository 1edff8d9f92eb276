"""What two sets of submitted files say otherwise; and the sets that lie between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.model.rows import Rows
from gxq_plan.model.standing import preferred
from gxq_plan.model.submission import Column, Submission
from gxq_plan.report.diff import Cause, Value, ValueChange

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from gxq_plan.model.period import Period
    from gxq_plan.model.plan import Plan
    from gxq_plan.model.submission import Row

Key = tuple[str, "Period"]


class _Held(NamedTuple):
    file: Submission
    row: Row

    @property
    def counts(self) -> bool:
        """Whether it says something: a number, or the progress of a work."""
        return self.row.value is not None or bool(self._progress)

    @property
    def _progress(self) -> str:
        return self.row.text(Column.PROGRESS)

    def told(self) -> Value:
        row, column = self.row, Column.VALUE if self.row.value is not None or not self._progress else Column.PROGRESS
        status = row.text(Column.DATA_STATUS)
        place = self.file.place(row, column)
        return Value(row.value, self._progress, row.cell.raw, status, row.note, place, self.file.sha256)


def value_changes(plan: Plan, old: Sequence[Submission], new: Sequence[Submission]) -> tuple[ValueChange, ...]:
    """Every value that differs, in the order of the plan and of periods: the one that counts, where a file or several
    hold more than one (frames.standing). A note alone is no change."""
    ours, theirs = held(plan, old), held(plan, new)
    order = {id: at for at, id in enumerate((*plan.by_id, *(one.id for one in plan.works)))}
    keys = sorted({*ours, *theirs}, key=lambda one: (order[one[0]], one[1].order))
    return tuple(found for key in keys if (found := _change(key, ours.get(key), theirs.get(key))))


def held(plan: Plan, submissions: Sequence[Submission]) -> dict[Key, _Held]:
    """What counts for each indicator or work and period. Progress is of works alone."""
    found: dict[Key, list[_Held]] = {}
    works = {one.id for one in plan.works}
    for file in submissions:
        for row in file.rows:
            if row.subject and row.period and (row.subject in plan.by_id or row.subject in works):
                found.setdefault((row.subject, row.period), []).append(_Held(file, row))
    return {key: _standing(plan, key[0], several) for key, several in found.items()}


def _standing(plan: Plan, id: str, several: list[_Held]) -> _Held:
    valued = [(at, one.row) for at, one in enumerate(several) if one.row.value is not None]
    if valued and id in plan.by_id:
        return several[preferred(valued, plan.by_id[id].indicator)[0]]
    return max(several, key=lambda one: (one.counts, [one.row.text(column) for column in Column]))


def _change(key: Key, one: _Held | None, other: _Held | None) -> ValueChange | None:
    was, now = one is not None and one.counts, other is not None and other.counts
    before, after = one.told() if one else None, other.told() if other else None
    if not was and not now:
        return None
    if not was:
        return ValueChange(Cause.NEW, "new", *key, before, after)
    if not now:
        return ValueChange(Cause.WITHDRAWN, "withdrawn", *key, before, after)
    assert before and after
    if (before.value, before.progress) != (after.value, after.progress):
        return ValueChange(Cause.REVISED, "revised", *key, before, after)
    return (
        ValueChange(Cause.REVISED, "status", *key, before, after) if before.data_status != after.data_status else None
    )


def merged(
    plan: Plan, old: Sequence[Submission], new: Sequence[Submission], changes: Sequence[ValueChange], upto: Cause
) -> tuple[Submission, ...]:
    """`old` with what was revised as `new` has it, and with WITHDRAWN also without what is no longer there."""
    ours, theirs = held(plan, old), held(plan, new)
    taken = {key for key in ours if key in theirs and ours[key].counts and theirs[key].counts}
    if upto is Cause.WITHDRAWN:
        taken |= {(one.id, one.period) for one in changes if one.cause is Cause.WITHDRAWN}
    return (*_part(old, taken, inside=False), *_part(new, taken, inside=True))


def _part(files: Sequence[Submission], keys: Collection[Key], *, inside: bool) -> Iterator[Submission]:
    for one in files:
        kept = Rows.of(row for row in one.rows if ((row.subject, row.period) in keys) is inside)
        yield one._replace(rows=kept)


def by_cause(changes: Sequence[ValueChange]) -> Mapping[Cause, tuple[ValueChange, ...]]:
    return {cause: tuple(one for one in changes if one.cause is cause) for cause in Cause}
