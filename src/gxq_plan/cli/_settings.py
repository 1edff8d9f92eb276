"""What the global options say, filled in while the command line is read."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, TextIO

from gxq_plan.text import LANGS, Lang

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PIPED_WIDTH = 120
_LEAST_WIDTH = 40


@dataclass
class Settings:
    """Global options of one run. Mutable on purpose: they may stand before or after the command's name."""

    lang: Lang = "zh"
    plan: Path | None = None
    actuals: Path | None = None
    color: str = "auto"
    ascii: bool = False
    quiet: bool = False
    verbose: bool = False
    # Where the result goes and in which format, so that a failure can answer in the same one.
    format: str | None = None
    schema: str | None = None
    output: Path | None = None

    def colour_on(self, stream: TextIO) -> bool:
        if self.color != "auto":
            return self.color == "always"
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"

    @property
    def width(self) -> int:
        """The terminal's width; 120 where there is none, unless COLUMNS says otherwise."""
        wanted = os.environ.get("COLUMNS", "")
        if wanted.isascii() and wanted.isdigit() and int(wanted) > 0:
            return max(_LEAST_WIDTH, int(wanted))
        try:
            return max(_LEAST_WIDTH, os.get_terminal_size(sys.__stdout__.fileno()).columns or _PIPED_WIDTH)  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            return _PIPED_WIDTH


def language(arguments: Sequence[str]) -> Lang:
    """The language asked for anywhere on the command line, else by GXQ_LANG, else Chinese.

    Read before click reads the rest, so that help, usage and errors speak it in whatever order options stand.
    """
    wanted = asked(arguments, "--lang"), os.environ.get("GXQ_LANG", "").strip().lower()
    return next((lang for one in wanted for lang in LANGS if lang == one), "zh")


def asked(arguments: Sequence[str], option: str) -> str | None:
    """The value that an option has on the command line, wherever it stands; the last one counts."""
    found = None
    for at, one in enumerate(arguments):
        if one == "--":
            break
        if one == option and at + 1 < len(arguments):
            found = arguments[at + 1]
        elif one.startswith(f"{option}="):
            found = one.removeprefix(f"{option}=")
    return found
