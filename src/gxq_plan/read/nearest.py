"""Did you mean: the known names nearest to one that is not known."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from gxq_plan.text import folded as folded

if TYPE_CHECKING:
    from collections.abc import Iterable

# What takes no place on a screen: a byte order mark, a zero-width space, marks of direction.
UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u200e\u200f\u2060"))


def nearest(name: str, known: Iterable[str], most: int = 3, least: float = 0.5) -> tuple[str, ...]:
    """Up to `most` known names, the nearest first; none where nothing is near."""
    wanted = folded(name)
    matcher = SequenceMatcher(b=wanted, autojunk=False)
    scored = []
    for one in dict.fromkeys(known):
        plain = folded(one)
        inside = min(len(wanted), len(plain)) > 1 and (wanted in plain or plain in wanted)
        matcher.set_seq1(plain)
        if inside or (matcher.quick_ratio() >= least and matcher.ratio() >= least):
            scored.append((-matcher.ratio() - 0.3 * inside, one))
    return tuple(one for _, one in sorted(scored)[:most])
