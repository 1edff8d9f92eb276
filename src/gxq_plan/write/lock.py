"""One accept at a time: a lock that the system gives back when its process dies, however it dies."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError, reason
from gxq_plan.place import Place
from gxq_plan.write.write_faults import ACCEPT_FAILED, RECORD_BUSY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LOCK = ".lock"


@contextmanager
def alone(record: Path, shown: str, wait: float, told: Callable[[], None]) -> Iterator[None]:
    """Holds the lock of a record's folder, which is made where there is none. `told` is called once where another
    holds it; after `wait` seconds more it is an error (F024). Raises InputError (F023) where there can be no lock."""
    from filelock import FileLock, Timeout

    try:
        if record.exists() and not record.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "", str(record))
        record.mkdir(exist_ok=True)
        lock = FileLock(str(record / LOCK))
        try:
            lock.acquire(timeout=0)
        except Timeout:
            told()
            lock.acquire(timeout=wait)
    except Timeout:
        raise InputError([RECORD_BUSY.at(Place(shown), seconds=wait)]) from None
    except OSError as error:
        raise InputError([ACCEPT_FAILED.at(Place(shown), reason=reason(error))]) from None
    try:
        yield
    finally:
        lock.release()
