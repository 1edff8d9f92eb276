"""The container of old Office files ([MS-CFB], "OLE"): its streams by name.

xlrd reads it too, but follows a chain of sectors that leads back into itself until the memory is full.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from gxq_plan.read.archive import CUT_OFF, WorkbookError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENTRY = 128
_MINI = 64  # the size of the small sectors that short streams are kept in
_END = 0xFFFFFFFA  # sector numbers from here on mean something else: free, end of chain
_STREAM, _STORAGE, _ROOT = 2, 1, 5


class _Entry(NamedTuple):
    kind: int
    start: int
    size: int


class Container:
    """Raises WorkbookError where a chain of sectors leaves the file or never ends."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            shift, self._mini_below = struct.unpack_from("<H", data, 30)[0], struct.unpack_from("<I", data, 56)[0]
            directory, mini_table = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 60)[0]
            if shift not in (9, 12):
                raise WorkbookError(CUT_OFF)
            self._size = 1 << shift
            self._next = self._table(self._table_sectors())
            self._entries = dict(self._directory(self._chain(directory)))
            self._mini_next = self._table(self._numbers(mini_table, self._next))
        except struct.error:  # the file ends within its header
            raise WorkbookError(CUT_OFF) from None

    def __contains__(self, stream: str) -> bool:
        return stream in self._entries

    def stream(self, name: str) -> bytes:
        """All bytes of a stream."""
        _, start, size = self._entries[name]
        if size >= self._mini_below:
            found = self._chain(start)
        else:
            roots = [one.start for one in self._entries.values() if one.kind == _ROOT]
            small = self._chain(roots[0]) if roots else b""
            found = b"".join(small[_MINI * one : _MINI * (one + 1)] for one in self._numbers(start, self._mini_next))
        if len(found) < size:
            raise WorkbookError(CUT_OFF)
        return found[:size]

    def _sector(self, number: int) -> bytes:
        at = self._size * (number + 1)
        if at >= len(self._data):
            raise WorkbookError(CUT_OFF)
        return self._data[at : at + self._size]

    def _chain(self, first: int) -> bytes:
        return b"".join(self._sector(one) for one in self._numbers(first, self._next))

    @staticmethod
    def _numbers(first: int, table: Sequence[int]) -> Iterator[int]:
        """The sectors of a chain: there cannot be more of them than the table has."""
        number = first
        for _ in range(len(table)):
            if number >= _END:
                return
            if number >= len(table):
                raise WorkbookError(CUT_OFF)
            yield number
            number = table[number]
        if number < _END:
            raise WorkbookError(CUT_OFF)

    def _table(self, sectors: Iterator[int]) -> list[int]:
        """Of each sector the next one, as the sectors of the table say."""
        found: list[int] = []
        for one in sectors:
            sector = self._sector(one)
            found += struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
        return found

    def _table_sectors(self) -> Iterator[int]:
        """The sectors of the table itself: 109 in the header, the others in sectors that are chained at their ends."""
        yield from (one for one in struct.unpack_from("<109I", self._data, 76) if one < _END)
        following, more = struct.unpack_from("<II", self._data, 68)
        for _ in range(min(more, len(self._data) // self._size)):
            if following >= _END:
                return
            *numbers, following = struct.unpack(f"<{self._size // 4}I", self._sector(following))
            yield from (one for one in numbers if one < _END)

    @staticmethod
    def _directory(data: bytes) -> Iterator[tuple[str, _Entry]]:
        for at in range(0, len(data) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", data, at + 64)
            if kind in (_STREAM, _STORAGE, _ROOT) and 2 <= length <= 64:
                name = data[at : at + length - 2].decode("utf-16-le", "replace")
                yield name, _Entry(kind, *struct.unpack_from("<II", data, at + 116))
