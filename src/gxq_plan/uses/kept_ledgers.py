"""Where ledgers that came back are kept, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.read import kept_ledgers
from gxq_plan.uses.locate import shown

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.ledger import Entry


def record_of(actuals: Path) -> Path:
    """The record of an actuals folder: record/ beside it."""
    whole = actuals.resolve() if ".." in actuals.parts else actuals.absolute()
    return whole.parent / "record"


def kept(actuals: Path) -> tuple[Entry, ...]:
    """Every entry that was taken in, the first one first. Raises InputError (F061) where a kept file was changed."""
    folder = record_of(actuals) / kept_ledgers.FOLDER
    return kept_ledgers.entries(folder, shown(folder))
