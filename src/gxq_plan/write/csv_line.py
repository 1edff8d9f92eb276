"""One line of a CSV file, whatever its cells hold."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def csv_line(cells: Iterable[str], newline: str = "\n") -> str:
    """Cells as a line with its end; what needs quotes gets them. Before Python 3.13 the csv module quotes a lone CR
    only where lines end in one, and reads it back as the end of a line; so it is told that they do."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + newline
