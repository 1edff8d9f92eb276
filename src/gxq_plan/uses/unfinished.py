"""What an accept that was killed decided and did not finish, finished before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.uses.locate import record_folder, shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_WAIT = 60


def finished(folder: Path, told: Callable[[], None]) -> tuple[str, ...]:
    """The files of an interrupted accept that were put in place just now; none in nearly every run, for one look at
    the disk. `told` is called where the accept still runs, which is waited for. Raises InputError where it cannot be
    finished (F024, F025)."""
    record = record_folder(folder)
    if not (record / "pending.json").exists():
        return ()
    from gxq_plan.write.lock import alone
    from gxq_plan.write.transaction import cannot_finish, finish
    from gxq_plan.write.write_faults import ACCEPT_FAILED

    try:
        with alone(record, shown(record), _WAIT, told):
            return finish(record, shown)
    except InputError as error:
        [one] = error.findings
        if one.fault is ACCEPT_FAILED:  # there can be no lock: nothing new is refused, something old is not finished
            raise cannot_finish(one.place, one.facts["reason"]) from None
        raise
