"""A ledger that was checked, put beside the record: the file as it was received, and its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.write.atomic import write
from gxq_plan.write.to_csv import to_csv
from gxq_plan.write.together import make_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from gxq_plan.model.ledger import Entry

LEDGERS, RECEIVED = "ledgers", "received"
_SHORT = 16


def name(number: int, sha256: str) -> str:
    return f"{number:04d}-{sha256[:_SHORT]}.csv"


def keep(record: Path, number: int, header: Sequence[str], entries: Iterable[Entry], data: bytes, sha256: str) -> Path:
    """Keeps one ledger under its number, in a file of its own: nobody who takes in another at the same time can lose
    it. The received file comes first, so that no entry is without it. Raises InputError (F020)."""
    for folder in (record, record / RECEIVED, record / LEDGERS):
        make_folder(folder)
    received, kept = record / RECEIVED / sha256, record / LEDGERS / name(number, sha256)
    if not received.exists():
        write(received, data)
    write(kept, to_csv(header, (_cells(one) for one in entries)))
    return kept


def _cells(one: Entry) -> list[str]:
    asked = [one.cause, one.measure, one.deadline, one.person, one.handling, one.state]
    return [one.id, one.period, *asked, one.accepted, one.file, one.sheet, str(one.row), one.sha256]
