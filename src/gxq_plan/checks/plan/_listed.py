"""Lists in messages: the first few."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gxq_plan.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 12
_CUT = Text(zh="{shown} 等", en="{shown} and others")
_ALL = Text(zh="{shown}", en="{shown}")


def listed(names: Iterable[object], most: int = _MOST) -> Text:
    """The names joined; of many the first ones. How many there are is said by the message, `facts.ids` holds all."""
    found = list(names)
    wording = _CUT if len(found) > most else _ALL
    return wording.given(shown=found[:most])
