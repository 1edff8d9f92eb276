"""Files by the hash of their bytes: where a report says they are, beside the actuals, in the record, or elsewhere."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from gxq_plan.report.verified import Input
from gxq_plan.uses.locate import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# What `accept` keeps of every file that it took in, and of what it replaced, by hash and without a suffix.
RECEIVED = Path("record", "received")
# As much as read.tables takes; and as many as a folder that is searched may hold before it is no folder of data.
_MOST_BYTES = 512 * 1024 * 1024
_MOST_FILES = 20_000


class Finder:
    """Looks in one set of places for several files, and reads each file once. `beside` are folders that a relative
    path may start from, `folders` are searched for the hash: first by the file's own name, then whatever it is
    called; `deep` also with all that lies below them."""

    def __init__(
        self, beside: Sequence[Path], received: Path, folders: Sequence[Path], deep: Sequence[Path] = ()
    ) -> None:
        self.beside, self.received, self.folders, self.deep = beside, received, folders, deep
        self._hashes: dict[Path, str | None] = {}
        self.data: dict[str, bytes] = {}

    def find(self, kind: str, path: str, sha256: str) -> Input:
        """The file of a hash. What lies at its path under another hash has been changed since."""
        changed = False
        for at in self._candidates(path, sha256):
            found = self._hash(at)
            if found == sha256:
                self.data.setdefault(sha256, at.read_bytes())
                return Input(kind, path, sha256, shown(at))
            changed |= found is not None and at in self._named(path)
        return Input(kind, path, sha256, None, tuple(dict.fromkeys(self._looked(path))), changed)

    def _candidates(self, path: str, sha256: str) -> Iterator[Path]:
        yield from self._named(path)
        yield self.received / sha256
        name = path.replace("\\", "/").rsplit("/", 1)[-1]
        for folder in (*self.folders, *self.deep):
            yield folder / name
            yield folder / sha256
        for folder in self.folders:
            yield from _files(folder.glob("*"))
        for folder in self.deep:
            yield from _files(folder.rglob("*"))

    def _named(self, path: str) -> list[Path]:
        """A report is somebody else's file: no name of another computer is followed that it gives."""
        if not path or path.startswith(("//", "\\\\")) or "\0" in path:
            return []
        return [folder / path for folder in self.beside]

    def _looked(self, path: str) -> Iterator[str]:
        yield from map(shown, self._named(path))
        yield from map(shown, (self.received, *self.folders, *self.deep))

    def _hash(self, at: Path) -> str | None:
        """None where there is no file that can be read, or more than a submitted file may be."""
        if at not in self._hashes:
            self._hashes[at] = _hash_of(at)
        return self._hashes[at]


def _files(found: Iterable[Path]) -> Iterator[Path]:
    """Files in the order of their names, so that the same one is found every time."""
    some = []
    for at, one in enumerate(found):
        if at >= _MOST_FILES:
            break
        some.append(one)
    yield from sorted(some)


def _hash_of(at: Path) -> str | None:
    try:
        if not at.is_file() or at.stat().st_size > _MOST_BYTES:
            return None
        with at.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # not to be read, or a name that no file can have: looked for elsewhere, and told
        return None
