"""Lines of the record to the bytes of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.words import RECORD
from gxq_plan.write.csv_line import csv_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gxq_plan.model.record import Line
    from gxq_plan.text import Lang

# Line ends are part of what was received; the lock and what a killed run leaves belong to one machine.
ATTRIBUTES, IGNORED = b"* -text\n", b".lock\npending.json\n.gxq-accept-*\n"


def header(lang: Lang) -> bytes:
    """The first line of a new revisions.csv: UTF-8 with BOM, so that Excel shows it."""
    return csv_line([title.of(lang) for title in RECORD.values()]).encode("utf-8-sig")


def lines(made: Iterable[Line]) -> bytes:
    """Lines as they are put behind the others."""
    return "".join(csv_line(map(str, one)) for one in made).encode("utf-8")
