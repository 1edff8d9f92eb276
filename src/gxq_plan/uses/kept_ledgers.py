"""Where ledgers that came back are kept, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.read import kept_ledgers
from gxq_plan.uses.locate import record_folder, shown

if TYPE_CHECKING:
    from pathlib import Path

    from gxq_plan.model.ledger import Entry


def kept(actuals: Path) -> tuple[Entry, ...]:
    """Every entry that was taken in, the first one first. Raises InputError (F061) where a kept file was changed."""
    folder = record_folder(actuals) / kept_ledgers.FOLDER
    return kept_ledgers.entries(folder, shown(folder))
