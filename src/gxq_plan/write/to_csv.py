"""Rows of text to a CSV that people open: UTF-8 with BOM, so that Excel knows its encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.write.csv_line import csv_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def to_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A header and its rows; lines end in LF, cells are quoted where they must be, text is kept as it is."""
    return "".join(map(csv_line, (header, *rows))).encode("utf-8-sig", "backslashreplace")
