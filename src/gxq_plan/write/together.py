"""Several new files at once: all of them, or none; and nothing that was there before is lost."""

from __future__ import annotations

import errno
from contextlib import suppress
from typing import TYPE_CHECKING

from gxq_plan.errors import InputError
from gxq_plan.place import Place
from gxq_plan.write.atomic import failed, write
from gxq_plan.write.write_faults import FILE_EXISTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def make_folder(folder: Path) -> None:
    """Makes a folder where there is none. Raises InputError (F020) where that cannot be done."""
    if folder.exists() and not folder.is_dir():
        raise failed(folder, NotADirectoryError(errno.ENOTDIR, "not a folder"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise failed(folder, error) from None


def write_together(files: Mapping[Path, bytes], *, overwrite: bool = False) -> None:
    """Writes every file, or none: where one is there already, unless `overwrite`, or cannot be written.

    Raises InputError (F040 with the files that are there, F020).
    """
    there = [one for one in files if one.exists()]
    if there and not overwrite:
        place = there[0] if len(there) == 1 else there[0].parent
        raise InputError([FILE_EXISTS.at(Place(place.as_posix()), names=[one.name for one in there])])
    made = []
    try:
        for path, data in files.items():
            write(path, data)
            made.append(path)
    except InputError:
        for path in made:
            if path not in there:
                with suppress(OSError):  # what cannot be taken back stays; the failure itself is told
                    path.unlink()
        raise
