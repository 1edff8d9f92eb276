"""How far a long reading has come: one line on standard error, for a person who waits at a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from gxq_plan.text import Text, cell_width, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gxq_plan.cli._settings import Settings
    from gxq_plan.text import Lang
    from gxq_plan.uses.check import Watch

# Short runs show nothing: a line that comes and goes at once is only a flicker.
_AFTER = 0.5
_BETWEEN = 0.1
_READING = Text(zh="正在读取 {file}：{rows} 行", en="reading {file}: {rows} rows")
_CHECKING = Text(zh="正在检查：{rows} 行", en="checking {rows} rows")


@contextmanager
def reading(settings: Settings) -> Iterator[Watch | None]:
    """Whom to tell of the rows read, and None where nobody looks: quiet, or standard error is no terminal. The line
    is gone when the work is done, also when it fails."""
    if settings.quiet or not sys.stderr.isatty():
        yield None
        return
    line = _Line(settings.lang)
    try:
        yield line.read
    finally:
        line.wipe()


class _Line:
    """The line. It moves the cursor with carriage returns and spaces alone, which every terminal understands."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self.next = self.first = monotonic() + _AFTER
        self.shown = 0

    def read(self, file: str | None, rows: int) -> None:
        now = monotonic()
        # Checking is told once, right behind the last of reading.
        if now < (self.next if file else self.first):
            return
        self.next = now + _BETWEEN
        counted = Text.both(f"{rows:,}")
        words = _READING.given(file=file.rsplit("/", 1)[-1], rows=counted) if file else _CHECKING.given(rows=counted)
        text = wrapped(words.of(self.lang), _columns() - 1)[0]
        width = cell_width(text)
        self._put("\r" + text + " " * max(0, self.shown - width))
        self.shown = max(self.shown, width)

    def wipe(self) -> None:
        if self.shown:
            self._put("\r" + " " * self.shown + "\r")
            self.shown = 0

    @staticmethod
    def _put(text: str) -> None:
        try:
            sys.stderr.write(text)
            sys.stderr.flush()
        except OSError:
            pass  # a terminal that has gone is no reason to stop checking


def _columns() -> int:
    try:
        return max(20, os.get_terminal_size(sys.stderr.fileno()).columns or 80)
    except (OSError, ValueError):
        return 80
