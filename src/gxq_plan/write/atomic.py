"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from gxq_plan.errors import InputError, reason
from gxq_plan.place import Place
from gxq_plan.text import Text
from gxq_plan.write.write_faults import OUTPUT_FAILED

_FOLDER_MISSING = Text(zh="文件夹 {folder} 不存在", en="the folder {folder} does not exist")
_MAKE_IT = Text(zh="请先建立文件夹，或换一个位置", en="make the folder first, or choose another place")
_CHECK = Text(
    zh="请检查权限和磁盘空间，并关闭正在使用它的程序",
    en="check permissions and disk space, and close the program that has it open",
)


def write(path: Path, data: bytes) -> None:
    """Puts `data` at `path`: a reader sees the old file or the new one, never a half.

    Raises InputError (F020) where the folder is missing or cannot be written.
    """
    folder = path.parent
    if not folder.is_dir():
        missing = _FOLDER_MISSING.given(folder=folder.as_posix())
        raise InputError([OUTPUT_FAILED.at(Place(path.as_posix()), reason=missing, suggestion=_MAKE_IT)])
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            path.write_bytes(data)  # a device or a pipe is written to, never replaced
        else:
            _replace(path.resolve(), data)  # a link stays a link
    except OSError as error:
        raise failed(path, error) from None


def failed(path: Path, error: OSError) -> InputError:
    """The error of a result that could not be written to `path`, `-` for standard output."""
    return InputError([OUTPUT_FAILED.at(Place(path.as_posix()), reason=reason(error), suggestion=_CHECK)])


def _replace(path: Path, data: bytes) -> None:
    made = staged(path, data, ".gxq-")
    try:
        made.replace(path)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise


def staged(path: Path, data: bytes, prefix: str) -> Path:
    """A new file beside `path` that holds `data`, on the disk and as readable as the one that it is to replace. Where
    it cannot be written nothing of it is left."""
    handle, name = tempfile.mkstemp(prefix=prefix, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        readable_like(Path(name), path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    return Path(name)


def readable_like(made: Path, path: Path) -> None:
    """mkstemp makes private files: the new one becomes as readable as the one at `path`, or as others are."""
    with suppress(OSError):
        made.chmod((path.stat().st_mode & 0o777) if path.exists() else 0o666 & ~_umask())


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
