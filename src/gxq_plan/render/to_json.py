"""A record as JSON: UTF-8, keys in the contract's order, the same bytes for the same record."""

from __future__ import annotations

import json
from typing import Any


def to_json(record: Any) -> str:
    """Raises ValueError for nan and infinity: a missing number is None long before it comes here."""
    return json.dumps(record, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
