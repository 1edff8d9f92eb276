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
# As much as read.tables takes.
_MOST_BYTES = 512 * 1024 * 1024


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
        for at in self._candidates(path, sha256):
            if self._hash(at) == sha256 and self._take(at, sha256):
                return Input(kind, path, sha256, shown(at))
        return Input(kind, path, sha256, None, tuple(dict.fromkeys(self._looked(path))), self._instead(path, sha256))

    def _take(self, at: Path, sha256: str) -> bool:
        """Keeps the bytes, where they are still those that were hashed."""
        try:
            data = at.read_bytes()
        except OSError:
            return False
        if hashlib.sha256(data).hexdigest() != sha256:
            return False
        self.data[sha256] = data
        return True

    def _instead(self, path: str, sha256: str) -> str | None:
        if self._hash(self.received / sha256):
            return "damaged"
        return "changed" if any(map(self._hash, self._named(path))) else None

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
    yield from sorted(found)


def _hash_of(at: Path) -> str | None:
    try:
        if not at.is_file() or at.stat().st_size > _MOST_BYTES:
            return None
        with at.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # not to be read, or a name that no file can have: looked for elsewhere, and told
        return None
