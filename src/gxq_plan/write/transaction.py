"""Several files changed together: all of them or none, whatever kills the process at whatever moment.

New contents are stored beside their files first. The journal (pending.json), put in place in one step, is the decision:
before it nothing has happened, after it every file will be exchanged, by this run or by the next (`finish`). It holds
the hash of every file before and after, so that finishing may be repeated, and notices whoever changed a file between.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.errors import InputError, reason
from gxq_plan.place import Place
from gxq_plan.text import Text
from gxq_plan.write.atomic import staged
from gxq_plan.write.write_faults import ACCEPT_FAILED, UNFINISHED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    Shown = Callable[[Path], str]  # a path as messages name it

JOURNAL, STAGED = "pending.json", ".gxq-accept-"
_SCHEMA = "gxq.pending/1"
# Under Windows a file that somebody reads cannot be exchanged; a reader or a virus scanner is done in a moment.
_PAUSES: tuple[float, ...] = (0.05, 0.1, 0.2, 0.4, 0.8) if os.name == "nt" else ()
_DEEPEST = 3  # record/received/<sha256>


class Put(NamedTuple):
    """A file and what it is to hold. It lies under the folder that holds the record's folder."""

    path: Path
    data: bytes


class Step(NamedTuple):
    """A line of the journal: the file stored, the file that it becomes (both from the folder that holds the record's),
    and the hashes before (None where there was no file) and after."""

    temp: str
    path: str
    old: str | None
    new: str


def commit(record: Path, puts: Iterable[Put], shown: Shown) -> tuple[Path, ...]:
    """Puts all contents in place, under the lock; gives the files that changed. What holds its content already is left
    alone. Raises InputError: F023 where nothing has happened, F025 where it is decided but not all in place."""
    home = record.parent
    steps: list[Step] = []
    path = record
    try:
        for path, data in puts:
            old = _checked(path)
            new = hashlib.sha256(data).hexdigest()
            if old != new:
                temp = _stored(path, data)
                steps.append(Step(_relative(temp, home), _relative(path, home), old, new))
        path = record / JOURNAL
        if steps:
            journal = _stored(path, _journal(steps))
            _keep_names(record, steps)
            journal.replace(path)
    except OSError as error:
        sweep(record, steps)
        raise InputError([ACCEPT_FAILED.at(Place(shown(path)), reason=reason(error))]) from None
    if steps:
        _exchange(record, steps, shown)
    return tuple(home / one.path for one in steps)


def is_pending(record: Path) -> bool:
    """Whether an accept was decided and not finished: one look at the disk."""
    return (record / JOURNAL).exists()


def finish(record: Path, shown: Shown) -> tuple[str, ...]:
    """Finishes what an earlier run decided, under the lock; gives the files of it, none where there is nothing to do.

    Raises InputError (F025) where the journal is no longer what was written, or a file was changed since, or cannot be
    exchanged.
    """
    path = record / JOURNAL
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unfinished(shown(path), reason(error), _OPEN) from None
    steps = _steps(data, shown(path))
    _exchange(record, steps, shown)
    return tuple(one.path for one in steps)


def sweep(record: Path, steps: Sequence[Step] | None = None) -> None:
    """Removes what a run stored and did not decide: its own `steps`, or all that killed runs left. Under the lock and
    only without a journal, whose files they would be."""
    if is_pending(record):
        return
    home = record.parent
    if steps is not None:
        found = [home / one.temp for one in steps] + list(record.glob(f"{STAGED}*"))
    else:
        found = [*home.glob(f"*/{STAGED}*"), *record.glob(f"received/{STAGED}*")]
    for one in found:
        with suppress(OSError):  # rubbish that cannot be removed harms nobody: its name is never read
            one.unlink()


def _checked(path: Path) -> str | None:
    """The hash of what a file holds, None where there is none. Raises OSError where it could not be exchanged: under
    Windows a file that Excel has open can be read and not replaced."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, "", str(path))
    try:
        with path.open("r+b") as file:
            return hashlib.sha256(file.read()).hexdigest()
    except FileNotFoundError:
        return None


def _stored(path: Path, data: bytes) -> Path:
    path.parent.mkdir(exist_ok=True)
    return staged(path, data, STAGED)


def _exchange(record: Path, steps: Sequence[Step], shown: Shown) -> None:
    """Every file of the journal in place, then the journal away. What is in place already is left alone."""
    home, path = record.parent, record / JOURNAL
    try:
        _keep_names(record, [])
        for one in steps:
            path = home / one.path
            _put_in_place(home / one.temp, path, one, shown)
        path = record / JOURNAL
        _keep_names(record, steps)
        path.unlink()
    except OSError as error:
        raise _unfinished(shown(path), reason(error), _CLOSE) from None


def _put_in_place(temp: Path, path: Path, step: Step, shown: Shown) -> None:
    now = _hash(path)
    if now == step.new:
        temp.unlink(missing_ok=True)
        return
    if now not in (step.old, None):
        raise _unfinished(shown(path), _TOUCHED, _SET_ASIDE)
    if _hash(temp) != step.new:
        raise _unfinished(shown(temp), _LOST, _RESTORE)
    for pause in _PAUSES:
        try:
            temp.replace(path)
            return
        except PermissionError:
            time.sleep(pause)
    temp.replace(path)


def _journal(steps: Sequence[Step]) -> bytes:
    files = [one._asdict() for one in steps]
    return (json.dumps({"schema": _SCHEMA, "files": files}, indent=1) + "\n").encode("ascii")


def _steps(data: bytes, shown: str) -> list[Step]:
    """What a journal says. It may name files of ours alone: whoever edits it must not have others overwritten."""
    try:
        said = json.loads(data)
        steps = [Step(**one) for one in said["files"]]
        whole = said["schema"] == _SCHEMA and bool(steps) and all(map(_is_ours, steps))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        whole = False
    if not whole:
        raise _unfinished(shown, _ALTERED, _RESTORE)
    return steps


def _is_ours(one: Step) -> bool:
    temp, path = one.temp.split("/"), one.path.split("/")
    inside = not any(part in ("", ".", "..") or "\\" in part or ":" in part for part in (*temp, *path))
    return inside and temp[-1].startswith(STAGED) and temp[:-1] == path[:-1] and 2 <= len(path) <= _DEEPEST


def _hash(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None


def _relative(path: Path, home: Path) -> str:
    return path.relative_to(home).as_posix()


def _keep_names(record: Path, steps: Sequence[Step]) -> None:
    """Has the system store the names in the folders, which outlive a power cut only then. Not under Windows, where a
    folder cannot be opened, and not every file system can."""
    if os.name == "nt":
        return
    for folder in {record, *((record.parent / one.path).parent for one in steps)}:
        handle = os.open(folder, os.O_RDONLY)
        try:
            with suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)


def cannot_finish(place: Place, problem: object) -> InputError:
    """The error of a commit that is decided and cannot be finished for a reason of the system's."""
    return InputError([UNFINISHED.at(place, problem=problem, suggestion=_CLOSE)])


def _unfinished(shown: str, problem: Text, suggestion: Text) -> InputError:
    return InputError([UNFINISHED.at(Place(shown), problem=problem, suggestion=suggestion)])


_ALTERED = Text(zh="pending.json 不是写下时的样子", en="pending.json is not as it was written")
_LOST = Text(zh="存好的新内容不见了或被改动了", en="the stored new content is gone or was changed")
_TOUCHED = Text(zh="中断以后又有人改了这个文件", en="somebody changed this file since")
_OPEN = Text(zh="请检查权限", en="check the permissions")
_CLOSE = Text(
    zh="请检查权限，关闭正在用 Excel 打开它的窗口，再运行任何一个 gxq 命令，就会接着做完",
    en="check permissions, close the program that has it open, and run any gxq command: it is finished then",
)
_SET_ASIDE = Text(
    zh="请先把这个文件移到别处，再运行任何一个 gxq 命令；之后把其中的改动用 gxq accept 收入",
    en="move this file elsewhere and run any gxq command; then take its changes in with gxq accept",
)
_RESTORE = Text(
    zh="请从备份或版本库恢复实际值和 record 两个文件夹，再删去 record 里的 pending.json；不要手工改写里面的文件",
    en="restore the folder of actuals and record from a backup or version control, then delete pending.json in record; "
    "do not edit files in them by hand",
)
