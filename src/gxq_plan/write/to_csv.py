"""Rows of text to a CSV that people open: UTF-8 with BOM, so that Excel knows its encoding."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A header and its rows; lines end in LF, cells are quoted where they must be, text is kept as it is."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig", "backslashreplace")
